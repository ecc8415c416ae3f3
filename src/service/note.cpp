#include "service/note.hpp"

#include <algorithm>

#include "service/access.hpp"
#include "service/command.hpp"
#include "service/note_view.hpp"
#include "store/follow_up.hpp"
#include "store/note.hpp"
#include "store/participation.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;

/// The fields that a note, its draft and its correction have alike. Minutes that no int holds are
/// out of range whatever they are.
template <class Input>
domain::NoteContent content_of(const Input& input) {
  return {.kind = input.kind,
          .day = input.day,
          .minutes = static_cast<int>(std::clamp<std::int64_t>(input.minutes, -1, 100'000)),
          .present = input.present,
          .text = input.text,
          .withheld_reason = input.withheld_reason
                                 ? std::optional<std::string>{*input.withheld_reason}
                                 : std::nullopt};
}

struct OpenedNote {
  Opened opened;
  store::KeptNote kept;
};

/// A note that the asker may read: a signed one by the key to notes, a draft of their own by the
/// key to drafts.
Result<OpenedNote> open_note(sql::Reading& tx, const Call& call, NoteId id) {
  const auto whose = store::participation_of_note(tx, id);
  if (!whose) return foreign();
  auto opened = open(tx, call, *whose);
  if (!opened) return foreign();
  if (const auto key = opened->may(RecordKind::note, Action::read)) {
    if (auto kept = store::find_note(tx, *key, id)) {
      return OpenedNote{*std::move(opened), *std::move(kept)};
    }
  }
  if (const auto key = opened->may(RecordKind::draft, Action::read)) {
    auto kept = store::find_note(tx, *key, id);
    // Somebody else's draft is as if it were not there.
    if (kept && opened->actor.employee == kept->note.author) {
      return OpenedNote{*std::move(opened), *std::move(kept)};
    }
  }
  return foreign();
}

/// What a command answers. Sent again, it changes nothing: then it is a reading, and logged as one.
Result<view::NoteView> shown_note(sql::Writing& tx, const Call& call, const store::Outcome& done) {
  const NoteId id{done.id.value()};
  const auto found = open_note(tx, call, id);
  if (!found) return tl::make_unexpected(found.error());
  if (done.repeated) {
    const bool draft = found->kept.note.state == domain::NoteState::draft;
    const auto key = found->opened.may(draft ? RecordKind::draft : RecordKind::note, Action::read);
    if (!key) return tl::make_unexpected(key.error());
    store::append(tx, audit_line(call, *key, id.uuid));
  }
  return note_view(found->opened, found->kept);
}

store::Outcome outcome_of(NoteId id, std::int64_t version) {
  return {.kind = "note", .id = id.uuid, .version = version};
}

/// Stops the clocks where the note is about contact.
void count_contact(sql::Writing& tx, const domain::Grant& key, const domain::Note& note) {
  if (note.state == domain::NoteState::signed_off && domain::is_contact(note.content.kind)) {
    store::note_contact(tx, key, note.content.day);
  }
}

/// The planned meeting that the note is about has been held.
Result<void> hold(sql::Writing& tx, const Call& call, const Opened& opened, AppointmentId id) {
  const auto reading = opened.may(RecordKind::appointment, Action::read);
  const auto writing = opened.may(RecordKind::appointment, Action::write);
  if (!reading) return tl::make_unexpected(reading.error());
  if (!writing) return tl::make_unexpected(writing.error());
  const auto kept = store::find_appointment(tx, *reading, id);
  if (!kept) return refuse(Reason::invalid, "appointment_unknown", "/hold_appointment");
  auto held = kept->appointment;
  held.state = domain::AppointmentState::held;
  const auto changed = domain::change_appointment(kept->appointment, held, call.now);
  if (!changed) return tl::make_unexpected(changed.error());
  store::change_appointment(tx, *writing, *changed, kept->version);
  return {};
}

/// A change to a note: the domain says what becomes of it, `kind` and `action` which key it takes.
template <class Decide>
Result<view::NoteView> change(const Call& call, NoteId id, std::int64_t seen, RecordKind kind,
                              Action action, Decide&& decide) {
  std::optional<view::NoteView> changed;
  return command<view::NoteView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto found = open_note(tx, call, id);
        if (!found) return tl::make_unexpected(found.error());
        const auto key = found->opened.may(kind, action);
        if (!key) return tl::make_unexpected(key.error());
        if (!call.session.employee) return refuse(Reason::not_allowed, "not_allowed");
        if (found->kept.version != seen)
          return refuse(Reason::conflict, "changed_since", "/version");
        const Result<domain::Note> note = decide(found->kept.note, *call.session.employee);
        if (!note) return tl::make_unexpected(note.error());
        const auto touched = store::save_note(tx, *key, *note, seen);
        const auto version = store::next_version(tx, touched, "note", id.uuid, seen);
        if (!version) return tl::make_unexpected(version.error());
        count_contact(tx, *key, *note);
        store::append(tx, audit_line(call, *key, id.uuid));
        auto kept = found->kept;
        for (std::size_t i = kept.note.earlier.size(); i < note->earlier.size(); ++i) {
          kept.earlier_names.push_back(kept.author_name);
        }
        kept.note = *note;
        kept.version = *version;
        kept.corrections = static_cast<int>(note->earlier.size());
        changed = note_view(found->opened, kept);
        return outcome_of(id, *version);
      },
      // Who signed it sees what they signed, also where they may read no notes any more.
      [&](sql::Writing& tx, const store::Outcome& done) -> Result<view::NoteView> {
        return changed ? *std::move(changed) : shown_note(tx, call, done);
      });
}

}  // namespace

Result<view::NoteView> write_note(const Call& call, ParticipationId id,
                                  const view::NoteInput& input) {
  return command<view::NoteView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto opened = open(tx, call, id);
        if (!opened) return foreign();
        // Nobody begins what they may not write: who was lead finishes drafts, and begins none.
        auto key = opened->may(RecordKind::note, Action::write);
        if (key && !input.sign) key = opened->may(RecordKind::draft, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        if (!call.session.employee) return refuse(Reason::not_allowed, "not_allowed");
        const auto content = content_of(input);
        if (const auto fine = domain::check_content(content, call.today); !fine) {
          return tl::make_unexpected(fine.error());
        }
        auto note = domain::draft_note(NoteId::make(call.now, call.random), id,
                                       *call.session.employee, content, call.now);
        if (note && input.sign) {
          note = domain::sign(*std::move(note), *call.session.employee, call.now);
        }
        if (!note) return tl::make_unexpected(note.error());
        store::add_note(tx, *key, *note);
        count_contact(tx, *key, *note);
        if (input.hold_appointment) {
          if (const auto held = hold(tx, call, *opened, *input.hold_appointment); !held) {
            return tl::make_unexpected(held.error());
          }
        }
        store::append(tx, audit_line(call, *key, note->id.uuid));
        return outcome_of(note->id, 1);
      },
      [&](sql::Writing& tx, const store::Outcome& done) { return shown_note(tx, call, done); });
}

Result<view::NoteView> read_note(const Call& call, NoteId id) {
  return call.house.store.audited_read([&](sql::Reading& tx,
                                           store::Trail& trail) -> Result<view::NoteView> {
    const auto found = open_note(tx, call, id);
    if (!found) return tl::make_unexpected(found.error());
    const bool draft = found->kept.note.state == domain::NoteState::draft;
    const auto key = found->opened.may(draft ? RecordKind::draft : RecordKind::note, Action::read);
    if (!key) return tl::make_unexpected(key.error());
    auto kept = found->kept;
    if (found->opened.subject.relation == domain::Relation::own &&
        !domain::is_shown_to_participant(kept.note)) {
      return foreign();
    }
    trail.push_back(audit_line(call, *key, id.uuid));
    return note_view(found->opened, kept);
  });
}

Result<view::NoteView> change_note_draft(const Call& call, NoteId id,
                                         const view::NoteChange& input) {
  const auto content = content_of(input);
  if (const auto fine = domain::check_content(content, call.today); !fine) {
    return tl::make_unexpected(fine.error());
  }
  return change(call, id, input.version, RecordKind::draft, Action::write,
                [&](const domain::Note& note, EmployeeId editor) {
                  return domain::change_draft(note, editor, content, call.now);
                });
}

Result<view::NoteView> sign_note(const Call& call, NoteId id, const view::VersionOnly& input) {
  return change(call, id, input.version, RecordKind::draft, Action::sign,
                [&](const domain::Note& note, EmployeeId editor) {
                  return domain::sign(note, editor, call.now);
                });
}

Result<view::NoteView> correct_note(const Call& call, NoteId id,
                                    const view::NoteCorrection& input) {
  const auto content = content_of(input);
  if (const auto fine = domain::check_content(content, call.today); !fine) {
    return tl::make_unexpected(fine.error());
  }
  return change(call, id, input.version, RecordKind::note, Action::correct,
                [&](const domain::Note& note, EmployeeId editor) {
                  return domain::correct(note, editor, content, input.reason, call.now);
                });
}

Result<view::Done> discard_note_draft(const Call& call, NoteId id, const view::VersionOnly& input) {
  return command<view::Done>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto found = open_note(tx, call, id);
        if (!found) return tl::make_unexpected(found.error());
        const auto key = found->opened.may(RecordKind::draft, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        if (!call.session.employee) return refuse(Reason::not_allowed, "not_allowed");
        const auto fine = domain::check_discard(found->kept.note, *call.session.employee);
        if (!fine) return tl::make_unexpected(fine.error());
        if (store::discard_note(tx, *key, id, input.version) == 0) {
          return refuse(Reason::conflict, "changed_since", "/version");
        }
        store::append(tx, audit_line(call, *key, id.uuid));
        return outcome_of(id, input.version);
      },
      [](sql::Writing&, const store::Outcome&) -> Result<view::Done> { return view::Done{true}; });
}

}  // namespace stafett::service
