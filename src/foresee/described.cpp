#include "foresee/described.hpp"

#include <algorithm>
#include <utility>

#include "foresee/lived_weeks.hpp"

namespace stafett::foresee {

namespace {

constexpr std::size_t all_days = described_columns - 1;
constexpr double weeks_a_year = 52.18;
constexpr double days_a_month = 30.44;
constexpr int long_silence = 28;  // days
constexpr std::size_t least_for_a_mean = 5;

// Adds to the phase's column, and to that of all.
template <class Column, class Add>
void in_columns(std::array<Column, described_columns>& columns, std::optional<domain::Phase> phase,
                Add add) {
  if (phase) add(columns[static_cast<std::size_t>(*phase)]);
  add(columns[all_days]);
}

struct Count {
  double events = 0;
  double exposure = 0;
};
using Counts = std::array<Count, described_columns>;
using People = std::array<std::vector<std::pair<double, double>>, described_columns>;

void fill(Described& row, const Counts& counts, double scale) {
  for (std::size_t i = 0; i < described_columns; ++i) {
    if (counts[i].exposure <= 0) continue;
    Known known = rate_of(counts[i].events, counts[i].exposure);
    known.value *= scale;
    known.interval.low *= scale;
    known.interval.high *= scale;
    row.in[i] = known;
  }
}

void fill(Described& row, const People& people, double scale) {
  for (std::size_t i = 0; i < described_columns; ++i) {
    Known known = ratio_of(people[i]);
    if (known.exposure <= 0) continue;
    known.value *= scale;
    known.interval.low *= scale;
    known.interval.high *= scale;
    row.in[i] = known;
  }
}

// Tenure, and leaving, which hangs on the day and not on the day one was hired.
void of_consultants(const domain::Histories& histories, const LivedWeeks& lived, Described& tenure,
                    Described& leaving) {
  std::array<std::vector<Lasted>, described_columns> times;
  Counts counts{};
  for (std::size_t i = 0; i < histories.employments.size(); ++i) {
    const auto& one = histories.employments[i];
    if (one.first >= histories.until) continue;
    const Day last = std::min(one.end.value_or(histories.until), histories.until);
    if (last > histories.from && last > one.first) {
      const Lasted time{std::max(0, histories.from - one.first) / days_a_month,
                        (last - one.first) / days_a_month, one.end && *one.end < histories.until};
      in_columns(times, domain::contract_phase(histories.lines[one.line], one.first),
                 [&](auto& column) { column.push_back(time); });
    }
    lived.of_employment(i, [&](const ConsultantWeek& week) {
      in_columns(counts, week.contract_phase, [&](Count& count) {
        count.exposure += 1;
        count.events += week.notice ? 1 : 0;
      });
    });
  }
  for (std::size_t i = 0; i < described_columns; ++i)
    tenure.in[i] = median_time(std::move(times[i]));
  fill(leaving, counts, weeks_a_year);
}

constexpr Said weeks = said("uker", "veker", "weeks");
constexpr Said person_weeks = said("deltakeruker", "deltakarveker", "participant-weeks");
constexpr Said participants = said("deltakere", "deltakarar", "participants");
constexpr Said job_word = said("jobber", "jobbar", "jobs");
constexpr Said percent = said("%", "%", "%");
constexpr Said not_at_work =
    said("per 100 uker uten jobb", "per 100 veker utan jobb", "per 100 weeks not at work");

/// What is described, with nothing in it yet.
struct Rows {
  Described tenure{"tenure",
                   said("Tid i stillingen for konsulenter, etter fasen de begynte i",
                        "Tid i stillinga for konsulentar, etter fasen dei byrja i",
                        "Tenure of consultants, by the phase they began in"),
                   said("måneder, median", "månader, median", "months, median"),
                   said("som sluttet", "som slutta", "endings"),
                   said("konsulenter", "konsulentar", "consultants"),
                   {}};
  Described leaving{
      "leaving",
      said("Konsulenter som sier opp", "Konsulentar som seier opp", "Consultants giving notice"),
      said("per år", "per år", "per year"),
      said("oppsigelser", "oppseiingar", "notices"),
      said("konsulentuker", "konsulentveker", "consultant-weeks"),
      {}};
  Described contacts{
      "contacts",
      said("Kontakter", "Kontaktar", "Contacts"),
      said("per deltaker og uke", "per deltakar og veke", "per participant and week"),
      said("kontakter", "kontaktar", "contacts"),
      person_weeks,
      {}};
  Described gaps{"gaps",
                 said("Stillstand: uker uten konsulent", "Stillstand: veker utan konsulent",
                      "Standstill: weeks without a consultant"),
                 percent,
                 weeks,
                 person_weeks,
                 {}};
  Described silence{"silence",
                    said("Stillstand: uker etter fire uker uten kontakt",
                         "Stillstand: veker etter fire veker utan kontakt",
                         "Standstill: weeks after four weeks without contact"),
                    percent,
                    weeks,
                    person_weeks,
                    {}};
  Described jobs{"jobs", said("Jobber", "Jobbar", "Jobs"), not_at_work, job_word, person_weeks, {}};
  Described drops{
      "drop_outs",  said("Slutter uten jobb", "Sluttar utan jobb", "Left without a job"),
      not_at_work,  said("som sluttet", "som slutta", "drop-outs"),
      person_weeks, {}};
  Described to_job{"days_to_job",
                   said("Tid til jobb for dem som fikk en, etter fasen de fikk den i",
                        "Tid til jobb for dei som fekk ein, etter fasen dei fekk han i",
                        "Time to job, of those who got one, by the phase they got it in"),
                   said("dager, gjennomsnitt", "dagar, gjennomsnitt", "days, mean"),
                   job_word,
                   participants,
                   {}};
  Described half{"job_by_26",
                 said("I jobb innen et halvt år, etter fasen de begynte i",
                      "I jobb innan eit halvt år, etter fasen dei byrja i",
                      "With a job within half a year, by the phase they began in"),
                 percent,
                 job_word,
                 participants,
                 {}};
  Described year{"job_by_52",
                 said("I jobb innen et år, etter fasen de begynte i",
                      "I jobb innan eit år, etter fasen dei byrja i",
                      "With a job within a year, by the phase they began in"),
                 percent,
                 job_word,
                 participants,
                 {}};
};

}  // namespace

std::vector<Described> describe(const domain::Histories& histories, const Parameters& parameters) {
  Rows rows;
  auto& [tenure, leaving, contacts, gaps, silence, jobs, drops, to_job, half, year] = rows;

  const LivedWeeks lived{histories, parameters};
  of_consultants(histories, lived, tenure, leaving);

  const std::size_t people = histories.participations.size();
  const std::vector<std::pair<double, double>> nobody(people);
  People with_contacts{nobody, nobody, nobody, nobody};
  People without_lead = with_contacts;
  People silent = with_contacts;
  Counts job_counts{};
  Counts drop_counts{};
  std::array<std::vector<double>, described_columns> days_to_job;
  std::array<std::vector<Competing>, described_columns> first_job;
  for (std::size_t i = 0; i < people; ++i) {
    const auto& one = histories.participations[i];
    if (!one.start_day || one.ended == domain::EndKind::never_began) continue;
    Day in_touch = *one.start_day;
    std::size_t contact = 0;
    lived.of_participation(i, [&](const ParticipantWeek& week) {
      for (; contact < one.contacts.size() && one.contacts[contact].day <= week.day; ++contact)
        in_touch = std::max(in_touch, one.contacts[contact].day);
      const auto add = [&](People& to, double what) {
        in_columns(to, week.contract_phase, [&](auto& column) {
          column[i].first += what;
          column[i].second += 1;
        });
      };
      add(with_contacts, week.contacts);
      add(without_lead, week.has_lead ? 0 : 1);
      add(silent, week.day - in_touch > long_silence ? 1 : 0);
      if (week.at_work) return;
      in_columns(job_counts, week.contract_phase, [&](Count& count) {
        count.exposure += 1;
        count.events += week.job ? 1 : 0;
      });
      in_columns(drop_counts, week.contract_phase, [&](Count& count) {
        count.exposure += 1;
        count.events += week.dropped_out ? 1 : 0;
      });
    });
    // The first job; of those who began before the days that are known, it would not be all of
    // them.
    if (*one.start_day < histories.from) continue;
    const auto& line = histories.lines[one.line];
    const Day last = std::min(one.end_day.value_or(histories.until), histories.until);
    const bool has_job = !one.jobs.empty() && one.jobs.front().first <= last &&
                         one.jobs.front().first < histories.until;
    const Day until = has_job ? one.jobs.front().first : last;
    const Competing course{static_cast<double>(until - *one.start_day),
                           has_job                                         ? 1
                           : one.end_day && *one.end_day < histories.until ? 2
                                                                           : 0};
    in_columns(first_job, domain::contract_phase(line, *one.start_day),
               [&](auto& column) { column.push_back(course); });
    if (has_job)
      in_columns(days_to_job, domain::contract_phase(line, until),
                 [&](auto& column) { column.push_back(course.left); });
  }
  fill(contacts, with_contacts, 1);
  fill(gaps, without_lead, 100);
  fill(silence, silent, 100);
  fill(jobs, job_counts, 100);
  fill(drops, drop_counts, 100);
  for (std::size_t i = 0; i < described_columns; ++i) {
    if (days_to_job[i].size() >= least_for_a_mean) to_job.in[i] = mean_of(days_to_job[i]);
    for (auto& [row, days] : {std::pair{&half, 182.0}, std::pair{&year, 364.0}}) {
      auto share = share_by(first_job[i], days);
      if (!share) continue;
      share->value *= 100;
      share->interval = {share->interval.low * 100, share->interval.high * 100};
      row->in[i] = share;
    }
  }
  return {tenure, leaving, contacts, gaps, silence, to_job, half, year, jobs, drops};
}

}  // namespace stafett::foresee
