// The table of routes: one row a method and path, with who may come and what is called. A row names
// a service function, and what it takes says what is read of the request:
//
//   constexpr Route rows[] = {
//       {.method = "GET", .path = "/api/participations/{participation}/notes",
//        .handle = answers<&service::list_notes>, .roles = followers},
//       {.method = "POST", .path = "/api/participations/{participation}/notes",
//        .handle = makes<&service::write_note>, .roles = {Role::consultant}},
//       {.method = "PUT", .path = "/api/notes/{note}", .handle =
//       answers<&service::change_note_draft>,
//        .roles = {Role::consultant}, .current = answers<&service::read_note>},
//   };
//   std::span<const Route> note_routes() { return rows; }
//
// Result<view::NoteView> write_note(const Call&, ParticipationId, const view::NoteInput&) takes its
// ids from the {…} of the path in their order, and a described struct from the body (POST, PUT) or
// the query (GET, DELETE). answers<> replies 200, makes<> 201. What does not fit (cookies, files)
// has a handler of its own, Reply(Context&), with the same readers (api/context.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "api/message.hpp"
#include "domain/access.hpp"

namespace stafett::api {

class Context;
using Handler = Reply (*)(Context&);

/// How far somebody must have come in signing in.
enum class Who : std::uint8_t {
  anybody,
  code_asked,  ///< the password was right, the second factor is asked for
  enrolling,   ///< signed in, or about to set up the second factor that the role demands
  signed_in,   ///< acting in a role
};

/// A set of roles, written {Role::leader, Role::consultant}.
class Roles {
 public:
  constexpr Roles(std::initializer_list<domain::Role> roles) {
    for (const auto role : roles) set_ |= role;
  }
  [[nodiscard]] constexpr bool has(domain::Role role) const { return set_.has(role); }

 private:
  domain::SetOf<domain::Role> set_;
};

inline constexpr Roles all_roles{domain::Role::participant,   domain::Role::consultant,
                                 domain::Role::leader,        domain::Role::counsellor,
                                 domain::Role::administrator, domain::Role::researcher};

struct Route {
  std::string_view method;  ///< GET, POST, PUT, DELETE
  std::string_view path;    ///< with {names} for values: "/api/notes/{note}"
  Handler handle = nullptr;
  Who who = Who::signed_in;
  Roles roles = all_roles;                   ///< where who is signed_in: may act as one of these
  bool keyed = true;                         ///< a write needs an Idempotency-Key
  std::size_t body_limit = json_body_limit;  ///< POST and PUT only
  Handler current = nullptr;  ///< shows the newest record where somebody else was first (409)

  [[nodiscard]] constexpr bool is_write() const { return method != "GET"; }
  [[nodiscard]] constexpr bool has_body() const { return method == "POST" || method == "PUT"; }
};

}  // namespace stafett::api
