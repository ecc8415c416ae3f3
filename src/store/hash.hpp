// BLAKE2b (libsodium) as the store uses it: 32 bytes, written as 64 lower-case hexadecimal digits.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stafett::store {

/// Fed piece by piece; pieces are framed by their length, so that "ab","c" and "a","bc" differ.
class Hasher {
 public:
  Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  Hasher& add(std::string_view piece);
  Hasher& add(std::int64_t number);
  /// Marks that nothing stands here, which differs from an empty text.
  Hasher& add_nothing();
  /// The hash of all pieces; nothing may be added afterwards.
  std::array<std::uint8_t, 32> finish();
  std::string finish_text();

 private:
  void add_bytes(const void* bytes, std::size_t count);
  // crypto_generichash_state, which wants an alignment of 64; the header of libsodium stays out of
  // here.
  alignas(64) std::array<std::uint8_t, 384> state_;
};

/// The hash of one text, unframed: what `b2sum -l 256` prints.
std::string hash_of(std::string_view text);

/// Lower-case hexadecimal digits, two a byte.
std::string hexadecimal(const std::uint8_t* bytes, std::size_t count);

}  // namespace stafett::store
