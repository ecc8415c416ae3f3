#include "foresee/experiment.hpp"

#include <algorithm>
#include <utility>

namespace stafett::foresee {

namespace {

// Enough runs that a first interval can be trusted to say how many more.
constexpr std::size_t first_runs = 20;

Estimate judged(const Experiment& experiment, const Measure& measure) {
  const auto first = experiment.values(0, measure);
  if (experiment.arms.size() < 2) return estimate(first);
  // With several, the least certain difference.
  Estimate worst;
  for (std::size_t arm = 1; arm < experiment.arms.size(); ++arm) {
    const Estimate one = paired_difference(first, experiment.values(arm, measure));
    if (arm == 1 || one.deviation > worst.deviation) worst = one;
  }
  return worst;
}

}  // namespace

const Measure* find_measure(std::string_view name) {
  for (const Measure& measure : measures())
    if (measure.name == name) return &measure;
  return nullptr;
}

std::vector<double> Experiment::values(std::size_t arm, const Measure& measure) const {
  std::vector<double> all;
  all.reserve(arms[arm].runs.size());
  for (const Outcomes& run : arms[arm].runs) all.push_back(measure.of(run, arms[arm].scenario));
  return all;
}

std::vector<double> Experiment::values(std::size_t arm, const PhaseMeasure& measure,
                                       domain::Phase phase) const {
  std::vector<double> all;
  all.reserve(arms[arm].runs.size());
  for (const Outcomes& run : arms[arm].runs)
    all.push_back(measure.of(run.phase[static_cast<std::size_t>(phase)]));
  return all;
}

void extend(Experiment& experiment, std::size_t runs,
            const std::function<bool(std::size_t, std::size_t)>& progress) {
  const std::size_t have = experiment.arms.front().runs.size();
  if (runs <= have) return;
  const std::size_t arms = experiment.arms.size();
  const std::size_t more = (runs - have) * arms;
  for (Arm& arm : experiment.arms) arm.runs.resize(runs);
  const Start* start = experiment.start ? &*experiment.start : nullptr;
  std::vector<char> done(more, 0);
  // Replication by replication through all scenarios, so that what is done when somebody says stop
  // can be compared.
  experiment.complete = replicate(
      0, more, experiment.plan.threads,
      [&](std::size_t job) {
        const std::size_t replication = have + job / arms;
        Arm& arm = experiment.arms[job % arms];
        arm.runs[replication] = run_circles(arm.scenario, experiment.plan.seed, replication, start);
        done[job] = 1;
      },
      [&](std::size_t count) { return !progress || progress(have * arms + count, runs * arms); });
  if (experiment.complete) return;
  const auto hole = static_cast<std::size_t>(std::find(done.begin(), done.end(), 0) - done.begin());
  for (Arm& arm : experiment.arms) arm.runs.resize(have + hole / arms);
}

std::optional<std::size_t> runs_needed(const Experiment& experiment,
                                       const Plan::Precision& precision) {
  const Measure* measure = find_measure(precision.measure);
  if (measure == nullptr) return std::nullopt;
  return runs_needed(judged(experiment, *measure), precision.half_width);
}

Experiment run_experiment(std::vector<Scenario> scenarios, const Plan& plan,
                          const std::function<bool(std::size_t, std::size_t)>& progress,
                          std::optional<Start> start) {
  Experiment experiment;
  experiment.start = std::move(start);
  experiment.plan = plan;
  for (Scenario& scenario : scenarios) experiment.arms.push_back({std::move(scenario), {}});
  if (!plan.precision) {
    extend(experiment, plan.runs, progress);
    return experiment;
  }
  // In rounds: as many as are there call for, at most twice as many at a time.
  extend(experiment, std::min(first_runs, plan.runs), progress);
  while (experiment.complete && experiment.arms.front().runs.size() < plan.runs) {
    const std::size_t have = experiment.arms.front().runs.size();
    const auto needed = runs_needed(experiment, *plan.precision);
    if (!needed || *needed <= have) break;
    extend(experiment, std::min({*needed, 2 * have, plan.runs}), progress);
  }
  return experiment;
}

}  // namespace stafett::foresee
