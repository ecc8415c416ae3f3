#include "domain/duration_rule.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

using Kind = DurationWarningKind;

DurationQuestion asked(MeasureType measure, const char* start, const char* last,
                       const char* today) {
  DurationQuestion question;
  question.measure = measure;
  question.start_day = day(start);
  if (last != nullptr) question.end_day = day(last) + 1;
  question.today = day(today);
  return question;
}

struct Brief {
  Kind kind;
  std::string limit_day;
  friend bool operator==(const Brief&, const Brief&) = default;
};

std::vector<Brief> brief(const std::vector<DurationWarning>& warnings) {
  std::vector<Brief> all;
  for (const auto& warning : warnings) all.push_back({warning.kind, warning.limit_day.to_text()});
  return all;
}

}  // namespace

TEST_CASE("weeks are sevens, months are the calendar's") {
  CHECK(end_of(day("2026-01-01"), {12, SpanUnit::weeks}) == day("2026-03-26"));
  CHECK(end_of(day("2026-01-31"), {1, SpanUnit::months}) == day("2026-02-28"));
}

TEST_CASE("Avklaring is warned of after twelve weeks, and after seventeen with holidays") {
  CHECK(duration_warnings(asked(MeasureType::avklaring, "2026-01-01", "2026-02-28", "2026-01-10"))
            .empty());
  CHECK(brief(duration_warnings(
            asked(MeasureType::avklaring, "2026-01-01", "2026-03-25", "2026-03-01"))) ==
        std::vector<Brief>{{Kind::near_ordinary, "2026-03-25"}});
  CHECK(brief(duration_warnings(
            asked(MeasureType::avklaring, "2026-01-01", "2026-03-26", "2026-01-10"))) ==
        std::vector<Brief>{{Kind::beyond_ordinary, "2026-03-25"}});
  CHECK(brief(duration_warnings(
            asked(MeasureType::avklaring, "2026-01-01", "2026-04-30", "2026-01-10"))) ==
        std::vector<Brief>{{Kind::beyond_ordinary, "2026-03-25"},
                           {Kind::beyond_absolute, "2026-04-29"}});
}

TEST_CASE("without a granted end, today says whether a limit is passed") {
  const auto warnings =
      duration_warnings(asked(MeasureType::avklaring, "2026-01-01", nullptr, "2026-03-26"));
  REQUIRE(brief(warnings) == std::vector<Brief>{{Kind::beyond_ordinary, "2026-03-25"},
                                                {Kind::near_absolute, "2026-04-29"}});
  CHECK(warnings[0].days_left == -1);
  CHECK(warnings[1].days_left == 34);
  CHECK(brief(duration_warnings(asked(MeasureType::avklaring, "2026-01-01", nullptr, "2026-03-25")))
            .front() == Brief{Kind::near_ordinary, "2026-03-25"});
}

TEST_CASE("Oppfølging lasts as long as the effort group says") {
  auto question = asked(MeasureType::oppfolging, "2026-01-01", "2027-01-31", "2026-06-01");
  question.group = EffortGroup::trenger_veiledning;
  CHECK(brief(duration_warnings(question)) ==
        std::vector<Brief>{{Kind::beyond_absolute, "2026-12-31"}});
  question.group = EffortGroup::jobbe_delvis;
  CHECK(duration_warnings(question).empty());
  question.end_day = day("2029-08-01");
  CHECK(brief(duration_warnings(question)) ==
        std::vector<Brief>{{Kind::beyond_ordinary, "2028-12-31"},
                           {Kind::beyond_absolute, "2029-06-30"}});
  question.group = EffortGroup::gode_muligheter;
  CHECK(duration_warnings(question).empty());
}

TEST_CASE("where the group is not told, the warning says for whom it holds") {
  const auto warnings =
      duration_warnings(asked(MeasureType::oppfolging, "2026-01-01", "2027-01-31", "2026-06-01"));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].kind == Kind::beyond_absolute);
  CHECK(warnings[0].groups.has(EffortGroup::trenger_veiledning));
  CHECK_FALSE(warnings[0].groups.has(EffortGroup::jobbe_delvis));
  CHECK(said(warnings[0].groups, Language::nb) == "Trenger veiledning");
  const auto two = SetOf<EffortGroup>{EffortGroup::jobbe_delvis} | EffortGroup::trenger_veiledning;
  CHECK(said(two, Language::nb) == "Trenger veiledning, Jobbe delvis");
  CHECK(said(two, Language::nn) == "Treng rettleiing, Jobbe delvis");
  CHECK(said(SetOf<EffortGroup>{}, Language::nb).empty());
}

TEST_CASE("a contract's own term goes before the rules, from its day on") {
  const std::vector<Term> terms = {{the<TermId>(1), TermKind::duration, day("2026-03-01"),
                                    DurationLimit{8, 10, SpanUnit::weeks}, "Bilag 1 punkt 4"}};
  auto question = asked(MeasureType::avklaring, "2026-01-01", "2026-03-20", "2026-02-28");
  question.terms = terms;
  CHECK(brief(duration_warnings(question)) ==
        std::vector<Brief>{{Kind::near_ordinary, "2026-03-25"}});
  question.today = day("2026-03-01");
  const auto warnings = duration_warnings(question);
  CHECK(brief(warnings) == std::vector<Brief>{{Kind::beyond_ordinary, "2026-02-25"},
                                              {Kind::beyond_absolute, "2026-03-11"}});
  CHECK(warnings[0].source == "Bilag 1 punkt 4");
}

TEST_CASE("measures without limits, and measures we do not know, have nothing to warn of") {
  for (const MeasureType measure :
       {MeasureType::jobbklubb, MeasureType::varig_tilrettelagt_arbeid_skjermet}) {
    CHECK(duration_warnings(asked(measure, "2016-01-01", nullptr, "2026-01-01")).empty());
  }
  auto unknown = asked(MeasureType::avklaring, "2016-01-01", nullptr, "2026-01-01");
  unknown.measure = Coded<MeasureType>::read("NOE_NYTT");
  CHECK(duration_warnings(unknown).empty());
}

TEST_CASE("a rule counts from its day, until a newer one for the same people") {
  const DurationRule older{MeasureType::avklaring, {}, Span{4, SpanUnit::weeks}, {}, {}, {},
                           day("2020-01-01"),      "a"};
  DurationRule newer = older;
  newer.valid_from = day("2025-01-01");
  newer.source = "b";
  DurationRule for_some = older;
  for_some.groups = EffortGroup::jobbe_delvis;
  const std::vector<DurationRule> rules = {newer, older, for_some};
  CHECK(rules_in_force(MeasureType::avklaring, day("2019-12-31"), rules).empty());
  CHECK(rules_in_force(MeasureType::avklaring, day("2024-12-31"), rules)[0].source == "a");
  CHECK(rules_in_force(MeasureType::avklaring, day("2025-01-01"), rules).size() == 2);
  CHECK(rules_in_force(MeasureType::avklaring, day("2025-01-01"), rules)[0].source == "b");
  CHECK(rules_in_force(MeasureType::oppfolging, day("2025-01-01"), rules).empty());
}

TEST_CASE(
    "every rule that comes with the product has a source, and an absolute limit not before the "
    "ordinary") {
  for (const DurationRule& rule : duration_rules()) {
    CHECK_FALSE(rule.source.empty());
    if (rule.ordinary && rule.absolute) {
      const Day first = day("2026-01-01");
      CHECK(end_of(first, *rule.ordinary) < end_of(first, *rule.absolute));
      if (rule.holiday_allowance.count > 0) {
        CHECK(end_of(end_of(first, *rule.ordinary), rule.holiday_allowance) ==
              end_of(first, *rule.absolute));
      }
    }
  }
}

TEST_CASE("laws of durations") {
  law("a longer end never takes a warning away", [] {
    DurationQuestion question;
    question.measure = static_cast<MeasureType>(*rc::gen::inRange(0, 8));
    question.start_day = Day{20'000};
    question.today = Day{20'000 + *rc::gen::inRange(0, 1500)};
    question.end_day = Day{20'001 + *rc::gen::inRange(0, 1500)};
    const auto shorter = duration_warnings(question);
    question.end_day = *question.end_day + *rc::gen::inRange(0, 1000);
    const auto longer = duration_warnings(question);
    RC_ASSERT(longer.size() >= shorter.size());
    for (const auto& warning : longer)
      RC_ASSERT(warning.days_left == warning.limit_day - question.today);
  });
}
