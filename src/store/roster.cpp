#include "store/roster.hpp"

#include <algorithm>
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

/// Adds to `roster` what the questions answer.
void ask(sql::Reading& tx, const Questions& questions, std::span<const sql::Parameter> values,
         Roster& roster) {
  auto asked_people = tx.ask_with(questions.people, values);
  auto asked_assignments = tx.ask_with(questions.assignments, values);
  auto asked_appointments = tx.ask_with(questions.appointments, values);
  auto asked_tasks = tx.ask_with(questions.tasks, values);
  const auto before = roster.people.size();
  for (const sql::Row row : asked_people) roster.people.push_back(listed_of(row));
  std::map<ParticipationId, Listed*> by_id;
  for (auto& one : std::span{roster.people}.subspan(before)) by_id[one.participation.id] = &one;
  const auto find = [&](const sql::Row& row, int column) -> Listed* {
    const auto found = by_id.find(row.get<ParticipationId>(column));
    return found == by_id.end() ? nullptr : found->second;
  };
  for (const sql::Row row : asked_assignments) {
    Listed* const one = find(row, 1);
    if (one == nullptr) continue;
    domain::Assignment a;
    row.into(a.id, a.participation, a.employee, a.part, a.days.first, a.days.end, a.reason);
    roster.names.try_emplace(a.employee, row.get<std::string>(7));
    one->assignments.push_back(std::move(a));
  }
  for (const sql::Row row : asked_appointments) {
    Listed* const one = find(row, 0);
    if (one == nullptr || one->next) continue;
    one->next = row.get<AppointmentId>(1);
    one->next_starts_at = row.get<Instant>(2);
    one->next_day = row.get<Day>(3);
    one->next_kind = row.get<domain::NoteKind>(4);
    one->next_place = row.get<std::string>(5);
  }
  for (const sql::Row row : asked_tasks) {
    if (Listed* const one = find(row, 0)) one->task_days.push_back(row.get<Day>(1));
  }
}

Roster ask(sql::Reading& tx, const Questions& questions, const Uuid& of, Day today) {
  Roster roster;
  const std::array<sql::Parameter, 2> values{of, today};
  ask(tx, questions, values, roster);
  return roster;
}

constexpr std::size_t at_once = 50;

/// "Those with one of these ids": $1 and $3 to $51, the last repeated where there are fewer.
std::string of_some() {
  std::string ids = "$1";
  for (std::size_t i = 1; i < at_once; ++i) ids += ", $" + std::to_string(i + 2);
  return "select p.id from participation p where cast($2 as date) is not null and p.id in (" + ids +
         ")";
}

std::string_view of_scope(Scope scope) {
  static const std::string all = std::string{mine} + " union " + std::string{team};
  switch (scope) {
    case Scope::mine:
      return mine;
    case Scope::team:
      return team;
    case Scope::all:
      return all;
    case Scope::referred:
      return referred;
    case Scope::own:
      return own;
  }
  return mine;
}

/// The participations of a narrowing: the text of its conditions and their values.
class Conditions {
 public:
  Conditions(const Narrowing& n, const Uuid& of, Day today) : values_{of, today} {
    text_ = "p.id in (" + std::string{of_scope(n.scope)} + ")";
    if (!n.with_ended) text_ += only_open;
    if (n.contract) text_ += " and p.contract_id = " + bind(*n.contract);
    if (n.lead) text_ += leads_today("l.employee_id = " + bind(*n.lead), true);
    if (n.lead_in) {
      text_ += leads_today(
          "l.employee_id in (select m.employee_id from team_member m"
          " where m.team_id = " +
              bind(*n.lead_in) + ")",
          true);
    }
    if (n.without_lead) text_ += leads_today({}, !*n.without_lead);
    any_of("p.status", n.status);
    any_of("coalesce(p.se_stage, 0)", n.stages);
    if (!n.words.empty()) {
      words_ = sql::escaped_like(n.words);
      text_ += " and n.search like '%' || cast(" + bind(words_) + " as text) || '%' escape '!'";
    }
  }
  Conditions(const Conditions&) = delete;
  Conditions& operator=(const Conditions&) = delete;

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<sql::Parameter>& values() const { return values_; }

 private:
  template <class T>
  std::string bind(const T& value) {
    values_.emplace_back(value);
    return "$" + std::to_string(values_.size());
  }

  template <class T>
  void any_of(std::string_view column, const std::vector<T>& wanted) {
    if (wanted.empty()) return;
    std::string places;
    for (const auto& value : wanted) places += (places.empty() ? "" : ", ") + bind(value);
    text_ += " and " + std::string{column} + " in (" + places + ")";
  }

  /// Whether somebody who leads today is of the kind.
  static std::string leads_today(std::string_view kind, bool wanted) {
    std::string text = wanted ? " and exists (" : " and not exists (";
    text +=
        "select 1 from assignment l where l.participation_id = p.id and l.part = 'lead'"
        " and " COVERS_TODAY("l");
    if (!kind.empty()) text += " and " + std::string{kind};
    return text + ")";
  }

  std::string text_;
  std::vector<sql::Parameter> values_;
  std::string words_;
};

std::string_view key_of(ListedBy by) {
  switch (by) {
    case ListedBy::name:
      return "n.sort_name";
    case ListedBy::last_contact:
      return "p.last_contact_day";
    case ListedBy::next_date:
      return "(select min(x.starts_at) from appointment x where x.participation_id = p.id"
             " and x.state = 'planned' and x.day >= $2)";
    case ListedBy::days_left:
      return "p.end_day";
    case ListedBy::stage:
      return "p.se_stage";
    case ListedBy::referral_day:
      return "p.referral_day";
  }
  return "n.sort_name";
}

Place place_of(const sql::Row& row) {
  Place place;
  std::string_view protection;
  row.into(place.participation, place.person, place.contract, place.counsellor, protection);
  place.protected_address = !protection.empty();
  return place;
}

const Questions& questions_of(Scope scope, bool with_ended) {
  const auto all = of_scope(Scope::all);
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

Roster roster_among(sql::Reading& tx, const domain::ListGrant& /*grant*/,
                    std::span<const ParticipationId> participations, Day today) {
  static const Questions questions{of_some(), true};
  Roster roster;
  for (std::size_t at = 0; at < participations.size(); at += at_once) {
    const auto some = participations.subspan(at, std::min(at_once, participations.size() - at));
    std::vector<sql::Parameter> values{some.front(), today};
    for (std::size_t i = 1; i < at_once; ++i)
      values.emplace_back(some[std::min(i, some.size() - 1)]);
    ask(tx, questions, values, roster);
  }
  return roster;
}

std::vector<Place> places_of(sql::Reading& tx, const domain::ListGrant& grant,
                             const Narrowing& narrowing, Day today) {
  const auto of = asked_for(grant.actor(), narrowing.scope);
  if (!of) return {};
  const Conditions conditions{narrowing, *of, today};
  // In the order of place_of.
  const std::string places =
      "select p.id, p.person_id, p.contract_id, p.counsellor_id, n.protection"
      " from participation p join person n on n.id = p.person_id where " +
      conditions.text() + " order by " + std::string{key_of(narrowing.by)} +
      (narrowing.descending ? " desc" : " asc") + " nulls last, p.id";
  const std::string assignments =
      "select a.participation_id, a.employee_id, a.part, a.first_day, a.end_day"
      " from assignment a where a.participation_id in (select p.id"
      " from participation p join person n on n.id = p.person_id where " +
      conditions.text() + ") order by a.first_day, a.created_at, a.id";
  auto asked_places = tx.ask_with(places, conditions.values());
  auto asked_assignments = tx.ask_with(assignments, conditions.values());
  auto found = asked_places.all(place_of);
  std::map<ParticipationId, Place*> by_id;
  for (auto& place : found) by_id[place.participation] = &place;
  for (const sql::Row row : asked_assignments) {
    domain::Assignment a;
    row.into(a.participation, a.employee, a.part, a.days.first, a.days.end);
    if (const auto place = by_id.find(a.participation); place != by_id.end()) {
      place->second->assignments.push_back(std::move(a));
    }
  }
  return found;
}

}  // namespace stafett::store
