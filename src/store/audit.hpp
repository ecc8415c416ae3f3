// The audit log: one line for every act on a person's record, reading included, written in the
// act's own transaction. Ids and kinds, never content. Each line carries the hash of the one before
// it, so that a line changed or taken out breaks the chain, and the newest hash, signed and kept
// elsewhere, shows a tail cut off.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// One act. The texts are the public codes of domain/access (role, relation, kind, action).
struct AuditLine {
  Instant at;
  std::optional<AccountId> actor;  ///< nothing: the program itself
  std::string role;
  std::string relation;  ///< to the person concerned; empty where there is none
  std::string action;
  std::string kind;  ///< of record
  std::optional<Uuid> record;
  std::vector<PersonId> subjects;  ///< everybody shown or changed; in any order, repeated or not
};

/// Writes the next line of the chain; gives its number (1, 2, 3 …).
std::int64_t append(sql::Writing& tx, const AuditLine& line);

/// The newest line: its number (0 where there is none) and its hash, which stands for all before
/// it.
using AuditHead = sql::ChainHead;
AuditHead audit_head(sql::Reading& tx);

/// The first place where the log is not as it was written.
struct AuditBreak {
  std::int64_t seq = 0;
  std::string what;  ///< in English, for the operator
  friend bool operator==(const AuditBreak&, const AuditBreak&) = default;
};

struct AuditVerdict {
  AuditHead head;  ///< the last line found whole
  std::optional<AuditBreak> broken;
};

/// Walks the whole log. `witnessed`: heads that were signed (audit_key.hpp), in ascending order of
/// seq; each must still be in the chain, which is how a tail cut off, or a log written anew, is
/// found.
AuditVerdict verify_audit(sql::Reading& tx, std::span<const AuditHead> witnessed = {});

}  // namespace stafett::store
