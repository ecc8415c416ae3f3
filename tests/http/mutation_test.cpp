// The gate against nonsense: ordinary requests, changed at random places, cut at random places.
// Seeded, so that what fails once fails again.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "http/conversation.hpp"

using namespace stafett;
using namespace stafett::http;
using Phase = Conversation::Phase;

namespace {

constexpr int rounds = 20'000;

const std::vector<std::string> requests{
    "GET /api/codes?a=b&c=%C3%B8 HTTP/1.1\r\nHost: a.example\r\nAccept: */*\r\n\r\n",
    "POST /api/notes HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello there",
    "POST /api/notes HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    "5\r\nhello\r\n6\r\n there\r\n0\r\n\r\n",
    "HEAD /index.html HTTP/1.0\r\nHost: a:80\r\nConnection: close\r\nCookie: a=b; c=d\r\n\r\n",
    "PUT /api/notes HTTP/1.1\r\nHost: [::1]\r\nExpect: 100-continue\r\nContent-Length: "
    "3\r\n\r\nabc",
};

/// What changes a request's meaning for some reader somewhere.
const std::vector<std::string> splinters{"\r\n",
                                         "\n",
                                         "\r",
                                         "\r\n\r\n",
                                         " ",
                                         "\t",
                                         ":",
                                         std::string(1, '\0'),
                                         "Host: b\r\n",
                                         "Content-Length: 5\r\n",
                                         "Transfer-Encoding: chunked\r\n",
                                         "0\r\n\r\n",
                                         "%00",
                                         "%2e%2e",
                                         "/../",
                                         "//",
                                         "\x0b",
                                         "\xff",
                                         "HTTP/1.1",
                                         "GET / HTTP/1.1\r\nHost: c\r\n\r\n",
                                         ";",
                                         ",",
                                         "-1",
                                         "ffffffffffffffff",
                                         "é"};

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t end) {
    return static_cast<std::size_t>(engine_() % static_cast<std::uint64_t>(end));
  }

 private:
  std::mt19937_64 engine_;
};

std::string mutated(Chance& chance) {
  auto text = requests[chance.below(requests.size())] + requests[chance.below(requests.size())];
  for (auto changes = chance.below(4) + 1; changes > 0; --changes) {
    auto const at = chance.below(text.size());
    switch (chance.below(5)) {
      case 0:
        text[at] = static_cast<char>(chance.below(256));
        break;
      case 1:
        text.erase(at, chance.below(3) + 1);
        break;
      case 2:
        text.insert(at, splinters[chance.below(splinters.size())]);
        break;
      case 3:
        text.insert(at, text.substr(chance.below(text.size()), chance.below(30)));
        break;
      default:
        text.insert(at, 1, text[at]);
        break;
    }
    if (text.empty()) text = "G";
  }
  return text;
}

/// Everything that was asked and answered when `text` comes in pieces that end at `cuts`.
struct Told {
  std::string heard;
  std::vector<api::Request> asked;
  Phase end = Phase::waiting;
};

Told talk(const std::string& text, const std::vector<std::size_t>& cuts) {
  Options options;
  options.access_log = false;
  Shared shared{options, {}, [](std::string_view, std::string_view) { return 20; }, "today"};
  Moment const now{};
  Conversation it(shared, {}, now);
  Told told;
  std::size_t at = 0;
  auto const settle = [&] {
    for (bool busy = true; busy;) {
      busy = false;
      if (it.phase() == Phase::asking) {
        told.asked.push_back(it.take_request());
        it.replied({200, "text/plain", "ok", {}, {}}, now);
      }
      auto const [first, second] = it.to_send();
      if (auto const size = first.size() + second.size(); size > 0) {
        // "100 Continue" depends on what has come already; the rest must not.
        if (!first.starts_with("HTTP/1.1 100")) told.heard.append(first).append(second);
        it.sent(size, now);
        busy = true;
      }
    }
  };
  for (auto const cut : cuts) {
    if (!it.reads()) break;
    it.received(std::string_view{text}.substr(at, cut - at), now);
    at = cut;
    settle();
  }
  told.end = it.phase();
  return told;
}

bool harmless(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  });
}

void check_request(const api::Request& request) {
  CHECK(request.path.starts_with('/'));
  CHECK(harmless(request.path));
  CHECK((request.path + '/').find("/../") == std::string::npos);
  CHECK((request.path + '/').find("/./") == std::string::npos);
  CHECK(request.path.find("//") == std::string::npos);
  CHECK(request.path.find('\\') == std::string::npos);
  CHECK(request.body.size() <= 20);
  auto const count = [&](std::string_view name) {
    return std::count_if(request.headers.begin(), request.headers.end(), [&](auto const& header) {
      return api::same_header_name(header.first, name);
    });
  };
  CHECK(count("host") == 1);
  CHECK(count("content-length") + count("transfer-encoding") <= 1);
  for (auto const& [name, value] : request.headers) {
    CHECK(harmless(name));
    CHECK(harmless(value));
    CHECK(name.find_first_of(" \t:") == std::string::npos);
  }
  for (auto const& [name, value] : request.query) CHECK((harmless(name) && harmless(value)));
}

}  // namespace

TEST_CASE("whatever comes in, only whole and harmless requests are asked") {
  Chance chance{20260201};
  std::size_t asked = 0;
  std::size_t refused = 0;
  for (int round = 0; round < rounds; ++round) {
    auto const text = mutated(chance);
    CAPTURE(round);
    auto const told = talk(text, {text.size()});
    for (auto const& request : told.asked) check_request(request);
    CHECK((told.heard.empty() || told.heard.starts_with("HTTP/1.1 ")));
    asked += told.asked.size();
    refused += told.end == Phase::lingering ? 1 : 0;
  }
  // Neither does the gate let everything in, nor is it only ever shut.
  CHECK(asked > rounds / 4);
  CHECK(refused > rounds / 4);
}

TEST_CASE("a request means the same in whatever pieces it comes") {
  Chance chance{20260202};
  for (int round = 0; round < rounds; ++round) {
    auto const text = mutated(chance);
    std::vector<std::size_t> cuts{text.size()};
    for (auto pieces = chance.below(6); pieces > 0; --pieces)
      cuts.push_back(chance.below(text.size()));
    std::sort(cuts.begin(), cuts.end());
    CAPTURE(round);
    auto const whole = talk(text, {text.size()});
    auto const pieces = talk(text, cuts);
    CHECK(whole.heard == pieces.heard);
    CHECK(whole.end == pieces.end);
    REQUIRE(whole.asked.size() == pieces.asked.size());
    for (std::size_t i = 0; i < whole.asked.size(); ++i)
      CHECK(whole.asked[i].body == pieces.asked[i].body);
  }
}
