// Texts of reports in every language. A text that is missing in one of them, or that has other
// numbers to fill in there, does not compile.
#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/language.hpp"

namespace stafett::foresee {

namespace said_detail {

/// How often each of {0} … {9} stands in a text; a brace that is none of them is a fault.
consteval std::array<int, 10> holes(std::string_view text) {
  std::array<int, 10> count{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '}') throw "a } without its {";
    if (text[i] != '{') continue;
    if (i + 2 >= text.size() || text[i + 1] < '0' || text[i + 1] > '9' || text[i + 2] != '}')
      throw "what is filled in is written {0} to {9}";
    count[static_cast<std::size_t>(text[i + 1] - '0')] = 1;
    i += 2;
  }
  return count;
}

}  // namespace said_detail

/// A text in bokmål, nynorsk and English; what is filled in is {0}, {1} … in each.
consteval Said said(std::string_view nb, std::string_view nn, std::string_view en) {
  const Said all{nb, nn, en};
  if (!all.whole()) throw "a language is missing";
  if (said_detail::holes(nb) != said_detail::holes(en) ||
      said_detail::holes(nn) != said_detail::holes(en))
    throw "the languages fill in other things";
  return all;
}

/// The text in a language, filled in.
template <class... Args>
std::string say(Language language, const Said& text, const Args&... args) {
  return fmt::format(fmt::runtime(text.in(language)), args...);
}

/// A text that was put together, in each language.
struct Spoken {
  std::string nb;
  std::string nn;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::en ? en : language == Language::nn ? nn : nb;
  }
  [[nodiscard]] bool empty() const { return nb.empty() && nn.empty() && en.empty(); }
  friend bool operator==(const Spoken&, const Spoken&) = default;
};

/// Made by `make(language)` for each.
template <class Make>
Spoken spoken(const Make& make) {
  return {make(Language::nb), make(Language::nn), make(Language::en)};
}

inline Spoken spoken(const Said& text) {
  return {std::string{text.nb}, std::string{text.nn}, std::string{text.en}};
}

}  // namespace stafett::foresee
