#include <algorithm>
#include <set>

#include "store/backup.hpp"
#include "store/backup_reader.hpp"
#include "store/files.hpp"
#include "store/migrate.hpp"

namespace stafett::store {

namespace {

[[noreturn]] void refuse_to_restore(const std::string& why) {
  throw sql::Error{sql::ErrorKind::other, {}, "cannot restore: " + why};
}

/// One entry a record; the one that was first.
std::vector<Erasure> together(std::vector<Erasure> one, const std::vector<Erasure>& other) {
  one.insert(one.end(), other.begin(), other.end());
  std::stable_sort(one.begin(), one.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  std::set<std::pair<Erasable, Uuid>> seen;
  std::erase_if(one, [&seen](const auto& e) { return !seen.emplace(e.kind, e.id).second; });
  return one;
}

void load_table(sql::Connection& connection, BackupReader& reader, const BackupTable& wanted) {
  const auto tables = data_tables(connection);
  const auto table = std::find_if(tables.begin(), tables.end(),
                                  [&](const auto& t) { return t.name == wanted.name; });
  if (table == tables.end() ||
      !std::equal(table->columns.begin(), table->columns.end(), wanted.columns.begin(),
                  wanted.columns.end(),
                  [](const auto& column, const auto& name) { return column.name == name; })) {
    refuse_to_restore("table " + wanted.name + " is not as this program knows it");
  }
  // What a migration put in is in the backup too.
  connection.execute("delete from \"" + table->name + '"');
  const auto writer = connection.write_lines(*table);
  std::string_view row;
  while (reader.next_row(row)) writer->add(row);
  writer->finish();
}

/// Heads signed up to the backup's own newest line, which must be in its chain.
std::vector<AuditHead> witnessed_until(const AuditKey* key, std::int64_t last) {
  std::vector<AuditHead> heads;
  if (key == nullptr) return heads;
  for (const auto& signed_head : key->signed_heads()) {
    if (signed_head.head.seq <= last) heads.push_back(signed_head.head);
  }
  return heads;
}

/// Fills a database without tables, inside the caller's transaction.
void load(sql::Writing& tx, const RestoreOptions& options, const AuditKey* key,
          const std::vector<Erasure>& ledger, RestoreReport& report) {
  auto& connection = tx.connection();
  BackupReader reader{options.file, options.secret};
  const auto newest = embedded_migrations().back().number;
  if (reader.schema() > newest) refuse_to_restore("the backup was made by a newer program");
  migrate_within(connection, options.now, reader.schema());
  connection.suspend_foreign_keys();
  while (const auto table = reader.next_table()) load_table(connection, reader, *table);
  connection.resume_foreign_keys();

  report.backup.at = reader.at();
  report.backup.contents = reader.contents();
  if (contents_of(connection) != report.backup.contents) {
    refuse_to_restore("what was read back is not what was in the backup");
  }
  report.backup.head = audit_head(tx);
  const auto verdict = verify_audit(tx, witnessed_until(key, report.backup.head.seq));
  if (verdict.broken) {
    refuse_to_restore("its audit log is broken at line " + std::to_string(verdict.broken->seq) +
                      ": " + verdict.broken->what);
  }
  migrate_within(connection, options.now, newest);

  const auto known = erasures(tx);
  for (const auto& erasure : ledger) {
    erase(tx, erasure);
    const bool was_known = std::any_of(known.begin(), known.end(), [&](const auto& e) {
      return e.kind == erasure.kind && e.id == erasure.id;
    });
    if (!was_known) ++report.erased_again;
  }
  append(tx, {options.now, std::nullopt, "program", "", "restore", "database", std::nullopt, {}});
}

/// The ledger of the database that is there, which nobody else may have open.
std::vector<Erasure> ledger_of(sql::Connection& connection) {
  connection.require_alone();
  sql::ReadTransaction tx{connection};
  return erasures(tx);
}

std::filesystem::path with_ending(std::filesystem::path file, const std::string& ending) {
  file += ending;
  return file;
}

/// Moves the new file to where the old one is. The old one stays beside it, under another name.
std::filesystem::path put_in_place(const std::filesystem::path& made,
                                   const std::filesystem::path& file, Instant now) {
  std::filesystem::path replaced;
  if (std::filesystem::exists(file)) {
    replaced = with_ending(file, ".before-" + file_stamp(now));
    std::filesystem::remove(replaced);
    std::filesystem::create_hard_link(file, replaced);
    // Left by a process that was killed, and of a database that could not be opened: it must not be
    // taken for the new one's.
    for (const char* ending : {"-wal", "-shm"}) {
      if (std::filesystem::exists(with_ending(file, ending))) {
        std::filesystem::rename(with_ending(file, ending), with_ending(replaced, ending));
      }
    }
  }
  std::filesystem::rename(made, file);
  sync_folder(file.parent_path());
  return replaced;
}

RestoreReport restore_sqlite(const RestoreOptions& options, const AuditKey* key,
                             std::vector<Erasure>& ledger) {
  RestoreReport report;
  const std::filesystem::path file{options.to.target};
  if (std::filesystem::exists(file)) {
    try {
      const auto old = sql::open(options.to, sql::Mode::read_write);
      ledger = together(std::move(ledger), ledger_of(*old));
    } catch (const sql::Error& error) {
      if (error.kind() == sql::ErrorKind::busy) throw;
      report.old_ledger_read = false;  // damaged: that is why a backup is put in its place
    }
  }
  const auto made = with_ending(file, ".restoring");
  const auto forget = [&made] {
    for (const char* ending : {"", "-wal", "-shm"}) {
      std::filesystem::remove(with_ending(made, ending));
    }
  };
  forget();
  try {
    const auto connection = sql::open({sql::Engine::sqlite, made.string()}, sql::Mode::create);
    sql::WriteTransaction tx{*connection};
    load(tx, options, key, ledger, report);
    tx.commit();
  } catch (...) {
    forget();
    throw;
  }
  // Closing the last connection has put everything into the file itself.
  report.replaced = put_in_place(made, file, options.now);
  return report;
}

RestoreReport restore_postgres(const RestoreOptions& options, const AuditKey* key,
                               std::vector<Erasure>& ledger) {
  RestoreReport report;
  const auto connection = sql::open(options.to, sql::Mode::read_write);
  const auto old = connection->tables();
  if (std::any_of(old.begin(), old.end(), [](const auto& t) { return t.name == "erasure"; })) {
    ledger = together(std::move(ledger), ledger_of(*connection));
  }
  sql::WriteTransaction tx{*connection};
  for (const auto& table : old) {
    connection->execute("drop table \"" + table.name + "\" cascade");
  }
  load(tx, options, key, ledger, report);
  tx.commit();
  return report;
}

}  // namespace

RestoreReport restore(const RestoreOptions& options) {
  std::optional<AuditKey> key;
  std::vector<Erasure> ledger;
  if (!options.folder.empty()) {
    key.emplace(options.folder);
    ledger = kept_erasures(options.folder);
  }
  const auto* const held = key ? &*key : nullptr;
  auto report = options.to.engine == sql::Engine::sqlite ? restore_sqlite(options, held, ledger)
                                                         : restore_postgres(options, held, ledger);
  if (key) {
    key->set_aside_after(report.backup.head.seq, options.now);
    keep_erasures(options.folder, ledger);
  }
  return report;
}

}  // namespace stafett::store
