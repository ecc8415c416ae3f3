// Files from the agency: a preview that shows row by row what would be new, changed, unchanged or
// refused and why; then one confirmation, all or nothing. Importing the same file twice changes
// nothing.
//
// A place in a view is "12:7 Startdato": line (row of a sheet), column, and a heading, cell or JSON
// pointer; parts that are not known are left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/import.hpp"

namespace stafett::service {

/// One file as it was sent.
struct ImportFile {
  std::string_view name;
  std::string_view bytes;
  std::optional<ContractId> contract = {};  ///< whose deliveries and participations they are
  std::optional<ParticipationId> history_of =
      {};  ///< whose history it is, by our id or the agency's, where the file does not say
  std::string_view sheet = {};  ///< of a spreadsheet; empty: the first visible one
};

/// Reads the file and keeps the preview. A file that cannot be used at all is an import too, in the
/// state `refused`, with findings that say why. Nothing about participants is changed.
Result<view::ImportView> start_import(const Call& call, const ImportFile& file);
struct ImportQuery {
  std::optional<std::string> cursor = {};
  std::optional<std::int64_t> limit = {};  ///< 50 where it is not given
};
/// Newest first.
Result<view::ImportList> list_imports(const Call& call, const ImportQuery& query);
/// Where findings tell what stood in somebody's row, that is in the log.
Result<view::ImportView> read_import(const Call& call, ImportId id);

struct ImportRowQuery {
  std::optional<view::Verdict> verdict = {};
  std::optional<std::string> cursor = {};
  std::optional<std::int64_t> limit = {};  ///< 50 where it is not given
};
/// What is shown of known people here is in the log. Of protected people no name, number or contact
/// is shown.
Result<view::ImportRowList> list_import_rows(const Call& call, ImportId id,
                                             const ImportRowQuery& query);

/// Takes columns for these fields, makes the preview anew, and remembers the choice for files with
/// the same headings.
Result<view::ImportView> map_columns(const Call& call, ImportId id,
                                     const view::MappingInput& input);
/// Makes the changes, all of them in one transaction. Rows that are refused stay out. Refused
/// itself: not in preview (not_now "not_in_preview"), or somebody has changed since what the
/// preview was made of (conflict "preview_outdated").
Result<view::ImportView> confirm_import(const Call& call, ImportId id,
                                        const view::VersionOnly& input);
/// Throws a preview away, with all that lay in it.
Result<view::Done> discard_import(const Call& call, ImportId id, const view::VersionOnly& input);

/// How long a preview lies: what is in it is about people, and nobody has confirmed it.
constexpr std::int64_t preview_lasts = hours(24 * 14);
/// Throws previews away that were begun longer ago, as discard_import; by the program itself. Gives
/// how many.
std::int64_t discard_old_previews(House& house, Instant now);

}  // namespace stafett::service
