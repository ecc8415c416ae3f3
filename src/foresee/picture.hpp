// What an experiment says so far, small enough to be sent after every round of runs: bands through
// the months, and every measure with its difference from the first scenario.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "foresee/experiment.hpp"
#include "foresee/measures.hpp"
#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// A measure month by month: the middle run, and between which values half and nine tenths of the
/// runs lie. One value for each thirty days on end; what is left over at the end is left out.
struct Bands {
  std::vector<double> low;     ///< 5th percentile of runs
  std::vector<double> lower;   ///< 25th
  std::vector<double> middle;  ///< median
  std::vector<double> upper;   ///< 75th
  std::vector<double> high;    ///< 95th
};

/// A difference from the first scenario.
struct Difference {
  /// The mean over pairs of runs that met the same chance. The interval is 95 % for all differences
  /// of the measure together (Bonferroni): chance alone.
  Estimate estimate;
  /// Where nine tenths of the draws lie with the uncertain parameters anywhere in their ranges;
  /// nothing where there are too few draws.
  std::optional<Interval> over_ranges;
  double same_sign = 0;  ///< share of those draws with the sign of the mean
  /// From the smallest to the largest with one link of the model taken out (links.hpp); nothing
  /// where none was.
  std::optional<Interval> without_links;
};

struct Picture {
  std::size_t runs = 0;   ///< of each scenario
  std::size_t draws = 0;  ///< over the ranges
  std::size_t parameters_drawn = 0;
  std::size_t links = 0;  ///< taken out of the model, one at a time; 0: not asked for
  std::vector<std::vector<Bands>> months;            ///< by month measure and arm
  std::vector<std::vector<Estimate>> means;          ///< by measure and arm
  std::vector<std::vector<Difference>> differences;  ///< by measure, for the arms after the first
};

/// Of the runs at hand; arms without runs give an empty picture.
Picture picture_of(const Experiment& experiment);

}  // namespace stafett::foresee
