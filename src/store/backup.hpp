// Backup while the office works, and restore. A backup is one sealed file (sealed_file.hpp) of
// plain lines, the same from either engine, and can be restored into either:
//
//   stafett backup 1
//   at 2026-02-02T08:00:00.000000Z
//   schema 8
//   table team 4                    name, number of columns
//   id name created_at version      their names, parted by tabs
//   …                               rows, as sql::LineWriter takes them
//   \.
//   content 17 3f…                  rows and hash of that table (bulk.hpp)
//   …
//   end 34                          number of tables
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/instant.hpp"
#include "store/audit.hpp"
#include "store/audit_key.hpp"
#include "store/bulk.hpp"
#include "store/erasure.hpp"
#include "store/sealed_file.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct BackupReport {
  Instant at;                          ///< when it was made
  std::vector<TableContent> contents;  ///< by table
  AuditHead head;                      ///< the audit log's newest line in it
};

/// Writes `file` from one snapshot; the office may go on working. Throws sql::Error, SealError,
/// std::runtime_error; then no file is left.
BackupReport backup(const sql::Location& from, const std::filesystem::path& file,
                    const Secret& secret, Instant now, SealCost cost = {});

/// Reads all of a backup and holds it to its own hashes, without touching any database. Throws
/// SealError.
BackupReport check_backup(const std::filesystem::path& file, const Secret& secret);

struct RestoreOptions {
  std::filesystem::path file;
  Secret secret;
  sql::Location to;
  /// The data folder: its ledger of erasures is applied, its audit heads are set aside. Empty:
  /// none.
  std::filesystem::path folder;
  Instant now;
};

struct RestoreReport {
  BackupReport backup;
  std::size_t erased_again = 0;  ///< erasures that were made after the backup
  bool old_ledger_read =
      true;  ///< false: the database that was there could not be asked for its own
  std::filesystem::path replaced = {};  ///< SQLite: where the file that was there lies now
};

/// Puts the backup in place of what is at `to`, as one step: before it everything is as it was,
/// after it everything is as in the backup, brought to this program's schema, without what the
/// ledgers (of `to` and of the folder) say was erased, and with one more audit line. Verifies the
/// hashes of all tables and the audit chain before that step; throws SealError or sql::Error, and
/// changes nothing, where they do not hold. No server may be running on `to`: throws sql::Error
/// (busy) where one is.
RestoreReport restore(const RestoreOptions& options);

}  // namespace stafett::store
