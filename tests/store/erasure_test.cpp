#include "store/erasure.hpp"

#include <fstream>
#include <sstream>

#include "store/files.hpp"
#include "store/office.hpp"

using namespace stafett;
using namespace stafett::test;
using namespace stafett::store;

namespace {

constexpr Instant later = monday_morning + hours(1);

/// What may still hold a person's id: ids only, for good.
std::string lines_left(sql::Connection& connection) {
  return all_lines(connection, {"audit", "audit_subject", "erasure"});
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

ON_BOTH_ENGINES("the test's office has a row in every table that can hang on a participation") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  sql::WriteTransaction tx{*connection};
  make_office(tx);
  for (const auto& table : data_tables(*connection)) {
    for (const auto& column : table.columns) {
      if (column.name != "participation_id" && column.name != "note_id") continue;
      CAPTURE(table.name);
      const auto& id = column.name == "note_id" ? kari_note : kari_second;
      CHECK(*tx.one<std::int64_t>(
                "select count(*) from " + table.name + " where " + column.name + " = $1", id) > 0);
    }
  }
}

ON_BOTH_ENGINES("an erased person is in no table any more, and nobody else is touched") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { make_office(tx); });
  const auto connection = database.open();
  CHECK(holds(lines_left(*connection), kari_word));

  store.write([](sql::Writing& tx) { erase(tx, {Erasable::person, kari_id, later}); });

  const auto left = lines_left(*connection);
  CHECK_FALSE(holds(left, kari_word));
  for (const auto& id : {kari_id, kari_first, kari_second, kari_account, kari_note}) {
    CHECK_FALSE(holds(left, id.to_text()));
  }
  CHECK(holds(left, ola_id.to_text()));
  CHECK(holds(left, ola_note.to_text()));
  CHECK(holds(left, "Olas ord"));
  CHECK(holds(left, consultant_account.to_text()));
  CHECK_FALSE(store.read([](sql::Reading& tx) { return verify_audit(tx); }).broken);
  CHECK(store.read([](sql::Reading& tx) { return erasures(tx); }) ==
        std::vector<Erasure>{{Erasable::participation, std::min(kari_first, kari_second), later},
                             {Erasable::participation, std::max(kari_first, kari_second), later},
                             {Erasable::person, kari_id, later}});
}

ON_BOTH_ENGINES("an erased participation leaves the person and their other participation") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { make_office(tx); });
  store.write([](sql::Writing& tx) { erase(tx, {Erasable::participation, kari_first, later}); });
  const auto connection = database.open();
  const auto left = lines_left(*connection);
  CHECK_FALSE(holds(left, kari_first.to_text()));
  CHECK(holds(left, kari_id.to_text()));
  CHECK(holds(left, kari_note.to_text()));
  // Again, or what never was: the ledger has it, once.
  store.write([](sql::Writing& tx) {
    erase(tx, {Erasable::participation, kari_first, later + 1});
    erase(tx, {Erasable::person, office_id(999), later});
  });
  CHECK(store.read([](sql::Reading& tx) { return erasures(tx); }).size() == 2);
}

ON_BOTH_ENGINES("an erased import leaves what was made of it") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { make_office(tx); });
  store.write([](sql::Writing& tx) { erase(tx, {Erasable::import, office_import, later}); });
  store.read([](sql::Reading& tx) {
    CHECK(tx.one<std::int64_t>("select count(*) from import_row") == 0);
    CHECK(tx.one<std::int64_t>("select count(*) from import_finding") == 0);
    CHECK(tx.one<std::int64_t>("select count(*) from import") == 1);
    CHECK(tx.one<std::int64_t>("select count(*) from person") == 2);
  });
}

TEST_CASE("after an erasure no byte of the words is left in SQLite's files") {
  const TestDatabase database{sql::Engine::sqlite};
  const auto bytes = [&database] {
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator{database.folder()}) {
      all += *read_file(file.path());
    }
    return all;
  };
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { make_office(tx); });
  CHECK(scrub(database.location()));
  CHECK(holds(bytes(), kari_word));
  store.write([](sql::Writing& tx) { erase(tx, {Erasable::person, kari_id, later}); });
  CHECK(scrub(database.location()));
  CHECK(holds(bytes(), "Olas ord"));
  CHECK_FALSE(holds(bytes(), kari_word));
}

TEST_CASE("the ledger is kept in a file beside the database") {
  const TestFolder folder;
  CHECK(kept_erasures(folder.path()).empty());
  const std::vector<Erasure> all = {{Erasable::person, kari_id, later},
                                    {Erasable::import, office_import, later + 1}};
  keep_erasures(folder.path(), all);
  CHECK(kept_erasures(folder.path()) == all);
  append_to_file(folder.path() / "erased", "person nobody today\n");
  CHECK_THROWS_WITH(kept_erasures(folder.path()), "erased: line 3 is not \"kind id instant\"");
}

ON_BOTH_ENGINES("scrubbing works while the office is open") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { make_office(tx); });
  CHECK(scrub(database.location()));
}
