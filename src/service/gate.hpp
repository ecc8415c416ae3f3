// Gates slow down guessing: each failed try at a gate makes the next one there wait, twice as long
// every time up to a ceiling. Nobody is locked out for good, and a day without a failure forgets
// them all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "store/sql.hpp"

namespace stafett::service {

class Vault;

struct Gate {
  std::string key;        ///< keyed hash of what is counted; neither names nor addresses are kept
  std::int64_t free = 5;  ///< failures without a wait
  std::int64_t most_wait = 0;  ///< microseconds
};

/// Refuses (too_many, "too_many_tries", values: seconds) while one of the gates is closed.
Result<void> pass(sql::Reading& tx, const std::vector<Gate>& gates, Instant now);
/// A try has failed: counted at each.
void count_failure(sql::Writing& tx, const std::vector<Gate>& gates, Instant now);
/// A try has succeeded: the count of `gate` begins anew.
void forget_failures(sql::Writing& tx, const Gate& gate);

/// The gates of signing in with `username` from `address`. By the two together, narrowly; by the
/// address, as many people may share one; and by the name, but not for an address it was used from
/// before: so a stranger who keeps guessing cannot keep the owner out.
class SignInGates {
 public:
  SignInGates(const Vault& vault, const std::string& folded_username, const std::string& address);

  [[nodiscard]] std::vector<Gate> closed_by(sql::Reading& tx, Instant now) const;
  void failed(sql::Writing& tx, Instant now) const;
  void succeeded(sql::Writing& tx, Instant now) const;

 private:
  Gate pair_;
  Gate address_;
  Gate name_;
  std::string known_;  ///< key under which the last success of the pair is kept
};

/// The gate of a code, or of the password asked for once more, within an account.
Gate account_gate(const Vault& vault, const std::string& purpose, const std::string& account);
/// The gate of one-time tokens, by address.
Gate token_gate(const Vault& vault, const std::string& address);

}  // namespace stafett::service
