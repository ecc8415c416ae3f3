// Firms as they are kept, with how much work they have given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/employer.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct KeptEmployer {
  domain::Employer employer;
  std::int64_t version = 0;
  std::int64_t jobs = 0;          ///< ever: counted, not told whose
  std::int64_t current_jobs = 0;  ///< on the day asked for
};

/// Throws sql::Error (unique) where a firm has the organisation number already.
void add_employer(sql::Writing& tx, const domain::Employer& employer);

/// Jobs are counted as of `today`.
std::optional<KeptEmployer> find_employer(sql::Reading& tx, EmployerId id, Day today);

/// By name in Norwegian order, at most `limit`, those after the firm `after`; `query` (folded) is
/// part of the name, the place or the organisation number, empty: all.
std::vector<KeptEmployer> employers_matching(sql::Reading& tx, std::string_view query, Day today,
                                             std::optional<EmployerId> after, std::int64_t limit);

}  // namespace stafett::store
