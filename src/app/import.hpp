// stafett import: files from the agency taken in without the page, by a person or by a timer.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

extern const char* const import_usage;
int import(Arguments& arguments);

}  // namespace stafett::app
