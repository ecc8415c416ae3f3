// What every service stands in: the database, the key, and the limits. Made once by app/ (or a
// test).
#pragma once

#include <string>

#include "base/instant.hpp"
#include "domain/access.hpp"
#include "service/passwords.hpp"
#include "service/vault.hpp"
#include "store/store.hpp"

namespace stafett::service {

struct Foresight;

/// How long things last, in microseconds.
struct Limits {
  std::int64_t session_idle = minutes(30);
  std::int64_t session_whole = hours(12);
  std::int64_t half_signed_in = minutes(10);  ///< from the password to the code
  std::int64_t touch_after = seconds(30);     ///< how exactly the last use is kept
  std::int64_t invitation = hours(7 * 24);
};

struct House {
  store::Store& store;
  const Vault& vault;
  Passwords& passwords;
  Limits limits = {};
  /// Who may do what. A reference, so that a test can hand in one with a cell flipped.
  const domain::AccessTable& access = domain::access_table();
  /// Where the future is looked into (service/run.hpp); null in a house that does not.
  const Foresight* foresight = nullptr;
};

}  // namespace stafett::service
