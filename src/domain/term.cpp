#include "domain/term.hpp"

#include <charconv>

#include "base/text.hpp"
#include "domain/contract.hpp"

namespace stafett::domain {

TermUnit unit_of(TermKind kind) {
  switch (kind) {
    case TermKind::caseload_ceiling:
    case TermKind::follow_up_hours:
      return TermUnit::number;
    case TermKind::degree_share:
    case TermKind::result_target:
      return TermUnit::percent;
    case TermKind::first_contact_limit:
      return TermUnit::working_days;
    case TermKind::contact_rhythm:
    case TermKind::plan_deadline:
    case TermKind::deletion_days:
      return TermUnit::days;
    case TermKind::intake_stop:
      return TermUnit::day;
    case TermKind::duration:
      return TermUnit::duration;
    case TermKind::price_model:
    case TermKind::data_kinds:
    case TermKind::data_role:
      return TermUnit::codes;
    case TermKind::report:
    case TermKind::method:
      return TermUnit::text;
  }
  return TermUnit::text;
}

namespace {

/// Which alternative of TermValue a unit takes, as its index.
std::size_t alternative_of(TermUnit unit) {
  switch (unit) {
    case TermUnit::codes:
      return 1;
    case TermUnit::text:
      return 2;
    case TermUnit::day:
      return 3;
    case TermUnit::duration:
      return 4;
    default:
      return 0;
  }
}

bool is_code_of(TermKind kind, const std::string& code) {
  switch (kind) {
    case TermKind::price_model:
      return from_text<PriceModel>(code).has_value();
    case TermKind::data_role:
      return from_text<DataRole>(code).has_value();
    case TermKind::data_kinds:
      return from_text<DataKind>(code).has_value();
    default:
      return false;
  }
}

tl::unexpected<Refusal> refuse_value(std::string_view code) {
  return refuse(Reason::invalid, code, "/value");
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<void> check_value(const Term& term) {
  const TermUnit unit = unit_of(term.kind);
  if (term.value.index() != alternative_of(unit)) return refuse_value("term_wrong_kind_of_value");
  if (const auto* number = std::get_if<int>(&term.value)) {
    if (*number < 0 || (unit == TermUnit::percent && *number > 100)) {
      return refuse_value("term_out_of_range");
    }
  } else if (const auto* codes = std::get_if<std::vector<std::string>>(&term.value)) {
    if (codes->empty()) return refuse_value("term_empty");
    if (term.kind != TermKind::data_kinds && codes->size() > 1)
      return refuse_value("term_one_code_only");
    for (const auto& code : *codes) {
      if (!is_code_of(term.kind, code)) return refuse_value("term_unknown_code");
    }
  } else if (const auto* words_given = std::get_if<std::string>(&term.value)) {
    if (text::trim(*words_given).empty()) return refuse_value("term_empty");
  } else if (const auto* limit = std::get_if<DurationLimit>(&term.value)) {
    if (limit->ordinary < 1 || limit->absolute < limit->ordinary)
      return refuse_value("term_out_of_range");
  }
  return {};
}

struct Written {
  std::string operator()(int number) const { return std::to_string(number); }
  std::string operator()(const std::vector<std::string>& codes) const {
    std::string line;
    for (const auto& code : codes) {
      if (!line.empty()) line += ' ';
      line += code;
    }
    return line;
  }
  std::string operator()(const std::string& words_given) const { return words_given; }
  std::string operator()(Day day) const { return day.to_text(); }
  std::string operator()(const DurationLimit& limit) const {
    return std::to_string(limit.ordinary) + ' ' + std::to_string(limit.absolute) + ' ' +
           std::string{to_text(limit.unit)};
  }
};

}  // namespace

Result<Term> make_term(Term parts) {
  if (const auto checked = check_value(parts); !checked)
    return tl::make_unexpected(checked.error());
  if (text::trim(parts.source).empty())
    return refuse(Reason::invalid, "term_source_missing", "/source");
  return parts;
}

std::string to_text(const TermValue& value) { return std::visit(Written{}, value); }

std::optional<TermValue> term_value_from_text(TermKind kind, std::string_view line) {
  switch (unit_of(kind)) {
    case TermUnit::text:
      return TermValue{std::string{line}};
    case TermUnit::day: {
      const auto day = Day::from_text(line);
      return day ? std::optional<TermValue>{*day} : std::nullopt;
    }
    case TermUnit::codes: {
      std::vector<std::string> codes;
      for (const auto code : text::split(line, ' ')) codes.emplace_back(code);
      return TermValue{codes};
    }
    case TermUnit::duration: {
      const auto parts = text::split(line, ' ');
      if (parts.size() != 3) return std::nullopt;
      const auto ordinary = whole_number(parts[0]);
      const auto absolute = whole_number(parts[1]);
      const auto unit = from_text<SpanUnit>(parts[2]);
      if (!ordinary || !absolute || !unit) return std::nullopt;
      return TermValue{DurationLimit{*ordinary, *absolute, *unit}};
    }
    default: {
      const auto number = whole_number(line);
      return number ? std::optional<TermValue>{*number} : std::nullopt;
    }
  }
}

const Term* in_force(std::span<const Term> terms, TermKind kind, Day day) {
  const Term* latest = nullptr;
  for (const Term& term : terms) {
    if (term.kind != kind || term.first_day > day) continue;
    if (latest == nullptr || term.first_day >= latest->first_day) latest = &term;
  }
  return latest;
}

std::optional<int> number_in_force(std::span<const Term> terms, TermKind kind, Day day) {
  const Term* term = in_force(terms, kind, day);
  if (term == nullptr) return std::nullopt;
  const int* number = std::get_if<int>(&term->value);
  return number != nullptr ? std::optional{*number} : std::nullopt;
}

}  // namespace stafett::domain
