#include "base/id.hpp"

namespace stafett {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::optional<std::uint8_t> hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

/// Where the 36-character form has a hyphen.
constexpr bool hyphen_at(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

std::optional<Uuid> Uuid::from_text(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid uuid;
  std::size_t byte = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (hyphen_at(i)) {
      if (text[i] != '-') return std::nullopt;
      ++i;
      continue;
    }
    const auto high = hex_value(text[i]);
    const auto low = hex_value(text[i + 1]);
    if (!high || !low) return std::nullopt;
    uuid.bytes[byte++] = static_cast<std::uint8_t>(*high << 4 | *low);
    i += 2;
  }
  return uuid;
}

std::string Uuid::to_text() const {
  std::string text;
  text.reserve(36);
  for (const std::uint8_t byte : bytes) {
    if (hyphen_at(text.size())) text += '-';
    text += hex_digits[byte >> 4];
    text += hex_digits[byte & 15];
  }
  return text;
}

// RFC 9562, section 5.7: milliseconds, version 7, twelve random bits, variant 2, sixty-two random
// bits.
Uuid new_uuid(Instant now, Random& random) {
  Uuid uuid;
  random.fill(uuid.bytes.data(), uuid.bytes.size());
  const auto millis = static_cast<std::uint64_t>(now.micros < 0 ? 0 : now.micros / 1000);
  for (std::size_t i = 0; i < 6; ++i) {
    uuid.bytes[i] = static_cast<std::uint8_t>(millis >> (8 * (5 - i)));
  }
  uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (uuid.bytes[6] & 0x0f));
  uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (uuid.bytes[8] & 0x3f));
  return uuid;
}

}  // namespace stafett
