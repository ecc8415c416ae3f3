#include "store/staff.hpp"

#include <map>

#include "base/text.hpp"

namespace stafett::store {

namespace {

// In the order of employee_of.
#define EMPLOYEE_COLUMNS \
  "id, version, name, email, phone, education_level, education_field, relevant_degree"

KeptEmployee employee_of(const sql::Row& row) {
  KeptEmployee kept;
  auto& e = kept.employee;
  row.into(e.id, kept.version, e.name, kept.email, kept.phone, e.education_level, e.education_field,
           e.relevant_degree);
  return kept;
}

// In the order of employment_of.
#define EMPLOYMENT_COLUMNS                                                               \
  "id, version, employee_id, contract_id, role_title, type, extent_percent, first_day, " \
  "end_day, notice_day, end_reason, other_work_agreed, onboarding_signed_day, buddy_id"

KeptEmployment employment_of(const sql::Row& row) {
  KeptEmployment kept;
  auto& e = kept.employment;
  std::optional<std::string> end_reason;
  row.into(e.id, kept.version, e.employee, e.contract, e.role_title, e.type, e.extent_percent,
           e.days.first, e.days.end, e.notice_day, end_reason, e.other_work_agreed,
           e.onboarding_signed_day, e.buddy);
  e.end_reason = end_reason.value_or("");
  return kept;
}

// In the order of member_of.
#define MEMBER_COLUMNS "id, team_id, employee_id, leads, first_day, end_day"

KeptMembership member_of(const sql::Row& row) {
  KeptMembership kept;
  auto& m = kept.membership;
  row.into(kept.id, m.team, m.employee, m.leads, m.days.first, m.days.end);
  return kept;
}

std::optional<std::string_view> text_or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>{text};
}

}  // namespace

constexpr std::string_view insert_employee = R"(
  insert into employee (id, version, name, email, phone, education_level, education_field,
                        relevant_degree, nav_id, sort_name, search, created_at)
  values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))";

void add_employee(sql::Writing& tx, const KeptEmployee& kept, Instant now,
                  std::optional<Uuid> nav_id) {
  const auto& e = kept.employee;
  tx.run(insert_employee, e.id, e.name, kept.email, kept.phone, e.education_level,
         e.education_field, e.relevant_degree, nav_id, text::sort_key(e.name), text::fold(e.name),
         now);
}

constexpr std::string_view update_employee = R"(
  update employee
  set name = $3, email = $4, phone = $5, education_level = $6, education_field = $7,
      relevant_degree = $8, sort_name = $9, search = $10, version = version + 1
  where id = $1 and version = $2)";

std::int64_t change_employee(sql::Writing& tx, const KeptEmployee& kept,
                             std::int64_t seen_version) {
  const auto& e = kept.employee;
  return tx.run(update_employee, e.id, seen_version, e.name, kept.email, kept.phone,
                e.education_level, e.education_field, e.relevant_degree, text::sort_key(e.name),
                text::fold(e.name));
}

constexpr std::string_view employee_by_id =
    "select " EMPLOYEE_COLUMNS " from employee where id = $1";

std::optional<KeptEmployee> find_employee(sql::Reading& tx, EmployeeId id) {
  return tx.rows(employee_by_id, id).first(employee_of);
}

constexpr std::string_view employees_by_name =
    "select " EMPLOYEE_COLUMNS
    " from employee where search like '%' || cast($1 as text) || '%' escape '!' "
    "order by sort_name, id";

std::vector<KeptEmployee> employees_matching(sql::Reading& tx, std::string_view query) {
  return tx.rows(employees_by_name, sql::escaped_like(query)).all(employee_of);
}

constexpr std::string_view insert_employment =
    "insert into employment (" EMPLOYMENT_COLUMNS
    ", created_at) values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

void add_employment(sql::Writing& tx, const domain::Employment& e, Instant now) {
  tx.run(insert_employment, e.id, e.employee, e.contract, e.role_title, e.type, e.extent_percent,
         e.days.first, e.days.end, e.notice_day, text_or_null(e.end_reason), e.other_work_agreed,
         e.onboarding_signed_day, e.buddy, now);
}

constexpr std::string_view update_employment = R"(
  update employment
  set contract_id = $3, role_title = $4, type = $5, extent_percent = $6, first_day = $7,
      end_day = $8, notice_day = $9, end_reason = $10, other_work_agreed = $11,
      onboarding_signed_day = $12, buddy_id = $13, version = version + 1
  where id = $1 and version = $2)";

std::int64_t change_employment(sql::Writing& tx, const domain::Employment& e,
                               std::int64_t seen_version) {
  return tx.run(update_employment, e.id, seen_version, e.contract, e.role_title, e.type,
                e.extent_percent, e.days.first, e.days.end, e.notice_day,
                text_or_null(e.end_reason), e.other_work_agreed, e.onboarding_signed_day, e.buddy);
}

constexpr std::string_view employment_by_id =
    "select " EMPLOYMENT_COLUMNS " from employment where id = $1";

std::optional<KeptEmployment> find_employment(sql::Reading& tx, EmploymentId id) {
  return tx.rows(employment_by_id, id).first(employment_of);
}

constexpr std::string_view employments_by_employee =
    "select " EMPLOYMENT_COLUMNS " from employment where employee_id = $1 order by first_day, id";

std::vector<KeptEmployment> employments_of(sql::Reading& tx, EmployeeId employee) {
  return tx.rows(employments_by_employee, employee).all(employment_of);
}

constexpr std::string_view employments_of_all =
    "select " EMPLOYMENT_COLUMNS " from employment order by employee_id, first_day, id";

std::vector<KeptEmployment> all_employments(sql::Reading& tx) {
  return tx.rows(employments_of_all).all(employment_of);
}

constexpr std::string_view insert_team =
    "insert into team (id, name, created_at, version) values ($1, $2, $3, 1)";
constexpr std::string_view insert_team_contract =
    "insert into team_contract (team_id, contract_id) values ($1, $2)";
constexpr std::string_view delete_team_contracts = "delete from team_contract where team_id = $1";
constexpr std::string_view update_team =
    "update team set name = $3, version = version + 1 where id = $1 and version = $2";

void add_team(sql::Writing& tx, const KeptTeam& team, Instant now) {
  tx.run(insert_team, team.id, team.name, now);
  for (const auto contract : team.contracts) tx.run(insert_team_contract, team.id, contract);
}

std::int64_t change_team(sql::Writing& tx, const KeptTeam& team, std::int64_t seen_version) {
  const auto touched = tx.run(update_team, team.id, seen_version, team.name);
  if (touched == 1) {
    tx.run(delete_team_contracts, team.id);
    for (const auto contract : team.contracts) tx.run(insert_team_contract, team.id, contract);
  }
  return touched;
}

constexpr std::string_view count_team_change =
    "update team set version = version + 1 where id = $1 and version = $2";

std::int64_t touch_team(sql::Writing& tx, TeamId id, std::int64_t seen_version) {
  return tx.run(count_team_change, id, seen_version);
}

// In the order of the loop in teams_of.
#define TEAMS                                      \
  "select t.id, t.name, t.version, c.contract_id " \
  "from team t left join team_contract c on c.team_id = t.id "
constexpr std::string_view one_team = TEAMS "where t.id = $1 order by c.contract_id";
constexpr std::string_view every_team = TEAMS "order by t.name, t.id, c.contract_id";

namespace {

std::vector<KeptTeam> teams_of(sql::Rows asked) {
  std::vector<KeptTeam> teams;
  for (const sql::Row row : asked) {
    const auto id = row.get<TeamId>(0);
    if (teams.empty() || teams.back().id != id) {
      teams.push_back({id, row.get<std::string>(1), {}, row.get<std::int64_t>(2)});
    }
    if (const auto contract = row.get<std::optional<ContractId>>(3)) {
      teams.back().contracts.push_back(*contract);
    }
  }
  return teams;
}

}  // namespace

std::optional<KeptTeam> find_team(sql::Reading& tx, TeamId id) {
  auto teams = teams_of(tx.rows(one_team, id));
  if (teams.empty()) return std::nullopt;
  return std::move(teams.front());
}

std::vector<KeptTeam> all_teams(sql::Reading& tx) { return teams_of(tx.rows(every_team)); }

constexpr std::string_view insert_member =
    "insert into team_member (" MEMBER_COLUMNS ") values ($1, $2, $3, $4, $5, $6)";

void add_member(sql::Writing& tx, const KeptMembership& kept) {
  const auto& m = kept.membership;
  tx.run(insert_member, kept.id, m.team, m.employee, m.leads, m.days.first, m.days.end);
}

constexpr std::string_view update_member_end = "update team_member set end_day = $2 where id = $1";

std::int64_t end_member(sql::Writing& tx, const Uuid& id, Day end_day) {
  return tx.run(update_member_end, id, end_day);
}

constexpr std::string_view members_of_all =
    "select " MEMBER_COLUMNS " from team_member order by team_id, first_day, id";

std::vector<KeptMembership> all_members(sql::Reading& tx) {
  return tx.rows(members_of_all).all(member_of);
}

constexpr std::string_view members_by_team =
    "select " MEMBER_COLUMNS " from team_member where team_id = $1 order by first_day, id";

std::vector<KeptMembership> members_of(sql::Reading& tx, TeamId team) {
  return tx.rows(members_by_team, team).all(member_of);
}

constexpr std::string_view member_by_id =
    "select " MEMBER_COLUMNS " from team_member where id = $1";

std::optional<KeptMembership> find_member(sql::Reading& tx, const Uuid& id) {
  return tx.rows(member_by_id, id).first(member_of);
}

constexpr std::string_view caseload_rows = R"(
  select a.employee_id, a.part, count(*)
  from assignment a
  join participation p on p.id = a.participation_id
  where a.first_day <= $1 and (a.end_day is null or a.end_day > $1)
    and p.status not in ('HAR_SLUTTET', 'IKKE_AKTUELL', 'FEILREGISTRERT', 'AVBRUTT', 'FULLFORT',
                         'AVBRUTT_UTKAST')
  group by a.employee_id, a.part
  order by a.employee_id, a.part)";

std::vector<Caseload> caseloads(sql::Reading& tx, Day day) {
  std::vector<Caseload> all;
  for (const sql::Row row : tx.rows(caseload_rows, day)) {
    const auto employee = row.get<EmployeeId>(0);
    if (all.empty() || all.back().employee != employee) all.push_back({employee});
    (row.get<std::string_view>(1) == "lead" ? all.back().lead : all.back().co) =
        row.get<std::int64_t>(2);
  }
  return all;
}

constexpr std::string_view accounts_of_employees = R"(
  select employee_id, password_hash is not null
  from account
  where employee_id is not null and closed_at is null
  order by employee_id, id)";

std::vector<EmployeeAccount> employee_accounts(sql::Reading& tx) {
  std::map<EmployeeId, AccountState> states;
  for (const sql::Row row : tx.rows(accounts_of_employees)) {
    auto& state = states[row.get<EmployeeId>(0)];
    const auto here = row.get<bool>(1) ? AccountState::active : AccountState::invited;
    if (here > state) state = here;
  }
  std::vector<EmployeeAccount> all;
  all.reserve(states.size());
  for (const auto& [employee, state] : states) all.push_back({employee, state});
  return all;
}

}  // namespace stafett::store
