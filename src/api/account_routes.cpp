// The first administrator, invitations, and one's own account.
#include "api/admission.hpp"
#include "api/routes.hpp"
#include "api/shape/staff.hpp"
#include "service/account.hpp"

namespace stafett::api {

namespace {

namespace view = service::view;
using domain::Role;

Reply set_up(Context& context) {
  const auto input = context.body<view::SetUp>();
  if (!context.readable()) return context.unreadable();
  return admitted(context, service::set_up(context.call(), input), 201);
}

Reply read_invitation(Context& context) {
  const auto token = context.value<std::string>();
  if (!context.readable()) return context.unreadable();
  return context.replied(service::read_invitation(context.call(), token));
}

Reply accept_invitation(Context& context) {
  const auto token = context.value<std::string>();
  const auto input = context.body<view::AcceptInvitation>();
  if (!context.readable()) return context.unreadable();
  return admitted(context, service::accept_invitation(context.call(), token, input));
}

Reply confirm_second_factor(Context& context) {
  const auto input = context.body<view::SecondFactorCode>();
  if (!context.readable()) return context.unreadable();
  const auto enrolled = service::confirm_second_factor(context.call(), input);
  if (!enrolled) return context.refused(enrolled.error());
  Reply reply = context.shown(enrolled->codes);
  if (enrolled->token) set_session_cookie(reply, *enrolled->token);
  return reply;
}

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/setup",
     .handle = answers<&service::read_setup>,
     .who = Who::anybody},
    {.method = "POST", .path = "/api/setup", .handle = set_up, .who = Who::anybody, .keyed = false},
    {.method = "GET",
     .path = "/api/invitations/{token}",
     .handle = read_invitation,
     .who = Who::anybody},
    {.method = "POST",
     .path = "/api/invitations/{token}",
     .handle = accept_invitation,
     .who = Who::anybody,
     .keyed = false},
    {.method = "POST",
     .path = "/api/account/password",
     .handle = admits<service::change_password, view::PasswordChange>},
    {.method = "POST",
     .path = "/api/account/second-factor",
     .handle = answers<&service::start_second_factor>,
     .who = Who::enrolling},
    {.method = "POST",
     .path = "/api/account/second-factor/confirmation",
     .handle = confirm_second_factor,
     .who = Who::enrolling},
    {.method = "PUT",
     .path = "/api/account/language",
     .handle = answers<&service::choose_language>},
    {.method = "POST",
     .path = "/api/employees/{employee}/invitation",
     .handle = makes<&service::invite_employee>,
     .roles = {Role::administrator}},
    {.method = "POST",
     .path = "/api/counsellors/{counsellor}/invitation",
     .handle = makes<&service::invite_counsellor>,
     .roles = {Role::administrator}},
    {.method = "POST",
     .path = "/api/participations/{participation}/invitation",
     .handle = makes<&service::invite_participant>,
     .roles = {Role::consultant, Role::leader}},
};

}  // namespace

std::span<const Route> account_routes() { return rows; }

}  // namespace stafett::api
