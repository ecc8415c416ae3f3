// The circles of contracts and consultants as services ask for them: loaded once a transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/contract.hpp"
#include "domain/phase.hpp"
#include "store/contract.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// Contracts and employees' circles, each looked up at most once. Lives as long as one transaction.
class Circles {
 public:
  Circles(sql::Reading& tx, Day today) : tx_{tx}, today_{today} {}

  /// Nothing where there is no such contract.
  const domain::Contract* contract(const std::optional<ContractId>& id);
  /// The contract's circle; empty where there is none.
  const domain::Circle& contract_circle(const std::optional<ContractId>& id);
  /// The circle of an employee over all posts; empty where there is no post.
  const domain::Circle& employee_circle(EmployeeId id);

 private:
  sql::Reading& tx_;
  Day today_;
  std::map<ContractId, std::optional<domain::Contract>> contracts_;
  std::map<ContractId, domain::Circle> contract_circles_;
  std::map<EmployeeId, domain::Circle> employee_circles_;
  domain::Circle none_;
};

}  // namespace stafett::service
