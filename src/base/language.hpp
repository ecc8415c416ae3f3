// The languages people read Stafett in, and a text that is there in all of them.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/codes.hpp"

namespace stafett {

/// Bokmål, nynorsk, English.
enum class Language : std::uint8_t { nb, nn, en };

constexpr auto codes_of(Language) {
  return codes<Language>({{Language::nb, "nb"}, {Language::nn, "nn"}, {Language::en, "en"}});
}

/// The same text in each language. Literals only: it does not own them.
struct Said {
  std::string_view nb = {};
  std::string_view nn = {};
  std::string_view en = {};

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    switch (language) {
      case Language::nb:
        return nb;
      case Language::nn:
        return nn;
      case Language::en:
        return en;
    }
    return nb;
  }
  /// Said in no language at all.
  [[nodiscard]] constexpr bool empty() const { return nb.empty() && nn.empty() && en.empty(); }
  /// Said in every language.
  [[nodiscard]] constexpr bool whole() const { return !nb.empty() && !nn.empty() && !en.empty(); }
};

}  // namespace stafett
