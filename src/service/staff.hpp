// Employees, their posts, teams, and whether enough of them have the education that is demanded.
#pragma once

#include <optional>

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/staff.hpp"

namespace stafett::service {

struct EmployeeQuery {
  std::optional<ContractId> contract;
  std::optional<TeamId> team;
  std::optional<view::Text<100>> q;
};

struct RequirementQuery {
  std::optional<EmployeeId> without;
};

Result<view::TeamList> list_teams(const Call& call);
/// One team as it stands.
Result<view::TeamView> read_team(const Call& call, TeamId id);
Result<view::TeamView> register_team(const Call& call, const view::TeamInput& input);
Result<view::TeamView> change_team(const Call& call, TeamId id, const view::TeamChange& input);
Result<view::TeamView> add_team_member(const Call& call, TeamId id,
                                       const view::TeamMemberInput& input);
Result<view::TeamView> end_team_member(const Call& call, TeamId id, Uuid member,
                                       const view::LastDay& input);

/// By name; never ranked (R146).
Result<view::EmployeeList> list_employees(const Call& call, const EmployeeQuery& query);
Result<view::EmployeeView> read_employee(const Call& call, EmployeeId id);
Result<view::EmployeeView> register_employee(const Call& call, const view::EmployeeInput& input);
Result<view::EmployeeView> change_employee(const Call& call, EmployeeId id,
                                           const view::EmployeeChange& input);
Result<view::EmployeeView> add_employment(const Call& call, EmployeeId id,
                                          const view::EmploymentInput& input);
Result<view::EmployeeView> change_employment(const Call& call, EmployeeId id, EmploymentId post,
                                             const view::EmploymentChange& input);

/// The share with a relevant degree today, through the coming year, and after a departure (R15).
Result<view::RequirementView> read_requirement(const Call& call, ContractId id,
                                               const RequirementQuery& query);

}  // namespace stafett::service
