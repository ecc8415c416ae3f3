#include "exchange/values.hpp"

#include <doctest/doctest.h>

#include <string>

#include "exchange/codes.hpp"

using namespace stafett;
using namespace stafett::exchange;

namespace {
Day day(int y, int m, int d) { return *Day::of(y, m, d); }
}  // namespace

TEST_CASE("a day is read in the forms that lists from Norway use") {
  for (const char* text :
       {"2026-02-01", "01.02.2026", "1.2.2026", "1.2.26", "01/02/2026", "1. 2. 2026",
        " 01.02.2026 ", "2026-02-01T08:00:00", "2026-02-01 08:00", "01.02.2026 kl. 08.00"}) {
    CAPTURE(text);
    CHECK(read_day(text) == day(2026, 2, 1));
  }
  CHECK(read_day("31.12.49") == day(2049, 12, 31));
  CHECK(read_day("1.1.50") == day(1950, 1, 1));
}

TEST_CASE("a day that does not exist, or is half a day, is none") {
  for (const char* text :
       {"", "31.02.2026", "2026-02-30", "2026-13-01", "1.2", "1.2.126", "2026-2-1", "20260201",
        "01.02.2026x", "2026-02-01T25:00", "01.02-2026", "i dag", "2026-02-01T08:00:00+1"}) {
    CAPTURE(text);
    CHECK_FALSE(read_day(text).has_value());
  }
}

TEST_CASE("a time without a zone is Norwegian local time, and is kept as it was given") {
  const auto winter = read_stamp("2023-01-15T00:00:00");
  REQUIRE(winter.has_value());
  CHECK(winter->given == "2023-01-15T00:00:00");
  CHECK(winter->at.micros == day(2023, 1, 14).number() * hours(24) + hours(23));
  const auto summer = read_stamp("2023-07-15T00:00:00.254204123");
  REQUIRE(summer.has_value());
  CHECK(summer->at.micros == day(2023, 7, 14).number() * hours(24) + hours(22) + 254204);
}

TEST_CASE("a time with a zone obeys it") {
  const std::int64_t noon = day(2026, 1, 2).number() * hours(24) + hours(12);
  CHECK(read_stamp("2026-01-02T12:00:00Z")->at.micros == noon);
  CHECK(read_stamp("2026-01-02T14:30:00+02:30")->at.micros == noon);
  CHECK(read_stamp("2026-01-02T09:00:00.5-03:00")->at.micros == noon + 500'000);
}

TEST_CASE("the hours at which Norway's clocks move have one meaning") {
  // 2026-03-29 02:00 becomes 03:00; 2026-10-25 03:00 becomes 02:00.
  const std::int64_t march = day(2026, 3, 29).number() * hours(24);
  CHECK(read_stamp("2026-03-29T01:59:59")->at.micros == march + minutes(60) - seconds(1));
  CHECK(read_stamp("2026-03-29T03:00:00")->at.micros == march + hours(1));
  const std::int64_t october = day(2026, 10, 25).number() * hours(24);
  CHECK(read_stamp("2026-10-25T02:30:00")->at.micros == october + minutes(30));
  CHECK(read_stamp("2026-10-25T03:00:00")->at.micros == october + hours(2));
}

TEST_CASE("a number is kept exactly as written") {
  CHECK(read_decimal("2.5") == Decimal{25, 1});
  CHECK(read_decimal("2,5") == Decimal{25, 1});
  CHECK(read_decimal("100.0") == Decimal{100, 0});
  CHECK(read_decimal("1e2") == Decimal{100, 0});
  CHECK(read_decimal("-0.125") == Decimal{-125, 3});
  CHECK(read_decimal("0.0") == Decimal{0, 0});
  CHECK(read_decimal("007") == Decimal{7, 0});
  CHECK(Decimal{25, 1}.to_text() == "2.5");
  CHECK(Decimal{-5, 2}.to_text() == "-0.05");
  CHECK(Decimal{333, 2}.tenths() == 33);
  CHECK(Decimal{335, 2}.tenths() == 34);
  CHECK(Decimal{3, 0}.tenths() == 30);
  for (const char* text :
       {"", "a", "1,", ",5", "1.2.3", "50 %", "1e99", "1234567890123456", "0.1234567891", "--1"}) {
    CAPTURE(text);
    CHECK_FALSE(read_decimal(text).has_value());
  }
}

TEST_CASE("ja and nei are read, and nothing else is taken for either") {
  for (const char* text : {"ja", "Ja", "JA", "j", "true", "x", "1", " yes "})
    CHECK(read_truth(text) == true);
  for (const char* text : {"nei", "Nei", "n", "false", "0", "no"}) CHECK(read_truth(text) == false);
  for (const char* text : {"", "kanskje", "2", "jaja"}) CHECK_FALSE(read_truth(text).has_value());
}

TEST_CASE("a status is understood in whichever language the list is written") {
  for (const char* word : {"HAR_SLUTTET", "har_sluttet", "Har sluttet", "Har slutta", "Has left"}) {
    CAPTURE(word);
    const auto read = read_code_or_word(CodeList::status, word);
    CHECK(read.code == "HAR_SLUTTET");
    CHECK(read.known);
  }
  CHECK(read_code_or_word(CodeList::measure, "Arbeidsførebuande trening").code ==
        "ARBEIDSFORBEREDENDE_TRENING");
  CHECK_FALSE(read_code_or_word(CodeList::status, "Har reist").known);
}
