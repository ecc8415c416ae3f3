// `stafett example`: an invented office to look at, to learn with, and to test on.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

extern const char* const example_usage;
int example(Arguments& arguments);

}  // namespace stafett::app
