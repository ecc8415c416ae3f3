#include "store/copy.hpp"

#include "store/migrate.hpp"

namespace stafett::store {

namespace {

void require_empty(sql::Connection& connection) {
  for (const auto& table : data_tables(connection)) {
    if (!connection.rows("select 1 from \"" + table.name + "\" limit 1")
             .all([](const sql::Row&) { return 0; })
             .empty()) {
      throw sql::Error{sql::ErrorKind::other, table.name,
                       "the database to copy into is not empty: table " + table.name};
    }
  }
}

void require_same(const std::vector<TableContent>& one, const std::vector<TableContent>& other) {
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (i < other.size() && one[i] == other[i]) continue;
    throw sql::Error{sql::ErrorKind::other, one[i].table,
                     "table " + one[i].table + " came out differently; nothing was kept"};
  }
}

}  // namespace

std::vector<TableContent> copy_all(const sql::Location& from, const sql::Location& to,
                                   Instant now) {
  const auto source = sql::open(from, sql::Mode::read_only);
  require_current(*source);
  const auto target = sql::open(to, sql::Mode::create);
  migrate(*target, now);
  require_empty(*target);

  sql::ReadTransaction snapshot{*source};
  sql::WriteTransaction tx{*target};
  target->suspend_foreign_keys();
  std::vector<TableContent> copied;
  for (const auto& table : data_tables(*source)) {
    const auto writer = target->write_lines(table);
    copied.push_back(
        read_table(*source, table, [&writer](std::string_view line) { writer->add(line); }));
    writer->finish();
  }
  target->resume_foreign_keys();
  require_same(copied, contents_of(*target));
  tx.commit();
  return copied;
}

}  // namespace stafett::store
