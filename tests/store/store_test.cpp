#include "store/store.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <thread>

#include "law.hpp"
#include "store/databases.hpp"
#include "store/once.hpp"

using namespace stafett;
using namespace stafett::test;
using namespace stafett::store;

namespace {

constexpr std::string_view insert_team = R"(
  insert into team (id, name, created_at, version)
  values ($1, $2, $3, 1))";

Uuid uuid(std::uint64_t seed) {
  SeededRandom random{seed};
  return new_uuid(monday_morning, random);
}

void add_team(sql::Writing& tx, std::uint64_t seed, std::string_view name) {
  tx.run(insert_team, uuid(seed), name, monday_morning);
}

std::int64_t teams(Store& store) {
  return store.read(
      [](sql::Reading& tx) { return *tx.one<std::int64_t>("select count(*) from team"); });
}

AuditLine shown(std::vector<PersonId> people) {
  return {monday_morning, AccountId{uuid(1)}, "consultant", "lead",
          "read",         "participation",    uuid(2),      std::move(people)};
}

/// What a made-up command does after writing its row and adding one to the counter.
enum class Ending { keeps, throws, refuses, repeats_a_name, repeats_it_unseen, asks_the_lane };

}  // namespace

namespace rc {
template <>
struct Arbitrary<Ending> {
  static Gen<Ending> arbitrary() {
    return gen::weightedElement<Ending>({{6, Ending::keeps},
                                         {1, Ending::throws},
                                         {1, Ending::refuses},
                                         {1, Ending::repeats_a_name},
                                         {1, Ending::repeats_it_unseen},
                                         {1, Ending::asks_the_lane}});
  }
};
}  // namespace rc

ON_BOTH_ENGINES("what is answered is on the disk, and readers see it") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  const int answer = store.write([](sql::Writing& tx) {
    add_team(tx, 1, "Øst");
    return 7;
  });
  CHECK(answer == 7);
  CHECK(teams(store) == 1);
}

ON_BOTH_ENGINES("a refusal leaves nothing behind, unless it is kept on purpose") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  const auto refused = store.write([](sql::Writing& tx) -> Result<int> {
    add_team(tx, 1, "a");
    return refuse(Reason::not_allowed, "no");
  });
  CHECK(refused.error().code == "no");
  CHECK(teams(store) == 0);
  struct Kept {
    Result<int> answer;
  };
  const auto kept = store.write([](sql::Writing& tx) -> Kept {
    add_team(tx, 1, "a");
    return {refuse(Reason::not_allowed, "no")};
  });
  CHECK(kept.answer.error().code == "no");
  CHECK(teams(store) == 1);
}

ON_BOTH_ENGINES("an exception reaches the one who asked, and only them") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  CHECK_THROWS_WITH_AS(store.write([](sql::Writing& tx) {
    add_team(tx, 1, "a");
    throw std::runtime_error{"mine"};
  }),
                       "mine", std::runtime_error);
  store.write([](sql::Writing& tx) { add_team(tx, 1, "a"); });
  CHECK_THROWS_AS(store.write([](sql::Writing& tx) { add_team(tx, 2, "a"); }), sql::Error);
  CHECK_THROWS_AS(store.write([&store](sql::Writing&) { store.write([](sql::Writing&) {}); }),
                  std::logic_error);
  CHECK(teams(store) == 1);
}

ON_BOTH_ENGINES("of commands at the same time exactly the acknowledged ones are done") {
  const TestDatabase database{engine};
  Store store{{database.location(), 4, 8}};
  std::uint64_t next_team = 1000;
  law("acknowledged writes are there, the others left nothing", [&] {
    const auto threads = *rc::gen::resize(
        8, rc::gen::container<std::vector<std::vector<Ending>>>(
               rc::gen::container<std::vector<Ending>>(rc::gen::arbitrary<Ending>())));
    store.write([](sql::Writing& tx) {
      tx.run("delete from team");
      tx.run("delete from login_throttle");
      tx.run(
          "insert into login_throttle (key, failures, last_at, wait_until) values ('n', 0, 0, 0)");
      add_team(tx, 1, "taken");
    });
    std::atomic<std::int64_t> acknowledged = 0;
    std::vector<std::jthread> running;
    for (const auto& endings : threads) {
      const auto first = next_team;
      next_team += endings.size();
      running.emplace_back([&store, &acknowledged, &endings, first] {
        for (std::size_t i = 0; i < endings.size(); ++i) {
          const auto ending = endings[i];
          try {
            const auto done = store.write([&](sql::Writing& tx) -> Result<int> {
              tx.run("update login_throttle set failures = failures + 1 where key = 'n'");
              add_team(tx, first + i, std::to_string(first + i));
              append(tx, shown({PersonId{uuid(first + i)}}));
              if (ending == Ending::throws) throw std::runtime_error{"thrown"};
              if (ending == Ending::refuses) return refuse(Reason::not_now, "refused");
              if (ending == Ending::repeats_a_name) add_team(tx, first + i + 500'000, "taken");
              if (ending == Ending::repeats_it_unseen) {
                tx.run_soon(insert_team, uuid(first + i + 500'000), "taken", monday_morning);
              }
              if (ending == Ending::asks_the_lane) store.write([](sql::Writing&) {});
              return 1;
            });
            if (done) ++acknowledged;
          } catch (const std::exception&) {
            // Not acknowledged.
          }
        }
      });
    }
    running.clear();
    const auto expected = std::accumulate(
        threads.begin(), threads.end(), std::int64_t{0}, [](std::int64_t sum, const auto& list) {
          return sum + std::count(list.begin(), list.end(), Ending::keeps);
        });
    RC_ASSERT(acknowledged == expected);
    RC_ASSERT(teams(store) == expected + 1);
    RC_ASSERT(store.read([](sql::Reading& tx) {
      return *tx.one<std::int64_t>("select failures from login_throttle");
    }) == expected);
  });
  CHECK_FALSE(store.read([](sql::Reading& tx) { return verify_audit(tx); }).broken);
}

ON_BOTH_ENGINES("a command sent twice at the same time is done once, and both get its outcome") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  const AccountId actor{uuid(1)};
  for (std::uint64_t round = 0; round < 10; ++round) {
    const auto key = "key " + std::to_string(round);
    const auto send = [&] {
      return store.write([&](sql::Writing& tx) {
        return once(tx, {key, actor, "hash", monday_morning}, [&]() -> Result<Outcome> {
          add_team(tx, 100 + round, key);
          return Outcome{"team", uuid(100 + round), 1};
        });
      });
    };
    std::vector<std::future<Result<Outcome>>> answers;
    for (int i = 0; i < 6; ++i) answers.push_back(std::async(std::launch::async, send));
    int done = 0;
    for (auto& answer : answers) {
      const auto outcome = answer.get();
      REQUIRE(outcome.has_value());
      CHECK(outcome->id == uuid(100 + round));
      CHECK(outcome->version == 1);
      if (!outcome->repeated) ++done;
    }
    CHECK(done == 1);
  }
  CHECK(teams(store) == 10);
}

ON_BOTH_ENGINES("a key is one command of one account") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  const auto send = [&](std::uint64_t actor, std::string_view hash, std::uint64_t team) {
    return store.write([&](sql::Writing& tx) {
      return once(tx, {"key", AccountId{uuid(actor)}, hash, monday_morning},
                  [&]() -> Result<Outcome> {
                    add_team(tx, team, std::to_string(team));
                    return Outcome{"team", std::nullopt, std::nullopt};
                  });
    });
  };
  CHECK(send(1, "one", 11).has_value());
  const auto reused = send(1, "two", 12);
  REQUIRE_FALSE(reused.has_value());
  CHECK(reused.error().reason == Reason::conflict);
  CHECK(reused.error().code == "key_reused");
  CHECK(send(2, "two", 12).has_value());
  CHECK(send(1, "one", 11)->repeated);
  CHECK(teams(store) == 2);
  CHECK(store.write([](sql::Writing& tx) { return forget_keys(tx, monday_morning); }) == 0);
  CHECK(store.write([](sql::Writing& tx) { return forget_keys(tx, monday_morning + 1); }) == 2);
}

ON_BOTH_ENGINES("a refused command may be sent again with its key") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  const auto send = [&](bool allowed) {
    return store.write([&](sql::Writing& tx) {
      return once(tx, {"key", AccountId{uuid(1)}, "hash", monday_morning},
                  [&]() -> Result<Outcome> {
                    if (!allowed) return refuse(Reason::not_now, "not_now");
                    return Outcome{"team", std::nullopt, std::nullopt};
                  });
    });
  };
  CHECK_FALSE(send(false).has_value());
  CHECK_FALSE(send(true)->repeated);
}

ON_BOTH_ENGINES("who changes what somebody else has changed meanwhile is told so") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { add_team(tx, 1, "a"); });
  const auto rename = [&](std::uint64_t seed, std::string_view name, std::int64_t seen) {
    return store.write([&](sql::Writing& tx) {
      const auto touched =
          tx.run("update team set name = $3, version = version + 1 where id = $1 and version = $2",
                 uuid(seed), seen, name);
      return next_version(tx, touched, "team", uuid(seed), seen);
    });
  };
  CHECK(rename(1, "b", 1) == 2);
  const auto second = rename(1, "c", 1);
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().reason == Reason::conflict);
  CHECK(second.error().values ==
        std::vector<std::pair<std::string, std::string>>{{"version", "2"}});
  CHECK(rename(2, "c", 1).error().reason == Reason::not_found);
  CHECK(rename(1, "c", 2) == 3);
}

ON_BOTH_ENGINES("what shows a person is answered when its audit line is on the disk") {
  const TestDatabase database{engine};
  Store store{{database.location(), 4}};
  const PersonId person{uuid(5)};
  const int answer = store.audited_read([&](sql::Reading& tx, Trail& trail) {
    CHECK(tx.one<std::int64_t>("select count(*) from audit") == 0);
    trail.push_back(shown({person}));
    return 42;
  });
  CHECK(answer == 42);
  CHECK(store.read([&](sql::Reading& tx) {
    return tx.one<std::int64_t>("select count(*) from audit_subject where person_id = $1", person);
  }) == 1);
  // Nothing shown, nothing written.
  CHECK(store.audited_read([&](sql::Reading&, Trail&) { return 1; }) == 1);
  CHECK_THROWS(store.audited_read([&](sql::Reading&, Trail& trail) -> int {
    trail.push_back(shown({person}));
    throw std::runtime_error{"not shown"};
  }));
  CHECK(store.read([](sql::Reading& tx) { return audit_head(tx); }).seq == 1);
}

ON_BOTH_ENGINES("more questions than readers wait for each other") {
  const TestDatabase database{engine};
  Store store{{database.location(), 2}};
  std::atomic<int> now = 0;
  std::atomic<int> most = 0;
  {
    std::vector<std::jthread> asking;
    for (int i = 0; i < 8; ++i) {
      asking.emplace_back([&] {
        for (int k = 0; k < 10; ++k) {
          store.audited_read([&](sql::Reading& tx, Trail& trail) {
            const int here = ++now;
            for (int seen = most; seen < here && !most.compare_exchange_weak(seen, here);) {
            }
            CHECK(tx.one<std::int64_t>("select count(*) from team") == 0);
            trail.push_back(shown({}));
            --now;
            return 0;
          });
        }
      });
    }
  }
  CHECK(most <= 2);
  const auto found = store.read([](sql::Reading& tx) { return verify_audit(tx); });
  CHECK_FALSE(found.broken);
  CHECK(found.head.seq == 80);
}

ON_BOTH_ENGINES("a question that throws gives its reader back") {
  const TestDatabase database{engine};
  Store store{{database.location(), 1}};
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS(store.read(
        [](sql::Reading& tx) { return tx.one<std::string>("select count(*) from nowhere"); }));
  }
  CHECK(teams(store) == 0);
}

ON_BOTH_ENGINES("two programs on one database share one chain") {
  const TestDatabase database{engine};
  {
    Store first{{database.location()}};
    Store second{{database.location()}};
    std::vector<std::jthread> writing;
    for (auto* store : {&first, &second, &first, &second}) {
      writing.emplace_back([store] {
        for (int i = 0; i < 25; ++i) {
          store->write([](sql::Writing& tx) { append(tx, shown({PersonId{uuid(3)}})); });
        }
      });
    }
  }
  Store store{{database.location()}};
  const auto found = store.read([](sql::Reading& tx) { return verify_audit(tx); });
  CHECK_FALSE(found.broken);
  CHECK(found.head.seq == 100);
}

ON_BOTH_ENGINES("a store does not open on a schema that is not its own") {
  const TestDatabase database{engine};
  database.open()->execute("delete from schema_migration where number = 1");
  CHECK_THROWS_AS(Store{{database.location()}}, sql::Error);
}

TEST_CASE("a PostgreSQL that was restarted is found again by readers and writer") {
  if (postgres_is_left_out()) return;
  const TestDatabase database{sql::Engine::postgres};
  Store store{{database.location(), 2}};
  CHECK(teams(store) == 0);
  const auto cut = [&database] {
    database.open()->execute(
        "select pg_terminate_backend(pid) from pg_stat_activity "
        "where datname = current_database() and pid <> pg_backend_pid()");
  };
  cut();
  store.write([](sql::Writing& tx) { add_team(tx, 1, "a"); });
  CHECK(teams(store) == 1);
  // In the middle of a command: it is told that nothing was written, and the next one works.
  CHECK_THROWS_AS(store.write([&](sql::Writing& tx) {
    add_team(tx, 2, "b");
    cut();
    add_team(tx, 3, "c");
  }),
                  sql::Error);
  store.write([](sql::Writing& tx) { add_team(tx, 4, "d"); });
  CHECK(teams(store) == 2);
}
