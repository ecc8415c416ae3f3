#include "http/gate.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace stafett;
using namespace stafett::http;

namespace {

/// What the gate says of these bytes: "" when they pass, "more" when the head is not whole, else
/// "STATUS code".
std::string gate(std::string_view bytes, const HeadLimits& limits = {}) {
  auto const told = [](const Shut& shut) {
    return std::to_string(shut.status) + " " + std::string{shut.code};
  };
  auto const length = head_length(bytes, 0, limits);
  if (!length) return told(length.error());
  if (!*length) return "more";
  auto const head = read_head(bytes.substr(0, **length), limits);
  return head ? "" : told(head.error());
}

Head passed(std::string_view bytes) {
  auto const length = head_length(bytes, 0, {});
  REQUIRE(length.has_value());
  REQUIRE(length->has_value());
  auto head = read_head(bytes.substr(0, **length), {});
  REQUIRE(head.has_value());
  return *std::move(head);
}

/// A request with one more header line.
std::string with(std::string_view line) {
  return "POST /api/notes HTTP/1.1\r\nHost: a.example\r\n" + std::string{line} + "\r\n\r\n";
}

std::string for_target(std::string_view target) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: a.example\r\n\r\n";
}

struct Case {
  std::string_view what;
  std::string bytes;
  std::string_view answer;
};

void hold(const std::vector<Case>& cases) {
  for (auto const& [what, bytes, answer] : cases) {
    CAPTURE(what);
    CHECK(gate(bytes) == answer);
  }
}

}  // namespace

TEST_CASE("an ordinary browser's request passes and is read once for all") {
  auto const head = passed(
      "POST /api/notes/7%C3%B8?kind=a+b&kind=%26&empty HTTP/1.1\r\n"
      "Host: stafett.example:8443\r\n"
      "User-Agent: Mozilla/5.0 (X11; Linux x86_64) \xe6\xf8\xe5\r\n"
      "Accept:  application/json \t\r\n"
      "Content-Length: 42\r\n"
      "Cookie: a=1; b=2\r\n"
      "X-Empty:\r\n"
      "\r\n");
  CHECK(head.method == "POST");
  CHECK_FALSE(head.without_body);
  CHECK(head.path == "/api/notes/7ø");
  CHECK(head.query == api::Pairs{{"kind", "a b"}, {"kind", "&"}, {"empty", ""}});
  CHECK(head.host == "stafett.example:8443");
  CHECK(head.headers[2] == std::pair<std::string, std::string>{"Accept", "application/json"});
  CHECK(head.headers[5].second.empty());
  CHECK(head.content_length == 42);
  CHECK(head.keep_alive);
  CHECK(head.has_body());
}

TEST_CASE("the head ends with the first empty line, however it is cut into pieces") {
  auto const whole = for_target("/") + "GET /next";
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    CAPTURE(cut);
    auto const first = head_length(std::string_view{whole}.substr(0, cut), 0, {});
    REQUIRE(first.has_value());
    CHECK(first->has_value() == (cut >= whole.size() - 9));
    auto const rest = head_length(whole, std::min(cut, whole.size() - 9), {});
    REQUIRE(rest.has_value());
    CHECK(*rest == whole.size() - 9);
  }
}

TEST_CASE("where the body ends can be read in one way only") {
  hold({
      {"both ways to say it", with("Content-Length: 4\r\nTransfer-Encoding: chunked"),
       "400 length_and_chunked"},
      {"both, the other way round", with("Transfer-Encoding: chunked\r\nContent-Length: 4"),
       "400 length_and_chunked"},
      {"two lengths", with("Content-Length: 4\r\nContent-Length: 5"), "400 header_twice"},
      {"two equal lengths", with("Content-Length: 4\r\ncontent-length: 4"), "400 header_twice"},
      {"a list of lengths", with("Content-Length: 4, 4"), "400 content_length"},
      {"a length with a sign", with("Content-Length: +4"), "400 content_length"},
      {"a negative length", with("Content-Length: -1"), "400 content_length"},
      {"a hexadecimal length", with("Content-Length: 0x4"), "400 content_length"},
      {"a length with a blank in it", with("Content-Length: 4 2"), "400 content_length"},
      {"no length at all", with("Content-Length:"), "400 content_length"},
      {"a length past 64 bits", with("Content-Length: 18446744073709551620"), "400 content_length"},
      {"a length with a decimal point", with("Content-Length: 4.0"), "400 content_length"},
      {"a blank before the colon", with("Content-Length : 4"), "400 header_name"},
      {"a tab before the colon", with("Transfer-Encoding\t: chunked"), "400 header_name"},
      {"two encodings", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
       "400 header_twice"},
      {"a list of encodings", with("Transfer-Encoding: gzip, chunked"), "501 transfer_encoding"},
      {"identity", with("Transfer-Encoding: identity"), "501 transfer_encoding"},
      {"chunked in capitals", with("Transfer-Encoding: Chunked"), "501 transfer_encoding"},
      {"chunked in quotes", with("Transfer-Encoding: \"chunked\""), "501 transfer_encoding"},
      {"an x before", with("Transfer-Encoding: xchunked"), "501 transfer_encoding"},
      {"a vertical tab before",
       with("Transfer-Encoding: \x0b"
            "chunked"),
       "400 header_value"},
      {"chunked in HTTP/1.0", "POST /api HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
       "400 transfer_encoding"},
      {"a packed body", with("Content-Encoding: gzip"), "415 content_encoding"},
      {"an expectation that nobody has", with("Expect: 200-ok"), "417 expect"},
      {"one length", with("Content-Length: 4"), ""},
      {"chunked", with("transfer-encoding: chunked"), ""},
      {"a length with zeros before it", with("Content-Length: 0004"), ""},
  });
}

TEST_CASE("there is exactly one Host, and it is a name") {
  hold({
      {"none", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n", "400 host"},
      {"none in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "400 host"},
      {"two", with("Host: b.example"), "400 header_twice"},
      {"two alike", with("HOST: a.example"), "400 header_twice"},
      {"empty", "GET / HTTP/1.1\r\nHost: \r\n\r\n", "400 host"},
      {"with a user", "GET / HTTP/1.1\r\nHost: me@a.example\r\n\r\n", "400 host"},
      {"with a path", "GET / HTTP/1.1\r\nHost: a.example/b\r\n\r\n", "400 host"},
      {"two in a list", "GET / HTTP/1.1\r\nHost: a.example, b.example\r\n\r\n", "400 host"},
      {"an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", ""},
      {"an IPv4 address", "GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n", ""},
  });
}

TEST_CASE("lines end with CR LF and nothing else") {
  hold({
      {"LF alone ends a line", "GET / HTTP/1.1\nHost: a\r\n\r\n", "400 bare_lf"},
      {"LF alone ends the head", "GET / HTTP/1.1\r\nHost: a\r\n\n", "400 bare_lf"},
      {"LF LF", "GET / HTTP/1.1\r\nHost: a\n\n", "400 bare_lf"},
      {"CR in a value", with("X: a\rContent-Length: 5"), "400 bare_cr"},
      {"CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", "400 bare_cr"},
      {"NUL in a value", with(std::string_view{"X: a\0b", 6}), "400 nul"},
      {"a folded line", with("X: a\r\n b"), "400 header_line"},
      {"a folded line with a colon", with("X: a\r\n b: c"), "400 header_name"},
      {"a line folded with a tab", with("X: a\r\n\tContent-Length: 5"), "400 header_name"},
      {"a fold right after the request line", "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
       "400 header_name"},
      {"an empty line before the request", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
       "400 request_line"},
      {"only an empty line", "\r\n", "400 request_line"},
      {"a line without a colon", with("X-Empty"), "400 header_line"},
      {"a line that begins with the colon", with(": x"), "400 header_line"},
      {"a name in quotes", with("\"X\": x"), "400 header_name"},
      {"a name that is not ASCII", with("X\xc3\xb8: x"), "400 header_name"},
      {"a delete character in a value", with("X: a\x7f"), "400 header_value"},
      {"an escape character in a value", with("X: \x1b[2J"), "400 header_value"},
      {"a tab within a value", with("X: a\tb"), ""},
  });
}

TEST_CASE("what can never become a head is refused before the rest of it comes") {
  for (auto const* begin : {"GET / HTTP/1.1\n", "GET / HTTP/1.1\rX", "\r\n", "\n"}) {
    CAPTURE(begin);
    CHECK_FALSE(head_length(begin, 0, {}).has_value());
  }
  CHECK_FALSE(head_length(std::string_view{"GET /\0", 6}, 0, {}).has_value());
  CHECK(gate("GET / HTTP/1.1\r") == "more");
}

TEST_CASE("the request line has one form") {
  auto const line = [](std::string_view text) {
    return std::string{text} + "\r\nHost: a.example\r\n\r\n";
  };
  hold({
      {"a small method", line("get / HTTP/1.1"), "400 method"},
      {"a mixed method", line("Get / HTTP/1.1"), "400 method"},
      {"no method", line(" / HTTP/1.1"), "400 method"},
      {"a method with a digit", line("GET1 / HTTP/1.1"), "400 method"},
      {"a method that nobody knows", line("BREW / HTTP/1.1"), "501 method_unknown"},
      {"a tunnel", line("CONNECT a.example:443 HTTP/1.1"), "501 method_unknown"},
      {"a trace", line("TRACE / HTTP/1.1"), "501 method_unknown"},
      {"HTTP/2 without having agreed on it", line("PRI * HTTP/2.0"), "501 method_unknown"},
      {"a newer version", line("GET / HTTP/2.0"), "505 version"},
      {"an unheard-of version", line("GET / HTTP/1.2"), "505 version"},
      {"a small http", line("GET / http/1.1"), "400 request_line"},
      {"a version with more to it", line("GET / HTTP/1.10"), "400 request_line"},
      {"HTTP/0.9", line("GET /"), "400 request_line"},
      {"two blanks before the target", line("GET  / HTTP/1.1"), "400 target_form"},
      {"two blanks after the target", line("GET /  HTTP/1.1"), "400 target_character"},
      {"a blank in the target", line("GET /a b HTTP/1.1"), "400 target_character"},
      {"a blank at the end", line("GET / HTTP/1.1 "), "400 request_line"},
      {"a tab for a blank", line("GET\t/ HTTP/1.1"), "400 request_line"},
      {"two requests on a line", line("GET / HTTP/1.1 GET / HTTP/1.1"), "400 target_character"},
      {"every method we know", line("OPTIONS / HTTP/1.1"), ""},
      {"PATCH too", line("PATCH / HTTP/1.1"), ""},
      {"and DELETE", line("DELETE / HTTP/1.0"), ""},
  });
}

TEST_CASE("a target is a path from the root, written plainly") {
  hold({
      {"a whole URL", for_target("http://b.example/"), "400 target_form"},
      {"an asterisk", for_target("*"), "400 target_form"},
      {"a bare name", for_target("index.html"), "400 target_form"},
      {"a host in the path's place", for_target("//b.example/x"), "400 target_parts"},
      {"an empty part", for_target("/a//b"), "400 target_parts"},
      {"a way up", for_target("/a/../b"), "400 target_parts"},
      {"a way up at the end", for_target("/a/.."), "400 target_parts"},
      {"a hidden way up", for_target("/a/%2e%2E/b"), "400 target_parts"},
      {"a part that stays", for_target("/a/./b"), "400 target_parts"},
      {"a hidden slash", for_target("/a%2fb"), "400 target_slash"},
      {"a backslash", for_target("/a\\b"), "400 target_character"},
      {"a hidden backslash", for_target("/a%5Cb"), "400 target_character"},
      {"a fragment", for_target("/a#b"), "400 target_character"},
      {"a fragment in the query", for_target("/a?b#c"), "400 target_character"},
      {"a hidden NUL", for_target("/a%00"), "400 target_character"},
      {"a hidden line end", for_target("/a%0d%0aX:y"), "400 target_character"},
      {"a hidden line end in the query", for_target("/a?b=%0a"), "400 target_character"},
      {"a delete character", for_target("/a%7f"), "400 target_character"},
      {"half an escape", for_target("/a%4"), "400 target_escape"},
      {"an escape that is none", for_target("/a%zz"), "400 target_escape"},
      {"half an escape in the query", for_target("/a?b=%"), "400 target_escape"},
      {"an escape with a sign", for_target("/a%+1"), "400 target_escape"},
      {"bytes that are not UTF-8", for_target("/a%ff"), "400 target_utf8"},
      {"an overlong slash", for_target("/a%c0%af"), "400 target_utf8"},
      {"a lone surrogate", for_target("/a%ed%a0%80"), "400 target_utf8"},
      {"not UTF-8 in the query", for_target("/a?b=%e6"), "400 target_utf8"},
      {"letters that are not encoded", for_target("/\xc3\xb8"), "400 target_character"},
      {"quotes", for_target("/\"a\""), "400 target_character"},
      {"angle brackets in the query", for_target("/?a=<b>"), "400 target_character"},
      {"braces in the path", for_target("/{a}"), "400 target_character"},
      {"braces in the query", for_target("/?a={b}|[c]"), ""},
      {"a double escape is decoded once", for_target("/a%252e%252e"), ""},
      {"three dots are a name", for_target("/..."), ""},
      {"a slash at the end", for_target("/api/notes/"), ""},
      {"a question mark alone", for_target("/?"), ""},
      {"question marks in the query", for_target("/?a=b?c"), ""},
  });
  CHECK(passed(for_target("/a%252e")).path == "/a%2e");
}

TEST_CASE("what decides something comes once") {
  for (auto const* name : {"Content-Type", "Origin", "Authorization", "Sec-Fetch-Site", "If-Match",
                           "Idempotency-Key", "Expect", "X-Forwarded-Proto"}) {
    CAPTURE(name);
    auto const line = std::string{name} + ": 100-continue";
    CHECK(gate(with(line)) == "");
    CHECK(gate(with(line + "\r\n" + line)) == "400 header_twice");
  }
  CHECK(gate(with("Cookie: a=1\r\nCookie: b=2")) == "");
}

TEST_CASE("a head has its limits, and they are told before it is whole") {
  HeadLimits const small{.head_bytes = 100, .target_bytes = 20, .headers = 3};
  CHECK(gate("GET /aaaaaaaaaaaaaaaaaaa HTTP/1.1\r\nHost: a\r\n\r\n", small) == "");
  CHECK(gate("GET /aaaaaaaaaaaaaaaaaaaa HTTP/1.1\r\nHost: a\r\n\r\n", small) ==
        "414 target_too_long");
  CHECK(gate("GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\n\r\n", small) == "");
  CHECK(gate("GET / HTTP/1.1\r\nHost: a\r\nB: b\r\nC: c\r\nD: d\r\n\r\n", small) ==
        "431 too_many_headers");

  // "GET / HTTP/1.1\r\nHost: a\r\nX: …\r\n\r\n" of exactly so many bytes.
  auto const of_size = [](std::size_t size) {
    std::string const begin = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    return begin + std::string(size - begin.size() - 4, 'x') + "\r\n\r\n";
  };
  CHECK(gate(of_size(100), small) == "");
  CHECK(gate(of_size(101), small) == "431 head_too_large");
  CHECK(gate(of_size(100).substr(0, 99), small) == "more");
  CHECK(gate(std::string(100, 'A'), small) == "431 head_too_large");
}

TEST_CASE("a connection lives on unless the client says otherwise") {
  CHECK(passed(with("Connection: keep-alive")).keep_alive);
  CHECK_FALSE(passed(with("Connection: close")).keep_alive);
  CHECK_FALSE(passed(with("Connection: keep-alive, Close")).keep_alive);
  CHECK_FALSE(passed(with("Connection: keep-alive\r\nConnection: close")).keep_alive);
  CHECK(passed(with("Connection: closed")).keep_alive);
  CHECK_FALSE(passed("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}

TEST_CASE("HEAD is GET whose body is kept back") {
  auto const head = passed("HEAD /api/codes HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(head.method == "GET");
  CHECK(head.without_body);
}

TEST_CASE("only an HTTP/1.1 client can wait for 100 Continue") {
  CHECK(passed(with("Expect: 100-Continue\r\nContent-Length: 3")).expects_continue);
  CHECK_FALSE(passed("POST / HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
                     "3\r\n\r\n")
                  .expects_continue);
}
