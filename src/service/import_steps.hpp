// The two steps of an import inside a transaction: a preview is begun, and it is finished. The page
// takes them one at a time (service/import), the command line all files' in one go
// (service/import_files).
#pragma once

#include <cstdint>

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "exchange/read_list.hpp"
#include "service/call.hpp"
#include "service/import.hpp"
#include "store/once.hpp"
#include "store/sql.hpp"

namespace stafett::service {

Result<domain::Grant> key_to_imports(const Call& call, domain::Action action);

/// How the file is to be read: with the mapping remembered for its headings, the sheet asked for,
/// and whose history it is. Refuses (invalid, "not_from_agency") a history of a participation that
/// the agency has no id for.
Result<exchange::ReadOptions> import_options(const Call& call, const domain::Grant& grant,
                                             const ImportFile& file);

/// Keeps the preview of `list`, as `file` was read; the list's rows are gone afterwards. Refuses
/// (invalid, "no_such_contract").
Result<store::Outcome> begin_import(sql::Writing& tx, const Call& call, const domain::Grant& grant,
                                    ImportId id, const ImportFile& file,
                                    exchange::ParticipantList& list);

/// Makes the changes of a preview, as confirm_import.
Result<store::Outcome> finish_import(sql::Writing& tx, const Call& call, const domain::Grant& grant,
                                     ImportId id, std::int64_t seen_version);

}  // namespace stafett::service
