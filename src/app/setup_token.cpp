#include "app/setup_token.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "app/premises.hpp"
#include "service/account.hpp"

namespace stafett::app {

int setup_token(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  arguments.none_left();
  OpenHouse open{premises, sql::Mode::create};
  const auto token = service::new_setup_token(open.house(), now(), open.random());
  if (!token) {
    fmt::print(stderr, "There is an administrator already, who can invite others on the page.\n");
    return EXIT_FAILURE;
  }
  // The token alone on standard output, for programs; the rest is for people.
  fmt::print("{}\n", *token);
  fmt::print(stderr, "It works once. Tokens made before no longer do.\n");
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
