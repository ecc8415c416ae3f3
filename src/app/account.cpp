#include "app/account.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "app/premises.hpp"
#include "service/rescue.hpp"

namespace stafett::app {

const char* const account_usage =
    "  NAME                 prints a one-time link for this sign-in name: a new password and a "
    "new\n"
    "                       second factor. Without NAME, the administrators' names\n";

int account(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  const auto names = arguments.words();
  if (names.size() > 1) throw UsageError{"one NAME, please"};
  OpenHouse open{premises, sql::Mode::read_write};
  if (names.empty()) {
    for (const auto& name : service::administrators(open.house())) fmt::print("{}\n", name);
    return EXIT_SUCCESS;
  }
  const auto path =
      service::new_rescue_invitation(open.house(), names.front(), now(), open.random());
  if (!path) {
    fmt::print(stderr, "Nobody signs in as {}\n", names.front());
    return EXIT_FAILURE;
  }
  // The path alone on standard output, for programs; the rest is for people.
  fmt::print("{}\n", *path);
  fmt::print(stderr, "Open it after the address of the page. It works once, for seven days.\n");
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
