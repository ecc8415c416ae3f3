#include "foresee/experiment.hpp"

#include <algorithm>
#include <utility>

#include "foresee/words.hpp"

namespace stafett::foresee {

namespace {

// Enough runs that a first interval can be trusted to say how many more.
constexpr std::size_t first_runs = 20;

// From the first `runs` of them.
Estimate judged(const Experiment& experiment, const Measure& measure, std::size_t runs) {
  const auto values_of = [&](std::size_t arm) {
    auto values = experiment.values(arm, measure);
    values.resize(std::min(values.size(), runs));
    return values;
  };
  const auto first = values_of(0);
  if (experiment.arms.size() < 2) return estimate(first);
  // With several, the least certain difference.
  Estimate worst;
  for (std::size_t arm = 1; arm < experiment.arms.size(); ++arm) {
    const Estimate one = paired_difference(first, values_of(arm));
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

const Start* Experiment::start_of(std::size_t arm) const {
  if (arms[arm].start) return &*arms[arm].start;
  return start ? &*start : nullptr;
}

std::vector<double> Experiment::values(std::size_t arm, const Measure& measure) const {
  std::vector<double> all;
  all.reserve(arms[arm].runs.size());
  for (const Outcomes& run : arms[arm].runs) all.push_back(measure.of(run, arms[arm].scenario));
  return all;
}

Experiment begun(std::vector<Scenario> scenarios, const Plan& plan, std::vector<Start> starts) {
  Experiment experiment;
  experiment.plan = plan;
  if (!starts.empty()) experiment.start = starts.front();
  for (std::size_t arm = 0; arm < scenarios.size(); ++arm) {
    experiment.arms.push_back({std::move(scenarios[arm]), {}});
    if (!starts.empty()) experiment.arms.back().start = std::move(starts[arm]);
  }
  return experiment;
}

void extend(Experiment& experiment, std::size_t runs,
            const std::function<bool(std::size_t, std::size_t)>& progress) {
  const std::size_t have = experiment.arms.front().runs.size();
  if (runs <= have) return;
  const std::size_t arms = experiment.arms.size();
  const std::size_t more = (runs - have) * arms;
  for (Arm& arm : experiment.arms) arm.runs.resize(runs);
  std::vector<char> done(more, 0);
  // Replication by replication through all scenarios, so that what is done when somebody says stop
  // can be compared.
  experiment.complete = share_out(
      0, more, {experiment.plan.threads, experiment.plan.spread},
      [&](std::size_t job) {
        return words_of(run_circles(experiment.arms[job % arms].scenario, experiment.plan.seed,
                                    have + job / arms, experiment.start_of(job % arms)));
      },
      [&](std::size_t job, std::span<const std::uint64_t> words) {
        experiment.arms[job % arms].runs[have + job / arms] = outcomes_of(words);
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
  return runs_needed(judged(experiment, *measure, experiment.arms.front().runs.size()),
                     precision.half_width);
}

void carry_on(Experiment& experiment,
              const std::function<bool(std::size_t, std::size_t)>& progress) {
  const Plan& plan = experiment.plan;
  if (!plan.precision) {
    experiment.complete = true;
    extend(experiment, plan.runs, progress);
    return;
  }
  // In rounds: as many as are there call for, at most twice as many at a time. Each is judged from
  // its own runs alone, so that the same rounds come when more are at hand already.
  experiment.complete = true;
  const Measure* measure = find_measure(plan.precision->measure);
  std::size_t runs = std::min(first_runs, plan.runs);
  while (true) {
    extend(experiment, runs, progress);
    if (!experiment.complete || runs >= plan.runs || measure == nullptr) return;
    const auto needed = runs_needed(judged(experiment, *measure, runs), plan.precision->half_width);
    if (!needed || *needed <= runs) return;
    runs = std::min({*needed, 2 * runs, plan.runs});
  }
}

Experiment run_experiment(std::vector<Scenario> scenarios, const Plan& plan,
                          const std::function<bool(std::size_t, std::size_t)>& progress,
                          std::optional<Start> start) {
  Experiment experiment;
  experiment.start = std::move(start);
  experiment.plan = plan;
  for (Scenario& scenario : scenarios) experiment.arms.push_back({std::move(scenario), {}});
  carry_on(experiment, progress);
  return experiment;
}

}  // namespace stafett::foresee
