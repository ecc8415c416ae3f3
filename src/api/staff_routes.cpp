// Employees, posts and teams, the demand for education, and the Nav counsellors we know.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/staff.hpp"
#include "service/counsellor.hpp"
#include "service/requirement.hpp"
#include "service/staff.hpp"
#include "service/team.hpp"

namespace stafett::service {
BOOST_DESCRIBE_STRUCT(CounsellorQuery, (), (q))
BOOST_DESCRIBE_STRUCT(EmployeeQuery, (), (contract, team, q))
BOOST_DESCRIBE_STRUCT(RequirementQuery, (), (without))
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles staff{Role::consultant, Role::leader, Role::administrator};
constexpr Roles keepers{Role::administrator};
constexpr Roles leaders{Role::leader, Role::administrator};

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/teams",
     .handle = answers<&service::list_teams>,
     .roles = staff},
    {.method = "POST",
     .path = "/api/teams",
     .handle = makes<&service::register_team>,
     .roles = keepers},
    {.method = "PUT",
     .path = "/api/teams/{team}",
     .handle = answers<&service::change_team>,
     .roles = keepers,
     .current = answers<&service::read_team>},
    {.method = "POST",
     .path = "/api/teams/{team}/members",
     .handle = makes<&service::add_team_member>,
     .roles = keepers},
    {.method = "POST",
     .path = "/api/teams/{team}/members/{member}/end",
     .handle = answers<&service::end_team_member>,
     .roles = keepers,
     .current = answers<&service::read_team>},
    {.method = "GET",
     .path = "/api/employees",
     .handle = answers<&service::list_employees>,
     .roles = staff},
    {.method = "POST",
     .path = "/api/employees",
     .handle = makes<&service::register_employee>,
     .roles = keepers},
    {.method = "GET",
     .path = "/api/employees/{employee}",
     .handle = answers<&service::read_employee>,
     .roles = staff},
    {.method = "PUT",
     .path = "/api/employees/{employee}",
     .handle = answers<&service::change_employee>,
     .roles = leaders,
     .current = answers<&service::read_employee>},
    {.method = "POST",
     .path = "/api/employees/{employee}/employments",
     .handle = makes<&service::add_employment>,
     .roles = leaders},
    {.method = "PUT",
     .path = "/api/employees/{employee}/employments/{employment}",
     .handle = answers<&service::change_employment>,
     .roles = leaders,
     .current = answers<&service::read_employee>},
    {.method = "GET",
     .path = "/api/counsellors",
     .handle = answers<&service::list_counsellors>,
     .roles = leaders},
    {.method = "GET",
     .path = "/api/requirements/{contract}",
     .handle = answers<&service::read_requirement>,
     .roles = staff},
};

}  // namespace

std::span<const Route> staff_routes() { return rows; }

}  // namespace stafett::api
