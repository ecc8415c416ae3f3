#include "app/example/play.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/example/rehearsal.hpp"
#include "domain/assignment.hpp"
#include "domain/participation.hpp"
#include "service/day.hpp"
#include "service/import.hpp"
#include "service/insight.hpp"
#include "service/participation.hpp"
#include "service/session.hpp"
#include "store/access.hpp"
#include "store/audit.hpp"
#include "store/bulk.hpp"
#include "store/copy.hpp"
#include "store/databases.hpp"
#include "store/store.hpp"

namespace stafett::example {
namespace {

using test::SeededRandom;
using test::TestDatabase;

const Day monday = *Day::of(2025, 11, 24);
const Instant begins = Instant::in_norway(monday, 0);
constexpr std::string_view password = "invented-office";

/// The weakest that libsodium makes: what it costs is not what is tested here.
constexpr service::HashCost cheap{.operations = 1, .memory = 8192};

/// An office played in a database of its own.
struct Office {
  Rehearsal rehearsal;
  SeededRandom random;
  int schema = store::migrate(*sql::open(rehearsal.database(), sql::Mode::create), begins);
  std::unique_ptr<service::Vault> vault =
      service::Vault::load_or_create((rehearsal.folder() / "house.key").string(), random);
  service::Passwords passwords{cheap};
  store::Store store{{.location = rehearsal.database()}};
  service::House house{store, *vault, passwords};
  std::vector<Login> logins;

  Office() { logins = play(house, write_script(1, monday), *passwords.hash(password)); }

  template <class Value, class... Values>
  std::vector<Value> ask(std::string_view sql, const Values&... values) {
    return store.read([&](sql::Reading& tx) {
      return tx.rows(sql, values...).all([](const sql::Row& row) {
        return row.template get<Value>(0);
      });
    });
  }

  service::Call call() {
    return {.house = house,
            .now = Instant::in_norway(monday, 8 * 60),
            .today = monday,
            .random = random,
            .session = {}};
  }
  /// A call of somebody who has signed in with name and password.
  service::Call signed_in(const std::string& username) {
    auto asking = call();
    const auto let_in = service::sign_in(asking, {username, std::string{password}});
    REQUIRE(let_in);
    REQUIRE(let_in->token);
    asking.session = service::find_session(house, *let_in->token, asking.now);
    return asking;
  }
  const Login& login(domain::Role role) {
    return *std::find_if(logins.begin(), logins.end(),
                         [role](const Login& one) { return one.role == role; });
  }
};

Office& office() {
  static Office one;
  return one;
}

/// Everything there is, but for hashes of passwords, which are salted anew each time.
std::vector<store::TableContent> contents(const Office& of) {
  auto all = store::contents_of(*sql::open(of.rehearsal.database(), sql::Mode::read_only));
  for (auto& table : all) {
    if (table.table == "account" || table.table == "session") table.hash.clear();
    if (table.table == "session" || table.table == "login_throttle") table.rows = 0;
  }
  return all;
}

TEST_CASE("the same seed and day give the same office, id for id and line for line") {
  const auto first = contents(office());
  const Office again;
  CHECK(contents(again) == first);
}

TEST_CASE("the audit chain of the invented office is whole, and every act of two years is in it") {
  const auto verdict =
      office().store.read([](sql::Reading& tx) { return store::verify_audit(tx); });
  CHECK_FALSE(verdict.broken);
  const auto notes = office().ask<std::int64_t>("select count(*) from note").front();
  CHECK(notes > 2000);
  CHECK(verdict.head.seq > notes);
}

TEST_CASE("141 participations of 140 people, in every state that a provider is shown") {
  CHECK(office().ask<std::int64_t>("select count(*) from person").front() == 140);
  const auto statuses = office().ask<std::string>("select status from participation");
  CHECK(statuses.size() == 141);
  const std::set<std::string> seen{statuses.begin(), statuses.end()};
  CHECK(seen == std::set<std::string>{"SOKT_INN", "VURDERES", "VENTER_PA_OPPSTART", "DELTAR",
                                      "HAR_SLUTTET", "IKKE_AKTUELL", "FULLFORT", "AVBRUTT"});
}

TEST_CASE(
    "no participation has two lead consultants on any day, and all who take part are led or "
    "found") {
  const auto ids = office().ask<ParticipationId>("select id from participation");
  std::size_t led = 0;
  office().store.read([&](sql::Reading& tx) {
    for (const auto id : ids) {
      const auto rows = store::assignments_of(tx, id);
      CHECK(domain::check_assignments(rows));
      if (domain::lead_on(rows, monday) != nullptr) ++led;
    }
    return 0;
  });
  auto leader = office().signed_in(office().login(domain::Role::leader).username);
  const auto overview = service::read_team_overview(leader, {});
  REQUIRE(overview);
  CHECK(led > 50);
  CHECK_FALSE(overview->queue.empty());
  CHECK_FALSE(overview->without_lead.empty());
}

TEST_CASE("one person's address is protected, and their name is in no list") {
  const auto names =
      office().ask<std::string>("select family_name from person where protection <> ''");
  REQUIRE(names.size() == 1);
  auto leader = office().signed_in(office().login(domain::Role::leader).username);
  service::ListQuery query;
  query.limit = 200;
  query.ended = true;
  const auto list = service::list_participations(leader, query);
  REQUIRE(list);
  int hidden = 0;
  for (const auto& row : list->rows) {
    if (row.person.protected_) {
      ++hidden;
      CHECK_FALSE(row.person.family_name);
    }
  }
  CHECK(hidden == 1);
}

TEST_CASE("everybody in the table of logins can sign in with a password alone") {
  std::set<domain::Role> roles;
  for (const auto& login : office().logins) {
    CAPTURE(login.username);
    const auto asking = office().signed_in(login.username);
    CHECK(asking.session.is(login.role));
    CHECK(asking.session.name == login.name);
    CHECK_FALSE(login.look_at.empty());
    roles.insert(login.role);
  }
  CHECK(roles == std::set{domain::Role::participant, domain::Role::consultant, domain::Role::leader,
                          domain::Role::counsellor, domain::Role::administrator,
                          domain::Role::researcher});
}

TEST_CASE("the participant to sign in as has something left to do themselves") {
  const auto own = service::read_own_page(
      office().signed_in(office().login(domain::Role::participant).username));
  REQUIRE(own);
  CHECK(std::any_of(own->tasks.begin(), own->tasks.end(), [](const auto& task) {
    return task.owner == domain::TaskOwner::participant && !task.done_day;
  }));
}

TEST_CASE("one list has been read in, and another waits for somebody to look at it") {
  const auto list = service::list_imports(
      office().signed_in(office().login(domain::Role::administrator).username), {});
  REQUIRE(list);
  REQUIRE(list->rows.size() == 2);
  const auto is = [&](service::view::ImportState state) {
    return std::find_if(list->rows.begin(), list->rows.end(),
                        [&](const auto& row) { return row.state == state; });
  };
  const auto confirmed = is(service::view::ImportState::confirmed);
  REQUIRE(confirmed != list->rows.end());
  CHECK(confirmed->rows_changed == 2);
  CHECK(confirmed->rows_refused == 1);
  CHECK(confirmed->rows_unchanged == 5);
  CHECK(confirmed->rows_new == 0);
  CHECK(is(service::view::ImportState::preview) != list->rows.end());
}

TEST_CASE("who has left the office cannot sign in to it") {
  for (const std::string username : {"torbjorn", "camilla"}) {
    CAPTURE(username);
    CHECK_FALSE(service::sign_in(office().call(), {username, std::string{password}}));
  }
}

TEST_CASE("the invented office is carried to either engine unchanged") {
  const TestDatabase to{sql::Engine::sqlite};
  store::copy_all(office().rehearsal.database(), to.location(), Instant::in_norway(monday, 0));
  if (test::postgres_is_left_out()) return;
  const TestDatabase postgres{sql::Engine::postgres};
  const auto copied = store::copy_all(office().rehearsal.database(), postgres.location(),
                                      Instant::in_norway(monday, 0));
  CHECK(copied == store::contents_of(*to.open(sql::Mode::read_only)));
}

}  // namespace
}  // namespace stafett::example
