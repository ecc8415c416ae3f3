#include "api/router.hpp"

#include <exception>
#include <typeinfo>

#include "api/context.hpp"
#include "api/problem.hpp"
#include "service/call.hpp"
#include "store/hash.hpp"

namespace stafett::api {

namespace {

using service::Session;

struct Found {
  const Route* route = nullptr;
  std::vector<std::string_view> values;
  std::string allowed;  ///< methods of this path, where none was the one asked for
};

Found find_route(std::span<const std::span<const Route>> tables, std::string_view method,
                 std::string_view path) {
  Found found;
  for (const auto& table : tables) {
    for (const Route& route : table) {
      auto values = match(route.path, path);
      if (!values) continue;
      if (route.method == method) return {&route, *std::move(values), {}};
      if (found.allowed.find(route.method) != std::string::npos) continue;
      if (!found.allowed.empty()) found.allowed += ", ";
      found.allowed += route.method;
    }
  }
  return found;
}

/// The code of a 401, or empty where the session is far enough for the route.
std::string_view missing_step(Who who, Session::Stage stage) {
  using Stage = Session::Stage;
  const bool enough = who == Who::anybody || stage == Stage::full ||
                      (who == Who::enrolling && stage == Stage::enrol);
  if (who == Who::code_asked) return stage == Stage::none ? "not_signed_in" : "";
  if (enough) return "";
  switch (stage) {
    case Stage::second_factor:
      return "second_factor_needed";
    case Stage::enrol:
      return "enrolment_needed";
    default:
      return "not_signed_in";
  }
}

service::Command command_of(const Request& request, std::string key) {
  store::Hasher hasher;
  hasher.add(request.method).add(request.path);
  for (const auto& [name, value] : request.query) hasher.add(name).add(value);
  hasher.add(request.body);
  return {std::move(key), hasher.finish_text()};
}

Reply answer_route(const Desk& desk, const Request& request, Found found) {
  const Route& route = *found.route;
  if (route.is_write() && !is_from_own_page(request, desk.public_origin)) {
    return problem(403, "other_origin");
  }
  const Instant now = desk.now();
  auto session = service::find_session(desk.house, request.cookie(session_cookie), now);
  if (const auto step = missing_step(route.who, session.stage); !step.empty())
    return problem(401, step);
  if (route.who == Who::signed_in && !route.roles.has(*session.role)) {
    return problem(403, "not_for_this_role");
  }

  service::Call call{desk.house, now, now.day_in_norway(), desk.random, std::move(session)};
  call.peer = request.peer;
  if (route.is_write() && route.keyed) {
    const auto key = request.header("Idempotency-Key");
    const auto uuid = Uuid::from_text(key);
    if (!uuid) {
      return problem(
          Faults{{"Idempotency-Key", std::string{key.empty() ? fault::missing : fault::bad_value},
                  "a header with a UUID made for this write"}});
    }
    call.command = command_of(request, uuid->to_text());
  }
  Context context{request, route, std::move(found.values), std::move(call)};
  return route.handle(context);
}

}  // namespace

std::optional<std::vector<std::string_view>> match(std::string_view pattern,
                                                   std::string_view path) {
  std::vector<std::string_view> values;
  while (!pattern.empty() && !path.empty()) {
    if (pattern.front() != '{') {
      if (pattern.front() != path.front()) return std::nullopt;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
      continue;
    }
    const auto value = path.substr(0, path.find('/'));
    if (value.empty()) return std::nullopt;
    values.push_back(value);
    path.remove_prefix(value.size());
    pattern.remove_prefix(pattern.find('}') + 1);
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return values;
}

bool is_from_own_page(const Request& request, std::string_view public_origin) {
  const auto site = request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin") return false;
  const auto host = request.header("Host");
  bool named = false;
  for (const auto& [name, origin] : request.headers) {
    if (!same_header_name(name, "Origin")) continue;
    named = true;
    if (!public_origin.empty()) {
      if (origin != public_origin) return false;
      continue;
    }
    const auto scheme = origin.find("://");
    if (scheme == std::string::npos || host.empty()) return false;
    if (!same_header_name(std::string_view{origin}.substr(scheme + 3), host)) return false;
  }
  return named || site == "same-origin";
}

void set_session_cookie(Reply& reply, std::string_view token) {
  std::string cookie{session_cookie};
  cookie += '=';
  cookie += token;
  if (token.empty()) cookie += "; Max-Age=0";
  cookie += "; Path=/; Secure; HttpOnly; SameSite=Strict";
  reply.headers.emplace_back("Set-Cookie", std::move(cookie));
}

std::size_t body_limit(std::span<const std::span<const Route>> routes, std::string_view method,
                       std::string_view path) {
  const auto found = find_route(routes, method, path);
  return found.route != nullptr && found.route->has_body() ? found.route->body_limit : 0;
}

Reply answer(const Desk& desk, const Request& request) {
  Reply reply;
  std::string_view route;
  try {
    auto found = find_route(desk.routes, request.method, request.path);
    if (found.route != nullptr) {
      route = found.route->path;
      reply = answer_route(desk, request, std::move(found));
    } else if (!found.allowed.empty()) {
      reply = problem(405, "method_not_allowed");
      reply.headers.emplace_back("Allow", std::move(found.allowed));
    } else {
      reply = problem(404, "not_found");
    }
  } catch (const sql::Error& error) {
    if (error.kind() == sql::ErrorKind::busy) {
      reply = problem(503, "busy");
      reply.headers.emplace_back("Retry-After", "1");
    } else if (error.kind() == sql::ErrorKind::full) {
      reply = problem(503, "disk_full");
      reply.headers.emplace_back("Retry-After", "60");
    } else {
      reply = incident("database", error.what(), desk.random);
    }
  } catch (const std::exception& error) {
    reply = incident(typeid(error).name(), error.what(), desk.random);
  } catch (...) {
    reply = incident("unknown", "", desk.random);
  }
  reply.route = route;
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

}  // namespace stafett::api
