// Lists as text: values between commas, semicolons or tabs. What they are, and whether the letters
// are UTF-8 or Windows-1252, is found from the bytes.
#pragma once

#include <string_view>

#include "exchange/table.hpp"

namespace stafett::exchange {

/// Reads all rows that are not blank. Cells may stand in quotes, with doubled quotes and line ends
/// inside; lines end in LF, CRLF or CR. A line "sep=;" at the top is obeyed and not handed on.
/// Errors (with line and column): a quote that is never closed, text after a closing quote, NUL,
/// UTF-8 cut in the middle of a character, limits.
TableReading read_csv(std::string_view bytes, const RowSink& take, const TableLimits& limits = {});

}  // namespace stafett::exchange
