#include "service/import.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "exchange/compare.hpp"
#include "exchange/finding_text.hpp"
#include "exchange/read_list.hpp"
#include "exchange/row_content.hpp"
#include "service/command.hpp"
#include "service/import_confirm.hpp"
#include "service/import_preview.hpp"
#include "store/contract.hpp"
#include "store/hash.hpp"
#include "store/import.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using exchange::FileKind;
using exchange::ParticipantList;
using exchange::Severity;
using exchange::Verdict;

constexpr std::int64_t findings_shown = 200;
constexpr std::int64_t rows_shown = 50;
constexpr std::int64_t most_rows_shown = 200;
constexpr std::int64_t imports_shown = 200;

Result<domain::Grant> key_to_imports(const Call& call, Action action) {
  return domain::decide_house(actor_of(call.session), domain::Relation::administers,
                              RecordKind::import, action);
}

std::string base64_of(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  out.pop_back();  // the closing NUL
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                    text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  out.resize(size);
  return out;
}

bool is_table(FileKind kind) { return kind == FileKind::csv || kind == FileKind::xlsx; }

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

view::ImportState state_of(std::string_view text) {
  if (text == "confirmed") return view::ImportState::confirmed;
  if (text == "discarded") return view::ImportState::discarded;
  return text == "refused" ? view::ImportState::refused : view::ImportState::preview;
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
          exchange::sentence(told, language_code(call.session.language)),
          f.expected,
          f.found};
}

view::ImportRowKind kind_of(std::string_view text) {
  if (text == "delivery") return view::ImportRowKind::delivery;
  if (text == "employee") return view::ImportRowKind::employee;
  return text == "told" ? view::ImportRowKind::told : view::ImportRowKind::participation;
}

Result<view::ImportView> shown(sql::Reading& tx, const Call& call, const domain::Grant& grant,
                               ImportId id) {
  const auto line = store::find_import(tx, grant, id);
  if (!line) return refuse(Reason::not_found, "not_found");
  const store::KeptImport& import = line->import;
  view::ImportView view;
  view.id = id.uuid;
  view.version = import.version;
  view.file_name = import.file_name;
  view.file_kind = import.file_kind;
  view.state = state_of(import.state);
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

exchange::ReadOptions options_of(const Call& call) {
  exchange::ReadOptions options;
  options.remembered =
      [&call](
          const std::string& fingerprint) -> std::optional<std::vector<exchange::ColumnChoice>> {
    const auto text = call.house.store.read(
        [&](sql::Reading& tx) { return store::find_mapping(tx, fingerprint); });
    return text ? exchange::choice_from_text(*text) : std::nullopt;
  };
  return options;
}

}  // namespace

Result<view::ImportView> start_import(const Call& call, const ImportFile& file) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  exchange::ReadOptions options = options_of(call);
  if (file.history_of) {
    options.history_of = call.house.store.read(
        [&](sql::Reading& tx) { return store::nav_id_of(tx, *grant, *file.history_of); });
    if (!options.history_of) return refuse(Reason::invalid, "not_from_agency", "/participation");
  }
  options.sheet = file.sheet;
  // Reading takes its time: it is done before the one writer is asked for.
  ParticipantList list = exchange::read_list(file.name, file.bytes, options);
  const auto id = ImportId::make(call.now, call.random);
  return command<view::ImportView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        if (file.contract && !store::find_contract(tx, *file.contract)) {
          return refuse(Reason::invalid, "no_such_contract", "/contract");
        }
        store::KeptImport import;
        import.id = id;
        import.file_name = file.name;
        import.file_kind = to_text(list.kind);
        import.file_hash = store::hash_of(file.bytes);
        import.contract = file.contract;
        import.created_at = call.now;
        if (!call.session.account.uuid.is_nil()) import.created_by = call.session.account;
        if (is_table(list.kind) && !list.columns.empty()) {
          import.columns = exchange::columns_to_text(list.columns);
          import.source = base64_of(file.bytes);
        }
        store::add_import(tx, *grant, import);
        write_preview(tx, *grant, import, list, call.today);
        store::renew_import(tx, *grant, import, import.version);
        store::append(tx, audit_line(call, *grant, id.uuid));
        return store::Outcome{"import", id.uuid, import.version + 1};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return shown(tx, call, *grant, ImportId{*done.id});
      });
}

Result<view::ImportList> list_imports(const Call& call) {
  const auto grant = key_to_imports(call, Action::read);
  if (!grant) return tl::make_unexpected(grant.error());
  return call.house.store.read([&](sql::Reading& tx) {
    view::ImportList list;
    for (const store::ImportLine& line : store::newest_imports(tx, *grant, imports_shown)) {
      const store::KeptImport& i = line.import;
      list.rows.push_back({i.id.uuid, i.file_name, i.file_kind, state_of(i.state), i.rows.new_,
                           i.rows.changed, i.rows.unchanged, i.rows.refused, i.created_at,
                           line.created_by_name});
    }
    return list;
  });
}

Result<view::ImportView> read_import(const Call& call, ImportId id) {
  const auto grant = key_to_imports(call, Action::read);
  if (!grant) return tl::make_unexpected(grant.error());
  return call.house.store.read([&](sql::Reading& tx) { return shown(tx, call, *grant, id); });
}

namespace {

/// What may be shown of a change in the row of somebody whose address is protected.
bool is_withheld(std::string_view field) {
  constexpr std::string_view personal[] = {
      "given_name",   "middle_name", "family_name",   "full_name", "number", "phone",     "email",
      "address_type", "address",     "address_extra", "postcode",  "place",  "kept_aside"};
  return std::find(std::begin(personal), std::end(personal), field) != std::end(personal);
}

std::vector<view::FieldChange> changes_of(const store::ImportRow& row) {
  std::vector<exchange::NamedChange> changes;
  if (row.kind == "participation" && row.verdict == "new") {
    // All that a new row says, from the row itself.
    if (const auto content = exchange::participation_from(row.content)) {
      changes = exchange::named(exchange::compare(*content, nullptr).changes);
    }
  } else {
    changes = exchange::changes_from(row.changes).value_or(std::vector<exchange::NamedChange>{});
  }
  const bool is_protected = row.kind == "participation" && row.label.empty();
  std::vector<view::FieldChange> shown_changes;
  for (exchange::NamedChange& change : changes) {
    view::FieldChange one{change.field, std::move(change.before), std::move(change.after)};
    if (is_protected && is_withheld(change.field)) one.old = one.new_ = std::nullopt;
    shown_changes.push_back(std::move(one));
  }
  return shown_changes;
}

}  // namespace

Result<view::ImportRowList> list_import_rows(const Call& call, ImportId id,
                                             const ImportRowQuery& query) {
  const auto grant = key_to_imports(call, Action::read);
  if (!grant) return tl::make_unexpected(grant.error());
  std::int64_t after = 0;
  if (query.cursor) {
    const std::string& text = *query.cursor;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), after);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || after < 0) {
      return refuse(Reason::invalid, "bad_cursor", "/cursor");
    }
  }
  const std::int64_t limit =
      std::clamp<std::int64_t>(query.limit.value_or(rows_shown), 1, most_rows_shown);
  std::optional<std::string_view> verdict;
  if (query.verdict) {
    constexpr std::string_view names[] = {"new", "changed", "unchanged", "refused"};
    verdict = names[static_cast<std::size_t>(*query.verdict)];
  }
  return call.house.store.audited_read([&](sql::Reading& tx,
                                           store::Trail& trail) -> Result<view::ImportRowList> {
    if (!store::find_import(tx, *grant, id)) return refuse(Reason::not_found, "not_found");
    auto rows = store::import_rows(tx, *grant, id, verdict, after, limit + 1);
    view::ImportRowList list;
    if (static_cast<std::int64_t>(rows.size()) > limit) {
      rows.resize(static_cast<std::size_t>(limit));
      list.next_cursor = std::to_string(rows.back().ordinal);
    }
    if (rows.empty()) return list;
    const auto findings =
        store::findings_of_rows(tx, *grant, id, rows.front().ordinal, rows.back().ordinal);
    std::vector<ParticipationId> seen;
    for (const store::ImportRow& row : rows) {
      view::ImportRow one{row.ordinal, kind_of(row.kind), row.place,       verdict_of(row.verdict),
                          row.label,   row.participation, changes_of(row), {}};
      for (const auto& finding : findings) {
        if (finding.row == row.ordinal) one.findings.push_back(shown(call, finding));
      }
      if (row.participation) seen.push_back(*row.participation);
      list.rows.push_back(std::move(one));
    }
    if (!seen.empty()) {
      auto line = audit_line(call, *grant, id.uuid);
      line.subjects = store::people_of(tx, *grant, seen);
      trail.push_back(std::move(line));
    }
    return list;
  });
}

Result<view::ImportView> map_columns(const Call& call, ImportId id,
                                     const view::MappingInput& input) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  std::vector<exchange::ColumnChoice> choice;
  for (const view::MappedColumn& column : input.columns) {
    exchange::ColumnChoice chosen{
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(column.index, 0, 100'000)), {}};
    if (column.field) {
      chosen.field = exchange::field_from_text(*column.field);
      const auto& fields = exchange::mappable_fields();
      if (!chosen.field || std::find(fields.begin(), fields.end(), *chosen.field) == fields.end()) {
        return refuse(Reason::invalid, "no_such_field",
                      "/columns/" + std::to_string(choice.size()) + "/field");
      }
    }
    choice.push_back(chosen);
  }
  const auto before = call.house.store.read([&](sql::Reading& tx) {
    return std::pair{store::find_import(tx, *grant, id), store::source_of_import(tx, *grant, id)};
  });
  if (!before.first) return refuse(Reason::not_found, "not_found");
  if (!before.second) return refuse(Reason::not_now, "not_in_preview");
  exchange::ReadOptions options;
  options.choice = choice;
  ParticipantList list =
      exchange::read_list(before.first->import.file_name, from_base64(*before.second), options);
  return command<view::ImportView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        store::KeptImport import = before.first->import;
        import.columns = exchange::columns_to_text(list.columns);
        store::clear_import_rows(tx, *grant, id);
        write_preview(tx, *grant, import, list, call.today);
        const auto touched = store::renew_import(tx, *grant, import, input.version);
        const auto version = store::next_version(tx, touched, "import", id.uuid, input.version);
        if (!version) return tl::make_unexpected(version.error());
        store::remember_mapping(tx, *grant, exchange::headings_fingerprint(list.columns),
                                exchange::choice_to_text(choice), call.now);
        store::append(tx, audit_line(call, *grant, id.uuid));
        return store::Outcome{"import", id.uuid, *version};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return shown(tx, call, *grant, ImportId{*done.id});
      });
}

Result<view::ImportView> confirm_import(const Call& call, ImportId id,
                                        const view::VersionOnly& input) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  return command<view::ImportView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto line = store::find_import(tx, *grant, id);
        if (!line) return refuse(Reason::not_found, "not_found");
        if (line->import.version != input.version) {
          return tl::make_unexpected(
              store::next_version(tx, 0, "import", id.uuid, input.version).error());
        }
        if (line->import.state != "preview") return refuse(Reason::not_now, "not_in_preview");
        const auto people = carry_out(tx, call, *grant, line->import);
        if (!people) return tl::make_unexpected(people.error());
        const auto touched =
            store::close_import(tx, *grant, id, "confirmed", call.now, input.version);
        const auto version = store::next_version(tx, touched, "import", id.uuid, input.version);
        if (!version) return tl::make_unexpected(version.error());
        auto audit = audit_line(call, *grant, id.uuid);
        audit.subjects = *people;
        store::append(tx, audit);
        return store::Outcome{"import", id.uuid, *version};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return shown(tx, call, *grant, ImportId{*done.id});
      });
}

Result<view::Done> discard_import(const Call& call, ImportId id, const view::VersionOnly& input) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  return command<view::Done>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto line = store::find_import(tx, *grant, id);
        if (!line) return refuse(Reason::not_found, "not_found");
        const std::string& state = line->import.state;
        if (line->import.version == input.version && state != "preview" && state != "refused") {
          return refuse(Reason::not_now, "not_in_preview");
        }
        const auto touched =
            store::close_import(tx, *grant, id, "discarded", std::nullopt, input.version);
        const auto version = store::next_version(tx, touched, "import", id.uuid, input.version);
        if (!version) return tl::make_unexpected(version.error());
        store::append(tx, audit_line(call, *grant, id.uuid));
        return store::Outcome{"import", id.uuid, *version};
      },
      [](sql::Writing&, const store::Outcome&) -> Result<view::Done> { return view::Done{true}; });
}

}  // namespace stafett::service
