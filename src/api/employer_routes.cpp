// The firms we know.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/follow_up.hpp"
#include "service/employer.hpp"

namespace stafett::service {
BOOST_DESCRIBE_STRUCT(EmployerQuery, (), (q, cursor, limit))
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles staff{Role::consultant, Role::leader};

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/employers",
     .handle = answers<&service::list_employers>,
     .roles = staff},
    {.method = "POST",
     .path = "/api/employers",
     .handle = makes<&service::register_employer>,
     .roles = staff},
};

}  // namespace

std::span<const Route> employer_routes() { return rows; }

}  // namespace stafett::api
