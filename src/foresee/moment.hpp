// Time inside a run: days since its first midnight, as a whole number of 2^-32 days (20
// microseconds). Whole numbers add up alike on every machine, and a moment is one sortable word.
#pragma once

#include <compare>
#include <cstdint>

namespace stafett::foresee {

/// 2^32 of them are a day.
using Ticks = std::uint64_t;

inline constexpr double ticks_per_day = 4294967296.0;

class Moment {
 public:
  constexpr Moment() = default;
  constexpr explicit Moment(Ticks since_start) : ticks_{since_start} {}
  constexpr Moment(std::uint32_t day, std::uint32_t fraction)
      : ticks_{(Ticks{day} << 32) | fraction} {}

  /// Later than everything that happens.
  static constexpr Moment never() { return Moment{~Ticks{0}}; }
  static constexpr Moment midnight(std::uint32_t day) { return Moment{day, 0}; }

  [[nodiscard]] constexpr Ticks ticks() const { return ticks_; }
  [[nodiscard]] constexpr std::uint32_t day() const {
    return static_cast<std::uint32_t>(ticks_ >> 32);
  }
  /// The part of the day that has gone, in 2^-32 days.
  [[nodiscard]] constexpr std::uint32_t fraction() const {
    return static_cast<std::uint32_t>(ticks_);
  }
  [[nodiscard]] constexpr double days() const {
    return static_cast<double>(ticks_) / ticks_per_day;
  }

  friend constexpr auto operator<=>(Moment, Moment) = default;
  /// Stays at "never" where the sum would be later.
  friend constexpr Moment operator+(Moment at, Ticks after) {
    return Moment{at.ticks_ > ~Ticks{0} - after ? ~Ticks{0} : at.ticks_ + after};
  }
  friend constexpr Ticks operator-(Moment a, Moment b) { return a.ticks_ - b.ticks_; }

 private:
  Ticks ticks_ = 0;
};

/// A span of days as ticks; 2^31 days and more are "for ever".
constexpr Ticks ticks_of(double days) {
  if (!(days < 2147483648.0)) return ~Ticks{0};
  return days <= 0 ? 0 : static_cast<Ticks>(days * ticks_per_day);
}

}  // namespace stafett::foresee
