#include "base/day.hpp"

#include "law.hpp"

using stafett::Day;
using stafett::Period;

namespace {

Day day(const char* iso) { return Day::from_text(iso).value(); }

Day any_day() { return Day{*rc::gen::inRange(-200'000, 200'000)}; }

Period any_period() {
  const Day first{*rc::gen::inRange(0, 200)};
  if (*rc::gen::inRange(0, 4) == 0) return {first, std::nullopt};
  return {first, first + *rc::gen::inRange(0, 100)};
}

}  // namespace

TEST_CASE("a day is read from and written as year, month and day") {
  CHECK(day("1970-01-01").number() == 0);
  CHECK(day("2026-02-01").to_text() == "2026-02-01");
  CHECK(Day::of(2026, 2, 1) == day("2026-02-01"));
  CHECK(day("2026-02-01").year() == 2026);
  CHECK(day("2026-02-01").month() == 2);
  CHECK(day("2026-02-01").day_of_month() == 1);
}

TEST_CASE("days that the calendar does not have are not read") {
  for (const char* text :
       {"1990-02-31", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
        "0000-01-01", "2026-1-1", "2026/01/01", "01.02.2026", " 2026-02-01", "2026-02-01 ",
        "2026-02-0x", "", "2026-02-01T00:00:00Z", "+026-02-01"}) {
    CAPTURE(text);
    CHECK_FALSE(Day::from_text(text).has_value());
  }
  CHECK(Day::from_text("2024-02-29").has_value());
  CHECK(Day::from_text("2000-02-29").has_value());
}

TEST_CASE("the week begins on a Monday") {
  CHECK(day("2026-02-02").weekday() == 1);
  CHECK(day("2026-02-01").weekday() == 7);
  CHECK(day("1969-12-29").weekday() == 1);
}

TEST_CASE("a month on from the 31st is the last day of a shorter month") {
  CHECK(day("2026-01-31").plus_months(1) == day("2026-02-28"));
  CHECK(day("2024-01-31").plus_months(1) == day("2024-02-29"));
  CHECK(day("2026-03-31").plus_months(-1) == day("2026-02-28"));
  CHECK(day("2024-02-29").plus_years(1) == day("2025-02-28"));
  CHECK(day("2026-11-15").plus_months(3) == day("2027-02-15"));
}

TEST_CASE("a period holds its last day, and ends the day after") {
  const auto january = Period::inclusive(day("2026-01-01"), day("2026-01-31")).value();
  CHECK(january.end == day("2026-02-01"));
  CHECK(january.last() == day("2026-01-31"));
  CHECK(january.length() == 31);
  CHECK(january.contains(day("2026-01-31")));
  CHECK_FALSE(january.contains(day("2026-02-01")));
  CHECK_FALSE(Period::inclusive(day("2026-01-02"), day("2026-01-01")).has_value());
}

TEST_CASE("a period without an end goes on until further notice") {
  const Period open{day("2026-01-01"), std::nullopt};
  CHECK(open.contains(day("2999-01-01")));
  CHECK_FALSE(open.last().has_value());
  CHECK_FALSE(open.length().has_value());
  CHECK_FALSE(open.empty());
}

TEST_CASE("laws of days") {
  law("a day is read back from its text", [] {
    const Day d = any_day();
    RC_ASSERT(Day::from_text(d.to_text()) == d);
  });
  law("the weekday comes again after seven days and not before", [] {
    const Day d = any_day();
    RC_ASSERT((d + 7).weekday() == d.weekday());
    RC_ASSERT((d + 1).weekday() == d.weekday() % 7 + 1);
  });
  law("months forward are never beyond the same number of months and a day", [] {
    const Day d = any_day();
    const int months = *rc::gen::inRange(-60, 60);
    const Day moved = d.plus_months(months);
    RC_ASSERT((moved.year() * 12 + moved.month()) - (d.year() * 12 + d.month()) == months);
    RC_ASSERT(moved.day_of_month() <= d.day_of_month());
  });
}

TEST_CASE("laws of periods") {
  law("what two periods share lies in both", [] {
    const Period a = any_period();
    const Period b = any_period();
    const auto common = a.intersect(b);
    for (int n = -1; n < 320; ++n) {
      const bool shared = common && common->contains(Day{n});
      RC_ASSERT(shared == (a.contains(Day{n}) && b.contains(Day{n})));
    }
    RC_ASSERT(a.overlaps(b) == common.has_value());
    RC_ASSERT(b.intersect(a) == common);
  });
  law("a period has as many days as its length says", [] {
    const Period p = any_period();
    int days = 0;
    for (int n = 0; n < 320; ++n) days += p.contains(Day{n}) ? 1 : 0;
    if (p.length()) RC_ASSERT(days == *p.length());
    if (p.length()) RC_ASSERT(p.empty() == (days == 0));
  });
}
