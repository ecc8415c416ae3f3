#include "service/gate.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "service/vault.hpp"
#include "store/throttle.hpp"

namespace stafett::service {

namespace {

constexpr std::int64_t forgotten_after = hours(24);
constexpr std::int64_t known_for = hours(24 * 30);

/// One household has one IPv4 address, and 2^64 of IPv6: of those only the first half counts.
std::string network_of(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  const std::size_t counted = std::memcmp(bytes.data(), mapped, sizeof mapped) == 0 ? 16 : 8;
  return {reinterpret_cast<const char*>(bytes.data()), counted};
}

std::int64_t wait_after(const Gate& gate, std::int64_t failures) {
  if (failures <= gate.free) return 0;
  const auto doublings = std::min<std::int64_t>(failures - gate.free - 1, 30);
  return std::min(seconds(1) << doublings, gate.most_wait);
}

}  // namespace

Result<void> pass(sql::Reading& tx, const std::vector<Gate>& gates, Instant now) {
  std::int64_t wait = 0;
  for (const Gate& gate : gates) {
    if (const auto throttle = store::find_throttle(tx, gate.key)) {
      const std::int64_t left = throttle->wait_until - now;
      // Longer than the gate ever closes: the clock was ahead when that was written.
      if (left <= gate.most_wait) wait = std::max(wait, left);
    }
  }
  if (wait <= 0) return {};
  Refusal refusal{Reason::too_many, "too_many_tries"};
  refusal.values = {{"seconds", std::to_string((wait + seconds(1) - 1) / seconds(1))}};
  return tl::make_unexpected(std::move(refusal));
}

void count_failure(sql::Writing& tx, const std::vector<Gate>& gates, Instant now) {
  for (const Gate& gate : gates) {
    auto throttle = store::find_throttle(tx, gate.key).value_or(store::Throttle{});
    if (now - throttle.last_at > forgotten_after) throttle.failures = 0;
    ++throttle.failures;
    throttle.last_at = now;
    throttle.wait_until = now + wait_after(gate, throttle.failures);
    store::save_throttle(tx, gate.key, throttle);
  }
}

void forget_failures(sql::Writing& tx, const Gate& gate) { store::drop_throttle(tx, gate.key); }

SignInGates::SignInGates(const Vault& vault, const std::string& folded_username,
                         const std::string& address) {
  const std::string network = network_of(address);
  const std::string both = folded_username + '\n' + network;
  pair_ = {vault.mark("sign-in pair", both), 5, minutes(15)};
  address_ = {vault.mark("sign-in address", network), 30, minutes(5)};
  name_ = {vault.mark("sign-in name", folded_username), 20, minutes(1)};
  known_ = vault.mark("sign-in known", both);
}

std::vector<Gate> SignInGates::closed_by(sql::Reading& tx, Instant now) const {
  const auto known = store::find_throttle(tx, known_);
  if (known && now - known->last_at < known_for) return {pair_, address_};
  return {pair_, address_, name_};
}

void SignInGates::failed(sql::Writing& tx, Instant now) const {
  count_failure(tx, {pair_, address_, name_}, now);
}

void SignInGates::succeeded(sql::Writing& tx, Instant now) const {
  forget_failures(tx, pair_);
  forget_failures(tx, name_);
  store::save_throttle(tx, known_, {0, now, now});
}

Gate account_gate(const Vault& vault, const std::string& purpose, const std::string& account) {
  return {vault.mark(purpose, account), 5, minutes(5)};
}

Gate token_gate(const Vault& vault, const std::string& address) {
  return {vault.mark("one-time token", network_of(address)), 20, minutes(5)};
}

}  // namespace stafett::service
