// A point in time, UTC, in microseconds. Only app/ reads the clock; everybody else is told.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace stafett {

/// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;

  /// Reads RFC 3339 in UTC ("2026-02-01T08:00:00Z", up to six decimals); anything else gives
  /// nothing.
  static std::optional<Instant> from_text(std::string_view rfc3339);
  [[nodiscard]] std::string to_text() const;  ///< "2026-02-01T08:00:00.000000Z"
  /// The instant when Norway's clocks show `minutes_after_midnight` (0 to 1439) on `day`. An hour
  /// that the clocks show twice means its first time; one they skip is read as the hour after.
  static Instant in_norway(Day day, int minutes_after_midnight);
  /// The calendar day in Norway on which this instant falls: Europe/Oslo by the EU's summer-time
  /// rule, as it has stood since 1996; it is applied to earlier years too.
  [[nodiscard]] Day day_in_norway() const;
  /// How far Norway's clocks are ahead of UTC at this instant: 60, in summer 120.
  [[nodiscard]] int minutes_ahead_in_norway() const;

  friend constexpr auto operator<=>(Instant, Instant) = default;
};

constexpr Instant operator+(Instant i, std::int64_t micros) { return {i.micros + micros}; }
constexpr std::int64_t operator-(Instant a, Instant b) { return a.micros - b.micros; }

constexpr std::int64_t seconds(std::int64_t n) { return n * 1'000'000; }
constexpr std::int64_t minutes(std::int64_t n) { return seconds(60 * n); }
constexpr std::int64_t hours(std::int64_t n) { return minutes(60 * n); }

}  // namespace stafett
