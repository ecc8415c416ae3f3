#include "app/example/play.hpp"

#include <algorithm>

#include "app/example/acts.hpp"
#include "app/example/logins.hpp"
#include "app/example/phone_lists.hpp"
#include "service/participation.hpp"
#include "store/account.hpp"
#include "store/once.hpp"

namespace stafett::example {

namespace {

/// Before anybody is at work the dates have moved the statuses, as a running house sees to each
/// day.
void morning(service::House& house, Day day) {
  service::advance_by_dates(house, Instant::in_norway(day, 5 * 60), day);
}

}  // namespace

std::vector<Login> play(service::House& house, const Script& script, std::string password_hash) {
  Player player{house, script, std::move(password_hash)};
  const Instant begins = script.events.front().at;
  house.store.write([&](sql::Writing& tx) {
    store::save_organisation(tx, {script.provider.name, script.provider.organisation_number, true},
                             begins);
  });
  std::optional<Day> day;
  for (const auto& event : script.events) {
    if (day != event.at.day_in_norway()) {
      day = event.at.day_in_norway();
      morning(house, *day);
    }
    std::visit([&](const auto& act) { perform(player, event, act); }, event.act);
  }
  read_in_phone_lists(player);
  morning(house, script.today);
  auto logins = logins_of(player);
  // Nothing of the play can come again: its keys serve nobody.
  house.store.write(
      [&](sql::Writing& tx) { store::forget_keys(tx, Instant::in_norway(script.today + 1, 0)); });
  return logins;
}

}  // namespace stafett::example
