#include "service/standing.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "service/access.hpp"
#include "service/command.hpp"
#include "store/access.hpp"
#include "store/contract.hpp"
#include "store/staff.hpp"
#include "store/standing.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::Relation;

bool leads_contract(sql::Reading& tx, const Call& call, ContractId contract,
                    const std::vector<domain::TeamMembership>& memberships) {
  if (!call.session.is(domain::Role::leader) || !call.session.employee) return false;
  const auto teams = store::teams_of_contract(tx, contract);
  return std::any_of(memberships.begin(), memberships.end(), [&](const auto& one) {
    return one.leads && one.employee == *call.session.employee && one.days.contains(call.today) &&
           std::find(teams.begin(), teams.end(), one.team) != teams.end();
  });
}

}  // namespace

Result<domain::Standing> read_standing(const Call& call, ContractId id) {
  const auto key = house_key(call, RecordKind::contract, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<domain::Standing> {
        const auto kept = store::find_contract(tx, id);
        if (!kept) return foreign();
        const auto memberships = store::all_memberships(tx);
        if (key->relation() != Relation::administers && !leads_contract(tx, call, id, memberships))
          return refuse(Reason::not_allowed, "not_allowed");

        std::map<EmployeeId, std::vector<domain::Employment>> posts;
        for (auto& employment : store::all_employments(tx))
          posts[employment.employment.employee].push_back(std::move(employment.employment));
        std::map<EmployeeId, std::int64_t> leads;
        for (const auto& caseload : store::caseloads(tx, call.today))
          leads[caseload.employee] = caseload.lead;
        std::vector<domain::StandingConsultantFacts> consultants;
        for (const auto& employee : store::employees_matching(tx, "")) {
          const EmployeeId who = employee.employee.id;
          const bool leads_team =
              std::any_of(memberships.begin(), memberships.end(), [&](const auto& one) {
                return one.leads && one.employee == who && one.days.contains(call.today);
              });
          consultants.push_back({who, posts[who], employee.employee.relevant_degree,
                                 static_cast<int>(leads[who]), leads_team});
        }

        const auto rows = store::standing_rows(tx, *key, id, call.today);
        std::vector<domain::StandingParticipantFacts> participants;
        participants.reserve(rows.size());
        for (const auto& row : rows) {
          domain::StandingParticipantFacts one{.participation = row.participation,
                                               .assignments = row.assignments,
                                               .stage = {},
                                               .stage_since = row.se_stage_day,
                                               .group = {},
                                               .job_since = row.job_since};
          if (row.se_stage) one.stage = domain::se_stage(*row.se_stage);
          if (row.effort_group)
            one.group = domain::Coded<domain::EffortGroup>::read(*row.effort_group);
          participants.push_back(std::move(one));
        }
        trail.push_back(audit_line(call, *key, id.uuid));
        return domain::standing(kept->contract, consultants, participants, call.today);
      });
}

}  // namespace stafett::service
