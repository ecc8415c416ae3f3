#include "app/keeping.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/premises.hpp"
#include "app/secret.hpp"
#include "store/audit_key.hpp"
#include "store/backup.hpp"
#include "store/copy.hpp"
#include "store/migrate.hpp"

namespace stafett::app {

const char* const backup_usage =
    "  FILE                 where the backup goes; the office may go on working\n";
const char* const backup_key_usage = "  FILE                 where the new key goes\n";
const char* const restore_usage =
    "  FILE                 the backup; takes the place of what is there, as one step\n";
const char* const verify_usage =
    "  --backup FILE        reads this backup instead, and holds it to its own hashes\n";
const char* const copy_usage =
    "  --from LOCATION      a file, or postgresql://…\n"
    "  --to LOCATION        a new or empty database\n";

namespace {

std::string the_file(Arguments& arguments) {
  auto words = arguments.words();
  if (words.size() != 1) throw UsageError{words.empty() ? "FILE is missing" : "one FILE, please"};
  return std::move(words.front());
}

std::int64_t rows_of(const std::vector<store::TableContent>& contents) {
  std::int64_t rows = 0;
  for (const auto& table : contents) rows += table.rows;
  return rows;
}

void tell_content(std::string_view what, const std::vector<store::TableContent>& contents) {
  fmt::print("{}: {} rows in {} tables\n", what, rows_of(contents), contents.size());
}

int verify_backup(Arguments& arguments, const std::string& file) {
  // A backup is whole or not by itself; who names the office as well has made no slip.
  arguments.option("data");
  arguments.option("database");
  const auto secret = secret_from(arguments, SecretFor::opening);
  arguments.none_left();
  const auto report = store::check_backup(file, secret);
  tell_content("Whole, made " + report.at.to_text(), report.contents);
  return EXIT_SUCCESS;
}

}  // namespace

int backup(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  const auto secret = secret_from(arguments, SecretFor::sealing);
  const auto file = the_file(arguments);
  const auto report = store::backup(premises.database, file, secret, now());
  tell_content(file, report.contents);
  // The key opens what the database keeps sealed; together they would be worth stealing.
  fmt::print("Keep {} as well, in another place: without it nobody's second factor works.\n",
             (premises.folder / "house.key").string());
  return EXIT_SUCCESS;
}

int backup_key(Arguments& arguments) {
  const auto file = the_file(arguments);
  store::make_key_file(file);
  fmt::print("{} is made. A backup sealed with it cannot be opened without it.\n", file);
  return EXIT_SUCCESS;
}

int restore(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  const auto secret = secret_from(arguments, SecretFor::opening);
  const auto file = the_file(arguments);
  const auto report = store::restore({.file = file,
                                      .secret = secret,
                                      .to = premises.database,
                                      .folder = premises.folder,
                                      .now = now()});
  tell_content("Restored as of " + report.backup.at.to_text(), report.backup.contents);
  if (report.erased_again > 0)
    fmt::print("Erased once more, as the ledger says: {}\n", report.erased_again);
  if (!report.old_ledger_read)
    fmt::print(
        "The database that was there could not be read: what was erased in it since the backup is "
        "known\nonly as far as the file `erased` in the folder says.\n");
  if (!report.replaced.empty()) fmt::print("What was there is now {}\n", report.replaced.string());
  if (!std::filesystem::exists(premises.folder / "house.key"))
    fmt::print("Put house.key back too: without it nobody's second factor works.\n");
  return EXIT_SUCCESS;
}

int verify(Arguments& arguments) {
  if (const auto file = arguments.option("backup")) return verify_backup(arguments, *file);
  const auto premises = Premises::from(arguments);
  arguments.none_left();
  // Read before the log is: a running server signs only what is in it already.
  std::vector<store::AuditHead> witnessed;
  if (std::filesystem::exists(premises.folder / "audit.key")) {
    const store::AuditKey key{premises.folder};
    for (auto& head : key.signed_heads()) witnessed.push_back(std::move(head.head));
  } else {
    fmt::print(stderr, "No audit.key in {}: no signed line to hold the log to.\n",
               premises.folder.string());
  }
  const auto connection = sql::open(premises.database, sql::Mode::read_only);
  store::require_current(*connection);
  sql::ReadTransaction snapshot{*connection};
  const auto verdict = store::verify_audit(snapshot, witnessed);
  if (verdict.broken) {
    fmt::print(stderr, "The audit log is broken at line {}: {}\n", verdict.broken->seq,
               verdict.broken->what);
    return EXIT_FAILURE;
  }
  fmt::print("The audit log is whole: {} lines, {} signatures hold\n", verdict.head.seq,
             witnessed.size());
  return EXIT_SUCCESS;
}

int copy(Arguments& arguments) {
  const auto from = sql::Location::from_text(arguments.required("from"));
  const auto to = sql::Location::from_text(arguments.required("to"));
  arguments.none_left();
  tell_content("Copied and compared", store::copy_all(from, to, now()));
  return EXIT_SUCCESS;
}

int migrate(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  arguments.none_left();
  const auto connection = sql::open(premises.database, sql::Mode::read_write);
  fmt::print("{} files of the schema applied\n", store::migrate(*connection, now()));
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
