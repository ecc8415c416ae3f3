#include "domain/standing.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <utility>

#include "domain/say.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

const ContractId here = the<ContractId>(1);
const ContractId elsewhere = the<ContractId>(2);
const Day today = day("2026-05-01");

Contract contract() {
  Contract one;
  one.id = here;
  one.number = "26/1";
  one.name = "Oppfølging";
  one.measure = MeasureType::oppfolging;
  one.award_day = day("2025-01-01");
  one.first_day = day("2025-02-01");
  one.base_end_day = day("2027-02-01");
  return one;
}

Employment post(std::optional<ContractId> depends, Period days) {
  Employment one;
  one.id = the<EmploymentId>(7);
  one.employee = the<EmployeeId>(7);
  one.contract = depends;
  one.role_title = "Kari Nordmanns etterfølger";
  one.days = days;
  one.end_reason = "syk";
  one.buddy = the<EmployeeId>(8);
  return one;
}

Participation participation(std::uint8_t id, Status status, std::optional<Day> start) {
  Participation one;
  one.id = the<ParticipationId>(id);
  one.person = the<PersonId>(id);
  one.contract = here;
  one.referral_day = day("2025-11-01");
  one.status = status;
  one.reason_text = "fordi";
  one.status_day = day("2025-11-01");
  one.start_day = start;
  return one;
}

Assignment led_by(std::uint8_t employee, Period days) {
  Assignment one;
  one.id = the<AssignmentId>(employee);
  one.employee = the<EmployeeId>(employee);
  one.days = days;
  one.reason = "Ny deltaker";
  return one;
}

// The office of the tests: facts are spans, so what they show has to be kept.
struct Office {
  std::vector<std::pair<std::uint8_t, std::vector<Employment>>> posts;
  std::vector<std::pair<Participation, std::vector<Assignment>>> people;
  std::map<std::uint8_t, int> leads;
  std::set<std::uint8_t> leaders;

  [[nodiscard]] Standing standing() const {
    std::vector<StandingConsultantFacts> consultants;
    for (const auto& [id, employments] : posts) {
      consultants.push_back({the<EmployeeId>(id), employments, id % 2 == 0,
                             leads.contains(id) ? leads.at(id) : 0, leaders.contains(id)});
    }
    std::vector<StandingParticipantFacts> participants;
    for (const auto& [record, assignments] : people)
      participants.push_back({record, assignments, SeStage::job_finding, {}, {}, {}});
    return domain::standing(contract(), consultants, participants, today);
  }
};

}  // namespace

TEST_CASE("a standing tells posts, dates and milestones, and nobody's name, id or reason") {
  Office office;
  office.posts = {{3, {post(here, from("2025-02-01"))}}};
  office.people = {
      {participation(1, Status::deltar, day("2025-12-01")), {led_by(3, from("2025-12-01"))}}};
  const Standing all = office.standing();
  REQUIRE(all.consultants.size() == 1);
  REQUIRE(all.participants.size() == 1);
  const Employment& taken = all.consultants[0].post;
  CHECK(taken.id == EmploymentId{});
  CHECK(taken.employee == EmployeeId{});
  CHECK_FALSE(taken.buddy);
  CHECK(taken.end_reason.empty());
  CHECK(taken.role_title == "konsulent");
  CHECK(taken.contract == here);
  const Participation& there = all.participants[0].record;
  CHECK(there.id == ParticipationId{});
  CHECK(there.person == PersonId{});
  CHECK(there.reason_text.empty());
  CHECK(phases(there) == phases(office.people[0].first));
  CHECK(all.participants[0].lead == 0);
  CHECK(all.participants[0].since == day("2025-12-01"));
  CHECK(all.participants[0].leads == 1);
}

TEST_CASE(
    "who takes part is in place; who is to begin, or is looked at, waits; others are not there") {
  Office office;
  office.people = {
      {participation(1, Status::deltar, day("2026-05-01")), {}},
      {participation(2, Status::venter_pa_oppstart, day("2026-05-02")), {}},
      {participation(3, Status::venteliste, {}), {}},
      {participation(4, Status::har_sluttet, day("2025-12-01")), {}},
      {participation(5, Status::kladd, {}), {}},
      {participation(6, Status::deltar, day("2025-12-01")), {}},
  };
  office.people[5].first.end_day = today;  // the day after the last
  const Standing all = office.standing();
  REQUIRE(all.participants.size() == 1);
  CHECK(all.participants[0].record.start_day == today);
  CHECK_FALSE(all.participants[0].lead);
  CHECK(all.participants[0].leads == 0);
  REQUIRE(all.waiting.size() == 2);
  CHECK(all.waiting[0].begins == day("2026-05-02"));
  CHECK_FALSE(all.waiting[1].begins);
}

TEST_CASE("a gap is since the last lead, and counts no lead") {
  Office office;
  office.posts = {{3, {post(here, from("2025-02-01"))}}};
  office.people = {{participation(1, Status::deltar, day("2025-12-01")),
                    {led_by(3, from_to("2025-12-01", "2026-01-31")),
                     led_by(4, from_to("2026-02-01", "2026-03-31"))}}};
  const auto one = office.standing().participants.at(0);
  CHECK_FALSE(one.lead);
  CHECK(one.since == day("2026-04-01"));
  CHECK(one.leads == 2);
}

TEST_CASE("consultants are those of the contract, and who leads somebody here") {
  Office office;
  office.posts = {
      {1, {post(here, from("2025-02-01"))}},
      {2, {post(elsewhere, from("2024-02-01"))}},              // leads one here
      {3, {post(elsewhere, from("2025-02-01"))}},              // leads nobody here
      {4, {post(here, from_to("2025-02-01", "2026-04-30"))}},  // gone
      {5, {}},                                                 // no post registered, leads one
      {6, {post(here, from("2026-06-01"))}},                   // to come
      {7, {post(here, from("2025-01-01"))}},                   // leads the team alone
  };
  office.leaders = {7};
  office.leads = {{2, 4}};
  office.people = {
      {participation(1, Status::deltar, day("2025-12-01")), {led_by(2, from("2026-01-01"))}},
      {participation(2, Status::deltar, day("2025-12-02")), {led_by(5, from("2025-12-24"))}},
      {participation(3, Status::deltar, day("2025-12-03")), {led_by(4, from("2025-12-24"))}},
  };
  const Standing all = office.standing();
  REQUIRE(all.consultants.size() == 4);
  CHECK(all.consultants[0].post.days.first == day("2024-02-01"));
  CHECK_FALSE(all.consultants[0].post.contract);  // another contract's end does not touch this one
  CHECK(all.consultants[0].elsewhere == 3);
  CHECK(all.consultants[1].post.contract == here);
  CHECK(all.consultants[2].post.days == from("2025-12-24"));
  CHECK(all.consultants[3].post.days == from("2026-06-01"));
  CHECK(all.participants[0].lead == 0);
  CHECK(all.participants[1].lead == 2);
  CHECK_FALSE(all.participants[2].lead);  // whose posts are over leads nobody
}

TEST_CASE("the limit is the contract's own, else the measure's for the group, else none") {
  Contract one = contract();
  const auto reduced = EffortGroup::trenger_veiledning_nedsatt_arbeidsevne;
  CHECK(ordinary_limit(one, reduced, today) == Span{36, SpanUnit::months});
  CHECK(ordinary_limit(one, EffortGroup::trenger_veiledning, today) == Span{12, SpanUnit::months});
  one.measure = MeasureType::avklaring;
  CHECK(ordinary_limit(one, reduced, today) == Span{12, SpanUnit::weeks});
  one.measure = MeasureType::jobbklubb;
  CHECK_FALSE(ordinary_limit(one, reduced, today));
  Term term;
  term.kind = TermKind::duration;
  term.first_day = one.first_day;
  term.value = DurationLimit{20, 25, SpanUnit::weeks};
  one.terms = {term};
  CHECK(ordinary_limit(one, reduced, today) == Span{20, SpanUnit::weeks});
}
