#include "exchange/values.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace stafett::exchange {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes one to `most` digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  int value = 0;
  std::size_t n = 0;
  while (n < most && n < text.size() && is_digit(text[n])) value = value * 10 + (text[n++] - '0');
  if (n < least || (n < text.size() && is_digit(text[n]))) return std::nullopt;
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Takes a day off the front.
std::optional<Day> take_day(std::string_view& text) {
  std::string_view rest = text;
  if (rest.size() >= 10 && rest[4] == '-' && rest[7] == '-') {
    const auto day = Day::from_text(rest.substr(0, 10));
    if (!day) return std::nullopt;
    text.remove_prefix(10);
    return day;
  }
  const auto day_of_month = take_digits(rest, 1, 2);
  if (!day_of_month || rest.empty()) return std::nullopt;
  const char mark = rest.front();
  if (mark != '.' && mark != '/' && mark != '-') return std::nullopt;
  rest.remove_prefix(1);
  while (take(rest, ' ')) {
  }
  const auto month = take_digits(rest, 1, 2);
  if (!month || !take(rest, mark)) return std::nullopt;
  while (take(rest, ' ')) {
  }
  std::size_t year_digits = 0;
  while (year_digits < rest.size() && is_digit(rest[year_digits])) ++year_digits;
  if (year_digits != 2 && year_digits != 4) return std::nullopt;
  auto year = take_digits(rest, 2, 4);
  if (!year) return std::nullopt;
  if (year_digits == 2) *year += *year < 50 ? 2000 : 1900;
  const auto day = Day::of(*year, *month, *day_of_month);
  if (day) text = rest;
  return day;
}

struct TimeOfDay {
  std::int64_t micros = 0;
  std::optional<int> minutes_east = {};  // of Greenwich, where the text says
};

/// The whole of `text` as "16:13[:39[.254204]][Z|+01:00]"; an empty one is midnight.
std::optional<TimeOfDay> read_time(std::string_view text) {
  TimeOfDay time;
  if (text.empty()) return time;
  if (text.front() != 'T' && text.front() != 't' && text.front() != ' ') return std::nullopt;
  text.remove_prefix(1);
  if (text.starts_with("kl. ") || text.starts_with("kl ")) text.remove_prefix(text.find(' ') + 1);
  const auto hour = take_digits(text, 1, 2);
  if (!hour || *hour > 24 || text.empty() || (text.front() != ':' && text.front() != '.'))
    return std::nullopt;
  const char mark = text.front();
  text.remove_prefix(1);
  const auto minute = take_digits(text, 2, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  std::int64_t micros = 0;
  if (take(text, mark)) {
    const auto read = take_digits(text, 2, 2);
    if (!read || *read > 59) return std::nullopt;
    second = *read;
    if (!text.empty() && (text.front() == '.' || text.front() == ',')) {
      text.remove_prefix(1);
      std::int64_t unit = 100'000;
      std::size_t n = 0;
      for (; n < text.size() && is_digit(text[n]); ++n, unit /= 10)
        micros += (text[n] - '0') * unit;
      if (n == 0 || n > 9) return std::nullopt;
      text.remove_prefix(n);
    }
  }
  time.micros = hours(*hour) + minutes(*minute) + seconds(second) + micros;
  if (time.micros > hours(24)) return std::nullopt;
  if (text.empty()) return time;
  if (text == "Z" || text == "z") {
    time.minutes_east = 0;
    return time;
  }
  const char sign = text.front();
  if (sign != '+' && sign != '-') return std::nullopt;
  text.remove_prefix(1);
  const auto zone_hour = take_digits(text, 2, 2);
  if (!zone_hour || *zone_hour > 14 || !take(text, ':')) return std::nullopt;
  const auto zone_minute = take_digits(text, 2, 2);
  if (!zone_minute || *zone_minute > 59 || !text.empty()) return std::nullopt;
  time.minutes_east = (sign == '-' ? -1 : 1) * (*zone_hour * 60 + *zone_minute);
  return time;
}

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

Instant instant_in_norway(Day day, std::int64_t micros_of_day) {
  // 24:00 is the next day's midnight.
  const auto whole_days = static_cast<std::int32_t>(micros_of_day / hours(24));
  const std::int64_t rest = micros_of_day % hours(24);
  return Instant::in_norway(day + whole_days, static_cast<int>(rest / minutes(1))) +
         rest % minutes(1);
}

std::optional<Day> read_day(std::string_view text) {
  text = trimmed(text);
  const auto day = take_day(text);
  if (!day || !read_time(text)) return std::nullopt;
  return day;
}

std::optional<Stamp> read_stamp(std::string_view text) {
  text = trimmed(text);
  std::string_view rest = text;
  const auto day = take_day(rest);
  if (!day) return std::nullopt;
  const auto time = read_time(rest);
  if (!time) return std::nullopt;
  Stamp stamp{std::string{text}, {}};
  if (time->minutes_east) {
    stamp.at = Instant{day->number() * hours(24) + time->micros - minutes(*time->minutes_east)};
  } else {
    stamp.at = instant_in_norway(*day, time->micros);
  }
  return stamp;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  text = trimmed(text);
  const bool negative = take(text, '-');
  std::string digits;
  int decimals = 0;
  bool after_mark = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      digits += c;
      if (after_mark) ++decimals;
    } else if ((c == '.' || c == ',') && !after_mark && !digits.empty()) {
      after_mark = true;
    } else {
      break;
    }
  }
  if (digits.empty() || (after_mark && decimals == 0)) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    std::string_view exponent = text.substr(i + 1);
    const bool down = take(exponent, '-');
    if (!down) take(exponent, '+');
    const auto power = take_digits(exponent, 1, 2);
    if (!power || !exponent.empty()) return std::nullopt;
    decimals += down ? *power : -*power;
  }
  while (digits.size() > 1 && digits.front() == '0') digits.erase(0, 1);
  while (decimals > 0 && digits.back() == '0' && digits.size() > 1) {
    digits.pop_back();
    --decimals;
  }
  if (digits == "0") decimals = 0;
  for (; decimals < 0 && digits.size() <= 15; ++decimals) digits += '0';
  if (decimals < 0 || decimals > 9 || digits.size() > 15) return std::nullopt;
  Decimal value{0, static_cast<std::uint8_t>(decimals)};
  for (char c : digits) value.digits = value.digits * 10 + (c - '0');
  if (negative) value.digits = -value.digits;
  return value;
}

bool within(const Decimal& number, std::int64_t least, std::int64_t most) {
  std::int64_t scale = 1;
  for (int i = 0; i < number.decimals; ++i) scale *= 10;
  return number.digits >= least * scale && number.digits <= most * scale;
}

std::optional<bool> read_truth(std::string_view text) {
  constexpr std::array<std::string_view, 8> yes = {"ja", "j", "yes", "y", "true", "sann", "x", "1"};
  constexpr std::array<std::string_view, 7> no = {"nei", "n", "no", "false", "usann", "0", "-"};
  const std::string word = lower_ascii(trimmed(text));
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

}  // namespace stafett::exchange
