#include "base/instant.hpp"

#include "law.hpp"

using stafett::Day;
using stafett::Instant;

namespace {

Instant at(const char* text) { return Instant::from_text(text).value(); }
Day day(const char* iso) { return Day::from_text(iso).value(); }

}  // namespace

TEST_CASE("an instant is read in UTC, with up to six decimals of a second") {
  CHECK(at("1970-01-01T00:00:00Z").micros == 0);
  CHECK(at("1970-01-01T00:00:00.5Z").micros == 500'000);
  CHECK(at("1970-01-01T00:00:01.000001Z").micros == 1'000'001);
  CHECK(at("1969-12-31T23:59:59.999999Z").micros == -1);
  CHECK(at("2026-02-01T08:00:00Z").to_text() == "2026-02-01T08:00:00.000000Z");
  CHECK(Instant{-1}.to_text() == "1969-12-31T23:59:59.999999Z");
}

TEST_CASE("instants in other shapes, other zones or beyond the clock are not read") {
  for (const char* text :
       {"", "2026-02-01", "2026-02-01T08:00:00", "2026-02-01T08:00:00+01:00",
        "2026-02-01 08:00:00Z", "2026-02-01T24:00:00Z", "2026-02-01T08:60:00Z",
        "2026-02-01T08:00:60Z", "2026-02-01T08:00:00.Z", "2026-02-01T08:00:00.0000001Z",
        "2026-02-30T08:00:00Z", "2026-02-01T08:00:00,5Z", "2026-02-01T08-00:00Z",
        "2026-02-01T08:00:00z", "2026-02-01T8:00:00ZZ", "2026-02-01T08:00:00.-5Z"}) {
    CAPTURE(text);
    CHECK_FALSE(Instant::from_text(text).has_value());
  }
}

TEST_CASE(
    "Norway is one hour ahead in winter and two in summer, changing at 01:00 UTC on the last "
    "Sundays") {
  CHECK(at("2026-03-29T00:59:59Z").minutes_ahead_in_norway() == 60);
  CHECK(at("2026-03-29T01:00:00Z").minutes_ahead_in_norway() == 120);
  CHECK(at("2026-10-25T00:59:59Z").minutes_ahead_in_norway() == 120);
  CHECK(at("2026-10-25T01:00:00Z").minutes_ahead_in_norway() == 60);
  CHECK(at("2024-03-31T01:00:00Z").minutes_ahead_in_norway() ==
        120);  // the 31st is itself a Sunday
  CHECK(at("2024-03-30T23:59:59Z").minutes_ahead_in_norway() == 60);
}

TEST_CASE("a day in Norway begins while it is still evening in UTC") {
  CHECK(at("2026-01-31T22:59:59Z").day_in_norway() == day("2026-01-31"));
  CHECK(at("2026-01-31T23:00:00Z").day_in_norway() == day("2026-02-01"));
  CHECK(at("2026-06-30T21:59:59Z").day_in_norway() == day("2026-06-30"));
  CHECK(at("2026-06-30T22:00:00Z").day_in_norway() == day("2026-07-01"));
  CHECK(at("2025-12-31T23:00:00Z").day_in_norway() == day("2026-01-01"));
  CHECK(at("1969-12-31T22:30:00Z").day_in_norway() == day("1969-12-31"));
}

TEST_CASE("a time on Norway's clocks is one instant, also on the days they change") {
  CHECK(Instant::in_norway(day("2026-02-02"), 9 * 60) == at("2026-02-02T08:00:00Z"));
  CHECK(Instant::in_norway(day("2026-07-02"), 9 * 60) == at("2026-07-02T07:00:00Z"));
  CHECK(Instant::in_norway(day("2026-03-29"), 1 * 60 + 59) == at("2026-03-29T00:59:00Z"));
  CHECK(Instant::in_norway(day("2026-03-29"), 2 * 60 + 30) ==
        at("2026-03-29T01:30:00Z"));  // skipped: read as 03:30
  CHECK(Instant::in_norway(day("2026-03-29"), 3 * 60) == at("2026-03-29T01:00:00Z"));
  CHECK(Instant::in_norway(day("2026-10-25"), 2 * 60 + 30) ==
        at("2026-10-25T00:30:00Z"));  // twice: the first
  CHECK(Instant::in_norway(day("2026-10-25"), 3 * 60) == at("2026-10-25T02:00:00Z"));
}

TEST_CASE("laws of instants") {
  law("an instant is read back from its text", [] {
    const Instant i{
        *rc::gen::inRange<std::int64_t>(-stafett::hours(24 * 36500), stafett::hours(24 * 36500))};
    RC_ASSERT(Instant::from_text(i.to_text()) == i);
  });
  law("every minute that Norway's clocks show falls on the day it was asked for", [] {
    const Day d{*rc::gen::inRange(9'500, 40'000)};
    const int minutes = *rc::gen::inRange(0, 1440);
    RC_ASSERT(Instant::in_norway(d, minutes).day_in_norway() == d);
  });
  law("days in Norway never run backwards", [] {
    const Instant i{*rc::gen::inRange<std::int64_t>(0, stafett::hours(24 * 36500))};
    const Instant later = i + *rc::gen::inRange<std::int64_t>(0, stafett::hours(48));
    RC_ASSERT(i.day_in_norway() <= later.day_in_norway());
  });
}
