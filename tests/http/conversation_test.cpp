#include "http/conversation.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "http/folder.hpp"

using namespace stafett;
using namespace stafett::http;
using namespace std::chrono_literals;
using Phase = Conversation::Phase;

namespace {

constexpr std::string_view get = "GET /api/codes HTTP/1.1\r\nHost: a.example\r\n\r\n";

/// A conversation whose clock is turned by hand; api takes 1000 bytes on /api/notes, none
/// elsewhere.
struct Talk {
  Shared shared = told();
  Moment now{};
  Conversation it;

  explicit Talk(std::string_view socket = "192.0.2.1") : Talk(told(), socket) {}
  explicit Talk(Shared with, std::string_view socket = "192.0.2.1")
      : shared(std::move(with)), it(shared, Address::from_text(socket).value(), now) {}

  static Shared told() {
    Options options;
    options.access_log = false;
    options.trusted_proxies = {Network::from_text("127.0.0.1").value()};
    return {options,
            {},
            [](std::string_view, std::string_view path) {
              return path == "/api/notes"     ? std::size_t{1000}
                     : path == "/api/imports" ? api::import_body_limit
                                              : std::size_t{0};
            },
            "today"};
  }

  void says(std::string_view bytes) { it.received(bytes, now); }
  /// Time passes; what the server's sweeper would do is done.
  void after(std::chrono::milliseconds time) {
    now += time;
    if (it.deadline() <= now) it.overdue(now);
  }
  /// All that is sent until nothing is left to send.
  std::string hears() {
    std::string all;
    for (;;) {
      auto const [first, second] = it.to_send();
      if (first.empty() && second.empty()) return all;
      all.append(first).append(second);
      it.sent(first.size() + second.size(), now);
    }
  }
  /// Answers as a worker would, with the request it got.
  api::Request answered(api::Reply reply = {200, "text/plain", "fine", {}, {}}) {
    REQUIRE(it.phase() == Phase::asking);
    auto request = it.take_request();
    it.replied(std::move(reply), now);
    return request;
  }
};

bool is(const std::string& answer, int status, std::string_view code) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ") &&
         answer.find("\"code\":\"" + std::string{code} + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("a request is asked once it is whole, and its answer ends the turn") {
  Talk talk;
  talk.says(get.substr(0, 20));
  CHECK(talk.it.phase() == Phase::head);
  talk.says(get.substr(20));
  auto const request = talk.answered();
  CHECK(request.path == "/api/codes");
  CHECK(request.header("HOST") == "a.example");
  CHECK(request.peer == "192.0.2.1");
  auto const answer = talk.hears();
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\nDate: today\r\nContent-Type: text/plain\r\n"));
  CHECK(answer.ends_with("\r\n\r\nfine"));
  CHECK(talk.it.phase() == Phase::waiting);
}

TEST_CASE("requests sent at once are answered one after another, in their order") {
  Talk talk;
  talk.says(std::string{get} +
            "POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" +
            std::string{get});
  CHECK(talk.answered().path == "/api/codes");
  CHECK_FALSE(talk.it.reads());
  talk.hears();
  CHECK(talk.answered().body == "abc");
  talk.hears();
  CHECK(talk.answered().path == "/api/codes");
  talk.hears();
  CHECK(talk.it.phase() == Phase::waiting);
}

TEST_CASE("a body comes by length or in chunks, in any pieces") {
  for (std::string_view const text :
       {"POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST /api/notes HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "2\r\nab\r\n4\r\ncdef\r\n0\r\n\r\n"}) {
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
      Talk talk;
      talk.says(text.substr(0, cut));
      CHECK(talk.it.phase() != Phase::asking);
      talk.says(text.substr(cut));
      CHECK(talk.answered().body == "abcdef");
    }
  }
}

TEST_CASE("a body past its route's limit is refused before it comes") {
  Talk fits;
  fits.says("POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  CHECK(fits.it.phase() == Phase::body);
  Talk large;
  large.says("POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
  CHECK(is(large.hears(), 413, "body_too_large"));
  CHECK(large.it.phase() == Phase::lingering);
  Talk chunked;
  chunked.says("POST /api/notes HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n");
  CHECK(is(chunked.hears(), 413, "body_too_large"));
  Talk none;
  none.says("POST /api/codes HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  CHECK(is(none.hears(), 413, "body_too_large"));
  Talk file;
  file.says("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n");
  CHECK(is(file.hears(), 413, "body_too_large"));
}

TEST_CASE("a client that asks first is told to go on, but not when its body is refused") {
  Talk talk;
  talk.says(
      "POST /api/notes HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  CHECK(talk.hears() == "HTTP/1.1 100 Continue\r\n\r\n");
  talk.says("abc");
  CHECK(talk.answered().body == "abc");
  CHECK(talk.hears().starts_with("HTTP/1.1 200 OK\r\n"));

  Talk refused;
  refused.says(
      "POST /api/notes HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
      "3000\r\n\r\n");
  CHECK(is(refused.hears(), 413, "body_too_large"));

  // Its body may follow before it has heard from us: the answer then comes after the word to go on.
  Talk eager;
  eager.says(
      "POST /api/notes HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  eager.it.sent(5, eager.now);
  eager.says("abc");
  eager.answered();
  CHECK(eager.hears().starts_with("1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"));
}

TEST_CASE("after a refusal nothing more is read: where a next request would begin is in doubt") {
  Talk talk;
  talk.says("GET /api/codes HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + std::string{get});
  auto const answer = talk.hears();
  CHECK(is(answer, 400, "header_twice"));
  CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(answer.find("\r\nContent-Type: application/problem+json\r\n") != std::string::npos);
  CHECK(talk.it.phase() == Phase::lingering);
  talk.says(get);
  CHECK(talk.it.phase() == Phase::lingering);
  CHECK(talk.hears().empty());
  talk.after(2s);
  CHECK(talk.it.phase() == Phase::over);
}

TEST_CASE("a smuggled request is not answered") {
  Talk talk;
  talk.says(
      "POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
      "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/me HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(is(talk.hears(), 400, "length_and_chunked"));
  CHECK(talk.it.phase() == Phase::lingering);
}

TEST_CASE("a head must be whole within ten seconds") {
  Talk slow;
  for (int i = 0; i < 9; ++i) {
    slow.says(get.substr(static_cast<std::size_t>(i), 1));
    slow.after(1s);
  }
  CHECK(slow.it.phase() == Phase::head);
  slow.after(1s);
  CHECK(is(slow.hears(), 408, "too_slow"));

  Talk silent;
  silent.after(10s);
  CHECK(silent.it.phase() == Phase::over);

  // A new connection's time does not begin again with its first byte.
  Talk late;
  late.after(9s);
  late.says("GET");
  late.after(1s);
  CHECK(is(late.hears(), 408, "too_slow"));
}

TEST_CASE("between requests a browser may be idle for a minute, then it has ten seconds again") {
  Talk talk;
  talk.says(get);
  talk.answered();
  talk.hears();
  talk.after(59s);
  talk.says("GET");
  talk.after(9s);
  CHECK(talk.it.phase() == Phase::head);
  talk.after(1s);
  CHECK(is(talk.hears(), 408, "too_slow"));

  Talk idle;
  idle.says(get);
  idle.answered();
  idle.hears();
  idle.after(60s);
  CHECK(idle.it.phase() == Phase::over);
}

TEST_CASE("after five seconds a body must come at 240 bytes a second") {
  constexpr std::string_view head =
      "POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";
  Talk silent;
  silent.says(head);
  silent.after(4999ms);
  CHECK(silent.it.phase() == Phase::body);
  silent.after(1ms);
  CHECK(is(silent.hears(), 408, "too_slow"));

  Talk just_enough;
  just_enough.says(head);
  for (int second = 0; second < 100; ++second) {
    just_enough.says(std::string(240, 'x'));
    just_enough.after(1s);
  }
  CHECK(just_enough.it.phase() == Phase::body);

  Talk too_slow;
  too_slow.says(head);
  int seconds = 0;
  for (; too_slow.it.phase() == Phase::body; ++seconds) {
    too_slow.says(std::string(120, 'x'));
    too_slow.after(1s);
  }
  CHECK(seconds == 10);
}

TEST_CASE("a burst does not buy a body more than a minute's standstill") {
  Talk talk;
  talk.says("POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
  talk.says(std::string(900000, 'x'));
  talk.after(59s);
  CHECK(talk.it.phase() == Phase::body);
  talk.after(1s);
  CHECK(is(talk.hears(), 408, "too_slow"));
}

TEST_CASE("an answer that is not read ends the same way, without another word") {
  Talk talk;
  talk.says(get);
  talk.answered({200, "text/plain", std::string(100000, 'x'), {}, {}});
  for (int second = 0; second < 20; ++second) {
    talk.it.sent(240, talk.now);
    talk.after(1s);
  }
  CHECK(talk.it.phase() == Phase::writing);
  talk.after(5s);
  CHECK(talk.it.phase() == Phase::over);
}

TEST_CASE("a worker may take its time") {
  Talk talk;
  talk.says(get);
  talk.it.take_request();
  talk.after(1h);
  CHECK(talk.it.phase() == Phase::answering);
}

TEST_CASE("what is held of large bodies is limited in all, and given back") {
  auto shared = Talk::told();
  shared.options.large_bodies = 1 << 20;
  Moment const now{};
  auto const address = Address::from_text("192.0.2.1").value();
  constexpr std::string_view head =
      "POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n";
  std::string const megabyte(1 << 20, 'x');
  auto const fill = [&](Conversation& it) {
    it.received(head, now);
    it.received(megabyte, now);
    return it.phase();
  };
  {
    Conversation first(shared, address, now);
    CHECK(fill(first) == Phase::body);
    CHECK(shared.large_bytes == (1 << 20) - api::json_body_limit);
    Conversation second(shared, address, now);
    CHECK(fill(second) == Phase::writing);
    CHECK(std::string{second.to_send()[0]}.starts_with("HTTP/1.1 503 "));
    // Ordinary bodies are not held up by it.
    Conversation ordinary(shared, address, now);
    ordinary.received("POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", now);
    CHECK(ordinary.phase() == Phase::asking);
  }
  CHECK(shared.large_bytes == 0);
  Conversation third(shared, address, now);
  CHECK(fill(third) == Phase::body);
  third.received(std::string(2'000'000 - megabyte.size(), 'x'), now);
  CHECK(third.phase() == Phase::writing);  // 503: two million are more than may be held

  shared.options.large_bodies = 2 << 20;
  Conversation answered(shared, address, now);
  fill(answered);
  answered.received(std::string(2'000'000 - megabyte.size(), 'x'), now);
  answered.take_request();
  CHECK(shared.large_bytes > 0);
  answered.replied({}, now);
  CHECK(shared.large_bytes == 0);
}

TEST_CASE("only a trusted proxy says who the user is, and nobody behind the gate reads it again") {
  constexpr std::string_view forwarded =
      "GET /api/codes HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.7\r\n"
      "X-Forwarded-Proto: https\r\n\r\n";
  Talk stranger("192.0.2.1");
  stranger.says(forwarded);
  auto const told = stranger.answered();
  CHECK(told.peer == "192.0.2.1");
  CHECK_FALSE(told.over_tls);
  CHECK(told.header("x-forwarded-for").empty());
  Talk proxy("127.0.0.1");
  proxy.says(forwarded);
  auto const believed = proxy.answered();
  CHECK(believed.peer == "198.51.100.7");
  CHECK(believed.over_tls);
  CHECK(believed.header("x-forwarded-for").empty());
}

TEST_CASE("where names are given, other hosts are not answered") {
  auto shared = Talk::told();
  shared.options.hosts = {"stafett.example", "[::1]"};
  auto const status = [&](std::string_view host) {
    Talk talk(shared);
    talk.says("GET /api/codes HTTP/1.1\r\nHost: " + std::string{host} + "\r\n\r\n");
    return talk.it.phase() == Phase::asking ? "asked" : talk.hears().substr(9, 3);
  };
  CHECK(status("stafett.example") == "asked");
  CHECK(status("Stafett.Example:8443") == "asked");
  CHECK(status("[::1]") == "asked");
  CHECK(status("[::1]:8080") == "asked");
  CHECK(status("rebound.example") == "421");
  CHECK(status("stafett.example.evil.example") == "421");
}

TEST_CASE("HEAD gets the head of GET's answer") {
  Talk talk;
  talk.says("HEAD /api/codes HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(talk.answered().method == "GET");
  auto const answer = talk.hears();
  CHECK(answer.find("\r\nContent-Length: 4\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\n"));
  CHECK(talk.it.phase() == Phase::waiting);
}

TEST_CASE("an answer without content has none, whatever api put there") {
  Talk talk;
  talk.says(get);
  talk.answered({204, "", "unwanted", {}, {}});
  auto const answer = talk.hears();
  CHECK(answer.ends_with("\r\n\r\n"));
  CHECK(answer.find("Content-Length") == std::string::npos);
}

TEST_CASE("an answer that would break its own head is not sent") {
  for (auto const& reply :
       {api::Reply{200, "text/plain\r\nX: y", "a", {}, {}},
        api::Reply{200, "text/plain", "a", {{"X", "a\r\nSet-Cookie: b"}}, {}},
        api::Reply{200, "text/plain", "a", {{"Connection", "close"}}, {}},
        api::Reply{99, "text/plain", "a", {}, {}}, api::Reply{1000, "text/plain", "a", {}, {}}}) {
    Talk talk;
    talk.says(get);
    talk.answered(reply);
    CHECK(is(talk.hears(), 500, "internal"));
  }
}

TEST_CASE("a client that wants to end, or speaks HTTP/1.0, gets its answer and the end") {
  for (std::string_view const text :
       {"GET /api/codes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /api/codes HTTP/1.0\r\nHost: a\r\n\r\n"}) {
    Talk talk;
    talk.says(text);
    talk.answered();
    CHECK(talk.hears().find("\r\nConnection: close\r\n") != std::string::npos);
    CHECK(talk.it.phase() == Phase::lingering);
  }
}

TEST_CASE("a server that stops gives every connection its last answer") {
  Talk talk;
  talk.says(get);
  talk.shared.stopping = true;
  talk.answered();
  CHECK(talk.hears().find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(talk.it.phase() == Phase::lingering);
}

TEST_CASE("the page's files are answered at once, with how long they may be kept") {
  test::Folder const folder;
  folder.write("index.html", "page");
  folder.write("assets/index-B1a_-9Zx.js", "script script script");
  folder.write("assets/index-B1a_-9Zx.js.gz", "packed");
  auto shared = Talk::told();
  shared.files = Files::read(folder.path());
  Talk talk(std::move(shared));
  auto const answer = [&](std::string_view line, std::string_view more = {}) {
    talk.says(std::string{line} + " HTTP/1.1\r\nHost: a\r\n" + std::string{more} + "\r\n");
    return talk.hears();
  };

  auto const page = answer("GET /min-dag?fane=2");
  CHECK(page.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(page.ends_with("\r\n\r\npage"));
  CHECK(page.find("\r\nCache-Control: no-cache\r\n") != std::string::npos);
  CHECK(page.find("script-src 'self'") != std::string::npos);

  auto const script = answer("GET /assets/index-B1a_-9Zx.js", "Accept-Encoding: gzip\r\n");
  CHECK(script.ends_with("\r\n\r\npacked"));
  CHECK(script.find("\r\nContent-Encoding: gzip\r\n") != std::string::npos);
  CHECK(script.find("\r\nVary: Accept-Encoding\r\n") != std::string::npos);
  CHECK(script.find("\r\nCache-Control: public, max-age=31536000, immutable\r\n") !=
        std::string::npos);

  auto const tag_at = page.find("\r\nETag: ") + 8;
  auto const tag = page.substr(tag_at, page.find("\r\n", tag_at) - tag_at);
  auto const again = answer("GET /", "If-None-Match: " + tag + "\r\n");
  CHECK(again.starts_with("HTTP/1.1 304 Not Modified\r\n"));
  CHECK(again.ends_with("\r\n\r\n"));

  CHECK(is(answer("GET /robots.txt"), 404, "not_found"));
  CHECK(is(answer("DELETE /"), 405, "method_not_allowed"));
  CHECK(answer("HEAD /").ends_with("\r\n\r\n"));
  CHECK(talk.it.phase() == Phase::waiting);
}
