// Who has read and changed what, and the participant's own page.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/participation.hpp"
#include "service/insight.hpp"

namespace stafett::service {
BOOST_DESCRIBE_STRUCT(LogPage, (), (cursor, limit))
BOOST_DESCRIBE_STRUCT(AuditQuery, (), (cursor, limit, actor))
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/participations/{participation}/readers",
     .handle = answers<&service::list_readers>,
     .roles = {Role::participant, Role::consultant, Role::leader}},
    {.method = "GET",
     .path = "/api/audit",
     .handle = answers<&service::list_audit>,
     .roles = {Role::administrator}},
    {.method = "GET",
     .path = "/api/me",
     .handle = answers<&service::read_own_page>,
     .roles = {Role::participant}},
};

}  // namespace

std::span<const Route> insight_routes() { return rows; }

}  // namespace stafett::api
