// Who is on the other end: the socket's address, or what a proxy that we trust says of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/message.hpp"

namespace stafett::http {

/// An IP address; IPv4 is kept as IPv4 mapped into IPv6 (::ffff:192.0.2.1), so that there is one
/// form.
struct Address {
  std::array<std::uint8_t, 16> bytes{};

  /// "192.0.2.1", "2001:db8::1"; no port, no zone, no brackets.
  static std::optional<Address> from_text(std::string_view text);
  [[nodiscard]] std::string to_text() const;
  [[nodiscard]] bool is_v4() const;
  /// What limits count as one user: the address itself, of IPv6 the /64 that one household is
  /// given.
  [[nodiscard]] Address counted_as() const;

  friend auto operator<=>(const Address&, const Address&) = default;
};

/// Addresses with the same first bits: "10.0.0.0/8", "::1/128"; a bare address is itself alone.
struct Network {
  Address base;
  unsigned bits = 128;  ///< of the mapped form

  static std::optional<Network> from_text(std::string_view text);
  [[nodiscard]] bool holds(const Address& address) const;
};

struct Peer {
  Address address;
  bool over_tls = false;
};

/// The user behind a request. Only where the socket's own address is a trusted proxy's are its
/// headers believed: X-Forwarded-For, read from the right, the first address that is not itself a
/// trusted proxy; X-Forwarded-Proto, "https" exactly. What cannot be read leaves the socket's
/// address.
Peer peer_of(const Address& socket, const std::vector<Network>& trusted, const api::Pairs& headers);

/// Takes out what a proxy says about the user, so that nobody behind reads it a second time.
void drop_forwarding(api::Pairs& headers);

}  // namespace stafett::http
