// Carries a preview out: reads its rows again, plans them against what is known now, and makes the
// changes.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "domain/access.hpp"
#include "service/call.hpp"
#include "store/import.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// Everybody made or changed. Refuses (conflict, "preview_outdated") where a row would now do
/// something else than the preview said; the transaction must then be undone.
Result<std::vector<PersonId>> carry_out(sql::Writing& tx, const Call& call,
                                        const domain::Grant& grant,
                                        const store::KeptImport& import);

}  // namespace stafett::service
