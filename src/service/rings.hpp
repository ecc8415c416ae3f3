// The picture of a contract: three rings, their phases, and today's hand.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/contract.hpp"

namespace stafett::service {

/// The three circles of a contract. Names of participants only for those who may see them; each
/// person shown by name is in the log.
Result<view::Rings> read_rings(const Call& call, ContractId id);

}  // namespace stafett::service
