#include "http/peer.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace stafett::http {
namespace {

using api::same_header_name;

bool trusted_proxy(const Address& address, const std::vector<Network>& trusted) {
  return std::any_of(trusted.begin(), trusted.end(),
                     [&](const Network& network) { return network.holds(address); });
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Address> Address::from_text(std::string_view text) {
  std::array<char, INET6_ADDRSTRLEN> ended{};
  if (text.empty() || text.size() >= ended.size()) return std::nullopt;
  std::copy(text.begin(), text.end(), ended.begin());
  Address address;
  if (inet_pton(AF_INET6, ended.data(), address.bytes.data()) == 1) return address;
  in_addr v4{};
  if (inet_pton(AF_INET, ended.data(), &v4) != 1) return std::nullopt;
  address.bytes[10] = address.bytes[11] = 0xff;
  std::memcpy(&address.bytes[12], &v4, sizeof v4);
  return address;
}

std::string Address::to_text() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (is_v4())
    inet_ntop(AF_INET, &bytes[12], text.data(), text.size());
  else
    inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return text.data();
}

bool Address::is_v4() const {
  return std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; }) &&
         bytes[10] == 0xff && bytes[11] == 0xff;
}

Address Address::counted_as() const {
  Address same = *this;
  if (!is_v4()) std::fill(same.bytes.begin() + 8, same.bytes.end(), std::uint8_t{0});
  return same;
}

std::optional<Network> Network::from_text(std::string_view text) {
  auto const slash = text.find('/');
  auto const base = Address::from_text(text.substr(0, slash));
  if (!base) return std::nullopt;
  if (slash == text.npos) return Network{*base, 128};
  auto const digits = text.substr(slash + 1);
  if (digits.empty() || digits.size() > 3) return std::nullopt;
  unsigned bits = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    bits = bits * 10 + static_cast<unsigned>(c - '0');
  }
  unsigned const most = base->is_v4() ? 32 : 128;
  if (bits > most) return std::nullopt;
  return Network{*base, bits + (128 - most)};
}

bool Network::holds(const Address& address) const {
  for (unsigned bit = 0; bit < bits; bit += 8) {
    auto const left = std::min(8U, bits - bit);
    auto const mask = static_cast<std::uint8_t>(0xff << (8 - left));
    if ((base.bytes[bit / 8] & mask) != (address.bytes[bit / 8] & mask)) return false;
  }
  return true;
}

Peer peer_of(const Address& socket, const std::vector<Network>& trusted,
             const api::Pairs& headers) {
  Peer peer{socket, false};
  if (!trusted_proxy(socket, trusted)) return peer;
  for (auto const& [name, value] : headers)
    if (same_header_name(name, "x-forwarded-proto")) peer.over_tls = value == "https";
  // A second X-Forwarded-For line continues the first (RFC 9110 5.3): the last line is nearest to
  // us.
  for (auto line = headers.rbegin(); line != headers.rend(); ++line) {
    if (!same_header_name(line->first, "x-forwarded-for")) continue;
    for (std::string_view rest = line->second; !rest.empty();) {
      auto const comma = rest.rfind(',');
      auto const address =
          Address::from_text(without_blanks(comma == rest.npos ? rest : rest.substr(comma + 1)));
      if (!address) return peer;
      peer.address = *address;
      if (!trusted_proxy(*address, trusted)) return peer;
      rest = comma == rest.npos ? std::string_view{} : rest.substr(0, comma);
    }
  }
  return peer;
}

void drop_forwarding(api::Pairs& headers) {
  std::erase_if(headers, [](auto const& header) {
    std::string_view const name = header.first;
    return same_header_name(name.substr(0, 12), "x-forwarded-") ||
           same_header_name(name, "forwarded") || same_header_name(name, "x-real-ip");
  });
}

}  // namespace stafett::http
