#include "exchange/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace stafett::exchange;

namespace {

struct Read {
  TableReading reading;
  std::vector<TableRow> rows;
};

Read read(std::string_view bytes) {
  Read out;
  out.reading = read_csv(bytes, [&](TableRow& row) {
    out.rows.push_back(row);
    return true;
  });
  return out;
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("the separator is found, whatever it is") {
  for (const char* text : {"a;b;c\n1,5;2;3\n", "a,b,c\n\"1,5\",2,3\n", "a\tb\tc\n1,5\t2\t3\n",
                           "sep=;\na;b;c\n1,5;2;3\n"}) {
    CAPTURE(text);
    const Read csv = read(text);
    REQUIRE(csv.rows.size() == 2);
    CHECK(csv.rows[0].cells == Cells{"a", "b", "c"});
    CHECK(csv.rows[1].cells == Cells{"1,5", "2", "3"});
  }
}

TEST_CASE("letters are read from UTF-8, with or without a mark, and from Windows-1252") {
  for (const char* text : {"Navn;Nr\nÅse Ødegård;1\n", "\xEF\xBB\xBFNavn;Nr\nÅse Ødegård;1\n",
                           "Navn;Nr\n\xC5se \xD8"
                           "deg\xE5rd;1\n"}) {
    const Read csv = read(text);
    CHECK(csv.reading.findings.empty());
    REQUIRE(csv.rows.size() == 2);
    CHECK(csv.rows[1].cells[0] == "Åse Ødegård");
  }
  CHECK(read("Navn\n\xC5se\n").reading.look == "Windows-1252 ;");
  CHECK(read("Navn\nÅse\n").reading.look == "UTF-8 ;");
}

TEST_CASE(
    "quotes hold separators, quotes and line ends, and lines are counted right all the same") {
  const Read csv = read("a;b\r\n\"x;\"\"y\"\"\r\nz\";2\r3;4\n\n\"5\";6");
  REQUIRE(csv.rows.size() == 4);
  CHECK(csv.rows[1].cells == Cells{"x;\"y\"\nz", "2"});
  CHECK(csv.rows[1].line == 2);
  CHECK(csv.rows[2].cells == Cells{"3", "4"});
  CHECK(csv.rows[2].line == 4);
  CHECK(csv.rows[3].line == 6);
  CHECK(csv.reading.open_end);
}

TEST_CASE("empty cells and rows that end early are kept as they are") {
  const Read csv = read("a;b;c\n;;\n1\n;x;\n");
  REQUIRE(csv.rows.size() == 4);
  CHECK(csv.rows[1].cells == Cells{"", "", ""});
  CHECK(csv.rows[2].cells == Cells{"1"});
  CHECK(csv.rows[3].cells == Cells{"", "x", ""});
  CHECK_FALSE(csv.reading.open_end);
}

TEST_CASE("what is no text, or is cut, is told with its place") {
  const auto fault = [](std::string_view bytes) {
    const Read csv = read(bytes);
    REQUIRE(csv.reading.findings.size() == 1);
    return csv.reading.findings.front();
  };
  const Finding open = fault("a;b\n1;\"to\n3;4\n");
  CHECK(open.code == "csv_quote_open");
  CHECK(open.place == Place{2, 2, ""});
  const Finding after = fault("a;b\nå;\"to\"x;4\n");
  CHECK(after.code == "csv_quote_text");
  CHECK(after.place == Place{2, 2, ""});
  const Finding nul = fault(std::string_view{"a;b\n1;\0\n", 8});
  CHECK(nul.code == "csv_nul");
  CHECK(nul.place == Place{2, 2, ""});
  const Finding letters = fault("\xEF\xBB\xBFNavn;Nr\n\"A;\nB\";\xC5se;\n1;2\n");
  CHECK(letters.code == "csv_encoding");
  CHECK(letters.place == Place{3, 2, ""});
  CHECK(fault("Navn\nÅse \xC3").code == "csv_encoding");
  CHECK(fault("Navn\nÅse \xC3").place == Place{2, 1, ""});
  CHECK(fault("Nr;Navn\n1;\xC5se \x81\n").code == "csv_letters");
  CHECK(fault("Nr;Navn\n1;\xC5se \x81\n").place == Place{2, 2, ""});
  CHECK(fault("sep=;\r\na;b\n1;\"").place.line == 3);
  std::string wide = "a";
  for (int i = 0; i < 400; ++i) wide += ";a";
  CHECK(fault(wide).code == "too_many_columns");
}

TEST_CASE("the reader can be told to stop") {
  int rows = 0;
  read_csv("a\nb\nc\n", [&](TableRow&) { return ++rows < 2; });
  CHECK(rows == 2);
}
