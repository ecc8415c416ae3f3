#include "app/example/numbers.hpp"

#include <optional>
#include <span>

namespace stafett::example {

namespace {

/// The digit that makes the weighted sum divisible by eleven; nothing where it would be ten.
std::optional<int> control_digit(std::string_view digits, std::span<const int> weights) {
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits[i] - '0');
  const int digit = (11 - sum % 11) % 11;
  if (digit == 10) return std::nullopt;
  return digit;
}

char as_char(int digit) { return static_cast<char>('0' + digit); }

std::string two(int value) { return {as_char(value / 10), as_char(value % 10)}; }

}  // namespace

std::string synthetic_person_number(Day born, bool woman, Dice& dice) {
  constexpr int first_weights[] = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  constexpr int second_weights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  const std::string date =
      two(born.day_of_month()) + two(born.month() + 80) + two(born.year() % 100);
  for (;;) {
    // The individual digits tell the century: 000-499 for those born before 2000, 500-999 from then
    // on.
    const int individual =
        (born.year() < 2000 ? 0 : 500) + dice.between(0, 249) * 2 + (woman ? 0 : 1);
    std::string digits = date + as_char(individual / 100) + two(individual % 100);
    const auto first = control_digit(digits, first_weights);
    if (!first) continue;
    digits += as_char(*first);
    const auto second = control_digit(digits, second_weights);
    if (second) return digits + as_char(*second);
  }
}

std::string synthetic_organisation_number(Dice& dice) {
  constexpr int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
  for (;;) {
    std::string digits = "3";
    for (int i = 0; i < 7; ++i) digits += as_char(dice.between(0, 9));
    if (const auto control = control_digit(digits, weights)) return digits + as_char(*control);
  }
}

std::string unreachable_phone(Dice& dice) {
  return "+47 00 " + two(dice.between(0, 99)) + " " + two(dice.between(0, 99)) + " " +
         two(dice.between(0, 99));
}

}  // namespace stafett::example
