#include "service/requirement.hpp"

#include <map>

#include "service/access.hpp"
#include "store/contract.hpp"
#include "store/staff.hpp"

namespace stafett::service {

std::vector<domain::StaffMember> staff_of(sql::Reading& tx, ContractId contract) {
  std::map<EmployeeId, bool> degrees;
  for (const auto& kept : store::employees_matching(tx, "")) {
    degrees[kept.employee.id] = kept.employee.relevant_degree;
  }
  std::vector<domain::StaffMember> staff;
  for (const auto& kept : store::all_employments(tx)) {
    const auto& e = kept.employment;
    if (e.contract != contract) continue;
    staff.push_back({e.employee, degrees[e.employee], e.extent_percent, e.days});
  }
  return staff;
}

Result<view::RequirementView> read_requirement(const Call& call, ContractId id,
                                               const RequirementQuery& query) {
  const auto key = house_key(call, domain::RecordKind::contract, domain::Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::RequirementView> {
    const auto kept = store::find_contract(tx, id);
    if (!kept) return foreign();
    const auto staff = staff_of(tx, id);
    view::RequirementView shown;
    shown.contract = {id.uuid, kept->contract.name};
    const auto demanded =
        domain::number_in_force(kept->contract.terms, domain::TermKind::degree_share, call.today);
    if (demanded) shown.demanded_percent = *demanded;
    const auto now = domain::degree_share(staff, call.today);
    shown.heads = now.heads;
    shown.with_degree = now.with_degree;
    if (now.percent()) shown.percent = *now.percent();
    if (demanded) shown.met = now.meets(*demanded);
    if (query.without) {
      const auto leaving = store::find_employee(tx, *query.without);
      if (!leaving) return foreign();
      shown.without = view::Named{query.without->uuid, leaving->employee.name};
      const auto after =
          domain::degree_share(staff, call.today, domain::ShareBy::heads, query.without);
      if (after.percent()) shown.percent_after = *after.percent();
      if (demanded) shown.met_after = after.meets(*demanded);
    }
    const Period coming{call.today, call.today.plus_years(1)};
    for (const auto& from : domain::degree_shares(staff, coming)) {
      view::RequirementDay day{from.first_day, {}};
      if (from.share.percent()) day.percent = *from.share.percent();
      shown.days.push_back(day);
    }
    return shown;
  });
}

}  // namespace stafett::service
