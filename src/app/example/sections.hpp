// The files under text/: sections of named lines, to be read and bettered by people who do not
// program.
//
//   # a remark
//   [section]
//   name: text to the end of the line
#pragma once

#include <string_view>
#include <vector>

namespace stafett::example {

struct Line {
  std::string_view name;
  std::string_view text;
};

struct Section {
  std::string_view key;
  std::vector<Line> lines;

  /// The texts of all lines with this name, in order.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  /// The text of the only line with this name; empty where there is none.
  [[nodiscard]] std::string_view one(std::string_view name) const;
};

/// Reads a file; the result points into `text`. A line that is none of the above is a fault of the
/// program's own data: std::logic_error with the file and the line.
std::vector<Section> read_sections(std::string_view file, std::string_view text);

/// The text of a file that is built in ("notes.nb"); std::logic_error where there is none.
std::string_view built_in_text(std::string_view file);

}  // namespace stafett::example
