// What a replication comes to, as 64-bit words: so it is kept in a file, and sent from one process
// to another, and comes back to the bit.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "foresee/circles.hpp"

namespace stafett::foresee {

using Words = std::vector<std::uint64_t>;

Words words_of(const Outcomes& outcomes);
/// The outcomes that gave those words. Throws std::invalid_argument where no outcomes can have.
Outcomes outcomes_of(std::span<const std::uint64_t> words);

Words words_of(std::span<const double> values);
inline double value_of(std::uint64_t word) { return std::bit_cast<double>(word); }

}  // namespace stafett::foresee
