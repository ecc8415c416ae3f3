#include "foresee/measures.hpp"

#include <array>
#include <limits>

#include "foresee/said.hpp"

namespace stafett::foresee {

namespace {

// Not a number of nothing.
template <class A, class B>
double ratio(A above, B below) {
  return below == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : static_cast<double>(above) / static_cast<double>(below);
}

// Of people's time: where nobody is there nothing is missing.
template <class A, class B>
double part(A above, B below) {
  return below == 0 ? 0 : static_cast<double>(above) / static_cast<double>(below);
}

constexpr double days_per_month = 365.25 / 12;

// Everybody who was there at the start or began since.
std::int64_t who_came(const Outcomes& o) { return o.in_place_at_start + o.starts; }

double years(const Scenario& scenario) { return scenario.days / 365.25; }

// In NOK: places in use, hires and tenders.
double cost(const PhaseOutcomes& o, const Scenario& s) {
  const Parameters& p = s.parameters;
  return static_cast<double>(o.days) / days_per_month * p.cost_place_month +
         static_cast<double>(o.hires) * p.cost_hire +
         static_cast<double>(o.tenders) * p.cost_tender;
}

constexpr Said contacts = said("Kontakter", "Kontaktar", "Contacts");
constexpr Said gaps =
    said("Dager uten konsulent", "Dagar utan konsulent", "Days without a consultant");
constexpr Said standstill = said("Stillstand: ingen konsulent, eller fortelle på nytt",
                                 "Stillstand: ingen konsulent, eller fortelje på nytt",
                                 "Standstill: no consultant, or telling it again");
constexpr Said calm =
    said("Ro: kontrakt og konsulent er underveis", "Ro: kontrakt og konsulent er undervegs",
         "Calm: contract and consultant under way");
constexpr Said handovers =
    said("Bytter av konsulent", "Byte av konsulent", "Changes of consultant");
constexpr Said jobs = said("Jobber", "Jobbar", "Jobs");
constexpr Said kept = said("Jobber som varer", "Jobbar som varer", "Jobs that last");
constexpr Said to_job =
    said("Tid fra start til jobb", "Tid frå start til jobb", "Time from start to job");
constexpr Said turnover =
    said("Konsulenter som slutter", "Konsulentar som sluttar", "Consultants who leave");
constexpr Said tenure =
    said("Tid i stillingen for dem som sluttet", "Tid i stillinga for dei som slutta",
         "Time in the post of those who left");
constexpr Said vacant = said("Ledige stillinger", "Ledige stillingar", "Vacant posts");

constexpr Said participant_month =
    said("per deltaker og måned", "per deltakar og månad", "a participant and month");
constexpr Said participant_year =
    said("per deltaker og år", "per deltakar og år", "a participant and year");
constexpr Said hundred_years = said("per hundre deltakere og år", "per hundre deltakarar og år",
                                    "a hundred participants and year");
constexpr Said of_days =
    said("% av deltakernes dager", "% av dagane til deltakarane", "% of participants’ days");
constexpr Said a_year = said("i året", "i året", "a year");
constexpr Said days = said("dager", "dagar", "days");
constexpr Said months = said("måneder", "månader", "months");
constexpr Said participants_a_year =
    said("deltakere i året", "deltakarar i året", "participants a year");
constexpr Said percent_a_year = said("% i året", "% i året", "% a year");
constexpr Said percent_of_days = said("% av dagene", "% av dagane", "% of days");

using O = const Outcomes&;
using S = const Scenario&;

constexpr auto of_runs = std::to_array<Measure>({
    {"contacts_month", contacts, participant_month, Good::more,
     [](O o, S) { return part(o.all().contacts, o.all().days) * days_per_month; }},
    {"gap_percent", gaps, of_days, Good::less,
     [](O o, S) { return 100 * part(o.all().gap_days, o.all().days); }},
    {"standstill_percent", standstill, of_days, Good::less,
     [](O o, S) { return 100 * part(o.all().standstill_days, o.all().days); }},
    {"calm_percent", calm, of_days, Good::more,
     [](O o, S) { return 100 * part(o.all().calm_days, o.all().days); }},
    {"handovers", handovers, participant_year, Good::less,
     [](O o, S) { return 365.25 * part(o.all().handovers, o.all().days); }},
    {"starts_year", said("Nye deltakere", "Nye deltakarar", "New participants"), a_year,
     Good::neither, [](O o, S s) { return static_cast<double>(o.starts) / years(s); }},
    {"wait_days",
     said("Ventetid fra søknad til start", "Ventetid frå søknad til start",
          "Wait from referral to start"),
     days, Good::less, [](O o, S) { return ratio(o.waiting_days, o.starts); }},
    {"refused_percent",
     said("Søkt inn uten å få plass", "Søkte inn utan å få plass",
          "Referred without getting a place"),
     said("% av de søkte", "% av dei søkte", "% of those referred"), Good::less,
     [](O o, S) { return 100 * part(o.refused, o.referrals); }},
    {"jobs_year", jobs, a_year, Good::more,
     [](O o, S s) { return static_cast<double>(o.all().jobs) / years(s); }},
    {"jobs_hundred",
     said("Jobber per hundre som starter", "Jobbar per hundre som startar",
          "Jobs per hundred who start"),
     said("jobber", "jobbar", "jobs"), Good::more,
     [](O o, S) { return 100 * part(o.all().jobs, who_came(o)); }},
    {"days_to_job", to_job, days, Good::less,
     [](O o, S) { return ratio(o.all().days_to_job, o.all().jobs); }},
    {"kept_year", kept, a_year, Good::more,
     [](O o, S s) { return static_cast<double>(o.all().jobs_kept) / years(s); }},
    {"kept_hundred",
     said("Jobber som varer, per hundre som starter", "Jobbar som varer, per hundre som startar",
          "Jobs that last, per hundred who start"),
     said("jobber", "jobbar", "jobs"), Good::more,
     [](O o, S) { return 100 * part(o.all().jobs_kept, who_came(o)); }},
    {"drop_outs_hundred",
     said("Slutter uten jobb, per hundre som starter", "Sluttar utan jobb, per hundre som startar",
          "Leave without a job, per hundred who start"),
     said("deltakere", "deltakarar", "participants"), Good::less,
     [](O o, S) { return 100 * part(o.all().drop_outs, who_came(o)); }},
    {"moved_year",
     said("Flyttet til ny leverandør", "Flytta til ny leverandør", "Moved to a new provider"),
     participants_a_year, Good::less,
     [](O o, S s) { return static_cast<double>(o.moved) / years(s); }},
    {"returned_year",
     said("Sendt tilbake ved bytte av leverandør", "Sende tilbake ved byte av leverandør",
          "Sent back at a change of provider"),
     participants_a_year, Good::less,
     [](O o, S s) { return static_cast<double>(o.returned_at_change) / years(s); }},
    {"turnover", turnover, percent_a_year, Good::less,
     [](O o, S) { return 36525 * part(o.all().left, o.all().consultant_days); }},
    {"tenure_months", tenure, months, Good::more,
     [](O o, S) { return ratio(o.all().tenure_days, o.all().left) / days_per_month; }},
    {"vacant_percent", vacant, percent_of_days, Good::less,
     [](O o,
        S) { return 100 * part(o.all().post_days - o.all().consultant_days, o.all().post_days); }},
    {"tenders_year", said("Anbudsrunder", "Anbodsrundar", "Tenders"), a_year, Good::neither,
     [](O o, S s) { return static_cast<double>(o.all().tenders) / years(s); }},
    {"cost_year", said("Kostnad", "Kostnad", "Cost"),
     said("millioner kroner i året", "millionar kroner i året", "million NOK a year"), Good::less,
     [](O o, S s) { return cost(o.all(), s) / years(s) / 1e6; }},
    {"cost_kept",
     said("Kostnad for en jobb som varer", "Kostnad for ein jobb som varer",
          "Cost of a job that lasts"),
     said("tusen kroner", "tusen kroner", "thousand NOK"), Good::less,
     [](O o, S s) { return ratio(cost(o.all(), s), o.all().jobs_kept) / 1000; }},
});

using Ph = const PhaseOutcomes&;

constexpr auto of_phases = std::to_array<PhaseMeasure>({
    {"contacts_month", contacts, participant_month, Good::more,
     [](Ph o, S) { return part(o.contacts, o.days) * days_per_month; }},
    {"gap_percent", gaps, of_days, Good::less,
     [](Ph o, S) { return 100 * part(o.gap_days, o.days); }},
    {"standstill_percent", standstill, of_days, Good::less,
     [](Ph o, S) { return 100 * part(o.standstill_days, o.days); }},
    {"calm_percent", calm, of_days, Good::more,
     [](Ph o, S) { return 100 * part(o.calm_days, o.days); }},
    {"handovers", handovers, participant_year, Good::less,
     [](Ph o, S) { return 365.25 * part(o.handovers, o.days); }},
    {"jobs", jobs, hundred_years, Good::more, [](Ph o, S) { return 36525 * part(o.jobs, o.days); }},
    {"days_to_job", to_job, days, Good::less, [](Ph o, S) { return ratio(o.days_to_job, o.jobs); }},
    {"jobs_kept", kept, hundred_years, Good::more,
     [](Ph o, S) { return 36525 * part(o.jobs_kept, o.days); }},
    {"drop_outs", said("Slutter uten jobb", "Sluttar utan jobb", "Leave without a job"),
     hundred_years, Good::less, [](Ph o, S) { return 36525 * part(o.drop_outs, o.days); }},
    {"turnover", turnover, percent_a_year, Good::less,
     [](Ph o, S) { return 36525 * ratio(o.left, o.consultant_days); }},
    {"tenure_months", tenure, months, Good::more,
     [](Ph o, S) { return ratio(o.tenure_days, o.left) / days_per_month; }},
    {"vacant_percent", vacant, percent_of_days, Good::less,
     [](Ph o, S) { return 100 * ratio(o.post_days - o.consultant_days, o.post_days); }},
    {"cost_month", said("Kostnad", "Kostnad", "Cost"),
     said("tusen kroner per deltaker og måned", "tusen kroner per deltakar og månad",
          "thousand NOK a participant and month"),
     Good::less, [](Ph o, S s) { return ratio(cost(o, s), o.days) * days_per_month / 1000; }},
});

using M = const MonthOutcomes&;

constexpr auto of_months = std::to_array<MonthMeasure>({
    {"gap_percent", gaps, percent_of_days, [](M o) { return 100 * part(o.gap_days, o.days); }},
    {"calm_percent", said("Ro i oppfølgingen", "Ro i oppfølginga", "Calm in the follow-up"),
     percent_of_days, [](M o) { return 100 * part(o.calm_days, o.days); }},
    {"in_place", said("Deltakere i tiltaket", "Deltakarar i tiltaket", "Participants in place"),
     said("personer", "personar", "people"), [](M o) { return o.days / 30.0; }},
    {"contacts_month",
     said("Kontakter med hver deltaker", "Kontaktar med kvar deltakar",
          "Contacts with each participant"),
     said("i måneden", "i månaden", "a month"),
     [](M o) { return part(o.contacts, o.days) * days_per_month; }},
    {"jobs", said("Nye jobber", "Nye jobbar", "New jobs"),
     said("på 30 dager", "på 30 dagar", "in 30 days"),
     [](M o) { return static_cast<double>(o.jobs); }},
    {"vacant", vacant, said("stillinger", "stillingar", "posts"),
     [](M o) { return o.vacant_post_days / 30.0; }},
});

}  // namespace

std::span<const Measure> measures() { return of_runs; }
std::span<const PhaseMeasure> phase_measures() { return of_phases; }
std::span<const MonthMeasure> month_measures() { return of_months; }

}  // namespace stafett::foresee
