// What a contract demands and allows, each from a day on. Terms differ between tenders and change
// during a contract (R18): a change adds a term with a first day, it never overwrites.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class TermKind : std::uint8_t {
  caseload_ceiling,
  degree_share,
  first_contact_limit,
  contact_rhythm,
  plan_deadline,
  follow_up_hours,
  intake_stop,
  duration,
  price_model,
  data_kinds,
  data_role,
  deletion_days,
  result_target,
  report,
  method,
};

template <>
inline constexpr auto words<TermKind> = word_list<TermKind>({
    {TermKind::caseload_ceiling,
     "caseload_ceiling",
     {"Høyeste antall deltakere per konsulent", "Høgste tal på deltakarar per konsulent",
      "Highest number of participants per consultant"}},
    {TermKind::degree_share,
     "degree_share",
     {"Andel konsulenter med relevant utdanning", "Del av konsulentane som har relevant utdanning",
      "Share of consultants with a relevant degree"}},
    {TermKind::first_contact_limit,
     "first_contact_limit",
     {"Frist for første kontakt", "Frist for første kontakt", "Time limit for first contact"}},
    {TermKind::contact_rhythm,
     "contact_rhythm",
     {"Lengste tid mellom kontakter", "Lengste tid mellom kontaktar",
      "Longest time between contacts"}},
    {TermKind::plan_deadline,
     "plan_deadline",
     {"Frist for plan", "Frist for plan", "Time limit for the plan"}},
    {TermKind::follow_up_hours,
     "follow_up_hours",
     {"Timer oppfølging per deltaker per måned", "Timar oppfølging per deltakar per månad",
      "Hours of follow-up per participant per month"}},
    {TermKind::intake_stop,
     "intake_stop",
     {"Siste dag for nye deltakere", "Siste dag for nye deltakarar",
      "Last day for new participants"}},
    {TermKind::duration, "duration", {"Varighet", "Varigheit", "Duration"}},
    {TermKind::price_model, "price_model", {"Prismodell", "Prismodell", "Price model"}},
    {TermKind::data_kinds,
     "data_kinds",
     {"Personopplysninger som kan behandles", "Personopplysningar som kan behandlast",
      "Personal data that may be processed"}},
    {TermKind::data_role,
     "data_role",
     {"Behandlingsansvarlig eller databehandler", "Behandlingsansvarleg eller databehandlar",
      "Controller or processor"}},
    {TermKind::deletion_days,
     "deletion_days",
     {"Sletting etter avslutning", "Sletting etter avslutning", "Deletion after the end"}},
    {TermKind::result_target, "result_target", {"Resultatmål", "Resultatmål", "Outcome target"}},
    {TermKind::report, "report", {"Rapport", "Rapport", "Report"}},
    {TermKind::method, "method", {"Metode", "Metode", "Method"}},
});

/// What a term of a kind is measured in, and so which alternative of TermValue it holds.
enum class TermUnit : std::uint8_t {
  number,
  percent,
  days,
  working_days,
  weeks,
  months,
  codes,
  text,
  day,
  duration,
};

template <>
inline constexpr auto words<TermUnit> = word_list<TermUnit>({
    {TermUnit::number, "number"},
    {TermUnit::percent, "percent"},
    {TermUnit::days, "days"},
    {TermUnit::working_days, "working_days"},
    {TermUnit::weeks, "weeks"},
    {TermUnit::months, "months"},
    {TermUnit::codes, "codes"},
    {TermUnit::text, "text"},
    {TermUnit::day, "day"},
    {TermUnit::duration, "duration"},
});

TermUnit unit_of(TermKind kind);

/// Whole weeks or calendar months; rules speak in one or the other.
enum class SpanUnit : std::uint8_t { weeks, months };

template <>
inline constexpr auto words<SpanUnit> = word_list<SpanUnit>({
    {SpanUnit::weeks, "weeks"},
    {SpanUnit::months, "months"},
});

/// How long a participation may ordinarily and at the most last.
struct DurationLimit {
  int ordinary = 0;
  int absolute = 0;
  SpanUnit unit = SpanUnit::months;
  friend bool operator==(const DurationLimit&, const DurationLimit&) = default;
};

/// number, percent, days, working_days, weeks, months: int · codes: list · text · day · duration
using TermValue = std::variant<int, std::vector<std::string>, std::string, Day, DurationLimit>;

struct Term {
  TermId id;
  TermKind kind = TermKind::caseload_ceiling;
  Day first_day;  ///< in force from this day, until a later term of the same kind takes its place
  TermValue value;
  std::string source;  ///< annex, circular, answer in the tender …
  friend bool operator==(const Term&, const Term&) = default;
};

/// The term, where its value is of its kind's unit and sensible: numbers from 0, a percentage up to
/// 100, codes and text not empty, an absolute duration not shorter than the ordinary, known data
/// kinds, data roles and price models where the kind takes codes, a source. Otherwise a refusal
/// with code "term_…".
Result<Term> make_term(Term parts);

/// The value as one line of plain text, to be kept: "35", "2026-06-01", "36 42 months", "NAVN
/// ADRESSE", or the text itself.
std::string to_text(const TermValue& value);
/// Reads what `to_text` wrote for a term of this kind; nothing where it is not that.
std::optional<TermValue> term_value_from_text(TermKind kind, std::string_view text);

/// The term of a kind that is in force on `day`: the one with the latest first day not after it; of
/// several from the same day the last in the list. Nothing where none has come into force.
const Term* in_force(std::span<const Term> terms, TermKind kind, Day day);

/// The number of the term in force; nothing where there is none, or where the kind has no number.
std::optional<int> number_in_force(std::span<const Term> terms, TermKind kind, Day day);

}  // namespace stafett::domain
