// A set of the values of one enum, as small as a number.
#pragma once

#include <cstdint>

namespace stafett::domain {

/// Up to 32 values of an enum whose first is 0.
template <class Enum>
class SetOf {
 public:
  constexpr SetOf() = default;
  constexpr SetOf(Enum one) : bits_{bit(one)} {}  // NOLINT: one value is a set
  [[nodiscard]] constexpr bool has(Enum one) const { return (bits_ & bit(one)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr SetOf& operator|=(SetOf other) {
    bits_ |= other.bits_;
    return *this;
  }
  friend constexpr SetOf operator|(SetOf a, SetOf b) { return a |= b; }
  /// With the value where it was missing, without it where it was there.
  [[nodiscard]] constexpr SetOf flipped(Enum one) const {
    SetOf other = *this;
    other.bits_ ^= bit(one);
    return other;
  }
  friend constexpr bool operator==(SetOf, SetOf) = default;

 private:
  static constexpr std::uint32_t bit(Enum one) { return 1U << static_cast<unsigned>(one); }
  std::uint32_t bits_ = 0;
};

}  // namespace stafett::domain
