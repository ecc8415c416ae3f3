#include "service/command.hpp"

namespace stafett::service {

domain::Actor actor_of(const Session& session) {
  return {.account = session.account,
          .role = session.role.value_or(domain::Role::participant),
          .employee = session.employee,
          .person = session.person,
          .counsellor = session.counsellor};
}

store::AuditLine audit_line(const Call& call, const domain::Grant& grant,
                            std::optional<Uuid> record) {
  store::AuditLine line{.at = call.now,
                        // Nobody's account: the program itself, by its commands.
                        .actor = grant.actor().account.uuid.is_nil()
                                     ? std::nullopt
                                     : std::optional{grant.actor().account},
                        .role = std::string{to_text(grant.actor().role)},
                        .relation = std::string{to_text(grant.relation())},
                        .action = std::string{to_text(grant.action())},
                        .kind = std::string{to_text(grant.kind())},
                        .record = record,
                        .subjects = {}};
  if (grant.person()) line.subjects.push_back(*grant.person());
  return line;
}

store::Request request_of(const Call& call) {
  // A route without a key is a fault of the table of routes, not of the sender (tests/api/routes).
  return {.key = call.command.value().key,
          .actor = call.session.account,
          .hash = call.command->request_hash,
          .now = call.now};
}

}  // namespace stafett::service
