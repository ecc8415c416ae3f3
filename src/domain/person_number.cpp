#include "domain/person_number.hpp"

#include <algorithm>
#include <array>

namespace stafett::domain {

namespace {

/// The digits of a text in which only blanks may stand between them; nothing where there is
/// anything else.
std::optional<std::string> digits_only(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c == ' ') continue;
    if (c < '0' || c > '9') return std::nullopt;
    digits += c;
  }
  return digits;
}

int digit(const std::string& digits, std::size_t i) { return digits[i] - '0'; }
int two_digits(const std::string& digits, std::size_t i) {
  return 10 * digit(digits, i) + digit(digits, i + 1);
}

/// Whether the weighted sum of the first digits, the control digit with weight 1 included, is a
/// multiple of 11.
template <std::size_t N>
bool adds_up(const std::string& digits, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += weights[i] * digit(digits, i);
  return sum % 11 == 0;
}

bool control_digits_are_right(const std::string& digits) {
  return adds_up(digits, std::array{3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) &&
         adds_up(digits, std::array{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1});
}

/// The year of birth by the individual number (Skatteetaten): which century its range belongs to.
std::optional<int> year_of(int year_in_century, int individual) {
  if (individual <= 499) return 1900 + year_in_century;
  if (individual <= 749 && year_in_century >= 54) return 1800 + year_in_century;
  if (year_in_century <= 39) return 2000 + year_in_century;
  if (individual >= 900) return 1900 + year_in_century;
  return std::nullopt;
}

}  // namespace

std::optional<PersonNumber> read_person_number(std::string_view text) {
  auto digits = digits_only(text);
  if (!digits) return std::nullopt;
  PersonNumber number;
  if (digits->empty()) return number;
  if (digits->size() != 11) return std::nullopt;
  number.digits = *digits;
  number.verdict = NumberVerdict::flagged;

  int day_of_month = two_digits(number.digits, 0);
  int month = two_digits(number.digits, 2);
  const bool d_number = day_of_month > 40;
  if (d_number) day_of_month -= 40;
  const bool synthetic = month > 40;
  if (synthetic) month -= month > 80 ? 80 : 40;
  const int individual = 10 * two_digits(number.digits, 6) + digit(number.digits, 8);
  const auto year = year_of(two_digits(number.digits, 4), individual);
  const auto birth_day = year ? Day::of(*year, month, day_of_month) : std::nullopt;
  if (!birth_day || !control_digits_are_right(number.digits)) return number;

  number.verdict = synthetic ? NumberVerdict::synthetic : NumberVerdict::valid;
  number.d_number = d_number;
  number.birth_day = birth_day;
  return number;
}

std::optional<std::string> read_organisation_number(std::string_view text) {
  auto digits = digits_only(text);
  if (!digits || digits->size() != 9) return std::nullopt;
  // Brønnøysundregistrene: they begin with 8 or 9, in the registers for testing (Tenor) with 2 or
  // 3; nine noughts would add up, too.
  if (std::string_view{"2389"}.find((*digits)[0]) == std::string_view::npos) return std::nullopt;
  if (!adds_up(*digits, std::array{3, 2, 7, 6, 5, 4, 3, 2, 1})) return std::nullopt;
  return digits;
}

}  // namespace stafett::domain
