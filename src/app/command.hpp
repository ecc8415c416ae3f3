// The commands of `stafett`: each is a function in a file of its own, listed in commands.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/arguments.hpp"

namespace stafett::app {

struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line
  std::string usage;         ///< its options, as `stafett help NAME` shows them
  /// Gives the exit status: 0 done, 1 not done (said why on standard error). Throws UsageError.
  int (*run)(Arguments& arguments);
};

/// In the order that `stafett help` lists them.
std::span<const Command> commands();

}  // namespace stafett::app
