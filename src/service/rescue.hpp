// Letting somebody in who no longer can sign in, by whoever owns the machine: when the last
// administrator has lost password, phone and recovery codes, nobody is left to invite them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "service/house.hpp"

namespace stafett::service {

/// A one-time invitation, as the page's path, for the account of this sign-in name. Who takes it up
/// chooses a password, and what the account had is replaced. Nothing where there is no such
/// account. The audit log says that the program itself invited.
std::optional<std::string> new_rescue_invitation(House& house, std::string_view username,
                                                 Instant now, Random& random);

/// The sign-in names of those who administer the house.
std::vector<std::string> administrators(House& house);

}  // namespace stafett::service
