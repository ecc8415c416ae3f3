#include "domain/rings.hpp"

#include <algorithm>
#include <map>

namespace stafett::domain {

namespace {

Day first_day_of(const Circle& circle) {
  return circle.empty() ? Day{} : circle.front().days.first;
}

/// The circle of all posts of one consultant; a post that depends on this contract turns with it.
Circle consultant_circle(const RingConsultantFacts& consultant, const Contract& contract,
                         const Circle& contract_circle) {
  std::vector<Circle> posts;
  for (const Employment& employment : consultant.employments) {
    const bool depends = employment.contract == contract.id;
    posts.push_back(phases(employment, depends ? std::span<const PhaseSpan>{contract_circle}
                                               : std::span<const PhaseSpan>{}));
  }
  return joined(posts);
}

/// The title of the post that counts on `day`; else of the one that began last.
std::string role_title(std::span<const Employment> employments, Day day) {
  const Employment* best = nullptr;
  for (const Employment& employment : employments) {
    const auto rank = [&](const Employment& one) {
      return std::pair{one.days.contains(day), one.days.first};
    };
    if (best == nullptr || rank(employment) >= rank(*best)) best = &employment;
  }
  return best != nullptr ? best->role_title : std::string{};
}

template <class Entry>
void sort_by_first_day(std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return first_day_of(a.circle) < first_day_of(b.circle);
  });
}

}  // namespace

std::vector<Period> gaps_until(const Participation& participation,
                               std::span<const Assignment> assignments, Day today) {
  const auto days = days_of(participation);
  if (!days) return {};
  const auto so_far = days->intersect(Period{days->first, today + 1});
  if (!so_far) return {};
  return lead_gaps(assignments, *so_far);
}

Rings rings(const Contract& contract, std::span<const RingConsultantFacts> consultants,
            std::span<const RingParticipantFacts> participants, Day today) {
  Rings result;
  result.first_day = std::min(contract.award_day, contract.first_day);
  result.end_day = longest_end_day(contract, today);
  result.decided_end_day = end_day(contract, today);
  result.contract = phases(contract, today);
  result.phase = phase_on(result.contract, today);

  std::map<EmployeeId, Circle> circles;
  std::map<EmployeeId, int> caseloads;
  for (const RingConsultantFacts& consultant : consultants) {
    circles[consultant.employee] = consultant_circle(consultant, contract, result.contract);
  }

  std::int64_t days_so_far = 0;
  std::int64_t calm_days = 0;
  for (const auto& [participation, assignments] : participants) {
    RingParticipant entry;
    entry.participation = participation.id;
    entry.circle = phases(participation);
    entry.status = participation.status;
    entry.gaps = gaps_until(participation, assignments, today);
    for (const Period& gap : entry.gaps) result.gap_days += *gap.length();
    const bool open = is_open(participation);
    if (const Assignment* lead = lead_on(assignments, today); lead != nullptr && open) {
      entry.lead = lead->employee;
      ++caseloads[lead->employee];
    }
    result.without_lead += open && !entry.lead ? 1 : 0;

    std::vector<LeadCircle> leads;
    for (const Assignment* lead : lead_chain(assignments)) {
      leads.push_back({lead->days, circles[lead->employee]});
    }
    if (!entry.circle.empty() && first_day_of(entry.circle) <= today) {
      const Period so_far{first_day_of(entry.circle), today + 1};
      const Exposure turned = exposure(entry.circle, result.contract, leads, so_far);
      days_so_far += turned.days;
      calm_days += turned.calm_days;
    }
    result.participants.push_back(std::move(entry));
  }
  if (days_so_far > 0) {
    result.calm_percent = static_cast<int>((200 * calm_days + days_so_far) / (2 * days_so_far));
  }
  for (const RingConsultantFacts& consultant : consultants) {
    result.consultants.push_back({consultant.employee, circles[consultant.employee],
                                  caseloads[consultant.employee],
                                  role_title(consultant.employments, today)});
  }
  sort_by_first_day(result.consultants);
  sort_by_first_day(result.participants);
  return result;
}

}  // namespace stafett::domain
