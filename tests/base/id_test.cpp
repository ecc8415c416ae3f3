#include "base/id.hpp"

#include <cstring>

#include "law.hpp"

using stafett::Instant;
using stafett::new_uuid;
using stafett::Uuid;

namespace {

/// Gives the same bytes for the same seed.
class SeededRandom : public stafett::Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_{seed} {}
  void fill(std::uint8_t* bytes, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i) {
      state_ = state_ * 6364136223846793005U + 1442695040888963407U;
      bytes[i] = static_cast<std::uint8_t>(state_ >> 56);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace

TEST_CASE("an id is read in upper and lower case, and written in lower case") {
  const char* lower = "0190163d-8694-739b-aea5-966c26f8ad91";
  const auto id = Uuid::from_text(lower);
  REQUIRE(id.has_value());
  CHECK(id->to_text() == lower);
  CHECK(Uuid::from_text("0190163D-8694-739B-AEA5-966C26F8AD91") == id);
}

TEST_CASE("what is not an id is not read") {
  for (const char* text :
       {"", "0190163d", "0190163d8694739baea5966c26f8ad91", "0190163d-8694-739b-aea5-966c26f8ad9",
        "0190163d-8694-739b-aea5-966c26f8ad911", "0190163g-8694-739b-aea5-966c26f8ad91",
        "0190163d-8694-739b-aea5_966c26f8ad91", "{190163d-8694-739b-aea5-966c26f8ad9}",
        "0190163d-8694-739b-aea-5966c26f8ad91"}) {
    CAPTURE(text);
    CHECK_FALSE(Uuid::from_text(text).has_value());
  }
}

TEST_CASE("a new id has the marks of a version 7 UUID and carries its millisecond") {
  SeededRandom random{1};
  const auto text = new_uuid(Instant::from_text("2022-02-22T19:22:22Z").value(), random).to_text();
  CHECK(text.substr(0, 13) == "017f22e2-79b0");  // the example of RFC 9562, appendix A.6
  CHECK(text[14] == '7');
  CHECK(std::strchr("89ab", text[19]) != nullptr);
}

TEST_CASE("laws of ids") {
  law("an id made in a later millisecond sorts later, whatever the random part", [] {
    SeededRandom random{*rc::gen::arbitrary<std::uint64_t>()};
    const Instant now{*rc::gen::inRange<std::int64_t>(0, stafett::hours(24 * 365 * 100))};
    const Instant later = now + *rc::gen::inRange<std::int64_t>(1000, stafett::hours(1000));
    RC_ASSERT(new_uuid(now, random) < new_uuid(later, random));
  });
  law("an id is read back from its text", [] {
    Uuid id;
    for (auto& byte : id.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
    RC_ASSERT(Uuid::from_text(id.to_text()) == id);
  });
}
