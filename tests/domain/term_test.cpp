#include "domain/term.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

Term term(TermKind kind, const char* first_day, TermValue value) {
  return {the<TermId>(1), kind, day(first_day), std::move(value), "Bilag 1"};
}

std::string refusal(Term parts) {
  const auto made = make_term(std::move(parts));
  return made ? "" : made.error().code;
}

}  // namespace

TEST_CASE("a term is in force from its first day until a later one takes its place") {
  const std::vector<Term> terms = {term(TermKind::caseload_ceiling, "2026-01-01", 25),
                                   term(TermKind::caseload_ceiling, "2027-01-01", 30),
                                   term(TermKind::contact_rhythm, "2026-01-01", 14)};
  CHECK_FALSE(number_in_force(terms, TermKind::caseload_ceiling, day("2025-12-31")).has_value());
  CHECK(number_in_force(terms, TermKind::caseload_ceiling, day("2026-01-01")) == 25);
  CHECK(number_in_force(terms, TermKind::caseload_ceiling, day("2026-12-31")) == 25);
  CHECK(number_in_force(terms, TermKind::caseload_ceiling, day("2027-01-01")) == 30);
  CHECK(number_in_force(terms, TermKind::contact_rhythm, day("2027-01-01")) == 14);
  CHECK(in_force(terms, TermKind::degree_share, day("2027-01-01")) == nullptr);
}

TEST_CASE("of two terms from the same day the one recorded last counts") {
  const std::vector<Term> terms = {term(TermKind::caseload_ceiling, "2026-01-01", 25),
                                   term(TermKind::caseload_ceiling, "2026-01-01", 20)};
  CHECK(number_in_force(terms, TermKind::caseload_ceiling, day("2026-06-01")) == 20);
}

TEST_CASE("a term has the value that its kind calls for, and a source") {
  const char* first = "2026-01-01";
  CHECK(refusal(term(TermKind::degree_share, first, 70)).empty());
  CHECK(refusal(term(TermKind::degree_share, first, 101)) == "term_out_of_range");
  CHECK(refusal(term(TermKind::caseload_ceiling, first, -1)) == "term_out_of_range");
  CHECK(refusal(term(TermKind::caseload_ceiling, first, std::string{"25"})) ==
        "term_wrong_kind_of_value");
  CHECK(refusal(term(TermKind::intake_stop, first, day("2027-10-01"))).empty());
  CHECK(refusal(term(TermKind::intake_stop, first, 3)) == "term_wrong_kind_of_value");
  CHECK(refusal(term(TermKind::duration, first, DurationLimit{36, 42, SpanUnit::months})).empty());
  CHECK(refusal(term(TermKind::duration, first, DurationLimit{36, 35, SpanUnit::months})) ==
        "term_out_of_range");
  CHECK(refusal(term(TermKind::data_kinds, first, std::vector<std::string>{"NAVN", "ADRESSE"}))
            .empty());
  CHECK(refusal(term(TermKind::data_kinds, first, std::vector<std::string>{"SKOSTORRELSE"})) ==
        "term_unknown_code");
  CHECK(refusal(term(TermKind::data_kinds, first, std::vector<std::string>{})) == "term_empty");
  CHECK(refusal(term(TermKind::data_role, first, std::vector<std::string>{"processor"})).empty());
  CHECK(refusal(term(TermKind::data_role, first,
                     std::vector<std::string>{"controller", "processor"})) == "term_one_code_only");
  CHECK(refusal(term(TermKind::price_model, first, std::vector<std::string>{"INGEN_KOSTNADER"}))
            .empty());
  CHECK(refusal(term(TermKind::report, first, std::string{" "})) == "term_empty");
  Term without_source = term(TermKind::caseload_ceiling, first, 25);
  without_source.source = " ";
  CHECK(refusal(without_source) == "term_source_missing");
}

TEST_CASE("a value is kept as a line of text and read back") {
  struct Row {
    TermKind kind;
    TermValue value;
    const char* line;
  };
  const Row rows[] = {
      {TermKind::caseload_ceiling, 25, "25"},
      {TermKind::intake_stop, day("2027-10-01"), "2027-10-01"},
      {TermKind::duration, DurationLimit{12, 17, SpanUnit::weeks}, "12 17 weeks"},
      {TermKind::data_kinds, std::vector<std::string>{"NAVN", "EPOST"}, "NAVN EPOST"},
      {TermKind::report, std::string{"Sluttrapport innen 14 dager"}, "Sluttrapport innen 14 dager"},
  };
  for (const auto& [kind, value, line] : rows) {
    CAPTURE(line);
    CHECK(to_text(value) == line);
    CHECK(term_value_from_text(kind, line) == value);
  }
  for (const char* line : {"", "x", "25 ", "12 17", "12 17 years", "2027-13-01"}) {
    CHECK_FALSE(term_value_from_text(TermKind::caseload_ceiling, line).has_value());
    CHECK_FALSE(term_value_from_text(TermKind::duration, line).has_value());
    CHECK_FALSE(term_value_from_text(TermKind::intake_stop, line).has_value());
  }
}

TEST_CASE("laws of terms") {
  law("the term in force is never one that comes later, and no other began after it", [] {
    std::vector<Term> terms;
    const int count = *rc::gen::inRange(0, 10);
    for (int i = 0; i < count; ++i) {
      Term one = term(TermKind::caseload_ceiling, "2026-01-01", i);
      one.first_day = Day{*rc::gen::inRange(0, 30)};
      terms.push_back(one);
    }
    const Day on{*rc::gen::inRange(0, 30)};
    const Term* found = in_force(terms, TermKind::caseload_ceiling, on);
    for (const Term& one : terms) {
      if (one.first_day > on) continue;
      RC_ASSERT(found != nullptr);
      RC_ASSERT(found->first_day <= on && one.first_day <= found->first_day);
    }
  });
}
