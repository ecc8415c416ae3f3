// Files read in: each import with its rows, what was found in them, and the column mappings that
// are remembered. A row's content lies here only from the preview to its confirmation.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct ImportCounts {
  std::int64_t new_ = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t refused = 0;
  friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct KeptImport {
  ImportId id;
  std::string file_name;
  std::string file_kind;
  std::string file_hash;
  std::optional<ContractId> contract = {};
  std::string state = "preview";            ///< preview, confirmed, discarded, refused
  std::optional<std::string> columns = {};  ///< of a table: JSON (exchange/row_content.hpp)
  std::optional<std::string> source = {};   ///< of a table in preview: its bytes as base64
  std::optional<std::string> sheet = {};    ///< of a workbook, where one was asked for
  ImportCounts rows = {};
  Instant created_at = {};
  std::optional<AccountId> created_by = {};
  std::optional<Instant> confirmed_at = {};
  std::int64_t version = 1;
};

/// An import by what a list shows of it.
struct ImportLine {
  KeptImport import;  ///< without columns and source
  std::optional<std::string> created_by_name = {};
  std::optional<std::string> contract_name = {};
};

struct ImportRow {
  std::int64_t ordinal = 0;
  std::string kind = "participation";  ///< participation, delivery, employee, told
  std::string place;                   ///< "12:7 Startdato": line, column, and heading or pointer
  std::string verdict;                 ///< new, changed, unchanged, refused
  std::optional<ParticipationId> participation = {};
  std::string label;
  std::string content;  ///< JSON; empty once the import is over
  std::string changes;  ///< JSON; without values once the import is over
};

struct ImportFinding {
  std::int64_t ordinal = 0;
  std::optional<std::int64_t> row = {};
  std::string severity;
  std::string place;
  std::string field;
  std::string code;
  std::string expected;
  std::string found;
};

// All take a grant for the house's imports: to read them, or to write them.

void add_import(sql::Writing& tx, const domain::Grant& grant, const KeptImport& import);
void add_import_row(sql::Writing& tx, const domain::Grant& grant, ImportId import,
                    const ImportRow& row);
void add_import_finding(sql::Writing& tx, const domain::Grant& grant, ImportId import,
                        const ImportFinding& finding);
/// Takes all rows and findings away, for a preview made anew.
void clear_import_rows(sql::Writing& tx, const domain::Grant& grant, ImportId import);

std::optional<ImportLine> find_import(sql::Reading& tx, const domain::Grant& grant,
                                      ImportId import);
/// Nothing where it is no table in preview.
std::optional<std::string> source_of_import(sql::Reading& tx, const domain::Grant& grant,
                                            ImportId import);
std::optional<std::string> columns_of_import(sql::Reading& tx, const domain::Grant& grant,
                                             ImportId import);
/// Newest first, at most `most`, from the one after `after` on.
std::vector<ImportLine> newest_imports(sql::Reading& tx, const domain::Grant& grant,
                                       const std::optional<ImportId>& after, std::int64_t most);
std::int64_t count_imports(sql::Reading& tx, const domain::Grant& grant);

/// Rows after `after`, at most `most`; of one verdict where it is given.
std::vector<ImportRow> import_rows(sql::Reading& tx, const domain::Grant& grant, ImportId import,
                                   std::optional<std::string_view> verdict, std::int64_t after,
                                   std::int64_t most);
/// All rows of a kind and a verdict.
std::vector<ImportRow> import_rows_of_kind(sql::Reading& tx, const domain::Grant& grant,
                                           ImportId import, std::string_view kind,
                                           std::string_view verdict);
/// Rows of a kind and a verdict numbered `first` to `last`. Where to look is said by numbers, not
/// by "the next so many": no engine has to guess how many there are.
std::vector<ImportRow> import_rows_between(sql::Reading& tx, const domain::Grant& grant,
                                           ImportId import, std::string_view kind,
                                           std::string_view verdict, std::int64_t first,
                                           std::int64_t last);
/// The highest number of a row; 0 where there is none.
std::int64_t last_import_row(sql::Reading& tx, const domain::Grant& grant, ImportId import);
/// At most `most`, those about the whole file first.
std::vector<ImportFinding> import_findings(sql::Reading& tx, const domain::Grant& grant,
                                           ImportId import, std::int64_t most);
/// The known people of whom the first `most` findings tell what was found.
std::vector<PersonId> people_in_findings(sql::Reading& tx, const domain::Grant& grant,
                                         ImportId import, std::int64_t most);
/// Of the rows `first` to `last`.
std::vector<ImportFinding> findings_of_rows(sql::Reading& tx, const domain::Grant& grant,
                                            ImportId import, std::int64_t first, std::int64_t last);
std::int64_t count_findings(sql::Reading& tx, const domain::Grant& grant, ImportId import);

/// The preview as it is now: counts, columns. Gives how many rows it touched (0: another version).
std::int64_t renew_import(sql::Writing& tx, const domain::Grant& grant, const KeptImport& import,
                          std::int64_t seen_version);
/// From preview to `state`; the file and the rows' content go. Gives how many rows it touched.
std::int64_t close_import(sql::Writing& tx, const domain::Grant& grant, ImportId import,
                          std::string_view state, std::optional<Instant> confirmed_at,
                          std::int64_t seen_version);
/// Those begun before `before` that nobody has confirmed or discarded, with their versions.
std::vector<std::pair<ImportId, std::int64_t>> previews_before(sql::Reading& tx,
                                                               const domain::Grant& grant,
                                                               Instant before);
/// What became of a row: the participation it made, and which fields it changed (without the
/// values); what it said of anybody goes.
void settle_import_row(sql::Writing& tx, const domain::Grant& grant, ImportId import,
                       std::int64_t ordinal, std::optional<ParticipationId> participation,
                       std::string_view changes);

std::optional<std::string> find_mapping(sql::Reading& tx, std::string_view fingerprint);
void remember_mapping(sql::Writing& tx, const domain::Grant& grant, std::string_view fingerprint,
                      std::string_view mapping, Instant now);

}  // namespace stafett::store
