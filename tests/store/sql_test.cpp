#include "store/sql.hpp"

#include <limits>

#include "store/databases.hpp"

using namespace stafett;
using namespace stafett::test;

namespace {

enum class Colour { yellow, orange, purple };
constexpr auto codes_of(Colour) {
  return codes<Colour>(
      {{Colour::yellow, "yellow"}, {Colour::orange, "orange"}, {Colour::purple, "purple"}});
}

constexpr store::MigrationFile tiny[] = {{1, "tiny", std::nullopt, R"(
  create table thing (
    id uuid primary key,
    name text not null unique,
    day date,
    at bigint,
    money bigint,
    flag boolean,
    count integer check (count >= 0),
    colour text,
    parent_id uuid references thing (id)
  );)"}};

constexpr std::string_view insert_thing = R"(
  insert into thing (id, name, day, at, money, flag, count, colour, parent_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9))";

constexpr std::string_view insert_named = "insert into thing (id, name) values ($1, $2)";

using ThingId = Id<struct ThingTag>;

ThingId thing_id(std::uint64_t seed) {
  SeededRandom random{seed};
  return ThingId::make(monday_morning, random);
}

template <class T>
std::optional<T> read(sql::Connection& connection, std::string_view question, int column = 0) {
  return connection.rows(question).first(
      [column](const sql::Row& row) { return row.get<T>(column); });
}

/// The kind, table and text of the error that `act` throws.
template <class Act>
sql::Error error_of(Act act) {
  try {
    act();
  } catch (const sql::Error& error) {
    return error;
  }
  FAIL("no error");
  throw std::logic_error{"unreachable"};
}

}  // namespace

TEST_CASE("a location is told by its text") {
  CHECK(sql::Location::from_text("/var/lib/stafett/stafett.sqlite").engine == sql::Engine::sqlite);
  CHECK(sql::Location::from_text("sqlite:office.db").target == "office.db");
  CHECK(sql::Location::from_text("postgres://stafett@db/office").engine == sql::Engine::postgres);
  CHECK(sql::Location::from_text("postgresql://db/office").engine == sql::Engine::postgres);
  CHECK(sql::Location::from_text("host=/run/postgresql dbname=office").engine ==
        sql::Engine::postgres);
}

ON_BOTH_ENGINES("what is bound comes back as it was") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  const auto id = thing_id(1);
  const auto day = *Day::of(2026, 2, 28);
  const std::string name = "Åse Ødegård 𝄞 'quoted' \"twice\" \\ $1 %";
  CHECK(connection->run(insert_thing, id, name, day, monday_morning, Money{-12'345}, true, 7,
                        Colour::orange, std::nullopt) == 1);
  CHECK(connection->run(insert_thing, thing_id(2), "", std::optional<Day>{}, std::nullopt,
                        std::optional<Money>{std::numeric_limits<std::int64_t>::min()}, false,
                        nullptr, std::optional<Colour>{}, std::optional{id}) == 1);

  int found = 0;
  for (const auto row : connection->rows(
           "select id, name, day, at, money, flag, count, colour, parent_id from thing where "
           "name = $1",
           name)) {
    ++found;
    CHECK(row.get<ThingId>(0) == id);
    CHECK(row.get<Uuid>(0) == id.uuid);
    CHECK(row.get<std::string>(1) == name);
    CHECK(row.get<Day>(2) == day);
    CHECK(row.get<std::optional<Day>>(2) == day);
    CHECK(row.get<Instant>(3) == monday_morning);
    CHECK(row.get<Money>(4) == Money{-12'345});
    CHECK(row.get<bool>(5));
    CHECK(row.get<int>(6) == 7);
    CHECK(row.get<Colour>(7) == Colour::orange);
    CHECK(row.get<std::optional<ThingId>>(8) == std::nullopt);
    CHECK(row.columns() == 9);
    CHECK(row.name(8) == "parent_id");
  }
  CHECK(found == 1);

  const auto other = connection
                         ->rows(
                             "select id, name, day, at, money, flag, count, colour, parent_id "
                             "from thing where parent_id = $1 and not flag",
                             id)
                         .first([](const sql::Row& row) {
                           return std::tuple{row.get<std::string>(1), row.is_null(2),
                                             row.get<std::optional<Instant>>(3),
                                             row.get<Money>(4).ore, row.get<bool>(5)};
                         });
  CHECK(other == std::tuple{"", true, std::optional<Instant>{},
                            std::numeric_limits<std::int64_t>::min(), false});
}

ON_BOTH_ENGINES("a value that is not what the program expects is an error, not a guess") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  connection->run(insert_thing, thing_id(1), "red", nullptr, nullptr, nullptr, nullptr, nullptr,
                  "red", nullptr);
  CHECK_THROWS_AS(read<Day>(*connection, "select day from thing"), sql::Error);
  CHECK_THROWS_AS(read<Colour>(*connection, "select colour from thing"), sql::Error);
  CHECK_THROWS_AS(read<Day>(*connection, "select name from thing"), sql::Error);
  CHECK_THROWS_AS(read<int>(*connection, "select name from thing"), sql::Error);
  CHECK_THROWS_AS(read<std::int32_t>(*connection, "select cast(4294967296 as bigint)"), sql::Error);
  CHECK_THROWS_AS(read<std::string>(*connection, "select name from thing", 1), sql::Error);
  CHECK(read<std::string>(*connection, "select name from thing") == "red");
}

ON_BOTH_ENGINES("an error tells a duplicate from a missing parent from a broken rule") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  connection->run(insert_named, thing_id(1), "Kari Eksempel");

  const auto twice = error_of([&] { connection->run(insert_named, thing_id(2), "Kari Eksempel"); });
  CHECK(twice.kind() == sql::ErrorKind::unique);
  CHECK(twice.table() == "thing");
  CHECK(std::string{twice.what()}.find("Kari") == std::string::npos);

  CHECK(error_of([&] { connection->run(insert_named, thing_id(1), "Per"); }).kind() ==
        sql::ErrorKind::unique);
  const auto orphan = error_of([&] {
    connection->run(insert_thing, thing_id(3), "x", nullptr, nullptr, nullptr, nullptr, nullptr,
                    nullptr, thing_id(99));
  });
  CHECK(orphan.kind() == sql::ErrorKind::foreign_key);
  CHECK(std::string{orphan.what()}.find(thing_id(99).to_text()) == std::string::npos);
  CHECK(error_of([&] {
          connection->run(insert_thing, thing_id(3), "x", nullptr, nullptr, nullptr, nullptr, -1,
                          nullptr, nullptr);
        }).kind() == sql::ErrorKind::check);
  CHECK(error_of([&] { connection->run(insert_named, thing_id(3), nullptr); }).kind() ==
        sql::ErrorKind::check);
  CHECK(error_of([&] { connection->run("insert into nowhere (a) values ($1)", 1); }).kind() ==
        sql::ErrorKind::other);
  CHECK(error_of([&] { connection->run("delete from thing where name = $1"); }).kind() ==
        sql::ErrorKind::other);

  CHECK(connection->run("delete from thing") == 1);
}

ON_BOTH_ENGINES("neither engine takes a text the other could not keep") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  using namespace std::string_view_literals;
  CHECK_THROWS_AS(connection->run(insert_named, thing_id(1), "a\0b"sv), sql::Error);
  CHECK_THROWS_AS(connection->run(insert_named, thing_id(1), "a\xff"sv), sql::Error);
  CHECK_THROWS_AS(connection->run(insert_named, thing_id(1), "\xed\xa0\x80"sv), sql::Error);
  CHECK(connection->run(insert_named, thing_id(1), std::string_view{}) == 1);
}

ON_BOTH_ENGINES("parameters are found by number, in any order and as often as needed") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  CHECK(connection->run("insert into thing (name, id) values ($2, $1)", thing_id(1), "b") == 1);
  CHECK(connection->run("update thing set name = $2, colour = $2 where name = $1 or name = $2", "b",
                        "c") == 1);
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::string>("select colour from thing") == "c");
  CHECK(tx.one<std::string, std::int64_t>("select name, count(*) from thing group by name") ==
        std::tuple<std::string, std::int64_t>{"c", 1});
  CHECK(tx.one<std::string>("select name from thing where name = $1", "b") == std::nullopt);
}

ON_BOTH_ENGINES("an optional filter is one statement, for every type of column") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  const auto day = *Day::of(2026, 3, 1);
  for (std::uint64_t i = 1; i <= 2; ++i) {
    connection->run(insert_thing, thing_id(i), i == 1 ? "a" : "b", day + static_cast<int>(i),
                    monday_morning, Money{}, i == 1, i, Colour::orange, std::nullopt);
  }
  const auto found = [&](std::string_view type, std::string_view column, const auto& filter) {
    const auto question = "select name from thing where (cast($1 as " + std::string{type} +
                          ") is null or " + std::string{column} + " = $1) order by name";
    std::string names;
    for (const sql::Row row : connection->rows(question, filter)) names += row.get<std::string>(0);
    return names;
  };
  for (const auto& [type, column] : {std::pair{"uuid", "id"},
                                     {"text", "name"},
                                     {"date", "day"},
                                     {"bigint", "at"},
                                     {"integer", "count"},
                                     {"boolean", "flag"}}) {
    CAPTURE(column);
    CHECK(found(type, column, std::nullopt) == "ab");
  }
  CHECK(found("uuid", "id", thing_id(2)) == "b");
  CHECK(found("text", "name", "b") == "b");
  CHECK(found("date", "day", day + 2) == "b");
  CHECK(found("integer", "count", 2) == "b");
  CHECK(found("boolean", "flag", false) == "b");
}

ON_BOTH_ENGINES("a question may be asked again while its rows are being read") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  for (std::uint64_t i = 1; i <= 3; ++i) {
    connection->run(insert_named, thing_id(i), std::to_string(i));
  }
  std::string seen;
  constexpr std::string_view all = "select name from thing order by name";
  for (const auto outer : connection->rows(all)) {
    for (const auto inner : connection->rows(all)) {
      seen += outer.get<std::string>(0) + inner.get<std::string>(0) + ' ';
    }
  }
  CHECK(seen == "11 12 13 21 22 23 31 32 33 ");
}

ON_BOTH_ENGINES(
    "all questions of one reading see the same state, and nothing can be written in it") {
  const TestDatabase database{engine, tiny};
  const auto reader = database.open(sql::Mode::read_only);
  const auto writer = database.open();
  {
    sql::ReadTransaction tx{*reader};
    CHECK(tx.one<std::int64_t>("select count(*) from thing") == 0);
    writer->run(insert_named, thing_id(1), "a");
    CHECK(tx.one<std::int64_t>("select count(*) from thing") == 0);
    CHECK_THROWS_AS(reader->run(insert_named, thing_id(2), "b"), sql::Error);
  }
  sql::ReadTransaction later{*reader};
  CHECK(later.one<std::int64_t>("select count(*) from thing") == 1);
}

ON_BOTH_ENGINES("after an error nothing more is done until it is rolled back") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    tx.run(insert_named, thing_id(1), "a");
    tx.run("savepoint s");
    CHECK_THROWS_AS(tx.run(insert_named, thing_id(2), "a"), sql::Error);
    CHECK_THROWS_AS(tx.run(insert_named, thing_id(2), "b"), sql::Error);
    CHECK_THROWS_AS(tx.one<std::string>("select name from thing"), sql::Error);
    tx.run("rollback to savepoint s");
    CHECK(tx.run(insert_named, thing_id(2), "b") == 1);
    CHECK_THROWS_AS(tx.one<std::string>("select nothing from thing"), sql::Error);
    CHECK_THROWS_AS(tx.run(insert_named, thing_id(3), "c"), sql::Error);
  }
  CHECK(read<std::int64_t>(*connection, "select count(*) from thing") == 0);
  CHECK(connection->run(insert_named, thing_id(3), "c") == 1);
}

ON_BOTH_ENGINES("like tells capitals from small letters, and knows only the escape it is told") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  std::uint64_t seed = 0;
  for (const char* name : {"Kari", "kari", "ka%", "ka!", "ka\\"}) {
    connection->run(insert_named, thing_id(++seed), name);
  }
  const auto found = [&](std::string_view pattern) {
    std::string names;
    for (const auto row : connection->rows(
             "select name from thing where name like $1 escape '!' order by name", pattern)) {
      names += row.get<std::string>(0) + ' ';
    }
    return names;
  };
  CHECK(found("ka%") == "ka! ka% ka\\ kari ");
  CHECK(found("Ka%") == "Kari ");
  CHECK(found("ka!%") == "ka% ");
  CHECK(found("ka!!") == "ka! ");
  CHECK(found("ka\\") == "ka\\ ");
}

ON_BOTH_ENGINES("what is not committed is undone") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    tx.run(insert_named, thing_id(1), "a");
  }
  CHECK_FALSE(connection->in_transaction());
  {
    sql::WriteTransaction tx{*connection};
    CHECK(tx.run(insert_named, thing_id(2), "b") == 1);
    tx.commit();
  }
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::string>("select name from thing") == "b");
  CHECK(tx.engine() == engine);
}

ON_BOTH_ENGINES("texts sort byte by byte, whatever the machine's language is") {
  const TestDatabase database{engine, tiny};
  const auto connection = database.open();
  std::uint64_t seed = 0;
  for (const char* name : {"å", "a", "Z", "aa", "ø", "B", "z", "æ", "a b", "a-b", "10", "9"}) {
    connection->run(insert_named, thing_id(++seed), name);
  }
  const auto sorted =
      connection->rows("select name from thing order by name").all([](const sql::Row& row) {
        return row.get<std::string>(0);
      });
  CHECK(sorted ==
        std::vector<std::string>{"10", "9", "B", "Z", "a", "a b", "a-b", "aa", "z", "å", "æ", "ø"});
}

TEST_CASE("an SQLite file that could lose what was acknowledged is refused") {
  const TestDatabase database{sql::Engine::sqlite, tiny};
  database.open()->execute("pragma journal_mode = delete");
  CHECK_THROWS_WITH_AS(database.open(sql::Mode::read_only),
                       doctest::Contains("refused to start: pragma journal_mode"), sql::Error);
}

TEST_CASE("a new SQLite file can be read by its owner only") {
  const TestDatabase database{sql::Engine::sqlite, tiny};
  using std::filesystem::perms;
  CHECK(std::filesystem::status(database.location().target).permissions() ==
        (perms::owner_read | perms::owner_write));
  CHECK_THROWS_AS(sql::open({sql::Engine::sqlite, (database.folder() / "none").string()},
                            sql::Mode::read_write),
                  sql::Error);
}

TEST_CASE("a PostgreSQL that would acknowledge before the disk has it is told to wait") {
  if (postgres_is_left_out()) return;
  const TestDatabase database{sql::Engine::postgres, tiny};
  const auto name = database.location().target.substr(database.location().target.rfind('=') + 1);
  database.open()->execute("alter database " + name + " set synchronous_commit = off");
  const auto connection = database.open();
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::string>("select current_setting('synchronous_commit')") == "on");
}
