#include "http/peer.hpp"

#include <doctest/doctest.h>

using namespace stafett;
using namespace stafett::http;

namespace {

Address address(std::string_view text) { return Address::from_text(text).value(); }
Network network(std::string_view text) { return Network::from_text(text).value(); }

std::string user(std::string_view socket, const api::Pairs& headers) {
  static std::vector<Network> const trusted{network("127.0.0.1"), network("10.0.0.0/8"),
                                            network("fd00::/8")};
  return peer_of(address(socket), trusted, headers).address.to_text();
}

}  // namespace

TEST_CASE("addresses are read strictly and written in one way") {
  CHECK(address("192.0.2.1").to_text() == "192.0.2.1");
  CHECK(address("2001:DB8:0::1").to_text() == "2001:db8::1");
  CHECK(address("::ffff:192.0.2.1") == address("192.0.2.1"));
  for (auto const* wrong : {"", "192.0.2", "192.0.2.1:80", "[::1]", "::1%eth0", "localhost", "1",
                            "192.0.2.01", "192.0.2.256", " 192.0.2.1", "unknown"}) {
    CAPTURE(wrong);
    CHECK_FALSE(Address::from_text(wrong));
  }
}

TEST_CASE("a network holds the addresses with its first bits") {
  CHECK(network("10.0.0.0/8").holds(address("10.255.0.1")));
  CHECK_FALSE(network("10.0.0.0/8").holds(address("11.0.0.1")));
  CHECK(network("192.0.2.128/25").holds(address("192.0.2.200")));
  CHECK_FALSE(network("192.0.2.128/25").holds(address("192.0.2.100")));
  CHECK(network("0.0.0.0/0").holds(address("203.0.113.9")));
  CHECK_FALSE(network("0.0.0.0/0").holds(address("2001:db8::1")));
  CHECK(network("::1").holds(address("::1")));
  CHECK_FALSE(network("::1").holds(address("::2")));
  CHECK(network("2001:db8::/32").holds(address("2001:db8:ffff::1")));
  for (auto const* wrong : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "/8"})
    CHECK_FALSE(Network::from_text(wrong));
}

TEST_CASE("a stranger's word about his address is not believed") {
  CHECK(user("203.0.113.9", {{"X-Forwarded-For", "192.0.2.1"}}) == "203.0.113.9");
  CHECK_FALSE(
      peer_of(address("203.0.113.9"), {network("127.0.0.1")}, {{"X-Forwarded-Proto", "https"}})
          .over_tls);
}

TEST_CASE("a trusted proxy's word is: the nearest address that is not a proxy's") {
  CHECK(user("127.0.0.1", {}) == "127.0.0.1");
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", "192.0.2.1"}}) == "192.0.2.1");
  CHECK(user("127.0.0.1", {{"x-forwarded-for", "198.51.100.7, 192.0.2.1"}}) == "192.0.2.1");
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", "198.51.100.7,192.0.2.1 , 10.1.1.1"}}) ==
        "192.0.2.1");
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", "198.51.100.7"},
                           {"X-Forwarded-For", "192.0.2.1"}}) == "192.0.2.1");
  CHECK(user("10.9.9.9", {{"X-Forwarded-For", "2001:db8::5"}}) == "2001:db8::5");
}

TEST_CASE("what cannot be read does not hide who stands before it") {
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", "nobody"}}) == "127.0.0.1");
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", "192.0.2.1, nobody"}}) == "127.0.0.1");
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", "nobody, 10.1.1.1"}}) == "10.1.1.1");
  CHECK(user("127.0.0.1", {{"X-Forwarded-For", ""}}) == "127.0.0.1");
}

TEST_CASE("TLS is believed only as a trusted proxy's plain word") {
  auto const tls = [](const api::Pairs& headers) {
    return peer_of(address("127.0.0.1"), {network("127.0.0.1")}, headers).over_tls;
  };
  CHECK(tls({{"X-Forwarded-Proto", "https"}}));
  CHECK_FALSE(tls({{"X-Forwarded-Proto", "http"}}));
  CHECK_FALSE(tls({{"X-Forwarded-Proto", "https, http"}}));
  CHECK_FALSE(tls({}));
}

TEST_CASE("nobody behind the gate sees what was said about the user") {
  api::Pairs headers{{"X-Forwarded-For", "a"}, {"Accept", "b"},    {"X-Forwarded-Host", "c"},
                     {"forwarded", "d"},       {"X-Real-IP", "e"}, {"X-Forward", "f"}};
  drop_forwarding(headers);
  CHECK(headers == api::Pairs{{"Accept", "b"}, {"X-Forward", "f"}});
}

TEST_CASE("neighbours in one IPv6 /64 count as one user, IPv4 addresses each as their own") {
  CHECK(address("2001:db8::1").counted_as() == address("2001:db8::ffff").counted_as());
  CHECK(address("2001:db8:0:1::1").counted_as() != address("2001:db8:0:2::1").counted_as());
  CHECK(address("192.0.2.1").counted_as() != address("192.0.2.2").counted_as());
}
