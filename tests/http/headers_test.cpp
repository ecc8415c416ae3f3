#include "http/headers.hpp"

#include <doctest/doctest.h>

using namespace stafett::http;

namespace {

/// The value of a header line, "-" where there is none.
std::string line(const std::string& head, const std::string& name) {
  auto const begin = head.find("\r\n" + name + ": ");
  if (begin == head.npos) return "-";
  auto const value = begin + name.size() + 4;
  return head.substr(value, head.find("\r\n", value) - value);
}

}  // namespace

TEST_CASE("every answer tells the browser to do no more with it than it should") {
  for (bool const data : {false, true}) {
    auto const head = write_head({200, "text/html", 5, data, true, "now"}, {});
    CHECK(line(head, "X-Content-Type-Options") == "nosniff");
    CHECK(line(head, "Referrer-Policy") == "no-referrer");
    CHECK(line(head, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(line(head, "Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(line(head, "X-Frame-Options") == "DENY");
    CHECK(line(head, "Permissions-Policy").find("geolocation=()") != std::string::npos);
    auto const policy = line(head, "Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'"));
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("base-uri 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK((policy.find("script-src") == std::string::npos) == data);
  }
}

TEST_CASE("data of people is kept by no cache unless its route says so") {
  auto const data = [](const stafett::api::Pairs& headers) {
    return line(write_head({200, "application/json", 5, true, true, "now"}, headers),
                "Cache-Control");
  };
  CHECK(data({}) == "no-store");
  CHECK(data({{"Set-Cookie", "a=b"}}) == "no-store");
  CHECK(data({{"cache-control", "private"}}) == "-");
}

TEST_CASE("an answer's first lines are as RFC 9112 has them") {
  auto const head = write_head({404, "text/plain", 7, false, false, "now"}, {{"Allow", "GET"}});
  CHECK(head.starts_with("HTTP/1.1 404 Not Found\r\nDate: now\r\n"));
  CHECK(head.ends_with("\r\nConnection: close\r\n\r\n"));
  CHECK(line(head, "Content-Length") == "7");
  CHECK(line(head, "Content-Type") == "text/plain");
  CHECK(line(head, "Allow") == "GET");
  CHECK(line(write_head({204, {}, 0, true, true, "now"}, {}), "Content-Length") == "-");
  CHECK(line(write_head({304, {}, 0, false, true, "now"}, {}), "Content-Length") == "-");
  CHECK(line(write_head({204, {}, 0, true, true, "now"}, {}), "Connection") == "-");
}

TEST_CASE("nothing can be written into an answer's head that is not one header") {
  CHECK(may_be_sent("Set-Cookie", "a=b; Path=/"));
  CHECK(may_be_sent("Content-Disposition", "attachment; filename*=UTF-8''bl%C3%A5"));
  CHECK_FALSE(may_be_sent("X", "a\r\nSet-Cookie: b"));
  CHECK_FALSE(may_be_sent("X", "a\nb"));
  CHECK_FALSE(may_be_sent("X", std::string_view{"a\0b", 3}));
  CHECK_FALSE(may_be_sent("X: a\r\nY", "b"));
  CHECK_FALSE(may_be_sent("", "b"));
  CHECK_FALSE(may_be_sent("Content-Length", "5"));
  CHECK_FALSE(may_be_sent("connection", "close"));
  CHECK_FALSE(may_be_sent("Content-Security-Policy", "default-src *"));
}

TEST_CASE("dates are written as RFC 9110 has them") {
  CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(1709251199) == "Thu, 29 Feb 2024 23:59:59 GMT");
}
