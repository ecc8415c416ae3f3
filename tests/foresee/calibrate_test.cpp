#include "foresee/calibrate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "foresee/kept_register.hpp"
#include "foresee/replications.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

// An office of some size, where much is about 30 % other than the base scenario has it.
const std::initializer_list<std::pair<const char*, double>> other_rates = {
    {"staff.hire_days", 60},          {"staff.degree_share", 0.8},
    {"staff.onboarding_weeks", 16},   {"week.contacts_wanted", 0.65},
    {"people.referrals", 2.1},        {"people.reduced_capacity", 0.42},
    {"people.engagement_weeks", 5.2}, {"people.profile_weeks", 7.8},
    {"people.finding_weeks", 10.4},   {"people.extended", 0.5},
    {"job.per_week", 0.0156},         {"job.finding", 0.45},
    {"job.lost_per_week", 0.0165},    {"drop.per_week", 0.008}};

Scenario office(const char* stem = "base") {
  Scenario scenario =
      with(shipped(stem),
           {{"contract.lots", 3}, {"contract.places", 60}, {"contract.stagger_days", 150}});
  scenario.days = 1900;
  return scenario;
}

const Fitted& of(const Calibration& calibration, const std::string& name) {
  for (const Fitted& one : calibration.parameters)
    if (one.parameter->name == name) return one;
  FAIL("no " << name);
  return calibration.parameters.front();
}

}  // namespace

TEST_CASE(
    "known parameters come back from the register of a run, as often as their intervals say") {
  const Scenario base = office();
  const Scenario truth = with(base, other_rates);
  constexpr std::size_t seeds = 24;
  std::vector<Calibration> all(seeds);
  replicate(0, seeds, 2,
            [&](std::size_t i) { all[i] = calibrate(kept_register(truth, 4711, i), base); });
  std::size_t asked = 0;
  std::size_t missed = 0;
  for (std::size_t k = 0; k < all.front().parameters.size(); ++k) {
    const ParameterInfo& info = *all.front().parameters[k].parameter;
    const double its = truth.parameters.*info.place;
    std::size_t intervals = 0;
    std::size_t covered = 0;
    std::size_t told = 0;
    for (const Calibration& one : all) {
      const Fitted& fitted = one.parameters[k];
      if (!fitted.asked || fitted.events < one.rule.least_events) continue;
      ++intervals;
      covered += fitted.interval.covers(its) ? 1 : 0;
      told += fitted.told ? 1 : 0;
    }
    CAPTURE(info.name);
    // Of 24 intervals for 95 of 100, fewer than 16 would be one case in a million.
    CHECK(covered * 24 >= intervals * 16);
    asked += intervals;
    missed += intervals - covered;
    // And the same bound refuses what is 30 % off: the base scenario's own value.
    const double wrong = base.parameters.*info.place;
    if (wrong == its || info.name == std::string_view{"staff.hire_days"} ||
        info.name == std::string_view{"job.per_week"} ||
        info.name == std::string_view{"job.finding"} ||
        info.name == std::string_view{"staff.degree_share"} ||
        info.name == std::string_view{"job.lost_per_week"})
      continue;
    std::size_t took_wrong = 0;
    for (const Calibration& one : all)
      took_wrong += one.parameters[k].interval.covers(wrong) ? 1 : 0;
    CHECK(took_wrong < 16);
    CHECK(told == seeds);
  }
  MESSAGE(missed << " of " << asked << " intervals miss");
  CHECK(asked > 400);
  CHECK(missed * 100 <= asked * 8);
  CHECK(missed * 100 >= asked * 1);
}

TEST_CASE("what has not ended yet counts, and leaving it out would give another answer") {
  const Scenario base = office();
  constexpr std::size_t seeds = 8;
  std::size_t covered = 0;
  std::size_t covered_without = 0;
  for (std::size_t seed = 0; seed < seeds; ++seed) {
    const auto whole = kept_register(base, 815, seed);
    // A young office: most who began are still there.
    const auto young = domain::known_by(whole, whole.from, whole.from + 420);
    covered += of(calibrate(young, base), "drop.per_week").interval.covers(0.006) ? 1 : 0;
    auto without = young;
    std::erase_if(without.participations, [](const auto& one) { return !one.end_day; });
    covered_without += of(calibrate(without, base), "drop.per_week").interval.covers(0.006) ? 1 : 0;
  }
  CHECK(covered >= 6);
  CHECK(covered_without <= 2);
}

TEST_CASE("what comes after the last known day changes nothing") {
  const Scenario base = office();
  const auto whole = kept_register(base, 16, 0);
  const Day until = whole.from + 900;
  const auto known = domain::known_by(whole, whole.from, until);
  auto cut = whole;  // the same days, with the future still in it
  cut.until = until;
  const Calibration a = calibrate(known, base);
  const Calibration b = calibrate(cut, base);
  for (const char* name : {"drop.per_week", "job.lost_per_week", "people.engagement_weeks",
                           "staff.leave_per_year", "people.referrals"}) {
    CAPTURE(name);
    CHECK(of(a, name).events == of(b, name).events);
    CHECK(of(a, name).value == doctest::Approx(of(b, name).value));
  }
}

TEST_CASE("an office of few people is told what its register cannot tell") {
  Scenario base = with(office(), {{"contract.lots", 1}, {"contract.places", 12}});
  base.days = 400;
  const Calibration small = calibrate(kept_register(base, 3, 0), base);
  std::size_t told = 0;
  for (const Fitted& one : small.parameters) {
    told += one.told ? 1 : 0;
    if (!one.told) CHECK_FALSE(one.reason.empty());
  }
  CHECK(told < small.parameters.size() / 4);
  const Fitted& leaving = of(small, "staff.leave_per_year");
  CHECK_FALSE(leaving.told);
  CHECK(leaving.reason.en.find("at least 10 are asked for") != std::string::npos);
  // And it stays as it was in the scenario.
  const Scenario own = fitted_scenario(base, small);
  for (std::size_t i = 0; i < base.given.size(); ++i) {
    const Given& before = base.given[i];
    const auto one =
        std::find_if(small.parameters.begin(), small.parameters.end(),
                     [&](const Fitted& fitted) { return fitted.parameter == before.parameter; });
    if (one == small.parameters.end() || one->told) continue;
    CHECK(own.given[i].value == before.value);
    CHECK(own.given[i].low == before.low);
    CHECK(own.given[i].evidence == before.evidence);
  }
  CHECK(check_together(own).empty());
}

TEST_CASE("what no register holds is named with the reason, however large it is") {
  const Scenario base = office();
  const Calibration large = calibrate(kept_register(base, 1, 0), base);
  for (const char* name : {"people.near_share", "job.contact", "staff.competence_start",
                           "handover.retelling_weeks", "change.staff_moves", "cost.hire"}) {
    const Fitted& one = of(large, name);
    CAPTURE(name);
    CHECK_FALSE(one.asked);
    CHECK_FALSE(one.told);
    CHECK(one.reason.en != "the register does not hold it");  // there is a reason of its own
    CHECK_FALSE(one.reason.empty());
  }
  for (const Fitted& one : large.parameters) {
    CAPTURE(one.parameter->name);
    CHECK(one.reason.en != "the register does not hold it");
  }
}

TEST_CASE("strain is told where caseloads are heavy, and cannot be where nobody is strained") {
  CHECK_FALSE(of(calibrate(kept_register(office(), 5, 0), office()), "staff.leave_strain").told);
  Scenario heavy = with(office("caseload-30"), {{"staff.leave_strain", 3},
                                                {"staff.leave_per_year", 1},
                                                {"contract.lots", 4},
                                                {"contract.places", 120},
                                                {"people.referrals", 3},
                                                {"staff.hire_days", 10},
                                                {"week.contacts_wanted", 0.7}});
  const Fitted strain = of(calibrate(kept_register(heavy, 5, 0), heavy), "staff.leave_strain");
  CHECK(strain.events >= 10);
  CHECK(strain.interval.covers(3));
  CHECK_FALSE(strain.interval.covers(1));
}

TEST_CASE("an empty register, and one of other measures, are told from one with nothing in it") {
  domain::Histories none;
  none.from = *Day::from_text("2026-01-01");
  none.until = *Day::from_text("2026-06-01");
  CHECK(nothing_to_calibrate(none).find("no contract of the measure") != std::string::npos);
  none.lines.push_back({domain::MeasureType::avklaring, {domain::ContractHistory{}}});
  CHECK(nothing_to_calibrate(none).find("no contract of the measure") != std::string::npos);
  none.lines.push_back({domain::MeasureType::oppfolging, {domain::ContractHistory{}}});
  CHECK(nothing_to_calibrate(none).find("nobody has begun") != std::string::npos);
  none.participations.push_back({.line = 0, .start_day = none.from});
  CHECK(nothing_to_calibrate(none).find("nobody has begun") != std::string::npos);
  none.participations.push_back({.line = 1, .start_day = none.from});
  CHECK(nothing_to_calibrate(none).empty());
  none.until = none.from;
  CHECK(nothing_to_calibrate(none).find("no day lies between") != std::string::npos);
}

TEST_CASE("people of other measures do not count") {
  const Scenario base = office();
  auto histories = kept_register(base, 2, 0);
  const Calibration before = calibrate(histories, base);
  // The same office with another contract, of another measure, where people leave every week.
  const std::size_t line = histories.lines.size();
  histories.lines.push_back(histories.lines.front());
  histories.lines.back().measure = domain::MeasureType::avklaring;
  for (int i = 0; i < 200; ++i) {
    const Day first = histories.from + 100;
    histories.employments.push_back(
        {.line = line, .first = first, .end = first + 8, .notice_day = first + 1});
    histories.participations.push_back({.line = line,
                                        .referral_day = first,
                                        .start_day = first,
                                        .end_day = first + 7,
                                        .ended = domain::EndKind::left_without_job});
  }
  const Calibration after = calibrate(histories, base);
  for (std::size_t k = 0; k < before.parameters.size(); ++k) {
    CAPTURE(before.parameters[k].parameter->name);
    CHECK(after.parameters[k].value == before.parameters[k].value);
    CHECK(after.parameters[k].events == before.parameters[k].events);
  }
}
