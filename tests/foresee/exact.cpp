#include "foresee/exact.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "foresee/replications.hpp"

namespace stafett::foresee::exact {

namespace {

// x with x A = b, by elimination on the transposed.
Matrix solve_left(const Matrix& a, const Matrix& b) {
  const std::size_t n = a.size();
  Matrix m(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) m[i][j] = a[j][i];
  Matrix x(n, std::vector<double>(b.size()));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < b.size(); ++k) x[i][k] = b[k][i];
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t pivot = c;
    for (std::size_t r = c + 1; r < n; ++r)
      if (std::fabs(m[r][c]) > std::fabs(m[pivot][c])) pivot = r;
    std::swap(m[c], m[pivot]);
    std::swap(x[c], x[pivot]);
    for (std::size_t r = c + 1; r < n; ++r) {
      const double f = m[r][c] / m[c][c];
      if (f == 0) continue;
      for (std::size_t j = c; j < n; ++j) m[r][j] -= f * m[c][j];
      for (std::size_t k = 0; k < b.size(); ++k) x[r][k] -= f * x[c][k];
    }
  }
  for (std::size_t c = n; c-- > 0;) {
    for (std::size_t k = 0; k < b.size(); ++k) {
      double value = x[c][k];
      for (std::size_t j = c + 1; j < n; ++j) value -= m[c][j] * x[j][k];
      x[c][k] = value / m[c][c];
    }
  }
  Matrix answer(b.size(), std::vector<double>(n));
  for (std::size_t k = 0; k < b.size(); ++k)
    for (std::size_t i = 0; i < n; ++i) answer[k][i] = x[i][k];
  return answer;
}

}  // namespace

Matrix fundamental(const Matrix& within) {
  const std::size_t n = within.size();
  Matrix rest(n, std::vector<double>(n));
  Matrix one(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    one[i][i] = 1;
    for (std::size_t j = 0; j < n; ++j) rest[i][j] = one[i][j] - within[i][j];
  }
  return solve_left(rest, one);
}

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix all(a.size(), std::vector<double>(b.front().size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < b.front().size(); ++j) all[i][j] += a[i][k] * b[k][j];
  return all;
}

Caseload caseload(const CaseloadSpec& spec) {
  const std::size_t phases = std::size_t{spec.posts} + 1;
  const double job = 1 / spec.service_days;
  const double give_up = 1 / spec.patience_days;
  const double leave = 1 / spec.tenure_days;
  const double hire = 1 / spec.vacancy_days;
  // Far enough that nothing of weight lies above: the number in the system is at most about Poisson
  // of the slower of the two ways out.
  const double most = spec.arrivals_per_day * std::max(spec.service_days, spec.patience_days);
  const auto top = static_cast<std::size_t>(most + 12 * std::sqrt(most) + 60);

  const auto busy = [&](std::size_t n, std::size_t filled) {
    return static_cast<double>(std::min(n, filled * spec.places));
  };
  // Going out of (n, filled): the diagonal block of level n.
  const auto inside = [&](std::size_t n) {
    Matrix block(phases, std::vector<double>(phases, 0));
    for (std::size_t f = 0; f < phases; ++f) {
      const double down = busy(n, f) * job + (static_cast<double>(n) - busy(n, f)) * give_up;
      const double up = n < top ? spec.arrivals_per_day : 0;
      const double fewer = static_cast<double>(f) * leave;
      const double more = static_cast<double>(phases - 1 - f) * hire;
      if (f > 0) block[f][f - 1] = fewer;
      if (f + 1 < phases) block[f][f + 1] = more;
      block[f][f] = -(down + up + fewer + more);
    }
    return block;
  };
  const auto down = [&](std::size_t n, std::size_t f) {
    return busy(n, f) * job + (static_cast<double>(n) - busy(n, f)) * give_up;
  };
  // pi(n) = pi(n-1) R(n), from the top down.
  std::vector<Matrix> r(top + 1);
  for (std::size_t n = top; n >= 1; --n) {
    Matrix a = inside(n);
    if (n < top) {
      for (std::size_t i = 0; i < phases; ++i)
        for (std::size_t j = 0; j < phases; ++j) a[i][j] += r[n + 1][i][j] * down(n + 1, j);
    }
    Matrix arrivals(phases, std::vector<double>(phases, 0));
    for (std::size_t i = 0; i < phases; ++i) {
      arrivals[i][i] = -spec.arrivals_per_day;
    }
    r[n] = solve_left(a, arrivals);
  }
  Matrix ground = inside(0);
  for (std::size_t i = 0; i < phases; ++i)
    for (std::size_t j = 0; j < phases; ++j) ground[i][j] += r[1][i][j] * down(1, j);
  // pi(0) ground = 0; one equation replaced by "with all posts filled it is 1", scaled afterwards.
  const std::size_t all_filled = phases - 1;
  for (auto& row : ground) row[all_filled] = 0;
  ground[all_filled][all_filled] = 1;
  Matrix one(1, std::vector<double>(phases, 0));
  one[0][all_filled] = 1;
  std::vector<double> pi = solve_left(ground, one)[0];
  Caseload sum;
  double all = 0;
  for (std::size_t n = 0; n <= top; ++n) {
    if (n > 0) {
      std::vector<double> next(phases, 0);
      for (std::size_t i = 0; i < phases; ++i)
        for (std::size_t j = 0; j < phases; ++j) next[j] += pi[i] * r[n][i][j];
      pi = std::move(next);
      // From an empty system upward the weights grow beyond what a double holds.
      if (*std::max_element(pi.begin(), pi.end()) > 1e100) {
        for (double& weight : pi) weight *= 1e-100;
        for (double* total : {&all, &sum.queue, &sum.busy, &sum.filled}) *total *= 1e-100;
      }
    }
    for (std::size_t f = 0; f < phases; ++f) {
      all += pi[f];
      sum.busy += pi[f] * busy(n, f);
      sum.queue += pi[f] * (static_cast<double>(n) - busy(n, f));
      sum.filled += pi[f] * static_cast<double>(f);
    }
  }
  return {sum.queue / all, sum.busy / all, sum.filled / all};
}

double erlang_b(unsigned servers, double offered) {
  double lost = 1;
  for (unsigned s = 1; s <= servers; ++s) lost = offered * lost / (s + offered * lost);
  return lost;
}

double erlang_c(unsigned servers, double offered) {
  const double lost = erlang_b(servers, offered);
  return servers * lost / (servers - offered * (1 - lost));
}

double z(std::span<const double> runs, double truth) {
  const Estimate one = estimate(runs);
  if (one.standard_error() == 0) return one.mean == truth ? 0 : HUGE_VAL;
  return (one.mean - truth) / one.standard_error();
}

namespace {

constexpr std::size_t seeds = 100;

// The values of each quantity in all runs of some seeds, added to those of the seeds before.
void add(std::vector<std::vector<double>>& values, const Measure& measure, std::size_t first_seed,
         std::size_t count, std::size_t runs) {
  std::vector<std::vector<double>> fresh(count * runs);
  replicate(0, fresh.size(), 2,
            [&](std::size_t i) { fresh[i] = measure(first_seed + i / runs, i % runs); });
  for (const auto& run : fresh)
    for (std::size_t k = 0; k < values.size(); ++k) values[k].push_back(run.at(k));
}

}  // namespace

void hold(const std::vector<Quantity>& quantities, std::size_t runs, const Measure& right,
          const std::vector<Measure>& wrong) {
  std::vector<std::vector<double>> values(quantities.size());
  add(values, right, 0, seeds, runs);
  for (std::size_t k = 0; k < quantities.size(); ++k) {
    const double truth = quantities[k].truth;
    const std::span<const double> all = values[k];
    std::size_t covered = 0;
    for (std::size_t seed = 0; seed < seeds; ++seed)
      covered += estimate(all.subspan(seed * runs, runs)).interval->covers(truth) ? 1 : 0;
    const double off = z(all, truth);
    INFO(quantities[k].what << ": " << estimate(all).mean << ", exactly " << truth << ", z " << off
                            << ", covered by " << covered);
    CHECK(std::fabs(off) < 4);
    CHECK(covered >= 88);
    CHECK(covered <= 99);
  }
  for (std::size_t rate = 0; rate < wrong.size(); ++rate) {
    for (auto& all : values) all.clear();
    // Most are seen long before the last seed.
    constexpr std::size_t at_a_time = 20;
    double most = 0;
    for (std::size_t seed = 0; seed < seeds && most <= 4; seed += at_a_time) {
      add(values, wrong[rate], seed, at_a_time, runs);
      most = 0;
      for (std::size_t k = 0; k < quantities.size(); ++k)
        most = std::max(most, std::fabs(z(values[k], quantities[k].truth)));
    }
    INFO("wrong rate " << rate << ": |z| at most " << most);
    CHECK(most > 4);
  }
}

}  // namespace stafett::foresee::exact
