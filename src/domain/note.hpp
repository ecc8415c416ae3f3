// A note about follow-up, written to be read by the person it is about (R116). Drafts are the
// author's own; what is signed never changes: a correction is a new version, and the old one stays
// visible.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class NoteKind : std::uint8_t {
  meeting,
  phone,
  video,
  message,
  employer_visit,
  attendance,
  other
};

template <>
inline constexpr auto words<NoteKind> = word_list<NoteKind>({
    {NoteKind::meeting, "meeting"},
    {NoteKind::phone, "phone"},
    {NoteKind::video, "video"},
    {NoteKind::message, "message"},
    {NoteKind::employer_visit, "employer_visit"},
    {NoteKind::attendance, "attendance"},
    {NoteKind::other, "other"},
});

/// True where the kind means that consultant and participant were in touch: it stops the clocks of
/// first contact and contact rhythm. A visit to an employer does not, nor does "other".
bool is_contact(NoteKind kind);

enum class NoteState : std::uint8_t { draft, signed_off };

template <>
inline constexpr auto words<NoteState> = word_list<NoteState>({
    {NoteState::draft, "draft"},
    {NoteState::signed_off, "signed"},
});

// In characters as people count them.
inline constexpr std::size_t most_note_text = 20'000;
inline constexpr std::size_t most_note_line = 500;  ///< who was there, why corrected, why withheld

struct NoteContent {
  NoteKind kind = NoteKind::meeting;
  Day day;
  int minutes = 0;  ///< time used: 0 to 1440; feeds the hourly price model
  std::string present = {};
  std::string text;
  /// Why the participant is not shown the note: a rare exception, visible as one.
  std::optional<std::string> withheld_reason = {};
  friend bool operator==(const NoteContent&, const NoteContent&) = default;
};

/// What a correction replaced.
struct NoteVersion {
  int number = 1;  ///< 1 is the first signed text
  NoteContent content;
  Instant written_at;
  EmployeeId written_by;
  std::string reason;  ///< why it was corrected
  friend bool operator==(const NoteVersion&, const NoteVersion&) = default;
};

struct Note {
  NoteId id;
  ParticipationId participation;
  EmployeeId author;
  NoteContent content;
  NoteState state = NoteState::draft;
  std::optional<Instant> signed_at = {};
  Instant changed_at = {};
  std::vector<NoteVersion> earlier = {};  ///< oldest first
  friend bool operator==(const Note&, const Note&) = default;
};

/// Whether the content keeps the rules: a day not to come, minutes 0 to 1440, texts within their
/// limits; a reason given for withholding is not blank. Codes day_in_future, minutes_out_of_range,
/// text_too_long; the field as a JSON pointer.
Result<void> check_content(const NoteContent& content, Day today);

/// A new draft. It may be empty: nothing typed is lost.
Result<Note> draft_note(NoteId id, ParticipationId participation, EmployeeId author,
                        NoteContent content, Instant now);

/// Only the author changes a draft (not_allowed); what is signed is not changed (not_now).
Result<Note> change_draft(Note note, EmployeeId editor, NoteContent content, Instant now);

/// Only the author signs, once, and not without a text (text_missing).
Result<Note> sign(Note note, EmployeeId editor, Instant now);

/// A new version of a signed note, by its author, with a reason, that differs from the old one,
/// which is kept.
Result<Note> correct(Note note, EmployeeId editor, NoteContent content, const std::string& reason,
                     Instant now);

/// Whether somebody may throw the note away: only its author, only a draft.
Result<void> check_discard(const Note& note, EmployeeId editor);

enum class NoteAct : std::uint8_t { change, sign, discard, correct };

/// The acts that are open to somebody; the table in note.cpp says which belong to which state.
std::vector<NoteAct> open_acts(const Note& note, EmployeeId editor);

/// True where the participant is shown the note: signed, and not withheld.
bool is_shown_to_participant(const Note& note);

}  // namespace stafett::domain
