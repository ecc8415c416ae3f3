// Tries that failed, by key: how many, and until when the next has to wait.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct Throttle {
  std::int64_t failures = 0;
  Instant last_at;     ///< of the last failure
  Instant wait_until;  ///< no try before this
};

std::optional<Throttle> find_throttle(sql::Reading& tx, std::string_view key);
/// There from now on, or as it is now.
void save_throttle(sql::Writing& tx, std::string_view key, const Throttle& throttle);
void drop_throttle(sql::Writing& tx, std::string_view key);
/// Drops all whose last failure lies before `before`.
void drop_old_throttles(sql::Writing& tx, Instant before);

}  // namespace stafett::store
