// Rows and cells, whatever file they came in. Rows are handed on one at a time, so that a list of
// any length costs the memory of one row.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/finding.hpp"

namespace stafett::exchange {

/// One row: cells as text (UTF-8, trimmed of nothing; days from a spreadsheet as "2026-02-01", its
/// truths as "ja" and "nei"). Trailing empty cells may be missing.
struct TableRow {
  std::uint32_t line = 0;  ///< line on which it begins (CSV), row of the sheet (XLSX)
  std::vector<std::string> cells = {};
  std::string_view sheet = {};  ///< the sheet's name; empty in CSV
};

/// Takes a row; false stops the reading.
using RowSink = std::function<bool(TableRow&)>;

struct TableLimits {
  std::uint32_t columns = 300;
  std::size_t cell_bytes = 1 << 20;
};

/// What was learnt of the file besides its rows. A finding of severity error ended the reading.
struct TableReading {
  std::string look = {};  ///< "UTF-8 ;", "Windows-1252 ,", or the sheet's name
  bool open_end = false;  ///< the last row ends without a line end: it may have been cut
  std::vector<Finding> findings = {};
};

/// 1 is "A", 27 is "AA": a spreadsheet's name of a column.
std::string column_letters(std::uint32_t column);

}  // namespace stafett::exchange
