#include "exchange/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <pugixml.hpp>

#include "base/day.hpp"
#include "base/text.hpp"
#include "exchange/archive.hpp"
#include "exchange/xml_split.hpp"

namespace stafett::exchange {

namespace {

constexpr std::uint64_t small_part = 16u << 20;  // workbook, styles, relations
constexpr unsigned fragment_parsing = pugi::parse_escapes | pugi::parse_cdata |
                                      pugi::parse_ws_pcdata | pugi::parse_eol |
                                      pugi::parse_wconv_attribute;

Finding error(std::string_view code, std::string path, std::string expected, std::string found) {
  Finding finding;
  finding.code = code;
  finding.place.path = std::move(path);
  finding.expected = std::move(expected);
  finding.found = std::move(found);
  return finding;
}

std::string_view name_of(pugi::xml_node node) { return local_name(node.name()); }

/// The first child of that local name, whatever its prefix.
pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node node : parent.children()) {
    if (name_of(node) == name) return node;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
}

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number value{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "../worksheets/sheet1.xml" from "xl/workbook.xml" is "worksheets/sheet1.xml".
std::string resolved(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string{target.substr(1)};
  std::string folder{from.substr(0, from.rfind('/') + 1)};
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  return folder + std::string{target};
}

struct Relation {
  std::string id;
  std::string type;
  std::string target;
};

struct Workbook {
  std::string sheet_name;
  std::string sheet_part;
  std::string texts_part;
  std::string styles_part;
  bool from_1904 = false;
  bool macros = false;
};

enum class Look : std::uint8_t { plain, day };

bool is_day_format(std::string_view code) {
  bool quoted = false;
  bool bracket = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      bracket = true;
    } else if (c == ']') {
      bracket = false;
    } else if (c == ';') {
      break;  // the first section is that of positive numbers
    } else if (!bracket && (c == 'd' || c == 'y' || c == 'D' || c == 'Y' || c == 'm' || c == 'M' ||
                            c == 'h' || c == 'H')) {
      return true;
    }
  }
  return false;
}

/// Built-in number formats that show a day or a time (ECMA-376 part 1, 18.8.30, with the East Asian
/// ones).
bool is_built_in_day_format(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

/// Office writes control characters in texts as _x000D_.
void decode_control_escapes(std::string& text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    unsigned code = 0;
    const auto read = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
    if (read.ptr != text.data() + at + 6 || code == 0 || (code >= 0x20 && code != 0x5F)) continue;
    text.replace(at, 7, 1, static_cast<char>(code));
  }
}

/// All text runs below `node`, without phonetic guides.
void append_runs(pugi::xml_node node, std::string& out) {
  for (pugi::xml_node part : node.children()) {
    const auto name = name_of(part);
    if (name == "t") {
      out += part.text().get();
    } else if (name == "r") {
      append_runs(part, out);
    }
  }
}

class XlsxReader {
 public:
  XlsxReader(Archive archive, const RowSink& take, const XlsxLimits& limits)
      : archive_{std::move(archive)}, take_{take}, limits_{limits} {}

  TableReading reading;

  void run(std::string_view wanted_sheet) {
    if (!find_parts(wanted_sheet)) return;
    reading.look = workbook_.sheet_name;
    row_.sheet = workbook_.sheet_name;
    if (workbook_.macros) {
      Finding note = error("xlsx_macros", {}, "cells", "macros");
      note.severity = Severity::note;
      reading.findings.push_back(std::move(note));
    }
    if (!workbook_.styles_part.empty() && !read_styles()) return;
    if (!workbook_.texts_part.empty() && !read_texts()) return;
    read_rows();
  }

 private:
  Archive archive_;
  const RowSink& take_;
  const XlsxLimits& limits_;
  Workbook workbook_;
  std::vector<Look> looks_;  // by style index
  std::vector<std::string> texts_;
  TableRow row_;
  std::uint32_t last_row_ = 0;
  bool formula_noted_ = false;

  bool fail(Finding finding) {
    reading.findings.push_back(std::move(finding));
    return false;
  }

  bool load(const std::string& part, pugi::xml_document& document) {
    auto content = archive_.read_whole(part, small_part);
    if (!content) return fail(std::move(content.error()));
    // A part of a workbook has no document type; one that has wants something else.
    if (content->find("<!DOCTYPE") != std::string::npos ||
        content->find("<!ENTITY") != std::string::npos) {
      return fail(error("xlsx_xml", part, "XML without document type", "document type"));
    }
    const auto parsed = document.load_buffer(content->data(), content->size(), pugi::parse_default);
    if (!parsed) return fail(error("xlsx_xml", part, "well-formed XML", "broken XML"));
    return true;
  }

  bool read_relations(const std::string& of, std::vector<Relation>& relations) {
    const std::size_t slash = of.rfind('/') == std::string::npos ? 0 : of.rfind('/') + 1;
    const std::string part = of.substr(0, slash) + "_rels/" + of.substr(slash) + ".rels";
    if (!archive_.has(part)) return true;
    pugi::xml_document document;
    if (!load(part, document)) return false;
    for (pugi::xml_node node : document.document_element().children()) {
      if (attribute(node, "TargetMode") == "External") continue;
      relations.push_back({std::string{attribute(node, "Id")}, std::string{attribute(node, "Type")},
                           resolved(of, attribute(node, "Target"))});
    }
    return true;
  }

  bool find_parts(std::string_view wanted_sheet) {
    std::vector<Relation> top;
    if (!read_relations("", top)) return false;
    std::string book = "xl/workbook.xml";
    for (const Relation& r : top) {
      if (r.type.ends_with("/officeDocument")) book = r.target;
    }
    if (!archive_.has(book))
      return fail(error("xlsx_no_workbook", {}, "workbook", "other archive"));
    pugi::xml_document document;
    if (!load(book, document)) return false;
    const pugi::xml_node root = document.document_element();
    if (name_of(root) != "workbook")
      return fail(error("xlsx_no_workbook", book, "workbook", "other document"));
    const auto truth = attribute(child(root, "workbookPr"), "date1904");
    workbook_.from_1904 = truth == "1" || truth == "true" || truth == "on";

    std::vector<Relation> relations;
    if (!read_relations(book, relations)) return false;
    for (const Relation& r : relations) {
      if (r.type.ends_with("/sharedStrings")) workbook_.texts_part = r.target;
      if (r.type.ends_with("/styles")) workbook_.styles_part = r.target;
      if (r.type.ends_with("/vbaProject")) workbook_.macros = true;
    }
    std::string names;
    for (pugi::xml_node sheet : child(root, "sheets").children()) {
      const std::string name{attribute(sheet, "name")};
      const auto state = attribute(sheet, "state");
      names += (names.empty() ? "" : ", ") + name;
      if (wanted_sheet.empty() ? state == "hidden" || state == "veryHidden" : name != wanted_sheet)
        continue;
      const auto id = attribute(sheet, "id");
      const auto relation = std::find_if(
          relations.begin(), relations.end(),
          [&](const Relation& r) { return r.id == id && r.type.ends_with("/worksheet"); });
      if (relation == relations.end()) continue;
      workbook_.sheet_name = name;
      workbook_.sheet_part = relation->target;
      return true;
    }
    return fail(error("xlsx_no_sheet", {},
                      wanted_sheet.empty() ? "sheet" : std::string{wanted_sheet},
                      names.empty() ? "nothing" : names));
  }

  bool read_styles() {
    pugi::xml_document document;
    if (!load(workbook_.styles_part, document)) return false;
    const pugi::xml_node root = document.document_element();
    std::vector<std::pair<int, bool>> own;  // number format: id, shows a day
    for (pugi::xml_node format : child(root, "numFmts").children()) {
      const auto id = number_from<int>(attribute(format, "numFmtId"));
      if (id) own.emplace_back(*id, is_day_format(attribute(format, "formatCode")));
    }
    for (pugi::xml_node style : child(root, "cellXfs").children()) {
      const int id = number_from<int>(attribute(style, "numFmtId")).value_or(0);
      const auto found =
          std::find_if(own.begin(), own.end(), [id](const auto& o) { return o.first == id; });
      const bool day = found != own.end() ? found->second : is_built_in_day_format(id);
      looks_.push_back(day ? Look::day : Look::plain);
    }
    return true;
  }

  /// Streams one part and hands on its elements of that name.
  bool split(const std::string& part, std::string_view element,
             const std::function<bool(pugi::xml_node)>& take) {
    pugi::xml_document document;
    bool broken = false;
    bool stopped = false;
    XmlSplitter splitter{element, limits_.row_bytes, [&](std::string& fragment) {
                           const auto parsed =
                               document.load_buffer_inplace(fragment.data(), fragment.size(),
                                                            fragment_parsing, pugi::encoding_utf8);
                           broken = !parsed;
                           if (broken) return false;
                           stopped = !take(document.document_element());
                           return !stopped;
                         }};
    const auto done =
        archive_.read(part, [&](std::string_view piece) { return splitter.feed(piece); });
    if (!done) return fail(done.error());
    if (stopped) return false;
    if (broken || !splitter.finish()) {
      std::string found =
          broken || splitter.fault().empty() ? "broken XML" : std::string{splitter.fault()};
      if (element != "row")
        return fail(error("xlsx_xml", part, "well-formed XML", std::move(found)));
      // What was read of a broken row tells how far it went.
      const auto column = place_in(broken ? document.document_element() : pugi::xml_node{});
      return fail(cell_error("xlsx_xml", column, "well-formed XML", std::move(found)));
    }
    return true;
  }

  bool read_texts() {
    std::uint64_t bytes = 0;
    return split(workbook_.texts_part, "si", [&](pugi::xml_node node) {
      std::string text;
      append_runs(node, text);
      decode_control_escapes(text);
      bytes += text.size() + sizeof(std::string);
      if (bytes > limits_.unpacked_bytes / 2) {
        return fail(error("xlsx_bomb", workbook_.texts_part,
                          std::to_string((limits_.unpacked_bytes / 2) >> 20) + " MB", "more"));
      }
      texts_.push_back(std::move(text));
      return true;
    });
  }

  Finding cell_error(std::string_view code, std::uint32_t column, std::string expected,
                     std::string found) const {
    Finding finding =
        error(code, workbook_.sheet_name + "!" + column_letters(column) + std::to_string(row_.line),
              std::move(expected), std::move(found));
    finding.place.line = row_.line;
    finding.place.column = column;
    return finding;
  }

  void read_rows() {
    split(workbook_.sheet_part, "row", [&](pugi::xml_node node) {
      if (!read_row(node)) return false;
      const bool blank = std::all_of(row_.cells.begin(), row_.cells.end(),
                                     [](const std::string& cell) { return cell.empty(); });
      return blank || take_(row_);
    });
  }

  /// Puts row_ where the last of its cells was, or behind the row before; gives the cell's column.
  std::uint32_t place_in(pugi::xml_node row) {
    row_.line =
        std::max(last_row_ + 1, number_from<std::uint32_t>(attribute(row, "r")).value_or(0));
    return std::max<std::uint32_t>(1, column_of(attribute(row.last_child(), "r")));
  }

  bool read_row(pugi::xml_node node) {
    const auto number = attribute(node, "r");
    row_.line = number.empty() ? last_row_ + 1 : number_from<std::uint32_t>(number).value_or(0);
    if (row_.line <= last_row_) {
      row_.line = last_row_ + 1;
      return fail(cell_error("xlsx_xml", 1, "rows in order", "row number"));
    }
    last_row_ = row_.line;
    row_.cells.clear();
    std::uint32_t column = 0;
    for (pugi::xml_node cell : node.children()) {
      if (name_of(cell) != "c") continue;
      const auto reference = attribute(cell, "r");
      const std::uint32_t stated = reference.empty() ? column + 1 : column_of(reference);
      if (stated <= column)
        return fail(cell_error("xlsx_xml", column + 1, "cells in order", "cell reference"));
      column = stated;
      if (column > limits_.table.columns) {
        return fail(cell_error("too_many_columns", column, std::to_string(limits_.table.columns),
                               std::to_string(column)));
      }
      row_.cells.resize(column);
      if (!read_cell(cell, column, row_.cells[column - 1])) return false;
    }
    return true;
  }

  /// The column of "C17": 3; 0 where that is no cell.
  static std::uint32_t column_of(std::string_view reference) {
    std::uint32_t column = 0;
    for (char c : reference) {
      if (c < 'A' || c > 'Z') break;
      column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
      if (column > 20'000) return 0;
    }
    return column;
  }

  bool read_cell(pugi::xml_node cell, std::uint32_t column, std::string& out) {
    const auto type = attribute(cell, "t");
    const pugi::xml_node held = child(cell, "v");
    const std::string_view value = held.text().get();
    if (!formula_noted_ && child(cell, "f")) {
      formula_noted_ = true;
      Finding note = cell_error("xlsx_formula", column, "value", "formula");
      note.severity = Severity::note;
      reading.findings.push_back(std::move(note));
    }
    if (type == "inlineStr") {
      append_runs(child(cell, "is"), out);
      decode_control_escapes(out);
    } else if (value.empty()) {
      return true;
    } else if (type == "s") {
      const auto index = number_from<std::size_t>(value);
      if (!index || *index >= texts_.size()) {
        return fail(
            cell_error("xlsx_xml", column, "text in the workbook's list", "number without text"));
      }
      out = texts_[*index];
    } else if (type == "str") {
      out = value;
      decode_control_escapes(out);
    } else if (type == "b") {
      out = value == "1" || value == "true" ? "ja" : "nei";
    } else if (type == "d" || type == "e") {
      // A date in ISO form; or the formula's own complaint (#REF!, #N/A): the row's reader will say
      // where a value was expected.
      out = value;
    } else {
      const auto number = number_from<double>(value);
      if (!number || !std::isfinite(*number)) {
        return fail(cell_error("xlsx_number", column, "finite number", "other text"));
      }
      out = number_text(*number, style_of(cell));
    }
    if (out.size() > limits_.table.cell_bytes) {
      return fail(cell_error("text_too_long", column, std::to_string(limits_.table.cell_bytes),
                             std::to_string(out.size())));
    }
    if (!text::is_utf8(out)) {
      return fail(cell_error("xlsx_xml", column, "UTF-8", "bytes that are not UTF-8"));
    }
    return true;
  }

  Look style_of(pugi::xml_node cell) const {
    const auto index = number_from<std::size_t>(attribute(cell, "s"));
    return index && *index < looks_.size() ? looks_[*index] : Look::plain;
  }

  [[nodiscard]] std::string number_text(double number, Look look) const {
    if (look != Look::plain) {
      std::string day = day_from_serial(number, workbook_.from_1904);
      if (!day.empty()) return day;
    }
    std::array<char, 40> written{};
    // Fifteen digits are what a spreadsheet itself keeps; 2.4999999999999996 was typed as 2.5.
    const bool whole = number == std::floor(number) && std::fabs(number) < 1e15;
    std::snprintf(written.data(), written.size(), whole ? "%.0f" : "%.15g", number);
    return written.data();
  }
};

}  // namespace

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

std::string day_from_serial(double serial, bool from_1904) {
  if (!(serial >= 0) || serial >= 2'958'466) return {};  // 10000-01-01
  auto whole = static_cast<std::int64_t>(std::floor(serial));
  auto second = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86'400));
  if (second >= 86'400) {
    second -= 86'400;
    ++whole;
  }
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), "%02d:%02d:%02d", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  if (whole == 0 && !from_1904) return clock.data();
  Day day = from_1904 ? *Day::of(1904, 1, 1) + static_cast<std::int32_t>(whole)
                      : *Day::of(1899, 12, 31) + static_cast<std::int32_t>(whole);
  if (!from_1904) {
    if (whole == 60) return {};  // 29 February 1900
    if (whole > 60) day = day - 1;
  }
  if (day.year() > 9999) return {};
  return second == 0 ? day.to_text() : day.to_text() + "T" + clock.data();
}

TableReading read_xlsx(std::string_view bytes, const RowSink& take, std::string_view sheet,
                       const XlsxLimits& limits) {
  TableReading reading;
  auto archive = Archive::open(bytes, {limits.entries, limits.unpacked_bytes, limits.ratio});
  if (!archive) {
    reading.findings.push_back(std::move(archive.error()));
    return reading;
  }
  XlsxReader reader{std::move(*archive), take, limits};
  reader.run(sheet);
  return std::move(reader.reading);
}

}  // namespace stafett::exchange
