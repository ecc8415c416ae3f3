#include "store/access.hpp"

#include <stdexcept>

namespace stafett::store {

// In the order of assignment_of.
constexpr std::string_view assignments_by_participation = R"(
  select id, participation_id, employee_id, part, first_day, end_day, reason, decided_by,
         end_reason, ended_by
  from assignment
  where participation_id = $1
  order by first_day, created_at, id)";

namespace {

domain::Assignment assignment_of(const sql::Row& row) {
  domain::Assignment a;
  std::optional<std::string> end_reason;
  row.into(a.id, a.participation, a.employee, a.part, a.days.first, a.days.end, a.reason,
           a.decided_by, end_reason, a.ended_by);
  a.end_reason = end_reason.value_or("");
  return a;
}

}  // namespace

std::vector<domain::Assignment> assignments_of(sql::Reading& tx, ParticipationId participation) {
  return tx.rows(assignments_by_participation, participation).all(assignment_of);
}

// In the order of the map below.
constexpr std::string_view facts_by_participation = R"(
  select p.person_id, p.contract_id, p.counsellor_id, n.protection
  from participation p
  join person n on n.id = p.person_id
  where p.id = $1)";

std::optional<AccessFacts> access_facts(sql::Reading& tx, ParticipationId participation) {
  auto assignments = tx.ask(assignments_by_participation, participation);
  auto facts = tx.ask(facts_by_participation, participation).first([](const sql::Row& row) {
    AccessFacts found;
    found.person = row.get<PersonId>(0);
    found.contract = row.get<std::optional<ContractId>>(1);
    found.counsellor = row.get<std::optional<CounsellorId>>(2);
    // Any code protects, also one nobody knows yet.
    found.protected_address = !row.get<std::string_view>(3).empty();
    return found;
  });
  if (facts) facts->assignments = assignments.all(assignment_of);
  return facts;
}

// These three in the order of membership_of.
constexpr std::string_view memberships_in_teams_of = R"(
  select m.team_id, m.employee_id, m.leads, m.first_day, m.end_day
  from team_member m
  where m.team_id in (select team_id from team_member where employee_id = $1)
  order by m.team_id, m.first_day, m.id)";

constexpr std::string_view memberships_of_both = R"(
  select m.team_id, m.employee_id, m.leads, m.first_day, m.end_day
  from team_member m
  where m.team_id in (select team_id from team_member where employee_id = $1)
     or m.employee_id in (select employee_id from assignment where participation_id = $2)
  order by m.team_id, m.first_day, m.id)";

constexpr std::string_view memberships_of_all = R"(
  select m.team_id, m.employee_id, m.leads, m.first_day, m.end_day
  from team_member m
  order by m.team_id, m.first_day, m.id)";

namespace {

domain::TeamMembership membership_of(const sql::Row& row) {
  domain::TeamMembership m;
  row.into(m.team, m.employee, m.leads, m.days.first, m.days.end);
  return m;
}

}  // namespace

std::vector<domain::TeamMembership> memberships_around(sql::Reading& tx, EmployeeId employee) {
  return tx.rows(memberships_in_teams_of, employee).all(membership_of);
}

std::vector<domain::TeamMembership> memberships_between(sql::Reading& tx, EmployeeId employee,
                                                        ParticipationId participation) {
  return tx.rows(memberships_of_both, employee, participation).all(membership_of);
}

std::vector<domain::TeamMembership> all_memberships(sql::Reading& tx) {
  return tx.rows(memberships_of_all).all(membership_of);
}

constexpr std::string_view teams_by_contract =
    "select team_id from team_contract where contract_id = $1 order by team_id";

std::vector<TeamId> teams_of_contract(sql::Reading& tx, ContractId contract) {
  return tx.rows(teams_by_contract, contract).all([](const sql::Row& row) {
    return row.get<TeamId>(0);
  });
}

constexpr std::string_view confirmed_until = R"(
  select count(*)
  from protected_access
  where participation_id = $1 and account_id = $2 and expires_at > $3)";

bool has_confirmed(sql::Reading& tx, ParticipationId participation, AccountId account,
                   Instant now) {
  return tx.one<std::int64_t>(confirmed_until, participation, account, now).value_or(0) > 0;
}

constexpr std::string_view insert_confirmation = R"(
  insert into protected_access (participation_id, account_id, confirmed_at, expires_at)
  values ($1, $2, $3, $4)
  on conflict (participation_id, account_id, confirmed_at) do nothing)";

void confirm(sql::Writing& tx, ParticipationId participation, AccountId account, Instant now,
             Instant expires_at) {
  tx.run(insert_confirmation, participation, account, now, expires_at);
}

ParticipationId opened_by(const domain::Grant& grant, domain::RecordKind kind,
                          domain::Action action) {
  if (!grant.participation() || !grant.covers(kind, action, *grant.participation())) {
    throw std::logic_error{"a grant was used for another record than it was made for"};
  }
  return *grant.participation();
}

}  // namespace stafett::store
