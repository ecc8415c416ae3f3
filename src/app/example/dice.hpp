// Chance from a seed, the same on every machine: the standard library's distributions are not.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace stafett::example {

/// A stream of chance. Streams of one seed with different names are independent, so that one draw
/// more in one person's story does not change everybody else's.
class Dice final : public Random {
 public:
  Dice(std::uint64_t seed, std::string_view stream, std::uint64_t index = 0);

  std::uint64_t next();
  /// 0 up to, not including, `count`; `count` at least 1.
  std::size_t below(std::size_t count);
  /// `low` to `high`, both included.
  int between(int low, int high);
  bool chance(int percent);
  template <class T>
  const T& pick(const std::vector<T>& among) {
    return among[below(among.size())];
  }
  void fill(std::uint8_t* bytes, std::size_t count) override;

 private:
  std::uint64_t state_;
};

}  // namespace stafett::example
