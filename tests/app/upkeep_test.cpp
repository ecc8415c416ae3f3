// What a running house does for itself as time goes by.
#include "app/upkeep.hpp"

#include <doctest/doctest.h>

#include "service/import.hpp"
#include "store/databases.hpp"
#include "store/once.hpp"

using namespace stafett;
using test::monday_morning;

namespace {

/// A house with one participant who waits to begin.
class Running {
 public:
  explicit Running(sql::Engine engine)
      : database{engine}, store{{.location = database.location()}} {
    const auto person = PersonId::make(monday_morning, random);
    const Day today = monday_morning.day_in_norway();
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into person (id, number_verdict, given_name, family_name, sort_name, search,
                  protection, created_at, version)
                values ($1, 'missing', 'Kari', 'Prøve', 'prøve', 'kari prøve', '', $2, 1))",
             person, monday_morning);
      tx.run(R"(insert into participation (id, person_id, origin, status, status_day, start_day,
                  end_day, goal_version, shared_by_hand, under_follow_up, created_at, version)
                values ($1, $2, 'new', 'VENTER_PA_OPPSTART', $3, $4, $5, 0, $6, $7, $8, 1))",
             participation, person, today - 10, today + 1, today + 3, false, true, monday_morning);
    });
  }

  test::TestDatabase database;
  store::Store store;
  test::SeededRandom random{3};
  service::Vault vault{{1, 2, 3}};
  service::Passwords passwords{{.operations = 1, .memory = 8192, .at_once = 1, .waiting = 1}};
  service::House house{store, vault, passwords};
  ParticipationId participation = ParticipationId::make(monday_morning, random);

  std::string status() {
    return store.read([&](sql::Reading& tx) {
      return tx.one<std::string>("select status from participation where id = $1", participation)
          .value();
    });
  }
  std::int64_t count(const std::string& what) {
    return store.read([&](sql::Reading& tx) {
      return tx.one<std::int64_t>("select count(*) from " + what).value();
    });
  }
};

}  // namespace

ON_BOTH_ENGINES("statuses move by their dates when a house starts, and on each new day in Norway") {
  Running running{engine};
  app::Chores chores{running.house};
  chores.look(monday_morning);
  CHECK(running.status() == "VENTER_PA_OPPSTART");
  // Still the same day a minute before midnight in Norway.
  const Day monday = monday_morning.day_in_norway();
  chores.look(Instant::in_norway(monday, 23 * 60 + 59));
  CHECK(running.status() == "VENTER_PA_OPPSTART");
  chores.look(Instant::in_norway(monday + 1, 1));
  CHECK(running.status() == "DELTAR");
  chores.look(Instant::in_norway(monday + 3, 1));
  CHECK(running.status() == "HAR_SLUTTET");
  // A house that was not running that day does it when it starts.
  Running later{engine};
  app::Chores{later.house}.look(Instant::in_norway(monday + 2, 12 * 60));
  CHECK(later.status() == "DELTAR");
  CHECK(later.count("audit where kind = 'status_dates' and actor is null") == 1);
}

ON_BOTH_ENGINES("what has served its time is dropped, and what is in use stays") {
  Running running{engine};
  const Instant now = monday_morning;
  service::Session session;
  session.stage = service::Session::Stage::full;
  session.role = domain::Role::administrator;
  const service::Call call{.house = running.house,
                           .now = now,
                           .today = now.day_in_norway(),
                           .random = running.random,
                           .session = session,
                           .command = service::Command{"key", "hash"}};
  const auto preview =
      service::start_import(call, {.name = "liste.csv", .bytes = "Navn;Status\nOla Test;DELTAR\n"});
  REQUIRE(preview.has_value());
  CHECK(running.count("import_row where label <> ''") == 1);
  CHECK(running.count("idempotency") == 1);
  const auto account = AccountId::make(now, running.random);
  running.store.write([&](sql::Writing& tx) {
    tx.run(R"(insert into account (id, username, display_name, language, created_at, version)
              values ($1, 'kari', 'Kari', 'nb', $2, 1))",
           account, now);
    tx.run(R"(insert into invitation (token_hash, account_id, created_at, expires_at)
              values ('x', $1, $2, $3))",
           account, now, now + hours(24 * 7));
    tx.run(R"(insert into session (token_hash, account_id, role, stage, created_at, seen_at)
              values ('y', $1, 'participant', 'full', $2, $2))",
           account, now);
    tx.run(
        "insert into login_throttle (key, failures, last_at, wait_until) values ('z', 1, $1, $1)",
        now);
  });

  app::Chores chores{running.house};
  chores.look(now + hours(1));
  for (const auto* table : {"idempotency", "invitation", "session", "login_throttle"}) {
    CAPTURE(table);
    CHECK(running.count(table) == 1);
  }
  CHECK(running.count("import where state = 'preview' and source is not null") == 1);
  chores.look(now + hours(24 * 15));
  // Nobody has confirmed it: the people in it are gone, that there was a file stays.
  CHECK(running.count("import where state = 'discarded' and source is null") == 1);
  CHECK(running.count("import_row where label <> '' or content <> '' or changes <> '[]'") == 0);
  CHECK(running.count("audit where kind = 'import' and actor is null") == 2);
  chores.look(now + hours(24 * 60));
  for (const auto* table : {"idempotency", "invitation", "session", "login_throttle"}) {
    CAPTURE(table);
    CHECK(running.count(table) == 0);
  }
}
