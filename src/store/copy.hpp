// Moving an office from one engine to the other: `stafett copy --from … --to …`.
#pragma once

#include <vector>

#include "base/instant.hpp"
#include "store/bulk.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// Copies everything in one snapshot of `from` into `to` in one transaction, then reads both and
/// compares counts and hashes. `to` must be new or empty (it is given the schema); `from` must be
/// at this program's schema. Throws sql::Error where that is not so, or where a table came out
/// differently; then `to` is left without rows. Gives what was copied, by table.
std::vector<TableContent> copy_all(const sql::Location& from, const sql::Location& to, Instant now);

}  // namespace stafett::store
