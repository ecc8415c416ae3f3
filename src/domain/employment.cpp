#include "domain/employment.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace stafett::domain {

namespace {

/// The start phase lasts at most so long, and a fixed term's end phase is so long (domain.md).
constexpr int start_phase_months = 6;
constexpr int fixed_term_end_months = 3;

tl::unexpected<Refusal> invalid(std::string_view code, std::string_view field) {
  return refuse(Reason::invalid, code, field);
}

}  // namespace

Result<Employee> make_employee(Employee parts) {
  if (text::trim(parts.name).empty()) return invalid("employee_name_missing", "/name");
  if (parts.relevant_degree && parts.education_level < EducationLevel::bachelor) {
    return refuse(Reason::invalid, "employee_degree_below_bachelor", "/relevant_degree", "R15");
  }
  return parts;
}

Result<Employment> make_employment(Employment parts) {
  if (text::trim(parts.role_title).empty())
    return invalid("employment_title_missing", "/role_title");
  if (parts.extent_percent < 1 || parts.extent_percent > 100) {
    return invalid("employment_extent_out_of_range", "/extent_percent");
  }
  if (parts.days.empty()) return invalid("employment_end_before_start", "/last_day");
  if (parts.type == EmploymentType::fixed_term && !parts.days.end) {
    return invalid("employment_fixed_term_without_end", "/last_day");
  }
  if (parts.notice_day && parts.days.end && *parts.notice_day >= *parts.days.end) {
    return invalid("employment_notice_after_end", "/notice_day");
  }
  if (parts.onboarding_signed_day && !parts.days.contains(*parts.onboarding_signed_day)) {
    return invalid("employment_onboarding_outside", "/onboarding_signed_day");
  }
  if (parts.buddy == parts.employee) return invalid("employment_own_buddy", "/buddy");
  return parts;
}

Circle phases(const Employment& employment, std::span<const PhaseSpan> contract) {
  const Day first = employment.days.first;
  const Day longest_start = first.plus_months(start_phase_months);
  const Day under_way_from =
      std::min(employment.onboarding_signed_day.value_or(longest_start), longest_start);
  std::optional<Day> ends_from = employment.notice_day;
  if (employment.type == EmploymentType::fixed_term && employment.days.end) {
    const Day last_months = employment.days.end->plus_months(-fixed_term_end_months);
    ends_from = std::min(ends_from.value_or(last_months), last_months);
  }
  const bool follows_contract = employment.contract && !employment.other_work_agreed;

  std::vector<Day> changes = {under_way_from};
  if (ends_from) changes.push_back(*ends_from);
  for (const PhaseSpan& span : contract) {
    changes.push_back(span.days.first);
    if (span.days.end) changes.push_back(*span.days.end);
  }
  return circle_of(first, employment.days.end, std::move(changes), [&](Day day) {
    if (ends_from && day >= *ends_from) return Phase::end;
    if (follows_contract) {
      const PhaseNow now = phase_on(contract, day);
      if (now == PhaseNow::end || now == PhaseNow::over) return Phase::end;
    }
    return day < under_way_from ? Phase::start : Phase::under_way;
  });
}

Circle joined(std::span<const Circle> circles) {
  std::set<Day> boundaries;
  for (const Circle& circle : circles) {
    for (const PhaseSpan& span : circle) {
      boundaries.insert(span.days.first);
      if (span.days.end) boundaries.insert(*span.days.end);
    }
  }
  Circle whole;
  for (const Day day : boundaries) {
    const Circle* newest = nullptr;
    for (const Circle& circle : circles) {
      if (!as_phase(phase_on(circle, day))) continue;
      if (newest == nullptr || circle.front().days.first >= newest->front().days.first)
        newest = &circle;
    }
    const bool was_open = !whole.empty() && !whole.back().days.end;
    const auto phase = newest != nullptr ? as_phase(phase_on(*newest, day)) : std::nullopt;
    if (was_open && phase == whole.back().phase) continue;
    if (was_open) whole.back().days.end = day;
    if (phase) whole.push_back({*phase, Period{day, std::nullopt}});
  }
  return whole;
}

bool onboarding_is_overdue(const Employment& employment, Day today) {
  return !employment.onboarding_signed_day && employment.days.contains(today) &&
         today >= employment.days.first.plus_months(start_phase_months);
}

std::optional<int> DegreeShare::percent() const {
  if (weight == 0) return std::nullopt;
  return static_cast<int>(100 * weight_with_degree / weight);
}

std::optional<bool> DegreeShare::meets(int demanded_percent) const {
  if (weight == 0) return std::nullopt;
  return 100 * weight_with_degree >= demanded_percent * weight;
}

DegreeShare degree_share(std::span<const StaffMember> staff, Day day, ShareBy by,
                         std::optional<EmployeeId> without) {
  DegreeShare share;
  std::set<EmployeeId> counted;
  for (const StaffMember& member : staff) {
    if (!member.days.contains(day) || member.employee == without) continue;
    const bool first_post = counted.insert(member.employee).second;
    if (first_post) {
      ++share.heads;
      share.with_degree += member.relevant_degree ? 1 : 0;
    }
    const std::int64_t weight = by == ShareBy::extent ? member.extent_percent : first_post ? 1 : 0;
    share.weight += weight;
    share.weight_with_degree += member.relevant_degree ? weight : 0;
  }
  return share;
}

std::vector<DegreeShareFrom> degree_shares(std::span<const StaffMember> staff, const Period& within,
                                           ShareBy by) {
  std::set<Day> days = {within.first};
  for (const StaffMember& member : staff) {
    if (within.contains(member.days.first)) days.insert(member.days.first);
    if (member.days.end && within.contains(*member.days.end)) days.insert(*member.days.end);
  }
  std::vector<DegreeShareFrom> shares;
  for (const Day day : days) {
    const DegreeShare share = degree_share(staff, day, by);
    if (shares.empty() || !(shares.back().share == share)) shares.push_back({day, share});
  }
  return shares;
}

}  // namespace stafett::domain
