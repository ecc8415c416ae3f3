// The firms the house knows: one list for everybody on the staff, and new ones.
#pragma once

#include <cstdint>
#include <optional>

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/follow_up.hpp"

namespace stafett::service {

struct EmployerQuery {
  std::optional<view::Text<100>> q;  ///< part of name, place or organisation number
  std::optional<EmployerId> cursor;  ///< the last firm of the page before
  std::optional<std::int64_t> limit;
};

/// By name; how many jobs a firm has given is counted, and never whose they were.
Result<view::EmployerList> list_employers(const Call& call, const EmployerQuery& query);
/// A firm, once: refuses one whose organisation number is known ("employer_known").
Result<view::EmployerView> register_employer(const Call& call, const view::EmployerInput& input);

}  // namespace stafett::service
