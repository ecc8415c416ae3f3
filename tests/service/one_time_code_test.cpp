#include "service/one_time_code.hpp"

#include <doctest/doctest.h>

#include <set>

#include "store/databases.hpp"

using namespace stafett;
using namespace stafett::service;

namespace {
const std::string rfc_secret = "12345678901234567890";
Instant at(std::int64_t second) { return {seconds(second)}; }
}  // namespace

TEST_CASE("the codes are those of RFC 6238, appendix B, in six digits") {
  CHECK(totp_code(rfc_secret, at(59)) == "287082");
  CHECK(totp_code(rfc_secret, at(1111111109)) == "081804");
  CHECK(totp_code(rfc_secret, at(1234567890)) == "005924");
  CHECK(totp_code(rfc_secret, at(20000000000)) == "353130");
}

TEST_CASE("a code is good in its half minute and the one on either side") {
  const auto step_at = [](std::int64_t second) {
    return totp_step(rfc_secret, "287082", at(second), std::nullopt);
  };
  CHECK(step_at(45) == 1);
  CHECK(step_at(0) == 1);
  CHECK(step_at(89) == 1);
  CHECK(step_at(90) == std::nullopt);
}

TEST_CASE("a code that was used, and any before it, is good no more") {
  CHECK(totp_step(rfc_secret, "287082", at(59), 0) == 1);
  CHECK(totp_step(rfc_secret, "287082", at(59), 1) == std::nullopt);
  CHECK(totp_step(rfc_secret, "287082", at(59), 2) == std::nullopt);
}

TEST_CASE("what is no six digits is no code") {
  CHECK(totp_step(rfc_secret, "287 082", at(59), std::nullopt) == 1);
  for (const auto* typed : {"", "28708", "2870822", "28708x", "-87082", "+287082", " "}) {
    CAPTURE(typed);
    CHECK(totp_step(rfc_secret, typed, at(59), std::nullopt) == std::nullopt);
  }
}

TEST_CASE("a secret is shown in groups of four, and as the address that apps scan") {
  CHECK(shown_secret(rfc_secret) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  CHECK(totp_uri(rfc_secret, "Stafett", "ola nordmann@æ.no") ==
        "otpauth://totp/Stafett:ola%20nordmann%40%C3%A6.no?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Stafett&digits=6&period=30");
}

TEST_CASE("there are ten recovery codes, all different, and each is known however it is typed") {
  test::SeededRandom random;
  const auto codes = new_recovery_codes(random);
  CHECK(codes.size() == 10);
  CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 10);
  for (const auto& code : codes) {
    const auto compared = as_recovery_code(code);
    REQUIRE(compared);
    CHECK(compared->size() == 10);
    std::string lower;
    for (const char c : code) lower += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(as_recovery_code(lower) == compared);
  }
  for (const auto* typed : {"", "ABCDE", "ABCDE-FGHJ0", "ABCDE-FGHJKL", "287082"}) {
    CHECK(as_recovery_code(typed) == std::nullopt);
  }
}
