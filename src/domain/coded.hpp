// A code from somebody else's list. The agency changes its lists several times a year: a code we do
// not know is kept as it came and shown as it came, never dropped.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "domain/words.hpp"

namespace stafett::domain {

template <class Enum>
struct OlderCode {
  std::string_view code;
  Enum value;
};

/// Codes that the agency has used before for the same thing; specialised where a list has been
/// renamed.
template <class Enum>
inline constexpr std::array<OlderCode<Enum>, 0> older_codes{};

/// A known value of the list, or the code as it came.
template <Worded Enum>
class Coded {
 public:
  Coded() = default;                              ///< no code at all: unknown and empty
  constexpr Coded(Enum known) : known_{known} {}  // NOLINT: a known value is a coded value

  /// Reads a code or a former code of the list; any other text is kept.
  static Coded read(std::string_view code) {
    if (auto value = from_text<Enum>(code)) return Coded{*value};
    for (const auto& older : older_codes<Enum>) {
      if (older.code == code) return Coded{older.value};
    }
    Coded unknown;
    unknown.unknown_ = code;
    return unknown;
  }

  [[nodiscard]] bool is_known() const { return known_.has_value(); }
  [[nodiscard]] std::optional<Enum> known() const { return known_; }
  /// The code as kept and exchanged.
  [[nodiscard]] std::string_view code() const { return known_ ? to_text(*known_) : unknown_; }
  /// What people read; an unknown code is shown as it came.
  [[nodiscard]] std::string_view said(Language language) const {
    return known_ ? domain::said(*known_, language) : std::string_view{unknown_};
  }

  friend bool operator==(const Coded&, const Coded&) = default;
  friend bool operator==(const Coded& coded, Enum value) { return coded.known_ == value; }

 private:
  std::optional<Enum> known_;
  std::string unknown_;
};

}  // namespace stafett::domain
