// Reading the audit log: who has read my file, and the house's own look at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// One line as people are shown it.
struct LoggedAct {
  std::int64_t seq = 0;
  Instant at;
  std::optional<AccountId> actor;         ///< nothing: the program itself
  std::optional<std::string> actor_name;  ///< nothing also where the account is gone
  bool by_participant = false;            ///< the account is a participant's
  std::string role;
  std::string relation;
  std::string action;
  std::string kind;
  std::optional<Uuid> record;
  std::int64_t subjects = 0;
};

/// Every act of others on the person of `grant`, lists that showed them included; newest first, at
/// most `limit`, those before line `before` (nothing: from the newest). With a grant to read
/// access_log. What the person did there themselves stands in the whole log alone, but for the use
/// of a link to their account: whoever held it.
std::vector<LoggedAct> acts_about(sql::Reading& tx, const domain::Grant& grant,
                                  std::optional<std::int64_t> before, std::int64_t limit);

/// The whole log, or one account's part of it, in the same order. With a grant to read house_log.
std::vector<LoggedAct> all_acts(sql::Reading& tx, const domain::Grant& grant,
                                std::optional<AccountId> actor, std::optional<std::int64_t> before,
                                std::int64_t limit);

}  // namespace stafett::store
