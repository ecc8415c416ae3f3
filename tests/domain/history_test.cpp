#include "domain/history.hpp"

#include <doctest/doctest.h>

using namespace stafett;
using namespace stafett::domain;

namespace {

const Day start = *Day::from_text("2025-01-01");

Histories office() {
  Histories all;
  all.from = start;
  all.until = start + 1000;
  ContractHistory first;
  first.award_day = start - 30;
  first.days = {start, start + 500};
  first.circle = {{Phase::start, {start - 30, start + 100}},
                  {Phase::under_way, {start + 100, start + 400}},
                  {Phase::end, {start + 400, start + 500}}};
  ContractHistory second = first;
  second.award_day = start + 460;
  second.days = {start + 500, std::nullopt};
  second.circle = {{Phase::start, {start + 460, std::nullopt}}};
  all.lines.push_back({MeasureType::oppfolging, {first, second}});
  all.employments.push_back({.line = 0, .first = start + 700});
  all.employments.push_back({.line = 0,
                             .first = start,
                             .end = start + 320,
                             .notice_day = start + 290,
                             .onboarding_signed_day = start + 80});
  all.vacancies.push_back({0, start + 290, start + 320, start + 350, {}});
  ParticipationHistory one;
  one.referral_day = start + 10;
  one.start_day = start + 20;
  one.end_day = start + 400;
  one.ended = EndKind::left_without_job;
  one.leads = {{1, {start + 20, start + 320}}, {0, {start + 380, start + 400}}};
  one.stages = {{SeStage::engagement, start + 20}, {SeStage::vocational_profile, start + 310}};
  one.contacts = {{start + 30, 1}, {start + 340, 2}};
  one.jobs = {{start + 100, start + 330}};
  one.granted = {{start + 20, start + 200}, {start + 180, start + 500}};
  all.participations.push_back(one);
  return all;
}

}  // namespace

TEST_CASE("the phase of a line is that of the contract in force, also when the next is awarded") {
  const auto all = office();
  CHECK_FALSE(contract_phase(all.lines[0], start - 31));
  CHECK(contract_phase(all.lines[0], start - 1) == Phase::start);
  CHECK(contract_phase(all.lines[0], start + 200) == Phase::under_way);
  CHECK(contract_phase(all.lines[0], start + 470) == Phase::end);
  CHECK(contract_phase(all.lines[0], start + 500) == Phase::start);
  CHECK(contract_on(all.lines[0], start + 499) == &all.lines[0].contracts[0]);
  CHECK(contract_on(all.lines[0], start + 900) == &all.lines[0].contracts[1]);
}

TEST_CASE("what is known by a day is what had happened before it") {
  const auto known = known_by(office(), start, start + 300);
  REQUIRE(known.lines[0].contracts.size() == 1);  // the second was not awarded yet
  REQUIRE(known.employments.size() == 1);         // one had not begun
  CHECK_FALSE(known.employments[0].end);
  CHECK(known.employments[0].notice_day == start + 290);
  CHECK(known.employments[0].onboarding_signed_day == start + 80);
  REQUIRE(known.vacancies.size() == 1);
  CHECK_FALSE(known.vacancies[0].filled_day);
  REQUIRE(known.participations.size() == 1);
  const auto& one = known.participations[0];
  CHECK(one.ended == EndKind::going_on);
  CHECK_FALSE(one.end_day);
  REQUIRE(one.leads.size() == 1);
  CHECK(one.leads[0].employment == 0);  // in its new place
  CHECK_FALSE(one.leads[0].days.end);
  CHECK(one.stages.size() == 1);
  CHECK(one.contacts.size() == 1);
  REQUIRE(one.jobs.size() == 1);
  CHECK_FALSE(one.jobs[0].end);
  CHECK(one.granted.size() == 2);
}

TEST_CASE("what is known by the end is everything, and before the beginning nothing") {
  const auto all = office();
  const auto same = known_by(all, all.from, all.until);
  CHECK(same.employments == all.employments);
  CHECK(same.vacancies == all.vacancies);
  CHECK(same.participations == all.participations);
  const auto none = known_by(all, all.from, start);
  CHECK(none.employments.empty());
  CHECK(none.vacancies.empty());
  CHECK(none.participations.empty());
}
