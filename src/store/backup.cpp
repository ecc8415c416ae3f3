#include "store/backup.hpp"

#include "store/backup_reader.hpp"
#include "store/migrate.hpp"

namespace stafett::store {

namespace {

constexpr std::string_view newest_migration = R"(
  select number
  from schema_migration
  order by number desc
  limit 1)";

std::string beginning_of(const sql::Table& table) {
  std::string lines = "table " + table.name + ' ' + std::to_string(table.columns.size()) + '\n';
  for (const auto& column : table.columns) {
    if (&column != &table.columns.front()) lines += ' ';
    lines += column.name;
  }
  return lines + '\n';
}

}  // namespace

BackupReport backup(const sql::Location& from, const std::filesystem::path& file,
                    const Secret& secret, Instant now, SealCost cost) {
  const auto connection = sql::open(from, sql::Mode::read_only);
  sql::ReadTransaction snapshot{*connection};
  const auto schema = snapshot.one<std::int32_t>(newest_migration);
  if (!schema) throw sql::Error{sql::ErrorKind::other, {}, "the database has no schema"};

  BackupReport report{now, {}, audit_head(snapshot)};
  SealedWriter writer{file, secret, cost};
  writer.write("stafett backup 1\nat " + now.to_text() + "\nschema " + std::to_string(*schema) +
               '\n');
  for (const auto& table : data_tables(*connection)) {
    writer.write(beginning_of(table));
    auto content = read_table(*connection, table, [&writer](std::string_view line) {
      writer.write(line);
      writer.write("\n");
    });
    writer.write("\\.\ncontent " + std::to_string(content.rows) + ' ' + content.hash + '\n');
    report.contents.push_back(std::move(content));
  }
  writer.write("end " + std::to_string(report.contents.size()) + '\n');
  writer.close();
  return report;
}

BackupReport check_backup(const std::filesystem::path& file, const Secret& secret) {
  BackupReader reader{file, secret};
  while (reader.next_table()) {
    std::string_view row;
    while (reader.next_row(row)) {
    }
  }
  return {reader.at(), reader.contents(), {}};
}

}  // namespace stafett::store
