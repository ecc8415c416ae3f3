// `stafett setup-token`: how the first administrator gets in, where there is no default account.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

int setup_token(Arguments& arguments);

}  // namespace stafett::app
