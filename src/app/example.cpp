#include "app/example.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "app/example/play.hpp"
#include "app/example/rehearsal.hpp"
#include "app/machine.hpp"
#include "app/premises.hpp"
#include "store/account.hpp"
#include "store/copy.hpp"

namespace stafett::app {

const char* const example_usage =
    "  --seed N             1; another one makes another office\n"
    "The database must be new or empty. Everything in it is made up, dated relative to today,\n"
    "and every page says so.\n";

namespace {

constexpr const char* password = "invented-office";

void tell(const std::vector<example::Login>& logins) {
  std::size_t wide = 0;
  for (const auto& login : logins) wide = std::max(wide, login.username.size());
  fmt::print("Sign in as one of these, with the password {}\n\n", password);
  for (const auto& login : logins) {
    fmt::print("  {:<{}}  {:<13}  {}\n", login.username, wide, to_text(login.role), login.look_at);
  }
  std::fflush(stdout);
}

}  // namespace

int example(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  const auto seed = arguments.number("seed", 1, 1'000'000'000);
  arguments.none_left();

  {
    OpenHouse open{premises, sql::Mode::create, 1};
    if (open.store().read([](sql::Reading& tx) {
          return store::find_organisation(tx) || !store::has_no_account(tx);
        })) {
      fmt::print(stderr, "There is an office already in {}; an invented one needs a new folder.\n",
                 premises.folder.string());
      return EXIT_FAILURE;
    }
  }
  const example::Rehearsal rehearsal;
  const auto today = now().day_in_norway();
  std::vector<example::Login> logins;
  {
    OpenHouse open{{rehearsal.folder(), rehearsal.database()}, sql::Mode::create};
    const auto hash = open.house().passwords.hash(password);
    if (!hash) throw std::runtime_error{"the password could not be hashed"};
    logins = example::play(
        open.house(), example::write_script(static_cast<std::uint64_t>(seed.value_or(1)), today),
        *hash);
  }
  // In one transaction, and compared: the office is there whole, or not at all.
  store::copy_all(rehearsal.database(), premises.database, now());
  tell(logins);
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
