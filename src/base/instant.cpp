#include "base/instant.hpp"

#include <chrono>

namespace stafett {

namespace {

namespace ch = std::chrono;

constexpr std::int64_t micros_a_day = hours(24);

/// Division that rounds down, so that instants before 1970 fall on the right day.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

/// Reads `count` digits at `at`; nothing where there is anything else.
std::optional<std::int64_t> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  std::int64_t value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_digits(std::string& text, std::int64_t value, int count) {
  std::int64_t divisor = 1;
  for (int i = 1; i < count; ++i) divisor *= 10;
  for (; divisor > 0; divisor /= 10) text += static_cast<char>('0' + value / divisor % 10);
}

/// 01:00 UTC on the last Sunday of `month`: when the EU's clocks change (directive 2000/84/EC,
/// which Norway follows).
Instant clock_change(int year, unsigned month) {
  const ch::sys_days day{ch::year{year} / ch::month{month} / ch::Sunday[ch::last]};
  return Instant{day.time_since_epoch().count() * micros_a_day + hours(1)};
}

}  // namespace

std::optional<Instant> Instant::from_text(std::string_view rfc3339) {
  if (rfc3339.size() < 20 || rfc3339[10] != 'T' || rfc3339[13] != ':' || rfc3339[16] != ':' ||
      rfc3339.back() != 'Z') {
    return std::nullopt;
  }
  const auto day = Day::from_text(rfc3339.substr(0, 10));
  const auto hour = digits(rfc3339, 11, 2);
  const auto minute = digits(rfc3339, 14, 2);
  const auto second = digits(rfc3339, 17, 2);
  if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  std::int64_t micros = 0;
  if (rfc3339.size() > 20) {
    const std::size_t decimals = rfc3339.size() - 21;
    if (rfc3339[19] != '.' || decimals < 1 || decimals > 6) return std::nullopt;
    const auto fraction = digits(rfc3339, 20, decimals);
    if (!fraction) return std::nullopt;
    micros = *fraction;
    for (std::size_t i = decimals; i < 6; ++i) micros *= 10;
  }
  return Instant{day->number() * micros_a_day + hours(*hour) + stafett::minutes(*minute) +
                 seconds(*second) + micros};
}

Instant Instant::in_norway(Day day, int minutes_after_midnight) {
  const Instant as_if_utc{day.number() * micros_a_day + stafett::minutes(minutes_after_midnight)};
  // Ahead by two hours is tried first: an hour that comes twice in October means its first time,
  // and one that never comes in March is read an hour later.
  const Instant in_summer = as_if_utc + -hours(2);
  if (in_summer.minutes_ahead_in_norway() == 120) return in_summer;
  return as_if_utc + -hours(1);
}

std::string Instant::to_text() const {
  const std::int64_t day = floor_divide(micros, micros_a_day);
  const std::int64_t within = micros - day * micros_a_day;
  std::string text = Day{static_cast<std::int32_t>(day)}.to_text();
  text += 'T';
  append_digits(text, within / hours(1), 2);
  text += ':';
  append_digits(text, within / stafett::minutes(1) % 60, 2);
  text += ':';
  append_digits(text, within / seconds(1) % 60, 2);
  text += '.';
  append_digits(text, within % seconds(1), 6);
  text += 'Z';
  return text;
}

int Instant::minutes_ahead_in_norway() const {
  const Day utc_day{static_cast<std::int32_t>(floor_divide(micros, micros_a_day))};
  const int year = utc_day.year();
  const bool summer = *this >= clock_change(year, 3) && *this < clock_change(year, 10);
  return summer ? 120 : 60;
}

Day Instant::day_in_norway() const {
  const std::int64_t local = micros + stafett::minutes(minutes_ahead_in_norway());
  return Day{static_cast<std::int32_t>(floor_divide(local, micros_a_day))};
}

}  // namespace stafett
