// Two lists that the administrator has brought lately: the page of imports has something to show.
#pragma once

#include "app/example/player.hpp"

namespace stafett::example {

/// Reads in telephone lists as a real office does, by file, preview and confirmation: one is
/// confirmed, with a few new numbers and a row that was refused; one waits for somebody to look at
/// it. The day before the script's today, as the administrator.
void read_in_phone_lists(Player& player);

}  // namespace stafett::example
