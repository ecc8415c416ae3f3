#include "store/note.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/spelling.hpp"

namespace stafett::store {

namespace {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

ParticipationId opened_by(const Grant& grant, Action action) {
  const bool for_notes = grant.kind() == RecordKind::note || grant.kind() == RecordKind::draft;
  if (!for_notes || grant.action() != action || !grant.participation()) {
    throw std::logic_error{"a grant was used for another record than it was made for"};
  }
  return *grant.participation();
}

// In the order of note_of.
#define NOTE_COLUMNS                                                                     \
  "n.id, n.version, n.participation_id, n.author_id, e.name, n.kind, n.day, n.minutes, " \
  "n.present, n.text, n.withheld_reason, n.state, n.signed_at, n.changed_at, n.corrections"

KeptNote note_of(const sql::Row& row) {
  KeptNote kept;
  auto& n = kept.note;
  row.into(n.id, kept.version, n.participation, n.author, kept.author_name, n.content.kind,
           n.content.day, n.content.minutes, n.content.present, n.content.text,
           n.content.withheld_reason, n.state, n.signed_at, n.changed_at, kept.corrections);
  return kept;
}

/// The column note.search; drafts are not searched, and are saved at every few words.
std::optional<std::string> search_of(const domain::Note& note) {
  if (note.state == domain::NoteState::draft) return std::nullopt;
  return text::searchable(note.content.text);
}

// In the order of the loop in add_earlier.
constexpr std::string_view versions_by_participation = R"(
  select v.note_id, v.number, v.kind, v.day, v.minutes, v.present, v.text, v.written_at,
         v.written_by, v.reason, e.name, v.withheld_reason
  from note_version v
  join note n on n.id = v.note_id
  join employee e on e.id = v.written_by
  where n.participation_id = $1
  order by v.note_id, v.number)";

/// Fills in what corrections replaced; asks only where there is a correction.
void add_earlier(sql::Reading& tx, ParticipationId participation, std::vector<KeptNote>& notes) {
  std::map<NoteId, KeptNote*> corrected;
  for (auto& kept : notes) {
    if (kept.corrections > 0) corrected[kept.note.id] = &kept;
  }
  if (corrected.empty()) return;
  for (const sql::Row row : tx.rows(versions_by_participation, participation)) {
    const auto found = corrected.find(row.get<NoteId>(0));
    if (found == corrected.end()) continue;
    domain::NoteVersion v;
    v.number = row.get<int>(1);
    v.content.kind = row.get<domain::NoteKind>(2);
    v.content.day = row.get<Day>(3);
    v.content.minutes = row.get<int>(4);
    v.content.present = row.get<std::string>(5);
    v.content.text = row.get<std::string>(6);
    v.written_at = row.get<Instant>(7);
    v.written_by = row.get<EmployeeId>(8);
    v.reason = row.get<std::string>(9);
    v.content.withheld_reason = row.get<std::optional<std::string>>(11);
    found->second->note.earlier.push_back(std::move(v));
    found->second->earlier_names.push_back(row.get<std::string>(10));
  }
}

}  // namespace

constexpr std::string_view note_place = "select participation_id from note where id = $1";

std::optional<ParticipationId> participation_of_note(sql::Reading& tx, NoteId id) {
  return tx.one<ParticipationId>(note_place, id);
}

constexpr std::string_view notes_newest_first = "select " NOTE_COLUMNS R"(
  from note n
  join employee e on e.id = n.author_id
  where n.participation_id = $1 and n.state = 'signed'
  order by n.day desc, n.id desc
  limit $2)";

constexpr std::string_view notes_after = "select " NOTE_COLUMNS R"(
  from note n
  join employee e on e.id = n.author_id
  where n.participation_id = $1 and n.state = 'signed' and (n.day, n.id) < ($3, $4)
  order by n.day desc, n.id desc
  limit $2)";

std::vector<KeptNote> signed_notes(sql::Reading& tx, const Grant& grant,
                                   const std::optional<NotePlace>& after, std::int64_t limit) {
  const auto id = opened_by(grant, Action::read);
  auto notes = after ? tx.ask(notes_after, id, limit, after->day, after->id).all(note_of)
                     : tx.ask(notes_newest_first, id, limit).all(note_of);
  add_earlier(tx, id, notes);
  return notes;
}

constexpr std::string_view drafts_by_author = "select " NOTE_COLUMNS R"(
  from note n
  join employee e on e.id = n.author_id
  where n.participation_id = $1 and n.author_id = $2 and n.state = 'draft'
  order by n.day desc, n.id desc)";

sql::Asked<std::vector<KeptNote>> drafts_of(sql::Reading& tx, const Grant& grant,
                                            EmployeeId author) {
  if (grant.kind() != RecordKind::draft) throw std::logic_error{"drafts need a grant of their own"};
  return sql::asked_all<note_of>(tx.ask(drafts_by_author, opened_by(grant, Action::read), author));
}

// In the order of the loop below. $2 is the longest of the words: it leaves the fewest to look at.
constexpr std::string_view notes_with_word = R"(
  select n.id, n.day, n.kind, n.withheld_reason is not null, n.text, n.search
  from note n
  where n.participation_id = $1 and n.state = 'signed'
    and (n.search is null or n.search like '%' || cast($2 as text) || '%' escape '!')
  order by n.day desc, n.id desc)";

std::vector<FoundNote> notes_with(sql::Reading& tx, const Grant& grant,
                                  const std::vector<std::string>& words, std::size_t most) {
  if (grant.kind() != RecordKind::note) throw std::logic_error{"drafts are not searched"};
  const auto participation = opened_by(grant, Action::read);
  std::vector<FoundNote> found;
  if (words.empty()) return found;
  const auto& longest = *std::max_element(
      words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (const sql::Row row : tx.rows(notes_with_word, participation, sql::escaped_like(longest))) {
    const auto kept = row.get<std::optional<std::string_view>>(5);
    const auto text = row.get<std::string_view>(4);
    if (!text::has_words(kept ? std::string{*kept} : text::searchable(text), words)) continue;
    found.push_back({row.get<NoteId>(0), row.get<Day>(1), row.get<domain::NoteKind>(2),
                     row.get<bool>(3), std::string{text}});
    if (found.size() == most) break;
  }
  return found;
}

constexpr std::string_view sums_by_participation = R"(
  select count(*), coalesce(sum(minutes), 0)
  from note
  where participation_id = $1 and state = 'signed')";

namespace {

NoteSums sums_of(const sql::Row& row) {
  NoteSums sums;
  row.into(sums.notes, sums.minutes);
  return sums;
}

}  // namespace

sql::Asked<std::optional<NoteSums>> note_sums(sql::Reading& tx, const Grant& grant) {
  return sql::asked_first<sums_of>(tx.ask(sums_by_participation, opened_by(grant, Action::read)));
}

constexpr std::string_view note_by_id = "select " NOTE_COLUMNS R"(
  from note n
  join employee e on e.id = n.author_id
  where n.id = $1 and n.participation_id = $2)";

std::optional<KeptNote> find_note(sql::Reading& tx, const Grant& grant, NoteId id) {
  const auto participation = opened_by(grant, Action::read);
  auto notes = tx.rows(note_by_id, id, participation).all(note_of);
  if (notes.empty()) return std::nullopt;
  const bool draft = notes.front().note.state == domain::NoteState::draft;
  if (draft != (grant.kind() == RecordKind::draft)) return std::nullopt;
  add_earlier(tx, participation, notes);
  return std::move(notes.front());
}

constexpr std::string_view insert_note = R"(
  insert into note (id, participation_id, author_id, kind, day, minutes, present, text, state,
                    signed_at, corrections, withheld_reason, created_at, changed_at, search, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, $12, $13, 1))";

void add_note(sql::Writing& tx, const Grant& grant, const domain::Note& note) {
  const auto id = opened_by(grant, Action::write);
  const auto& c = note.content;
  tx.run(insert_note, note.id, id, note.author, c.kind, c.day, c.minutes, c.present, c.text,
         note.state, note.signed_at, c.withheld_reason, note.changed_at, search_of(note));
}

constexpr std::string_view update_note = R"(
  update note
  set kind = $3, day = $4, minutes = $5, present = $6, text = $7, state = $8, signed_at = $9,
      corrections = $10, withheld_reason = $11, changed_at = $12, search = $14,
      version = version + 1
  where id = $1 and version = $2 and participation_id = $13)";

constexpr std::string_view insert_version = R"(
  insert into note_version (note_id, number, kind, day, minutes, present, text, written_at,
                            written_by, reason, withheld_reason)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (note_id, number) do nothing)";

std::int64_t save_note(sql::Writing& tx, const Grant& grant, const domain::Note& note,
                       std::int64_t seen_version) {
  if (grant.action() == Action::read || !grant.participation()) {
    throw std::logic_error{"a grant to read was used to write"};
  }
  const auto& c = note.content;
  const auto touched =
      tx.run(update_note, note.id, seen_version, c.kind, c.day, c.minutes, c.present, c.text,
             note.state, note.signed_at, static_cast<std::int64_t>(note.earlier.size()),
             c.withheld_reason, note.changed_at, *grant.participation(), search_of(note));
  if (touched == 1) {
    for (const auto& v : note.earlier) {
      tx.run(insert_version, note.id, v.number, v.content.kind, v.content.day, v.content.minutes,
             v.content.present, v.content.text, v.written_at, v.written_by, v.reason,
             v.content.withheld_reason);
    }
  }
  return touched;
}

constexpr std::string_view delete_draft = R"(
  delete from note
  where id = $1 and version = $2 and participation_id = $3 and state = 'draft')";

std::int64_t discard_note(sql::Writing& tx, const Grant& grant, NoteId id,
                          std::int64_t seen_version) {
  return tx.run(delete_draft, id, seen_version, opened_by(grant, Action::write));
}

}  // namespace stafett::store
