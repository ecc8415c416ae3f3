// Employees and their posts.
#pragma once

#include <optional>

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/staff.hpp"

namespace stafett::service {

struct EmployeeQuery {
  std::optional<ContractId> contract;
  std::optional<TeamId> team;
  std::optional<view::Text<100>> q;
};

/// By name; never ranked (R146).
Result<view::EmployeeList> list_employees(const Call& call, const EmployeeQuery& query);
Result<view::EmployeeView> read_employee(const Call& call, EmployeeId id);
Result<view::EmployeeView> register_employee(const Call& call, const view::EmployeeInput& input);
Result<view::EmployeeView> change_employee(const Call& call, EmployeeId id,
                                           const view::EmployeeChange& input);
Result<view::EmployeeView> add_employment(const Call& call, EmployeeId id,
                                          const view::EmploymentInput& input);
Result<view::EmployeeView> change_employment(const Call& call, EmployeeId id, EmploymentId post,
                                             const view::EmploymentChange& input);

}  // namespace stafett::service
