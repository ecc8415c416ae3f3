// The agency's codes and people's numbers, as lists have them: looked up in the domain's tables;
// what is not there is kept as it came and flagged.
#pragma once

#include <string>
#include <string_view>

#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// Which of the agency's lists a code should be in.
enum class CodeList : std::uint8_t {
  // clang-format off
  status, status_reason, content, measure, protection, delivery_status, start_type, enrolment_type,
  consultant_part, assessment, proposal, history, source,
  free,  ///< no list: every code is known
  // clang-format on
};

/// The code, marked unknown where the list does not have it. An empty code is known ("none").
ListedCode read_code(CodeList list, std::string_view code);

/// As people write it in a table: the code itself in any case, or its words in any of the languages
/// ("Har sluttet", "Har slutta").
ListedCode read_code_or_word(CodeList list, std::string_view text);

/// What a person's number is worth, and the number without blanks. A number lost its leading nought
/// in many a spreadsheet: ten digits that fit with it are given it back.
struct NumberReading {
  enum class Fault : std::uint8_t {
    none,
    wrong_control_digits,  ///< a possible day of birth, but the control digits say it was mistyped:
                           ///< refused
    not_a_number,          ///< not eleven digits: refused
  };
  std::string number = {};
  NumberVerdict verdict = NumberVerdict::missing;
  Fault fault = Fault::none;
  bool leading_nought_restored = false;
};
NumberReading read_number(std::string_view text);

}  // namespace stafett::exchange
