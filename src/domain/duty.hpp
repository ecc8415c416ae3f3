// What is due for a participant, or for a contract, as of a day.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "domain/contract.hpp"
#include "domain/duration_rule.hpp"
#include "domain/participation.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class DutyKind : std::uint8_t {
  first_contact,
  contact_rhythm,
  no_lead,
  no_next_date,
  granted_period_ends,
  duration_limit,
  plan_missing,
  option_decision,
  task_due,
};

template <>
inline constexpr auto words<DutyKind> = word_list<DutyKind>({
    {DutyKind::first_contact, "first_contact"},
    {DutyKind::contact_rhythm, "contact_rhythm"},
    {DutyKind::no_lead, "no_lead"},
    {DutyKind::no_next_date, "no_next_date"},
    {DutyKind::granted_period_ends, "granted_period_ends"},
    {DutyKind::duration_limit, "duration_limit"},
    {DutyKind::plan_missing, "plan_missing"},
    {DutyKind::option_decision, "option_decision"},
    {DutyKind::task_due, "task_due"},
});

enum class Urgency : std::uint8_t { overdue, today, soon, later };

template <>
inline constexpr auto words<Urgency> = word_list<Urgency>({
    {Urgency::overdue, "overdue"},
    {Urgency::today, "today"},
    {Urgency::soon, "soon"},
    {Urgency::later, "later"},
});

/// Overdue before today, soon within a week.
Urgency urgency_of(Day due_day, Day today);

struct Duty {
  DutyKind kind;
  Day due_day;
  Urgency urgency;
  std::string source;  ///< the contract's term, else the requirement in the study (R-number)
  friend bool operator==(const Duty&, const Duty&) = default;
};

// Where the contract has no term of its own.
inline constexpr int usual_first_contact_working_days = 5;  ///< product.md, scenario 3
inline constexpr int usual_contact_rhythm_days = 28;  ///< R73, R123: nobody is to be forgotten
/// A granted period's end is a duty from six weeks before: the time an extension takes (R24), and
/// the end phase.
inline constexpr std::int32_t granted_end_notice_days = 42;
/// How far ahead other duties are shown.
inline constexpr std::int32_t duty_horizon_days = 14;

/// All that is known of a participation when its duties are asked for.
struct DutyFacts {
  const Participation& participation;
  std::span<const Term> terms = {};  ///< of its contract
  std::optional<Day> contract_first_day =
      {};  ///< clocks of a transferred participant begin with the contract
  std::optional<Day> without_lead_since =
      {};  ///< first day of the gap that today lies in; nothing where there is a lead
  std::optional<Day> next_appointment_day = {};  ///< planned, today or later
  std::span<const Day> task_days = {};           ///< due days of the consultant's open tasks
  std::optional<Coded<EffortGroup>> group = {};
  Coded<MeasureType> measure = {};
};

/// What is due, by due day and then kind. Only for those who wait for their start or take part; the
/// others have no duties.
/// - first_contact: no contact yet; due so many working days after the referral (or the
///   contract's first day, if later);
/// - contact_rhythm: taking part, in contact before; due so many days after the last contact;
/// - no_lead: today lies in a gap; due on its first day (R123);
/// - no_next_date: has a lead and has been contacted, but nothing is planned; due today;
/// - granted_period_ends: the last day is at most six weeks away (R24);
/// - duration_limit: what duration_rule.hpp warns of;
/// - plan_missing: taking part, no agreed plan; due so many days after the start; only where the
///   contract has a deadline;
/// - task_due.
std::vector<Duty> duties(const DutyFacts& facts, Day today);

/// An option that is open and to be decided within half a year (R4).
std::vector<Duty> contract_duties(const Contract& contract, Day today);

/// The most urgent one: the earliest due; nothing where nothing is due.
std::optional<Duty> most_urgent(std::span<const Duty> duties);

}  // namespace stafett::domain
