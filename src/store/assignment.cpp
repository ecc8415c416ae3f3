#include "store/assignment.hpp"

#include <map>

#include "store/access.hpp"

namespace stafett::store {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

constexpr std::string_view names_by_participation = R"(
  select e.id, e.name
  from employee e
  where e.id in (select employee_id from assignment where participation_id = $1)
     or e.id in (select decided_by from assignment where participation_id = $1)
  order by e.id)";

namespace {

EmployeeName employee_name_of(const sql::Row& row) {
  EmployeeName name;
  row.into(name.id, name.name);
  return name;
}

}  // namespace

sql::Asked<std::vector<EmployeeName>> names_in_chain(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::assignment_chain, Action::read);
  return sql::asked_all<employee_name_of>(tx.ask(names_by_participation, id));
}

constexpr std::string_view insert_assignment = R"(
  insert into assignment (id, participation_id, employee_id, part, first_day, end_day, reason,
                          decided_by, end_reason, ended_by, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1))";

constexpr std::string_view update_assignment = R"(
  update assignment
  set end_day = $2, end_reason = $3, ended_by = $4, version = version + 1
  where id = $1)";

void save_assignments(sql::Writing& tx, const Grant& grant,
                      const std::vector<domain::Assignment>& assignments, Instant now) {
  const auto id = opened_by(grant, RecordKind::assignment_chain, Action::assign);
  std::map<AssignmentId, domain::Assignment> kept;
  for (auto& row : assignments_of(tx, id)) kept.emplace(row.id, std::move(row));
  for (const auto& a : assignments) {
    const auto end_reason =
        a.end_reason.empty() ? std::nullopt : std::optional<std::string_view>{a.end_reason};
    const auto found = kept.find(a.id);
    if (found == kept.end()) {
      tx.run(insert_assignment, a.id, id, a.employee, a.part, a.days.first, a.days.end, a.reason,
             a.decided_by, end_reason, a.ended_by, now);
    } else if (!(found->second == a)) {
      tx.run(update_assignment, a.id, a.days.end, end_reason, a.ended_by);
    }
  }
}

constexpr std::string_view assignment_place =
    "select participation_id, version from assignment where id = $1";

std::optional<AssignmentPlace> find_assignment(sql::Reading& tx, AssignmentId id) {
  return tx.rows(assignment_place, id).first([](const sql::Row& row) {
    AssignmentPlace place;
    row.into(place.participation, place.version);
    return place;
  });
}

constexpr std::string_view versions_of_assignments =
    "select id, version from assignment where participation_id = $1 order by id";

namespace {

std::pair<AssignmentId, std::int64_t> assignment_version_of(const sql::Row& row) {
  return {row.get<AssignmentId>(0), row.get<std::int64_t>(1)};
}

}  // namespace

sql::Asked<std::vector<std::pair<AssignmentId, std::int64_t>>> assignment_versions(
    sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::assignment_chain, Action::read);
  return sql::asked_all<assignment_version_of>(tx.ask(versions_of_assignments, id));
}

}  // namespace stafett::store
