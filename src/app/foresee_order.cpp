#include "app/foresee_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <thread>
#include <utility>

#include "app/run_parts.hpp"
#include "foresee/measures.hpp"
#include "foresee/order.hpp"

namespace stafett::app {
namespace {

constexpr std::int64_t usual_runs = 100;
constexpr std::int64_t usual_draws = 50;
constexpr std::int64_t usual_links = 20;
constexpr std::int64_t most_runs = 10'000'000;

unsigned threads_from(Arguments& arguments) {
  return static_cast<unsigned>(arguments.number("threads", 1, 1024)
                                   .value_or(std::max(1U, std::thread::hardware_concurrency())));
}

std::optional<ForeseeOrder> carried_on(Arguments& arguments, const std::string& folder) {
  const auto runs = arguments.number("runs", 1, most_runs);
  const unsigned threads = threads_from(arguments);
  const auto out = arguments.option("out");
  const auto language = language_option(arguments);
  StartAsked from{arguments};
  if (!arguments.words().empty() || from.contract())
    throw UsageError{"--extend takes scenarios, seed and all else from the report's folder"};

  const auto path = std::filesystem::path{folder} / kept_name;
  const auto text = read_file(path.string());
  if (!text) {
    fmt::print(stderr, "stafett foresee: {} cannot be read; --out writes it\n", path.string());
    return std::nullopt;
  }
  auto kept = foresee::read_kept(*text);
  if (!kept) {
    fmt::print(stderr, "stafett foresee: {}: {}\n", path.string(), kept.error());
    return std::nullopt;
  }
  ForeseeOrder all{kept->order, kept->plan, std::move(from), {}, {}, {}};
  all.order.language = language.value_or(all.order.language);
  all.plan.threads = threads;
  if (all.order.version != STAFETT_VERSION) {
    fmt::print(
        stderr,
        "stafett foresee: {} was made by Stafett {}, and this is {}; runs of two programs do "
        "not go together. To run it again: {}\n",
        path.string(), all.order.version, STAFETT_VERSION,
        foresee::command_of(all.order, all.plan, {}));
    return std::nullopt;
  }
  const std::size_t have = kept->runs.front().size();
  if (runs) all.plan.runs = static_cast<std::size_t>(*runs);
  if (all.plan.runs < have)
    throw UsageError{
        fmt::format("{} runs are there already; --runs says how many there shall be in all", have)};
  if (all.order.has_register != all.from.has_register())
    throw UsageError{all.order.has_register ? "these runs need --data: where the register is"
                                            : "these runs did not begin with a register"};
  if (all.order.has_shelf && !all.from.has_shelf())
    throw UsageError{"these runs need --scenarios: where their scenarios are"};
  if (all.order.contract) all.from.begin_with(*all.order.contract);
  all.out = out.value_or(folder);
  all.kept = *std::move(kept);
  return all;
}

foresee::Turns turns_from(Arguments& arguments) {
  foresee::Turns turns;
  if (const auto option = arguments.option("option")) {
    turns.option = domain::from_text<domain::OptionDecision>(*option);
    if (!turns.option || turns.option == domain::OptionDecision::open)
      throw UsageError{"--option takes taken or declined"};
  }
  turns.leaving = static_cast<int>(arguments.number("leaving", 0, 10'000).value_or(0));
  for (const auto& text : arguments.options("set")) {
    const auto equals = text.find('=');
    auto& one = turns.values.emplace_back();
    one.name = text.substr(0, equals);
    const char* end = text.data() + text.size();
    const auto read = equals == std::string::npos
                          ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                          : std::from_chars(text.data() + equals + 1, end, one.value);
    if (read.ec != std::errc{} || read.ptr != end)
      throw UsageError{"--set takes PARAMETER=VALUE, such as staff.caseload_ceiling=15"};
  }
  return turns;
}

// Why a contract's course cannot be turned so.
std::string why(const Refusal& refusal, const foresee::Turns& turns) {
  if (refusal.code == "no_open_option") return "no option is ahead of the contract";
  if (refusal.code == "leaving_too_many")
    return fmt::format("there are not {} consultants in a post who have not given notice",
                       turns.leaving);
  if (refusal.code == "levers_do_not_fit")
    return "the values that are set do not go together with the rest";
  for (const auto& [name, value] : turns.values) {
    const auto* parameter = foresee::find_parameter(name);
    if (parameter == nullptr) return name + " is no parameter; a scenario file names them all";
    if (!foresee::takes(*parameter, value))
      return fmt::format("{} takes a {}number from {} to {} ({})", name,
                         parameter->whole ? "whole " : "", parameter->least, parameter->most,
                         parameter->unit);
  }
  return "the option cannot be decided so: " + refusal.code;
}

}  // namespace

foresee::Plan::Precision precision_from(const std::string& option, const std::string& text) {
  const auto equals = text.find('=');
  foresee::Plan::Precision asked;
  asked.measure = text.substr(0, equals);
  const char* end = text.data() + text.size();
  const auto read = equals == std::string::npos
                        ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                        : std::from_chars(text.data() + equals + 1, end, asked.half_width);
  if (foresee::find_measure(asked.measure) == nullptr || read.ec != std::errc{} ||
      read.ptr != end || !(asked.half_width > 0)) {
    std::string names;
    for (const auto& measure : foresee::measures()) names += " " + std::string{measure.name};
    throw UsageError{"--" + option + " takes MEASURE=HALF_WIDTH, with a measure of:" + names};
  }
  return asked;
}

std::optional<ForeseeOrder> foresee_order(Arguments& arguments) {
  if (const auto folder = arguments.option("extend")) return carried_on(arguments, *folder);
  ForeseeOrder all{{}, {}, StartAsked{arguments}, {}, {}, {}};
  all.order.version = STAFETT_VERSION;
  all.order.has_shelf = all.from.has_shelf();
  all.order.has_register = all.from.has_register();
  all.order.contract = all.from.contract();
  all.plan.seed = static_cast<std::uint64_t>(
      arguments.number("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  all.plan.runs =
      static_cast<std::size_t>(arguments.number("runs", 1, most_runs).value_or(usual_runs));
  all.plan.threads = threads_from(arguments);
  if (const auto text = arguments.option("precision"))
    all.plan.precision = precision_from("precision", *text);
  all.order.draws =
      static_cast<std::size_t>(arguments.number("draws", 0, 1'000'000).value_or(usual_draws));
  all.order.links =
      static_cast<std::size_t>(arguments.number("links", 0, 1'000'000).value_or(usual_links));
  all.order.language = language_option(arguments).value_or(Language::nb);
  if (auto out = arguments.option("out")) all.out = *std::move(out);
  if (const auto days = arguments.number("days", 28, 20'000))
    all.order.days = static_cast<int>(*days);
  else if (all.order.contract)
    all.order.days = foresee::usual_days_from_start;
  all.order.turns = turns_from(arguments);
  all.same = arguments.option("same");
  if (const auto text = arguments.option("day")) {
    all.order.day = Day::from_text(*text);
    if (!all.order.day) throw UsageError{"--day takes a day, such as 2026-11-25"};
    if (!all.same || !all.order.contract)
      throw UsageError{
          "--day goes with --contract and --same: what was entered since would be taken along"};
  }
  all.order.files = arguments.options("against");
  const auto words = arguments.words();
  if (words.size() != 1) throw UsageError{"one scenario is run; others come with --against"};
  if (all.order.turns.any() && (!all.order.contract || !all.order.files.empty()))
    throw UsageError{
        "--option, --leaving and --set go with --contract: what is turned stands beside the "
        "contract's own course, and --against is for scenarios"};
  all.order.files.insert(all.order.files.begin(), words.front());
  return all;
}

std::optional<foresee::Courses> courses_of(ForeseeOrder& all) {
  foresee::Order& order = all.order;
  const auto read = [&](const std::string& path) { return all.from.scenario(path); };
  foresee::Courses courses;
  auto& scenarios = courses.scenarios;
  bool all_read = true;
  for (const auto& file : order.files) {
    auto scenario = foresee::read_scenario(file, read);
    if (scenario) {
      scenarios.push_back(*std::move(scenario));
      continue;
    }
    all_read = false;
    for (const auto& fault : scenario.error())
      fmt::print(stderr, "stafett foresee: {}\n", fault.to_text());
  }
  if (!all_read) return std::nullopt;
  // What is known of the office holds in what it is compared with; else two worlds would be.
  for (std::size_t i = 1; i < scenarios.size(); ++i)
    scenarios[i] =
        foresee::with_own_register(std::move(scenarios[i]), scenarios.front(), same_file);
  if (order.contract) {
    const auto start = all.from.read(order.day);
    if (!start) return std::nullopt;
    order.day = start->day;
    if (scenarios.size() == 1) {
      auto both = foresee::courses(scenarios.front(), *start, order.turns, *order.days);
      if (!both) {
        fmt::print(stderr, "stafett foresee: {}\n", why(both.error(), order.turns));
        return std::nullopt;
      }
      courses = *std::move(both);
    } else {
      scenarios = foresee::begin_with(std::move(scenarios), *start, *order.days);
      courses.starts.assign(scenarios.size(), *start);
    }
  } else if (order.days) {
    for (auto& scenario : scenarios) scenario.days = *order.days;
  }
  if (all.kept) {
    const auto changed = foresee::changed(*all.kept, scenarios);
    for (const auto& one : changed) fmt::print(stderr, "stafett foresee: {}\n", one);
    if (!changed.empty()) {
      fmt::print(stderr,
                 "stafett foresee: runs of two scenarios do not go together. Put back what has "
                 "changed, or run it again: {}\n",
                 foresee::command_of(order, all.plan, {}));
      return std::nullopt;
    }
  }
  if (all.same &&
      *all.same != foresee::mark_of(foresee::begun(scenarios, all.plan, courses.starts))) {
    fmt::print(stderr,
               "stafett foresee: these would not be the runs of {}: the program, a scenario{} has "
               "changed since. To run what there is now, leave --same{} out.\n",
               *all.same, order.contract ? ", or what the register tells of that day" : "",
               order.contract ? " and --day" : "");
    return std::nullopt;
  }
  return courses;
}

}  // namespace stafett::app
