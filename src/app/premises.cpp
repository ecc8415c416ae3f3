#include "app/premises.hpp"

#include <cstdlib>
#include <utility>

#include "store/migrate.hpp"

namespace stafett::app {
namespace {

// Nobody but the owner looks into a folder that we make.
void made(const std::filesystem::path& folder) {
  if (std::filesystem::create_directories(folder))
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

int migrate_now(const Premises& premises, sql::Mode mode) {
  if (mode == sql::Mode::create) made(premises.folder);
  const auto connection = sql::open(premises.database, mode);
  return store::migrate(*connection, now());
}

}  // namespace

Premises Premises::from(Arguments& arguments) {
  Premises premises;
  premises.folder = arguments.required("data");
  auto database = arguments.option("database");
  if (const char* given = std::getenv("STAFETT_DATABASE"); given != nullptr && !database)
    database = given;
  premises.database = sql::Location::from_text(
      database ? *database : "sqlite:" + (premises.folder / "stafett.sqlite").string());
  return premises;
}

OpenHouse::OpenHouse(const Premises& premises, sql::Mode mode, std::size_t readers)
    : migrated_{migrate_now(premises, mode)},
      vault_{service::Vault::load_or_create((premises.folder / "house.key").string(), random_)},
      passwords_{service::HashCost{}},
      store_{store::Options{.location = premises.database, .readers = readers}},
      house_{store_, *vault_, passwords_} {}

service::Call OpenHouse::call() {
  service::Session session;
  session.stage = service::Session::Stage::full;
  session.role = domain::Role::administrator;
  const Instant at = now();
  return {.house = house_,
          .now = at,
          .today = at.day_in_norway(),
          .random = random_,
          .session = std::move(session)};
}

}  // namespace stafett::app
