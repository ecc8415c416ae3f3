// Replies that change the session: the view, and the new token as a cookie.
#pragma once

#include "api/context.hpp"
#include "api/router.hpp"
#include "api/shape/session.hpp"
#include "service/session.hpp"

namespace stafett::api {

inline Reply admitted(Context& context, const Result<service::Admission>& result,
                      int status = 200) {
  if (!result) return context.refused(result.error());
  Reply reply = context.shown(result->session, status);
  if (result->token) set_session_cookie(reply, *result->token);
  return reply;
}

/// A handler of a service that takes one body and answers an Admission.
template <auto service, class Input>
Reply admits(Context& context) {
  const auto input = context.body<Input>();
  if (!context.readable()) return context.unreadable();
  return admitted(context, service(context.call(), input));
}

}  // namespace stafett::api
