#include "service/assignment.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/file.hpp"
#include "service/people.hpp"
#include "store/assignment.hpp"
#include "store/staff.hpp"

namespace stafett::service {

using domain::Action;
using domain::RecordKind;

namespace {

/// Who decided: the one named, else the one who does it.
std::optional<EmployeeId> decider(const Call& call, const std::optional<EmployeeId>& named) {
  return named ? named : call.session.employee;
}

/// One change of consultant. All of it is the domain's to decide.
Result<void> assign_one(sql::Writing& tx, const Call& call, ParticipationId id,
                        const view::AssignInput& input) {
  const auto opened = open(tx, call, id);
  if (!opened) return foreign();
  const auto key = opened->may(RecordKind::assignment_chain, Action::assign);
  if (!key) return tl::make_unexpected(key.error());
  domain::Assignment next{.id = AssignmentId::make(call.now, call.random),
                          .participation = id,
                          .employee = input.employee,
                          .part = input.part,
                          .days = {input.first_day, std::nullopt},
                          .reason = text::trim(input.reason),
                          .decided_by = decider(call, input.decided_by)};
  auto rows = input.part == domain::AssignmentPart::lead
                  ? domain::change_lead(opened->facts.assignments, std::move(next))
                  : domain::add_co(opened->facts.assignments, std::move(next));
  if (!rows) return tl::make_unexpected(rows.error());
  store::save_assignments(tx, *key, *rows, call.now);
  store::append(tx, audit_line(call, *key, id.uuid));
  return {};
}

/// Whether the employee has a post on that day.
bool works_on(sql::Reading& tx, EmployeeId employee, Day day) {
  const auto posts = store::employments_of(tx, employee);
  return std::any_of(posts.begin(), posts.end(), [day](const store::KeptEmployment& kept) {
    return kept.employment.days.contains(day);
  });
}

}  // namespace

Result<view::AssignResult> assign(const Call& call, const view::AssignInput& input) {
  if (input.participations.empty()) {
    return refuse(Reason::invalid, "nobody_chosen", "/participations");
  }
  if (input.participations.size() > 200) {
    return refuse(Reason::too_large, "too_many_at_once", "/participations");
  }
  return command<view::AssignResult>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        if (!store::find_employee(tx, input.employee)) {
          return refuse(Reason::invalid, "employee_unknown", "/employee");
        }
        if (!works_on(tx, input.employee, input.first_day)) {
          return refuse(Reason::invalid, "employee_not_in_post", "/first_day");
        }
        if (input.decided_by && !store::find_employee(tx, *input.decided_by)) {
          return refuse(Reason::invalid, "employee_unknown", "/decided_by");
        }
        std::size_t place = 0;
        for (const auto id : input.participations) {
          if (const auto done = assign_one(tx, call, id, input); !done) {
            auto refusal = done.error();
            // Which of those chosen it was about; the rest is undone with it.
            if (refusal.field.empty()) refusal.field = "/participations/" + std::to_string(place);
            return tl::make_unexpected(std::move(refusal));
          }
          ++place;
        }
        return store::Outcome{.kind = "assignment", .id = {}, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome&) -> Result<view::AssignResult> {
        auto people = People::load_among(tx, call, input.participations);
        if (!people) return tl::make_unexpected(people.error());
        view::AssignResult result;
        result.assigned = std::ssize(input.participations);
        std::vector<const Seen*> shown;
        for (const auto& one : people->all()) {
          result.rows.push_back(people->row(one));
          shown.push_back(&one);
        }
        if (!shown.empty()) store::append(tx, people->line(call, shown));
        return result;
      });
}

Result<view::ParticipationFile> end_assignment(const Call& call, AssignmentId id,
                                               const view::EndAssignment& input) {
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto place = store::find_assignment(tx, id);
        if (!place) return foreign();
        const auto opened = open(tx, call, place->participation);
        if (!opened) return foreign();
        const auto key = opened->may(RecordKind::assignment_chain, Action::assign);
        if (!key) return tl::make_unexpected(key.error());
        if (place->version != input.version) {
          return refuse(Reason::conflict, "changed_since", "/version");
        }
        const auto rows =
            domain::end_assignment(opened->facts.assignments, id, input.last_day + 1,
                                   text::trim(input.reason), decider(call, std::nullopt));
        if (!rows) return tl::make_unexpected(rows.error());
        store::save_assignments(tx, *key, *rows, call.now);
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{
            .kind = "participation", .id = place->participation.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return file_after(tx, call, done, ParticipationId{done.id.value()});
      });
}

}  // namespace stafett::service
