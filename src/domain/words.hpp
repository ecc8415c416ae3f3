// Each enum of the field has one table of words: the code that is kept in the database, sent in
// JSON and exchanged with the agency, and, for the lists that come to the reader with their texts,
// what it is called in each language. The enums that the API's contract closes have no texts here:
// the page tells them in its own words.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/codes.hpp"
#include "base/language.hpp"

namespace stafett::domain {

template <class Enum>
struct Word {
  Enum value;
  std::string_view code;
  Said said = {};  ///< as the agency shows it, bokmål first; empty where the page has its own text
};

/// The table of an enum; each header with an enum specialises it: `words<Phase>`, one entry an
/// enumerator.
template <class Enum>
inline constexpr int words = 0;

template <class Enum>
concept Worded = requires {
  words<Enum>.front().code;
};

/// Makes a table; does not compile unless the enumerators stand in their order, from the first, and
/// each code is there once, and what is said is said in every language.
template <class Enum, std::size_t N>
consteval std::array<Word<Enum>, N> word_list(const Word<Enum> (&list)[N]) {
  std::array<Word<Enum>, N> table{};
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<std::size_t>(list[i].value) != i) throw "the enumerators are not in order";
    for (std::size_t k = 0; k < i; ++k) {
      if (list[k].code == list[i].code) throw "a code stands twice";
    }
    if (!list[i].said.empty() && !list[i].said.whole()) throw "a language has no text";
    table[i] = list[i];
  }
  return table;
}

/// By which base/codes.hpp finds the table; to_text and from_text are its own.
template <Worded Enum>
constexpr const auto& codes_of(Enum) {
  return words<Enum>;
}
using stafett::from_text;
using stafett::to_text;

/// What a value is called; only for tables that say it.
template <Worded Enum>
constexpr std::string_view said(Enum value, Language language) {
  return words<Enum>[static_cast<std::size_t>(value)].said.in(language);
}

}  // namespace stafett::domain
