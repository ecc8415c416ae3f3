// Writes a preview: plans every row of a list against what is known, and keeps rows, findings and
// counts.
#pragma once

#include "base/day.hpp"
#include "domain/access.hpp"
#include "exchange/participant_list.hpp"
#include "service/import_plan.hpp"
#include "store/import.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// Fills the rows and findings of `import`, which is kept already and has none, and its counts and
/// state. The rows of `list` are gone afterwards: they may be a hundred thousand.
void write_preview(sql::Writing& tx, const domain::Grant& grant, store::KeptImport& import,
                   exchange::ParticipantList& list, Day today);

/// What plans are made against, as it is now.
PlanContext plan_context(sql::Reading& tx, const domain::Grant& grant, exchange::FileKind kind,
                         std::optional<ContractId> contract, Day today);

}  // namespace stafett::service
