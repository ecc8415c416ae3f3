#include "foresee/start.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "domain/duration_rule.hpp"
#include "foresee/circles.hpp"
#include "foresee/experiment.hpp"
#include "foresee/report.hpp"
#include "foresee/sensitivity.hpp"
#include "foresee/starts.hpp"

using namespace stafett;
using namespace stafett::foresee;
using domain::SeStage;

namespace {

Snapshot first_evening(const Scenario& scenario, const Start& start) {
  Snapshot seen;
  const Watch watch{{0}, [&](const Snapshot& now) { seen = now; }};
  static_cast<void>(run_circles(scenario, 1, 0, &start, &watch));
  return seen;
}

void check_identities(const Outcomes& o) {
  const PhaseOutcomes all = o.all();
  CHECK(o.waiting_at_start + o.referrals == o.refused + o.starts + o.waiting_at_end);
  CHECK(o.in_place_at_start + o.starts == all.jobs_kept + all.drop_outs + o.ended_by_limit +
                                              o.finished_at_change + o.returned_at_change +
                                              o.in_place_at_end);
  CHECK(all.gap_days <= all.standstill_days);
  CHECK(all.calm_days + all.gap_days <= all.days);
  CHECK(o.all().consultant_days <= o.all().post_days);
  std::int64_t days = 0;
  for (const auto& m : o.months) days += m.days;
  CHECK(days == all.days);
}

}  // namespace

TEST_CASE("the first evening is what the domain says of the same records") {
  std::size_t participants = 0;
  std::size_t consultants = 0;
  std::set<int> phases_seen;
  for (std::uint64_t number = 0; number < 200; ++number) {
    CAPTURE(number);
    const Start start = any_office(number);
    REQUIRE(check_start(start).has_value());
    const Snapshot seen = first_evening(from(start), start);
    CHECK(seen.today == start.day);

    const auto circle = domain::phases(start.contract, start.day);
    REQUIRE(seen.contracts.size() == 1);
    CHECK(seen.contracts[0].phase == domain::as_phase(domain::phase_on(circle, start.day)));
    CHECK(domain::end_day(seen.contracts[0].record, start.day) ==
          domain::end_day(start.contract, start.day));

    // Consultants in their order, each with the participants whose lead they are.
    std::map<std::size_t, int> led;
    for (const auto& one : start.participants)
      if (one.lead) ++led[*one.lead];
    std::size_t place = 0;
    for (std::size_t i = 0; i < start.consultants.size(); ++i) {
      const auto& post = start.consultants[i].post;
      if (!post.days.contains(start.day)) continue;
      REQUIRE(place < seen.consultants.size());
      const auto& held = seen.consultants[place++];
      ++consultants;
      CHECK(held.phase ==
            domain::as_phase(domain::phase_on(domain::phases(post, circle), start.day)));
      CHECK(held.caseload == led[i]);
      CHECK(held.record.days.first == post.days.first);
      CHECK(held.record.type == post.type);
    }
    CHECK(place == seen.consultants.size());

    using Seen = std::tuple<Day, domain::Phase, SeStage, bool>;
    std::multiset<Seen> expected;
    std::multiset<Seen> held;
    for (const auto& one : start.participants) {
      ++participants;
      // Where the end is not registered, the phase is that of the time that is taken for granted.
      const auto record = one.record;
      const auto phase = domain::as_phase(domain::phase_on(domain::phases(record), start.day));
      if (record.end_day)
        expected.insert({*record.start_day, phase.value(), one.stage, one.lead.has_value()});
    }
    CHECK(seen.participants.size() == start.participants.size());
    for (const auto& one : seen.participants) {
      phases_seen.insert(static_cast<int>(one.phase));
      CHECK(one.phase == domain::as_phase(domain::phase_on(domain::phases(one.record), start.day)));
      held.insert({*one.record.start_day, one.phase, one.stage, one.has_lead});
      // The limit is the one of the rules, or the granted time where that is longer.
      const auto span = domain::ordinary_limit(
          start.contract,
          one.reduced_capacity ? domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne
                               : domain::EffortGroup::trenger_veiledning,
          start.day);
      CHECK(one.limit_day + 1 ==
            std::max(domain::end_of(*one.record.start_day, *span), *one.record.end_day));
      CHECK(start.day < *one.record.end_day);
    }
    CHECK(std::includes(held.begin(), held.end(), expected.begin(), expected.end()));
  }
  CHECK(participants > 3000);
  CHECK(consultants > 500);
  CHECK(phases_seen.size() == 3);
}

TEST_CASE("from any start everybody is accounted for, and the same seed gives the same run") {
  for (std::uint64_t number = 0; number < 60; ++number) {
    CAPTURE(number);
    const Start start = any_office(number);
    const Scenario scenario = from(start, number % 2 == 0 ? "base" : "overlap", 1500);
    const Outcomes once = run_circles(scenario, 3, number, &start);
    CHECK(once.in_place_at_start == std::ssize(start.participants));
    CHECK(once.waiting_at_start == std::ssize(start.waiting));
    check_identities(once);
    CHECK(once == run_circles(scenario, 3, number, &start));
    CHECK(once.bytes <= static_cast<std::int64_t>(bytes_needed(scenario, &start)));
  }
}

TEST_CASE("what is known of a participant later is what the domain says of it, too") {
  std::size_t seen = 0;
  for (std::uint64_t number = 0; number < 30; ++number) {
    const Start start = any_office(number);
    Watch watch;
    for (int day = 0; day < 1400; day += 67) watch.days.push_back(day);
    watch.show = [&](const Snapshot& now) {
      std::vector<domain::Circle> circles;
      for (const auto& one : now.contracts) {
        circles.push_back(domain::phases(one.record, now.today));
        CHECK(one.phase == domain::as_phase(domain::phase_on(circles.back(), now.today)));
      }
      for (const auto& one : now.consultants) {
        REQUIRE(domain::make_employment(one.record).has_value());
        CHECK(one.phase == domain::as_phase(domain::phase_on(
                               domain::phases(one.record, circles[one.contract]), now.today)));
      }
      for (const auto& one : now.participants) {
        ++seen;
        CHECK(one.phase ==
              domain::as_phase(domain::phase_on(domain::phases(one.record), now.today)));
        CHECK(now.today < *one.record.end_day);
      }
    };
    static_cast<void>(run_circles(from(start, "base", 1400), 2, number, &start, &watch));
  }
  CHECK(seen > 5000);
}

TEST_CASE("the recorder hears first of everybody who is there, then of what happens to them") {
  for (std::uint64_t number = 0; number < 20; ++number) {
    CAPTURE(number);
    const Start start = any_office(number);
    const Scenario scenario = from(start);
    std::map<Happening, std::int64_t> heard;
    std::set<std::int64_t> known;
    std::int64_t out_of_turn = 0;
    int latest = 0;
    const Recorder recorder = [&](const Happened& one) {
      ++heard[one.what];
      if (one.what == Happening::referred || one.what == Happening::refused)
        known.insert(one.referral);
      if (one.referral != Happened::none && !known.contains(one.referral)) ++out_of_turn;
      if (one.day <= 0) return;
      out_of_turn += one.day < latest ? 1 : 0;
      latest = one.day;
    };
    const Outcomes o = run_circles(scenario, 4, number, &start, nullptr, &recorder);
    CHECK(o == run_circles(scenario, 4, number, &start));
    CHECK(out_of_turn == 0);
    CHECK(heard[Happening::began] == o.in_place_at_start + o.starts);
    const auto staff =
        std::count_if(start.consultants.begin(), start.consultants.end(),
                      [&](const auto& one) { return one.post.days.contains(start.day); });
    CHECK(heard[Happening::consultant_began] == staff + o.all().hires);
    CHECK(heard[Happening::dropped_out] == o.all().drop_outs);
  }
}

TEST_CASE("scenarios begin on the day with what the register knows, but for the levers they turn") {
  Start start = office();
  domain::Term term;
  term.kind = domain::TermKind::caseload_ceiling;
  term.first_day = start.contract.first_day;
  term.value = 18;
  start.contract.terms = {term};
  const auto arms =
      begin_with({shipped("base"), shipped("handover"), shipped("caseload-12")}, start);
  for (const auto& arm : arms) {
    CHECK(arm.first_day == today);
    CHECK(arm.days == 730);
    CHECK(arm.parameters.lots == 1);
    CHECK(arm.parameters.places == 60);
  }
  CHECK(arms[0].parameters.caseload_ceiling == 18);
  CHECK(arms[1].parameters.caseload_ceiling == 18);
  CHECK(arms[2].parameters.caseload_ceiling == 12);
  for (const Given& given : arms[0].given) {
    if (given.parameter->name != "contract.places") continue;
    CHECK(given.value == 60);
    CHECK(given.evidence == Evidence::own_register);
  }
  start.contract.places.reset();
  CHECK(from(start).parameters.places == 30);
}

TEST_CASE("an experiment shares its start: told first, the same bytes on threads and extended") {
  const Start start = office();
  const auto arms = begin_with({shipped("base"), shipped("handover")}, start, 200);
  Plan plan;
  plan.runs = 12;
  const Origin origin{"stafett foresee", "1.2.3"};
  Experiment whole = run_experiment(arms, plan, {}, start);
  plan.threads = 3;
  plan.runs = 5;
  Experiment extended = run_experiment(arms, plan, {}, start);
  extend(extended, 12);
  extended.plan = whole.plan;
  whole.ranges = run_ranges(whole, 3);
  extended.ranges = run_ranges(extended, 3);
  const std::string report = report_html(whole, origin, Language::en);
  CHECK(report == report_html(extended, origin, Language::en));
  CHECK(runs_csv(whole) == runs_csv(extended));
  CHECK(whole.arms[0].runs[3] == run_circles(arms[0], plan.seed, 3, &start));
  const auto began = report.find("What it began with");
  CHECK(began < report.find("<h2>Scenarios</h2>"));
  CHECK(report.find("<tr><th scope=\"row\">Participants in place</th><td>30</td></tr>") !=
        std::string::npos);
  CHECK(report.find("distance from work of participants") != std::string::npos);
  CHECK(report_json(whole, origin).find("\"start\":{\"state\":[") != std::string::npos);
  // Two hundred days of a contract under way have no start period, and say so instead of nought.
  CHECK(report.find("no day in it") != std::string::npos);
  const std::string csv = runs_csv(whole);
  CHECK(csv.find(",under way,jobs,") != std::string::npos);
  CHECK(csv.find(",start,jobs,") == std::string::npos);
}

TEST_CASE("a contract that is over is no start") {
  Start start = office();
  start.day = start.contract.base_end_day;
  CHECK(check_start(start).error().code == "contract_over");
  start.day = start.contract.base_end_day - 1;
  CHECK(check_start(start).has_value());
}
