#include "store/roster.hpp"

#include <array>
#include <stdexcept>

namespace stafett::store {

namespace {

/// Today, as a condition on a row's days; $2 is today.
#define COVERS_TODAY(row) \
  row ".first_day <= $2 and (" row ".end_day is null or " row ".end_day > $2)"

// $1: the employee, counsellor, person or contract that the scope is of.
constexpr std::string_view mine = R"(
  select a.participation_id
  from assignment a
  where a.employee_id = $1 and (a.end_day is null or a.end_day > $2))";

constexpr std::string_view team =
    "select a.participation_id"
    " from team_member t"
    " join team_member m on m.team_id = t.team_id and " COVERS_TODAY("m")
    " join assignment a on a.employee_id = m.employee_id"
    "  and (a.end_day is null or a.end_day > $2)"
    " where t.employee_id = $1 and " COVERS_TODAY("t")
    " union"
    " select p.id"
    " from team_member t"
    " join team_contract c on c.team_id = t.team_id"
    " join participation p on p.contract_id = c.contract_id"
    " where t.employee_id = $1 and t.leads and " COVERS_TODAY("t");

constexpr std::string_view referred =
    "select p.id from participation p where p.counsellor_id = $1 and cast($2 as date) is not null";
constexpr std::string_view own =
    "select p.id from participation p where p.person_id = $1 and cast($2 as date) is not null";
constexpr std::string_view of_contract =
    "select p.id from participation p where p.contract_id = $1 and cast($2 as date) is not null";

constexpr std::string_view only_open =
    " and p.status not in ('HAR_SLUTTET', 'IKKE_AKTUELL', 'FEILREGISTRERT', 'AVBRUTT', 'FULLFORT',"
    " 'AVBRUTT_UTKAST')";

/// The four questions about one scope, written once and kept for the life of the program, so that
/// their statements are.
struct Questions {
  std::string people;
  std::string assignments;
  std::string appointments;
  std::string tasks;

  Questions(std::string_view scope, bool with_ended) {
    const std::string inside{scope};
    // In the order of listed_of.
    people = R"(
      select p.id, p.person_id, p.contract_id, p.delivery_id, p.origin, p.referral_day, p.status,
             p.status_day, p.start_day, p.end_day, p.plan_agreed_day, p.mapping_confirmed_day,
             p.ending_agreed_day, p.first_contact_day, p.last_contact_day, p.counsellor_id,
             p.se_stage, p.effort_group, p.version, n.given_name, n.middle_name, n.family_name,
             n.sort_name, n.search, n.protection
      from participation p
      join person n on n.id = p.person_id
      where p.id in ()" +
             inside + ")" + std::string{with_ended ? "" : only_open} + " order by p.id";
    assignments = R"(
      select a.id, a.participation_id, a.employee_id, a.part, a.first_day, a.end_day, a.reason,
             e.name
      from assignment a
      join employee e on e.id = a.employee_id
      where a.participation_id in ()" +
                  inside + ") order by a.participation_id, a.first_day, a.created_at, a.id";
    appointments = R"(
      select participation_id, id, starts_at, day, kind, place
      from appointment
      where state = 'planned' and day >= $2 and participation_id in ()" +
                   inside + ") order by participation_id, starts_at, id";
    tasks = R"(
      select participation_id, due_day
      from task
      where owner = 'consultant' and done_day is null and due_day is not null
        and participation_id in ()" +
            inside + ") order by participation_id, due_day, id";
  }
};

Listed listed_of(const sql::Row& row) {
  Listed one;
  auto& p = one.participation;
  std::string status;
  std::optional<std::string> middle_name;
  std::string protection;
  row.into(p.id, p.person, p.contract, p.delivery, p.origin, p.referral_day, status, p.status_day,
           p.start_day, p.end_day, p.plan_agreed_day, p.mapping_confirmed_day, p.ending_agreed_day,
           p.first_contact_day, p.last_contact_day, one.counsellor, one.se_stage, one.effort_group,
           one.version, one.given_name, middle_name, one.family_name, one.sort_name, one.search,
           protection);
  p.status = domain::Coded<domain::Status>::read(status);
  if (middle_name && !middle_name->empty()) one.given_name += " " + *middle_name;
  one.protected_address = !protection.empty();
  return one;
}

Roster ask(sql::Reading& tx, const Questions& questions, const Uuid& of, Day today) {
  Roster roster;
  roster.people = tx.rows(questions.people, of, today).all(listed_of);
  std::map<ParticipationId, Listed*> by_id;
  for (auto& one : roster.people) by_id[one.participation.id] = &one;
  const auto find = [&](const sql::Row& row, int column) -> Listed* {
    const auto found = by_id.find(row.get<ParticipationId>(column));
    return found == by_id.end() ? nullptr : found->second;
  };
  for (const sql::Row row : tx.rows(questions.assignments, of, today)) {
    Listed* const one = find(row, 1);
    if (one == nullptr) continue;
    domain::Assignment a;
    row.into(a.id, a.participation, a.employee, a.part, a.days.first, a.days.end, a.reason);
    roster.names.try_emplace(a.employee, row.get<std::string>(7));
    one->assignments.push_back(std::move(a));
  }
  for (const sql::Row row : tx.rows(questions.appointments, of, today)) {
    Listed* const one = find(row, 0);
    if (one == nullptr || one->next) continue;
    one->next = row.get<AppointmentId>(1);
    one->next_starts_at = row.get<Instant>(2);
    one->next_day = row.get<Day>(3);
    one->next_kind = row.get<domain::NoteKind>(4);
    one->next_place = row.get<std::string>(5);
  }
  for (const sql::Row row : tx.rows(questions.tasks, of, today)) {
    if (Listed* const one = find(row, 0)) one->task_days.push_back(row.get<Day>(1));
  }
  return roster;
}

const Questions& questions_of(Scope scope, bool with_ended) {
  static const std::string all = std::string{mine} + " union " + std::string{team};
  static const std::array<Questions, 10> kept{Questions{mine, false},     Questions{mine, true},
                                              Questions{team, false},     Questions{team, true},
                                              Questions{all, false},      Questions{all, true},
                                              Questions{referred, false}, Questions{referred, true},
                                              Questions{own, false},      Questions{own, true}};
  return kept[static_cast<std::size_t>(scope) * 2 + (with_ended ? 1 : 0)];
}

/// For whom a scope is asked; nothing where the actor is none that has such a list.
std::optional<Uuid> asked_for(const domain::Actor& actor, Scope scope) {
  switch (scope) {
    case Scope::mine:
    case Scope::team:
    case Scope::all:
      return actor.employee ? std::optional{actor.employee->uuid} : std::nullopt;
    case Scope::referred:
      return actor.counsellor ? std::optional{actor.counsellor->uuid} : std::nullopt;
    case Scope::own:
      return actor.person ? std::optional{actor.person->uuid} : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Roster roster_of(sql::Reading& tx, const domain::ListGrant& grant, Scope scope, bool with_ended,
                 Day today) {
  const auto of = asked_for(grant.actor(), scope);
  if (!of) return {};
  return ask(tx, questions_of(scope, with_ended), *of, today);
}

Roster roster_of_contract(sql::Reading& tx, const domain::ListGrant& /*grant*/, ContractId contract,
                          Day today) {
  static const Questions questions{of_contract, true};
  return ask(tx, questions, contract.uuid, today);
}

}  // namespace stafett::store
