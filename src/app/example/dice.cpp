#include "app/example/dice.hpp"

namespace stafett::example {

namespace {

// SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

Dice::Dice(std::uint64_t seed, std::string_view stream, std::uint64_t index) : state_{mix(seed)} {
  for (const char c : stream) state_ = mix(state_ ^ static_cast<unsigned char>(c));
  state_ = mix(state_ ^ mix(index + 1));
}

std::uint64_t Dice::next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }

std::size_t Dice::below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

int Dice::between(int low, int high) {
  return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1));
}

bool Dice::chance(int percent) { return between(1, 100) <= percent; }

void Dice::fill(std::uint8_t* bytes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(next() >> 56);
}

}  // namespace stafett::example
