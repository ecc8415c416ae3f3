// The schema's history: numbered files in sql/, embedded in the program, applied forward only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/instant.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// One file of sql/: for both engines, or only for one.
struct MigrationFile {
  std::int32_t number;
  std::string_view name;
  std::optional<sql::Engine> only;
  std::string_view text;
};

/// All files of sql/ in the order of their names.
std::span<const MigrationFile> embedded_migrations();

/// Applies what is not applied yet, each number in a transaction of its own (its portable file,
/// then its engine's). Gives how many numbers were applied. Throws sql::Error, leaving the database
/// as the last whole number made it, where a file fails, where an applied file has been edited
/// since, and where the database was made by a newer program. Several servers may start at once:
/// one applies, the others wait.
int migrate(sql::Connection& connection, Instant now,
            std::span<const MigrationFile> files = embedded_migrations());

/// The same inside the caller's transaction, up to and with number `through`: for restore, which
/// makes the schema that a backup was written with before it goes on to the newest.
void migrate_within(sql::Connection& connection, Instant now, std::int32_t through,
                    std::span<const MigrationFile> files = embedded_migrations());

/// Throws sql::Error unless exactly `files` are applied.
void require_current(sql::Connection& connection,
                     std::span<const MigrationFile> files = embedded_migrations());

}  // namespace stafett::store
