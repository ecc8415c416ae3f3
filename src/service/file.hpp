// The file of one participation: everything about it that the one who asks may read, in one answer.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/access.hpp"
#include "service/call.hpp"
#include "service/view/participation.hpp"
#include "store/audit.hpp"
#include "store/once.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// The whole file, as far as the access table opens it; the read is in the log before it is
/// answered.
Result<view::ParticipationFile> read_file(const Call& call, ParticipationId id);

/// The three circles of one person through time, with gaps and exposure.
Result<view::Timeline> read_timeline(const Call& call, ParticipationId id);

struct Page {
  std::optional<view::Text<300>> cursor;
  std::optional<std::int64_t> limit;
};
/// Signed notes, newest first; on the first page the asker's own drafts come before them.
Result<view::NoteList> list_notes(const Call& call, ParticipationId id, const Page& page);

// For the commands, which answer with the new view.

/// The file as `opened` may read it. Refuses where the table opens none of it.
Result<view::ParticipationFile> file_view(sql::Reading& tx, const Call& call, const Opened& opened);
/// Opens anew (relations may have changed by the command) and shows the file. A command that was
/// sent again changes nothing: then it is a reading, and logged as one.
Result<view::ParticipationFile> file_after(sql::Writing& tx, const Call& call,
                                           const store::Outcome& done, ParticipationId id);

}  // namespace stafett::service
