#include "foresee/arithmetic.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace stafett::foresee;

TEST_CASE("the house's logarithm is as good as the library's") {
  double worst = 0;
  for (double x = 1e-17; x < 1e17; x *= 1.0007) {
    const double library = std::log(x);
    worst =
        std::max(worst, std::fabs(natural_log(x) - library) / std::max(1.0, std::fabs(library)));
  }
  CHECK(worst < 1e-15);
  CHECK(std::fabs(natural_log(1)) < 1e-16);
}

TEST_CASE("the house's exponential undoes its logarithm") {
  for (double x = -600; x < 600; x += 0.37) {
    CHECK(natural_exp(x) == doctest::Approx(std::exp(x)).epsilon(1e-13));
  }
  CHECK(power(2, 10) == doctest::Approx(1024).epsilon(1e-14));
  CHECK(power(0.25, 0.5) == doctest::Approx(0.5).epsilon(1e-14));
}

TEST_CASE("the normal law's quantiles are those of the tables") {
  CHECK(normal_quantile(0.5) == 0);
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
  CHECK(normal_quantile(0.999) == doctest::Approx(3.090232306167813).epsilon(1e-14));
  CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-12));
  for (double z = -8; z < 8; z += 0.1) {
    const double p = 0.5 * std::erfc(-z / std::sqrt(2.0));
    if (p < 0.999999) {
      CHECK(normal_quantile(p) == doctest::Approx(z).epsilon(1e-9));
    }
  }
}
