// Who has read and changed what: for the participant, for those who follow, and for the house.
#pragma once

#include <optional>

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/insight.hpp"
#include "service/view/participation.hpp"

namespace stafett::service {

struct LogPage {
  std::optional<std::int64_t> cursor;  ///< the number of the last line of the page before
  std::optional<std::int64_t> limit;
};
struct AuditQuery {
  std::optional<std::int64_t> cursor;
  std::optional<std::int64_t> limit;
  std::optional<AccountId> actor;
};

/// Everybody who has read or changed anything of this person's, newest first.
Result<view::ReaderList> list_readers(const Call& call, ParticipationId id, const LogPage& page);
/// The house's own look at the log: ids and kinds, no content.
Result<view::AuditList> list_audit(const Call& call, const AuditQuery& query);
/// The participant's own page: goal, next date, what is written, who follows, who has read.
Result<view::OwnPage> read_own_page(const Call& call);

}  // namespace stafett::service
