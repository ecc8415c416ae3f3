#include "app/foresee.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "app/foresee_order.hpp"
#include "app/foresee_start.hpp"
#include "app/foresee_trace.hpp"
#include "app/run_parts.hpp"
#include "base/text.hpp"
#include "foresee/experiment.hpp"
#include "foresee/links.hpp"
#include "foresee/report.hpp"
#include "foresee/report_start.hpp"
#include "foresee/report_text.hpp"
#include "foresee/sensitivity.hpp"

namespace stafett::app {
namespace {

// Ctrl-C, and being told to stop: what has been done is kept.
std::atomic<bool> told_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

class Stopping {
 public:
  Stopping() {
    told_to_stop = false;
    struct sigaction action {};
    action.sa_handler = [](int) { told_to_stop = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // whoever says it twice means it
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGTERM, &action, &terminate_);
  }
  ~Stopping() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
  }
  Stopping(const Stopping&) = delete;
  Stopping& operator=(const Stopping&) = delete;

 private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

// As shells have it for who was interrupted.
constexpr int stopped_status = 130;

// How far the work is, on the terminal alone, a few times a second.
class Bar {
 public:
  bool operator()(std::size_t done, std::size_t of) {
    const auto now = std::chrono::steady_clock::now();
    if (!shows_ || (now - last_ < std::chrono::milliseconds{200} && done < of))
      return !told_to_stop;
    last_ = now;
    const double share = static_cast<double>(done) / static_cast<double>(of);
    const double gone = std::chrono::duration<double>(now - begun_).count();
    constexpr std::size_t width = 30;
    const auto full = static_cast<std::size_t>(share * width);
    fmt::print(stderr, "\r[{}{}] {} of {} runs, {:.0f} s left ", std::string(full, '#'),
               std::string(width - full, '.'), done, of, gone / share - gone);
    if (done == of) fmt::print(stderr, "\r{:70}\r", "");
    std::fflush(stderr);
    return !told_to_stop;
  }

 private:
  bool shows_ = isatty(STDERR_FILENO) == 1;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = begun_ - std::chrono::seconds{1};
};

// Runs and outcomes must have room: said before the first one, not by the machine during the last.
bool has_room(const foresee::Courses& courses, const foresee::Plan& plan) {
  double needed = 0;
  for (std::size_t i = 0; i < courses.scenarios.size(); ++i) {
    const auto& scenario = courses.scenarios[i];
    const double each = static_cast<double>(
        foresee::bytes_needed(scenario, courses.starts.empty() ? nullptr : &courses.starts[i]));
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

void write_reports(const foresee::Experiment& experiment, const ForeseeOrder& order) {
  const std::filesystem::path& folder = *order.out;
  const foresee::Origin origin{
      foresee::command_of(order.order, order.plan, foresee::mark_of(experiment)),
      order.order.version};
  std::filesystem::create_directories(folder);
  // The runs first, and whole: whatever happens after, they can be carried on.
  write_file(folder / (std::string{kept_name} + ".new"),
             foresee::kept_text(experiment, order.order));
  std::filesystem::rename(folder / (std::string{kept_name} + ".new"), folder / kept_name);
  write_file(folder / "report.html",
             foresee::report_html(experiment, origin, order.order.language));
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

int sensitivity(const Sensitivity& asked, foresee::Courses courses, const ForeseeOrder& order,
                const ForeseeParty& party) {
  auto& scenarios = courses.scenarios;
  if (scenarios.size() > 2) throw UsageError{"--screen and --shares take at most one --against"};
  foresee::Question question;
  question.measure = &measure_of(asked.screen ? *asked.screen : *asked.shares);
  question.factors = chosen_factors(scenarios, asked.factors);
  question.scenarios = std::move(scenarios);
  question.runs = asked.each;
  if (!courses.starts.empty()) question.start = std::move(courses.starts.front());
  const std::uint64_t seed = order.plan.seed;
  question.seed = seed;
  const auto response = foresee::response_of(question);
  const auto factors = question.factors.size();
  const std::size_t rows = asked.screen ? asked.walks : asked.points;
  std::string command = foresee::scenarios_named(order.order);
  command += fmt::format(" --{} {} --{} {} --each {} --seed {}", asked.screen ? "screen" : "shares",
                         question.measure->name, asked.screen ? "walks" : "points", rows,
                         asked.each, seed);
  if (asked.factors) command += " --factors " + foresee::shell_word(*asked.factors);
  const Language language = order.order.language;
  command += fmt::format(" --language {} --out DIR", to_text(language));
  const foresee::Crew crew{order.plan.threads, party.spread};
  const auto progress = [bar = Bar{}, rows](std::size_t done) mutable { return bar(done, rows); };
  std::string html;
  if (asked.screen) {
    const auto effects = foresee::morris(factors, rows, seed, crew, response, progress);
    if (told_to_stop) return stopped_status;
    fmt::print("{}", foresee::screening_text(question, effects));
    html = foresee::screening_html(question, effects, command, language);
  } else {
    const auto shares = foresee::sobol(factors, rows, seed, crew, response, progress);
    if (told_to_stop) return stopped_status;
    fmt::print("{}", foresee::shares_text(question, shares));
    html = foresee::shares_html(question, shares, command, language);
  }
  if (!order.out || !party.writes) return EXIT_SUCCESS;
  std::filesystem::create_directories(*order.out);
  const auto path = *order.out / (asked.screen ? "screening.html" : "shares.html");
  write_file(path, html);
  fmt::print("\nWritten: {}\n", path.string());
  return EXIT_SUCCESS;
}

// As planned, from the first run or from those that were kept; then the ranges. Nothing where the
// runs that were kept are not this program's.
std::optional<foresee::Experiment> run(ForeseeOrder& order, foresee::Courses courses) {
  const auto progress = [bar = Bar{}](std::size_t done, std::size_t of) mutable {
    return bar(done, of);
  };
  foresee::Experiment experiment;
  if (order.kept) {
    auto before = foresee::taken_up(*std::move(order.kept), std::move(courses.scenarios),
                                    std::move(courses.starts));
    if (!before) {
      fmt::print(
          stderr,
          "stafett foresee: this program{} gives other runs than those that are kept. To run "
          "it again: {}\n",
          order.order.contract ? ", or the register as it is now," : "",
          foresee::command_of(order.order, order.plan, {}));
      return std::nullopt;
    }
    experiment = *std::move(before);
    experiment.plan = order.plan;
  } else {
    experiment =
        foresee::begun(std::move(courses.scenarios), order.plan, std::move(courses.starts));
  }
  foresee::carry_on(experiment, progress);
  // The screen shows chance alone; the ranges are for the report.
  const std::size_t draws = order.out ? order.order.draws : 0;
  if (experiment.complete && draws > 0) {
    experiment.ranges = foresee::run_ranges(
        experiment, draws,
        [bar = Bar{}, draws](std::size_t done) mutable { return bar(done, draws); });
    experiment.complete = experiment.ranges.draws == draws;
  }
  const std::size_t links = order.out
                                ? foresee::unlinked_runs(order.order.links, experiment.arms.size(),
                                                         experiment.arms.front().runs.size())
                                : 0;
  if (experiment.complete && links > 0) {
    experiment.unlinked = foresee::run_links(
        experiment, links,
        [bar = Bar{}, links](std::size_t done) mutable { return bar(done, links); });
    experiment.complete = experiment.unlinked.runs == links;
  }
  return experiment;
}

}  // namespace

int foresee(Arguments& arguments) { return foresee(arguments, {}); }

int foresee(Arguments& arguments, const ForeseeParty& party) {
  const Stopping stopping;
  const Sensitivity asked{arguments};
  const TraceAsked life{arguments};
  std::optional<foresee::Plan::Precision> needed;
  if (const auto text = arguments.option("needed")) needed = precision_from("needed", *text);
  auto order = foresee_order(arguments);
  if (order && order->kept && (asked.asked() || life.asked()))
    throw UsageError{"--extend carries on a comparison, not a screening, shares or a life"};
  if (life.asked() && (asked.asked() || party.spread))
    throw UsageError{"--trace is asked for alone, of stafett foresee"};
  if ((life.asked() || asked.asked()) && order && (order->order.turns.any() || order->same))
    throw UsageError{"--option, --leaving, --set and --same are for a comparison"};
  // The first lives of such a run are those of people in the register.
  if (life.asked() && order && order->order.contract)
    throw UsageError{"--trace follows invented lives alone: nobody's own future is told"};
  if (order && order->order.contract && party.spread)
    throw UsageError{"runs that begin with a register are run where it is, by stafett foresee"};
  std::optional<foresee::Courses> courses;
  if (order) courses = courses_of(*order);
  const bool ready = courses && (asked.asked() || has_room(*courses, order->plan));
  if (!(party.all_ready ? party.all_ready(ready) : ready)) return EXIT_FAILURE;
  order->plan.spread = party.spread;
  if (life.asked()) {
    life.print(courses->scenarios, order->plan.seed);
    return EXIT_SUCCESS;
  }
  if (!courses->starts.empty()) fmt::print("{}", foresee::start_text(courses->starts.front()));
  if (asked.asked()) return sensitivity(asked, *std::move(courses), *order, party);
  const auto experiment = run(*order, *std::move(courses));
  if (!experiment) return EXIT_FAILURE;

  const std::size_t runs = experiment->arms.front().runs.size();
  if (runs == 0) {
    fmt::print(stderr, "stafett foresee: stopped before the first run was done\n");
    return stopped_status;
  }
  fmt::print("{}", foresee::table_text(*experiment));
  if (needed) {
    const auto enough = foresee::runs_needed(*experiment, *needed);
    fmt::print("\nFor a half-width of {} of {}: about {} runs.\n", needed->half_width,
               needed->measure,
               enough ? std::to_string(*enough) : "no number can be told from so few");
  }
  if (order->out && party.writes) write_reports(*experiment, *order);
  if (experiment->complete) return EXIT_SUCCESS;
  fmt::print(stderr, "stafett foresee: stopped after {} of {} runs.{}\n", runs, order->plan.runs,
             order->out ? " To go on: stafett foresee --extend " +
                              foresee::shell_word(order->out->string())
                        : "");
  return stopped_status;
}

}  // namespace stafett::app
