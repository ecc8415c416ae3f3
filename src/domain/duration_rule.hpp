// How long a participation may last (nav.md 1.8: the agency's three programs differ, and one limit
// depends on a group the provider is not told of). So: rules as dated data, and rules that warn,
// never block.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "domain/measure.hpp"
#include "domain/participation_codes.hpp"
#include "domain/set_of.hpp"
#include "domain/term.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

/// Whole weeks or calendar months on end; a count of 0 is no span.
struct Span {
  int count = 0;
  SpanUnit unit = SpanUnit::months;
  friend bool operator==(const Span&, const Span&) = default;
};

/// The day after the last of a span that begins on `first`.
Day end_of(Day first, Span span);

struct DurationRule {
  MeasureType measure;
  SetOf<EffortGroup> groups;     ///< for people in one of these groups only; empty: for everybody
  std::optional<Span> ordinary;  ///< beyond it, grounds are needed
  std::optional<Span> absolute;  ///< the longest of all, holiday allowance included
  Span holiday_allowance;        ///< how much of the absolute one is made up for holidays
  std::array<Span, 5> presets;   ///< what a form offers first; unused ones have count 0
  Day valid_from;
  std::string_view source;
};

/// The rules that come with the product, all measures and all first days.
std::span<const DurationRule> duration_rules();

/// The rules of a measure that are in force on `day`: of rules for the same group, the one that
/// began last.
std::vector<DurationRule> rules_in_force(MeasureType measure, Day day,
                                         std::span<const DurationRule> rules = duration_rules());

enum class DurationWarningKind : std::uint8_t {
  near_ordinary,
  beyond_ordinary,
  near_absolute,
  beyond_absolute,
};

template <>
inline constexpr auto words<DurationWarningKind> = word_list<DurationWarningKind>({
    {DurationWarningKind::near_ordinary, "near_ordinary"},
    {DurationWarningKind::beyond_ordinary, "beyond_ordinary"},
    {DurationWarningKind::near_absolute, "near_absolute"},
    {DurationWarningKind::beyond_absolute, "beyond_absolute"},
});

struct DurationWarning {
  DurationWarningKind kind;
  Day limit_day;              ///< the last day inside the limit
  std::int32_t days_left;     ///< from today to it; negative after it
  SetOf<EffortGroup> groups;  ///< our person's is not known: it holds if it is one of these
  std::string source;         ///< of the rule, or of the contract's term
  friend bool operator==(const DurationWarning&, const DurationWarning&) = default;
};

/// The groups of a warning, with commas; empty where it holds for everybody.
std::string said(SetOf<EffortGroup> groups, Language language);

/// "Near" is from so many days before a limit.
inline constexpr std::int32_t near_limit_days = 42;

struct DurationQuestion {
  Coded<MeasureType> measure;
  std::optional<Coded<EffortGroup>> group = {};  ///< nothing where the provider is not told
  Day start_day;
  std::optional<Day> end_day = {};  ///< the day after the last, as granted or as planned
  std::span<const Term> terms =
      {};  ///< the contract's; a duration term in force goes before the rules
  Day today;
};

/// What the rules in force today say of these dates. "Beyond" where the granted end lies after the
/// limit, or, without an end, today does; "near" where the limit is at most `near_limit_days` away
/// and not passed. One warning for each limit; where the group is not known, for each group that
/// has a rule of its own. Sorted by limit day. An unknown measure has no rules.
std::vector<DurationWarning> duration_warnings(const DurationQuestion& question);

}  // namespace stafett::domain
