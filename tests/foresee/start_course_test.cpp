// What becomes of what a register tells: decisions, notices, terms, who waits and who was handed
// over.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "foresee/circles.hpp"
#include "foresee/replications.hpp"
#include "foresee/starts.hpp"
#include "foresee/statistics.hpp"

using namespace stafett;
using namespace stafett::foresee;

TEST_CASE("what is decided stays decided, in every run") {
  Start start = office();
  auto& options = start.contract.options;
  options[0].decision = domain::OptionDecision::declined;
  options[0].decision_day = options[0].notice_day = today - 10;
  const Scenario scenario = from(start, "base", 400);
  for (std::uint64_t run = 0; run < 20; ++run) {
    const Outcomes o = run_circles(scenario, 1, run, &start);
    CHECK(o.contracts_ended == 1);
    CHECK(o.contract_days == start.contract.base_end_day - start.contract.first_day);
    CHECK(o.all().tenders == 1);
  }
  // The house has the next contract already: no tender, and nobody new takes over.
  start.contract.successor = ContractId{};
  for (std::uint64_t run = 0; run < 20; ++run) {
    const Outcomes o = run_circles(scenario, 1, run, &start);
    CHECK(o.contracts_ended == 1);
    CHECK(o.all().tenders == 0);
    CHECK(o.provider_changes == 0);
  }
}

TEST_CASE(
    "an option that is open is heard of on its day, at the latest tomorrow where that is past") {
  Start start = office();
  start.day = start.contract.options[0].decide_by_day + 5;
  const Scenario never = with(from(start, "base", 60), {{"contract.option_taken", 0}});
  const Watch watch{
      {1}, [&](const Snapshot& now) {
        CHECK(now.contracts[0].record.options[0].decision == domain::OptionDecision::declined);
      }};
  static_cast<void>(run_circles(never, 1, 0, &start, &watch));
}

TEST_CASE("who has given notice leaves on the registered day, and who is hired comes on theirs") {
  Start start = office();
  start.consultants[0].post.notice_day = today - 5;
  start.consultants[0].post.days.end = today + 20;
  start.consultants.push_back(consultant(today + 25));
  start.consultants.back().post.onboarding_signed_day.reset();
  const Scenario quiet =
      with(from(start, "base", 60),
           {{"staff.leave_per_year", 0}, {"contract.places", 45}, {"staff.caseload_ceiling", 20}});
  std::map<int, std::size_t> there;
  Watch watch;
  watch.days = {19, 20, 24, 25};
  watch.show = [&](const Snapshot& now) { there[now.today - today] = now.consultants.size(); };
  const Outcomes o = run_circles(quiet, 1, 0, &start, &watch);
  CHECK(there == std::map<int, std::size_t>{{19, 3}, {20, 2}, {24, 2}, {25, 3}});
  CHECK(o.notices == 0);
  CHECK(o.all().hires == 1);
  CHECK(o.all().tenure_days == 400 + 20);
}

TEST_CASE("a fixed term that ends before its contract ends on its day") {
  Start start = office();
  start.consultants[0].post.type = domain::EmploymentType::fixed_term;
  start.consultants[0].post.days.end = today + 200;
  const Scenario quiet = with(from(start, "base", 250), {{"staff.leave_per_year", 0}});
  const Outcomes o = run_circles(quiet, 1, 0, &start);
  CHECK(o.fixed_terms_ended == 1);
  CHECK(o.notices == 0);
  CHECK(o.all().tenure_days == 400 + 200);
}

TEST_CASE("who waits begins when there is room, and not before the day that is agreed") {
  Start start = office();
  start.waiting = {{today - 30, {}}, {today - 20, today + 40}};
  const Scenario quiet =
      with(from(start, "base", 60), {{"staff.leave_per_year", 0}, {"people.referrals", 0}});
  std::map<int, std::size_t> began;
  Watch watch;
  watch.days = {0, 1, 39, 40};
  watch.show = [&](const Snapshot& now) {
    began[now.today - today] = static_cast<std::size_t>(
        std::count_if(now.participants.begin(), now.participants.end(),
                      [&](const auto& one) { return *one.record.start_day > today; }));
  };
  const Outcomes o = run_circles(quiet, 1, 0, &start, &watch);
  CHECK(began == std::map<int, std::size_t>{{0, 0}, {1, 1}, {39, 1}, {40, 2}});
  CHECK(o.starts == 2);
  CHECK(o.waiting_days == 31 + 60);
}

TEST_CASE("a first consultant who is found late is no handover") {
  Start start = office();
  start.participants = {participant(today - 20, std::nullopt)};
  const Scenario quiet =
      with(from(start, "base", 60),
           {{"staff.leave_per_year", 0}, {"people.referrals", 0}, {"drop.per_week", 0}});
  const Outcomes o = run_circles(quiet, 1, 0, &start);
  CHECK(o.all().handovers == 0);
  CHECK(o.all().gap_days == 1);  // the first evening
  start.participants[0].leads = 1;
  CHECK(run_circles(quiet, 1, 0, &start).all().handovers == 1);
}

TEST_CASE("who changed consultant lately tells it again for the weeks that are left") {
  const auto standstill = [](int weeks_ago, int leads) {
    Start start = office();
    start.participants = {participant(today - 200, 0)};
    start.participants[0].since = today - 7 * weeks_ago;
    start.participants[0].leads = leads;
    const Scenario quiet = with(from(start, "base", 100), {{"staff.leave_per_year", 0},
                                                           {"people.referrals", 0},
                                                           {"drop.per_week", 0},
                                                           {"job.per_week", 0},
                                                           {"handover.carries", 0},
                                                           {"handover.retelling_weeks", 5}});
    return run_circles(quiet, 1, 0, &start).all().standstill_days;
  };
  CHECK(standstill(2, 2) == 7 * 3);
  CHECK(standstill(9, 2) == 0);
  CHECK(standstill(2, 1) == 0);
}

TEST_CASE("part of a post has room for part of the participants, and others count too") {
  Start start = office();
  for (auto& one : start.consultants) one.post.extent_percent = 50;
  start.participants.clear();
  for (int i = 0; i < 40; ++i) start.waiting.push_back({today - 1, {}});
  start.consultants[0].elsewhere = 4;
  Scenario quiet = with(from(start, "base", 30), {{"staff.leave_per_year", 0},
                                                  {"staff.hire_days", 300},
                                                  {"staff.hired_notice_days", 100},
                                                  {"people.referrals", 0}});
  const Watch watch{{1}, [&](const Snapshot& now) {
                      REQUIRE(now.consultants.size() == 3);
                      CHECK(now.consultants[0].caseload == 6);
                      CHECK(now.consultants[1].caseload == 10);
                      CHECK(now.consultants[2].caseload == 10);
                    }};
  static_cast<void>(run_circles(quiet, 1, 0, &start, &watch));
}

TEST_CASE("a contract that is won and stands empty goes as one that begins empty") {
  Scenario empty = with(shipped("base"), {{"contract.lots", 1}, {"contract.places", 60}});
  empty.days = 1200;
  Start start;
  const Watch watch{{0}, [&](const Snapshot& now) { start.contract = now.contracts[0].record; }};
  static_cast<void>(run_circles(empty, 1, 0, nullptr, &watch));
  start.day = start.contract.award_day;
  const int before = start.contract.first_day - start.day;
  const Scenario won = from(start, "base", empty.days + before);
  REQUIRE(won.parameters.places == 60);
  constexpr std::size_t runs = 600;
  std::vector<Outcomes> a(runs);
  std::vector<Outcomes> b(runs);
  replicate(0, runs, 2, [&](std::size_t i) {
    a[i] = run_circles(empty, 11, i);
    b[i] = run_circles(won, 12, i, &start);
  });
  const auto z = [&](auto of) {
    std::vector<double> one;
    std::vector<double> other;
    for (std::size_t i = 0; i < runs; ++i) {
      one.push_back(static_cast<double>(of(a[i])));
      other.push_back(static_cast<double>(of(b[i])));
    }
    const auto difference = paired_difference(one, other);  // other chance: independent
    return std::fabs(difference.mean) / difference.standard_error();
  };
  CHECK(z([](const Outcomes& o) { return o.all().jobs; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.all().contacts; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.all().gap_days; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.all().calm_days; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.all().drop_outs; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.starts; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.all().hires; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.notices; }) < 4);
  CHECK(z([](const Outcomes& o) { return o.all().tenders; }) < 4);
  // And it would be seen: a fifth more leave.
  const Scenario other = with(won, {{"staff.leave_per_year", 0.324}});
  replicate(0, runs, 2, [&](std::size_t i) { b[i] = run_circles(other, 12, i, &start); });
  CHECK(z([](const Outcomes& o) { return o.notices; }) > 4);
}

TEST_CASE("from a start, too, common random numbers sharpen a comparison") {
  const Start start = office();
  const auto still = [&](const char* stem, std::uint64_t seed) {
    const Scenario scenario = from(start, stem);
    std::vector<double> values(60);
    replicate(0, values.size(), 2, [&](std::size_t i) {
      const auto all = run_circles(scenario, seed, i, &start).all();
      values[i] = static_cast<double>(all.standstill_days) / static_cast<double>(all.days);
    });
    return values;
  };
  const auto base = still("base", 31);
  CHECK(*variance_reduction(base, still("handover", 31)) > 3);
  CHECK(*variance_reduction(base, still("handover", 32)) < 2);
}
