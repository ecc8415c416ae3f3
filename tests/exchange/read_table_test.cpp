#include "exchange/read_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "exchange/read_list.hpp"
#include "exchange/workbook.hpp"

using namespace stafett;
using namespace stafett::exchange;

namespace {

ParticipantList read(std::string_view bytes, const ReadOptions& options = {}) {
  return read_list("liste", bytes, options);
}

std::vector<Finding> found(const ParticipantList& list, std::string_view code) {
  std::vector<Finding> out;
  std::copy_if(list.findings.begin(), list.findings.end(), std::back_inserter(out),
               [code](const Finding& f) { return f.code == code; });
  return out;
}

Day day(int y, int m, int d) { return *Day::of(y, m, d); }

// Numbers of test persons (month + 80): 1 January 1990.
constexpr std::string_view list_from_office =
    "Navn;Fødselsnummer;Telefon;E-post;Status;Søkt inn;Startdato;Sluttdato;Dager per "
    "uke;Nav-kontor;Nav-veileder;"
    "Veileder;Skonummer\n"
    "Ola Johan Nordmann;12345678901;90 90 90 90;ola@example.no;Venter på "
    "oppstart;15.01.2026;1.2.26;31.07.2026;2,5;"
    "Nav Testheim;Vera Veileder;Kari Konsulent;44\n"
    "\"Hansen, Kari\";12345678902;;;DELTAR;2026-01-20;01.02.2026;;5;Nav Testheim;;;\n";

}  // namespace

TEST_CASE("a list as an office makes it is read with guessed columns") {
  const ParticipantList list = read(list_from_office);
  CHECK(list.kind == FileKind::csv);
  CHECK_FALSE(list.refused());
  REQUIRE(list.participations.size() == 2);
  const ListedParticipation& ola = list.participations[0];
  CHECK(ola.person.given_name == "Ola");
  CHECK(ola.person.middle_name == "Johan");
  CHECK(ola.person.family_name == "Nordmann");
  CHECK(ola.person.number == "12345678901");
  CHECK(ola.person.phone == "90 90 90 90");
  CHECK(ola.status.code == "VENTER_PA_OPPSTART");
  CHECK(ola.referred_at->given == "15.01.2026");
  CHECK(ola.start_day == day(2026, 2, 1));
  CHECK(ola.last_day == day(2026, 7, 31));
  CHECK(ola.days_per_week == Decimal{25, 1});
  CHECK(ola.counsellor == "Vera Veileder");
  REQUIRE(ola.consultants.size() == 1);
  CHECK(ola.consultants[0].family_name == "Konsulent");
  CHECK(ola.consultants[0].part.code == "VEILEDER");
  CHECK(ola.kept_aside == std::vector<Detail>{{"Skonummer", "44"}});
  CHECK(list.place_of(ola, Field::start_day) == Place{2, 7, "Startdato"});
  const ListedParticipation& kari = list.participations[1];
  CHECK(kari.person.given_name == "Kari");
  CHECK(kari.person.family_name == "Hansen");
  CHECK_FALSE(kari.has(Field::phone));  // a gap in a list takes no phone away
  CHECK(kari.has(Field::last_day));     // an empty end day says there is none
  CHECK_FALSE(kari.last_day.has_value());
  CHECK(found(list, "column_aside").size() == 1);
}

TEST_CASE("the same list says the same as a spreadsheet, in Windows-1252 and with commas") {
  const ParticipantList text = read(list_from_office);
  std::string rows;
  rows += workbook::row(1, {"Liste fra Nav"});
  rows += workbook::row(
      3, {"Navn", "Fødselsnummer", "Telefon", "E-post", "Status", "Søkt inn", "Startdato",
          "Sluttdato", "Dager per uke", "Nav-kontor", "Nav-veileder", "Veileder", "Skonummer"});
  rows +=
      R"(<row r="4"><c r="A4" t="inlineStr"><is><t>Ola Johan Nordmann</t></is></c><c r="B4"><v>12345678901</v></c>)"
      R"(<c r="C4" t="inlineStr"><is><t>90 90 90 90</t></is></c><c r="D4" t="inlineStr"><is><t>ola@example.no</t></is></c>)"
      R"(<c r="E4" t="inlineStr"><is><t>Venter på oppstart</t></is></c><c r="F4" s="1"><v>46037</v></c>)"
      R"(<c r="G4" s="1"><v>46054</v></c><c r="H4" s="1"><v>46234</v></c><c r="I4"><v>2.5</v></c>)"
      R"(<c r="J4" t="inlineStr"><is><t>Nav Testheim</t></is></c><c r="K4" t="inlineStr"><is><t>Vera Veileder</t></is></c>)"
      R"(<c r="L4" t="inlineStr"><is><t>Kari Konsulent</t></is></c><c r="M4"><v>44</v></c></row>)";
  rows += workbook::row(5, {"Hansen, Kari", "12345678902", "", "", "DELTAR", "2026-01-20",
                            "01.02.2026", "", "5", "Nav Testheim"});
  const ParticipantList sheet = read(workbook::zip(workbook::parts(rows)));
  CHECK(sheet.kind == FileKind::xlsx);
  REQUIRE(sheet.participations.size() == 2);
  CHECK(sheet.participations[0].where.line == 4);
  for (std::size_t i = 0; i < 2; ++i) {
    ListedParticipation a = text.participations[i];
    ListedParticipation b = sheet.participations[i];
    b.where = a.where;
    if (i == 0) {
      CHECK(b.referred_at->at == a.referred_at->at);
      b.referred_at = a.referred_at;  // written in another way
    } else {
      b.set(Field::last_day);  // the row ended before it
    }
    CHECK(a == b);
  }
}

TEST_CASE(
    "a bad value is an error that names line, column and what was expected, and refuses the row") {
  std::string bytes{list_from_office};
  bytes.replace(bytes.find("1.2.26"), 6, "31.02.2026");
  bytes.replace(bytes.find("12345678902"), 11, "01819012300");
  const ParticipantList list = read(bytes);
  CHECK_FALSE(list.refused());
  const auto days = found(list, "bad_day");
  REQUIRE(days.size() == 1);
  CHECK(days[0].place == Place{2, 7, "Startdato"});
  CHECK(days[0].expected == "date");
  CHECK(days[0].found == "31.02.2026");
  CHECK(days[0].field == "start_day");
  CHECK(days[0].row == 1);
  CHECK(list.participations[0].refused);
  const auto numbers = found(list, "wrong_control_digits");
  REQUIRE(numbers.size() == 1);
  CHECK(numbers[0].place == Place{3, 2, "Fødselsnummer"});
  CHECK(numbers[0].found == "***********");
  CHECK(list.participations[1].refused);
}

TEST_CASE("a finding in a spreadsheet names its cell") {
  const std::string rows =
      workbook::row(1, {"Navn", "Startdato"}) + workbook::row(2, {"Ola Nordmann", "i morgen"});
  const ParticipantList list = read(workbook::zip(workbook::parts(rows)));
  const auto days = found(list, "bad_day");
  REQUIRE(days.size() == 1);
  CHECK(days[0].place == Place{2, 2, "Ark1!B2"});
  CHECK(days[0].found == "text");  // what stood there may be anything
}

TEST_CASE("identical rows, and the same number twice, are refused on both lines") {
  const ParticipantList list = read(
      "Navn;Fnr;Tiltak\nOla Nordmann;12345678901;AVKLARING\nKari Nordmann;;AVKLARING\nPer "
      "Nordmann;12345678901;AVKLARING\n"
      "Kari Nordmann;;AVKLARING\nPer Nordmann;12345678901;OPPFOLGING\n");
  const auto twice = found(list, "duplicate_person");
  REQUIRE(twice.size() == 4);
  CHECK(twice[0].place.line == 2);
  CHECK(twice[0].found == "4");
  CHECK(twice[1].place.line == 3);
  CHECK(twice[1].found == "5");
  CHECK_FALSE(list.participations[4].refused);
}

TEST_CASE("a number that lost its leading nought in a spreadsheet gets it back") {
  // 1 January 1990 of a test person, 01819012368, is checked in person_number_test; here only the
  // nought counts.
  for (int control = 0; control < 100; ++control) {
    const std::string digits =
        "018190123" + std::string{control < 10 ? "0" : ""} + std::to_string(control);
    const ParticipantList whole = read(std::string{"Navn;Fnr\nOla Nordmann;"} + digits + "\n");
    if (whole.participations.at(0).person.verdict != NumberVerdict::synthetic) continue;
    const ParticipantList cut =
        read(std::string{"Navn;Fnr\nOla Nordmann;"} + digits.substr(1) + "\n");
    CHECK(cut.participations.at(0).person.number == digits);
    CHECK(found(cut, "leading_nought").size() == 1);
    return;
  }
  FAIL("no synthetic number among a hundred");
}

TEST_CASE("where no column says who, the file waits for a person to choose") {
  const std::string bytes = "a;b\nx;y\n";
  const ParticipantList list = read(bytes);
  CHECK(list.refused());
  CHECK(found(list, "mapping_needed").size() == 1);
  CHECK(list.columns.size() == 2);
  ReadOptions options;
  options.choice = std::vector<ColumnChoice>{{1, Field::full_name}, {2, Field::nav_office}};
  const ParticipantList chosen = read(bytes, options);
  CHECK_FALSE(chosen.refused());
  CHECK(chosen.participations.at(0).person.family_name == "x");
  CHECK(chosen.participations.at(0).nav_office == "y");
  CHECK(chosen.columns.at(0).confidence == 100);
}

TEST_CASE("what was chosen for the same headings before is used again") {
  ReadOptions options;
  std::string asked;
  options.remembered =
      [&](const std::string& fingerprint) -> std::optional<std::vector<ColumnChoice>> {
    asked = fingerprint;
    return std::vector<ColumnChoice>{{2, Field::co_consultant}};
  };
  const ParticipantList list =
      read("NAVN;Veileder\nOla Nordmann;Per Hansen / Kari Berg\n", options);
  CHECK(asked.size() == 16);
  REQUIRE(list.participations.at(0).consultants.size() == 2);
  CHECK(list.participations.at(0).consultants[1].part.code == "MEDVEILEDER");
  const std::string first = asked;
  (void)read("navn:,\"VEILEDER \"\nOla Nordmann,\n", options);
  CHECK(asked == first);
  (void)read("Navn;Rettleiar\nOla Nordmann;\n", options);
  CHECK(asked != first);
}

TEST_CASE("a list without headings is read by what its values are") {
  const ParticipantList list =
      read("12345678901;ola@example.no;DELTAR\n12345678902;kari@example.no;Har sluttet\n");
  REQUIRE(list.participations.size() == 2);
  CHECK(list.participations[0].person.number == "12345678901");
  CHECK(list.participations[1].person.email == "kari@example.no");
  CHECK(list.participations[1].status.code == "HAR_SLUTTET");
}

TEST_CASE(
    "rows that are too short are said so, rows that are too long refused, and a cut file refused "
    "whole") {
  const ParticipantList list = read(
      "Navn;Fnr;Status\nOla Nordmann\nKari Nordmann;12345678901;DELTAR;x\nPer Hansen;;DELTAR\n");
  REQUIRE(found(list, "csv_short_row").size() == 1);
  CHECK(found(list, "csv_short_row")[0].place == Place{2, 2, "Fnr"});
  CHECK_FALSE(list.participations[0].refused);
  REQUIRE(found(list, "csv_long_row").size() == 1);
  CHECK(found(list, "csv_long_row")[0].place == Place{3, 4, "D"});
  CHECK(list.participations[1].refused);
  const ParticipantList cut =
      read("Navn;Fnr;Status\nOla Nordmann;12345678901;DELTAR\nKari Nordmann;123");
  CHECK(cut.refused());
  CHECK(found(cut, "csv_truncated").at(0).place == Place{3, 2, "Fnr"});
}

TEST_CASE(
    "what slipped into a wrong column is told by its shape where it may be somebody's number") {
  const auto told = [](std::string_view status, std::string_view start) {
    const ParticipantList list =
        read("Navn;Status;Startdato\nPer;DELTAR;1.2.26\nAnne;VENTELISTE;1.3.26\nOla Nordmann;" +
             std::string{status} + ";" + std::string{start} + "\n");
    return found(list, "unknown_code").at(0).found + " | " + found(list, "bad_day").at(0).found;
  };
  CHECK(told("PERMISJON", "31.02.2026") == "PERMISJON | 31.02.2026");
  CHECK(told("12345678901", "123456 78901") == "11 digits | 11 digits");
  CHECK(told("123456-78901", "123456-78901") == "text | text");
  CHECK(told("90 90 90 90", "90909090") == "8 digits | 8 digits");
  CHECK(told("+47 90909090", "+4790909090") == "text | text");
  CHECK(told("ola@example.no", "ola@example.no") == "e-mail | e-mail");
  // A list that has lost its headings: somebody's row stands in their place.
  const ParticipantList list = read("Navn;12345678901;Status;ola@example.no\nKari;x;DELTAR;y\n");
  for (const Finding& finding : list.findings) {
    CAPTURE(finding.code);
    CHECK(finding.place.path.find_first_of("1@") == std::string::npos);
  }
}

TEST_CASE("files that are no list are refused with what they are") {
  const struct {
    std::string bytes;
    const char* code;
  } cases[] = {{"", "empty_file"},
               {" \r\n\t", "empty_file"},
               {"\xEF\xBB\xBF", "empty_file"},
               {std::string{"\xFF\xFEN\0a\0v\0n\0", 10}, "utf16"},
               {std::string{"\xFE\xFF\0N\0a\0v\0n", 10}, "utf16"},
               {std::string{"N\0a\0v\0n\0", 8}, "utf16"},
               {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "xlsx_old"},
               {"%PDF-1.7", "unknown_kind"},
               {"<html></html>", "unknown_kind"},
               {"PK\x03\x04 not an archive", "xlsx_archive"},
               {"Navn;Fnr\n", "no_rows"}};
  for (const auto& c : cases) {
    CAPTURE(c.code);
    const ParticipantList list = read(c.bytes);
    CHECK(list.refused());
    CHECK(list.participations.empty());
    REQUIRE_FALSE(list.findings.empty());
    CHECK(list.findings.front().code == c.code);
  }
  ReadOptions small;
  small.most_bytes = 1 << 20;
  CHECK(read(std::string(2u << 20, 'x'), small).findings.front().code == "too_large");
}

TEST_CASE(
    "a table of more rows than are taken is refused as a whole, with the line where it was "
    "enough") {
  std::string bytes = "Navn;Fnr\n";
  for (int i = 0; i < 20; ++i) bytes += "Person " + std::to_string(i) + ";\n";
  ReadOptions options;
  options.most_rows = 10;
  const ParticipantList list = read(bytes, options);
  CHECK(list.refused());
  CHECK(found(list, "too_many_rows").at(0).place.line == 12);
}

TEST_CASE("mixed line ends do not disturb the count of lines") {
  const ParticipantList list = read(
      "Navn;Startdato\r\nOla Nordmann;01.01.2026\rKari Nordmann;02.01.2026\nPer Hansen;feil\r\n");
  REQUIRE(list.participations.size() == 3);
  CHECK(found(list, "bad_day").at(0).place.line == 4);
}

TEST_CASE("a name is taken apart as people write it") {
  const auto parts = [](std::string_view full) {
    std::string given, middle, family;
    split_name(full, given, middle, family);
    return given + "|" + middle + "|" + family;
  };
  CHECK(parts("Kari Nordmann") == "Kari||Nordmann");
  CHECK(parts("Kari  Anne Lie Nordmann") == "Kari|Anne Lie|Nordmann");
  CHECK(parts("Nordmann, Kari Anne") == "Kari Anne||Nordmann");
  CHECK(parts("Nordmann") == "||Nordmann");
}
