// Scenarios that somebody in the house has written, as they are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct KeptScenario {
  Uuid id;
  std::string name;     ///< empty where the text says none
  std::string content;  ///< TOML, as typed
  std::int64_t version = 1;
};

void add_scenario(sql::Writing& tx, const KeptScenario& scenario, Instant now, AccountId by);
/// Where the version seen is still the newest; gives how many rows it touched.
std::int64_t change_scenario(sql::Writing& tx, const KeptScenario& scenario,
                             std::int64_t seen_version, Instant now, AccountId by);
std::int64_t remove_scenario(sql::Writing& tx, const Uuid& id, std::int64_t seen_version);
std::optional<KeptScenario> find_scenario(sql::Reading& tx, const Uuid& id);
/// Last changed first.
std::vector<KeptScenario> all_scenarios(sql::Reading& tx);

}  // namespace stafett::store
