// Spreadsheets made in the test: parts into an archive, and a usual workbook round a sheet.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workbook {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, content

/// The archive's bytes.
std::string zip(const Parts& parts);

/// The parts of a workbook with one sheet "Ark1" whose <sheetData> is `rows`. Styles: 0 plain, 1 a
/// day (built-in format 14), 2 a day with time (own format), 3 a number with decimals.
Parts parts(std::string_view rows, std::string_view shared_strings = {}, bool from_1904 = false);

/// A row of inline texts.
std::string row(unsigned number, const std::vector<std::string>& texts);

}  // namespace workbook
