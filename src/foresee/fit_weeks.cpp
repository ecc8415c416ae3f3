#include <algorithm>

#include "foresee/arithmetic.hpp"
#include "foresee/fits.hpp"
#include "foresee/hazard_fit.hpp"
#include "foresee/lived_weeks.hpp"

namespace stafett::foresee {

namespace {

using domain::SeStage;

constexpr double weeks_a_year = 52.18;
/// Weeks with less left beside telling again bring nothing in the model, and tell nothing.
constexpr double least_share = 0.02;

Term term(const char* name, Form form, double unit = 1) {
  return {find_parameter(name), form, unit};
}

std::vector<Fitted> fit(const ToFit& to_fit, std::span<const Term> terms, const auto& weeks,
                        const char* unit) {
  const LogLikelihood log_likelihood = [&](std::span<const double> values) {
    return weeks.log_likelihood(terms, values);
  };
  return fit_together(terms, log_likelihood, to_fit.base, to_fit.rule, weeks.weeks(), unit);
}

template <class Each>
void every_participant_week(const ToFit& to_fit, Each each) {
  const LivedWeeks lived{to_fit.histories, to_fit.base.parameters};
  for (std::size_t i = 0; i < to_fit.histories.participations.size(); ++i)
    lived.of_participation(i, [&](const ParticipantWeek& week) { each(i, week); });
}

}  // namespace

Fitted fit_contacts(const ToFit& to_fit) {
  double contacts = 0;
  double wanted = 0;
  std::vector<std::pair<double, double>> people(to_fit.histories.participations.size());
  every_participant_week(to_fit, [&](std::size_t who, const ParticipantWeek& week) {
    if (!week.has_lead || week.dropped_out) return;
    contacts += week.contacts;
    wanted += week.moves;
    people[who].first += week.contacts;
    people[who].second += week.moves;
  });
  // Participants differ in how often they are met: where they do so more than by chance, the
  // interval by participants is the wider one and counts.
  Known known = rate_of(contacts, wanted, 1, to_fit.rule.confidence);
  const Known by_people = ratio_of(people, to_fit.rule.confidence);
  known.interval.low = std::min(known.interval.low, by_people.interval.low);
  if (by_people.interval.high > known.interval.high && by_people.interval.high < 1e6)
    known.interval.high = by_people.interval.high;
  return judged(to_fit, "week.contacts_wanted", known, "person-weeks");
}

std::vector<Fitted> fit_leaving(const ToFit& to_fit) {
  std::vector<Term> terms = {
      term("staff.leave_per_year", Form::rate, weeks_a_year),
      term("staff.leave_contract_end", Form::factor), term("staff.leave_first_year", Form::factor),
      term("staff.leave_strain", Form::factor), term("staff.leave_fixed_term", Form::factor)};
  AlikeWeeks weeks;
  const LivedWeeks lived{to_fit.histories, to_fit.base.parameters};
  for (std::size_t i = 0; i < to_fit.histories.employments.size(); ++i)
    lived.of_employment(i, [&](const ConsultantWeek& week) {
      const Like like{0, week.ending ? 1.0 : 0, week.first_year ? 1.0 : 0, week.strain,
                      week.fixed_term ? 1.0 : 0};
      weeks.add(1, like, week.notice);
      if (week.notice) count_event(terms, like);
    });
  return fit(to_fit, terms, weeks, "person-weeks");
}

std::vector<Fitted> fit_dropping_out(const ToFit& to_fit) {
  std::vector<Term> terms = {term("drop.per_week", Form::rate),
                             term("drop.without_lead", Form::factor),
                             term("drop.change", Form::share)};
  AlikeWeeks weeks;
  every_participant_week(to_fit, [&](std::size_t, const ParticipantWeek& week) {
    if (week.at_work) return;
    const Like like{0, week.has_lead ? 0.0 : 1, static_cast<double>(week.changes)};
    weeks.add(1, like, week.dropped_out);
    if (week.dropped_out) count_event(terms, like);
  });
  return fit(to_fit, terms, weeks, "person-weeks");
}

std::vector<Fitted> fit_stages(const ToFit& to_fit, double& retold) {
  std::vector<Fitted> fitted;
  const std::pair<SeStage, const char*> stages[] = {
      {SeStage::engagement, "people.engagement_weeks"},
      {SeStage::vocational_profile, "people.profile_weeks"},
      {SeStage::job_finding, "people.finding_weeks"}};
  for (const auto& one_stage : stages) {
    const SeStage stage = one_stage.first;
    const char* const name = one_stage.second;
    std::vector<Term> terms = {term(name, Form::mean_weeks)};
    AlikeWeeks weeks;
    every_participant_week(to_fit, [&](std::size_t, const ParticipantWeek& week) {
      if (week.stage != stage || week.at_work || !week.has_lead || week.dropped_out || week.job)
        return;
      const double offset = week.moves * week.told;
      if (offset < least_share) {
        retold += week.stage_up ? 1 : 0;
        return;
      }
      weeks.add(offset, {}, week.stage_up);
      if (week.stage_up) count_event(terms, {});
    });
    for (Fitted& one : fit(to_fit, terms, weeks, "person-weeks")) fitted.push_back(std::move(one));
  }
  return fitted;
}

std::vector<Fitted> fit_jobs(const ToFit& to_fit, double& retold) {
  const Parameters& p = to_fit.base.parameters;
  std::vector<Term> terms = {term("job.per_week", Form::rate), term("job.finding", Form::factor),
                             term("job.relation", Form::share),
                             term("job.competence", Form::share)};
  MixedWeeks weeks{p};
  std::size_t person = static_cast<std::size_t>(-1);
  every_participant_week(to_fit, [&](std::size_t who, const ParticipantWeek& week) {
    const bool finding = week.stage == SeStage::job_finding;
    if (!finding && week.stage != SeStage::employer_engagement) return;
    if (week.at_work || !week.has_lead || week.dropped_out) return;
    const double contact = week.moves >= 1  ? 1
                           : week.moves > 0 ? power(week.moves, p.job_contact)
                                            : 0;
    const double offset = contact * week.told;
    if (offset < least_share) {
      retold += week.job ? 1 : 0;
      return;
    }
    if (who != person) weeks.next_person();
    person = who;
    const Like like{0, finding ? 1.0 : 0,
                    1 - natural_exp(-week.relation_weeks / p.job_relation_weeks), week.competence};
    weeks.add(offset, like, week.job);
    if (week.job) count_event(terms, like);
  });
  auto fitted = fit(to_fit, terms, weeks, "person-weeks");
  for (Fitted& one : fitted)
    one.given += std::string{one.given.empty() ? "" : ", "} +
                 "people.near_share, people.far_share, job.near, job.far, job.contact, "
                 "staff.competence_start, handover.retelling_weeks";
  return fitted;
}

std::vector<Fitted> fit_losing_jobs(const ToFit& to_fit) {
  std::vector<Term> terms = {term("job.lost_per_week", Form::rate),
                             term("job.lost_unsupported", Form::factor)};
  AlikeWeeks weeks;
  every_participant_week(to_fit, [&](std::size_t, const ParticipantWeek& week) {
    if (!week.at_work) return;
    const Like like{0, week.has_lead ? 0.0 : 1};
    weeks.add(1, like, week.job_lost);
    if (week.job_lost) count_event(terms, like);
  });
  return fit(to_fit, terms, weeks, "person-weeks");
}

}  // namespace stafett::foresee
