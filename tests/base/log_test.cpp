#include "base/log.hpp"

#include <string>

#include "base/text.hpp"
#include "law.hpp"

using stafett::Instant;
namespace logging = stafett::log;

TEST_CASE("a line of the log is one JSON object and ends with a line feed") {
  CHECK(
      logging::line(Instant{0}, logging::Level::warning, "slow_commit", {{"millis", "250"}}) ==
      R"({"at":"1970-01-01T00:00:00.000000Z","level":"warning","event":"slow_commit","millis":"250"})"
      "\n");
}

TEST_CASE("nothing put into a line can break out of it") {
  const auto line =
      logging::line(Instant{0}, logging::Level::error, "a\"b\\c\n\x01", {{"k\r", "\xff"}});
  CHECK(line.find(R"("event":"a\"b\\c\u000a\u0001","k\u000d":"ÿ"})") != std::string::npos);
}

TEST_CASE("laws of the log") {
  law("a line has exactly one line feed, and is UTF-8, whatever is put in", [] {
    const auto value = *rc::gen::arbitrary<std::string>();
    const auto line = logging::line(Instant{0}, logging::Level::info, value, {{value, value}});
    RC_ASSERT(line.find('\n') == line.size() - 1);
    RC_ASSERT(stafett::text::is_utf8(line));
  });
}
