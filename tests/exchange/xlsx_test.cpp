#include "exchange/xlsx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "exchange/workbook.hpp"
#include "exchange/xml_split.hpp"

using namespace stafett::exchange;

namespace {

struct Read {
  TableReading reading;
  std::vector<TableRow> rows;
};

Read read(std::string_view bytes, std::string_view sheet = {}) {
  Read out;
  out.reading = read_xlsx(
      bytes,
      [&](TableRow& row) {
        out.rows.push_back(row);
        return true;
      },
      sheet);
  return out;
}

Read read_rows(std::string_view rows, std::string_view shared = {}, bool from_1904 = false) {
  return read(workbook::zip(workbook::parts(rows, shared, from_1904)));
}

Finding fault_of(const Read& read) {
  REQUIRE_FALSE(read.reading.findings.empty());
  return read.reading.findings.back();
}

Finding fault_of_parts(const workbook::Parts& parts) {
  return fault_of(read(workbook::zip(parts)));
}

std::string& part(workbook::Parts& parts, std::string_view name) {
  for (auto& [key, content] : parts) {
    if (key == name) return content;
  }
  FAIL("no such part");
  return parts.front().second;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("cells of all kinds are read as people see them") {
  const Read book = read_rows(
      R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46054</v></c><c r="C2" s="2"><v>46054.34375</v></c>)"
      R"(<c r="D2"><v>1.0987654321E10</v></c><c r="E2" s="3"><v>2.4999999999999996</v></c><c r="F2" t="b"><v>1</v></c>)"
      R"(<c r="H2" t="str"><f>A1&amp;"x"</f><v>Søkt &amp; inn</v></c><c r="I2" t="inlineStr"><is><t xml:space="preserve"> to </t></is></c></row>)"
      R"(<row r="3"/><row r="5"><c t="s"><v>0</v></c><c><v>7</v></c></row>)",
      R"(<si><t>Fornavn</t></si><si><r><t>Kari </t></r><r><rPr/><t>Nordmann</t></r><rPh sb="0"><t>x</t></rPh></si>)");
  REQUIRE(book.rows.size() == 2);
  CHECK(book.rows[0].line == 2);
  CHECK(book.rows[0].cells == Cells{"Kari Nordmann", "2026-02-01", "2026-02-01T08:15:00",
                                    "10987654321", "2.5", "ja", "", "Søkt & inn", " to "});
  CHECK(book.rows[1].line == 5);
  CHECK(book.rows[1].cells == Cells{"Fornavn", "7"});
  CHECK(book.reading.look == "Ark1");
  CHECK(fault_of(book).code == "xlsx_formula");
  CHECK(fault_of(book).severity == Severity::note);
}

TEST_CASE("day numbers follow the workbook's epoch, and the leap day that never was is none") {
  CHECK(day_from_serial(1, false) == "1900-01-01");
  CHECK(day_from_serial(59, false) == "1900-02-28");
  CHECK(day_from_serial(60, false).empty());
  CHECK(day_from_serial(61, false) == "1900-03-01");
  CHECK(day_from_serial(46054, false) == "2026-02-01");
  CHECK(day_from_serial(44592, true) == "2026-02-01");
  CHECK(day_from_serial(0, true) == "1904-01-01");
  CHECK(day_from_serial(0.5, false) == "12:00:00");
  CHECK(day_from_serial(46053.999999, false) == "2026-02-01");
  CHECK(day_from_serial(-1, false).empty());
  CHECK(day_from_serial(3e6, false).empty());
  const Read old = read_rows(R"(<row r="1"><c r="A1" s="1"><v>44592</v></c></row>)", {}, true);
  CHECK(old.rows.at(0).cells.at(0) == "2026-02-01");
}

TEST_CASE("elements with a prefix, comments, CDATA and control escapes are read") {
  auto parts = workbook::parts("");
  part(parts, "xl/worksheets/sheet1.xml") =
      "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><!-- "
      "<row> --><x:sheetData>"
      "<x:row r=\"1\"><x:c r=\"A1\" "
      "t=\"inlineStr\"><x:is><x:t><![CDATA[a</row>b]]></x:t></x:is></x:c>"
      "<x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t>linje_x000A_skift "
      "_x005F_</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
  const Read book = read(workbook::zip(parts));
  CHECK(book.reading.findings.empty());
  CHECK(book.rows.at(0).cells == Cells{"a</row>b", "linje\nskift _"});
}

TEST_CASE("the first visible sheet is read, or the one asked for") {
  const std::string bytes = workbook::zip(workbook::parts(workbook::row(1, {"Synlig"})));
  CHECK(read(bytes).rows.at(0).cells.at(0) == "Synlig");
  CHECK(read(bytes, "Skjult").rows.at(0).cells.at(0) == "Hemmelig");
  const Finding none = fault_of(read(bytes, "Ark9"));
  CHECK(none.code == "xlsx_no_sheet");
  CHECK(none.found == "Skjult, Ark1");
}

TEST_CASE("a zip bomb is refused before it is unpacked") {
  auto parts = workbook::parts(workbook::row(1, {"a"}));
  // 64 MB of blanks pack to some 64 kB: a thousand times smaller.
  part(parts, "xl/worksheets/sheet1.xml") += std::string(64u << 20, ' ');
  const Finding sheet = fault_of_parts(parts);
  CHECK(sheet.code == "xlsx_bomb");
  CHECK(sheet.place.path == "xl/worksheets/sheet1.xml");

  auto texts = workbook::parts(workbook::row(1, {"a"}));
  part(texts, "xl/sharedStrings.xml").insert(0, std::string(64u << 20, ' '));
  CHECK(fault_of_parts(texts).code == "xlsx_bomb");

  auto styles = workbook::parts(workbook::row(1, {"a"}));
  part(styles, "xl/styles.xml").insert(0, std::string(20u << 20, ' '));
  CHECK(fault_of_parts(styles).code == "xlsx_bomb");

  auto one_row = workbook::parts("<row r=\"1\">");
  part(one_row, "xl/worksheets/sheet1.xml") += std::string(12u << 20, ' ');
  CHECK(fault_of_parts(one_row).code == "xlsx_xml");

  workbook::Parts many;
  for (int i = 0; i < 6'000; ++i) many.emplace_back("del" + std::to_string(i), "");
  CHECK(fault_of_parts(many).code == "xlsx_bomb");
}

TEST_CASE("a document type is refused in every part: no entity is ever looked up") {
  const std::string evil = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
  for (const char* name :
       {"xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels", "_rels/.rels"}) {
    CAPTURE(name);
    auto parts = workbook::parts(workbook::row(1, {"a"}));
    std::string& content = part(parts, name);
    content.insert(content.starts_with("<?") ? content.find("?>") + 2 : 0, evil);
    const Read book = read(workbook::zip(parts));
    CHECK(fault_of(book).code == "xlsx_xml");
    CHECK(book.rows.empty());
  }
}

TEST_CASE("what is broken inside a workbook is told with its cell") {
  const auto code = [](std::string_view rows) { return fault_of(read_rows(rows)).code; };
  CHECK(code(R"(<row r="1"><c r="A1" t="s"><v>5</v></c></row>)") == "xlsx_xml");
  CHECK(code(R"(<row r="2"/><row r="1"/>)") == "xlsx_xml");
  CHECK(code(R"(<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>)") == "xlsx_xml");
  const Finding tag =
      fault_of(read_rows(R"(<row r="2"/><row r="17"><c r="A17"/><c r="C17"><v>1</w></c></row>)"));
  CHECK(tag.code == "xlsx_xml");
  CHECK(tag.place == Place{17, 3, "Ark1!C17"});
  const Finding no_row = fault_of(read_rows(R"(<row r="0"><c r="A1"><v>1</v></c></row>)"));
  CHECK(no_row.place == Place{1, 1, "Ark1!A1"});
  const Finding no_cell = fault_of(read_rows(R"(<row r="4"><c r="7"><v>1</v></c></row>)"));
  CHECK(no_cell.place == Place{4, 1, "Ark1!A4"});
  CHECK(code(R"(<row r="1"><c r="A1">)") == "xlsx_xml");
  CHECK(code(R"(<row r="1"><c r="ZZZ1"><v>1</v></c></row>)") == "too_many_columns");
  CHECK(code("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\xFF</t></is></c></row>") ==
        "xlsx_xml");
  using std::string_view_literals::operator""sv;
  CHECK(code("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\0</t></is></c></row>"sv) ==
        "xlsx_xml");
  CHECK(code(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>&#xD800;</t></is></c></row>)") ==
        "xlsx_xml");
  const Finding number = fault_of(read_rows(R"(<row r="3"><c r="C3"><v>1e999</v></c></row>)"));
  CHECK(number.code == "xlsx_number");
  CHECK(number.place == Place{3, 3, "Ark1!C3"});
}

TEST_CASE("a spreadsheet cut off anywhere is refused") {
  std::string rows;
  for (unsigned i = 1; i < 40; ++i)
    rows += workbook::row(i, {"Navn " + std::to_string(i), "Verdi"});
  const std::string bytes = workbook::zip(workbook::parts(rows));
  for (std::size_t cut = 1; cut < bytes.size(); cut += 97) {
    CAPTURE(cut);
    const Read book = read(std::string_view{bytes}.substr(0, cut));
    CHECK(fault_of(book).severity == Severity::error);
    CHECK(book.rows.empty());
  }
  CHECK(read(bytes).rows.size() == 39);
}

TEST_CASE("damaged packing is found by its check sum") {
  std::string rows;
  for (unsigned i = 1; i < 400; ++i)
    rows += workbook::row(i, {"Navn " + std::to_string(i * 7919 % 1000)});
  std::string bytes = workbook::zip(workbook::parts(rows));
  const std::size_t sheet = bytes.find("xl/worksheets/sheet1.xml");
  bytes[sheet + 300] = static_cast<char>(bytes[sheet + 300] ^ 0x55);
  CHECK(fault_of(read(bytes)).severity == Severity::error);
}

TEST_CASE("another archive is told apart from a workbook; macros are left alone") {
  CHECK(fault_of_parts({{"word/document.xml", "<document/>"}}).code == "xlsx_no_workbook");
  auto parts = workbook::parts(workbook::row(1, {"a"}));
  std::string& relations = part(parts, "xl/_rels/workbook.xml.rels");
  relations.insert(relations.find("</Relationships>"),
                   "<Relationship Id=\"rId7\" "
                   "Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" "
                   "Target=\"vbaProject.bin\"/>");
  const Finding macros = fault_of_parts(parts);
  CHECK(macros.code == "xlsx_macros");
  CHECK(macros.severity == Severity::note);
}

TEST_CASE("elements are found however the stream is cut into pieces") {
  const std::string xml =
      "<?xml?><a><!-- <si> --><si x='>'>1</si><![CDATA[<si>]]><si/><p:si>2<t>3</t></p:si></a>";
  for (std::size_t size = 1; size <= xml.size(); ++size) {
    std::vector<std::string> found;
    XmlSplitter splitter{"si", 1000, [&](std::string& element) {
                           found.push_back(element);
                           return true;
                         }};
    for (std::size_t at = 0; at < xml.size(); at += size) {
      CHECK(splitter.feed(std::string_view{xml}.substr(at, size)));
    }
    CHECK(splitter.finish());
    CHECK(found == std::vector<std::string>{"<si x='>'>1</si>", "<si/>", "<p:si>2<t>3</t></p:si>"});
  }
}

TEST_CASE("columns are named as a spreadsheet names them") {
  CHECK(column_letters(1) == "A");
  CHECK(column_letters(26) == "Z");
  CHECK(column_letters(27) == "AA");
  CHECK(column_letters(703) == "AAA");
}
