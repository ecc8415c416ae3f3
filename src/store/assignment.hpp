// The chain of those who follow a participant: kept as dated rows, of which none is ever deleted.
// All of one participation's rows are read with how the asker stands to it (access.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/assignment.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct EmployeeName {
  EmployeeId id;
  std::string name;
};

/// The names of the employees that follow or followed, or decided on who does. With a grant to read
/// assignment_chain.
sql::Asked<std::vector<EmployeeName>> names_in_chain(sql::Reading& tx, const domain::Grant& grant);
/// With a grant to read assignment_chain: the version of each row.
sql::Asked<std::vector<std::pair<AssignmentId, std::int64_t>>> assignment_versions(
    sql::Reading& tx, const domain::Grant& grant);
/// Whose assignment it is and which version; nothing where there is none.
struct AssignmentPlace {
  ParticipationId participation;
  std::int64_t version = 0;
};
std::optional<AssignmentPlace> find_assignment(sql::Reading& tx, AssignmentId id);
/// The rows of `assignments` that are new or changed against what is kept. With a grant to assign.
void save_assignments(sql::Writing& tx, const domain::Grant& grant,
                      const std::vector<domain::Assignment>& assignments, Instant now);

}  // namespace stafett::store
