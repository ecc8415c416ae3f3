#include "store/hash.hpp"

#include <sodium.h>

#include <new>
#include <stdexcept>

namespace stafett::store {

namespace {

static_assert(sizeof(crypto_generichash_state) <= 384);
static_assert(alignof(crypto_generichash_state) <= 64);

crypto_generichash_state* state_of(std::array<std::uint8_t, 384>& bytes) {
  return std::launder(reinterpret_cast<crypto_generichash_state*>(bytes.data()));
}

}  // namespace

Hasher::Hasher() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium did not start"};
  new (state_.data()) crypto_generichash_state;
  crypto_generichash_init(state_of(state_), nullptr, 0, 32);
}

void Hasher::add_bytes(const void* bytes, std::size_t count) {
  crypto_generichash_update(state_of(state_), static_cast<const unsigned char*>(bytes), count);
}

Hasher& Hasher::add(std::string_view piece) {
  add(static_cast<std::int64_t>(piece.size()));
  add_bytes(piece.data(), piece.size());
  return *this;
}

Hasher& Hasher::add(std::int64_t number) {
  std::array<std::uint8_t, 8> bytes{};
  auto rest = static_cast<std::uint64_t>(number);
  for (auto& byte : bytes) {
    byte = static_cast<std::uint8_t>(rest & 0xff);
    rest >>= 8;
  }
  add_bytes(bytes.data(), bytes.size());
  return *this;
}

Hasher& Hasher::add_nothing() { return add(std::int64_t{-1}); }

std::array<std::uint8_t, 32> Hasher::finish() {
  std::array<std::uint8_t, 32> hash{};
  crypto_generichash_final(state_of(state_), hash.data(), hash.size());
  return hash;
}

std::string Hasher::finish_text() {
  const auto hash = finish();
  return hexadecimal(hash.data(), hash.size());
}

std::string hash_of(std::string_view text) {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium did not start"};
  std::array<std::uint8_t, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  return hexadecimal(hash.data(), hash.size());
}

std::string hexadecimal(const std::uint8_t* bytes, std::size_t count) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 15];
  }
  return text;
}

}  // namespace stafett::store
