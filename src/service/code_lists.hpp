// The code lists that forms choose from, as the account's language says them.
#pragma once

#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/contract.hpp"

namespace stafett::service {

Result<view::CodeLists> list_codes(const Call& call);

}  // namespace stafett::service
