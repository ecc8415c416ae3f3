// What a count, a share, a mean and a censored time say of the law behind them: with an interval,
// which is exact for counts and shares however few they are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// A value, its interval, and how much it rests on.
struct Known {
  double value = 0;
  Interval interval;
  double events = 0;    ///< how many were seen
  double exposure = 0;  ///< through how much: trials, weeks, years
};

/// The rate of events (Poisson): `events` through `exposure`, Garwood's interval. With `dispersion`
/// above 1 (variance over mean) events count as so many fewer.
Known rate_of(double events, double exposure, double dispersion = 1, double confidence = 0.95);

/// The share of `events` in `trials`, Clopper and Pearson's interval.
Known share_of(double events, double trials, double confidence = 0.95);

/// A mean with its t-interval; of one value alone the interval has no width.
Known mean_of(std::span<const double> values, double confidence = 0.95);

/// The sum of numerators over the sum of denominators, of units that are independent of each other
/// (participants): t-interval by linearisation.
Known ratio_of(std::span<const std::pair<double, double>> units, double confidence = 0.95);

/// How long something lasted, from when on it was watched, and whether its end was seen.
struct Lasted {
  double entered = 0;  ///< how long it had lasted when watching began
  double left = 0;     ///< how long it had lasted when it ended, or was last seen
  bool ended = false;
};

/// The time by which half have ended (Kaplan and Meier, late entry allowed), with the interval of
/// Brookmeyer and Crowley (log-log). Nothing where the curve does not come down to half; the upper
/// end is infinite where its band does not.
std::optional<Known> median_time(std::vector<Lasted> times, double confidence = 0.95);

/// The share that has ended in the way asked for by `time`, where other endings compete (Aalen and
/// Johansen, Greenwood-type interval). `way`: 0 not ended, 1 asked for, 2 in another way.
struct Competing {
  double left = 0;
  int way = 0;
};
std::optional<Known> share_by(std::vector<Competing> times, double time, double confidence = 0.95);

/// P(a, x), the regularised lower incomplete gamma function; and I_x(a, b), the beta one.
double gamma_share(double a, double x);
double beta_share(double a, double b, double x);

}  // namespace stafett::foresee
