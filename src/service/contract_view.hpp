// A contract as the page shows it: what it says, what it demands today and how that stands, and
// what the one who asks may do with it now.
#pragma once

#include "service/call.hpp"
#include "service/view/contract.hpp"
#include "store/contract.hpp"

namespace stafett::service {

view::ContractView contract_view(sql::Reading& tx, const Call& call,
                                 const store::KeptContract& kept);

}  // namespace stafett::service
