// Signing in and out, and acting in another role. The only routes that anybody may come to, with
// those of account_routes.cpp.
#include "api/admission.hpp"
#include "api/routes.hpp"
#include "service/session.hpp"

namespace stafett::api {

namespace {

namespace view = service::view;

Reply sign_out(Context& context) {
  if (!context.readable()) return context.unreadable();
  Reply reply = context.shown(service::sign_out(context.call()));
  set_session_cookie(reply, "");
  return reply;
}

Reply end_other_sessions(Context& context) {
  if (!context.readable()) return context.unreadable();
  return admitted(context, service::end_other_sessions(context.call()));
}

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/session",
     .handle = answers<&service::read_session>,
     .who = Who::anybody},
    {.method = "POST",
     .path = "/api/session",
     .handle = admits<service::sign_in, view::SignIn>,
     .who = Who::anybody,
     .keyed = false},
    {.method = "DELETE",
     .path = "/api/session",
     .handle = sign_out,
     .who = Who::anybody,
     .keyed = false},
    {.method = "POST",
     .path = "/api/session/second-factor",
     .handle = admits<service::give_second_factor, view::SecondFactorCode>,
     .who = Who::code_asked,
     .keyed = false},
    {.method = "POST",
     .path = "/api/session/role",
     .handle = admits<service::choose_role, view::RoleChoice>,
     .keyed = false},
    {.method = "POST",
     .path = "/api/session/end-others",
     .handle = end_other_sessions,
     .keyed = false},
};

}  // namespace

std::span<const Route> session_routes() { return rows; }

}  // namespace stafett::api
