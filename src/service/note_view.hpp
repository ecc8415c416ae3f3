// A note as the page shows it, with what the one who asks may do with it now.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "service/access.hpp"
#include "service/view/follow_up.hpp"
#include "store/note.hpp"

namespace stafett::service {

view::NoteView note_view(const Opened& opened, const store::KeptNote& kept);

/// Where a page of notes begins; a cursor that is none refuses (invalid).
Result<std::optional<store::NotePlace>> note_place(const std::optional<std::string>& cursor);
std::string note_cursor(const domain::Note& last);

/// A page of signed notes, newest first; on the first page the asker's own drafts come before them.
/// Nothing where notes are not open to the one who asks.
Result<std::optional<view::NoteList>> notes_page(sql::Reading& tx, const Opened& opened,
                                                 const std::optional<std::string>& cursor,
                                                 std::int64_t limit);

}  // namespace stafett::service
