// The commands that keep an office safe: backup, restore, move, verify.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

extern const char* const backup_usage;
int backup(Arguments& arguments);

extern const char* const backup_key_usage;
int backup_key(Arguments& arguments);

extern const char* const restore_usage;
int restore(Arguments& arguments);

extern const char* const verify_usage;
int verify(Arguments& arguments);

extern const char* const copy_usage;
int copy(Arguments& arguments);

int migrate(Arguments& arguments);

}  // namespace stafett::app
