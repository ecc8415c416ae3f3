// How a contract stands today, as numbers and dates without names: what a run forward begins with
// (foresee/start.hpp).
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/standing.hpp"
#include "service/call.hpp"

namespace stafett::service {

/// For whoever leads a team that delivers the contract, and for whoever keeps contracts (an
/// administrator; the program itself). Refused to others (not_allowed), and for a contract that is
/// not there (not_found). That
/// the contract's people were counted is in the log as one line of the contract's; nobody is shown
/// to anybody by it, and so nobody is its subject.
Result<domain::Standing> read_standing(const Call& call, ContractId id);

}  // namespace stafett::service
