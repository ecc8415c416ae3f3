#include "foresee/lived_weeks.hpp"

#include <algorithm>

#include "domain/duration_rule.hpp"
#include "foresee/arithmetic.hpp"

namespace stafett::foresee {

namespace {

constexpr int week = 7;

bool within_week(std::optional<Day> what, Day last) {
  return what && *what > last - week && *what <= last;
}

// The first day from which weeks are counted, on the grid that begins with `first`, and known.
Day first_known(Day first, Day from) {
  if (first >= from) return first;
  const int late = from - first;
  return first + (late + week - 1) / week * week;
}

}  // namespace

LivedWeeks::LivedWeeks(const domain::Histories& histories, const Parameters& parameters)
    : histories_{histories},
      p_{parameters},
      loads_(histories.employments.size()),
      learning_{natural_exp(-7 / (parameters.competence_months * 30.44))} {
  for (const auto& participation : histories.participations) {
    for (const auto& lead : participation.leads) {
      loads_[lead.employment].taken.push_back(lead.days.first);
      if (lead.days.end) loads_[lead.employment].given.push_back(*lead.days.end);
    }
  }
  for (Load& load : loads_) {
    std::sort(load.taken.begin(), load.taken.end());
    std::sort(load.given.begin(), load.given.end());
  }
}

int LivedWeeks::caseload(std::size_t employment, Day day) const {
  const Load& load = loads_[employment];
  const auto before = [day](const std::vector<Day>& days) {
    return std::lower_bound(days.begin(), days.end(), day) - days.begin();
  };
  return static_cast<int>(before(load.taken) - before(load.given));
}

bool LivedWeeks::ending(std::size_t employment, Day day) const {
  const auto& one = histories_.employments[employment];
  if (domain::contract_phase(histories_.lines[one.line], day) != domain::Phase::end) return false;
  return std::none_of(one.other_work.begin(), one.other_work.end(),
                      [day](const Period& days) { return days.contains(day); });
}

double LivedWeeks::hours(bool ending) const {
  return p_.week_hours * (1 - p_.documentation_share) - p_.meeting_hours -
         (ending ? p_.own_search_hours : 0);
}

void LivedWeeks::of_employment(std::size_t which,
                               const std::function<void(const ConsultantWeek&)>& each) const {
  const auto& one = histories_.employments[which];
  const auto& line = histories_.lines[one.line];
  // Who goes with the contract is watched until it ends; who leaves unannounced has given notice in
  // that week.
  std::optional<Day> gone = one.notice_day;
  std::optional<Day> stop;
  if (!gone && one.end) {
    if (one.ended_with_contract || one.type == domain::EmploymentType::fixed_term) {
      stop = one.end;
      for (const auto& contract : line.contracts)
        if (contract.days.end && *contract.days.end <= *one.end &&
            *contract.days.end > *one.end - 62)
          stop = contract.days.end;
    } else {
      gone = one.end;
    }
  }
  for (Day day = first_known(one.first, histories_.from); day < histories_.until;
       day = day + week) {
    if (stop && day >= *stop) return;
    ConsultantWeek now;
    now.day = day;
    now.contract_phase = domain::contract_phase(line, day);
    now.ending = ending(which, day);
    now.first_year = day - one.first < 365;
    now.fixed_term = one.type == domain::EmploymentType::fixed_term;
    const double time = hours(now.ending);
    const double needed = caseload(which, day) * p_.contacts_wanted * p_.contact_hours;
    now.strain = time > 0 ? std::clamp(needed / time - 1, 0.0, 1.0) : 0;
    now.notice = gone && *gone <= day;
    if (now.notice && *gone <= day - week) return;  // known from before
    each(now);
    if (now.notice) return;
  }
}

void LivedWeeks::of_participation(std::size_t which,
                                  const std::function<void(const ParticipantWeek&)>& each) const {
  const auto& one = histories_.participations[which];
  if (!one.start_day || one.ended == domain::EndKind::never_began) return;
  const auto& line = histories_.lines[one.line];
  const bool end_is_of_the_week =
      one.ended == domain::EndKind::left_without_job || one.ended == domain::EndKind::with_a_job;
  std::size_t lead = 0;
  std::size_t stage = 0;
  std::size_t job = 0;
  std::size_t contact = 0;
  std::optional<std::size_t> with;
  double to_tell = 0;
  int leads_had = 0;
  // The walk begins with the participation, so that relation and retelling are right when the weeks
  // that are known begin.
  for (Day day = *one.start_day + week; day < histories_.until; day = day + week) {
    const Day begun = day - week;
    if (one.end_day && (end_is_of_the_week ? *one.end_day <= begun : *one.end_day <= day)) return;
    ParticipantWeek now;
    now.day = day;
    now.contract_phase = domain::contract_phase(line, day);
    while (stage < one.stages.size() && one.stages[stage].day <= begun) ++stage;
    if (stage > 0) now.stage = one.stages[stage - 1].stage;
    while (job < one.jobs.size() && one.jobs[job].end && *one.jobs[job].end <= begun) ++job;
    const bool in_job = job < one.jobs.size() && one.jobs[job].first <= begun;
    now.at_work = in_job || now.stage == domain::SeStage::on_and_off_job_support;
    while (lead < one.leads.size() && one.leads[lead].days.end && *one.leads[lead].days.end <= day)
      ++lead;
    for (std::size_t i = static_cast<std::size_t>(leads_had);
         i < one.leads.size() && one.leads[i].days.first < day; ++i)
      leads_had = static_cast<int>(i) + 1;
    now.changes = std::max(0, leads_had - 1);
    now.has_lead = lead < one.leads.size() && one.leads[lead].days.first < day;
    now.dropped_out = one.ended == domain::EndKind::left_without_job && end_is_of_the_week &&
                      within_week(one.end_day, day);
    if (now.has_lead) {
      const auto& its = one.leads[lead];
      if (with != lead) {
        if (with || lead > 0) to_tell = p_.retelling_weeks * (1 - p_.handover_carries);
        with = lead;
      }
      const int weeks_with = (day - its.days.first + week - 1) / week;
      now.relation_weeks = weeks_with;
      const auto& consultant = histories_.employments[its.employment];
      const double start = std::min(
          1.0, p_.competence_start + (consultant.relevant_degree ? p_.competence_degree : 0));
      const double weeks = std::max(0, (day - consultant.first) / week + 1);
      now.competence = 1 - (1 - start) * std::max(0.0, 1 - p_.training_gain * p_.training_days) *
                               power(learning_, weeks);
      // The consultant's week is planned on another weekday than the participant's.
      const Day planned = consultant.first + std::max(0, (day - consultant.first) / week) * week;
      const double time = hours(ending(its.employment, planned));
      const double needed =
          caseload(its.employment, planned) * p_.contacts_wanted * p_.contact_hours;
      now.moves = needed <= time ? 1 : std::max(0.0, time / needed);
      if (!now.at_work && !now.dropped_out && to_tell > 0) {
        const double retold = std::min(to_tell, 1.0);
        to_tell -= retold;
        now.told = 1 - retold;
      }
    }
    for (; contact < one.contacts.size() && one.contacts[contact].day <= day; ++contact)
      if (one.contacts[contact].day > begun) now.contacts += one.contacts[contact].times;
    now.stage_up = stage < one.stages.size() && one.stages[stage].day <= day && now.stage &&
                   one.stages[stage].stage > *now.stage;
    if (!now.at_work)
      now.job = std::any_of(one.jobs.begin(), one.jobs.end(),
                            [day](const Period& days) { return within_week(days.first, day); });
    now.job_lost = in_job && within_week(one.jobs[job].end, day);
    if (day >= histories_.from) each(now);
  }
}

Day limit_of(const domain::ParticipationHistory& participation) {
  domain::Span limit{12, domain::SpanUnit::months};
  for (const auto& rule :
       domain::rules_in_force(domain::MeasureType::oppfolging, *participation.start_day)) {
    const auto span = rule.ordinary ? rule.ordinary : rule.absolute;
    const bool reduced =
        rule.groups.has(domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne);
    if (span && reduced == participation.reduced_capacity.value_or(false)) limit = *span;
  }
  return domain::end_of(*participation.start_day, limit);
}

}  // namespace stafett::foresee
