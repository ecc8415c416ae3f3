#include "domain/calendar.hpp"

#include <string>

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

Day any_day() { return Day{*rc::gen::inRange(0, 40'000)}; }  // 1970 to 2079

}  // namespace

TEST_CASE("Easter falls where the church's tables put it") {
  for (const char* iso :
       {"1961-04-02", "1999-04-04", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31",
        "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"}) {
    CHECK(easter_sunday(day(iso).year()).to_text() == iso);
  }
}

TEST_CASE("Norway's public holidays of 2026") {
  struct Row {
    const char* iso;
    Holiday holiday;
  };
  for (const auto& [iso, holiday] :
       {Row{"2026-01-01", Holiday::new_years_day}, Row{"2026-04-02", Holiday::maundy_thursday},
        Row{"2026-04-03", Holiday::good_friday}, Row{"2026-04-05", Holiday::easter_sunday},
        Row{"2026-04-06", Holiday::easter_monday}, Row{"2026-05-01", Holiday::labour_day},
        Row{"2026-05-14", Holiday::ascension_day}, Row{"2026-05-17", Holiday::constitution_day},
        Row{"2026-05-24", Holiday::whit_sunday}, Row{"2026-05-25", Holiday::whit_monday},
        Row{"2026-12-25", Holiday::christmas_day}, Row{"2026-12-26", Holiday::boxing_day}}) {
    CAPTURE(iso);
    CHECK(holiday_on(day(iso)) == holiday);
    CHECK_FALSE(is_working_day(day(iso)));
  }
  int holidays = 0;
  for (Day d = day("2026-01-01"); d < day("2027-01-01"); ++d) holidays += holiday_on(d) ? 1 : 0;
  CHECK(holidays == 12);
}

TEST_CASE("where a movable feast falls on a fixed one, it is one free day") {
  CHECK(holiday_on(day("2008-05-01")) == Holiday::labour_day);        // also Ascension Day
  CHECK(holiday_on(day("2012-05-17")) == Holiday::constitution_day);  // also Ascension Day
}

TEST_CASE("a year has as many working days as its week-days less the holidays on them") {
  CHECK(working_days(day("2025-01-01"), day("2026-01-01")) == 252);
  CHECK(working_days(day("2026-01-01"), day("2027-01-01")) == 253);
  CHECK(working_days(day("2024-01-01"), day("2025-01-01")) == 252);
}

TEST_CASE("Christmas Eve is a working day, a Saturday is not") {
  CHECK(is_working_day(day("2026-12-24")));
  CHECK(is_working_day(day("2026-12-31")));
  CHECK_FALSE(is_working_day(day("2026-01-03")));
}

TEST_CASE("five working days to the first contact step over Easter") {
  CHECK(add_working_days(day("2026-03-30"), 5) == day("2026-04-09"));
  CHECK(add_working_days(day("2026-01-09"), 1) == day("2026-01-12"));
  CHECK(add_working_days(day("2026-01-10"), 1) == day("2026-01-12"));  // referred on a Saturday
  CHECK(add_working_days(day("2026-01-10"), 0) == day("2026-01-10"));
  CHECK(add_working_days(day("2026-04-07"), -1) == day("2026-04-01"));
}

TEST_CASE("laws of the calendar") {
  law("Easter is a Sunday from 22 March to 25 April", [] {
    const Day easter = easter_sunday(*rc::gen::inRange(1583, 4100));
    RC_ASSERT(easter.weekday() == 7);
    const int date = 100 * easter.month() + easter.day_of_month();
    RC_ASSERT(date >= 322 && date <= 425);
  });
  law("n working days after a day end on a working day, with n working days on the way", [] {
    const Day from = any_day();
    const int n = *rc::gen::inRange(1, 300);
    const Day to = add_working_days(from, n);
    RC_ASSERT(is_working_day(to));
    RC_ASSERT(working_days(from + 1, to + 1) == n);
  });
  law("forward and back again is where one was, on working days", [] {
    Day from = any_day();
    while (!is_working_day(from)) ++from;
    const int n = *rc::gen::inRange(-200, 200);
    RC_ASSERT(add_working_days(add_working_days(from, n), -n) == from);
  });
  law("working days of two spells on end add up", [] {
    const Day first = any_day();
    const Day middle = first + *rc::gen::inRange(0, 400);
    const Day end = middle + *rc::gen::inRange(0, 400);
    RC_ASSERT(working_days(first, middle) + working_days(middle, end) == working_days(first, end));
  });
}
