#include "store/migrate.hpp"

#include <iterator>
#include <limits>
#include <map>
#include <string>

#include "store/hash.hpp"

namespace stafett::store {

namespace {

constexpr const char* make_table = R"(
  create table if not exists schema_migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at bigint not null
  ))";

constexpr std::string_view applied_ones = R"(
  select number, name, checksum
  from schema_migration
  order by number)";

constexpr std::string_view record_one = R"(
  insert into schema_migration (number, name, checksum, applied_at)
  values ($1, $2, $3, $4))";

/// Texts sort byte by byte, as in SQLite, whatever the cluster's own order is: sort keys are made
/// for that (text::sort_key), and both engines give equal answers.
constexpr const char* sort_by_bytes = R"(
  do $$
  declare found record;
  begin
    for found in
      select table_name, column_name
      from information_schema.columns
      where table_schema = current_schema()
        and data_type = 'text'
        and collation_name is distinct from 'C'
        and not exists (
          select 1 from pg_database
          where datname = current_database() and datlocprovider = 'c' and datcollate in ('C', 'POSIX'))
      order by table_name, ordinal_position
    loop
      execute format('alter table %I alter column %I type text collate "C"',
                     found.table_name, found.column_name);
    end loop;
  end $$)";

[[noreturn]] void refuse_to_migrate(std::string_view why, std::int32_t number) {
  throw sql::Error{sql::ErrorKind::other, "schema_migration",
                   "migration " + std::to_string(number) + ": " + std::string{why}};
}

/// All that one number means to this engine.
struct Step {
  std::string name;
  std::string text;
  std::string checksum;
};

std::map<std::int32_t, Step> steps_for(sql::Engine engine, std::span<const MigrationFile> files) {
  std::map<std::int32_t, Step> steps;
  for (const bool dialect : {false, true}) {
    for (const auto& file : files) {
      if (file.only.has_value() != dialect || (dialect && file.only != engine)) continue;
      auto& step = steps[file.number];
      if (!step.name.empty() && step.name != file.name)
        refuse_to_migrate("two names for one number", file.number);
      step.name = file.name;
      step.text += file.text;
      step.text += '\n';
    }
  }
  for (auto& [number, step] : steps) step.checksum = hash_of(step.text);
  return steps;
}

/// How many numbers are applied; throws where they are not a beginning of `steps`, or were edited
/// since.
std::size_t check_applied(sql::Connection& connection, const std::map<std::int32_t, Step>& steps) {
  std::size_t count = 0;
  auto expected = steps.begin();
  for (const auto row : connection.rows(applied_ones)) {
    const auto number = row.get<std::int32_t>(0);
    if (expected == steps.end())
      refuse_to_migrate("the database was made by a newer program", number);
    if (expected->first != number)
      refuse_to_migrate("the database lacks an earlier migration", expected->first);
    if (expected->second.checksum != row.get<std::string_view>(2)) {
      refuse_to_migrate("an applied migration was edited afterwards", number);
    }
    ++expected;
    ++count;
  }
  return count;
}

/// Begins a transaction that no other program migrates beside.
void begin_alone(sql::Connection& connection) {
  if (connection.engine() == sql::Engine::sqlite) {
    connection.execute("begin immediate");
  } else {
    connection.execute("begin; select pg_advisory_xact_lock(7355608401)");
  }
}

void settle_order(sql::Connection& connection) {
  if (connection.engine() == sql::Engine::postgres) connection.execute(sort_by_bytes);
}

/// Applies the first number not applied yet, if it is at most `through`; false where it is not.
bool apply_next(sql::Connection& connection, const std::map<std::int32_t, Step>& steps, Instant now,
                std::int32_t through) {
  connection.execute(make_table);
  settle_order(connection);
  const auto applied = check_applied(connection, steps);
  if (applied == steps.size()) return false;
  const auto& [number, step] = *std::next(steps.begin(), static_cast<std::ptrdiff_t>(applied));
  if (number > through) return false;
  connection.execute(step.text);
  settle_order(connection);
  connection.run(record_one, number, step.name, step.checksum, now);
  return true;
}

constexpr std::int32_t newest = std::numeric_limits<std::int32_t>::max();

/// apply_next in a transaction of its own.
bool apply_next_alone(sql::Connection& connection, const std::map<std::int32_t, Step>& steps,
                      Instant now) {
  begin_alone(connection);
  try {
    const bool more = apply_next(connection, steps, now, newest);
    connection.execute("commit");
    return more;
  } catch (...) {
    if (connection.in_transaction()) connection.execute("rollback");
    throw;
  }
}

}  // namespace

int migrate(sql::Connection& connection, Instant now, std::span<const MigrationFile> files) {
  const auto steps = steps_for(connection.engine(), files);
  int count = 0;
  while (apply_next_alone(connection, steps, now)) ++count;
  return count;
}

void migrate_within(sql::Connection& connection, Instant now, std::int32_t through,
                    std::span<const MigrationFile> files) {
  const auto steps = steps_for(connection.engine(), files);
  while (apply_next(connection, steps, now, through)) {
  }
}

void require_current(sql::Connection& connection, std::span<const MigrationFile> files) {
  const auto steps = steps_for(connection.engine(), files);
  const auto applied = check_applied(connection, steps);
  if (applied < steps.size()) {
    refuse_to_migrate("not applied yet",
                      std::next(steps.begin(), static_cast<std::ptrdiff_t>(applied))->first);
  }
}

}  // namespace stafett::store
