#include "service/circles.hpp"

#include "store/staff.hpp"

namespace stafett::service {

const domain::Contract* Circles::contract(const std::optional<ContractId>& id) {
  if (!id) return nullptr;
  auto found = contracts_.find(*id);
  if (found == contracts_.end()) {
    auto kept = store::find_contract(tx_, *id);
    found = contracts_.emplace(*id, kept ? std::optional{std::move(kept->contract)} : std::nullopt)
                .first;
  }
  return found->second ? &*found->second : nullptr;
}

const domain::Circle& Circles::contract_circle(const std::optional<ContractId>& id) {
  const auto* const known = contract(id);
  if (known == nullptr) return none_;
  auto found = contract_circles_.find(*id);
  if (found == contract_circles_.end()) {
    found = contract_circles_.emplace(*id, domain::phases(*known, today_)).first;
  }
  return found->second;
}

const domain::Circle& Circles::employee_circle(EmployeeId id) {
  auto found = employee_circles_.find(id);
  if (found == employee_circles_.end()) {
    std::vector<domain::Circle> posts;
    for (const auto& kept : store::employments_of(tx_, id)) {
      posts.push_back(domain::phases(kept.employment, contract_circle(kept.employment.contract)));
    }
    found = employee_circles_.emplace(id, domain::joined(posts)).first;
  }
  return found->second;
}

}  // namespace stafett::service
