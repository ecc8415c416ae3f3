// What is sent to the database without waiting for it (run_soon, ask).
#include "store/databases.hpp"
#include "store/sql.hpp"

using namespace stafett;
using namespace stafett::test;

namespace {

constexpr store::MigrationFile tiny[] = {{1, "tiny", std::nullopt, R"(
  create table thing (number bigint primary key, name text not null unique);)"}};

constexpr std::string_view insert_thing = "insert into thing (number, name) values ($1, $2)";
constexpr std::string_view name_of = "select name from thing where number = $1";
constexpr std::string_view all_names = "select name from thing order by number";

std::string text_of(const sql::Row& row) { return row.get<std::string>(0); }

std::vector<std::string> names(sql::Reading& tx) { return tx.rows(all_names).all(text_of); }

}  // namespace

ON_BOTH_ENGINES(
    "what was not waited for is there for the next question, in the order it was sent") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    for (int i = 0; i < 1000; ++i) {
      // The texts are gone before the database has them.
      std::string name(static_cast<std::size_t>(i % 200), 'x');
      name += std::to_string(i);
      tx.run_soon(insert_thing, i, name);
    }
    tx.run_soon("update thing set name = $2 where number = $1", 3, "three");
    tx.run_soon("update thing set name = name || $2 where number = $1", 3, "!");
    CHECK(tx.one<std::string>(name_of, 3) == "three!");
    CHECK(tx.one<std::int64_t>("select count(*) from thing") == 1000);
    tx.run_soon("delete from thing where number > $1", 9);
    tx.commit();
  }
  sql::ReadTransaction tx{*connection};
  CHECK(names(tx).size() == 10);
}

ON_BOTH_ENGINES("what was wrong with it is told by a later call, and nothing of it stays") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  const auto attempt = [&](auto&& go_on) {
    sql::WriteTransaction tx{*connection};
    tx.run_soon(insert_thing, 1, "one");
    tx.run_soon(insert_thing, 2, "one");
    tx.run_soon(insert_thing, 3, "three");
    go_on(tx);
    tx.commit();
  };
  const auto kind_of = [&](auto&& go_on) {
    try {
      attempt(go_on);
    } catch (const sql::Error& error) {
      CHECK(std::string{error.what()}.find("one") == std::string::npos);
      return error.kind();
    }
    FAIL("no error");
    return sql::ErrorKind::other;
  };
  CHECK(kind_of([](sql::Writing&) {}) == sql::ErrorKind::unique);
  CHECK(kind_of([](sql::Writing& tx) { names(tx); }) == sql::ErrorKind::unique);
  CHECK(kind_of([](sql::Writing& tx) { tx.run(insert_thing, 4, "four"); }) ==
        sql::ErrorKind::unique);
  CHECK(kind_of([](sql::Writing& tx) { tx.ask(name_of, 1).all(text_of); }) ==
        sql::ErrorKind::unique);
  CHECK(kind_of([](sql::Writing& tx) {
          for (int i = 10; i < 1000; ++i) tx.run_soon(insert_thing, i, std::to_string(i));
        }) == sql::ErrorKind::unique);
  // The connection is as good as before.
  sql::WriteTransaction tx{*connection};
  CHECK(names(tx).empty());
  tx.run_soon(insert_thing, 1, "one");
  tx.commit();
  sql::ReadTransaction after{*connection};
  CHECK(names(after) == std::vector<std::string>{"one"});
}

ON_BOTH_ENGINES("what is undone may have been wrong") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    tx.run_soon(insert_thing, 1, "one");
    try {
      tx.run_soon(insert_thing, 1, "one");
    } catch (const sql::Error&) {
      CHECK(engine == sql::Engine::sqlite);  // which is no further away than a call
    }
  }
  sql::ReadTransaction tx{*connection};
  CHECK(names(tx).empty());
}

ON_BOTH_ENGINES(
    "questions asked ahead are answered each for itself, whichever is looked at first") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    for (int i = 0; i < 5; ++i) tx.run_soon(insert_thing, i, "thing " + std::to_string(i));
    tx.commit();
  }
  sql::ReadTransaction tx{*connection};
  auto first = sql::asked_first<text_of>(tx.ask(name_of, 1));
  auto second = sql::asked_first<text_of>(tx.ask(name_of, 2));
  auto nobody = sql::asked_first<text_of>(tx.ask(name_of, 99));
  auto all = sql::asked_all<text_of>(tx.ask(all_names));
  { const auto never_looked_at = tx.ask(name_of, 3); }
  CHECK(tx.one<std::string>(name_of, 4) == "thing 4");
  CHECK(all.get().size() == 5);
  CHECK(second.get() == "thing 2");
  CHECK(nobody.get() == std::nullopt);
  CHECK(first.get() == "thing 1");
}

ON_BOTH_ENGINES("a question that fails tells those asked with it, too") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  connection->run(insert_thing, 1, "one");
  {
    sql::ReadTransaction tx{*connection};
    auto good = tx.ask(name_of, 1);
    CHECK_THROWS_AS(
        [&] {
          auto bad = tx.ask("select cast(name as bigint) / 0 from thing where number = $1", 1);
          for (const sql::Row row : bad) static_cast<void>(row.get<std::int64_t>(0));
        }(),
        sql::Error);
  }
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::string>(name_of, 1) == "one");
}
