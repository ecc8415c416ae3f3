// Fødselsnummer and D-number, with the numbers made for tests. The agency's own samples hold
// dummies such as 12345678901, which are no numbers at all: they are flagged, never refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class NumberVerdict : std::uint8_t {
  valid,      ///< a date that exists and right control digits
  synthetic,  ///< the same, with a month that only test persons have (+40: Nav, +80: Skatteetaten)
  flagged,    ///< eleven digits that are no person number
  missing,    ///< none given
};

template <>
inline constexpr auto words<NumberVerdict> = word_list<NumberVerdict>({
    {NumberVerdict::valid, "valid"},
    {NumberVerdict::synthetic, "synthetic"},
    {NumberVerdict::flagged, "flagged"},
    {NumberVerdict::missing, "missing"},
});

struct PersonNumber {
  std::string digits;  ///< eleven, or empty where it is missing
  NumberVerdict verdict = NumberVerdict::missing;
  bool d_number = false;              ///< given to people who are not in the population register
  std::optional<Day> birth_day = {};  ///< where valid or synthetic
  friend bool operator==(const PersonNumber&, const PersonNumber&) = default;
};

/// Reads eleven digits, blanks among them allowed ("010190 12345"); empty text is a missing number.
/// Nothing where it is malformed: another length, or something other than digits.
std::optional<PersonNumber> read_person_number(std::string_view text);

/// Reads an organisation number of nine digits with its control digit (modulus 11), blanks allowed;
/// nothing where it is none. Answers the nine digits.
std::optional<std::string> read_organisation_number(std::string_view text);

}  // namespace stafett::domain
