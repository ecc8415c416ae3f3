// Spreadsheets (Office Open XML). Only what a list needs is read: one sheet's cells, shared texts,
// and which formats mean a day. Macros, links, charts and formulas are left alone (of a formula,
// the value it last had). No document type is taken, no external entity ever followed.
#pragma once

#include <string_view>

#include "exchange/table.hpp"

namespace stafett::exchange {

/// What is at most unpacked. A file that unpacks to more, or shrinks its content more than `ratio`
/// times past the first 16 MB, is refused before it can fill the memory, whatever sizes it claims.
struct XlsxLimits {
  TableLimits table = {};
  std::uint64_t entries = 5'000;
  std::uint64_t unpacked_bytes = 400u << 20;
  std::uint64_t ratio = 100;
  std::uint64_t row_bytes = 8u << 20;
};

/// Reads the rows that have a cell with something in it, of the sheet named `sheet`, or of the
/// first visible one. Errors: not a readable archive, locked with a password, a zip bomb, no sheet
/// of that name, broken XML.
TableReading read_xlsx(std::string_view bytes, const RowSink& take, std::string_view sheet = {},
                       const XlsxLimits& limits = {});

/// A spreadsheet's day number as "2026-02-01", or "2026-02-01T08:30:00" where it has a time of day;
/// with a time only (below 1) "08:30:00". Nothing where it lies outside the calendar. `from_1904`:
/// the workbook counts from 1904-01-01; else from 1899-12-31, with the 29 February 1900 that never
/// was.
std::string day_from_serial(double serial, bool from_1904);

}  // namespace stafett::exchange
