#include "app/foresee.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "app/foresee_start.hpp"
#include "base/text.hpp"
#include "foresee/experiment.hpp"
#include "foresee/report.hpp"
#include "foresee/report_start.hpp"
#include "foresee/report_text.hpp"
#include "foresee/sensitivity.hpp"

namespace stafett::app {
namespace {

constexpr std::int64_t usual_runs = 100;
constexpr std::int64_t usual_draws = 50;

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in || std::filesystem::is_directory(path)) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out{path, std::ios::binary};
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error{path.string() + " cannot be written"};
}

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

// How far the work is, on the terminal alone, a few times a second.
class Bar {
 public:
  bool operator()(std::size_t done, std::size_t of) {
    const auto now = std::chrono::steady_clock::now();
    if (!shows_ || (now - last_ < std::chrono::milliseconds{200} && done < of)) return true;
    last_ = now;
    const double share = static_cast<double>(done) / static_cast<double>(of);
    const double gone = std::chrono::duration<double>(now - begun_).count();
    constexpr std::size_t width = 30;
    const auto full = static_cast<std::size_t>(share * width);
    fmt::print(stderr, "\r[{}{}] {} of {} runs, {:.0f} s left ", std::string(full, '#'),
               std::string(width - full, '.'), done, of, gone / share - gone);
    if (done == of) fmt::print(stderr, "\r{:70}\r", "");
    std::fflush(stderr);
    return true;
  }

 private:
  bool shows_ = isatty(STDERR_FILENO) == 1;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = begun_ - std::chrono::seconds{1};
};

// Runs and outcomes must have room: said before the first one, not by the machine during the last.
bool has_room(const std::vector<foresee::Scenario>& scenarios, const foresee::Plan& plan,
              const std::optional<foresee::Start>& start) {
  double needed = 0;
  for (const auto& scenario : scenarios) {
    const double each =
        static_cast<double>(foresee::bytes_needed(scenario, start ? &*start : nullptr));
    const double kept = static_cast<double>(sizeof(foresee::Outcomes)) +
                        (scenario.days / 30.0 + 1) * sizeof(foresee::MonthOutcomes);
    needed = std::max(needed, each * plan.threads) + kept * static_cast<double>(plan.runs);
  }
  const double machine =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
  if (needed <= machine * 0.8) return true;
  fmt::print(stderr,
             "stafett foresee: this takes about {:.1f} GB of memory, and the machine has {:.1f} "
             "GB. Fewer runs "
             "or threads, or smaller contracts, take less.\n",
             needed / 1e9, machine / 1e9);
  return false;
}

std::string shell_word(const std::string& word) {
  if (word.find_first_not_of(
          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=+,:") ==
          std::string::npos &&
      !word.empty())
    return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return text + "'";
}

void write_reports(const foresee::Experiment& experiment, const foresee::Origin& origin,
                   const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  write_file(folder / "report.html", foresee::report_html(experiment, origin));
  write_file(folder / "runs.csv", foresee::runs_csv(experiment));
  write_file(folder / "report.json", foresee::report_json(experiment, origin));
  fmt::print("\nWritten: {}\n", (folder / "report.html").string());
}

// --screen and --shares: what is asked for beside the usual comparison.
struct Sensitivity {
  std::optional<std::string> screen;
  std::optional<std::string> shares;
  std::size_t walks = 20;
  std::size_t points = 256;
  std::size_t each = 2;
  std::optional<std::string> factors;

  explicit Sensitivity(Arguments& arguments)
      : screen{arguments.option("screen")},
        shares{arguments.option("shares")},
        walks{static_cast<std::size_t>(arguments.number("walks", 2, 10'000).value_or(20))},
        points{static_cast<std::size_t>(arguments.number("points", 8, 1'000'000).value_or(256))},
        each{static_cast<std::size_t>(arguments.number("each", 1, 10'000).value_or(2))},
        factors{arguments.option("factors")} {
    if (screen && shares) throw UsageError{"--screen and --shares are asked for one at a time"};
  }
  [[nodiscard]] bool asked() const { return screen || shares; }
};

const foresee::Measure& measure_of(const std::string& name) {
  if (const auto* measure = foresee::find_measure(name)) return *measure;
  std::string names;
  for (const auto& measure : foresee::measures()) names += " " + std::string{measure.name};
  throw UsageError{name + " is no measure; there are:" + names};
}

std::vector<const foresee::ParameterInfo*> chosen_factors(
    const std::vector<foresee::Scenario>& scenarios, const std::optional<std::string>& names) {
  auto all = foresee::uncertain(scenarios);
  if (!names) return all;
  std::vector<const foresee::ParameterInfo*> chosen;
  for (const auto name : text::split(*names, ',')) {
    const auto found = std::find(all.begin(), all.end(), foresee::find_parameter(name));
    if (found == all.end())
      throw UsageError{std::string{name} + " is no parameter with a range in these scenarios"};
    chosen.push_back(*found);
  }
  return chosen;
}

int sensitivity(const Sensitivity& asked, std::vector<foresee::Scenario> scenarios,
                const foresee::Plan& plan, const std::optional<foresee::Start>& start,
                std::string command, const std::optional<std::string>& out) {
  if (scenarios.size() > 2) throw UsageError{"--screen and --shares take at most one --against"};
  foresee::Question question;
  question.measure = &measure_of(asked.screen ? *asked.screen : *asked.shares);
  question.factors = chosen_factors(scenarios, asked.factors);
  question.scenarios = std::move(scenarios);
  question.runs = asked.each;
  question.start = start;
  question.seed = plan.seed;
  const auto response = foresee::response_of(question);
  const auto factors = question.factors.size();
  const std::size_t rows = asked.screen ? asked.walks : asked.points;
  command += fmt::format(" --{} {} --{} {} --each {} --seed {}", asked.screen ? "screen" : "shares",
                         question.measure->name, asked.screen ? "walks" : "points", rows,
                         asked.each, plan.seed);
  if (asked.factors) command += " --factors " + shell_word(*asked.factors);
  command += " --out DIR";
  const auto progress = [bar = Bar{}, rows](std::size_t done) mutable { return bar(done, rows); };
  std::string html;
  if (asked.screen) {
    const auto effects =
        foresee::morris(factors, rows, plan.seed, plan.threads, response, progress);
    fmt::print("{}", foresee::screening_text(question, effects));
    html = foresee::screening_html(question, effects, command);
  } else {
    const auto shares = foresee::sobol(factors, rows, plan.seed, plan.threads, response, progress);
    fmt::print("{}", foresee::shares_text(question, shares));
    html = foresee::shares_html(question, shares, command);
  }
  if (!out) return EXIT_SUCCESS;
  std::filesystem::create_directories(*out);
  const auto path = std::filesystem::path{*out} / (asked.screen ? "screening.html" : "shares.html");
  write_file(path, html);
  fmt::print("\nWritten: {}\n", path.string());
  return EXIT_SUCCESS;
}

}  // namespace

int foresee(Arguments& arguments) {
  const Sensitivity asked{arguments};
  foresee::Plan plan;
  plan.seed = static_cast<std::uint64_t>(
      arguments.number("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  plan.runs =
      static_cast<std::size_t>(arguments.number("runs", 1, 10'000'000).value_or(usual_runs));
  plan.threads =
      static_cast<unsigned>(arguments.number("threads", 1, 1024)
                                .value_or(std::max(1U, std::thread::hardware_concurrency())));
  if (const auto text = arguments.option("precision"))
    plan.precision = precision_from("precision", *text);
  std::optional<foresee::Plan::Precision> needed;
  if (const auto text = arguments.option("needed")) needed = precision_from("needed", *text);
  const auto draws =
      static_cast<std::size_t>(arguments.number("draws", 0, 1'000'000).value_or(usual_draws));
  const auto out = arguments.option("out");
  const StartAsked from{arguments};
  auto files = arguments.options("against");
  const auto words = arguments.words();
  if (words.size() != 1) throw UsageError{"one scenario is run; others come with --against"};
  files.insert(files.begin(), words.front());

  // What makes the same bytes again: threads do not matter, and neither does where it is written.
  foresee::Origin origin{"stafett foresee", STAFETT_VERSION};
  origin.command += " " + shell_word(files.front());
  for (std::size_t i = 1; i < files.size(); ++i)
    origin.command += " --against " + shell_word(files[i]);
  if (from.asked())
    origin.command += " --contract " + shell_word(from.contract()) +
                      fmt::format(" --data FOLDER --days {}", from.days());
  const std::string scenarios_named = origin.command;
  origin.command += fmt::format(" --runs {} --draws {} --seed {}", plan.runs, draws, plan.seed);
  if (plan.precision)
    origin.command +=
        fmt::format(" --precision {}={}", plan.precision->measure, plan.precision->half_width);
  origin.command += " --out DIR";

  std::vector<foresee::Scenario> scenarios;
  bool all_read = true;
  for (const auto& file : files) {
    auto scenario = foresee::read_scenario(file, read_file);
    if (scenario) {
      scenarios.push_back(*std::move(scenario));
      continue;
    }
    all_read = false;
    for (const auto& fault : scenario.error())
      fmt::print(stderr, "stafett foresee: {}\n", fault.to_text());
  }
  if (!all_read) return EXIT_FAILURE;
  std::optional<foresee::Start> start;
  if (from.asked()) {
    start = from.read();
    if (!start) return EXIT_FAILURE;
    scenarios = foresee::begin_with(std::move(scenarios), *start, from.days());
    fmt::print("{}", foresee::start_text(*start));
  }
  if (asked.asked())
    return sensitivity(asked, std::move(scenarios), plan, start, scenarios_named, out);
  if (!has_room(scenarios, plan, start)) return EXIT_FAILURE;

  auto experiment = foresee::run_experiment(
      std::move(scenarios), plan,
      [bar = Bar{}](std::size_t done, std::size_t of) mutable { return bar(done, of); },
      std::move(start));
  // The screen shows chance alone; the ranges are for the report.
  if (out && draws > 0)
    experiment.ranges = foresee::run_ranges(
        experiment, draws,
        [bar = Bar{}, draws](std::size_t done) mutable { return bar(done, draws); });
  fmt::print("{}", foresee::table_text(experiment));
  if (needed) {
    const auto runs = foresee::runs_needed(experiment, *needed);
    fmt::print("\nFor a half-width of {} of {}: about {} runs.\n", needed->half_width,
               needed->measure, runs ? std::to_string(*runs) : "no number can be told from so few");
  }
  if (out) write_reports(experiment, origin, *out);
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
