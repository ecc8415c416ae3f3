#include "service/one_time_code.hpp"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace stafett::service {

namespace {

constexpr unsigned digits = 6;
constexpr unsigned step_seconds = OATH_TOTP_DEFAULT_TIME_STEP_SIZE;
constexpr std::size_t window = 1;  // one step either way, for clocks that differ

/// No 0 O 1 I: nobody mistakes one for the other. 32 signs, five bits each.
constexpr std::string_view signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

struct Oath {
  Oath() {
    if (oath_init() != OATH_OK) throw std::runtime_error{"liboath cannot start"};
  }
};

void start_oath() { static const Oath oath; }

std::string base32(std::string_view bytes) {
  start_oath();
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) {
    throw std::runtime_error{"no base32"};
  }
  std::string out{text, size};
  std::free(text);
  while (out.ends_with('=')) out.pop_back();
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr char hexadecimal[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += hexadecimal[byte >> 4];
      out += hexadecimal[byte & 15];
    }
  }
  return out;
}

time_t seconds_of(Instant at) { return static_cast<time_t>(at.micros / 1'000'000); }

}  // namespace

std::string new_totp_secret(Random& random) {
  std::array<std::uint8_t, 20> bytes{};
  random.fill(bytes.data(), bytes.size());
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string shown_secret(std::string_view secret) {
  std::string out;
  for (const char c : base32(secret)) {
    if (out.size() % 5 == 4) out += ' ';
    out += c;
  }
  return out;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view username) {
  return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(username) +
         "?secret=" + base32(secret) + "&issuer=" + percent_encoded(issuer) + "&digits=6&period=30";
}

std::string totp_code(std::string_view secret, Instant at) {
  start_oath();
  std::array<char, digits + 1> code{};
  if (oath_totp_generate(secret.data(), secret.size(), seconds_of(at), step_seconds, 0, digits,
                         code.data()) != OATH_OK) {
    throw std::runtime_error{"no TOTP"};
  }
  return code.data();
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view typed, Instant now,
                                      std::optional<std::int64_t> used) {
  start_oath();
  std::string code;
  for (const char c : typed) {
    if (c != ' ') code += c;
  }
  if (code.size() != digits || code.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  // Each step on its own, newest last: a code of the step before must not hide behind the same
  // digits.
  const std::int64_t current = now.micros / seconds(step_seconds);
  for (std::int64_t step = current - static_cast<std::int64_t>(window);
       step <= current + static_cast<std::int64_t>(window); ++step) {
    if (used && step <= *used) continue;
    if (totp_code(secret, Instant{step * seconds(step_seconds)}) == code) return step;
  }
  return std::nullopt;
}

std::vector<std::string> new_recovery_codes(Random& random) {
  std::vector<std::string> codes;
  for (int i = 0; i < recovery_codes_given; ++i) {
    std::array<std::uint8_t, 10> bytes{};
    random.fill(bytes.data(), bytes.size());
    std::string code;
    for (std::size_t k = 0; k < bytes.size(); ++k) {
      if (k == 5) code += '-';
      code += signs[bytes[k] & 31];
    }
    codes.push_back(std::move(code));
  }
  return codes;
}

std::optional<std::string> as_recovery_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (signs.find(c) == std::string_view::npos) return std::nullopt;
    code += c;
  }
  if (code.size() != 10) return std::nullopt;
  return code;
}

}  // namespace stafett::service
