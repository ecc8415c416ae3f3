#include "app/machine.hpp"

#include <sodium.h>

#include <chrono>
#include <stdexcept>

namespace stafett::app {

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

SystemRandom::SystemRandom() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium did not start"};
}

void SystemRandom::fill(std::uint8_t* bytes, std::size_t count) { randombytes_buf(bytes, count); }

}  // namespace stafett::app
