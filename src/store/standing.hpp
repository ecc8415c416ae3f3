// What the register knows of a contract's people without saying who they are: dates, stages, groups
// and who leads whom. No name is read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/access.hpp"
#include "domain/assignment.hpp"
#include "domain/participation.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct StandingRow {
  domain::Participation participation;
  std::optional<int> se_stage;
  std::optional<Day> se_stage_day;
  std::optional<std::string> effort_group;
  std::optional<Day> job_since;  ///< of paid work that goes on, the earliest
  std::vector<domain::Assignment> assignments;
};

/// All open participations of a contract on `day`, by id. With a grant to read contracts.
std::vector<StandingRow> standing_rows(sql::Reading& tx, const domain::Grant& grant,
                                       ContractId contract, Day day);

}  // namespace stafett::store
