#include "foresee/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "foresee/chance.hpp"

using namespace stafett::foresee;

namespace {

std::vector<double> draws(std::uint64_t seed, std::size_t count) {
  std::vector<double> all;
  for (std::uint32_t i = 0; i < count; ++i)
    all.push_back(exponential(Chance{seed, i}.draw({EntityKind::agency, 0}, 1, 0).first));
  return all;
}

}  // namespace

TEST_CASE("t-quantiles are those of the tables") {
  CHECK(student_quantile(0.975, 1) == doctest::Approx(12.706204736).epsilon(1e-9));
  CHECK(student_quantile(0.975, 2) == doctest::Approx(4.302652730).epsilon(1e-9));
  CHECK(student_quantile(0.975, 9) == doctest::Approx(2.262157163).epsilon(1e-9));
  CHECK(student_quantile(0.995, 30) == doctest::Approx(2.749995654).epsilon(1e-9));
  CHECK(student_quantile(0.025, 9) == doctest::Approx(-2.262157163).epsilon(1e-9));
  CHECK(student_quantile(0.975, 999) == doctest::Approx(1.962341461).epsilon(1e-8));
  // The two ways of counting meet.
  CHECK(student_quantile(0.975, 400) ==
        doctest::Approx(student_quantile(0.975, 401)).epsilon(1e-5));
}

TEST_CASE("an interval for 95 of 100 holds the truth in about 95 of 100 cases") {
  int means = 0;
  int medians = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const auto runs = draws(seed, 100);
    means += estimate(runs).interval->covers(1.0) ? 1 : 0;
    medians += quantile_interval(runs, 0.5)->covers(std::log(2.0)) ? 1 : 0;
  }
  // Three standard errors of the count are 21; the t-interval of a skewed law falls a little short,
  // and that of order statistics holds at least what it says.
  CHECK(means > 920);
  CHECK(means < 971);
  CHECK(medians > 929);
  CHECK(medians < 985);
}

TEST_CASE("order statistics bound a quantile as the binomial law says") {
  std::vector<double> runs;
  for (int i = 1; i <= 100; ++i) runs.push_back(i);
  // From the tables: the median of 100 lies between the 40th and the 61st with 96.5 %.
  CHECK(*quantile_interval(runs, 0.5) == Interval{40, 61});
  CHECK_FALSE(quantile_interval({1, 2, 3, 4, 5}, 0.5).has_value());  // 6 runs are needed
  CHECK(quantile_interval({1, 2, 3, 4, 5, 6}, 0.5).has_value());
  CHECK_FALSE(quantile_interval({}, 0.5).has_value());
  CHECK(quantile({4, 1, 3, 2}, 0.5) == 2.5);
  CHECK(quantile({4, 1, 3, 2}, 1) == 4);
}

TEST_CASE("one run has a mean and no interval") {
  const std::vector<double> one = {3};
  CHECK(estimate(one).mean == 3);
  CHECK_FALSE(estimate(one).interval.has_value());
  CHECK_FALSE(runs_needed(estimate(one), 0.1).has_value());
}

TEST_CASE("as many runs as are said to be needed bring the precision asked for") {
  const Estimate few = estimate(draws(3, 50));
  const auto needed = runs_needed(few, 0.05);
  REQUIRE(needed.has_value());
  CHECK(*needed > 50);
  Estimate there = few;
  there.runs = *needed;
  CHECK(student_quantile(0.975, there.runs - 1) * there.standard_error() <= 0.05);
  there.runs = *needed - std::max<std::size_t>(2, *needed / 500);
  CHECK(student_quantile(0.975, there.runs - 1) * there.standard_error() > 0.05);
}

TEST_CASE("a paired difference takes away what both share") {
  const auto a = draws(1, 200);
  auto b = a;
  for (std::size_t i = 0; i < b.size(); ++i) b[i] += 1 + 0.1 * draws(2, 200)[i];
  const Estimate difference = paired_difference(a, b);
  CHECK(difference.interval->covers(1.1));
  CHECK(*variance_reduction(a, b) > 50);
  CHECK(std::isinf(*variance_reduction(a, a)));
  const std::vector<double> still = {1, 1, 1};
  CHECK_FALSE(variance_reduction(still, still).has_value());
}
