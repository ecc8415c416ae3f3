// Money: whole øre, never a floating number.
#pragma once

#include <compare>
#include <cstdint>

namespace stafett {

struct Money {
  std::int64_t ore = 0;
  friend constexpr auto operator<=>(Money, Money) = default;
};

constexpr Money operator+(Money a, Money b) { return {a.ore + b.ore}; }
constexpr Money operator-(Money a, Money b) { return {a.ore - b.ore}; }
constexpr Money operator*(Money a, std::int64_t n) { return {a.ore * n}; }

}  // namespace stafett
