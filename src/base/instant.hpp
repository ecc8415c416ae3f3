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

  /// Reads RFC 3339 in UTC ("2026-02-01T08:00:00Z", up to six decimals); anything else gives nothing.
  static std::optional<Instant> from_text(std::string_view rfc3339);
  [[nodiscard]] std::string to_text() const;  ///< "2026-02-01T08:00:00.000000Z"
  /// The calendar day in Norway (Europe/Oslo, EU summer-time rule) on which this instant falls.
  [[nodiscard]] Day day_in_norway() const;

  friend constexpr auto operator<=>(Instant, Instant) = default;
};

constexpr Instant operator+(Instant i, std::int64_t micros) { return {i.micros + micros}; }
constexpr std::int64_t operator-(Instant a, Instant b) { return a.micros - b.micros; }

constexpr std::int64_t seconds(std::int64_t n) { return n * 1'000'000; }
constexpr std::int64_t minutes(std::int64_t n) { return seconds(60 * n); }
constexpr std::int64_t hours(std::int64_t n) { return minutes(60 * n); }

}  // namespace stafett
