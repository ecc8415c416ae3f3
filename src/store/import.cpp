#include "store/import.hpp"

#include <stdexcept>

namespace stafett::store {

namespace {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

void require(const Grant& grant, Action action) {
  if (!grant.covers(RecordKind::import, action)) {
    throw std::logic_error{"a grant was used for another record than it was made for"};
  }
}

// In the order of line_of.
#define IMPORT_COLUMNS                                                                \
  "i.id, i.file_name, i.file_kind, i.file_hash, i.contract_id, i.state, i.rows_new, " \
  "i.rows_changed, i.rows_unchanged, i.rows_refused, i.created_at, i.created_by, "    \
  "i.confirmed_at, i.version, i.sheet, a.display_name, c.name "                       \
  "from import i left join account a on a.id = i.created_by "                         \
  "left join contract c on c.id = i.contract_id "

ImportLine line_of(const sql::Row& row) {
  ImportLine line;
  auto& i = line.import;
  row.into(i.id, i.file_name, i.file_kind, i.file_hash, i.contract, i.state, i.rows.new_,
           i.rows.changed, i.rows.unchanged, i.rows.refused, i.created_at, i.created_by,
           i.confirmed_at, i.version, i.sheet, line.created_by_name, line.contract_name);
  return line;
}

ImportRow row_of(const sql::Row& row) {
  ImportRow r;
  row.into(r.ordinal, r.kind, r.place, r.verdict, r.participation, r.label, r.content, r.changes);
  return r;
}

// In the order of finding_of.
#define FINDING_COLUMNS "ordinal, row_ordinal, severity, place, field, code, expected, found"

ImportFinding finding_of(const sql::Row& row) {
  ImportFinding f;
  row.into(f.ordinal, f.row, f.severity, f.place, f.field, f.code, f.expected, f.found);
  return f;
}

}  // namespace

constexpr std::string_view insert_import = R"(
  insert into import (id, file_name, file_kind, file_hash, contract_id, state, columns, source, rows_new,
                      rows_changed, rows_unchanged, rows_refused, created_at, created_by, confirmed_at, version,
                      sheet)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17))";

void add_import(sql::Writing& tx, const Grant& grant, const KeptImport& i) {
  require(grant, Action::write);
  tx.run(insert_import, i.id, i.file_name, i.file_kind, i.file_hash, i.contract, i.state, i.columns,
         i.source, i.rows.new_, i.rows.changed, i.rows.unchanged, i.rows.refused, i.created_at,
         i.created_by, i.confirmed_at, i.version, i.sheet);
}

constexpr std::string_view insert_row = R"(
  insert into import_row (import_id, ordinal, kind, place, verdict, participation_id, label, content, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9))";

void add_import_row(sql::Writing& tx, const Grant& grant, ImportId import, const ImportRow& r) {
  require(grant, Action::write);
  tx.run_soon(insert_row, import, r.ordinal, r.kind, r.place, r.verdict, r.participation, r.label,
              r.content, r.changes);
}

constexpr std::string_view insert_finding = R"(
  insert into import_finding (import_id, ordinal, row_ordinal, severity, place, field, code, expected, found)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9))";

void add_import_finding(sql::Writing& tx, const Grant& grant, ImportId import,
                        const ImportFinding& f) {
  require(grant, Action::write);
  tx.run_soon(insert_finding, import, f.ordinal, f.row, f.severity, f.place, f.field, f.code,
              f.expected, f.found);
}

constexpr std::string_view delete_rows = "delete from import_row where import_id = $1";
constexpr std::string_view delete_findings = "delete from import_finding where import_id = $1";

void clear_import_rows(sql::Writing& tx, const Grant& grant, ImportId import) {
  require(grant, Action::write);
  tx.run_soon(delete_rows, import);
  tx.run_soon(delete_findings, import);
}

constexpr std::string_view import_by_id = "select " IMPORT_COLUMNS "where i.id = $1";

std::optional<ImportLine> find_import(sql::Reading& tx, const Grant& grant, ImportId import) {
  require(grant, grant.action());
  return tx.rows(import_by_id, import).first(line_of);
}

constexpr std::string_view source_by_id =
    "select source from import where id = $1 and state in ('preview', 'refused')";

std::optional<std::string> source_of_import(sql::Reading& tx, const Grant& grant, ImportId import) {
  require(grant, grant.action());
  return tx.one<std::optional<std::string>>(source_by_id, import).value_or(std::nullopt);
}

constexpr std::string_view columns_by_id = "select columns from import where id = $1";

std::optional<std::string> columns_of_import(sql::Reading& tx, const Grant& grant,
                                             ImportId import) {
  require(grant, grant.action());
  return tx.one<std::optional<std::string>>(columns_by_id, import).value_or(std::nullopt);
}

constexpr std::string_view imports_newest_first =
    "select " IMPORT_COLUMNS "order by i.created_at desc, i.id limit $1";

constexpr std::string_view imports_after = "select " IMPORT_COLUMNS R"(
  join import shown on shown.id = $2
  where i.created_at < shown.created_at or (i.created_at = shown.created_at and i.id > shown.id)
  order by i.created_at desc, i.id
  limit $1)";

std::vector<ImportLine> newest_imports(sql::Reading& tx, const Grant& grant,
                                       const std::optional<ImportId>& after, std::int64_t most) {
  require(grant, grant.action());
  return after ? tx.rows(imports_after, most, *after).all(line_of)
               : tx.rows(imports_newest_first, most).all(line_of);
}

constexpr std::string_view imports_counted = "select count(*) from import";

std::int64_t count_imports(sql::Reading& tx, const Grant& grant) {
  require(grant, grant.action());
  return tx.one<std::int64_t>(imports_counted).value_or(0);
}

constexpr std::string_view rows_after = R"(
  select ordinal, kind, place, verdict, participation_id, label, content, changes
  from import_row
  where import_id = $1 and (cast($2 as text) is null or verdict = $2) and ordinal > $3
  order by ordinal
  limit $4)";

std::vector<ImportRow> import_rows(sql::Reading& tx, const Grant& grant, ImportId import,
                                   std::optional<std::string_view> verdict, std::int64_t after,
                                   std::int64_t most) {
  require(grant, grant.action());
  return tx.rows(rows_after, import, verdict, after, most).all(row_of);
}

constexpr std::string_view rows_of_kind = R"(
  select ordinal, kind, place, verdict, participation_id, label, content, changes
  from import_row
  where import_id = $1 and kind = $2 and verdict = $3
  order by ordinal)";

std::vector<ImportRow> import_rows_of_kind(sql::Reading& tx, const Grant& grant, ImportId import,
                                           std::string_view kind, std::string_view verdict) {
  require(grant, grant.action());
  return tx.rows(rows_of_kind, import, kind, verdict).all(row_of);
}

constexpr std::string_view rows_between = R"(
  select ordinal, kind, place, verdict, participation_id, label, content, changes
  from import_row
  where import_id = $1 and ordinal between $4 and $5 and kind = $2 and verdict = $3
  order by ordinal)";

std::vector<ImportRow> import_rows_between(sql::Reading& tx, const Grant& grant, ImportId import,
                                           std::string_view kind, std::string_view verdict,
                                           std::int64_t first, std::int64_t last) {
  require(grant, grant.action());
  return tx.rows(rows_between, import, kind, verdict, first, last).all(row_of);
}

constexpr std::string_view highest_row =
    "select coalesce(max(ordinal), 0) from import_row where import_id = $1";

std::int64_t last_import_row(sql::Reading& tx, const Grant& grant, ImportId import) {
  require(grant, grant.action());
  return tx.one<std::int64_t>(highest_row, import).value_or(0);
}

constexpr std::string_view findings_in_order =
    "select " FINDING_COLUMNS
    " from import_finding where import_id = $1 order by coalesce(row_ordinal, 0), ordinal limit $2";

std::vector<ImportFinding> import_findings(sql::Reading& tx, const Grant& grant, ImportId import,
                                           std::int64_t most) {
  require(grant, grant.action());
  return tx.rows(findings_in_order, import, most).all(finding_of);
}

constexpr std::string_view people_found = R"(
  select distinct p.person_id
  from (select row_ordinal, found
        from import_finding
        where import_id = $1
        order by coalesce(row_ordinal, 0), ordinal
        limit $2) f
  join import_row r on r.import_id = $1 and r.ordinal = f.row_ordinal
  join participation p on p.id = r.participation_id
  where f.found <> ''
  order by p.person_id)";

std::vector<PersonId> people_in_findings(sql::Reading& tx, const Grant& grant, ImportId import,
                                         std::int64_t most) {
  require(grant, grant.action());
  return tx.rows(people_found, import, most).all([](const sql::Row& row) {
    return row.get<PersonId>(0);
  });
}

constexpr std::string_view findings_between =
    "select " FINDING_COLUMNS
    " from import_finding where import_id = $1 and row_ordinal between $2 and $3 order by "
    "row_ordinal, ordinal";

std::vector<ImportFinding> findings_of_rows(sql::Reading& tx, const Grant& grant, ImportId import,
                                            std::int64_t first, std::int64_t last) {
  require(grant, grant.action());
  return tx.rows(findings_between, import, first, last).all(finding_of);
}

constexpr std::string_view findings_counted =
    "select count(*) from import_finding where import_id = $1";

std::int64_t count_findings(sql::Reading& tx, const Grant& grant, ImportId import) {
  require(grant, grant.action());
  return tx.one<std::int64_t>(findings_counted, import).value_or(0);
}

constexpr std::string_view update_preview = R"(
  update import
  set state = $3, columns = $4, rows_new = $5, rows_changed = $6, rows_unchanged = $7, rows_refused = $8,
      version = version + 1
  where id = $1 and version = $2 and state in ('preview', 'refused'))";

std::int64_t renew_import(sql::Writing& tx, const Grant& grant, const KeptImport& i,
                          std::int64_t seen_version) {
  require(grant, Action::write);
  return tx.run(update_preview, i.id, seen_version, i.state, i.columns, i.rows.new_, i.rows.changed,
                i.rows.unchanged, i.rows.refused);
}

constexpr std::string_view end_preview = R"(
  update import
  set state = $3, confirmed_at = $4, source = null, version = version + 1
  where id = $1 and version = $2 and state in ('preview', 'refused'))";

// What was personal goes; which rows there were, and what came of them, stays. Those that were
// settled have nothing left.
constexpr std::string_view empty_rows = R"(
  update import_row
  set label = '', content = '', changes = case when verdict = 'changed' then changes else '[]' end
  where import_id = $1 and (label <> '' or content <> ''))";

constexpr std::string_view empty_discarded_rows = R"(
  update import_row
  set label = '', content = '', changes = '[]'
  where import_id = $1)";

std::int64_t close_import(sql::Writing& tx, const Grant& grant, ImportId import,
                          std::string_view state, std::optional<Instant> confirmed_at,
                          std::int64_t seen_version) {
  require(grant, Action::write);
  const auto touched = tx.run(end_preview, import, seen_version, state, confirmed_at);
  if (touched == 1) tx.run(confirmed_at ? empty_rows : empty_discarded_rows, import);
  return touched;
}

constexpr std::string_view open_before = R"(
  select id, version
  from import
  where state in ('preview', 'refused') and created_at < $1
  order by id)";

std::vector<std::pair<ImportId, std::int64_t>> previews_before(sql::Reading& tx, const Grant& grant,
                                                               Instant before) {
  require(grant, Action::write);
  return tx.rows(open_before, before).all([](const sql::Row& row) {
    return std::pair{row.get<ImportId>(0), row.get<std::int64_t>(1)};
  });
}

constexpr std::string_view update_row = R"(
  update import_row
  set participation_id = $3, changes = $4, label = '', content = ''
  where import_id = $1 and ordinal = $2)";

void settle_import_row(sql::Writing& tx, const Grant& grant, ImportId import, std::int64_t ordinal,
                       std::optional<ParticipationId> participation, std::string_view changes) {
  require(grant, Action::write);
  tx.run_soon(update_row, import, ordinal, participation, changes);
}

constexpr std::string_view mapping_by_fingerprint =
    "select mapping from import_mapping where fingerprint = $1";

std::optional<std::string> find_mapping(sql::Reading& tx, std::string_view fingerprint) {
  return tx.one<std::string>(mapping_by_fingerprint, fingerprint);
}

constexpr std::string_view keep_mapping = R"(
  insert into import_mapping (fingerprint, mapping, changed_at)
  values ($1, $2, $3)
  on conflict (fingerprint) do update set mapping = $2, changed_at = $3)";

void remember_mapping(sql::Writing& tx, const Grant& grant, std::string_view fingerprint,
                      std::string_view mapping, Instant now) {
  require(grant, Action::write);
  tx.run_soon(keep_mapping, fingerprint, mapping, now);
}

}  // namespace stafett::store
