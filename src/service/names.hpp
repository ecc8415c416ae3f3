// Names beside ids, for views that show many of them.
#pragma once

#include <map>
#include <string>

#include "base/id.hpp"
#include "service/view/common.hpp"
#include "store/contract.hpp"
#include "store/staff.hpp"

namespace stafett::service {

/// Names of employees, contracts and teams, each list asked for once.
struct Names {
  std::map<EmployeeId, std::string> employees;
  std::map<ContractId, std::string> contracts;
  std::map<TeamId, std::string> teams;

  explicit Names(sql::Reading& tx) {
    for (auto& kept : store::employees_matching(tx, "")) {
      employees[kept.employee.id] = std::move(kept.employee.name);
    }
    for (auto& kept : store::all_contracts(tx)) {
      contracts[kept.contract.id] = std::move(kept.contract.name);
    }
    for (auto& team : store::all_teams(tx)) teams[team.id] = std::move(team.name);
  }
  view::Named operator[](EmployeeId id) { return {id.uuid, employees[id]}; }
  view::Named operator[](ContractId id) { return {id.uuid, contracts[id]}; }
  view::Named operator[](TeamId id) { return {id.uuid, teams[id]}; }
};

}  // namespace stafett::service
