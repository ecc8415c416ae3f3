#include "store/standing.hpp"

#include <map>
#include <stdexcept>

namespace stafett::store {

namespace {

#define OPEN_UNDER_CONTRACT                                                                  \
  "p.contract_id = $1 and p.status not in ('HAR_SLUTTET', 'IKKE_AKTUELL', 'FEILREGISTRERT'," \
  " 'AVBRUTT', 'FULLFORT', 'AVBRUTT_UTKAST')"

// In the order of standing_row.
constexpr std::string_view open_participations =
    "select p.id, p.contract_id, p.origin, p.referral_day, p.status, p.status_day, p.start_day,"
    " p.end_day, p.plan_agreed_day, p.mapping_confirmed_day, p.ending_agreed_day,"
    " p.first_contact_day, p.last_contact_day, p.se_stage, p.se_stage_day, p.effort_group,"
    " (select min(j.first_day) from job j where j.participation_id = p.id"
    "  and j.kind in ('ordinary', 'wage_subsidy') and j.first_day <= $2"
    "  and (j.end_day is null or j.end_day > $2))"
    " from participation p"
    " where " OPEN_UNDER_CONTRACT " order by p.id";

constexpr std::string_view their_assignments =
    "select a.id, a.participation_id, a.employee_id, a.part, a.first_day, a.end_day"
    " from assignment a join participation p on p.id = a.participation_id"
    " where " OPEN_UNDER_CONTRACT " order by a.participation_id, a.first_day, a.created_at, a.id";

StandingRow standing_row(const sql::Row& row) {
  StandingRow one;
  auto& p = one.participation;
  std::string status;
  row.into(p.id, p.contract, p.origin, p.referral_day, status, p.status_day, p.start_day, p.end_day,
           p.plan_agreed_day, p.mapping_confirmed_day, p.ending_agreed_day, p.first_contact_day,
           p.last_contact_day, one.se_stage, one.se_stage_day, one.effort_group, one.job_since);
  p.status = domain::Coded<domain::Status>::read(status);
  return one;
}

}  // namespace

std::vector<StandingRow> standing_rows(sql::Reading& tx, const domain::Grant& grant,
                                       ContractId contract, Day day) {
  if (!grant.covers(domain::RecordKind::contract, domain::Action::read))
    throw std::logic_error{"a standing is read with a grant to read contracts"};
  auto rows = tx.rows(open_participations, contract, day).all(standing_row);
  std::map<ParticipationId, StandingRow*> by_id;
  for (auto& one : rows) by_id[one.participation.id] = &one;
  for (const sql::Row row : tx.rows(their_assignments, contract)) {
    const auto found = by_id.find(row.get<ParticipationId>(1));
    if (found == by_id.end()) continue;
    domain::Assignment a;
    row.into(a.id, a.participation, a.employee, a.part, a.days.first, a.days.end);
    found->second->assignments.push_back(std::move(a));
  }
  return rows;
}

}  // namespace stafett::store
