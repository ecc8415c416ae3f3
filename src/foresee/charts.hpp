// The charts of a report, as SVG text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// Fans over years; the first is drawn as today's course. `step_days` lies between two values.
std::string fan_chart(std::string_view title, std::string_view unit, std::span<const Fan> fans,
                      double step_days);

/// A value with its interval.
struct Bar {
  std::string name;
  double middle = 0;
  Interval interval;
};

/// Differences beside each other around nought, as dots with their intervals.
std::string difference_chart(std::string_view title, std::string_view unit,
                             std::span<const Bar> bars);

/// Values from nought up beside each other, as dots with their intervals.
std::string interval_chart(std::string_view title, std::string_view unit,
                           std::span<const Bar> bars);

}  // namespace stafett::foresee
