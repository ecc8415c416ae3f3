#include "foresee/kept.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "foresee/report_text.hpp"
#include "foresee/words.hpp"

namespace stafett::foresee {

namespace {

constexpr std::string_view heading = "stafett foresee, kept runs, 3";

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n')
      line += "\\n";
    else if (c == '\\')
      line += "\\\\";
    else
      line += c;
  }
  return line;
}

std::string as_it_was(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size())
      text += line[++i] == 'n' ? '\n' : line[i];
    else
      text += line[i];
  }
  return text;
}

// The word before the first blank; what is left loses it and the blank.
std::string_view first_word(std::string_view& line) {
  const auto blank = line.find(' ');
  const auto word = line.substr(0, blank);
  line.remove_prefix(blank == std::string_view::npos ? line.size() : blank + 1);
  return word;
}

template <class Number>
bool read_number(std::string_view word, Number& number) {
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  return !word.empty() && read.ec == std::errc{} && read.ptr == word.data() + word.size();
}

// Line by line; the first that is not understood is remembered.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_{text} {}

  std::optional<Kept> read() {
    if (next() != heading) return wrong("is not the beginning of kept runs");
    while (!text_.empty()) {
      const std::string_view all = next();
      std::string_view line = all;
      const std::string_view name = first_word(line);
      if (name == "end") return ended(line);
      const bool understood =
          name == "run" ? run(line) : fact(all.starts_with("  "), name, all, line);
      if (!understood) return wrong("is not understood");
    }
    return wrong("is the last: the file is cut off");
  }
  [[nodiscard]] std::string why() const { return fmt::format("line {} {}", number_, why_); }

 private:
  std::string_view next() {
    ++number_;
    const auto end = text_.find('\n');
    const auto line = text_.substr(0, end);
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    return line;
  }
  std::nullopt_t wrong(const char* why) {
    why_ = why;
    return std::nullopt;
  }

  bool fact(bool of_scenario, std::string_view name, std::string_view all, std::string_view rest) {
    Order& order = kept_.order;
    if (of_scenario) {
      if (kept_.scenarios.empty()) return false;
      std::string_view line = all.substr(2);
      const auto what = first_word(line);
      kept_.scenarios.back().push_back({std::string{what}, as_it_was(line)});
      return true;
    }
    if (name == "program") {
      order.version = rest;
      return true;
    }
    if (name == "seed") return read_number(rest, kept_.plan.seed);
    if (name == "runs") return read_number(rest, kept_.plan.runs);
    if (name == "draws") return read_number(rest, order.draws);
    if (name == "links") return read_number(rest, order.links);
    if (name == "language") {
      const auto language = from_text<Language>(rest);
      order.language = language.value_or(order.language);
      return language.has_value();
    }
    if (name == "precision") {
      Plan::Precision asked;
      asked.measure = first_word(rest);
      if (!read_number(rest, asked.half_width)) return false;
      kept_.plan.precision = asked;
      return find_measure(asked.measure) != nullptr;
    }
    if (name == "shelf" || name == "register") {
      (name == "shelf" ? order.has_shelf : order.has_register) = true;
      return rest.empty();
    }
    if (name == "days") return read_number(rest, order.days.emplace());
    if (name == "contract") {
      order.day = Day::from_text(first_word(rest));
      order.contract = as_it_was(rest);
      return order.day.has_value();
    }
    if (name == "option") {
      order.turns.option = from_text<domain::OptionDecision>(rest);
      return order.turns.option.has_value();
    }
    if (name == "leaving") return read_number(rest, order.turns.leaving);
    if (name == "set") {
      SetValue& one = order.turns.values.emplace_back();
      one.name = first_word(rest);
      return read_number(rest, one.value);
    }
    if (name == "file") {
      order.files.push_back(as_it_was(rest));
      return true;
    }
    if (name == "scenario") {
      kept_.scenarios.emplace_back();
      kept_.runs.emplace_back();
      return rest.empty();
    }
    return false;
  }

  // "run SCENARIO REPLICATION NUMBERS…", in order.
  bool run(std::string_view line) {
    std::size_t arm = 0;
    std::size_t replication = 0;
    if (!read_number(first_word(line), arm) || arm >= kept_.runs.size() ||
        !read_number(first_word(line), replication) || replication != kept_.runs[arm].size())
      return false;
    Words words;
    while (!line.empty()) {
      std::int64_t number = 0;
      if (!read_number(first_word(line), number)) return false;
      words.push_back(static_cast<std::uint64_t>(number));
    }
    try {
      kept_.runs[arm].push_back(outcomes_of(words));
    } catch (const std::invalid_argument&) {
      return false;
    }
    return true;
  }

  std::optional<Kept> ended(std::string_view line) {
    std::size_t runs = 0;
    const bool all = read_number(line, runs) && !kept_.runs.empty() && !kept_.order.files.empty() &&
                     std::all_of(kept_.runs.begin(), kept_.runs.end(),
                                 [&](const auto& arm) { return arm.size() == runs; });
    if (!all) return wrong("does not count the runs that are here");
    return std::move(kept_);
  }

  std::string_view text_;
  std::size_t number_ = 0;
  const char* why_ = "";
  Kept kept_;
};

}  // namespace

KeptScenario kept(const Scenario& scenario) {
  KeptScenario lines = {{"name", scenario.name},
                        {"text", scenario.text},
                        {"first_day", scenario.first_day.to_text()},
                        {"days", std::to_string(scenario.days)}};
  for (const Given& given : scenario.given)
    lines.push_back({std::string{given.parameter->name},
                     fmt::format("{} ({} to {}), {}, {}", exact(given.value), exact(given.low),
                                 exact(given.high), to_text(given.evidence), given.source)});
  return lines;
}

std::string kept_text(const Experiment& experiment, const Order& order) {
  const Plan& plan = experiment.plan;
  std::string text = fmt::format(
      "{}\nprogram {}\nseed {}\nruns {}\ndraws {}\nlinks {}\nlanguage {}\n", heading, order.version,
      plan.seed, plan.runs, order.draws, order.links, to_text(order.language));
  if (plan.precision)
    text += fmt::format("precision {} {}\n", plan.precision->measure,
                        exact(plan.precision->half_width));
  for (const auto& file : order.files) text += "file " + one_line(file) + "\n";
  if (order.has_shelf) text += "shelf\n";
  if (order.has_register) text += "register\n";
  if (order.days) text += fmt::format("days {}\n", *order.days);
  if (order.contract && order.day)
    text += fmt::format("contract {} {}\n", order.day->to_text(), one_line(*order.contract));
  if (order.turns.option) text += fmt::format("option {}\n", to_text(*order.turns.option));
  if (order.turns.leaving != 0) text += fmt::format("leaving {}\n", order.turns.leaving);
  for (const auto& [name, value] : order.turns.values)
    text += fmt::format("set {} {}\n", name, exact(value));
  for (const Arm& arm : experiment.arms) {
    text += "scenario\n";
    for (const auto& [name, value] : kept(arm.scenario))
      text += fmt::format("  {} {}\n", name, one_line(value));
  }
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    const auto& runs = experiment.arms[arm].runs;
    for (std::size_t replication = 0; replication < runs.size(); ++replication) {
      text += fmt::format("run {} {}", arm, replication);
      for (const std::uint64_t word : words_of(runs[replication]))
        fmt::format_to(std::back_inserter(text), " {}", static_cast<std::int64_t>(word));
      text += "\n";
    }
  }
  return text + fmt::format("end {}\n", experiment.arms.front().runs.size());
}

tl::expected<Kept, std::string> read_kept(std::string_view text) {
  Reader reader{text};
  auto kept = reader.read();
  if (!kept) return tl::unexpected{reader.why()};
  return *std::move(kept);
}

std::vector<std::string> changed(const Kept& kept_runs, const std::vector<Scenario>& scenarios) {
  std::vector<std::string> all;
  for (std::size_t arm = 0; arm < kept_runs.scenarios.size(); ++arm) {
    const KeptScenario& before = kept_runs.scenarios[arm];
    const auto& files = kept_runs.order.files;
    // What is turned has no file of its own.
    const std::string& file = arm < files.size() ? files[arm] : before.front().value;
    const KeptScenario now = arm < scenarios.size() ? kept(scenarios[arm]) : KeptScenario{};
    if (now.size() != before.size()) {
      all.push_back(fmt::format("{} has other parameters than it had", file));
      continue;
    }
    for (std::size_t i = 0; i < now.size(); ++i)
      if (now[i] != before[i])
        all.push_back(fmt::format("{}: {} is {} and was {}", file, now[i].name, now[i].value,
                                  before[i].value));
  }
  return all;
}

std::optional<Experiment> taken_up(Kept kept, std::vector<Scenario> scenarios,
                                   std::vector<Start> starts) {
  Experiment experiment = begun(std::move(scenarios), kept.plan, std::move(starts));
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    const auto& runs = kept.runs[arm];
    for (const std::size_t one : {std::size_t{0}, runs.size() - 1})
      if (!runs.empty() && !(run_circles(experiment.arms[arm].scenario, experiment.plan.seed, one,
                                         experiment.start_of(arm)) == runs[one]))
        return std::nullopt;
    experiment.arms[arm].runs = std::move(kept.runs[arm]);
  }
  return experiment;
}

}  // namespace stafett::foresee
