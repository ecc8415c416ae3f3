#include "domain/history.hpp"

#include <algorithm>
#include <utility>

namespace stafett::domain {

namespace {

void forget_from(std::optional<Day>& day, Day until) {
  if (day && *day >= until) day.reset();
}

void forget_from(std::vector<Period>& periods, Day until) {
  std::erase_if(periods, [until](const Period& days) { return days.first >= until; });
  for (Period& days : periods) forget_from(days.end, until);
}

EmploymentHistory known_by(EmploymentHistory one, Day until) {
  forget_from(one.notice_day, until);
  // A fixed term's end stands from the first day; it is no ending yet.
  forget_from(one.end, until);
  if (!one.end) one.ended_with_contract = false;
  forget_from(one.onboarding_signed_day, until);
  forget_from(one.other_work, until);
  return one;
}

ParticipationHistory known_by(ParticipationHistory one, Day until) {
  const auto late = [until](const auto& what) { return what.day >= until; };
  forget_from(one.start_day, until);
  if (one.end_day && *one.end_day >= until) {
    one.end_day.reset();
    one.ended = EndKind::going_on;
  }
  std::erase_if(one.leads, [until](const auto& lead) { return lead.days.first >= until; });
  for (auto& lead : one.leads) forget_from(lead.days.end, until);
  std::erase_if(one.stages, late);
  std::erase_if(one.contacts, late);
  forget_from(one.jobs, until);
  std::erase_if(one.granted, [until](const auto& granted) { return granted.known_day >= until; });
  return one;
}

}  // namespace

const ContractHistory* contract_on(const ContractLine& line, Day day) {
  for (const ContractHistory& one : line.contracts)
    if (!one.days.end || day < *one.days.end) return &one;
  return nullptr;
}

std::optional<Phase> contract_phase(const ContractLine& line, Day day) {
  const ContractHistory* one = contract_on(line, day);
  return one == nullptr ? std::nullopt : as_phase(phase_on(one->circle, day));
}

Histories known_by(Histories histories, Day from, Day until) {
  Histories known;
  known.from = from;
  known.until = until;
  known.lines = std::move(histories.lines);
  for (ContractLine& line : known.lines)
    std::erase_if(line.contracts, [until](const auto& one) { return one.award_day >= until; });
  std::vector<std::size_t> places(histories.employments.size());
  for (std::size_t i = 0; i < histories.employments.size(); ++i) {
    if (histories.employments[i].first >= until) continue;
    places[i] = known.employments.size();
    known.employments.push_back(known_by(std::move(histories.employments[i]), until));
  }
  for (VacancyHistory& one : histories.vacancies) {
    if (one.notice_day >= until) continue;
    forget_from(one.filled_day, until);
    forget_from(one.closed_day, until);
    known.vacancies.push_back(one);
  }
  for (ParticipationHistory& one : histories.participations) {
    const auto first = one.referral_day ? one.referral_day : one.start_day;
    if (first && *first >= until) continue;
    known.participations.push_back(known_by(std::move(one), until));
    for (auto& lead : known.participations.back().leads) lead.employment = places[lead.employment];
  }
  return known;
}

}  // namespace stafett::domain
