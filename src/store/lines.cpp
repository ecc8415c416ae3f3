#include "store/lines.hpp"

#include "store/sql.hpp"

namespace stafett::sql {

void append_value(std::string& line, std::string_view value) {
  for (const char c : value) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\b':
        line += "\\b";
        break;
      case '\f':
        line += "\\f";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\v':
        line += "\\v";
        break;
      default:
        line += c;
    }
  }
}

std::optional<std::string> value_of(std::string_view written) {
  if (written == "\\N") return std::nullopt;
  constexpr std::string_view letters = "bfnrtv\\";
  constexpr std::string_view characters = "\b\f\n\r\t\v\\";
  std::string value;
  value.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\') {
      value += written[i];
      continue;
    }
    const auto letter = ++i < written.size() ? letters.find(written[i]) : std::string_view::npos;
    if (letter == std::string_view::npos) {
      throw Error{ErrorKind::other, {}, "a line holds an unknown escape"};
    }
    value += characters[letter];
  }
  return value;
}

}  // namespace stafett::sql
