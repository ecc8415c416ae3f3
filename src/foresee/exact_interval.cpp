#include "foresee/exact_interval.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "foresee/arithmetic.hpp"

namespace stafett::foresee {

namespace {

constexpr double half_log_two_pi = 0.91893853320467274178;

// Stirling's series, from 10 on good to fifteen digits.
double log_gamma(double x) {
  double shift = 0;
  for (; x < 10; ++x) shift += natural_log(x);
  const double i = 1 / x;
  const double i2 = i * i;
  const double tail =
      i * (1.0 / 12 - i2 * (1.0 / 360 - i2 * (1.0 / 1260 - i2 * (1.0 / 1680 - i2 / 1188))));
  return (x - 0.5) * natural_log(x) - x + half_log_two_pi + tail - shift;
}

// exp, of anything: what is too small is nought.
double exp_or_nought(double x) { return x < -700 ? 0 : natural_exp(std::min(x, 700.0)); }

// The place in [low, high] where a rising function reaches `wanted`.
double where(double low, double high, double wanted, const std::function<double(double)>& rising) {
  for (int step = 0; step < 200; ++step) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (rising(middle) < wanted ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

// The mean of the Poisson law of which `share` lies at or above a (gamma quantile).
double gamma_quantile(double a, double share) {
  double high = a + 10;
  while (gamma_share(a, high) < share) high *= 2;
  return where(0, high, share, [a](double x) { return gamma_share(a, x); });
}

double beta_quantile(double a, double b, double share) {
  return where(0, 1, share, [a, b](double x) { return beta_share(a, b, x); });
}

}  // namespace

double gamma_share(double a, double x) {
  if (x <= 0) return 0;
  const double front = exp_or_nought(a * natural_log(x) - x - log_gamma(a));
  if (x < a + 1) {
    double term = 1 / a;
    double sum = term;
    for (double n = a + 1; term > sum * 1e-17; ++n) {
      term *= x / n;
      sum += term;
    }
    return front * sum;
  }
  // Lentz' continued fraction of the rest.
  constexpr double tiny = 1e-300;
  double b = x + 1 - a;
  double c = 1 / tiny;
  double d = 1 / b;
  double h = d;
  for (int i = 1; i < 10'000; ++i) {
    const double an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (std::abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (std::abs(c) < tiny) c = tiny;
    d = 1 / d;
    const double step = d * c;
    h *= step;
    if (std::abs(step - 1) < 1e-16) break;
  }
  return 1 - front * h;
}

double beta_share(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - beta_share(b, a, 1 - x);
  const double front = exp_or_nought(log_gamma(a + b) - log_gamma(a) - log_gamma(b) +
                                     a * natural_log(x) + b * natural_log(1 - x));
  constexpr double tiny = 1e-300;
  const auto safe = [](double value) { return std::abs(value) < tiny ? tiny : value; };
  double c = 1;
  double d = 1 / safe(1 - (a + b) * x / (a + 1));
  double h = d;
  for (int m = 1; m < 10'000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    h *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    const double step = d * c;
    h *= step;
    if (std::abs(step - 1) < 1e-16) break;
  }
  return front * h / a;
}

Known rate_of(double events, double exposure, double dispersion, double confidence) {
  Known known{0, {0, std::numeric_limits<double>::infinity()}, events, exposure};
  if (!(exposure > 0)) return known;
  const double tail = (1 - confidence) / 2;
  const double scale = std::max(1.0, dispersion);
  const double seen = events / scale;
  known.value = events / exposure;
  known.interval.low = seen > 0 ? gamma_quantile(seen, tail) * scale / exposure : 0;
  known.interval.high = gamma_quantile(seen + 1, 1 - tail) * scale / exposure;
  return known;
}

Known share_of(double events, double trials, double confidence) {
  Known known{0, {0, 1}, events, trials};
  if (!(trials > 0)) return known;
  const double tail = (1 - confidence) / 2;
  known.value = events / trials;
  if (events > 0) known.interval.low = beta_quantile(events, trials - events + 1, tail);
  if (events < trials) known.interval.high = beta_quantile(events + 1, trials - events, 1 - tail);
  return known;
}

Known mean_of(std::span<const double> values, double confidence) {
  const Estimate one = estimate(values, confidence);
  return {one.mean, one.interval.value_or(Interval{one.mean, one.mean}),
          static_cast<double>(values.size()), static_cast<double>(values.size())};
}

Known ratio_of(std::span<const std::pair<double, double>> units, double confidence) {
  Known known;
  for (const auto& [numerator, denominator] : units) {
    known.events += numerator;
    known.exposure += denominator;
  }
  if (!(known.exposure > 0)) return known;
  known.value = known.events / known.exposure;
  double square = 0;
  std::size_t used = 0;
  for (const auto& [numerator, denominator] : units) {
    if (denominator <= 0) continue;
    ++used;
    const double rest = numerator - known.value * denominator;
    square += rest * rest;
  }
  if (used < 2) {
    known.interval = {0, std::numeric_limits<double>::infinity()};
    return known;
  }
  const double n = static_cast<double>(used);
  const double error = std::sqrt(square * n / (n - 1)) / known.exposure;
  const double t = student_quantile(1 - (1 - confidence) / 2, used - 1);
  known.interval = {std::max(0.0, known.value - t * error), known.value + t * error};
  return known;
}

std::optional<Known> median_time(std::vector<Lasted> times, double confidence) {
  std::sort(times.begin(), times.end(),
            [](const Lasted& a, const Lasted& b) { return a.left < b.left; });
  std::vector<double> entered;
  entered.reserve(times.size());
  for (const Lasted& one : times) entered.push_back(one.entered);
  std::sort(entered.begin(), entered.end());
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  Known known;
  known.exposure = static_cast<double>(times.size());
  for (const Lasted& one : times) known.events += one.ended ? 1 : 0;
  const double infinite = std::numeric_limits<double>::infinity();
  double middle = infinite;
  Interval band{infinite, infinite};
  double survive = 1;
  double greenwood = 0;
  for (std::size_t i = 0; i < times.size();) {
    const double now = times[i].left;
    double ended = 0;
    std::size_t next = i;
    for (; next < times.size() && times[next].left == now; ++next) ended += times[next].ended;
    // Watched just before: entered earlier than now, and not left yet.
    const auto in = std::lower_bound(entered.begin(), entered.end(), now) - entered.begin();
    const double watched = static_cast<double>(in) - static_cast<double>(i);
    i = next;
    if (ended == 0 || watched <= 0) continue;
    survive *= 1 - ended / watched;
    if (watched > ended) greenwood += ended / (watched * (watched - ended));
    // On the scale of log(-log S) half lies inside the band as long as it is within z errors.
    if (middle == infinite && survive <= 0.5) middle = now;
    double distance = infinite;  // of S below half, in errors
    if (survive > 0 && survive < 1) {
      const double error = std::sqrt(greenwood) / std::abs(natural_log(survive));
      const double log_log = natural_log(-natural_log(survive)) - natural_log(-natural_log(0.5));
      distance = error > 0 ? log_log / error : (log_log > 0 ? infinite : -infinite);
    }
    if (band.low == infinite && distance >= -z) band.low = now;
    if (band.high == infinite && distance > z) band.high = now;
  }
  if (middle == infinite) return std::nullopt;
  known.value = middle;
  known.interval = {std::min(band.low, middle), std::max(band.high, middle)};
  return known;
}

std::optional<Known> share_by(std::vector<Competing> times, double time, double confidence) {
  std::sort(times.begin(), times.end(),
            [](const Competing& a, const Competing& b) { return a.left < b.left; });
  Known known;
  known.exposure = static_cast<double>(times.size());
  const std::size_t n = times.size();
  double survive = 1;
  double share = 0;
  // Variance by the pieces of Dinse and Larson: filled backwards from the final share.
  struct Step {
    double before;  // surviving
    double share;   // after the step
    double asked, all, watched;
  };
  std::vector<Step> steps;
  bool reached = false;
  for (std::size_t i = 0; i < n;) {
    const double now = times[i].left;
    if (now > time) {
      reached = true;
      break;
    }
    const double watched = static_cast<double>(n - i);
    double asked = 0;
    double all = 0;
    for (; i < n && times[i].left == now; ++i) {
      asked += times[i].way == 1 ? 1 : 0;
      all += times[i].way != 0 ? 1 : 0;
    }
    if (all == 0) continue;
    share += survive * asked / watched;
    steps.push_back({survive, share, asked, all, watched});
    survive *= 1 - all / watched;
    known.events += asked;
  }
  if (!reached && survive > 0) return std::nullopt;  // nobody was watched for so long
  double variance = 0;
  for (const Step& step : steps) {
    const double rest = share - step.share;
    const double w = step.watched;
    if (w > step.all) variance += rest * rest * step.all / (w * (w - step.all));
    variance += step.before * step.before * step.asked * (w - step.asked) / (w * w * w);
    variance -= 2 * rest * step.before * step.asked / (w * w);
  }
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  const double error = std::sqrt(std::max(0.0, variance));
  known.value = share;
  known.interval = {std::max(0.0, share - z * error), std::min(1.0, share + z * error)};
  return known;
}

}  // namespace stafett::foresee
