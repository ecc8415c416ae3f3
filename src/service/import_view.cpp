#include "service/import_view.hpp"

#include <algorithm>
#include <map>

#include "exchange/columns.hpp"
#include "exchange/compare.hpp"
#include "exchange/finding_text.hpp"
#include "exchange/row_content.hpp"
#include "store/import.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

namespace {

using exchange::Verdict;

view::Severity severity_of(std::string_view text) {
  if (text == "error") return view::Severity::error;
  return text == "warning" ? view::Severity::warning : view::Severity::note;
}

view::Verdict verdict_of(std::string_view text) {
  switch (exchange::verdict_from_text(text).value_or(Verdict::refused)) {
    case Verdict::new_:
      return view::Verdict::new_;
    case Verdict::changed:
      return view::Verdict::changed;
    case Verdict::unchanged:
      return view::Verdict::unchanged;
    case Verdict::refused:
      return view::Verdict::refused;
  }
  return view::Verdict::refused;
}

/// With its sentence in the language of the one who asks.
view::ImportFinding shown(const Call& call, const store::ImportFinding& f) {
  exchange::Finding told;
  told.code = f.code;
  told.expected = f.expected;
  told.found = f.found;
  return {severity_of(f.severity),
          f.place,
          f.row,
          f.field,
          f.code,
          exchange::sentence(told, call.session.language),
          f.expected,
          f.found};
}

view::ImportRowKind kind_of(std::string_view text) {
  if (text == "delivery") return view::ImportRowKind::delivery;
  if (text == "employee") return view::ImportRowKind::employee;
  return text == "told" ? view::ImportRowKind::told : view::ImportRowKind::participation;
}

/// What may be shown of a change in the row of somebody whose address is protected.
bool is_withheld(std::string_view field) {
  constexpr std::string_view personal[] = {
      "given_name",   "middle_name", "family_name",   "full_name", "number", "phone",     "email",
      "address_type", "address",     "address_extra", "postcode",  "place",  "kept_aside"};
  return std::find(std::begin(personal), std::end(personal), field) != std::end(personal);
}

std::vector<view::FieldChange> changes_of(const store::ImportRow& row, bool is_protected) {
  std::vector<exchange::NamedChange> changes;
  if (row.kind == "participation" && row.verdict == "new") {
    // All that a new row says, from the row itself.
    if (const auto content = exchange::participation_from(row.content)) {
      changes = exchange::named(exchange::compare(*content, nullptr).changes);
    }
  } else {
    changes = exchange::changes_from(row.changes).value_or(std::vector<exchange::NamedChange>{});
  }
  std::vector<view::FieldChange> shown_changes;
  for (exchange::NamedChange& change : changes) {
    view::FieldChange one{change.field, std::move(change.before), std::move(change.after)};
    if (is_protected && is_withheld(change.field)) one.old = one.new_ = std::nullopt;
    shown_changes.push_back(std::move(one));
  }
  return shown_changes;
}

}  // namespace

view::ImportState import_state(std::string_view text) {
  if (text == "confirmed") return view::ImportState::confirmed;
  if (text == "discarded") return view::ImportState::discarded;
  return text == "refused" ? view::ImportState::refused : view::ImportState::preview;
}

Result<view::ImportView> import_view(sql::Reading& tx, const Call& call, const domain::Grant& grant,
                                     ImportId id) {
  const auto line = store::find_import(tx, grant, id);
  if (!line) return refuse(Reason::not_found, "not_found");
  const store::KeptImport& import = line->import;
  view::ImportView view;
  view.id = id.uuid;
  view.version = import.version;
  view.file_name = import.file_name;
  view.file_kind = import.file_kind;
  view.state = import_state(import.state);
  if (import.contract)
    view.contract = view::Named{import.contract->uuid, line->contract_name.value_or("")};
  view.rows_new = import.rows.new_;
  view.rows_changed = import.rows.changed;
  view.rows_unchanged = import.rows.unchanged;
  view.rows_refused = import.rows.refused;
  for (const auto& finding : store::import_findings(tx, grant, id, findings_shown)) {
    view.findings.push_back(shown(call, finding));
  }
  view.findings_total = store::count_findings(tx, grant, id);
  if (const auto columns = store::columns_of_import(tx, grant, id)) {
    for (const exchange::ListedColumn& c :
         exchange::columns_from(*columns).value_or(std::vector<exchange::ListedColumn>{})) {
      view::ImportColumn column{c.number, c.heading, std::nullopt, c.confidence, c.shape};
      if (c.field) column.field = to_text(*c.field);
      view.columns.push_back(std::move(column));
    }
    for (const exchange::Field field : exchange::mappable_fields()) {
      const std::string name{to_text(field)};
      view.fields.push_back({name, name, true});
    }
  }
  view.created_at = import.created_at;
  view.created_by = line->created_by_name;
  view.confirmed_at = import.confirmed_at;
  if (view.state == view::ImportState::preview) view.acts.push_back(view::Act::change);
  if (view.state == view::ImportState::preview || view.state == view::ImportState::refused) {
    view.acts.push_back(view::Act::discard);
  }
  return view;
}

view::ImportRowList import_rows_view(sql::Reading& tx, const Call& call, const domain::Grant& grant,
                                     ImportId id, const ImportRowPage& page) {
  auto rows = store::import_rows(tx, grant, id, page.verdict, page.after, page.limit + 1);
  view::ImportRowList list;
  if (std::ssize(rows) > page.limit) {
    rows.pop_back();
    list.next_cursor = std::to_string(rows.back().ordinal);
  }
  if (rows.empty()) return list;
  std::multimap<std::int64_t, const store::ImportFinding*> of_row;
  const auto findings =
      store::findings_of_rows(tx, grant, id, rows.front().ordinal, rows.back().ordinal);
  for (const auto& finding : findings) {
    if (finding.row) of_row.emplace(*finding.row, &finding);
  }
  // Protected when the file came, or since.
  std::vector<ParticipationId> known;
  for (const store::ImportRow& row : rows) {
    if (row.participation) known.push_back(*row.participation);
  }
  const auto hidden = store::protected_among(tx, grant, known);
  for (const store::ImportRow& row : rows) {
    const bool is_protected =
        row.kind == "participation" &&
        (row.label.empty() || (row.participation && hidden.contains(*row.participation)));
    view::ImportRow one{row.ordinal,
                        kind_of(row.kind),
                        row.place,
                        verdict_of(row.verdict),
                        is_protected ? std::string{} : row.label,
                        row.participation,
                        changes_of(row, is_protected),
                        {}};
    const auto [first, last] = of_row.equal_range(row.ordinal);
    for (auto at = first; at != last; ++at) one.findings.push_back(shown(call, *at->second));
    list.rows.push_back(std::move(one));
  }
  return list;
}

}  // namespace stafett::service
