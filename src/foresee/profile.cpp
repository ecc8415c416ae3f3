#include "foresee/profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "foresee/arithmetic.hpp"

namespace stafett::foresee {

namespace {

constexpr std::size_t most_parameters = 8;
using Point = std::array<double, most_parameters>;

// Looks for the maximum in coordinates of its own: logarithms where asked for.
class Search {
 public:
  Search(const LogLikelihood& log_likelihood, std::span<const Free> parameters)
      : log_likelihood_{log_likelihood}, n_{parameters.size()} {
    for (std::size_t i = 0; i < n_; ++i) {
      logarithmic_[i] = parameters[i].logarithmic;
      least_[i] = in(i, parameters[i].least);
      most_[i] = in(i, parameters[i].most);
    }
  }

  [[nodiscard]] std::size_t size() const { return n_; }
  [[nodiscard]] double least(std::size_t i) const { return least_[i]; }
  [[nodiscard]] double most(std::size_t i) const { return most_[i]; }
  [[nodiscard]] double in(std::size_t i, double value) const {
    return logarithmic_[i] ? natural_log(value) : value;
  }
  [[nodiscard]] double out(std::size_t i, double place) const {
    return logarithmic_[i] ? natural_exp(place) : place;
  }

  double at(const Point& place) const {
    Point values{};
    for (std::size_t i = 0; i < n_; ++i) values[i] = out(i, place[i]);
    return log_likelihood_(std::span{values.data(), n_});
  }

  // Newton's steps with numeric derivatives, shortened until they climb; parameters at a bound that
  // want out stay there. `held`: one that does not move (n_: none).
  double climb(Point& place, std::size_t held) const {
    double now = at(place);
    double damping = 1e-4;
    for (int round = 0; round < 60; ++round) {
      Point gradient{};
      std::array<Point, most_parameters> curve{};
      derivatives(place, now, held, gradient, curve);
      std::array<bool, most_parameters> moves{};
      for (std::size_t i = 0; i < n_; ++i)
        moves[i] = i != held && !(place[i] <= least_[i] && gradient[i] <= 0) &&
                   !(place[i] >= most_[i] && gradient[i] >= 0);
      bool climbed = false;
      double gain = 0;
      for (int attempt = 0; attempt < 12 && !climbed; ++attempt) {
        Point next = place;
        const Point step = newton(gradient, curve, moves, damping);
        for (std::size_t i = 0; i < n_; ++i)
          next[i] = std::clamp(place[i] + step[i], least_[i], most_[i]);
        const double value = at(next);
        if (value > now) {
          gain = value - now;
          now = value;
          place = next;
          climbed = true;
          damping = std::max(1e-6, damping / 10);
        } else {
          damping *= 10;
        }
      }
      if (!climbed || gain < 1e-5) break;
    }
    return now;
  }

 private:
  void derivatives(const Point& place, double now, std::size_t held, Point& gradient,
                   std::array<Point, most_parameters>& curve) const {
    // From a bound the differences are taken inwards.
    Point middle = place;
    Point width{};
    for (std::size_t i = 0; i < n_; ++i) {
      width[i] = std::min(1e-3 * std::max(1.0, std::abs(place[i])), (most_[i] - least_[i]) / 4);
      middle[i] = std::clamp(place[i], least_[i] + width[i], most_[i] - width[i]);
      if (i == held) middle[i] = place[i];
    }
    const bool moved = middle != place;
    const double centre = moved ? at(middle) : now;
    Point up{};
    for (std::size_t i = 0; i < n_; ++i) {
      if (i == held) continue;
      Point other = middle;
      other[i] = middle[i] + width[i];
      up[i] = at(other);
      other[i] = middle[i] - width[i];
      const double down = at(other);
      gradient[i] = (up[i] - down) / (2 * width[i]);
      curve[i][i] = (up[i] - 2 * centre + down) / (width[i] * width[i]);
    }
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = i + 1; j < n_; ++j) {
        if (i == held || j == held) continue;
        Point other = middle;
        other[i] += width[i];
        other[j] += width[j];
        curve[i][j] = curve[j][i] = (at(other) - up[i] - up[j] + centre) / (width[i] * width[j]);
      }
    }
  }

  // Solves (-curve + damping) step = gradient among those that move.
  [[nodiscard]] Point newton(const Point& gradient, const std::array<Point, most_parameters>& curve,
                             const std::array<bool, most_parameters>& moves, double damping) const {
    std::array<std::array<double, most_parameters + 1>, most_parameters> row{};
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < n_; ++j) row[i][j] = moves[i] && moves[j] ? -curve[i][j] : 0;
      const double own = std::abs(curve[i][i]);
      row[i][i] = moves[i] ? std::max(-curve[i][i], 0.1 * own) + damping * (own + 1) : 1;
      row[i][n_] = moves[i] ? gradient[i] : 0;
    }
    for (std::size_t i = 0; i < n_; ++i) {
      std::size_t pivot = i;
      for (std::size_t k = i + 1; k < n_; ++k)
        if (std::abs(row[k][i]) > std::abs(row[pivot][i])) pivot = k;
      std::swap(row[i], row[pivot]);
      if (std::abs(row[i][i]) < 1e-300) row[i][i] = 1e-300;
      for (std::size_t k = i + 1; k < n_; ++k) {
        const double times = row[k][i] / row[i][i];
        for (std::size_t j = i; j <= n_; ++j) row[k][j] -= times * row[i][j];
      }
    }
    Point step{};
    for (std::size_t i = n_; i-- > 0;) {
      double sum = row[i][n_];
      for (std::size_t j = i + 1; j < n_; ++j) sum -= row[i][j] * step[j];
      step[i] = sum / row[i][i];
    }
    return step;
  }

  const LogLikelihood& log_likelihood_;
  std::size_t n_;
  Point least_{};
  Point most_{};
  std::array<bool, most_parameters> logarithmic_{};
};

// The farthest place on one side whose profile is not more than `drop` below the top. The root of
// what the likelihood has fallen grows nearly straight with the distance, so a few steps find it.
double edge(const Search& search, const Point& best, double top, double drop, std::size_t which,
            bool up) {
  const double reach = std::abs((up ? search.most(which) : search.least(which)) - best[which]);
  if (!(reach > 0)) return best[which];
  Point inside = best;
  double good = 0;
  double bad = -1;  // not found yet
  double next = std::min(reach, 0.05 * std::max(1.0, std::abs(best[which])));
  for (int round = 0; round < 40; ++round) {
    Point start = inside;
    start[which] = best[which] + (up ? next : -next);
    const double fallen = std::sqrt(std::max(0.0, top - search.climb(start, which)) / drop);
    if (fallen <= 1) {
      if (next >= reach) return best[which] + (up ? reach : -reach);
      good = next;
      inside = start;
    } else {
      bad = next;
    }
    if (std::abs(fallen - 1) < 2e-3 || (bad > 0 && bad - good < 1e-3 * bad)) break;
    double guess = fallen > 0.05 ? next / fallen : next * 20;
    if (bad < 0) guess = std::min(std::max(guess, next * 1.05), reach);
    if (bad > 0 && (guess <= good + 0.02 * (bad - good) || guess >= bad - 0.02 * (bad - good)))
      guess = good + (bad - good) / 2;
    next = guess;
  }
  // What is inside is inside: an interval is rather a hair too wide.
  const double found = bad > 0 ? bad : good;
  return best[which] + (up ? found : -found);
}

}  // namespace

Profile profile(const LogLikelihood& log_likelihood, std::span<const Free> parameters,
                double confidence) {
  const Search search{log_likelihood, parameters};
  Point best{};
  for (std::size_t i = 0; i < parameters.size(); ++i)
    best[i] =
        search.in(i, std::clamp(parameters[i].start, parameters[i].least, parameters[i].most));
  Profile found;
  found.most_likely = search.climb(best, parameters.size());
  // Half the chi-squared quantile with one degree of freedom, the square of a normal one.
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    found.best.push_back(search.out(i, best[i]));
    found.intervals.push_back(
        {search.out(i, edge(search, best, found.most_likely, z * z / 2, i, false)),
         search.out(i, edge(search, best, found.most_likely, z * z / 2, i, true))});
  }
  return found;
}

}  // namespace stafett::foresee
