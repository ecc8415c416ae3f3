// The second factor: six digits from an app (TOTP, RFC 6238), or one of ten recovery codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"

namespace stafett::service {

inline constexpr int recovery_codes_given = 10;

/// Twenty random bytes, as they are kept (sealed).
std::string new_totp_secret(Random& random);
/// As a person types it: base32 in groups of four.
std::string shown_secret(std::string_view secret);
/// What the picture for the app says: otpauth://totp/…
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view username);
/// The six digits of the 30 seconds in which `at` lies.
std::string totp_code(std::string_view secret, Instant at);
/// The number of those 30 seconds (counted from 1970) that `code` belongs to, where it is now, the
/// one before or the one after, and later than `used`: no code serves twice. Blanks in the code do
/// not count.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::optional<std::int64_t> used);

/// Ten codes of 50 bits, "ABCDE-FGHJK".
std::vector<std::string> new_recovery_codes(Random& random);
/// A recovery code as it is compared, however it was typed; nothing where it cannot be one.
std::optional<std::string> as_recovery_code(std::string_view typed);

}  // namespace stafett::service
