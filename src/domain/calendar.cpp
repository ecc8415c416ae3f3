#include "domain/calendar.hpp"

namespace stafett::domain {

// Gauss's rule for the Gregorian calendar, in the form of Meeus, Jones and Butcher (Meeus,
// Astronomical Algorithms, ch. 8).
Day easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return *Day::of(year, n / 31, n % 31 + 1);
}

std::optional<Holiday> holiday_on(Day day) {
  switch (100 * day.month() + day.day_of_month()) {
    case 101:
      return Holiday::new_years_day;
    case 501:
      return Holiday::labour_day;
    case 517:
      return Holiday::constitution_day;
    case 1225:
      return Holiday::christmas_day;
    case 1226:
      return Holiday::boxing_day;
    default:
      break;
  }
  switch (day - easter_sunday(day.year())) {
    case -3:
      return Holiday::maundy_thursday;
    case -2:
      return Holiday::good_friday;
    case 0:
      return Holiday::easter_sunday;
    case 1:
      return Holiday::easter_monday;
    case 39:
      return Holiday::ascension_day;
    case 49:
      return Holiday::whit_sunday;
    case 50:
      return Holiday::whit_monday;
    default:
      return std::nullopt;
  }
}

bool is_working_day(Day day) { return day.weekday() <= 5 && !holiday_on(day); }

Day add_working_days(Day day, int count) {
  const int step = count < 0 ? -1 : 1;
  for (int left = count * step; left > 0;) {
    day = day + step;
    if (is_working_day(day)) --left;
  }
  return day;
}

std::int32_t working_days(Day first, Day end) {
  std::int32_t count = 0;
  for (Day day = first; day < end; ++day) count += is_working_day(day) ? 1 : 0;
  return count;
}

}  // namespace stafett::domain
