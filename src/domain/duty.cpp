#include "domain/duty.hpp"

#include <algorithm>

#include "domain/calendar.hpp"

namespace stafett::domain {

namespace {

/// An option is shown so long before the day it is to be decided.
constexpr std::int32_t option_notice_days = 183;

/// Gathers duties for one day's view.
class Gathered {
 public:
  explicit Gathered(Day today) : today_{today} {}

  /// Adds a duty where it is due no later than so many days from now.
  void add(DutyKind kind, Day due_day, std::string source,
           std::int32_t horizon = duty_horizon_days) {
    if (due_day - today_ > horizon) return;
    duties_.push_back({kind, due_day, urgency_of(due_day, today_), std::move(source)});
  }

  std::vector<Duty> in_order() {
    std::stable_sort(duties_.begin(), duties_.end(), [](const Duty& a, const Duty& b) {
      return a.due_day != b.due_day ? a.due_day < b.due_day : a.kind < b.kind;
    });
    return std::move(duties_);
  }

 private:
  Day today_;
  std::vector<Duty> duties_;
};

struct Limit {
  int number;
  std::string source;
};

/// The contract's own limit on a day, else the usual one.
Limit limit_or_usual(std::span<const Term> terms, TermKind kind, Day day, int usual,
                     std::string_view source) {
  if (const auto number = number_in_force(terms, kind, day)) {
    return {*number, in_force(terms, kind, day)->source};
  }
  return {usual, std::string{source}};
}

void add_contact(const DutyFacts& facts, Day today, Gathered& gathered) {
  const Participation& participation = facts.participation;
  if (!participation.first_contact_day) {
    auto since = participation.referral_day ? participation.referral_day : participation.start_day;
    if (!since) since = participation.status_day;
    if (facts.contract_first_day) since = std::max(*since, *facts.contract_first_day);
    const Limit limit = limit_or_usual(facts.terms, TermKind::first_contact_limit, *since,
                                       usual_first_contact_working_days, "R37");
    gathered.add(DutyKind::first_contact, add_working_days(*since, limit.number), limit.source);
    return;
  }
  const Day last = participation.last_contact_day.value_or(*participation.first_contact_day);
  if (participation.status == Status::deltar) {
    const Limit limit = limit_or_usual(facts.terms, TermKind::contact_rhythm, today,
                                       usual_contact_rhythm_days, "R123");
    gathered.add(DutyKind::contact_rhythm, last + limit.number, limit.source);
  }
  if (!facts.without_lead_since && !facts.next_appointment_day) {
    gathered.add(DutyKind::no_next_date, today, "R126");
  }
}

void add_limits(const DutyFacts& facts, Day today, Gathered& gathered) {
  const Participation& participation = facts.participation;
  if (participation.end_day) {
    gathered.add(DutyKind::granted_period_ends, *participation.end_day - 1, "R24",
                 granted_end_notice_days);
  }
  if (!participation.start_day) return;
  const DurationQuestion question{facts.measure,         facts.group, *participation.start_day,
                                  participation.end_day, facts.terms, today};
  for (const DurationWarning& warning : duration_warnings(question)) {
    // A limit that was passed with a granted end is decided: it stays a warning on the file, not a
    // duty every day.
    if (warning.days_left < 0 && participation.end_day) continue;
    if (warning.days_left > near_limit_days) continue;
    gathered.add(DutyKind::duration_limit, warning.limit_day, warning.source, near_limit_days);
    break;
  }
}

void add_plan(const DutyFacts& facts, Day today, Gathered& gathered) {
  const Participation& participation = facts.participation;
  if (!(participation.status == Status::deltar) || participation.plan_agreed_day ||
      !participation.start_day) {
    return;
  }
  if (const auto days = number_in_force(facts.terms, TermKind::plan_deadline, today)) {
    gathered.add(DutyKind::plan_missing, *participation.start_day + *days,
                 in_force(facts.terms, TermKind::plan_deadline, today)->source);
  }
}

}  // namespace

Urgency urgency_of(Day due_day, Day today) {
  constexpr std::int32_t soon_days = 7;
  if (due_day < today) return Urgency::overdue;
  if (due_day == today) return Urgency::today;
  return due_day - today <= soon_days ? Urgency::soon : Urgency::later;
}

std::vector<Duty> duties(const DutyFacts& facts, Day today) {
  const Coded<Status>& status = facts.participation.status;
  if (!(status == Status::venter_pa_oppstart) && !(status == Status::deltar)) return {};
  Gathered gathered{today};
  if (facts.without_lead_since) gathered.add(DutyKind::no_lead, *facts.without_lead_since, "R123");
  add_contact(facts, today, gathered);
  add_limits(facts, today, gathered);
  add_plan(facts, today, gathered);
  for (const Day day : facts.task_days) gathered.add(DutyKind::task_due, day, "");
  return gathered.in_order();
}

std::vector<Duty> contract_duties(const Contract& contract, Day today) {
  Gathered gathered{today};
  if (const OptionYear* option = next_open_option(contract, today)) {
    gathered.add(DutyKind::option_decision, option->decide_by_day, "R4", option_notice_days);
  }
  return gathered.in_order();
}

std::optional<Duty> most_urgent(std::span<const Duty> duties) {
  const auto first =
      std::min_element(duties.begin(), duties.end(), [](const Duty& a, const Duty& b) {
        return a.due_day != b.due_day ? a.due_day < b.due_day : a.kind < b.kind;
      });
  return first == duties.end() ? std::nullopt : std::optional{*first};
}

}  // namespace stafett::domain
