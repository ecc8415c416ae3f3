// How imports are kept.
#include "store/import.hpp"

#include "store/databases.hpp"
#include "store/store.hpp"

using namespace stafett;
using namespace stafett::test;

// Statistics that know earlier imports only must not send PostgreSQL another way: with a second
// index to choose from it looked for each row among all the rows of its import.
TEST_CASE(
    "a row of an import is found by its number, whatever the database knows of earlier ones") {
  if (postgres_is_left_out()) return;
  const TestDatabase database{sql::Engine::postgres};
  const auto connection = database.open();
  SeededRandom random{3};
  const auto earlier = ImportId::make(monday_morning, random);
  const auto next = ImportId::make(monday_morning, random);
  connection->run(R"(
    insert into import (id, file_name, file_kind, file_hash, state, rows_new, rows_changed,
                        rows_unchanged, rows_refused, created_at, version)
    values ($1, 'a', 'csv', '', 'confirmed', 140, 0, 0, 0, 0, 1),
           ($2, 'b', 'csv', '', 'preview', 0, 0, 0, 0, 0, 1))",
                  earlier, next);
  constexpr std::string_view some_rows = R"(
    insert into import_row (import_id, ordinal, place, verdict, label, content, changes)
    select cast($1 as uuid), n, '', 'new', '', '', '[]' from generate_series(1, $2) n)";
  connection->run(some_rows, earlier, 140);
  connection->run("analyze import_row");
  connection->run(some_rows, next, 5000);
  const auto plan = connection
                        ->rows("explain update import_row set label = '' where import_id = '" +
                               next.to_text() + "' and ordinal = 7")
                        .all([](const sql::Row& row) { return row.get<std::string>(0); });
  REQUIRE(plan.size() == 3);
  CHECK(plan[1].find("Index Scan using import_row_pkey") != std::string::npos);
  CHECK(plan[2].find("Index Cond") != std::string::npos);
  CHECK(plan[2].find("ordinal") != std::string::npos);
}
