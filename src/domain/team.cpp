#include "domain/team.hpp"

#include <algorithm>

namespace stafett::domain {

namespace {

bool belongs(const TeamMembership& membership, EmployeeId employee, Day day) {
  return membership.employee == employee && membership.days.contains(day);
}

bool is_member(std::span<const TeamMembership> memberships, TeamId team, EmployeeId employee,
               Day day) {
  return std::any_of(memberships.begin(), memberships.end(), [&](const TeamMembership& membership) {
    return membership.team == team && belongs(membership, employee, day);
  });
}

}  // namespace

bool are_in_one_team(std::span<const TeamMembership> memberships, EmployeeId one, EmployeeId other,
                     Day day) {
  return std::any_of(memberships.begin(), memberships.end(), [&](const TeamMembership& membership) {
    return belongs(membership, one, day) && is_member(memberships, membership.team, other, day);
  });
}

bool leads(std::span<const TeamMembership> memberships, EmployeeId leader, EmployeeId member,
           Day day) {
  return std::any_of(memberships.begin(), memberships.end(), [&](const TeamMembership& membership) {
    return membership.leads && belongs(membership, leader, day) &&
           is_member(memberships, membership.team, member, day);
  });
}

}  // namespace stafett::domain
