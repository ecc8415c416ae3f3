// Employees, their employments, and teams, as they are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/employment.hpp"
#include "domain/team.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// An employee with what the house knows beside the field's own value.
struct KeptEmployee {
  domain::Employee employee;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::int64_t version = 0;
};

struct KeptEmployment {
  domain::Employment employment;
  std::int64_t version = 0;
};

struct KeptTeam {
  TeamId id;
  std::string name;
  std::vector<ContractId> contracts;
  std::int64_t version = 0;
};

/// A membership with its own id, by which it is ended.
struct KeptMembership {
  Uuid id;
  domain::TeamMembership membership;
};

void add_employee(sql::Writing& tx, const KeptEmployee& employee, Instant now,
                  std::optional<Uuid> nav_id = std::nullopt);
/// Where the version seen is still the newest; gives how many rows it touched.
std::int64_t change_employee(sql::Writing& tx, const KeptEmployee& employee,
                             std::int64_t seen_version);
std::optional<KeptEmployee> find_employee(sql::Reading& tx, EmployeeId id);
/// By name in Norwegian order; `query` (folded) is part of the name, empty: all.
std::vector<KeptEmployee> employees_matching(sql::Reading& tx, std::string_view query);

void add_employment(sql::Writing& tx, const domain::Employment& employment, Instant now);
std::int64_t change_employment(sql::Writing& tx, const domain::Employment& employment,
                               std::int64_t seen_version);
std::optional<KeptEmployment> find_employment(sql::Reading& tx, EmploymentId id);
/// First to last.
std::vector<KeptEmployment> employments_of(sql::Reading& tx, EmployeeId employee);
/// Everybody's, by employee and then first to last.
std::vector<KeptEmployment> all_employments(sql::Reading& tx);

/// Throws sql::Error (unique) where the name is taken.
void add_team(sql::Writing& tx, const KeptTeam& team, Instant now);
std::int64_t change_team(sql::Writing& tx, const KeptTeam& team, std::int64_t seen_version);
std::optional<KeptTeam> find_team(sql::Reading& tx, TeamId id);
/// By name.
std::vector<KeptTeam> all_teams(sql::Reading& tx);
void add_member(sql::Writing& tx, const KeptMembership& membership);
/// Ends a membership: `end_day` is the day after its last. Gives how many rows it touched.
std::int64_t end_member(sql::Writing& tx, const Uuid& id, Day end_day);
/// All memberships that ever were, by team and first day.
std::vector<KeptMembership> all_members(sql::Reading& tx);
/// One team's, by first day.
std::vector<KeptMembership> members_of(sql::Reading& tx, TeamId team);
std::optional<KeptMembership> find_member(sql::Reading& tx, const Uuid& id);
/// Counts a change of what belongs to the team; gives how many rows it touched.
std::int64_t touch_team(sql::Writing& tx, TeamId id, std::int64_t seen_version);

/// How many open participations somebody follows on a day, as lead and beside.
struct Caseload {
  EmployeeId employee;
  std::int64_t lead = 0;
  std::int64_t co = 0;
};
/// Of everybody who has any.
std::vector<Caseload> caseloads(sql::Reading& tx, Day day);

/// Whether somebody can sign in.
enum class AccountState : std::uint8_t { none, invited, active };
struct EmployeeAccount {
  EmployeeId employee;
  AccountState state = AccountState::none;
};
std::vector<EmployeeAccount> employee_accounts(sql::Reading& tx);

}  // namespace stafett::store
