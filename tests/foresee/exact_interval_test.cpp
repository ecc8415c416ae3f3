#include "foresee/exact_interval.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "foresee/chance.hpp"
#include "foresee/profile.hpp"

using namespace stafett::foresee;
using doctest::Approx;

TEST_CASE("counts have Garwood's interval and shares Clopper and Pearson's") {
  const Known ten = rate_of(10, 2);
  CHECK(ten.value == 5);
  CHECK(ten.interval.low * 2 == Approx(4.795389).epsilon(1e-6));
  CHECK(ten.interval.high * 2 == Approx(18.390356).epsilon(1e-6));
  const Known none = rate_of(0, 1);
  CHECK(none.interval.low == 0);
  CHECK(none.interval.high == Approx(-std::log(0.025)).epsilon(1e-9));
  CHECK(std::isinf(rate_of(3, 0).interval.high));
  const Known many = rate_of(28'000, 56'000);
  CHECK(many.interval.high - many.interval.low ==
        Approx(2 * 1.96 * std::sqrt(28'000) / 56'000).epsilon(0.001));
  // Four times as uneven as chance alone: twice as wide.
  const Known uneven = rate_of(2'800, 5'600, 4);
  CHECK(uneven.interval.high - uneven.interval.low ==
        Approx(2 * 2 * 1.96 * std::sqrt(2'800) / 5'600).epsilon(0.01));

  const Known share = share_of(5, 20);
  CHECK(share.interval.low == Approx(0.0865715).epsilon(1e-5));
  CHECK(share.interval.high == Approx(0.4910459).epsilon(1e-5));
  CHECK(share_of(0, 10).interval.low == 0);
  CHECK(share_of(0, 10).interval.high == Approx(1 - std::pow(0.025, 0.1)).epsilon(1e-9));
  CHECK(share_of(10, 10).interval.high == 1);
  CHECK(share_of(0, 0).interval == Interval{0, 1});
}

TEST_CASE("the gamma and beta functions are those of whole numbers' sums") {
  // Of a whole a, one less the Poisson sum; of whole a and b, the binomial one.
  double sum = 0;
  double term = std::exp(-7.5);
  for (int k = 0; k < 5; ++k) {
    sum += term;
    term *= 7.5 / (k + 1);
  }
  CHECK(gamma_share(5, 7.5) == Approx(1 - sum).epsilon(1e-13));
  CHECK(gamma_share(0.5, 0.02) == Approx(std::erf(std::sqrt(0.02))).epsilon(1e-13));
  double binomial = 0;
  for (int k = 3; k <= 9; ++k)
    binomial += std::tgamma(10) / (std::tgamma(k + 1) * std::tgamma(10 - k)) * std::pow(0.3, k) *
                std::pow(0.7, 9 - k);
  CHECK(beta_share(3, 7, 0.3) == Approx(binomial).epsilon(1e-12));
  CHECK(beta_share(3, 7, 0.3) == Approx(1 - beta_share(7, 3, 0.7)).epsilon(1e-13));
}

TEST_CASE("half have left by the median, whether or not the others' ends are known") {
  std::vector<Lasted> known;
  for (int i = 1; i <= 21; ++i) known.push_back({0, static_cast<double>(i), true});
  const auto median = median_time(known);
  REQUIRE(median);
  CHECK(median->value == 11);
  CHECK(median->interval.low < 11);
  CHECK(median->interval.high > 11);
  CHECK(median->events == 21);
  // Who is still there makes it later; where too few have left, there is none.
  for (auto& one : known) one.ended = one.left != 5 && one.left != 7 && one.left != 9;
  CHECK(median_time(known)->value > 11);
  for (auto& one : known) one.ended = one.left <= 3;
  CHECK_FALSE(median_time(known));
  // Who came into view late was at no risk before: two of two left, not two of many.
  CHECK(median_time({{0, 2, true}, {0, 3, true}, {10, 20, false}, {10, 30, false}})->value == 2);
}

TEST_CASE("the median's interval covers the exponential law's own, censored or not") {
  const Chance chance{5, 0};
  std::uint32_t use = 0;
  int covered = 0;
  constexpr int rounds = 400;
  for (int round = 0; round < rounds; ++round) {
    std::vector<Lasted> times;
    for (int i = 0; i < 60; ++i) {
      const Draw draw = chance.draw({EntityKind::agency, 0}, 1, use++);
      const double time = exponential(draw.first);
      const double seen = 3 * unit(draw.second);
      times.push_back({0, std::min(time, seen), time <= seen});
    }
    const auto median = median_time(times);
    REQUIRE(median);
    covered += median->interval.covers(std::log(2.0)) ? 1 : 0;
  }
  CHECK(covered >= rounds * 0.91);
  CHECK(covered <= rounds * 0.985);
}

TEST_CASE("a share by a day counts those who ended otherwise, and who was not watched so long") {
  // Of four, one got there by day 5, one ended otherwise, two went on beyond it.
  const auto share = share_by({{3, 1}, {4, 2}, {9, 0}, {8, 0}}, 5);
  REQUIRE(share);
  CHECK(share->value == Approx(0.25));
  // One was last seen on day 2: of the three that were left one got there.
  CHECK(share_by({{2, 0}, {3, 1}, {9, 0}, {8, 0}}, 5)->value == Approx(1.0 / 3));
  CHECK_FALSE(share_by({{2, 0}, {3, 1}, {4, 0}}, 5));
  const Chance chance{6, 0};
  std::uint32_t use = 0;
  int covered = 0;
  constexpr int rounds = 400;
  for (int round = 0; round < rounds; ++round) {
    std::vector<Competing> times;
    for (int i = 0; i < 80; ++i) {
      const Draw first = chance.draw({EntityKind::agency, 0}, 1, use++);
      const Draw second = chance.draw({EntityKind::agency, 0}, 2, use);
      const double asked = exponential(first.first);
      const double other = exponential(first.second);
      const double seen = 3 * unit(second.first);
      const double left = std::min({asked, other, seen});
      times.push_back({left, left == seen ? 0 : left == asked ? 1 : 2});
    }
    const auto here = share_by(times, 1);
    REQUIRE(here);
    covered += here->interval.covers((1 - std::exp(-2.0)) / 2) ? 1 : 0;
  }
  CHECK(covered >= rounds * 0.91);
  CHECK(covered <= rounds * 0.985);
}

TEST_CASE("a ratio's interval goes by people, not by their single days") {
  std::vector<std::pair<double, double>> people;
  for (int i = 0; i < 50; ++i) people.emplace_back(i % 2 == 0 ? 90 : 10, 100);
  const Known ratio = ratio_of(people);
  CHECK(ratio.value == Approx(0.5));
  // 50 people with a deviation of 0.4 each, not 5,000 days.
  CHECK(ratio.interval.high - ratio.interval.low ==
        Approx(2 * 2.0096 * 0.40406 / std::sqrt(50.0)).epsilon(0.01));
}

TEST_CASE("a profile finds the closed forms of one rate, and a bound where there is no end") {
  const double events = 12;
  const double weeks = 400;
  const LogLikelihood poisson = [&](std::span<const double> values) {
    return events * std::log(values[0]) - weeks * values[0];
  };
  const std::vector<Free> free = {{1e-6, 1, 0.5, true}};
  const Profile found = profile(poisson, free);
  CHECK(found.best[0] == Approx(events / weeks).epsilon(1e-3));
  for (const double edge : {found.intervals[0].low, found.intervals[0].high}) {
    const double drop = found.most_likely - poisson(std::vector<double>{edge});
    CHECK(drop == Approx(1.9207).epsilon(0.01));
  }
  // Two that only their product tells: neither can be told.
  const LogLikelihood product = [&](std::span<const double> values) {
    const double rate = values[0] * values[1];
    return events * std::log(rate) - weeks * rate;
  };
  const std::vector<Free> two = {{0.001, 0.9, 0.1, true}, {0.05, 5, 1, true}};
  const Profile both = profile(product, two);
  CHECK(both.best[0] * both.best[1] == Approx(events / weeks).epsilon(1e-3));
  CHECK(both.intervals[1].low < 0.06);
  CHECK(both.intervals[1].high == Approx(5));
}
