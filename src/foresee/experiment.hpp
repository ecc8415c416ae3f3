// Scenarios run many times and held against each other: the first is what the others are compared
// with, run by run with the same chance.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "foresee/circles.hpp"
#include "foresee/measures.hpp"
#include "foresee/replications.hpp"
#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// When to stop.
struct Plan {
  std::uint64_t seed = 1;
  std::size_t runs = 100;  ///< of each scenario; where `precision` is given, the most
  unsigned threads = 1;
  Spread spread = {};  ///< over processes, where there are several
  /// Stop when the half-width of this measure's difference (or, with one scenario, its mean) is at
  /// most so large.
  struct Precision {
    std::string measure;
    double half_width = 0;
  };
  std::optional<Precision> precision;
};

/// One scenario and its runs, by replication from 0.
struct Arm {
  Scenario scenario;
  std::vector<Outcomes> runs;
  std::optional<Start> start = {};  ///< where it begins otherwise than the others
};

/// What the measures come to with the uncertain parameters anywhere in their ranges
/// (sensitivity.hpp).
struct Ranges {
  std::size_t draws = 0;                                 ///< 0: not asked for
  std::size_t parameters = 0;                            ///< how many were turned
  std::vector<std::vector<std::vector<double>>> values;  ///< by arm, measure and draw
};

/// What the measures come to without one link of the model (links.hpp).
struct Unlinked {
  std::size_t runs = 0;  ///< of each scenario without each link; 0: not asked for
  std::vector<std::vector<std::vector<std::vector<double>>>>
      values;  ///< by link, arm, measure, run
};

struct Experiment {
  Plan plan;
  std::vector<Arm> arms;
  std::optional<Start> start = {};  ///< what all arms begin with; nothing: empty contracts
  Ranges ranges;
  Unlinked unlinked;
  bool complete = true;  ///< false where it was stopped before its runs were done

  /// What an arm begins with; null: empty contracts.
  [[nodiscard]] const Start* start_of(std::size_t arm) const;
  /// A measure in every run of an arm.
  [[nodiscard]] std::vector<double> values(std::size_t arm, const Measure& measure) const;
};

/// What is to be run, with nothing run yet. `starts`: what each of the scenarios begins with, which
/// are begin_with's then; or none.
Experiment begun(std::vector<Scenario> scenarios, const Plan& plan, std::vector<Start> starts = {});

/// A measure of that name; nullptr where there is none.
const Measure* find_measure(std::string_view name);

/// Runs `scenarios` as planned. `progress` hears how many of how many runs are done and may say
/// stop; then each arm keeps the runs that all arms have, from the first on. With a start the
/// scenarios are those that begin_with made.
Experiment run_experiment(
    std::vector<Scenario> scenarios, const Plan& plan,
    const std::function<bool(std::size_t done, std::size_t of)>& progress = {},
    std::optional<Start> start = {});

/// Runs further replications, up to plan.runs in all, on top of those that are there. The result is
/// the same as if all had been run at once.
void extend(Experiment& experiment, std::size_t runs,
            const std::function<bool(std::size_t done, std::size_t of)>& progress = {});

/// Runs on from the runs at hand until the plan is done: all its runs, or as many as its precision
/// takes. Whether they began here or were kept from before (kept.hpp) makes no difference.
void carry_on(Experiment& experiment,
              const std::function<bool(std::size_t done, std::size_t of)>& progress = {});

/// How many runs the precision asked for takes, judged from those at hand.
std::optional<std::size_t> runs_needed(const Experiment& experiment,
                                       const Plan::Precision& precision);

}  // namespace stafett::foresee
