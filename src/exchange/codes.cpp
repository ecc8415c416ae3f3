#include "exchange/codes.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/contract_codes.hpp"
#include "domain/measure.hpp"
#include "domain/participation_codes.hpp"
#include "domain/person_number.hpp"

namespace stafett::exchange {

namespace {

template <class Enum>
bool is_known(std::string_view code) {
  return domain::Coded<Enum>::read(code).is_known();
}

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// navikt/amt-deltakelser, amt-lib/models: lists that decide nothing here and so are no enums of the
// domain.
bool is_in(CodeList list, std::string_view code) {
  switch (list) {
    case CodeList::status:
      return is_known<domain::Status>(code);
    case CodeList::status_reason:
      return is_known<domain::StatusReason>(code);
    case CodeList::content:
      return is_known<domain::ContentKind>(code);
    case CodeList::measure:
      return is_known<domain::MeasureType>(code) || domain::measure_from_arena(code).has_value();
    case CodeList::protection:
      return is_known<domain::AddressProtection>(code);
    case CodeList::delivery_status:
      return is_known<domain::DeliveryStatus>(code);
    case CodeList::start_type:
      return is_known<domain::StartType>(code);
    case CodeList::enrolment_type:
      return is_known<domain::EnrolmentType>(code);
    case CodeList::consultant_part:
      return is_one_of(code, {"VEILEDER", "MEDVEILEDER", "KOORDINATOR"});
    case CodeList::assessment:
      return is_one_of(code, {"OPPFYLLER_KRAVENE", "OPPFYLLER_IKKE_KRAVENE"});
    case CodeList::proposal:
      // An open proposal has no type of its own in the portal's answer; its change has.
      return is_one_of(code, {"Forslag", "ForlengDeltakelse", "AvsluttDeltakelse",
                              "EndreAvslutning", "IkkeAktuell", "Deltakelsesmengde", "Startdato",
                              "Sluttdato", "Sluttarsak", "FjernOppstartsdato"});
    case CodeList::history:
      return is_one_of(
          code, {"Vedtak", "InnsokPaaFellesOppstart", "Endring", "Forslag", "EndringFraArrangor",
                 "ImportertFraArena", "VurderingFraArrangor", "EndringFraTiltakskoordinator"});
    case CodeList::source:
      return is_one_of(code, {"ARENA", "KOMET"});
    case CodeList::free:
      return true;
  }
  return false;
}

/// Letters and digits only, folded: "E-post" and "epost" are the same word.
std::string compact(std::string_view text) {
  std::string folded = text::fold(text);
  std::erase_if(folded, [](char c) {
    return c == ' ' || c == '-' || c == '_' || c == '.' || c == '/' || c == ':' || c == '(' ||
           c == ')' || c == ',';
  });
  return folded;
}

/// The code that `word` is or says, whichever language its writer works in.
template <class Enum>
std::string_view code_of_word(std::string_view word) {
  for (const auto& entry : domain::words<Enum>) {
    if (compact(entry.code) == word) return entry.code;
  }
  for (const auto language : {Language::nb, Language::nn, Language::en}) {
    for (const auto& entry : domain::words<Enum>) {
      // "Arbeidsforberedende trening (AFT)" is also said without its letters.
      const std::string_view whole = entry.said.in(language);
      const std::string_view without = whole.substr(0, whole.find(" ("));
      if (compact(whole) == word || compact(without) == word) return entry.code;
    }
  }
  return {};
}

/// True where the first six digits can be a day of birth: as they are, as a D-number (day + 40), or
/// as a test person's (month + 40 by Nav, + 80 by Skatteetaten, + 65 for older test persons).
bool has_day_of_birth(std::string_view digits) {
  const auto two = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
  const int day = two(0) > 40 ? two(0) - 40 : two(0);
  for (const int added : {0, 40, 65, 80}) {
    const int month = two(2) - added;
    if (month < 1 || month > 12) continue;
    for (const int century : {1800, 1900, 2000}) {
      if (Day::of(century + two(4), month, day)) return true;
    }
  }
  return false;
}

}  // namespace

ListedCode read_code(CodeList list, std::string_view code) {
  return {std::string{code}, code.empty() || is_in(list, code)};
}

ListedCode read_code_or_word(CodeList list, std::string_view text) {
  if (text.empty() || is_in(list, text)) return {std::string{text}, true};
  const std::string word = compact(text);
  std::string_view code;
  switch (list) {
    case CodeList::status:
      code = code_of_word<domain::Status>(word);
      break;
    case CodeList::status_reason:
      code = code_of_word<domain::StatusReason>(word);
      break;
    case CodeList::measure:
      code = code_of_word<domain::MeasureType>(word);
      break;
    case CodeList::protection:
      code = code_of_word<domain::AddressProtection>(word);
      break;
    case CodeList::consultant_part:
      for (const std::string_view part : {"VEILEDER", "MEDVEILEDER", "KOORDINATOR"}) {
        if (compact(part) == word) code = part;
      }
      break;
    default:
      break;
  }
  if (code.empty()) return {std::string{text}, false};
  return {std::string{code}, true};
}

NumberReading read_number(std::string_view text) {
  NumberReading reading;
  std::string digits{text};
  std::erase(digits, ' ');
  if (digits.empty()) return reading;
  auto read = domain::read_person_number(digits);
  if (!read && digits.size() == 10) {
    const auto restored = domain::read_person_number("0" + digits);
    if (restored && restored->verdict != NumberVerdict::flagged) {
      read = restored;
      reading.leading_nought_restored = true;
    }
  }
  if (!read) {
    reading.fault = NumberReading::Fault::not_a_number;
    return reading;
  }
  reading.number = read->digits;
  reading.verdict = read->verdict;
  if (read->verdict == NumberVerdict::flagged && has_day_of_birth(read->digits)) {
    reading.fault = NumberReading::Fault::wrong_control_digits;
  }
  return reading;
}

}  // namespace stafett::exchange
