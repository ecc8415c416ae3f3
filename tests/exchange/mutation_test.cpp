// The readers against nonsense: each kind of list, changed at random places, cut at random places.
// Seeded, so that what fails once fails again. Under the address sanitizer as well.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/finding_text.hpp"
#include "exchange/read_list.hpp"
#include "exchange/samples.hpp"
#include "exchange/workbook.hpp"

using namespace stafett;
using namespace stafett::exchange;

namespace {

constexpr std::string_view table =
    "Navn;Fødselsnummer;Telefon;E-post;Status;Søkt inn;Startdato;Sluttdato;Dager per uke;Veileder\n"
    "Ola Johan Nordmann;12345678901;90 90 90 90;ola@example.no;Venter på oppstart;15.01.2026;"
    "1.2.26;31.07.2026;2,5;Kari Konsulent\r\n"
    "\"Hansen, Kari\";12345678902;;;DELTAR;2026-01-20;01.02.2026;;5;\n"
    "\"Berg;\nSiri\";12345678903;;\"si \"\"hei\"\"\";DELTAR;2026-01-20;;;;\n";

constexpr std::string_view rows =
    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>)"
    R"(<row r="2"><c r="A2" t="inlineStr"><is><t>Ola Nordmann</t></is></c><c r="B2"><v>12345678901</v></c>)"
    R"(<c r="C2" s="1"><v>46054</v></c></row>)"
    R"(<row r="3"><c r="A3" t="str"><f>A2&amp;"x"</f><v>Kari Hansen</v></c><c r="B3"><v>1.2345678902E10</v></c>)"
    R"(<c r="C3" s="2"><v>46054.34375</v></c></row>)";
constexpr std::string_view shared =
    "<si><t>Navn</t></si><si><r><t>Fødsels</t></r><r><t>nummer</t></r></si><si><t>Startdato</t></"
    "si>";

/// What changes a file's meaning for some reader somewhere.
const std::vector<std::string> splinters{"\"",
                                         "\"\"",
                                         ";",
                                         ",",
                                         "\t",
                                         "\r\n",
                                         "\n",
                                         "\r",
                                         std::string(1, '\0'),
                                         "\xEF\xBB\xBF",
                                         "\xFF\xFE",
                                         "\xE6",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ":",
                                         "null",
                                         "1e400",
                                         "-",
                                         "\\u0000",
                                         "\\ud800",
                                         "\\",
                                         "<",
                                         ">",
                                         "</c>",
                                         "</row>",
                                         "<row r=\"4294967297\">",
                                         "<c r=\"XFE1\">",
                                         "<![CDATA[",
                                         "]]>",
                                         "<!--",
                                         "&lt;",
                                         "&#0;",
                                         "&x;",
                                         "&#1114112;",
                                         " t=\"s\"",
                                         " t=\"e\"",
                                         " s=\"4294967296\"",
                                         "<v>-1</v>",
                                         "<v>1e308</v>",
                                         "<v>2958466</v>",
                                         "31.02.2026",
                                         "12345678900",
                                         "0",
                                         "99999999999999999999"};

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_{seed} {}
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

 private:
  std::mt19937_64 engine_;
};

std::string mutated(std::string text, Chance& chance) {
  for (auto changes = chance.below(4) + 1; changes > 0 && !text.empty(); --changes) {
    const auto at = chance.below(text.size());
    switch (chance.below(6)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text[at] = static_cast<char>(text[at] ^ 1 << chance.below(8));
        break;
      case 2:
        text.erase(at, chance.below(12) + 1);
        break;
      case 3:
        text.insert(at, text.substr(chance.below(text.size()), chance.below(40) + 1));
        break;
      default:
        text.insert(at, splinters[chance.below(splinters.size())]);
    }
  }
  return text;
}

/// Whether it is said of a whole that has no lines: the file, the archive, a part of it, the table.
bool has_no_place(const Finding& finding) {
  static const std::set<std::string_view> codes{
      "empty_file",        "no_rows",          "unknown_kind",  "utf16",
      "xlsx_archive",      "xlsx_no_workbook", "xlsx_no_sheet", "xlsx_bomb",
      "xlsx_part_missing", "xlsx_locked"};
  const bool in_a_part =
      finding.code == "xlsx_xml" && finding.place.path.find('!') == std::string::npos;
  return in_a_part || codes.count(finding.code) > 0;
}

/// Whether it is said of a row as a whole.
bool has_no_column(const Finding& finding) { return finding.code == "mapping_needed"; }

/// Reads it, and holds what is said of it to what every finding promises.
void check(std::string_view name, std::string_view bytes) {
  const ParticipantList list = read_list(name, bytes);
  bool whole = false;
  for (const Finding& finding : list.findings) {
    CAPTURE(finding.code);
    CAPTURE(finding.place.line);
    CAPTURE(finding.place.path);
    const bool is_error = finding.severity == Severity::error;
    whole = whole || (is_error && finding.row == 0);
    for (const auto& language : {Language::nb, Language::nn, Language::en})
      CHECK_FALSE(sentence(finding, language).empty());
    if (is_error) CHECK_FALSE(finding.expected.empty());
    if (is_error && !has_no_place(finding)) {
      CHECK(finding.place.line > 0);
      if (!has_no_column(finding)) CHECK(finding.place.column > 0);
    }
    // The agency's dummies stand for numbers of people here.
    for (const std::string_view number : {"12345678901", "12345678902", "12345678903"})
      CHECK(line_of(name, finding, Language::nb).find(number) == std::string::npos);
  }
  CHECK(list.refused() == whole);
}

}  // namespace

TEST_CASE("no list, whatever became of it, brings the readers down, and each fault has its place") {
  Chance chance{20260202};
  for (const auto& name : sample::names()) {
    CAPTURE(name);
    const auto whole = sample::file(name);
    for (int round = 0; round < 150; ++round) check(name, mutated(whole, chance));
  }
  for (int round = 0; round < 3'000; ++round)
    check("liste.csv", mutated(std::string{table}, chance));
}

TEST_CASE(
    "no spreadsheet, whatever became of its parts or of its archive, brings the reader down") {
  Chance chance{20260203};
  const auto whole = workbook::parts(rows, shared);
  for (int round = 0; round < 3'000; ++round) {
    auto parts = whole;
    auto& content = parts[chance.below(parts.size())].second;
    content = mutated(std::move(content), chance);
    check("liste.xlsx", workbook::zip(parts));
  }
  const auto archive = workbook::zip(whole);
  for (int round = 0; round < 2'000; ++round) check("liste.xlsx", mutated(archive, chance));
}
