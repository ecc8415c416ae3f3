// stafett COMMAND [OPTION…]: finds the command, runs it, and says what went wrong. All else is in
// the commands.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "app/command.hpp"

namespace {

using stafett::app::Command;

void print_help(std::FILE* to) {
  fmt::print(to, "Stafett {}: follow-up for labour-market measures\n\n", STAFETT_VERSION);
  fmt::print(to, "stafett COMMAND [OPTION…]\n\n");
  for (const auto& command : stafett::app::commands())
    fmt::print(to, "  {:<14} {}\n", command.name, command.summary);
  fmt::print(to, "\nstafett help COMMAND tells a command's options.\n");
}

void print_usage(std::FILE* to, const Command& command) {
  fmt::print(to, "stafett {}: {}\n\n{}", command.name, command.summary, command.usage);
}

const Command* find(std::string_view name) {
  for (const auto& command : stafett::app::commands())
    if (command.name == name) return &command;
  return nullptr;
}

int run(const std::vector<std::string>& words) {
  const std::string name = words.empty() ? "help" : words.front();
  if (name == "--version" || name == "version") {
    fmt::print("stafett {}\n", STAFETT_VERSION);
    return EXIT_SUCCESS;
  }
  if (name == "help" || name == "--help" || name == "-h") {
    const Command* asked = words.size() > 1 ? find(words[1]) : nullptr;
    if (asked != nullptr)
      print_usage(stdout, *asked);
    else
      print_help(words.empty() ? stderr : stdout);
    return words.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
  }
  const Command* command = find(name);
  if (command == nullptr) {
    fmt::print(stderr, "stafett: no command {}\n\n", name);
    print_help(stderr);
    return EXIT_FAILURE;
  }
  if (stafett::app::asks_for_help({words.begin() + 1, words.end()})) {
    print_usage(stdout, *command);
    return EXIT_SUCCESS;
  }
  try {
    stafett::app::Arguments arguments{{words.begin() + 1, words.end()}};
    return command->run(arguments);
  } catch (const stafett::app::UsageError& error) {
    fmt::print(stderr, "stafett {}: {}\n\n", name, error.what());
    print_usage(stderr, *command);
    return EXIT_FAILURE;
  }
}

}  // namespace

int main(int count, char** words) {
  try {
    return run({words + 1, words + count});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "stafett: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
