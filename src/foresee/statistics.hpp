// What may be said of many runs: a replication is the unit, and no number comes without its
// interval. A run that has no such value (not a number: the time to a job of a run without jobs) is
// left out, and of a pair both are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace stafett::foresee {

struct Interval {
  double low = 0;
  double high = 0;
  [[nodiscard]] bool covers(double value) const { return low <= value && value <= high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// A mean over runs. One run alone has no interval.
struct Estimate {
  std::size_t runs = 0;  ///< that have a value
  double mean = 0;
  double deviation = 0;  ///< standard deviation between runs
  std::optional<Interval> interval = {};
  /// Of the mean; 0 for fewer than two runs.
  [[nodiscard]] double standard_error() const;
  friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// The mean of `runs` with its t-interval. Empty input gives nothing but noughts.
Estimate estimate(std::span<const double> runs, double confidence = 0.95);

/// The mean of b - a, run by run: sharp where both met the same chance (chance.hpp). Both must be
/// as long.
Estimate paired_difference(std::span<const double> a, std::span<const double> b,
                           double confidence = 0.95);

/// How many times smaller the variance of the paired difference is than that of independent runs.
/// Infinite where the difference is always the same; nothing where neither varies.
std::optional<double> variance_reduction(std::span<const double> a, std::span<const double> b);

/// The quantile `share` (0 to 1) of the law the runs come from, as an interval between two of them
/// (order statistics; true to at least `confidence` whatever the law). Nothing where there are too
/// few runs for it.
std::optional<Interval> quantile_interval(std::vector<double> runs, double share,
                                          double confidence = 0.95);

/// The quantile of the runs at hand, between the two nearest; 0 of none.
double quantile(std::vector<double> runs, double share);

/// How many runs in all bring the half-width of the mean's interval down to `half_width`, judged
/// from these; at least 2. Nothing where fewer than two are at hand or the half-width is not above
/// 0.
std::optional<std::size_t> runs_needed(const Estimate& estimate, double half_width,
                                       double confidence = 0.95);

/// The point below which a t-distributed value lies with probability p (0 < p < 1).
double student_quantile(double p, std::size_t degrees_of_freedom);

}  // namespace stafett::foresee
