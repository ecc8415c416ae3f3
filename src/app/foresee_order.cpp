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

namespace stafett::app {
namespace {

constexpr std::int64_t usual_runs = 100;
constexpr std::int64_t usual_draws = 50;
constexpr std::int64_t most_runs = 10'000'000;

unsigned threads_from(Arguments& arguments) {
  return static_cast<unsigned>(arguments.number("threads", 1, 1024)
                                   .value_or(std::max(1U, std::thread::hardware_concurrency())));
}

std::optional<ForeseeOrder> carried_on(Arguments& arguments, const std::string& folder) {
  const auto runs = arguments.number("runs", 1, most_runs);
  const unsigned threads = threads_from(arguments);
  const auto out = arguments.option("out");
  const auto data = arguments.option("data");
  const auto database = arguments.option("database");
  if (!arguments.words().empty())
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
  ForeseeOrder all;
  all.order = kept->order;
  all.plan = kept->plan;
  all.plan.threads = threads;
  if (all.order.version != STAFETT_VERSION) {
    fmt::print(
        stderr,
        "stafett foresee: {} was made by Stafett {}, and this is {}; runs of two programs do "
        "not go together. To run it again: {}\n",
        path.string(), all.order.version, STAFETT_VERSION, all.command());
    return std::nullopt;
  }
  const std::size_t have = kept->runs.front().size();
  if (runs) all.plan.runs = static_cast<std::size_t>(*runs);
  if (all.plan.runs < have)
    throw UsageError{
        fmt::format("{} runs are there already; --runs says how many there shall be in all", have)};
  if (all.order.contract) {
    std::vector<std::string> words = {"--contract", *all.order.contract, "--days",
                                      std::to_string(all.order.days)};
    if (data) words.insert(words.end(), {"--data", *data});
    if (database) words.insert(words.end(), {"--database", *database});
    Arguments register_words{std::move(words)};
    all.from.emplace(register_words);
  } else if (data || database) {
    throw UsageError{"these runs did not begin with a register"};
  }
  all.out = out.value_or(folder);
  all.kept = *std::move(kept);
  return all;
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

std::string ForeseeOrder::scenarios_named() const {
  std::string command = "stafett foresee " + shell_word(order.files.front());
  for (std::size_t i = 1; i < order.files.size(); ++i)
    command += " --against " + shell_word(order.files[i]);
  if (order.contract)
    command += " --contract " + shell_word(*order.contract) +
               fmt::format(" --data FOLDER --days {}", order.days);
  return command;
}

std::string ForeseeOrder::command() const {
  std::string command = scenarios_named() + fmt::format(" --runs {} --draws {} --seed {}",
                                                        plan.runs, order.draws, plan.seed);
  if (plan.precision)
    command +=
        fmt::format(" --precision {}={}", plan.precision->measure, plan.precision->half_width);
  return command + " --out DIR";
}

std::optional<ForeseeOrder> foresee_order(Arguments& arguments) {
  if (const auto folder = arguments.option("extend")) return carried_on(arguments, *folder);
  ForeseeOrder all;
  all.order.version = STAFETT_VERSION;
  all.plan.seed = static_cast<std::uint64_t>(
      arguments.number("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  all.plan.runs =
      static_cast<std::size_t>(arguments.number("runs", 1, most_runs).value_or(usual_runs));
  all.plan.threads = threads_from(arguments);
  if (const auto text = arguments.option("precision"))
    all.plan.precision = precision_from("precision", *text);
  all.order.draws =
      static_cast<std::size_t>(arguments.number("draws", 0, 1'000'000).value_or(usual_draws));
  if (auto out = arguments.option("out")) all.out = *std::move(out);
  if (const StartAsked from{arguments}; from.asked()) {
    all.order.contract = from.contract();
    all.order.days = from.days();
    all.from = from;
  }
  all.order.files = arguments.options("against");
  const auto words = arguments.words();
  if (words.size() != 1) throw UsageError{"one scenario is run; others come with --against"};
  all.order.files.insert(all.order.files.begin(), words.front());
  return all;
}

std::optional<std::vector<foresee::Scenario>> scenarios_of(const ForeseeOrder& order,
                                                           std::optional<foresee::Start>& start) {
  std::vector<foresee::Scenario> scenarios;
  bool all_read = true;
  for (const auto& file : order.order.files) {
    auto scenario = foresee::read_scenario(file, read_file);
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
  if (order.from) {
    start = order.from->read();
    if (!start) return std::nullopt;
    scenarios = foresee::begin_with(std::move(scenarios), *start, order.order.days);
  }
  if (!order.kept) return scenarios;
  const auto changed = foresee::changed(*order.kept, scenarios);
  for (const auto& one : changed) fmt::print(stderr, "stafett foresee: {}\n", one);
  if (changed.empty()) return scenarios;
  fmt::print(
      stderr,
      "stafett foresee: runs of two scenarios do not go together. Put back what has changed, "
      "or run it again: {}\n",
      order.command());
  return std::nullopt;
}

}  // namespace stafett::app
