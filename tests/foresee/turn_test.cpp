#include "foresee/turn.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "foresee/circles.hpp"
#include "foresee/experiment.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

Day day(const char* text) { return *Day::from_text(text); }

/// Two months before its end, with a year's option that is not decided; three consultants who lead
/// 2, 6 and 10 participants.
Start office() {
  Start start;
  start.day = day("2027-01-04");
  auto& contract = start.contract;
  contract.name = "Oppfølging";
  contract.measure = domain::MeasureType::oppfolging;
  contract.award_day = day("2025-01-01");
  contract.first_day = day("2025-03-06");
  contract.base_end_day = day("2027-03-06");
  contract.options = {{.ordinal = 1,
                       .first_day = day("2027-03-06"),
                       .end_day = day("2028-03-06"),
                       .decide_by_day = day("2027-02-01")}};
  contract.places = 20;
  for (std::size_t i = 0; i < 3; ++i) {
    Start::Consultant one;
    one.post.role_title = "konsulent";
    one.post.days.first = day("2025-06-01");
    one.post.onboarding_signed_day = day("2025-08-01");
    start.consultants.push_back(one);
    for (std::size_t n = 0; n < 2 + 4 * i; ++n) {
      Start::Participant person;
      person.record.status = domain::Status::deltar;
      person.record.start_day = day("2026-08-03");
      person.record.end_day = day("2027-12-01");
      person.lead = i;
      person.since = day("2026-08-03");
      person.leads = 1;
      start.participants.push_back(person);
    }
  }
  return start;
}

std::size_t noticed(const Start& start) {
  std::size_t count = 0;
  for (const auto& one : start.consultants) count += one.post.notice_day ? 1 : 0;
  return count;
}

double mean_gap(const Start& start) {
  const auto scenario = begin_with({shipped("base")}, start, 360).front();
  double sum = 0;
  for (std::uint64_t run = 0; run < 60; ++run)
    sum += find_measure("gap_percent")->of(run_circles(scenario, 7, run, &start), scenario);
  return sum / 60;
}

}  // namespace

TEST_CASE("an option decided on the day of the start is no longer open") {
  const auto taken = with_option(office(), domain::OptionDecision::taken);
  REQUIRE(taken);
  CHECK(domain::end_day(taken->contract, taken->day) == day("2028-03-06"));
  const auto declined = with_option(office(), domain::OptionDecision::declined);
  REQUIRE(declined);
  CHECK(domain::end_day(declined->contract, declined->day) == day("2027-03-06"));
  CHECK(domain::end_known_since(declined->contract, declined->day) == declined->day);
  // A buyer who turns round: what if?
  const auto again = with_option(*declined, domain::OptionDecision::taken);
  REQUIRE(again);
  CHECK(again->contract == taken->contract);
  const auto none = with_option(*taken, domain::OptionDecision::taken);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == "no_open_option");
}

TEST_CASE(
    "an option that is taken opens the contract to new participants again, as one taken in a run") {
  Start stopped = office();
  stopped.contract.intake_stop_day = day("2026-12-01");
  stopped.contract.terms.push_back({.id = {},
                                    .kind = domain::TermKind::intake_stop,
                                    .first_day = day("2025-03-06"),
                                    .value = day("2026-12-01"),
                                    .source = "avtalen"});
  REQUIRE_FALSE(domain::takes_new_participants(stopped.contract, stopped.day));
  const auto taken = with_option(stopped, domain::OptionDecision::taken);
  REQUIRE(taken);
  CHECK(domain::takes_new_participants(taken->contract, stopped.day));
  const auto declined = with_option(stopped, domain::OptionDecision::declined);
  REQUIRE(declined);
  CHECK_FALSE(domain::takes_new_participants(declined->contract, stopped.day));
}

TEST_CASE("who gives notice has a middling number of participants, and nobody gives it twice") {
  const auto one = with_notice(office(), 1);
  REQUIRE(one);
  CHECK_FALSE(one->consultants[0].post.notice_day);
  CHECK(one->consultants[1].post.notice_day == one->day);
  CHECK_FALSE(one->consultants[2].post.notice_day);
  CHECK(noticed(*with_notice(*one, 2)) == 3);
  CHECK(noticed(*with_notice(office(), 0)) == 0);
  const auto four = with_notice(office(), 4);
  REQUIRE_FALSE(four);
  CHECK(four.error().code == "leaving_too_many");
  CHECK_FALSE(with_notice(*one, 3));
}

TEST_CASE("two who leave leave gaps behind them") {
  const Start start = office();
  CHECK(mean_gap(*with_notice(start, 2)) > 2 * mean_gap(start));
}

TEST_CASE("beside a contract's own course stands the one with all that is turned") {
  const Start start = office();
  const auto alone = courses(shipped("base"), start, {}, 400);
  REQUIRE(alone);
  CHECK(alone->scenarios.size() == 1);
  CHECK(alone->starts == std::vector{start});
  CHECK(alone->scenarios[0].days == 400);

  const auto both = courses(shipped("base"), start,
                            {domain::OptionDecision::declined, 2, {{"staff.hire_days", 90}}}, 400);
  REQUIRE(both);
  REQUIRE(both->scenarios.size() == 2);
  CHECK(both->scenarios[0].name == alone->scenarios[0].name);
  CHECK(both->starts[0] == start);
  CHECK(noticed(both->starts[1]) == 2);
  CHECK(both->starts[1].contract.options[0].decision == domain::OptionDecision::declined);
  for (const Given& given : both->scenarios[1].given) {
    if (given.parameter->name != "staff.hire_days") continue;
    CHECK(given.value == 90);
    CHECK_FALSE(given.has_range());
    CHECK(given.evidence == Evidence::lever);
  }
}

TEST_CASE("what cannot be turned so is refused, with the field") {
  const auto refused = [](Turns turns) {
    const auto made = courses(shipped("base"), office(), turns, 400);
    REQUIRE_FALSE(made);
    return made.error().code + " " + made.error().field;
  };
  CHECK(refused({{}, 0, {{"staff.hire_days", 90}, {"x.y", 1}}}) ==
        "parameter_unknown /levers/1/name");
  CHECK(refused({{}, 0, {{"week.documentation_share", 0.95}}}) ==
        "parameter_out_of_bounds /levers/0/value");
  CHECK(refused({{}, 0, {{"contract.options", 1.5}}}) == "parameter_out_of_bounds /levers/0/value");
  CHECK(refused({{}, 0, {{"staff.hire_days", std::nan("")}}}) ==
        "parameter_out_of_bounds /levers/0/value");
  CHECK(refused({{}, 0, {{"contract.award_days", 200}, {"contract.option_notice_days", 10}}})
            .starts_with("levers_do_not_fit"));
  CHECK(refused({{}, 4, {}}) == "leaving_too_many /leaving");
  CHECK(refused({{}, -1, {}}) == "leaving_too_many /leaving");
}
