#include "foresee/report_figures.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

double difference_confidence(const Experiment& experiment) {
  return 1 - 0.05 / static_cast<double>(std::max<std::size_t>(1, experiment.arms.size() - 1));
}

// Of the runs in which both arms have it in the phase.
std::vector<double> phase_values(const Experiment& experiment, std::size_t arm,
                                 const PhaseMeasure& measure, domain::Phase phase,
                                 std::size_t other) {
  const auto place = static_cast<std::size_t>(phase);
  const auto value = [&](std::size_t of, std::size_t run) {
    const Arm& here = experiment.arms[of];
    const PhaseOutcomes& outcomes = here.runs[run].phase[place];
    return outcomes.days > 0 ? measure.of(outcomes, here.scenario)
                             : std::numeric_limits<double>::quiet_NaN();
  };
  std::vector<double> values;
  for (std::size_t run = 0; run < experiment.arms.front().runs.size(); ++run) {
    const double mine = value(arm, run);
    if (!std::isnan(mine) && !std::isnan(value(other, run))) values.push_back(mine);
  }
  return values;
}

struct Rests {
  std::array<std::size_t, 4> by{};  // of Evidence
};

Rests rests_on(const Scenario& scenario) {
  Rests rests;
  for (const Given& given : scenario.given) ++rests.by[static_cast<std::size_t>(given.evidence)];
  return rests;
}

}  // namespace

std::size_t runs_of(const Experiment& experiment) { return experiment.arms.front().runs.size(); }

Estimate difference(const Experiment& experiment, std::size_t arm, const Measure& measure) {
  return paired_difference(experiment.values(0, measure), experiment.values(arm, measure),
                           difference_confidence(experiment));
}

Estimate phase_mean(const Experiment& experiment, std::size_t arm, const PhaseMeasure& measure,
                    domain::Phase phase) {
  return estimate(phase_values(experiment, arm, measure, phase, arm));
}

Estimate phase_difference(const Experiment& experiment, std::size_t arm,
                          const PhaseMeasure& measure, domain::Phase phase) {
  return paired_difference(phase_values(experiment, 0, measure, phase, arm),
                           phase_values(experiment, arm, measure, phase, 0),
                           difference_confidence(experiment));
}

std::optional<OverRanges> over_ranges(const Experiment& experiment, std::size_t arm,
                                      const Measure& measure) {
  const Ranges& ranges = experiment.ranges;
  if (ranges.draws == 0) return std::nullopt;
  const auto m = static_cast<std::size_t>(&measure - measures().data());
  std::vector<double> differences;
  OverRanges all;
  for (std::size_t draw = 0; draw < ranges.draws; ++draw) {
    const double one = ranges.values[arm][m][draw] - ranges.values[0][m][draw];
    if (std::isnan(one)) continue;
    ++all.draws;
    all.more += one > 0 ? 1 : 0;
    all.less += one < 0 ? 1 : 0;
    differences.push_back(one);
  }
  if (differences.empty()) return std::nullopt;
  all.span = {quantile(differences, 0.1), quantile(differences, 0.9)};
  return all;
}

std::string rests_text(const Scenario& scenario, Language language) {
  const Rests rests = rests_on(scenario);
  const std::size_t assumed = rests.by[2];
  const std::size_t all = rests.by[0] + rests.by[1] + assumed;
  return say(language, words::rests_sums, all, assumed,
             all == 0 ? 0 : (100 * assumed + all / 2) / all, rests.by[1], rests.by[0], rests.by[3]);
}

}  // namespace stafett::foresee
