// How service/view/staff.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/staff.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(TeamMember, (), (id, employee, leads, first_day, last_day))
BOOST_DESCRIBE_STRUCT(TeamView, (), (id, version, name, contracts, members, acts))
BOOST_DESCRIBE_STRUCT(TeamList, (), (rows))
BOOST_DESCRIBE_STRUCT(TeamInput, (), (name, contracts))
BOOST_DESCRIBE_STRUCT(TeamChange, (), (name, contracts, version))
BOOST_DESCRIBE_STRUCT(TeamMemberInput, (), (employee, leads, first_day))
BOOST_DESCRIBE_STRUCT(LastDay, (), (last_day, version))
BOOST_DESCRIBE_STRUCT(EmploymentInput, (),
                      (role_title, type, extent_percent, first_day, last_day, contract,
                       other_work_agreed, buddy))
BOOST_DESCRIBE_STRUCT(EmploymentChange, (),
                      (role_title, extent_percent, last_day, notice_day, end_reason, contract,
                       other_work_agreed, onboarding_signed_day, buddy, version))
BOOST_DESCRIBE_STRUCT(EmploymentView, (),
                      (id, version, role_title, type, extent_percent, first_day, last_day,
                       notice_day, end_reason, contract, other_work_agreed, onboarding_signed_day,
                       buddy, phase))
BOOST_DESCRIBE_STRUCT(EmployeeInput, (),
                      (name, email, phone, education_level, education_field, relevant_degree,
                       employment, team))
BOOST_DESCRIBE_STRUCT(EmployeeChange, (),
                      (name, email, phone, education_level, education_field, relevant_degree,
                       version))
BOOST_DESCRIBE_STRUCT(EmployeeView, (),
                      (id, version, name, email, phone, education_level, education_field,
                       relevant_degree, employments, teams, caseload, account, roles, acts))
BOOST_DESCRIBE_STRUCT(EmployeeRow, (),
                      (id, name, role_title, phase, caseload, ceiling, teams, contract, first_day,
                       last_day, account))
BOOST_DESCRIBE_STRUCT(EmployeeList, (), (rows))
BOOST_DESCRIBE_STRUCT(InviteEmployee, (), (username, roles))
BOOST_DESCRIBE_STRUCT(InvitePerson, (), (username))
BOOST_DESCRIBE_STRUCT(InvitationMade, (), (path, expires_at))
BOOST_DESCRIBE_STRUCT(CounsellorView, (), (id, name, office, email, phone, referred, account))
BOOST_DESCRIBE_STRUCT(CounsellorList, (), (rows))
BOOST_DESCRIBE_STRUCT(RequirementDay, (), (first_day, percent))
BOOST_DESCRIBE_STRUCT(RequirementView, (),
                      (contract, demanded_percent, percent, heads, with_degree, without,
                       percent_after, met, met_after, days))

}  // namespace stafett::service::view
