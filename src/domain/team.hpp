// Teams: who works together, and who leads, on a day (R90).
#pragma once

#include <span>

#include "base/day.hpp"
#include "base/id.hpp"

namespace stafett::domain {

struct TeamMembership {
  TeamId team;
  EmployeeId employee;
  bool leads = false;
  Period days;
  friend bool operator==(const TeamMembership&, const TeamMembership&) = default;
};

/// True where the two are members of one team on `day`.
bool are_in_one_team(std::span<const TeamMembership> memberships, EmployeeId one, EmployeeId other,
                     Day day);

/// True where `leader` leads a team on `day` that `member` belongs to on that day. A leader belongs
/// to their own team.
bool leads(std::span<const TeamMembership> memberships, EmployeeId leader, EmployeeId member,
           Day day);

}  // namespace stafett::domain
