#include "foresee/chance.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "foresee/statistics.hpp"

using namespace stafett::foresee;

TEST_CASE("the generator is threefry2x64-20: the known answer of its authors") {
  // kat_vectors of Random123: counter 0, key 0.
  const Draw draw = Chance{0, 0}.draw({EntityKind::agency, 0}, 0, 0);
  CHECK(draw.first == 0xc2b6e3a8c2c69865U);
  CHECK(draw.second == 0x6f81ed42f350084dU);
}

TEST_CASE("a draw depends on seed, replication, entity, purpose and use, and on nothing else") {
  std::set<std::uint64_t> words;
  for (std::uint64_t seed : {1U, 2U})
    for (std::uint64_t replication : {0U, 1U})
      for (auto kind : {EntityKind::post, EntityKind::participant})
        for (std::uint64_t number : {0U, 1U, 2U})
          for (std::uint32_t purpose : {1U, 2U})
            for (std::uint32_t use : {0U, 1U}) {
              const Chance chance{seed, replication};
              const Draw one = chance.draw({kind, number}, purpose, use);
              words.insert(one.first);
              words.insert(one.second);
              CHECK(chance.draw({kind, number}, purpose, use).first == one.first);
            }
  CHECK(words.size() == 2 * 2 * 2 * 2 * 3 * 2 * 2);
}

TEST_CASE("the laws drawn from have the moments they should have") {
  std::vector<double> exponentials;
  std::vector<double> squares;
  std::vector<double> normals;
  std::vector<double> normal_squares;
  std::vector<double> units;
  const Chance chance{5, 0};
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    const Draw draw = chance.draw({EntityKind::participant, i}, 1, 0);
    exponentials.push_back(exponential(draw.first));
    squares.push_back(exponentials.back() * exponentials.back());
    normals.push_back(normal(draw.second));
    normal_squares.push_back(normals.back() * normals.back());
    units.push_back(unit(draw.second));
  }
  const auto z = [](const std::vector<double>& runs, double truth) {
    const Estimate one = estimate(runs);
    return std::fabs(one.mean - truth) / one.standard_error();
  };
  CHECK(z(exponentials, 1) < 4);
  CHECK(z(squares, 2) < 4);
  CHECK(z(normals, 0) < 4);
  CHECK(z(normal_squares, 1) < 4);
  CHECK(z(units, 0.5) < 4);
  CHECK(z(exponentials, 1.05) > 4);
}

TEST_CASE("the smallest and the largest word are still numbers of the law") {
  CHECK(exponential(~std::uint64_t{0}) >= 0);
  CHECK(std::isfinite(exponential(0)));
  CHECK(exponential(0) == doctest::Approx(53 * std::log(2.0)));
  CHECK(std::isfinite(normal(0)));
  CHECK(std::isfinite(normal(~std::uint64_t{0})));
}
