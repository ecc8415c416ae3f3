// Whether enough of a contract's consultants have the education that it demands.
#pragma once

#include <optional>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/employment.hpp"
#include "service/call.hpp"
#include "service/view/staff.hpp"

namespace stafett::service {

/// The consultants of a contract as the demand for education counts them.
std::vector<domain::StaffMember> staff_of(sql::Reading& tx, ContractId contract);

struct RequirementQuery {
  std::optional<EmployeeId> without;
};

/// The share with a relevant degree today, through the coming year, and after a departure (R15).
Result<view::RequirementView> read_requirement(const Call& call, ContractId id,
                                               const RequirementQuery& query);

}  // namespace stafett::service
