#include "foresee/report_figures.hpp"

#include <fmt/format.h>

#include <vector>

namespace stafett::foresee {

namespace {

double difference_confidence(const Experiment& experiment) {
  return 1 - 0.05 / static_cast<double>(std::max<std::size_t>(1, experiment.arms.size() - 1));
}

// Of the runs in which both arms have days in the phase: one from the middle of a contract may have
// none, and says nothing then.
std::vector<double> phase_values(const Experiment& experiment, std::size_t arm,
                                 const PhaseMeasure& measure, domain::Phase phase,
                                 std::size_t other) {
  const auto place = static_cast<std::size_t>(phase);
  std::vector<double> values;
  for (std::size_t run = 0; run < experiment.arms.front().runs.size(); ++run) {
    const PhaseOutcomes& mine = experiment.arms[arm].runs[run].phase[place];
    if (mine.days > 0 && experiment.arms[other].runs[run].phase[place].days > 0)
      values.push_back(measure.of(mine));
  }
  return values;
}

struct Rests {
  std::size_t all = 0;
  std::array<std::size_t, 4> by{};  // of Evidence
};

// Of the first scenario, and of what others give otherwise.
Rests rests_on(const Scenario& scenario) {
  Rests rests;
  for (const Given& given : scenario.given) {
    ++rests.all;
    ++rests.by[static_cast<std::size_t>(given.evidence)];
  }
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

std::string rests_text(const Scenario& scenario) {
  const Rests rests = rests_on(scenario);
  const std::size_t known = rests.by[0] + rests.by[1];
  const std::size_t assumed = rests.by[2];
  const std::size_t levers = rests.by[3];
  return fmt::format(
      "Of {} numbers that describe how the world works, {} are assumptions, {} come from public "
      "sources and {} from the office's own register. {} more are levers: what is chosen.",
      known + assumed, assumed, rests.by[1], rests.by[0], levers);
}

std::string unit_title(const Measure& measure) {
  return fmt::format("{}, {}", measure.title, measure.unit);
}

}  // namespace stafett::foresee
