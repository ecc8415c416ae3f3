#include "app/example/numbers.hpp"

#include <doctest/doctest.h>

#include "domain/person_number.hpp"

namespace stafett::example {
namespace {

using domain::NumberVerdict;

TEST_CASE(
    "an invented person's number is read as synthetic, with the day of birth it was made for") {
  Dice dice{7, "numbers"};
  for (int i = 0; i < 500; ++i) {
    const Day born = *Day::of(1940, 1, 1) + dice.between(0, 24'000);
    const auto number = domain::read_person_number(synthetic_person_number(born, i % 2 == 0, dice));
    REQUIRE(number);
    CHECK(number->verdict == NumberVerdict::synthetic);
    CHECK(number->birth_day == born);
  }
}

TEST_CASE("women have an even ninth digit, men an odd one") {
  Dice dice{7, "numbers"};
  const Day born = *Day::of(1990, 3, 14);
  for (int i = 0; i < 50; ++i) {
    CHECK((synthetic_person_number(born, true, dice)[8] - '0') % 2 == 0);
    CHECK((synthetic_person_number(born, false, dice)[8] - '0') % 2 == 1);
  }
}

TEST_CASE(
    "an invented firm's number has its control digit and a first digit that no real firm has") {
  Dice dice{7, "numbers"};
  for (int i = 0; i < 200; ++i) {
    const auto number = synthetic_organisation_number(dice);
    CHECK(domain::read_organisation_number(number) == number);
    CHECK(number[0] == '3');
  }
}

}  // namespace
}  // namespace stafett::example
