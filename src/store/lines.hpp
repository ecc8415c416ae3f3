// Whole tables as lines, the same from either engine (bulk.hpp reads and hashes them).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stafett::sql {

/// A table as it is, for what handles all tables alike (backup, copy). Generated columns, views and
/// what the engine keeps for itself (search indexes) are left out.
struct Column {
  std::string name;
  std::string type;  ///< uuid, text, date, boolean, bigint, integer
  friend bool operator==(const Column&, const Column&) = default;
};
struct Table {
  std::string name;
  std::vector<Column> columns;           ///< in their order
  std::vector<std::string> primary_key;  ///< in its order
  friend bool operator==(const Table&, const Table&) = default;
};

/// Takes whole rows as lines, much faster than inserts. A line is one of PostgreSQL's COPY text
/// format without its line end: values parted by tabs, \N for null; backslash, tab, line end and
/// the other control characters 8 to 13 written with a backslash.
class LineWriter {
 public:
  virtual ~LineWriter() = default;
  virtual void add(std::string_view line) = 0;
  /// After the last line; without it nothing counts.
  virtual void finish() = 0;
};

/// Adds one value to a line, written so.
void append_value(std::string& line, std::string_view value);
/// The value between two tabs of a line; nothing for null. Throws Error for an escape it does not
/// know.
std::optional<std::string> value_of(std::string_view written);

}  // namespace stafett::sql
