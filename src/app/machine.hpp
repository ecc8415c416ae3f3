// The machine's clock and chance. Only app/ asks them; everybody else is told.
#pragma once

#include "base/id.hpp"
#include "base/instant.hpp"

namespace stafett::app {

Instant now();

/// The operating system's random bytes, through libsodium. From any thread.
class SystemRandom : public Random {
 public:
  SystemRandom();  ///< throws std::runtime_error where libsodium does not start
  void fill(std::uint8_t* bytes, std::size_t count) override;
};

}  // namespace stafett::app
