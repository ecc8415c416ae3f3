// Teams, employees, employments: the shapes that service answers and takes, as api/openapi.yaml has
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/employment.hpp"
#include "domain/phase.hpp"
#include "service/view/common.hpp"

namespace stafett::service::view {

/// A membership.
struct TeamMember {
  Uuid id;
  Named employee;
  bool leads = false;
  Day first_day;
  std::optional<Day> last_day;
};

/// A team.
struct TeamView {
  Uuid id;
  std::int64_t version = 0;
  std::string name;
  std::vector<Named> contracts;
  std::vector<TeamMember> members;
  std::vector<Act> acts;
};

/// All teams.
struct TeamList {
  std::vector<TeamView> rows;
};

/// A team.
struct TeamInput {
  Text<200> name;
  std::vector<ContractId> contracts;
};

/// A team.
struct TeamChange {
  Text<200> name;
  std::vector<ContractId> contracts;
  std::int64_t version = 0;
};

/// From a day on.
struct TeamMemberInput {
  EmployeeId employee;
  bool leads = false;
  Day first_day;
};

/// The last day that belongs to it.
struct LastDay {
  Day last_day;
  std::int64_t version = 0;
};

/// A post.
struct EmploymentInput {
  Text<100> role_title;
  domain::EmploymentType type = {};
  std::int64_t extent_percent = 0;
  Day first_day;
  std::optional<Day> last_day;
  std::optional<ContractId> contract;
  bool other_work_agreed = false;
  std::optional<EmployeeId> buddy;
};

/// Notice, end, onboarding.
struct EmploymentChange {
  Text<100> role_title;
  std::int64_t extent_percent = 0;
  std::optional<Day> last_day;
  std::optional<Day> notice_day;
  std::optional<Text<300>> end_reason;
  std::optional<ContractId> contract;
  bool other_work_agreed = false;
  std::optional<Day> onboarding_signed_day;
  std::optional<EmployeeId> buddy;
  std::int64_t version = 0;
};

/// A post.
struct EmploymentView {
  Uuid id;
  std::int64_t version = 0;
  std::string role_title;
  domain::EmploymentType type = {};
  std::int64_t extent_percent = 0;
  Day first_day;
  std::optional<Day> last_day;
  std::optional<Day> notice_day;
  std::optional<std::string> end_reason;
  std::optional<Named> contract;
  bool other_work_agreed = false;
  std::optional<Day> onboarding_signed_day;
  std::optional<Named> buddy;
  domain::PhaseNow phase = {};
};

/// An employee with a first post.
struct EmployeeInput {
  Text<200> name;
  std::optional<Text<200>> email;
  std::optional<Text<40>> phone;
  domain::EducationLevel education_level = {};
  Text<200> education_field;
  bool relevant_degree = false;
  EmploymentInput employment;
  std::optional<TeamId> team;
};

/// An employee.
struct EmployeeChange {
  Text<200> name;
  std::optional<Text<200>> email;
  std::optional<Text<40>> phone;
  domain::EducationLevel education_level = {};
  Text<200> education_field;
  bool relevant_degree = false;
  std::int64_t version = 0;
};

/// An employee.
struct EmployeeView {
  Uuid id;
  std::int64_t version = 0;
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  domain::EducationLevel education_level = {};
  Text<200> education_field;
  bool relevant_degree = false;
  std::vector<EmploymentView> employments;
  std::vector<Named> teams;
  std::int64_t caseload = 0;
  AccountState account = {};
  std::vector<domain::Role> roles;
  std::vector<Act> acts;
};

/// In a list; never ranked.
struct EmployeeRow {
  Uuid id;
  std::string name;
  std::optional<std::string> role_title;
  domain::PhaseNow phase = {};
  std::int64_t caseload = 0;
  std::optional<std::int64_t> ceiling;
  std::vector<Named> teams;
  std::optional<Named> contract;
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  AccountState account = {};
};

/// Employees.
struct EmployeeList {
  std::vector<EmployeeRow> rows;
};

/// With these roles.
struct InviteEmployee {
  Text<200> username;
  std::vector<domain::Role> roles;
};

/// With this sign-in name.
struct InvitePerson {
  Text<200> username;
};

/// Hand it over; it is not shown again.
struct InvitationMade {
  std::string path;
  Instant expires_at;
};

/// A Nav counsellor.
struct CounsellorView {
  Uuid id;
  std::string name;
  std::string office;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::int64_t referred = 0;
  AccountState account = {};
};

/// Nav counsellors.
struct CounsellorList {
  std::vector<CounsellorView> rows;
};

/// The share from a day on.
struct RequirementDay {
  Day first_day;
  std::optional<std::int64_t> percent;
};

/// Share with a relevant degree.
struct RequirementView {
  Named contract;
  std::optional<std::int64_t> demanded_percent;
  std::optional<std::int64_t> percent;
  std::int64_t heads = 0;
  std::int64_t with_degree = 0;
  std::optional<Named> without;
  std::optional<std::int64_t> percent_after;
  std::optional<bool> met;
  std::optional<bool> met_after;
  std::vector<RequirementDay> days;
};

}  // namespace stafett::service::view
