// Who has read what: the shapes that service answers and takes, as api/openapi.yaml has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "service/view/common.hpp"

namespace stafett::service::view {

/// Somebody who read or changed.
struct ReaderRow {
  Instant at;
  std::string name;
  std::string role;
  std::string relation;
  std::string action;
  std::string kind;
};

/// Newest first.
struct ReaderList {
  std::vector<ReaderRow> rows;
  std::optional<std::string> next_cursor;
};

/// A line of the log.
struct AuditRow {
  std::int64_t seq = 0;
  Instant at;
  std::optional<AccountId> actor;
  std::optional<std::string> actor_name;
  std::string role;
  std::string relation;
  std::string action;
  std::string kind;
  std::optional<Uuid> record;
  std::int64_t subjects = 0;
};

/// Newest first.
struct AuditList {
  std::vector<AuditRow> rows;
  std::optional<std::string> next_cursor;
  std::optional<bool> intact;
};

}  // namespace stafett::service::view
