// The public codes of an enum: one table beside it, from which to_text and from_text follow. The
// same code stands in JSON, in SQL and in the page.
//
//   enum class Part { lead, co };
//   constexpr auto codes_of(Part) {
//     return codes<Part>({{Part::lead, "lead"}, {Part::co, "co"}});
//   }
//   to_text(Part::lead) == "lead";   from_text<Part>("co") == Part::co;   from_text<Part>("x") ==
//   nothing
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace stafett {

template <class E>
struct CodeRow {
  E value;
  std::string_view code;
};

/// The table; a code or a value that stands in it twice does not compile.
template <class E, std::size_t N>
consteval std::array<CodeRow<E>, N> codes(const CodeRow<E> (&rows)[N]) {
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t j = i + 1; j < N; ++j) {
      if (rows[i].value == rows[j].value || rows[i].code == rows[j].code) {
        throw "a value or a code stands twice";
      }
    }
  }
  return std::to_array(rows);
}

/// An enum with such a table, found beside it (argument-dependent lookup).
template <class E>
concept CodedEnum = std::is_enum_v<E> && requires {
  codes_of(E{});
};

/// The code of `value`; a literal. Empty for a number that is no enumerator.
template <CodedEnum E>
constexpr std::string_view to_text(E value) {
  for (const auto& row : codes_of(E{})) {
    if (row.value == value) return row.code;
  }
  return {};
}

/// The value of exactly this code; nothing for any other text.
template <CodedEnum E>
constexpr std::optional<E> from_text(std::string_view code) {
  for (const auto& row : codes_of(E{})) {
    if (row.code == code) return row.value;
  }
  return std::nullopt;
}

}  // namespace stafett
