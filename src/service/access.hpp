// From who asks to the key they get: loads how they stand to a person, and lets the access table
// decide. There is no other way to a person's record.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "domain/access.hpp"
#include "service/call.hpp"
#include "store/access.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// One participation and how the one who asks stands to it.
struct Opened {
  domain::Actor actor;
  domain::Subject subject;
  store::AccessFacts facts;
  const domain::AccessTable& table;

  [[nodiscard]] Result<domain::Grant> may(domain::RecordKind kind, domain::Action action) const {
    return domain::decide(actor, subject, kind, action, table);
  }
};

/// Nothing where there is no such participation; whoever asks must answer that as `foreign()`, the
/// same as for one they may not know of.
std::optional<Opened> open(sql::Reading& tx, const Call& call, ParticipationId participation);

/// How missing and foreign records answer alike.
inline auto foreign() { return refuse(Reason::not_found, "not_found"); }

/// `open` and `may` in one, for commands on one kind of record.
Result<domain::Grant> key_to(sql::Reading& tx, const Call& call, ParticipationId participation,
                             domain::RecordKind kind, domain::Action action);

/// The key to the house's own records of a kind, for one who stands in `relation` to them.
Result<domain::Grant> house_key(const Call& call, domain::Relation relation,
                                domain::RecordKind kind, domain::Action action);
/// The same for records that belong to nobody: the administrator keeps them, others stand in no
/// relation to them.
Result<domain::Grant> house_key(const Call& call, domain::RecordKind kind, domain::Action action);

}  // namespace stafett::service
