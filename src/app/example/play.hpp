// Performs the script on an empty house, through the same services as a real office: each act at
// its own moment, by the account of whoever does it, with its line in the audit log.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/example/script.hpp"
#include "domain/access.hpp"
#include "service/house.hpp"

namespace stafett::example {

/// Somebody to sign in as, and why.
struct Login {
  std::string username;
  domain::Role role = domain::Role::consultant;
  std::string name;
  std::string look_at;  ///< in English: what there is to see
};

/// Everybody has the same password, whose hash is given: the office is there to be looked into. The
/// house must hold nothing yet; afterwards it stands as on the morning of the script's `today`.
/// The same script leaves the same records, but for that hash. Throws std::logic_error where the
/// house refuses an act, which is a fault of the script.
std::vector<Login> play(service::House& house, const Script& script, std::string password_hash);

}  // namespace stafett::example
