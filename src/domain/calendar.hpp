// Norwegian working days: Monday to Friday without the public holidays (lov om helligdager 1995,
// lov om 1. og
// 17. mai 1947). The movable ones are computed from Easter.
#pragma once

#include <cstdint>
#include <optional>

#include "base/day.hpp"

namespace stafett::domain {

enum class Holiday {
  new_years_day,
  maundy_thursday,
  good_friday,
  easter_sunday,
  easter_monday,
  labour_day,
  constitution_day,
  ascension_day,
  whit_sunday,
  whit_monday,
  christmas_day,
  boxing_day,
};

/// Easter Sunday of a year of the Gregorian calendar (1 to 9999).
Day easter_sunday(int year);

/// The public holiday that falls on this day; where two fall together (Ascension Day on 1 or 17
/// May), the fixed one. Nothing on other days, ordinary Sundays among them.
std::optional<Holiday> holiday_on(Day day);

/// True from Monday to Friday where it is no public holiday. Christmas Eve and New Year's Eve are
/// working days unless they fall on a week-end.
bool is_working_day(Day day);

/// The `count`-th working day after `day`, which itself is not counted: one working day after a
/// Friday is the Monday. A negative count goes back. Nought gives the day itself.
Day add_working_days(Day day, int count);

/// How many working days there are from `first` up to, not including, `end`; 0 where end is not
/// after first.
std::int32_t working_days(Day first, Day end);

}  // namespace stafett::domain
