// Erasing a person, and making sure that no old backup brings them back: the ledger keeps the ids
// (and nothing else) of what was erased, and restore erases it again. The audit log stays: it holds
// ids only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/codes.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "store/sql.hpp"

namespace stafett::store {

enum class Erasable : std::uint8_t { person, participation, import };
constexpr auto codes_of(Erasable) {
  return codes<Erasable>({{Erasable::person, "person"},
                          {Erasable::participation, "participation"},
                          {Erasable::import, "import"}});
}

struct Erasure {
  Erasable kind = Erasable::person;
  Uuid id;
  Instant at;
  friend bool operator==(const Erasure&, const Erasure&) = default;
};

/// Deletes the record and all that hangs on it, and writes the ledger. A person: with all
/// participations, and the account with which they sign in. A participation: notes, drafts, rows of
/// imports that name it; the person stays. An import: the rows read, not what was made of them.
/// What is not there is no error: the ledger has it then. Whether it may be erased is the service's
/// to decide.
void erase(sql::Writing& tx, const Erasure& erasure);

/// The whole ledger, oldest first.
std::vector<Erasure> erasures(sql::Reading& tx);

/// The ledger is also kept in a file, in case the database is lost: `erased` in the data folder, a
/// line "kind id instant" each. Call keep_erasures after each erasure and at the start.
void keep_erasures(const std::filesystem::path& folder, const std::vector<Erasure>& all);
/// Throws std::runtime_error where a line cannot be read.
std::vector<Erasure> kept_erasures(const std::filesystem::path& folder);

/// After an erasure was committed: what SQLite's log still holds of it is overwritten, what
/// PostgreSQL still holds in dead rows is freed. Outside any transaction. Gives false where readers
/// were in the way; then call it again later.
bool scrub(const sql::Location& location);

}  // namespace stafett::store
