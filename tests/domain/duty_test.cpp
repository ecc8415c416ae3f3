#include "domain/duty.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

/// Somebody who takes part, was met on 10 January, has a lead and a next date, and nothing due for
/// long.
struct Situation {
  Participation participation;
  std::vector<Term> terms;
  std::vector<Day> task_days;
  DutyFacts facts{participation};

  Situation() {
    participation.status = Status::deltar;
    participation.referral_day = day("2026-01-02");
    participation.start_day = day("2026-01-05");
    participation.first_contact_day = day("2026-01-07");
    participation.last_contact_day = day("2026-01-10");
    facts.measure = MeasureType::oppfolging;
    facts.next_appointment_day = day("2026-01-20");
  }

  std::vector<Duty> on(const char* today) {
    facts.terms = terms;
    facts.task_days = task_days;
    return duties(facts, day(today));
  }
};

void expect_one(const std::vector<Duty>& duties, DutyKind kind, const char* due_day,
                Urgency urgency, const char* source) {
  REQUIRE(duties.size() == 1);
  CHECK(to_text(duties[0].kind) == to_text(kind));
  CHECK(duties[0].due_day.to_text() == due_day);
  CHECK(to_text(duties[0].urgency) == to_text(urgency));
  CHECK(duties[0].source == source);
}

}  // namespace

TEST_CASE("with a lead, a next date and contact, nothing is due") {
  Situation situation;
  CHECK(situation.on("2026-01-12").empty());
}

TEST_CASE(
    "the first contact is due five working days after the referral, or as the contract says") {
  Situation situation;
  situation.participation.first_contact_day.reset();
  situation.participation.last_contact_day.reset();
  expect_one(situation.on("2026-01-07"), DutyKind::first_contact, "2026-01-09", Urgency::soon,
             "R37");
  expect_one(situation.on("2026-01-09"), DutyKind::first_contact, "2026-01-09", Urgency::today,
             "R37");
  expect_one(situation.on("2026-01-10"), DutyKind::first_contact, "2026-01-09", Urgency::overdue,
             "R37");
  situation.terms = {
      {the<TermId>(1), TermKind::first_contact_limit, day("2025-01-01"), 2, "Bilag 1"}};
  expect_one(situation.on("2026-01-07"), DutyKind::first_contact, "2026-01-06", Urgency::overdue,
             "Bilag 1");
}

TEST_CASE("a transferred participant's clock begins with the new contract") {
  Situation situation;
  situation.participation.first_contact_day.reset();
  situation.facts.contract_first_day = day("2026-02-02");
  expect_one(situation.on("2026-02-02"), DutyKind::first_contact, "2026-02-09", Urgency::soon,
             "R37");
}

TEST_CASE("contact is due again after four weeks, or as the contract says") {
  Situation situation;
  CHECK(situation.on("2026-01-23").empty());
  expect_one(situation.on("2026-01-24"), DutyKind::contact_rhythm, "2026-02-07", Urgency::later,
             "R123");
  expect_one(situation.on("2026-02-08"), DutyKind::contact_rhythm, "2026-02-07", Urgency::overdue,
             "R123");
  situation.terms = {{the<TermId>(1), TermKind::contact_rhythm, day("2025-01-01"), 14, "Bilag 1"}};
  expect_one(situation.on("2026-01-20"), DutyKind::contact_rhythm, "2026-01-24", Urgency::soon,
             "Bilag 1");
}

TEST_CASE("whoever waits for the start has no rhythm yet") {
  Situation situation;
  situation.participation.status = Status::venter_pa_oppstart;
  CHECK(situation.on("2026-03-20").empty());
}

TEST_CASE("nobody is without a lead consultant or a next date unseen") {
  Situation situation;
  situation.facts.without_lead_since = day("2026-01-08");
  situation.facts.next_appointment_day.reset();
  expect_one(situation.on("2026-01-12"), DutyKind::no_lead, "2026-01-08", Urgency::overdue, "R123");
  situation.facts.without_lead_since.reset();
  expect_one(situation.on("2026-01-12"), DutyKind::no_next_date, "2026-01-12", Urgency::today,
             "R126");
}

TEST_CASE("the granted period's end is due on its last day, and seen six weeks before") {
  Situation situation;
  situation.participation.end_day = day("2026-03-01");
  situation.participation.last_contact_day = day("2026-01-17");
  expect_one(situation.on("2026-01-17"), DutyKind::granted_period_ends, "2026-02-28",
             Urgency::later, "R24");
  CHECK(situation.on("2026-01-16").empty());
}

TEST_CASE(
    "a limit of duration that comes near is a duty; one that a granted end has passed is not, day "
    "after day") {
  Situation situation;
  situation.facts.measure = MeasureType::avklaring;
  situation.participation.last_contact_day = day("2026-02-20");
  const auto near = situation.on("2026-02-20");
  REQUIRE(near.size() == 1);
  CHECK(near[0].kind == DutyKind::duration_limit);
  CHECK(near[0].due_day == day("2026-03-29"));
  situation.participation.end_day = day("2026-12-31");
  situation.participation.last_contact_day = day("2026-06-01");
  CHECK(situation.on("2026-06-01").empty());
}

TEST_CASE("a plan is missed where the contract has a deadline for it") {
  Situation situation;
  situation.terms = {{the<TermId>(1), TermKind::plan_deadline, day("2025-01-01"), 14, "Bilag 2"}};
  expect_one(situation.on("2026-01-12"), DutyKind::plan_missing, "2026-01-19", Urgency::soon,
             "Bilag 2");
  situation.participation.plan_agreed_day = day("2026-01-12");
  CHECK(situation.on("2026-01-12").empty());
}

TEST_CASE("tasks are due on their day") {
  Situation situation;
  situation.task_days = {day("2026-01-15"), day("2026-01-11"), day("2026-05-01")};
  const auto due = situation.on("2026-01-12");
  REQUIRE(due.size() == 2);
  CHECK(due[0].due_day == day("2026-01-11"));
  CHECK(due[0].urgency == Urgency::overdue);
  CHECK(due[1].kind == DutyKind::task_due);
  CHECK(most_urgent(due)->due_day == day("2026-01-11"));
  CHECK_FALSE(most_urgent({}).has_value());
}

TEST_CASE("those who have left, or have not got a place, have no duties") {
  for (const auto& word : words<Status>) {
    if (word.value == Status::deltar || word.value == Status::venter_pa_oppstart) continue;
    Situation situation;
    situation.participation.status = word.value;
    situation.participation.first_contact_day.reset();
    situation.facts.without_lead_since = day("2026-01-08");
    CHECK(situation.on("2026-06-01").empty());
  }
}

TEST_CASE("an option that is to be decided within half a year is a duty of the contract") {
  Contract contract;
  contract.award_day = day("2023-11-01");
  contract.first_day = day("2024-01-01");
  contract.base_end_day = day("2026-01-01");
  contract.options = usual_options(OptionModel::to_pluss_en, contract.first_day, 3);
  expect_one(contract_duties(contract, day("2025-09-01")), DutyKind::option_decision, "2025-09-30",
             Urgency::later, "R4");
  CHECK(contract_duties(contract, day("2025-03-01")).empty());
  contract = decide_option(contract, 1, OptionDecision::taken, day("2025-09-02"), day("2025-09-02"))
                 .value();
  CHECK(contract_duties(contract, day("2025-09-03")).empty());
}

TEST_CASE("laws of duties") {
  law("duties stand in the order of their days, none further ahead than it is shown, each as "
      "urgent as its day",
      [] {
        Situation situation;
        situation.participation.status =
            *rc::gen::element(Status::deltar, Status::venter_pa_oppstart);
        const Day today = day("2026-01-01") + *rc::gen::inRange(0, 300);
        if (*rc::gen::arbitrary<bool>()) situation.participation.first_contact_day.reset();
        if (*rc::gen::arbitrary<bool>())
          situation.participation.end_day = today + *rc::gen::inRange(1, 100);
        if (*rc::gen::arbitrary<bool>())
          situation.facts.without_lead_since = today - *rc::gen::inRange(0, 50);
        if (*rc::gen::arbitrary<bool>()) situation.facts.next_appointment_day.reset();
        situation.facts.measure = static_cast<MeasureType>(*rc::gen::inRange(0, 8));
        const auto due = duties(situation.facts, today);
        for (std::size_t i = 0; i < due.size(); ++i) {
          if (i > 0) RC_ASSERT(due[i - 1].due_day <= due[i].due_day);
          RC_ASSERT(due[i].due_day - today <= granted_end_notice_days);
          RC_ASSERT((due[i].urgency == Urgency::overdue) == (due[i].due_day < today));
          RC_ASSERT((due[i].urgency == Urgency::today) == (due[i].due_day == today));
        }
      });
}
