// The pages people begin their day with, search, and drafts.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/participation.hpp"
#include "service/day.hpp"
#include "service/search.hpp"

namespace stafett::service {
BOOST_DESCRIBE_STRUCT(OverviewQuery, (), (contract))
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q))
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles staff{Role::consultant, Role::leader};
constexpr Roles readers{Role::participant, Role::consultant, Role::leader, Role::counsellor};

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/my-day",
     .handle = answers<&service::read_my_day>,
     .roles = staff},
    {.method = "GET",
     .path = "/api/team-overview",
     .handle = answers<&service::read_team_overview>,
     .roles = {Role::leader}},
    {.method = "GET", .path = "/api/search", .handle = answers<&service::search>, .roles = readers},
    {.method = "GET", .path = "/api/drafts", .handle = answers<&service::list_drafts>},
    {.method = "PUT", .path = "/api/drafts/{place}", .handle = answers<&service::save_draft>},
    {.method = "DELETE", .path = "/api/drafts/{place}", .handle = answers<&service::drop_draft>},
};

}  // namespace

std::span<const Route> day_routes() { return rows; }

}  // namespace stafett::api
