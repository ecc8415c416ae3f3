// stafett account: for the machine's owner, when nobody can sign in who could invite others.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

extern const char* const account_usage;
int account(Arguments& arguments);

}  // namespace stafett::app
