#include "store/migrate.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "store/databases.hpp"
#include "store/office.hpp"

using namespace stafett;
using namespace stafett::test;
using store::migrate;
using store::MigrationFile;

namespace {

constexpr MigrationFile both_steps[] = {
    {1, "first", std::nullopt, "create table a (x integer primary key);"},
    {2, "second", std::nullopt, "create table b (x integer primary key, name text);"},
    {2, "second", sql::Engine::sqlite, "insert into b (x, name) values (1, 'sqlite');"},
    {2, "second", sql::Engine::postgres, "insert into b (x, name) values (1, 'postgres');"},
};
constexpr std::span<const MigrationFile> first_step{both_steps, 1};

std::int64_t count_of(sql::Connection& connection, std::string_view table) {
  sql::ReadTransaction tx{connection};
  return *tx.one<std::int64_t>("select count(*) from " + std::string{table});
}

}  // namespace

ON_BOTH_ENGINES("each migration is applied once, in order, with what is its engine's own") {
  const TestDatabase database{engine, first_step};
  const auto connection = database.open();
  CHECK_THROWS_AS(store::require_current(*connection, both_steps), sql::Error);
  CHECK(migrate(*connection, monday_morning, both_steps) == 1);
  CHECK(migrate(*connection, monday_morning, both_steps) == 0);
  store::require_current(*connection, both_steps);
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::string>("select name from b") ==
        (engine == sql::Engine::sqlite ? "sqlite" : "postgres"));
  CHECK(tx.one<Instant>("select applied_at from schema_migration where number = 2") ==
        monday_morning);
}

ON_BOTH_ENGINES("a migration that fails leaves the last whole one, and can be mended") {
  const TestDatabase database{engine, first_step};
  const auto connection = database.open();
  const MigrationFile failing[] = {both_steps[0],
                                   {2, "second", std::nullopt,
                                    "create table b (x integer primary key); insert into a values "
                                    "(1); insert into nowhere values (1);"}};
  CHECK_THROWS_AS(migrate(*connection, monday_morning, failing), sql::Error);
  CHECK_FALSE(connection->in_transaction());
  CHECK(count_of(*connection, "a") == 0);
  CHECK(count_of(*connection, "schema_migration") == 1);
  CHECK(migrate(*connection, monday_morning, both_steps) == 1);
}

ON_BOTH_ENGINES("an applied migration cannot be edited afterwards") {
  const TestDatabase database{engine, first_step};
  const auto connection = database.open();
  const MigrationFile edited[] = {
      {1, "first", std::nullopt, "create table a (x integer primary key); -- better"}};
  CHECK_THROWS_WITH_AS(migrate(*connection, monday_morning, edited),
                       doctest::Contains("migration 1: an applied migration was edited"),
                       sql::Error);
}

ON_BOTH_ENGINES("a database of a newer program is refused") {
  const TestDatabase database{engine, both_steps};
  const auto connection = database.open();
  CHECK_THROWS_WITH_AS(migrate(*connection, monday_morning, first_step),
                       doctest::Contains("made by a newer program"), sql::Error);
  CHECK_THROWS_AS(store::require_current(*connection, first_step), sql::Error);
}

ON_BOTH_ENGINES("servers that start at once migrate one after the other") {
  const TestDatabase database{engine, first_step};
  std::atomic<int> applied = 0;
  {
    std::vector<std::jthread> servers;
    for (int i = 0; i < 4; ++i) {
      servers.emplace_back(
          [&] { applied += migrate(*database.open(), monday_morning, both_steps); });
    }
  }
  CHECK(applied == 1);
}

ON_BOTH_ENGINES("the house's own schema is whole") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  store::require_current(*connection);
  CHECK(count_of(*connection, "participation") == 0);
  CHECK(count_of(*connection, "schema_migration") == store::embedded_migrations().back().number);
}

namespace {

/// All rows of all tables, whatever key they lie by.
std::vector<std::string> all_rows(sql::Connection& connection) {
  std::vector<std::string> rows;
  for (const auto& table : store::data_tables(connection)) {
    store::read_table(connection, table, [&](std::string_view line) {
      rows.push_back(table.name + '\t' + std::string{line});
    });
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

ON_BOTH_ENGINES(
    "an office loses nothing when what belongs to one participation is laid side by side") {
  const auto files = store::embedded_migrations();
  const auto laid = std::find_if(files.begin(), files.end(),
                                 [](const MigrationFile& file) { return file.number == 12; });
  const TestDatabase database{engine, files.first(static_cast<std::size_t>(laid - files.begin()))};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    make_office(tx);
    tx.commit();
  }
  const auto before = all_rows(*connection);
  CHECK(migrate(*connection, monday_morning,
                files.first(static_cast<std::size_t>(laid - files.begin() + 2))) == 1);
  CHECK(all_rows(*connection) == before);
  // What names a note still does.
  sql::WriteTransaction tx{*connection};
  CHECK_THROWS_AS(tx.run("delete from note where id = $1", kari_note), sql::Error);
}
