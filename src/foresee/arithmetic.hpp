// Logarithm, exponential and the inverse of the normal law, of nothing but additions,
// multiplications, divisions and square roots. A C library's own may differ in the last bit from
// one machine to the next; these do not, and so a run is the same everywhere. (The room is compiled
// with -ffp-contract=off.) Good to
// about fifteen digits: tests compare with the library's.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace stafett::foresee {

namespace log_table {

inline constexpr int bits = 7;
inline constexpr std::size_t size = std::size_t{1} << bits;

/// The middle of a piece of [1, 2), one over it, and its logarithm.
struct Piece {
  double middle;
  double inverse;
  double logarithm;
};

/// ln x for x in [1, 2] by the series of the inverse hyperbolic tangent.
constexpr double slow_log(double x) {
  const double s = (x - 1) / (x + 1);
  double term = s;
  double sum = 0;
  for (int k = 1; k < 60; k += 2) {
    sum += term / k;
    term *= s * s;
  }
  return 2 * sum;
}

inline constexpr double ln2 = slow_log(2);

inline constexpr std::array<Piece, size> pieces = [] {
  std::array<Piece, size> all{};
  for (std::size_t i = 0; i < size; ++i) {
    const double middle = 1 + (static_cast<double>(i) + 0.5) / static_cast<double>(size);
    all[i] = {middle, 1 / middle, slow_log(middle)};
  }
  return all;
}();

}  // namespace log_table

/// ln x, for a normal number greater than 0.
inline double natural_log(double x) {
  const auto word = std::bit_cast<std::uint64_t>(x);
  const auto exponent = static_cast<std::int64_t>(word >> 52) - 1023;
  const double mantissa = std::bit_cast<double>((word & 0x000fffffffffffffU) | 0x3ff0000000000000U);
  const auto& piece = log_table::pieces[(word >> (52 - log_table::bits)) & (log_table::size - 1)];
  const double r = (mantissa - piece.middle) * piece.inverse;  // at most 2^-8 from nought
  const double r2 = r * r;
  const double tail = (1.0 / 3 - r * 0.25) + r2 * (0.2 - r * (1.0 / 6));
  return (static_cast<double>(exponent) * log_table::ln2 + piece.logarithm) +
         (r + r2 * (r * tail - 0.5));
}

/// e to the x, for x from -700 to 700.
double natural_exp(double x);

/// x to the y, for a normal x greater than 0.
double power(double x, double y);

/// The point below which a standard normal value lies with probability p, 0 < p < 1 (Wichura's
/// AS 241, PPND16).
double normal_quantile(double p);

}  // namespace stafett::foresee
