#include "service/note_view.hpp"

#include "base/text.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;

view::Act act_of(domain::NoteAct act) {
  switch (act) {
    case domain::NoteAct::change:
      return view::Act::change;
    case domain::NoteAct::sign:
      return view::Act::sign;
    case domain::NoteAct::discard:
      return view::Act::discard;
    case domain::NoteAct::correct:
      return view::Act::correct;
  }
  return view::Act::read;
}

/// Whether the access table leaves the act open; the note's own life cycle has said so already.
bool may(const Opened& opened, domain::NoteAct act) {
  switch (act) {
    case domain::NoteAct::change:
    case domain::NoteAct::discard:
      return opened.may(RecordKind::draft, Action::write).has_value();
    case domain::NoteAct::sign:
      return opened.may(RecordKind::draft, Action::sign).has_value();
    case domain::NoteAct::correct:
      return opened.may(RecordKind::note, Action::correct).has_value();
  }
  return false;
}

}  // namespace

view::NoteView note_view(const Opened& opened, const store::KeptNote& kept) {
  const auto& n = kept.note;
  view::NoteView shown{.id = n.id.uuid,
                       .version = kept.version,
                       .participation = n.participation,
                       .author = {n.author.uuid, kept.author_name},
                       .kind = n.content.kind,
                       .day = n.content.day,
                       .minutes = n.content.minutes,
                       .present = n.content.present,
                       .text = n.content.text,
                       .state = n.state,
                       .signed_at = n.signed_at,
                       .corrections = kept.corrections,
                       .earlier = {},
                       .withheld_reason = n.content.withheld_reason,
                       .changed_at = n.changed_at,
                       .acts = {}};
  for (std::size_t i = 0; i < n.earlier.size(); ++i) {
    const auto& v = n.earlier[i];
    // What was withheld from the participant is not shown for having been corrected.
    if (opened.subject.relation == domain::Relation::own && v.content.withheld_reason) continue;
    shown.earlier.push_back({.number = v.number,
                             .kind = v.content.kind,
                             .day = v.content.day,
                             .minutes = v.content.minutes,
                             .present = v.content.present,
                             .text = v.content.text,
                             .written_at = v.written_at,
                             .written_by = {v.written_by.uuid, kept.earlier_names[i]},
                             .reason = v.reason});
  }
  if (opened.actor.employee) {
    for (const auto act : domain::open_acts(n, *opened.actor.employee)) {
      if (may(opened, act)) shown.acts.push_back(act_of(act));
    }
  }
  return shown;
}

Result<std::optional<store::NotePlace>> note_place(const std::optional<std::string>& cursor) {
  if (!cursor) return std::nullopt;
  const auto parts = text::split(*cursor, '_');
  if (parts.size() == 2) {
    const auto day = Day::from_text(parts[0]);
    const auto id = NoteId::from_text(parts[1]);
    if (day && id) return store::NotePlace{*day, *id};
  }
  return refuse(Reason::invalid, "cursor_unknown", "?cursor");
}

std::string note_cursor(const domain::Note& last) {
  return last.content.day.to_text() + "_" + last.id.to_text();
}

Result<std::optional<view::NoteList>> notes_page(sql::Reading& tx, const Opened& opened,
                                                 const std::optional<std::string>& cursor,
                                                 std::int64_t limit) {
  const auto grant = opened.may(RecordKind::note, Action::read);
  if (!grant) return std::nullopt;
  const auto place = note_place(cursor);
  if (!place) return tl::make_unexpected(place.error());
  view::NoteList list;
  auto sums = store::note_sums(tx, *grant);
  std::optional<sql::Asked<std::vector<store::KeptNote>>> drafts;
  if (!*place && opened.actor.employee) {
    if (const auto key = opened.may(RecordKind::draft, Action::read)) {
      drafts.emplace(store::drafts_of(tx, *key, *opened.actor.employee));
    }
  }
  // One more than asked for tells whether there is a next page.
  auto notes = store::signed_notes(tx, *grant, *place, limit + 1);
  const bool more = std::ssize(notes) > limit;
  if (more) notes.pop_back();
  if (drafts) {
    for (const auto& kept : drafts->get()) list.rows.push_back(note_view(opened, kept));
  }
  for (const auto& kept : notes) {
    // A note withheld from its participant is shown to the participant by its reason only.
    if (opened.subject.relation == domain::Relation::own &&
        !domain::is_shown_to_participant(kept.note)) {
      auto hidden = kept;
      hidden.note.content.text.clear();
      hidden.note.content.present.clear();
      hidden.note.earlier.clear();
      hidden.earlier_names.clear();
      list.rows.push_back(note_view(opened, hidden));
    } else {
      list.rows.push_back(note_view(opened, kept));
    }
  }
  if (more) list.next_cursor = note_cursor(notes.back().note);
  const auto counted = sums.get().value_or(store::NoteSums{});
  list.total = counted.notes;
  list.minutes_total = counted.minutes;
  return list;
}

}  // namespace stafett::service
