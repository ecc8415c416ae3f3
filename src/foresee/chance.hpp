// Chance by key and counter: every draw is a function of who draws (entity), what for (purpose) and
// the how-manieth time, under a key of seed and replication. Nothing is kept between draws, so two
// policies that are compared meet the same fate wherever they do the same (common random numbers),
// and neither threads nor the order of events change a single bit. An entity is an arrival's or a
// post's number, never a place in memory. The generator is threefry2x64-20 of Random123.
#pragma once

#include <Random123/threefry.h>

#include <array>
#include <cstdint>

#include "foresee/arithmetic.hpp"
#include "foresee/moment.hpp"

namespace stafett::foresee {

enum class EntityKind : std::uint8_t { agency, contract, post, consultant, participant, machine };

struct Entity {
  EntityKind kind = EntityKind::agency;
  std::uint64_t number = 0;  ///< below 2^56; given in an order that no policy changes
};

/// Two independent words of one draw.
struct Draw {
  std::uint64_t first;
  std::uint64_t second;
};

class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t replication) : key_{{seed, replication}} {}

  /// The n-th draw of `entity` for `purpose` (a model's own number for it).
  [[nodiscard]] Draw draw(Entity entity, std::uint32_t purpose, std::uint32_t n) const {
    const auto who = (std::uint64_t{static_cast<std::uint8_t>(entity.kind)} << 56) | entity.number;
    const auto bits = r123::Threefry2x64_R<20>{}({{who, (std::uint64_t{purpose} << 32) | n}}, key_);
    return {bits[0], bits[1]};
  }

 private:
  r123::Threefry2x64_R<20>::key_type key_;
};

/// A word as a number in (0, 1]: 53 bits.
inline double unit(std::uint64_t word) { return static_cast<double>((word >> 11) + 1) * 0x1p-53; }

/// A word as an exponential value with mean 1, by inversion: a larger mean makes every draw longer.
inline double exponential(std::uint64_t word) {
  const double value = -natural_log(unit(word));
  return value > 0 ? value : 0;
}

/// A word as a standard normal value, by inversion.
inline double normal(std::uint64_t word) {
  return normal_quantile((static_cast<double>(word >> 12) + 0.5) * 0x1p-52);
}

}  // namespace stafett::foresee
