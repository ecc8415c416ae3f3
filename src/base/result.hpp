// What a function answers when the field's rules may say no. Input that cannot be read is a fault
// (api/), a broken machine is an exception; a refusal is neither: the caller can act on it.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace stafett {

/// Why something was refused; api/problem.cpp maps each to one HTTP status, the page to one text.
enum class Reason {
  not_found,       ///< no such record, or not yours to know of: the two answer alike (404)
  not_allowed,     ///< you may see it, but not do this (403)
  not_signed_in,   ///< no session, or it has ended (401)
  conflict,        ///< somebody else was first: the version you saw is not the newest (409)
  already_exists,  ///< the same thing is there already (409)
  invalid,         ///< a value breaks a rule of the field (422)
  not_now,         ///< the record's state does not allow this act (422)
  too_many,        ///< a limit on tries; comes with seconds to wait (429)
  too_large,       ///< more than is taken at once (413)
};

/// One refusal: the reason, the field it is about (JSON pointer, empty when none), a stable code
/// the page has a text for ("lead_overlap"), values for that text, and the rule's source ("R24",
/// "forskrift § 4-3"). Never holds anything personal.
struct Refusal {
  Reason reason = Reason::invalid;
  std::string code;
  std::string field = {};
  std::vector<std::pair<std::string, std::string>> values = {};
  std::string source = {};
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T>
using Result = tl::expected<T, Refusal>;

/// For `return refuse(Reason::invalid, "end_before_start", "/last_day");`
inline tl::unexpected<Refusal> refuse(Reason reason, std::string_view code,
                                      std::string_view field = {}, std::string_view source = {}) {
  return tl::make_unexpected(
      Refusal{reason, std::string{code}, std::string{field}, {}, std::string{source}});
}

}  // namespace stafett
