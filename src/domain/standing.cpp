#include "domain/standing.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace stafett::domain {

namespace {

/// A post as a run needs it: nobody's, and bound to this contract or to none.
Employment nobodys(const Employment& post, ContractId contract) {
  Employment plain;
  plain.contract = post.contract == contract ? std::optional{contract} : std::nullopt;
  plain.role_title = "konsulent";
  plain.type = post.type;
  plain.extent_percent = post.extent_percent;
  plain.days = post.days;
  plain.notice_day = post.notice_day;
  plain.other_work_agreed = post.other_work_agreed;
  plain.onboarding_signed_day = post.onboarding_signed_day;
  return plain;
}

Participation nobodys(const Participation& participation, ContractId contract) {
  Participation plain;
  plain.contract = contract;
  plain.origin = participation.origin;
  plain.referral_day = participation.referral_day;
  plain.status = participation.status;
  plain.status_day = participation.status_day;
  plain.start_day = participation.start_day;
  plain.end_day = participation.end_day;
  plain.plan_agreed_day = participation.plan_agreed_day;
  plain.mapping_confirmed_day = participation.mapping_confirmed_day;
  plain.ending_agreed_day = participation.ending_agreed_day;
  plain.first_contact_day = participation.first_contact_day;
  plain.last_contact_day = participation.last_contact_day;
  return plain;
}

bool in_place(const Participation& p, Day today) {
  const bool takes_part = p.status == Status::deltar || !p.status.is_known();
  return takes_part && p.start_day && *p.start_day <= today && (!p.end_day || today < *p.end_day);
}

bool waits(const Participation& p, Day today) {
  const bool comes = is_open(p) && !(p.status == Status::kladd) &&
                     !(p.status == Status::utkast_til_pamelding) &&
                     !(p.status == Status::pabegynt_registrering);
  return comes && !in_place(p, today) && (!p.end_day || today < *p.end_day);
}

/// The post of the day: of those that the contract depends on before others, the one that began
/// last; where there is none, the next to come. Nothing where all are over.
const Employment* post_on(std::span<const Employment> posts, ContractId contract, Day today) {
  const Employment* best = nullptr;
  const auto rank = [&](const Employment& post) {
    const bool here = post.days.contains(today);
    // Of posts to come the first, of those of the day the last.
    return std::tuple{here, post.contract == contract,
                      here ? post.days.first - today : today - post.days.first};
  };
  for (const Employment& post : posts) {
    if (post.days.end && *post.days.end <= today) continue;
    if (best == nullptr || rank(post) > rank(*best)) best = &post;
  }
  return best;
}

}  // namespace

std::optional<Span> ordinary_limit(const Contract& contract, EffortGroup group, Day day) {
  if (const Term* term = in_force(contract.terms, TermKind::duration, day)) {
    if (const auto* limit = std::get_if<DurationLimit>(&term->value))
      return Span{limit->ordinary > 0 ? limit->ordinary : limit->absolute, limit->unit};
  }
  const auto measure = contract.measure.known();
  if (!measure) return std::nullopt;
  std::optional<Span> longest;
  for (const DurationRule& rule : rules_in_force(*measure, day)) {
    const auto span = rule.ordinary ? rule.ordinary : rule.absolute;
    if (!span) continue;
    if (rule.groups.empty() || rule.groups.has(group)) return span;
    if (!longest || end_of(day, *longest) < end_of(day, *span)) longest = span;
  }
  return longest;
}

Standing standing(const Contract& contract, std::span<const StandingConsultantFacts> consultants,
                  std::span<const StandingParticipantFacts> participants, Day today) {
  Standing all;
  all.day = today;
  all.contract = contract;

  // Whose lead somebody is here, and since when at all.
  std::map<EmployeeId, int> led;
  std::map<EmployeeId, int> counted;  // with those who wait
  std::map<EmployeeId, Day> first_assigned;
  for (const auto& one : participants) {
    for (const Assignment& a : one.assignments) {
      const auto [known, added] = first_assigned.try_emplace(a.employee, a.days.first);
      if (!added) known->second = std::min(known->second, a.days.first);
    }
    const Assignment* lead = lead_on(one.assignments, today);
    if (lead == nullptr || !is_open(one.participation)) continue;
    ++counted[lead->employee];
    if (in_place(one.participation, today)) ++led[lead->employee];
  }

  struct Found {
    EmployeeId employee;
    Standing::Consultant consultant;
  };
  std::vector<Found> found;
  for (const auto& one : consultants) {
    const int here = led.contains(one.employee) ? led.at(one.employee) : 0;
    if (one.leads_team && here == 0) continue;
    const Employment* post = post_on(one.employments, contract.id, today);
    Employment taken;
    if (post != nullptr) {
      const bool begun = post->days.contains(today);
      if (post->contract != contract.id && (here == 0 || !begun)) continue;
      taken = nobodys(*post, contract.id);
    } else {
      if (here == 0 || !one.employments.empty()) continue;
      taken.role_title = "konsulent";
      taken.days.first = first_assigned.at(one.employee);
    }
    found.push_back(
        {one.employee,
         {std::move(taken), one.relevant_degree, std::max(0, one.leads - counted[one.employee])}});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.consultant.post.days.first < b.consultant.post.days.first;
  });
  std::map<EmployeeId, std::size_t> places;
  for (auto& one : found) {
    places[one.employee] = all.consultants.size();
    all.consultants.push_back(std::move(one.consultant));
  }

  for (const auto& one : participants) {
    const Participation& p = one.participation;
    if (waits(p, today)) {
      const Day referred = std::min(today, p.referral_day.value_or(p.status_day));
      const bool agreed = p.start_day && *p.start_day > today;
      all.waiting.push_back({referred, agreed ? p.start_day : std::nullopt});
    }
    if (!in_place(p, today)) continue;
    Standing::Participant here;
    here.record = nobodys(p, contract.id);
    here.stage = one.stage.value_or(SeStage::engagement);
    here.stage_since = one.stage_since;
    here.group = one.group;
    here.job_since = one.job_since;
    here.since = *p.start_day;
    for (const Assignment* a : lead_chain(one.assignments)) {
      if (a->days.first > today) continue;
      ++here.leads;
      here.since = std::min(today, a->days.end.value_or(today));
    }
    if (const Assignment* lead = lead_on(one.assignments, today)) {
      const auto place = places.find(lead->employee);
      if (place != places.end() && all.consultants[place->second].post.days.contains(today)) {
        here.lead = place->second;
        here.since = lead->days.first;
      }
    }
    here.since = std::max(here.since, *p.start_day);
    all.participants.push_back(std::move(here));
  }
  std::stable_sort(
      all.participants.begin(), all.participants.end(),
      [](const auto& a, const auto& b) { return a.record.start_day < b.record.start_day; });
  std::stable_sort(all.waiting.begin(), all.waiting.end(),
                   [](const auto& a, const auto& b) { return a.referred < b.referred; });
  return all;
}

}  // namespace stafett::domain
