// What was found in a file that somebody should know: where it stands, what was expected there,
// what was found instead and what to do. Findings are codes and values; the page and the command
// line turn them into sentences (finding_text.hpp). They never hold anybody's name, number or text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stafett::exchange {

enum class Severity : std::uint8_t {
  error,    ///< the row (or, with row 0, the whole file) is refused
  warning,  ///< read, but somebody should look at it
  note,     ///< nothing to do; said so that nothing happens in silence
};
std::string_view to_text(Severity severity);

/// Where in a file something stands. All counts begin at 1; 0 means "not known" or "the file as a
/// whole".
struct Place {
  std::uint32_t line = 0;  ///< line of the text (JSON, CSV), row of the sheet (XLSX)
  std::uint32_t column =
      0;  ///< characters into the line (JSON), number of the table's column (CSV, XLSX)
  std::string path =
      {};  ///< JSON pointer "/deltakere/3/startDato", heading "Startdato", or cell "Ark1!C17"
  friend bool operator==(const Place&, const Place&) = default;
};

struct Finding {
  Severity severity = Severity::error;
  std::string code =
      {};  ///< stable: "bad_date", "wrong_control_digits" … (finding_text.cpp lists them all)
  Place place = {};
  std::uint32_t row = 0;      ///< ordinal of the row it is about; 0: the whole file
  std::string field = {};     ///< to_text(Field) where it is about one, else empty
  std::string expected = {};  ///< a token ("date", "text") or a plain value ("150000")
  std::string found =
      {};  ///< what stood there where that is not personal, else its shape ("text", "11 digits")
  friend bool operator==(const Finding&, const Finding&) = default;
};

}  // namespace stafett::exchange
