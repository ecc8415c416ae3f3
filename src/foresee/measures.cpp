#include "foresee/measures.hpp"

#include <array>

namespace stafett::foresee {

namespace {

template <class A, class B>
double ratio(A above, B below) {
  return below == 0 ? 0 : static_cast<double>(above) / static_cast<double>(below);
}

constexpr double days_per_month = 365.25 / 12;

// Everybody who was there at the start or began since.
std::int64_t who_came(const Outcomes& o) { return o.in_place_at_start + o.starts; }

// Consultants who left.
std::int64_t gone(const Outcomes& o) {
  return o.notices + o.left_with_contract + o.fixed_terms_ended;
}

double years(const Scenario& scenario) { return scenario.days / 365.25; }

double cost(const Outcomes& o, const Scenario& s) {
  const Parameters& p = s.parameters;
  return static_cast<double>(o.all().days) / days_per_month * p.cost_place_month +
         static_cast<double>(o.hires) * p.cost_hire +
         static_cast<double>(o.tenders) * p.cost_tender;
}

using O = const Outcomes&;
using S = const Scenario&;

constexpr auto of_runs = std::to_array<Measure>({
    {"contacts_month", "Contacts", "a participant and month", Good::more,
     [](O o, S) { return ratio(o.all().contacts, o.all().days) * days_per_month; }},
    {"gap_percent", "Days without a consultant", "% of participants' days", Good::less,
     [](O o, S) { return 100 * ratio(o.all().gap_days, o.all().days); }},
    {"standstill_percent", "Standstill: no consultant, or retelling",
     "% of participants' days", Good::less,
     [](O o, S) { return 100 * ratio(o.all().standstill_days, o.all().days); }},
    {"calm_percent", "Calm time: contract and consultant under way", "% of participants' days",
     Good::more, [](O o, S) { return 100 * ratio(o.all().calm_days, o.all().days); }},
    {"handovers", "Handovers", "a participant and year", Good::less,
     [](O o, S) { return 365.25 * ratio(o.all().handovers, o.all().days); }},
    {"starts_year", "Starts", "a year", Good::neither,
     [](O o, S s) { return static_cast<double>(o.starts) / years(s); }},
    {"wait_days", "Wait from referral to start", "days", Good::less,
     [](O o, S) { return ratio(o.waiting_days, o.starts); }},
    {"refused_percent", "Referrals that met no place", "%", Good::less,
     [](O o, S) { return 100 * ratio(o.refused, o.referrals); }},
    {"jobs_year", "Jobs", "a year", Good::more,
     [](O o, S s) { return static_cast<double>(o.all().jobs) / years(s); }},
    {"jobs_hundred", "Jobs", "a hundred participants", Good::more,
     [](O o, S) { return 100 * ratio(o.all().jobs, who_came(o)); }},
    {"days_to_job", "Time from start to job", "days", Good::less,
     [](O o, S) { return ratio(o.days_to_job, o.all().jobs); }},
    {"kept_year", "Jobs kept", "a year", Good::more,
     [](O o, S s) { return static_cast<double>(o.all().jobs_kept) / years(s); }},
    {"kept_hundred", "Jobs kept", "a hundred participants", Good::more,
     [](O o, S) { return 100 * ratio(o.all().jobs_kept, who_came(o)); }},
    {"drop_outs_hundred", "Left without a job", "a hundred participants", Good::less,
     [](O o, S) { return 100 * ratio(o.all().drop_outs, who_came(o)); }},
    {"moved_year", "Moved to a new provider", "participants a year", Good::less,
     [](O o, S s) { return static_cast<double>(o.moved) / years(s); }},
    {"returned_year", "Sent back at a change of provider", "participants a year", Good::less,
     [](O o, S s) { return static_cast<double>(o.returned_at_change) / years(s); }},
    {"turnover", "Turnover of consultants", "% a year", Good::less,
     [](O o, S) {
       return 36525 * ratio(gone(o), o.consultant_days);
     }},
    {"tenure_months", "Tenure of those who left", "months", Good::more,
     [](O o, S) {
       return ratio(o.tenure_days, gone(o)) / days_per_month;
     }},
    {"vacant_percent", "Vacant posts", "% of days", Good::less,
     [](O o, S) { return o.post_days == 0 ? 0 : 100 - 100 * ratio(o.consultant_days, o.post_days); }},
    {"tenders_year", "Tenders", "a year", Good::neither,
     [](O o, S s) { return static_cast<double>(o.tenders) / years(s); }},
    {"cost_year", "Cost", "million NOK a year", Good::less,
     [](O o, S s) { return cost(o, s) / years(s) / 1e6; }},
    {"cost_kept", "Cost of a kept job", "thousand NOK", Good::less,
     [](O o, S s) {
       return o.all().jobs_kept == 0 ? 0
                                     : cost(o, s) / static_cast<double>(o.all().jobs_kept) / 1000;
     }},
});

using Ph = const PhaseOutcomes&;

constexpr auto of_phases = std::to_array<PhaseMeasure>({
    {"contacts_month", "Contacts a participant and month", "", Good::more,
     [](Ph o) { return ratio(o.contacts, o.days) * days_per_month; }},
    {"gap_percent", "Days without a consultant", "%", Good::less,
     [](Ph o) { return 100 * ratio(o.gap_days, o.days); }},
    {"standstill_percent", "Standstill", "%", Good::less,
     [](Ph o) { return 100 * ratio(o.standstill_days, o.days); }},
    {"calm_percent", "Calm time", "%", Good::more,
     [](Ph o) { return 100 * ratio(o.calm_days, o.days); }},
    {"handovers", "Handovers a participant and year", "", Good::less,
     [](Ph o) { return 365.25 * ratio(o.handovers, o.days); }},
    {"jobs", "Jobs a hundred participants and year", "", Good::more,
     [](Ph o) { return 36525 * ratio(o.jobs, o.days); }},
    {"jobs_kept", "Jobs kept a hundred participants and year", "", Good::more,
     [](Ph o) { return 36525 * ratio(o.jobs_kept, o.days); }},
    {"drop_outs", "Left without a job a hundred participants and year", "", Good::less,
     [](Ph o) { return 36525 * ratio(o.drop_outs, o.days); }},
});

using M = const MonthOutcomes&;

constexpr auto of_months = std::to_array<MonthMeasure>({
    {"gap_percent", "Days without a consultant", "%",
     [](M o) { return 100 * ratio(o.gap_days, o.days); }},
    {"calm_percent", "Calm time", "%", [](M o) { return 100 * ratio(o.calm_days, o.days); }},
    {"in_place", "Participants", "people", [](M o) { return o.days / 30.0; }},
    {"contacts_month", "Contacts", "a participant and month",
     [](M o) { return ratio(o.contacts, o.days) * days_per_month; }},
    {"jobs", "Jobs", "in 30 days", [](M o) { return static_cast<double>(o.jobs); }},
    {"vacant", "Vacant posts", "posts", [](M o) { return o.vacant_post_days / 30.0; }},
});

}  // namespace

std::span<const Measure> measures() { return of_runs; }
std::span<const PhaseMeasure> phase_measures() { return of_phases; }
std::span<const MonthMeasure> month_measures() { return of_months; }

}  // namespace stafett::foresee
