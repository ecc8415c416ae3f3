// The charts of a report, as SVG text. Each says in words, to who cannot see it, what it shows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/language.hpp"
#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// One line of a fan: the middle and two bands around it, a value for each step.
struct Fan {
  std::string name;
  std::vector<double> low;     ///< 10th percentile of runs
  std::vector<double> lower;   ///< 25th
  std::vector<double> middle;  ///< median
  std::vector<double> upper;   ///< 75th
  std::vector<double> high;    ///< 90th
};

/// Fans over years, and their numbers at the end of each year as a table. `step_days` lies between
/// two values.
std::string fan_chart(std::string_view title, std::string_view unit, std::span<const Fan> fans,
                      double step_days, Day first_day, Language language);

/// A difference with its three uncertainties, each a bar of its own.
struct ThreeBars {
  std::string name;
  double middle = 0;
  Interval chance;
  std::optional<Interval> numbers;
  std::optional<Interval> model;
};

/// Differences around nought.
std::string difference_chart(std::string_view caption, std::span<const ThreeBars> rows,
                             Language language);

/// A value with its interval.
struct Bar {
  std::string name;
  double middle = 0;
  Interval interval;
};

/// Values from nought up below each other, as dots with their intervals.
std::string interval_chart(std::string_view caption, std::span<const Bar> bars, Language language);

}  // namespace stafett::foresee
