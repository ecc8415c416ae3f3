// Notes as they are kept: the newest text in the note itself, what corrections replaced beside it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/note.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct KeptNote {
  domain::Note note;  ///< `earlier` is filled only where corrections were asked for
  std::string author_name;
  std::vector<std::string> earlier_names;  ///< who wrote each of `note.earlier`
  int corrections = 0;
  std::int64_t version = 0;
};

/// Which note of whose; what `open` needs before the note may be read.
std::optional<ParticipationId> participation_of_note(sql::Reading& tx, NoteId id);

/// Where a page of notes goes on: after this day and id.
struct NotePlace {
  Day day;
  NoteId id;
};

/// Signed notes, newest day first, with their earlier versions; at most `limit`, after `after`.
/// With a grant to read note; drafts are never among them.
std::vector<KeptNote> signed_notes(sql::Reading& tx, const domain::Grant& grant,
                                   const std::optional<NotePlace>& after, std::int64_t limit);
/// The author's own drafts. With a grant to read draft.
sql::Asked<std::vector<KeptNote>> drafts_of(sql::Reading& tx, const domain::Grant& grant,
                                            EmployeeId author);

/// A note that search has found.
struct FoundNote {
  NoteId id;
  Day day;
  domain::NoteKind kind = domain::NoteKind::meeting;
  bool withheld = false;  ///< from the participant
  std::string text;
};

/// Signed notes that have all of these words (keys of base/spelling), newest first, at most `most`.
/// With a grant to read note: whose notes nobody may read, nobody finds.
std::vector<FoundNote> notes_with(sql::Reading& tx, const domain::Grant& grant,
                                  const std::vector<std::string>& words, std::size_t most);

/// How many signed notes, and their minutes together. With a grant to read note.
struct NoteSums {
  std::int64_t notes = 0;
  std::int64_t minutes = 0;
};
sql::Asked<std::optional<NoteSums>> note_sums(sql::Reading& tx, const domain::Grant& grant);

/// One note with its earlier versions. With a grant to read note, or draft for a draft; nothing
/// where it is the other.
std::optional<KeptNote> find_note(sql::Reading& tx, const domain::Grant& grant, NoteId id);

/// With a grant to write note or draft (a new one).
void add_note(sql::Writing& tx, const domain::Grant& grant, const domain::Note& note);
/// Saves content, state and newest correction of a note that still has the version seen; gives how
/// many rows it touched. With a grant to write or sign draft, or correct note.
std::int64_t save_note(sql::Writing& tx, const domain::Grant& grant, const domain::Note& note,
                       std::int64_t seen_version);
/// Throws a draft away. With a grant to write draft.
std::int64_t discard_note(sql::Writing& tx, const domain::Grant& grant, NoteId id,
                          std::int64_t seen_version);

}  // namespace stafett::store
