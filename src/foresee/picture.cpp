#include "foresee/picture.hpp"

#include <algorithm>
#include <cmath>

#include "foresee/links.hpp"
#include "foresee/report_figures.hpp"

namespace stafett::foresee {

namespace {

// Too few draws say nothing of where nine tenths lie.
constexpr std::size_t fewest_draws = 20;

// Between the two nearest, as `quantile`, of values that are in order already.
double between(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// Whole months only: the days that are left over would look like a fall.
Bands bands(const Arm& arm, const MonthMeasure& measure) {
  Bands all;
  const auto& runs = arm.runs;
  const std::size_t months =
      std::min(runs.front().months.size(), static_cast<std::size_t>(arm.scenario.days / 30));
  std::vector<double> values(runs.size());
  for (std::size_t month = 0; month < months; ++month) {
    for (std::size_t run = 0; run < runs.size(); ++run)
      values[run] = measure.of(runs[run].months[month]);
    std::sort(values.begin(), values.end());
    all.low.push_back(between(values, 0.05));
    all.lower.push_back(between(values, 0.25));
    all.middle.push_back(between(values, 0.5));
    all.upper.push_back(between(values, 0.75));
    all.high.push_back(between(values, 0.95));
  }
  return all;
}

Difference shown_beside(const Experiment& experiment, std::size_t measure, std::size_t arm) {
  const Measure& asked = measures()[measure];
  Difference one;
  one.estimate = difference(experiment, arm, asked);
  if (experiment.unlinked.runs > 0) one.without_links = span_without(experiment, arm, asked);
  const Ranges& ranges = experiment.ranges;
  if (ranges.draws < fewest_draws) return one;
  std::vector<double> drawn(ranges.draws);
  std::size_t same = 0;
  for (std::size_t draw = 0; draw < ranges.draws; ++draw) {
    drawn[draw] = ranges.values[arm][measure][draw] - ranges.values[0][measure][draw];
    if (drawn[draw] * one.estimate.mean > 0) ++same;
  }
  std::erase_if(drawn, [](double value) { return std::isnan(value); });
  if (drawn.size() < fewest_draws) return one;
  std::sort(drawn.begin(), drawn.end());
  one.over_ranges = Interval{between(drawn, 0.05), between(drawn, 0.95)};
  one.same_sign = static_cast<double>(same) / static_cast<double>(drawn.size());
  return one;
}

}  // namespace

Picture picture_of(const Experiment& experiment) {
  Picture picture;
  const auto& arms = experiment.arms;
  if (arms.empty() || arms.front().runs.empty()) return picture;
  picture.runs = arms.front().runs.size();
  picture.draws = experiment.ranges.draws;
  picture.parameters_drawn = experiment.ranges.parameters;
  if (experiment.unlinked.runs > 0) picture.links = links().size();
  for (const MonthMeasure& measure : month_measures()) {
    auto& row = picture.months.emplace_back();
    for (const Arm& arm : arms) row.push_back(bands(arm, measure));
  }
  for (std::size_t m = 0; m < measures().size(); ++m) {
    auto& means = picture.means.emplace_back();
    auto& differences = picture.differences.emplace_back();
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
      means.push_back(estimate(experiment.values(arm, measures()[m])));
      if (arm > 0) differences.push_back(shown_beside(experiment, m, arm));
    }
  }
  return picture;
}

}  // namespace stafett::foresee
