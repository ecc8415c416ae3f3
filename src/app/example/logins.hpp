// Whom to sign in as in the invented office, and what each has to look at.
#pragma once

#include <vector>

#include "app/example/play.hpp"
#include "app/example/player.hpp"

namespace stafett::example {

/// Chosen by what the office has become; lets in the participant who has the most to read.
std::vector<Login> logins_of(Player& player);

}  // namespace stafett::example
