// Participants: lists, the file, dates, and who follows whom.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/participation.hpp"
#include "service/assignment.hpp"
#include "service/file.hpp"
#include "service/participation.hpp"

namespace stafett::service {
BOOST_DESCRIBE_ENUM(ListScope, mine, team, all, referred)
BOOST_DESCRIBE_ENUM(ListSort, name, last_contact, next_date, days_left, stage, referral_day)
BOOST_DESCRIBE_ENUM(ListOrder, ascending, descending)
BOOST_DESCRIBE_STRUCT(ListQuery, (),
                      (scope, contract, team, lead, q, phase, stage, status, duty, without_lead,
                       waiting_first_contact, ended, sort, order, cursor, limit))
BOOST_DESCRIBE_STRUCT(Page, (), (cursor, limit))
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles readers{Role::participant, Role::consultant, Role::leader, Role::counsellor};
constexpr Roles note_readers{Role::participant, Role::consultant, Role::leader};
constexpr Roles staff{Role::consultant, Role::leader};

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/participations",
     .handle = answers<&service::list_participations>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/participations/{participation}",
     .handle = answers<&service::read_file>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/participations/{participation}/timeline",
     .handle = answers<&service::read_timeline>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/participations/{participation}/notes",
     .handle = answers<&service::list_notes>,
     .roles = note_readers},
    {.method = "POST",
     .path = "/api/participations/{participation}/protected-access",
     .handle = answers<&service::confirm_protected_access>,
     .roles = staff},
    {.method = "PUT",
     .path = "/api/participations/{participation}/dates",
     .handle = answers<&service::change_dates>,
     .roles = staff,
     .current = answers<&service::read_file>},
    {.method = "POST",
     .path = "/api/participations/{participation}/milestones",
     .handle = answers<&service::set_milestone>,
     .roles = staff,
     .current = answers<&service::read_file>},
    {.method = "POST",
     .path = "/api/assignments",
     .handle = answers<&service::assign>,
     .roles = {Role::leader}},
    {.method = "POST",
     .path = "/api/assignments/{assignment}/end",
     .handle = answers<&service::end_assignment>,
     .roles = {Role::leader}},
};

}  // namespace

std::span<const Route> participation_routes() { return rows; }

}  // namespace stafett::api
