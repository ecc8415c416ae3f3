#include "domain/assignment.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace stafett::domain {

namespace {

constexpr std::string_view one_lead = "nav.md 1.7, R123";

bool is_lead(const Assignment& assignment) { return assignment.part == AssignmentPart::lead; }

/// The set, where it keeps the rules.
Result<std::vector<Assignment>> checked(std::vector<Assignment> assignments) {
  if (const auto kept = check_assignments(assignments); !kept)
    return tl::make_unexpected(kept.error());
  return assignments;
}

/// What every new row needs.
Result<void> check_new(const Assignment& next) {
  if (text::trim(next.reason).empty())
    return refuse(Reason::invalid, "reason_missing", "/reason", "R123");
  if (!next.decided_by) return refuse(Reason::invalid, "decided_by_missing", "/decided_by", "R123");
  if (next.days.empty()) return refuse(Reason::invalid, "period_empty", "/first_day");
  return {};
}

/// The row's last day becomes the one before `end`.
void end_on(Assignment& assignment, Day end, const std::string& reason,
            std::optional<EmployeeId> by) {
  assignment.days.end = end;
  assignment.end_reason = reason;
  assignment.ended_by = by;
}

/// How many consultants are beside the lead on a day.
int co_count(std::span<const Assignment> assignments, Day day) {
  return static_cast<int>(co_on(assignments, day).size());
}

}  // namespace

Result<void> check_assignments(std::span<const Assignment> assignments) {
  for (std::size_t i = 0; i < assignments.size(); ++i) {
    const Assignment& one = assignments[i];
    if (text::trim(one.reason).empty()) {
      return refuse(Reason::invalid, "reason_missing", "/reason", "R123");
    }
    for (std::size_t k = 0; k < i; ++k) {
      const Assignment& other = assignments[k];
      if (!one.days.overlaps(other.days)) continue;
      if (is_lead(one) && is_lead(other)) {
        return refuse(Reason::invalid, "lead_overlap", "/first_day", one_lead);
      }
      if (one.employee == other.employee) {
        return refuse(Reason::invalid, "twice_the_same", "/employee", one_lead);
      }
    }
    // The number beside the lead rises only on first days: it is enough to count there.
    if (!is_lead(one) && !one.days.empty() &&
        co_count(assignments, one.days.first) > most_co_consultants) {
      return refuse(Reason::invalid, "too_many_co", "/part", one_lead);
    }
  }
  return {};
}

Result<std::vector<Assignment>> change_lead(std::vector<Assignment> existing, Assignment next) {
  next.part = AssignmentPart::lead;
  if (const auto fine = check_new(next); !fine) return tl::make_unexpected(fine.error());
  const Day first = next.days.first;
  std::optional<Day> planned;  // when the next lead that is planned already begins
  for (Assignment& assignment : existing) {
    const bool in_force = assignment.days.contains(first);
    if (in_force && is_lead(assignment) && assignment.employee == next.employee) {
      return refuse(Reason::already_exists, "already_lead", "/employee", one_lead);
    }
    if (in_force && (is_lead(assignment) || assignment.employee == next.employee)) {
      end_on(assignment, first, next.reason, next.decided_by);
    }
    if (is_lead(assignment) && !assignment.days.empty() && assignment.days.first > first) {
      planned = std::min(planned.value_or(assignment.days.first), assignment.days.first);
    }
  }
  if (!next.days.end) next.days.end = planned;
  existing.push_back(std::move(next));
  return checked(std::move(existing));
}

Result<std::vector<Assignment>> add_co(std::vector<Assignment> existing, Assignment next) {
  next.part = AssignmentPart::co;
  if (const auto fine = check_new(next); !fine) return tl::make_unexpected(fine.error());
  existing.push_back(std::move(next));
  return checked(std::move(existing));
}

Result<std::vector<Assignment>> end_assignment(std::vector<Assignment> existing, AssignmentId which,
                                               Day end_day, const std::string& reason,
                                               std::optional<EmployeeId> ended_by) {
  const auto found =
      std::find_if(existing.begin(), existing.end(),
                   [&](const Assignment& assignment) { return assignment.id == which; });
  if (found == existing.end()) return refuse(Reason::not_found, "not_found");
  if (text::trim(reason).empty())
    return refuse(Reason::invalid, "reason_missing", "/reason", "R123");
  if (!ended_by) return refuse(Reason::invalid, "decided_by_missing", "/ended_by", "R123");
  if (end_day < found->days.first) return refuse(Reason::invalid, "end_before_start", "/last_day");
  if (found->days.end && *found->days.end <= end_day) {
    return refuse(Reason::already_exists, "already_ended", "/last_day");
  }
  end_on(*found, end_day, reason, ended_by);
  return existing;
}

const Assignment* lead_on(std::span<const Assignment> assignments, Day day) {
  for (const Assignment& assignment : assignments) {
    if (is_lead(assignment) && assignment.days.contains(day)) return &assignment;
  }
  return nullptr;
}

std::vector<const Assignment*> co_on(std::span<const Assignment> assignments, Day day) {
  std::vector<const Assignment*> beside;
  for (const Assignment& assignment : assignments) {
    if (!is_lead(assignment) && assignment.days.contains(day)) beside.push_back(&assignment);
  }
  return beside;
}

std::vector<Period> lead_gaps(std::span<const Assignment> assignments, const Period& within) {
  std::vector<Period> gaps;
  Day uncovered = within.first;
  for (const Assignment* lead : lead_chain(assignments)) {
    const auto covered = lead->days.intersect(within);
    if (!covered) continue;
    if (uncovered < covered->first) gaps.push_back({uncovered, covered->first});
    if (!covered->end) return gaps;
    uncovered = std::max(uncovered, *covered->end);
  }
  const Period rest{uncovered, within.end};
  if (!rest.empty()) gaps.push_back(rest);
  return gaps;
}

std::vector<const Assignment*> lead_chain(std::span<const Assignment> assignments) {
  std::vector<const Assignment*> chain;
  for (const Assignment& assignment : assignments) {
    if (is_lead(assignment) && !assignment.days.empty()) chain.push_back(&assignment);
  }
  std::stable_sort(chain.begin(), chain.end(), [](const Assignment* a, const Assignment* b) {
    return a->days.first < b->days.first;
  });
  return chain;
}

}  // namespace stafett::domain
