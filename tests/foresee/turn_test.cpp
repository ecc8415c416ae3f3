#include "foresee/turn.hpp"

#include <doctest/doctest.h>

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
