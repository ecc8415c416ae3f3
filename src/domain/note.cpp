#include "domain/note.hpp"

#include "base/text.hpp"
#include "domain/life_cycle.hpp"

namespace stafett::domain {

namespace {

enum class NoteGuard { is_author };
enum class NoteEvent { changed, signed_off, discarded, corrected };
using NoteMove = Move<NoteState, NoteAct, NoteGuard, NoteEvent>;

// A draft is the author's own until it is signed; after that there are only corrections. A
// discarded draft is gone.
constexpr auto moves = std::to_array<NoteMove>({
    {NoteState::draft, NoteAct::change, NoteState::draft, NoteGuard::is_author, NoteEvent::changed},
    {NoteState::draft, NoteAct::sign, NoteState::signed_off, NoteGuard::is_author,
     NoteEvent::signed_off},
    {NoteState::draft, NoteAct::discard, NoteState::draft, NoteGuard::is_author,
     NoteEvent::discarded},
    {NoteState::signed_off, NoteAct::correct, NoteState::signed_off, NoteGuard::is_author,
     NoteEvent::corrected},
});
static_assert(has_one_answer_each(moves));
static_assert(reaches_every_state<words<NoteState>.size()>(moves, {NoteState::draft}));

constexpr int most_minutes = 1440;

Result<void> check_act(const Note& note, NoteAct act, EmployeeId editor) {
  if (note.author != editor) return refuse(Reason::not_allowed, "not_the_author", "", "R116");
  if (find_move(moves, note.state, act) == nullptr) {
    return refuse(Reason::not_now,
                  note.state == NoteState::draft ? "note_not_signed" : "note_signed");
  }
  return {};
}

bool is_blank(const std::string& line) { return text::trim(line).empty(); }

Result<void> check_length(const std::string& line, std::size_t most, std::string_view field) {
  if (text::length(line) <= most) return {};
  Refusal too_long{Reason::invalid, "text_too_long", std::string{field}};
  too_long.values = {{"most", std::to_string(most)}};
  return tl::make_unexpected(too_long);
}

}  // namespace

bool is_contact(NoteKind kind) {
  return kind == NoteKind::meeting || kind == NoteKind::phone || kind == NoteKind::video ||
         kind == NoteKind::message || kind == NoteKind::attendance;
}

Result<void> check_content(const NoteContent& content, Day today) {
  if (content.day > today) return refuse(Reason::invalid, "day_in_future", "/day");
  if (content.minutes < 0 || content.minutes > most_minutes) {
    return refuse(Reason::invalid, "minutes_out_of_range", "/minutes");
  }
  if (auto fine = check_length(content.text, most_note_text, "/text"); !fine) return fine;
  if (auto fine = check_length(content.present, most_note_line, "/present"); !fine) return fine;
  if (content.withheld_reason) {
    if (is_blank(*content.withheld_reason)) {
      return refuse(Reason::invalid, "reason_missing", "/withheld_reason", "R116");
    }
    return check_length(*content.withheld_reason, most_note_line, "/withheld_reason");
  }
  return {};
}

Result<Note> draft_note(NoteId id, ParticipationId participation, EmployeeId author,
                        NoteContent content, Instant now) {
  return check_content(content, now.day_in_norway()).map([&] {
    Note note{id, participation, author, content};
    note.changed_at = now;
    return note;
  });
}

Result<Note> change_draft(Note note, EmployeeId editor, NoteContent content, Instant now) {
  if (const auto may = check_act(note, NoteAct::change, editor); !may) {
    return tl::make_unexpected(may.error());
  }
  return check_content(content, now.day_in_norway()).map([&] {
    note.content = content;
    note.changed_at = now;
    return note;
  });
}

Result<Note> sign(Note note, EmployeeId editor, Instant now) {
  if (const auto may = check_act(note, NoteAct::sign, editor); !may)
    return tl::make_unexpected(may.error());
  if (is_blank(note.content.text)) return refuse(Reason::invalid, "text_missing", "/text");
  return check_content(note.content, now.day_in_norway()).map([&] {
    note.state = NoteState::signed_off;
    note.signed_at = now;
    note.changed_at = now;
    return note;
  });
}

Result<Note> correct(Note note, EmployeeId editor, NoteContent content, const std::string& reason,
                     Instant now) {
  if (const auto may = check_act(note, NoteAct::correct, editor); !may) {
    return tl::make_unexpected(may.error());
  }
  if (is_blank(reason)) return refuse(Reason::invalid, "reason_missing", "/reason");
  if (const auto fine = check_length(reason, most_note_line, "/reason"); !fine) {
    return tl::make_unexpected(fine.error());
  }
  if (is_blank(content.text)) return refuse(Reason::invalid, "text_missing", "/text");
  if (content == note.content) return refuse(Reason::already_exists, "nothing_corrected", "/text");
  return check_content(content, now.day_in_norway()).map([&] {
    const int number = static_cast<int>(note.earlier.size()) + 1;
    note.earlier.push_back({number, note.content, note.changed_at, note.author, reason});
    note.content = content;
    note.changed_at = now;
    return note;
  });
}

Result<void> check_discard(const Note& note, EmployeeId editor) {
  return check_act(note, NoteAct::discard, editor);
}

std::vector<NoteAct> open_acts(const Note& note, EmployeeId editor) {
  std::vector<NoteAct> acts;
  for (const NoteMove& move : moves) {
    if (move.from == note.state && note.author == editor) acts.push_back(move.act);
  }
  return acts;
}

bool is_shown_to_participant(const Note& note) {
  return note.state == NoteState::signed_off && !note.content.withheld_reason;
}

}  // namespace stafett::domain
