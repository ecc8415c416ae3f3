#include "foresee/calibration_check.hpp"

#include <algorithm>

#include "foresee/arithmetic.hpp"
#include "foresee/chance.hpp"
#include "foresee/kept_register.hpp"

namespace stafett::foresee {

namespace {

constexpr int half_a_year = 182;
constexpr std::uint32_t drawing = 1;

// Each parameter by itself: a normal law on either side of its value that has the interval's ends
// where they are.
Scenario drawn(Scenario own, const Calibration& calibration, const Chance& chance) {
  std::uint64_t number = 0;
  const double z = normal_quantile(1 - (1 - calibration.rule.confidence) / 2);
  for (const Fitted& fitted : calibration.parameters) {
    ++number;
    if (!fitted.told) continue;
    const Draw draw = chance.draw({EntityKind::agency, number}, drawing, 0);
    const double normal = normal_quantile(unit(draw.first)) / z;
    const double width =
        normal < 0 ? fitted.value - fitted.interval.low : fitted.interval.high - fitted.value;
    const double value =
        std::clamp(fitted.value + normal * width, fitted.parameter->least, fitted.parameter->most);
    own = with_value(std::move(own), *fitted.parameter, value);
  }
  return own;
}

}  // namespace

std::size_t Check::inside() const {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const CheckRow& row) { return row.inside(); }));
}

Check check(const domain::Histories& seen, Day begin, const Scenario& base,
            const Calibration& calibration, std::size_t runs, std::uint64_t seed, unsigned threads,
            const Progress& progress) {
  Scenario own = fitted_scenario(base, calibration);
  own.first_day = begin;
  own.days = std::max(28, seen.until - begin);
  std::vector<std::vector<Described>> simulated(runs);
  replicate(
      0, runs, threads,
      [&](std::size_t run) {
        const Scenario here = drawn(own, calibration, Chance{seed, run});
        auto kept = kept_register(here, seed, run);
        kept.from = std::max(kept.from, seen.from);
        simulated[run] = describe(kept, here.parameters);
      },
      progress);
  const auto observed = describe(of_the_measure(seen), own.parameters);
  Check made{seen.from, seen.until, runs, {}};
  for (std::size_t row = 0; row < observed.size(); ++row) {
    for (std::size_t column = 0; column < described_columns; ++column) {
      const auto& it = observed[row].in[column];
      if (!it) continue;
      std::vector<double> values;
      for (const auto& one : simulated)
        if (one[row].in[column]) values.push_back(one[row].in[column]->value);
      // Where most simulated registers have nobody to be seen there, there is nothing to compare.
      if (values.size() * 2 < runs) continue;
      made.rows.push_back({observed[row].name,
                           observed[row].title,
                           observed[row].unit,
                           column,
                           *it,
                           {quantile(values, 0.025), quantile(values, 0.975)},
                           quantile(values, 0.5)});
    }
  }
  return made;
}

std::optional<Day> second_period(const domain::Histories& histories) {
  std::optional<Day> best;
  const Day middle = histories.from + (histories.until - histories.from) / 2;
  for (const auto& line : histories.lines) {
    for (const auto& second : line.contracts) {
      const Day day = second.days.first;
      if (day < histories.from + half_a_year || day + half_a_year > histories.until) continue;
      const bool follows =
          std::any_of(histories.lines.begin(), histories.lines.end(), [&](const auto& other) {
            return std::any_of(
                other.contracts.begin(), other.contracts.end(), [&](const auto& one) {
                  return one.days.first < day && one.days.end && *one.days.end <= day + 31;
                });
          });
      if (follows && (!best || std::abs(day - middle) < std::abs(*best - middle))) best = day;
    }
  }
  return best;
}

}  // namespace stafett::foresee
