// A calendar day in Norway, and half-open periods of days. No time zone and no clock: "today" is
// always handed in (app/ knows how to ask; see base/instant.hpp for instants).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stafett {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. Ordered; cheap to copy.
/// Days from 0001-01-01 to 9999-12-31 can be written and read; arithmetic beyond is the caller's
/// error.
class Day {
 public:
  constexpr Day() = default;
  constexpr explicit Day(std::int32_t days_since_1970) : days_{days_since_1970} {}

  /// The day with this year, month 1-12 and day of month; nothing where the calendar has no such
  /// day (1990-02-31) or the year is outside 1-9999.
  static std::optional<Day> of(int year, int month, int day_of_month);
  /// Reads exactly "YYYY-MM-DD"; anything else, and days that do not exist, give nothing.
  static std::optional<Day> from_text(std::string_view iso);

  [[nodiscard]] constexpr std::int32_t number() const { return days_; }
  [[nodiscard]] std::string to_text() const;  ///< "YYYY-MM-DD"
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;         ///< 1-12
  [[nodiscard]] int day_of_month() const;  ///< 1-31
  [[nodiscard]] int weekday() const;       ///< ISO: Monday 1 … Sunday 7

  /// The same day of month n months on (n may be negative); the month's last day where it is
  /// shorter.
  [[nodiscard]] Day plus_months(int n) const;
  [[nodiscard]] Day plus_years(int n) const { return plus_months(12 * n); }

  friend constexpr auto operator<=>(Day, Day) = default;
  friend constexpr Day operator+(Day d, std::int32_t n) { return Day{d.days_ + n}; }
  friend constexpr Day operator-(Day d, std::int32_t n) { return Day{d.days_ - n}; }
  friend constexpr std::int32_t operator-(Day a, Day b) { return a.days_ - b.days_; }
  constexpr Day& operator++() {
    ++days_;
    return *this;
  }

 private:
  std::int32_t days_ = 0;
};

/// Days from `first` up to, not including, `end`; `end` empty means "until further notice".
/// Inside the program periods are half-open; people see and exchange the last day (`last()`).
struct Period {
  Day first;
  std::optional<Day> end;

  /// The period from `first` to `last`, both included; nothing where last is before first.
  static std::optional<Period> inclusive(Day first, std::optional<Day> last);

  [[nodiscard]] constexpr bool contains(Day d) const { return first <= d && (!end || d < *end); }
  [[nodiscard]] constexpr bool empty() const { return end && *end <= first; }
  [[nodiscard]] bool overlaps(const Period& other) const;
  /// The common days; nothing where there are none.
  [[nodiscard]] std::optional<Period> intersect(const Period& other) const;
  /// The last day that belongs to it; nothing where it is open.
  [[nodiscard]] std::optional<Day> last() const;
  /// How many days; nothing where it is open.
  [[nodiscard]] std::optional<std::int32_t> length() const;

  friend constexpr bool operator==(const Period&, const Period&) = default;
};

}  // namespace stafett
