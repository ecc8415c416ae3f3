// `stafett serve`: the program that a house runs.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

extern const char* const serve_usage;

int serve(Arguments& arguments);

}  // namespace stafett::app
