#include "store/audit_log.hpp"

#include "store/audit.hpp"
#include "store/office.hpp"

using namespace stafett;
using namespace stafett::test;
using namespace stafett::store;

namespace {

domain::Actor actor(domain::Role role) {
  return {AccountId{office_id(1)}, role, std::nullopt, PersonId{kari_id}, std::nullopt};
}

domain::Grant own_log() {
  return *domain::decide(
      actor(domain::Role::participant),
      {PersonId{kari_id}, ParticipationId{kari_second}, domain::Relation::own, false, false},
      domain::RecordKind::access_log, domain::Action::read);
}

domain::Grant house_log() {
  return *domain::decide_house(actor(domain::Role::administrator), domain::Relation::administers,
                               domain::RecordKind::house_log, domain::Action::read);
}

AuditLine line(std::int64_t n, const Uuid& account, std::vector<PersonId> shown) {
  return {monday_morning + n, AccountId{account}, "consultant",    "lead", "read",
          "participation",    kari_second,        std::move(shown)};
}

/// Line 1 about both, 2 about Ola, 3 to 5 about Kari, 4 by an account that is gone, 6 about nobody.
void write_lines(sql::Writing& tx) {
  insert_account(tx, consultant_account, "Nora", std::nullopt, std::nullopt, "consultant");
  const PersonId kari{kari_id};
  const PersonId ola{ola_id};
  append(tx, line(1, consultant_account, {ola, kari}));
  append(tx, line(2, consultant_account, {ola}));
  append(tx, line(3, consultant_account, {kari}));
  append(tx, line(4, office_id(77), {kari}));
  append(tx,
         {monday_morning, std::nullopt, "program", "", "import", "import", std::nullopt, {kari}});
  append(tx, line(6, consultant_account, {}));
}

std::vector<std::int64_t> numbers(const std::vector<LoggedAct>& acts) {
  std::vector<std::int64_t> all;
  for (const auto& act : acts) all.push_back(act.seq);
  return all;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

ON_BOTH_ENGINES("a person sees everybody who was shown them, newest first, page by page") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  sql::WriteTransaction tx{*connection};
  write_lines(tx);
  const auto all = acts_about(tx, own_log(), std::nullopt, 10);
  CHECK(numbers(all) == Numbers{5, 4, 3, 1});
  CHECK(all[0].actor == std::nullopt);
  CHECK(all[1].actor == AccountId{office_id(77)});
  CHECK(all[1].actor_name == std::nullopt);
  CHECK(all[2].actor_name == "Nora");
  CHECK(all[2].at == monday_morning + 3);
  CHECK(all[2].record == kari_second);
  CHECK(all[3].subjects == 2);
  CHECK(numbers(acts_about(tx, own_log(), std::nullopt, 2)) == Numbers{5, 4});
  CHECK(numbers(acts_about(tx, own_log(), 4, 2)) == Numbers{3, 1});
  CHECK(acts_about(tx, own_log(), 1, 2).empty());
}

ON_BOTH_ENGINES("the administrator sees the whole log, or what one account did") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  sql::WriteTransaction tx{*connection};
  write_lines(tx);
  CHECK(numbers(all_acts(tx, house_log(), std::nullopt, std::nullopt, 4)) == Numbers{6, 5, 4, 3});
  CHECK(numbers(all_acts(tx, house_log(), std::nullopt, 3, 4)) == Numbers{2, 1});
  CHECK(numbers(all_acts(tx, house_log(), AccountId{consultant_account}, std::nullopt, 3)) ==
        Numbers{6, 3, 2});
  CHECK(numbers(all_acts(tx, house_log(), AccountId{office_id(77)}, std::nullopt, 3)) ==
        Numbers{4});
}

ON_BOTH_ENGINES(
    "what a person did on their own page is no news to them, but stands in the whole log") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  sql::WriteTransaction tx{*connection};
  write_lines(tx);
  const auto own_account = office_id(78);
  insert_account(tx, own_account, "Kari", kari_id, std::nullopt, "participant");
  append(tx, line(7, own_account, {PersonId{kari_id}}));
  CHECK(numbers(acts_about(tx, own_log(), std::nullopt, 1)) == Numbers{5});
  // But that a link to their account was used is: they may not be the one who did.
  auto used = line(8, own_account, {PersonId{kari_id}});
  used.action = "invitation_accepted";
  append(tx, used);
  CHECK(numbers(acts_about(tx, own_log(), std::nullopt, 2)) == Numbers{8, 5});
  const auto all = all_acts(tx, house_log(), std::nullopt, std::nullopt, 3);
  CHECK(numbers(all) == Numbers{8, 7, 6});
  CHECK(all[1].by_participant);
  CHECK_FALSE(all[2].by_participant);
}

TEST_CASE("a key to one log opens no other") {
  const TestDatabase database{sql::Engine::sqlite};
  const auto connection = database.open();
  sql::ReadTransaction tx{*connection};
  CHECK_THROWS_AS(acts_about(tx, house_log(), std::nullopt, 1), std::logic_error);
  CHECK_THROWS_AS(all_acts(tx, own_log(), std::nullopt, std::nullopt, 1), std::logic_error);
}
