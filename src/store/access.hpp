// What has to be known before anybody may be shown a person's record: how the one who asks stands
// to it. Nothing here says who the person is, so it needs no grant.
#pragma once

#include <optional>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/assignment.hpp"
#include "domain/team.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// A participation as the access decision sees it.
struct AccessFacts {
  PersonId person;
  std::optional<ContractId> contract;
  std::optional<CounsellorId> counsellor;
  bool protected_address = false;
  std::vector<domain::Assignment> assignments;  ///< by first day
};

/// Nothing where there is no such participation.
std::optional<AccessFacts> access_facts(sql::Reading& tx, ParticipationId participation);

/// Of all teams that the employee has been in: who is a colleague.
std::vector<domain::TeamMembership> memberships_around(sql::Reading& tx, EmployeeId employee);
/// The memberships that decide how `employee` stands to a participant: those around them, and those
/// of everybody who follows. Whom no team follows is another matter than whom another team does.
std::vector<domain::TeamMembership> memberships_between(sql::Reading& tx, EmployeeId employee,
                                                        ParticipationId participation);
/// Everybody's, to decide it for a list.
std::vector<domain::TeamMembership> all_memberships(sql::Reading& tx);

/// The teams that deliver a contract.
std::vector<TeamId> teams_of_contract(sql::Reading& tx, ContractId contract);

/// Whether the account has said, and it is still in force at `now`, that it needs the details of a
/// protected person.
bool has_confirmed(sql::Reading& tx, ParticipationId participation, AccountId account, Instant now);
/// Keeps that it has, until `expires_at`.
void confirm(sql::Writing& tx, ParticipationId participation, AccountId account, Instant now,
             Instant expires_at);

/// The participation that a grant opens for this kind of record and this action; a grant made for
/// something else is a fault of the program (std::logic_error).
ParticipationId opened_by(const domain::Grant& grant, domain::RecordKind kind,
                          domain::Action action);

/// All rows of one participation, by first day; also for the chain of consultants.
std::vector<domain::Assignment> assignments_of(sql::Reading& tx, ParticipationId participation);

}  // namespace stafett::store
