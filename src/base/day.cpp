#include "base/day.hpp"

#include <chrono>

namespace stafett {

namespace {

namespace ch = std::chrono;

ch::year_month_day civil(Day day) { return ch::sys_days{ch::days{day.number()}}; }

Day from_civil(ch::year_month_day civil) {
  return Day{static_cast<std::int32_t>(ch::sys_days{civil}.time_since_epoch().count())};
}

/// The value of a run of digits; nothing where there is anything else.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> Day::of(int year, int month, int day_of_month) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day_of_month < 1 || day_of_month > 31) {
    return std::nullopt;
  }
  const ch::year_month_day civil{ch::year{year}, ch::month{static_cast<unsigned>(month)},
                                 ch::day{static_cast<unsigned>(day_of_month)}};
  if (!civil.ok()) return std::nullopt;
  return from_civil(civil);
}

std::optional<Day> Day::from_text(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

std::string Day::to_text() const {
  const auto c = civil(*this);
  int year_left = static_cast<int>(c.year());
  const auto month = static_cast<unsigned>(c.month());
  const auto day = static_cast<unsigned>(c.day());
  std::string text = "0000-00-00";
  for (std::size_t i = 4; i-- > 0; year_left /= 10)
    text[i] = static_cast<char>('0' + year_left % 10);
  text[5] = static_cast<char>('0' + month / 10);
  text[6] = static_cast<char>('0' + month % 10);
  text[8] = static_cast<char>('0' + day / 10);
  text[9] = static_cast<char>('0' + day % 10);
  return text;
}

int Day::year() const { return static_cast<int>(civil(*this).year()); }
int Day::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Day::day_of_month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

int Day::weekday() const {
  return static_cast<int>(ch::weekday{ch::sys_days{ch::days{days_}}}.iso_encoding());
}

Day Day::plus_months(int n) const {
  auto moved = civil(*this) + ch::months{n};
  if (!moved.ok()) moved = moved.year() / moved.month() / ch::last;
  return from_civil(moved);
}

std::optional<Period> Period::inclusive(Day first, std::optional<Day> last) {
  if (!last) return Period{first, std::nullopt};
  if (*last < first) return std::nullopt;
  return Period{first, *last + 1};
}

bool Period::overlaps(const Period& other) const { return intersect(other).has_value(); }

std::optional<Period> Period::intersect(const Period& other) const {
  Period common{first > other.first ? first : other.first, end};
  if (!common.end || (other.end && *other.end < *common.end)) common.end = other.end;
  if (common.empty()) return std::nullopt;
  return common;
}

std::optional<Day> Period::last() const {
  if (!end) return std::nullopt;
  return *end - 1;
}

std::optional<std::int32_t> Period::length() const {
  if (!end) return std::nullopt;
  return empty() ? 0 : *end - first;
}

}  // namespace stafett
