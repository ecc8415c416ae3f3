#include "domain/person_number.hpp"

#include <array>
#include <string>

#include "domain/person.hpp"
#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

std::string two(int n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

/// Adds the two control digits to nine digits by the register's own description (11 minus the
/// remainder); empty where there are none.
std::string with_control_digits(std::string nine) {
  const std::array first = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  const std::array second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += first[i] * (nine[i] - '0');
  const int k1 = (11 - sum % 11) % 11;
  if (k1 == 10) return {};
  nine += static_cast<char>('0' + k1);
  sum = 0;
  for (std::size_t i = 0; i < 10; ++i) sum += second[i] * (nine[i] - '0');
  const int k2 = (11 - sum % 11) % 11;
  if (k2 == 10) return {};
  return nine + static_cast<char>('0' + k2);
}

/// The first number with control digits for a birthday. Only years before 1900 are used: nobody
/// lives who could own it.
std::string number_for(int day_of_month, int month, int year_in_century, int individual = 500) {
  for (; individual < 750; ++individual) {
    const auto whole =
        with_control_digits(two(day_of_month) + two(month) + two(year_in_century) +
                            static_cast<char>('0' + individual / 100) + two(individual % 100));
    if (!whole.empty()) return whole;
  }
  return {};
}

}  // namespace

TEST_CASE("a person number has a day of birth and two control digits") {
  const auto number = read_person_number(number_for(17, 5, 60)).value();
  CHECK(number.verdict == NumberVerdict::valid);
  CHECK(number.birth_day == day("1860-05-17"));
  CHECK_FALSE(number.d_number);
}

TEST_CASE("the day of a D-number is raised by 40") {
  const auto number = read_person_number(number_for(17 + 40, 5, 60)).value();
  CHECK(number.verdict == NumberVerdict::valid);
  CHECK(number.d_number);
  CHECK(number.birth_day == day("1860-05-17"));
}

TEST_CASE("test persons have a month raised by 40 or 80") {
  for (const int raised : {40, 80}) {
    const auto number = read_person_number(number_for(17, 5 + raised, 60)).value();
    CHECK(number.verdict == NumberVerdict::synthetic);
    CHECK(number.birth_day == day("1860-05-17"));
  }
}

TEST_CASE("the individual number tells the century") {
  struct Row {
    int individual;
    int year_in_century;
    int year;
  };
  for (const auto& [individual, year_in_century, year] :
       {Row{0, 0, 1900}, Row{499, 99, 1999}, Row{500, 54, 1854}, Row{749, 99, 1899},
        Row{500, 0, 2000}, Row{999, 39, 2039}, Row{900, 40, 1940}, Row{999, 99, 1999}}) {
    CAPTURE(year);
    int tried = 0;
    for (int day_of_month = 1; day_of_month <= 28; ++day_of_month) {
      // Synthetic months: numbers of these years could belong to somebody.
      const auto whole =
          with_control_digits(two(day_of_month) + "85" + two(year_in_century) +
                              static_cast<char>('0' + individual / 100) + two(individual % 100));
      if (whole.empty()) continue;
      CHECK(read_person_number(whole)->birth_day == Day::of(year, 5, day_of_month));
      ++tried;
    }
    CHECK(tried > 10);
  }
  // 500 to 899 was not given to those born from 1940 to 1953.
  for (int individual = 500; individual < 900; individual += 7) {
    const auto whole = with_control_digits("178545" + std::to_string(individual));
    if (!whole.empty()) CHECK(read_person_number(whole)->verdict == NumberVerdict::flagged);
  }
}

TEST_CASE("the agency's dummies are flagged, not refused") {
  for (const char* dummy : {"12345678901", "10987654321", "12345678910", "12345678942"}) {
    const auto number = read_person_number(dummy).value();
    CHECK(number.verdict == NumberVerdict::flagged);
    CHECK(number.digits == dummy);
    CHECK_FALSE(number.birth_day.has_value());
  }
}

TEST_CASE("no number is missing; what is not eleven digits is malformed") {
  CHECK(read_person_number("")->verdict == NumberVerdict::missing);
  CHECK(read_person_number("  ")->verdict == NumberVerdict::missing);
  for (const char* text :
       {"1234567890", "123456789012", "1234567890a", "12.34.56789", "-1234567890"}) {
    CHECK_FALSE(read_person_number(text).has_value());
  }
  const auto whole = number_for(17, 5, 60);
  CHECK(read_person_number(whole.substr(0, 6) + " " + whole.substr(6)) ==
        read_person_number(whole));
}

TEST_CASE("an organisation number has nine digits, the last a control digit") {
  CHECK(read_organisation_number("889640782") == "889640782");  // Nav itself
  CHECK(read_organisation_number("889 640 782") == "889640782");
  CHECK(read_organisation_number("310529915") == "310529915");  // of the registers for testing
  for (const char* text : {"889640783", "000000000", "88964078", "8896407820", "889640a82", ""}) {
    CHECK_FALSE(read_organisation_number(text).has_value());
  }
}

TEST_CASE("any protection protects, also one that we do not know") {
  Person person{};
  CHECK_FALSE(has_protected_address(person));
  person.protection = AddressProtection::fortrolig;
  CHECK(has_protected_address(person));
  person.protection = Coded<AddressProtection>::read("EN_NY_KODE");
  CHECK(has_protected_address(person));
}

TEST_CASE("laws of person numbers") {
  law("one wrong digit is always found out", [] {
    const auto whole =
        number_for(*rc::gen::inRange(1, 29), *rc::gen::inRange(1, 13), *rc::gen::inRange(54, 100));
    RC_PRE(!whole.empty());
    RC_ASSERT(read_person_number(whole)->verdict == NumberVerdict::valid);
    auto wrong = whole;
    const auto place = *rc::gen::inRange<std::size_t>(0, 11);
    wrong[place] = static_cast<char>('0' + (wrong[place] - '0' + *rc::gen::inRange(1, 10)) % 10);
    RC_ASSERT(read_person_number(wrong)->verdict == NumberVerdict::flagged);
  });
}
