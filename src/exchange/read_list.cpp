#include "exchange/read_list.hpp"

#include "exchange/csv.hpp"
#include "exchange/duplicates.hpp"
#include "exchange/nav_json.hpp"
#include "exchange/xlsx.hpp"

namespace stafett::exchange {

namespace {

enum class Shape : std::uint8_t { empty, json, text, spreadsheet, old_spreadsheet, utf16, other };

Shape shape_of_file(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return Shape::spreadsheet;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Shape::old_spreadsheet;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Shape::utf16;
  if (bytes.starts_with("%PDF") || bytes.starts_with("\x89PNG") ||
      bytes.starts_with("\xFF\xD8\xFF")) {
    return Shape::other;
  }
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Shape::empty;
  if (text[first] == '{' || text[first] == '[') return Shape::json;
  if (text[first] == '<') return Shape::other;
  // UTF-16 without a mark: every second byte of ordinary letters is nought.
  if (text.size() > 3 && (text[1] == '\0' || text[0] == '\0')) return Shape::utf16;
  return Shape::text;
}

Finding file_error(std::string_view code, std::string expected, std::string found) {
  Finding finding;
  finding.code = code;
  finding.expected = std::move(expected);
  finding.found = std::move(found);
  return finding;
}

ParticipantList refused(std::string_view code, std::string expected, std::string found) {
  ParticipantList list;
  list.findings.push_back(file_error(code, std::move(expected), std::move(found)));
  return list;
}

ParticipantList read_table(std::string_view bytes, FileKind kind, const ReadOptions& options) {
  ParticipantList list;
  list.kind = kind;
  Findings findings;
  const TableOptions table{options.most_rows, options.choice, options.remembered};
  TableReader reader{list, findings, table};
  const RowSink sink = [&](TableRow& row) { return reader.take(row); };
  const TableReading reading =
      kind == FileKind::xlsx ? read_xlsx(bytes, sink, options.sheet) : read_csv(bytes, sink);
  reader.finish(reading);
  refuse_duplicates(list, findings);
  list.findings = findings.take();
  list.findings_left_out = findings.left_out();
  return list;
}

ParticipantList read_by_shape(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > options.most_bytes) {
    return refused("too_large", std::to_string(options.most_bytes >> 20) + " MB",
                   std::to_string(bytes.size() >> 20) + " MB");
  }
  switch (shape_of_file(bytes)) {
    case Shape::empty:
      return refused("empty_file", "JSON, CSV or XLSX", "nothing");
    case Shape::json:
      return read_nav_json(bytes, {options.most_rows, options.history_of});
    case Shape::text:
      return read_table(bytes, FileKind::csv, options);
    case Shape::spreadsheet:
      return read_table(bytes, FileKind::xlsx, options);
    case Shape::old_spreadsheet:
      return refused("xlsx_old", "XLSX without password", "old or locked workbook");
    case Shape::utf16:
      return refused("utf16", "UTF-8 or Windows-1252", "UTF-16");
    case Shape::other:
      break;
  }
  return refused("unknown_kind", "JSON, CSV or XLSX", "other file");
}

}  // namespace

ParticipantList read_list(std::string_view file_name, std::string_view bytes,
                          const ReadOptions& options) {
  ParticipantList list = read_by_shape(bytes, options);
  list.file = file_name;
  return list;
}

}  // namespace stafett::exchange
