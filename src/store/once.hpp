// Every command carries a key that its sender made: sent twice (a lost answer, a double click), it
// is done once. And every change carries the version it was based on: who was second is told so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// Who sends what: the hash is of the command with all its fields (hash.hpp), so that a key used
/// for something else is noticed.
struct Request {
  std::string_view key;
  AccountId actor;
  std::string_view hash;
  Instant now;
};

/// What a command made or changed: enough to show it again.
struct Outcome {
  std::string kind;  ///< of record: note, assignment …
  std::optional<Uuid> id;
  std::optional<std::int64_t> version;
  bool repeated = false;  ///< it had been done already; this is what it came to then
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// How long a key is remembered at least; forget_keys drops older ones.
constexpr std::int64_t key_lifetime = hours(24 * 30);

/// What this request came to earlier; nothing where it is new. Refuses (conflict, "key_reused")
/// where the key was used for another request.
Result<std::optional<Outcome>> earlier_outcome(sql::Reading& tx, const Request& request);
void remember_outcome(sql::Writing& tx, const Request& request, const Outcome& outcome);

/// `command()` gives Result<Outcome> and is run only where this request is new. A refusal is not
/// remembered: the same request may succeed later.
template <class Command>
Result<Outcome> once(sql::Writing& tx, const Request& request, Command&& command) {
  auto earlier = earlier_outcome(tx, request);
  if (!earlier) return tl::make_unexpected(std::move(earlier.error()));
  if (*earlier) return **std::move(earlier);
  Result<Outcome> outcome = command();
  if (outcome) remember_outcome(tx, request, *outcome);
  return outcome;
}

/// Forgets keys used before `before`; gives how many.
std::int64_t forget_keys(sql::Writing& tx, Instant before);

/// After `update TABLE set …, version = version + 1 where id = $1 and version = $2`: `touched` is
/// what the update gave. The new version; or refuses: not_found where there is no such row,
/// conflict ("changed_since", values: version, the newest one) where somebody else was first.
/// `table` is a literal of the program.
Result<std::int64_t> next_version(sql::Reading& tx, std::int64_t touched, std::string_view table,
                                  const Uuid& id, std::int64_t seen);

}  // namespace stafett::store
