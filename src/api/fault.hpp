// What in a request could not be read. Faults are gathered, all of them, and sent back together
// (400).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stafett::api {

/// The kinds of fault; the page has a text for each.
namespace fault {
inline constexpr std::string_view syntax = "syntax";      ///< no JSON at all
inline constexpr std::string_view bad_text = "bad_text";  ///< not UTF-8, or control characters
inline constexpr std::string_view too_deep = "too_deep";  ///< nested deeper than any of our shapes
inline constexpr std::string_view too_large = "too_large";  ///< more values than any of our shapes
inline constexpr std::string_view duplicate = "duplicate";  ///< the same name twice
inline constexpr std::string_view unknown = "unknown";      ///< no such field or parameter
inline constexpr std::string_view missing = "missing";      ///< required and not there
inline constexpr std::string_view wrong_type = "wrong_type";  ///< text where a number belongs, …
inline constexpr std::string_view not_finite = "not_finite";  ///< a number like 1e400
inline constexpr std::string_view out_of_range =
    "out_of_range";                                         ///< a number too large or too small
inline constexpr std::string_view too_long = "too_long";    ///< a text longer than its field takes
inline constexpr std::string_view bad_value = "bad_value";  ///< no day, no id, no such code
}  // namespace fault

/// One of them. Never holds what was sent, only where and what would have been right.
struct Fault {
  std::string
      pointer;  ///< JSON pointer (RFC 6901); "" is the whole body, "?name" a query parameter
  std::string problem;   ///< one of namespace fault
  std::string expected;  ///< in English, for whoever writes a client
  friend bool operator==(const Fault&, const Fault&) = default;
};

using Faults = std::vector<Fault>;

/// More than these are not reported: a hostile body must not make a larger answer.
inline constexpr std::size_t most_faults = 100;

inline void add_fault(Faults& faults, std::string pointer, std::string_view problem,
                      std::string expected) {
  if (faults.size() < most_faults)
    faults.push_back({std::move(pointer), std::string{problem}, std::move(expected)});
}

}  // namespace stafett::api
