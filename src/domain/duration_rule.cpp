#include "domain/duration_rule.hpp"

#include <algorithm>

namespace stafett::domain {

namespace {

using Groups = SetOf<EffortGroup>;

constexpr Span weeks(int count) { return {count, SpanUnit::weeks}; }
constexpr Span months(int count) { return {count, SpanUnit::months}; }
constexpr Span no_span = {};

// FOR-2015-12-11-1598 came into force on 2016-01-01 (day 16801 from 1970-01-01).
constexpr Day since_2016{16801};

constexpr Groups everybody = {};
constexpr Groups reduced_work_capacity =
    Groups{EffortGroup::trenger_veiledning_nedsatt_arbeidsevne} | EffortGroup::jobbe_delvis |
    EffortGroup::liten_mulighet_til_a_jobbe;

constexpr std::string_view nav =
    "Nav, amt-deltaker-bff Deltaker.kt; forskrift om arbeidsmarkedstiltak";
constexpr std::string_view nav_presets =
    "Nav, amt-tiltaksarrangor-flate varighet.ts (valg; ingen grense)";

// measure, groups, ordinary, absolute, of it for holidays, what forms offer first, from, source
constexpr auto rules_of_the_product = std::to_array<DurationRule>({
    {MeasureType::oppfolging,
     EffortGroup::trenger_veiledning,
     std::nullopt,
     months(12),
     no_span,
     {months(3), months(6)},
     since_2016,
     nav},
    {MeasureType::oppfolging,
     reduced_work_capacity,
     months(36),
     months(42),
     no_span,
     {months(3), months(6)},
     since_2016,
     nav},
    {MeasureType::avklaring,
     everybody,
     weeks(12),
     weeks(17),
     weeks(5),
     {weeks(4), weeks(8)},
     since_2016,
     nav},
    {MeasureType::arbeidsrettet_rehabilitering,
     everybody,
     weeks(12),
     weeks(17),
     weeks(5),
     {weeks(4), weeks(6), weeks(12)},
     since_2016,
     nav},
    {MeasureType::digitalt_oppfolgingstiltak,
     everybody,
     weeks(8),
     weeks(13),
     weeks(5),
     {weeks(4), weeks(8)},
     since_2016,
     nav},
    {MeasureType::jobbklubb,
     everybody,
     std::nullopt,
     std::nullopt,
     no_span,
     {weeks(4), weeks(6), weeks(8), weeks(12), months(3)},
     since_2016,
     nav_presets},
    {MeasureType::arbeidsforberedende_trening,
     everybody,
     months(24),
     months(36),
     no_span,
     {months(3), months(6), months(12)},
     since_2016,
     nav},
    {MeasureType::varig_tilrettelagt_arbeid_skjermet,
     everybody,
     std::nullopt,
     std::nullopt,
     no_span,
     {months(6), months(12)},
     since_2016,
     nav_presets},
    {MeasureType::arbeidsmarkedsopplaering,
     everybody,
     std::nullopt,
     months(36),
     no_span,
     {},
     since_2016,
     nav},
    {MeasureType::gruppe_arbeidsmarkedsopplaering,
     everybody,
     std::nullopt,
     months(36),
     no_span,
     {},
     since_2016,
     nav},
    {MeasureType::enkeltplass_arbeidsmarkedsopplaering,
     everybody,
     std::nullopt,
     months(36),
     no_span,
     {},
     since_2016,
     nav},
    {MeasureType::gruppe_fag_og_yrkesopplaering,
     everybody,
     std::nullopt,
     months(48),
     no_span,
     {},
     since_2016,
     nav},
    {MeasureType::fag_og_yrkesopplaering,
     everybody,
     std::nullopt,
     months(60),
     no_span,
     {},
     since_2016,
     nav},
});

/// One limit as it applies to the question.
struct Limit {
  Span span;
  bool absolute;
  Groups groups;  ///< only if the person, whose group is not known, is in one of these
  std::string source;
};

/// The limits that the contract's own term gives; nothing where none is in force.
std::optional<std::vector<Limit>> limits_of_contract(const DurationQuestion& question) {
  const Term* term = in_force(question.terms, TermKind::duration, question.today);
  if (term == nullptr) return std::nullopt;
  const auto* limit = std::get_if<DurationLimit>(&term->value);
  if (limit == nullptr) return std::nullopt;
  std::vector<Limit> limits = {{Span{limit->absolute, limit->unit}, true, {}, term->source}};
  if (limit->ordinary < limit->absolute) {
    limits.push_back({Span{limit->ordinary, limit->unit}, false, {}, term->source});
  }
  return limits;
}

std::vector<Limit> limits_of_rules(const DurationQuestion& question) {
  std::vector<Limit> limits;
  const auto measure = question.measure.known();
  if (!measure) return limits;
  const auto group = question.group ? question.group->known() : std::nullopt;
  for (const DurationRule& rule : rules_in_force(*measure, question.today)) {
    const bool for_everybody = rule.groups.empty();
    if (!for_everybody && group && !rule.groups.has(*group)) continue;
    const Groups if_in = group ? Groups{} : rule.groups;
    if (rule.ordinary) limits.push_back({*rule.ordinary, false, if_in, std::string{rule.source}});
    if (rule.absolute) limits.push_back({*rule.absolute, true, if_in, std::string{rule.source}});
  }
  return limits;
}

}  // namespace

Day end_of(Day first, Span span) {
  return span.unit == SpanUnit::weeks ? first + 7 * span.count : first.plus_months(span.count);
}

std::span<const DurationRule> duration_rules() { return rules_of_the_product; }

std::vector<DurationRule> rules_in_force(MeasureType measure, Day day,
                                         std::span<const DurationRule> rules) {
  std::vector<DurationRule> found;
  for (const DurationRule& rule : rules) {
    if (rule.measure != measure || rule.valid_from > day) continue;
    const auto same = std::find_if(found.begin(), found.end(), [&](const DurationRule& earlier) {
      return earlier.groups == rule.groups;
    });
    if (same == found.end()) {
      found.push_back(rule);
    } else if (rule.valid_from >= same->valid_from) {
      *same = rule;
    }
  }
  return found;
}

std::string said(SetOf<EffortGroup> groups, Language language) {
  std::string text;
  for (const auto& word : words<EffortGroup>) {
    if (!groups.has(word.value)) continue;
    if (!text.empty()) text += ", ";
    text += word.said.in(language);
  }
  return text;
}

std::vector<DurationWarning> duration_warnings(const DurationQuestion& question) {
  const auto of_contract = limits_of_contract(question);
  std::vector<DurationWarning> warnings;
  for (const Limit& limit : of_contract ? *of_contract : limits_of_rules(question)) {
    const Day end = end_of(question.start_day, limit.span);
    DurationWarning warning{{}, end - 1, end - 1 - question.today, limit.groups, limit.source};
    const bool beyond = question.end_day ? *question.end_day > end : question.today >= end;
    const bool near = warning.days_left >= 0 && warning.days_left <= near_limit_days;
    if (!beyond && !near) continue;
    if (limit.absolute) {
      warning.kind =
          beyond ? DurationWarningKind::beyond_absolute : DurationWarningKind::near_absolute;
    } else {
      warning.kind =
          beyond ? DurationWarningKind::beyond_ordinary : DurationWarningKind::near_ordinary;
    }
    warnings.push_back(std::move(warning));
  }
  std::stable_sort(
      warnings.begin(), warnings.end(),
      [](const DurationWarning& a, const DurationWarning& b) { return a.limit_day < b.limit_day; });
  return warnings;
}

}  // namespace stafett::domain
