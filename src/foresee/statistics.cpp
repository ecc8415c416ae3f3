#include "foresee/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "foresee/arithmetic.hpp"

namespace stafett::foresee {

namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double variance_of(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size() - 1);
}

std::vector<double> differences(std::span<const double> a, std::span<const double> b) {
  std::vector<double> all(std::min(a.size(), b.size()));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = b[i] - a[i];
  return all;
}

// P(-t < T < t), by the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4.
double student_between(double t, std::size_t nu) {
  const double n = static_cast<double>(nu);
  const double cosine2 = n / (n + t * t);
  const double sine = t / std::sqrt(n + t * t);
  double sum = 0;
  if (nu % 2 == 0) {
    double term = 1;
    for (std::size_t k = 2; k <= nu; k += 2) {
      sum += term;
      term *= cosine2 * static_cast<double>(k - 1) / static_cast<double>(k);
    }
    return sine * sum;
  }
  double term = std::sqrt(cosine2);
  for (std::size_t k = 3; k <= nu; k += 2) {
    sum += term;
    term *= cosine2 * static_cast<double>(k - 1) / static_cast<double>(k);
  }
  return 2 / 3.14159265358979323846 * (std::atan(t / std::sqrt(n)) + sine * sum);
}

std::vector<double> with_a_value(std::span<const double> runs) {
  std::vector<double> all{runs.begin(), runs.end()};
  std::erase_if(all, [](double one) { return std::isnan(one); });
  return all;
}

}  // namespace

double student_quantile(double p, std::size_t degrees_of_freedom) {
  if (p < 0.5) return -student_quantile(1 - p, degrees_of_freedom);
  const double z = normal_quantile(p);
  const double n = static_cast<double>(degrees_of_freedom);
  if (degrees_of_freedom > 400) {
    // Cornish and Fisher's expansion; by here it is good to twelve digits.
    const double z2 = z * z;
    return z + z * (z2 + 1) / (4 * n) + z * ((5 * z2 + 16) * z2 + 3) / (96 * n * n) +
           z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n);
  }
  double low = 0;
  double high = 1;
  const double wanted = 2 * p - 1;
  while (student_between(high, degrees_of_freedom) < wanted) high *= 2;
  for (int step = 0; step < 200 && low < high; ++step) {
    const double middle = low + (high - low) / 2;
    if (middle == low || middle == high) break;
    (student_between(middle, degrees_of_freedom) < wanted ? low : high) = middle;
  }
  return low;
}

double Estimate::standard_error() const {
  return runs < 2 ? 0 : deviation / std::sqrt(static_cast<double>(runs));
}

Estimate estimate(std::span<const double> all, double confidence) {
  const std::vector<double> runs = with_a_value(all);
  Estimate answer;
  answer.runs = runs.size();
  if (runs.empty()) return answer;
  answer.mean = mean_of(runs);
  if (runs.size() < 2) return answer;
  answer.deviation = std::sqrt(variance_of(runs));
  const double half =
      student_quantile(0.5 + confidence / 2, runs.size() - 1) * answer.standard_error();
  answer.interval = Interval{answer.mean - half, answer.mean + half};
  return answer;
}

Estimate paired_difference(std::span<const double> a, std::span<const double> b,
                           double confidence) {
  return estimate(differences(a, b), confidence);
}

std::optional<double> variance_reduction(std::span<const double> a, std::span<const double> b) {
  std::vector<double> first;
  std::vector<double> second;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    first.push_back(a[i]);
    second.push_back(b[i]);
  }
  const double apart = variance_of(first) + variance_of(second);
  const double paired = variance_of(differences(first, second));
  if (apart <= 0) return std::nullopt;
  if (paired <= 0) return std::numeric_limits<double>::infinity();
  return apart / paired;
}

std::optional<Interval> quantile_interval(std::vector<double> runs, double share,
                                          double confidence) {
  std::erase_if(runs, [](double one) { return std::isnan(one); });
  const std::size_t n = runs.size();
  if (n == 0) return std::nullopt;
  // How many of n runs lie below the quantile is binomial: chances of 0 … n, from the likeliest
  // outward.
  std::vector<double> chance(n + 1, 0);
  const double odds = share / (1 - share);
  const auto mode = std::min(n, static_cast<std::size_t>(share * static_cast<double>(n + 1)));
  chance[mode] = 1;
  for (std::size_t k = mode; k < n; ++k)
    chance[k + 1] = chance[k] * odds * static_cast<double>(n - k) / static_cast<double>(k + 1);
  for (std::size_t k = mode; k > 0; --k)
    chance[k - 1] = chance[k] / odds * static_cast<double>(k) / static_cast<double>(n - k + 1);
  double all = 0;
  for (const double one : chance) all += one;
  // Low: the largest order statistic that is above the quantile with at most half of what may fail.
  const double may_fail = (1 - confidence) / 2 * all;
  double below = 0;
  std::size_t low = 0;  // as many runs as may lie below it
  while (low <= n && below + chance[low] <= may_fail) below += chance[low++];
  double above = 0;
  std::size_t high = n;
  while (above + chance[high] <= may_fail) above += chance[high--];
  if (low == 0 || high == n) return std::nullopt;
  std::sort(runs.begin(), runs.end());
  return Interval{runs[low - 1], runs[high]};
}

double quantile(std::vector<double> runs, double share) {
  std::erase_if(runs, [](double one) { return std::isnan(one); });
  if (runs.empty()) return 0;
  std::sort(runs.begin(), runs.end());
  const double place = share * static_cast<double>(runs.size() - 1);
  const auto at = static_cast<std::size_t>(place);
  if (at + 1 >= runs.size()) return runs.back();
  return runs[at] + (place - static_cast<double>(at)) * (runs[at + 1] - runs[at]);
}

std::optional<std::size_t> runs_needed(const Estimate& estimate, double half_width,
                                       double confidence) {
  if (estimate.runs < 2 || !(half_width > 0)) return std::nullopt;
  // The t-quantile depends on the answer; it falls towards the normal one, so start there and go
  // up.
  const double p = 0.5 + confidence / 2;
  const double z = normal_quantile(p);
  const double ratio = estimate.deviation / half_width;
  auto needed = static_cast<std::size_t>(std::max(2.0, std::ceil(z * z * ratio * ratio)));
  for (;;) {
    const double half = student_quantile(p, needed - 1) * estimate.deviation /
                        std::sqrt(static_cast<double>(needed));
    if (half <= half_width) return needed;
    needed += std::max<std::size_t>(1, needed / 1000);
  }
}

}  // namespace stafett::foresee
