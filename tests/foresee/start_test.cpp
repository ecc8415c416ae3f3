#include "foresee/start.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "domain/duration_rule.hpp"
#include "foresee/chance.hpp"
#include "foresee/circles.hpp"
#include "foresee/experiment.hpp"
#include "foresee/replications.hpp"
#include "foresee/report.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/sensitivity.hpp"
#include "foresee/statistics.hpp"

using namespace stafett;
using namespace stafett::foresee;
using domain::SeStage;

namespace {

const Day today = *Day::of(2027, 3, 15);

domain::Contract contract() {
  domain::Contract parts;
  parts.id = ContractId{*Uuid::from_text("00000000-0000-4000-8000-000000000001")};
  parts.number = "27/1";
  parts.name = "Oppfølging";
  parts.measure = domain::MeasureType::oppfolging;
  parts.award_day = *Day::of(2025, 12, 1);
  parts.first_day = *Day::of(2026, 1, 1);
  parts.base_end_day = *Day::of(2028, 1, 1);
  parts.options =
      domain::usual_options(domain::OptionModel::to_pluss_en_pluss_en, parts.first_day, 3);
  parts.places = 60;
  return domain::make_contract(parts).value();
}

Start::Consultant consultant(Day first) {
  Start::Consultant one;
  one.post.contract = contract().id;
  one.post.role_title = "konsulent";
  one.post.days.first = first;
  one.post.onboarding_signed_day = std::min(today, first + 60);
  return one;
}

Start::Participant participant(Day began, std::optional<std::size_t> lead) {
  Start::Participant one;
  one.record.status = domain::Status::deltar;
  one.record.referral_day = began - 10;
  one.record.start_day = began;
  one.record.end_day = today + 100;
  one.lead = lead;
  one.since = began;
  one.leads = lead ? 1 : 0;
  return one;
}

// Three consultants with ten participants each.
Start office() {
  Start start;
  start.day = today;
  start.contract = contract();
  for (int i = 0; i < 3; ++i) start.consultants.push_back(consultant(today - 400 + i));
  for (int i = 0; i < 30; ++i)
    start.participants.push_back(participant(today - 200 + i, static_cast<std::size_t>(i % 3)));
  return start;
}

// Anything that a register may hold.
Start any_office(std::uint64_t number) {
  const Chance chance{number, 0};
  std::uint32_t use = 0;
  const auto whole = [&](int least, int most) {
    const double at = unit(chance.draw({EntityKind::agency, 0}, 1, use++).first);
    return least + std::min(most - least, static_cast<int>(at * (most - least + 1)));
  };
  const auto happens = [&](int percent) { return whole(1, 100) <= percent; };
  Start start;
  start.day = today + whole(-300, 300);
  start.contract = contract();
  auto& options = start.contract.options;
  if (start.day > options[0].decide_by_day || happens(20)) {
    options[0].decision =
        happens(60) ? domain::OptionDecision::taken : domain::OptionDecision::declined;
    options[0].decision_day = options[0].notice_day =
        std::min(start.day, options[0].decide_by_day) - whole(0, 20);
  }
  if (happens(10))
    start.contract.termination = domain::Termination{start.day + whole(1, 60), start.day};
  if (happens(30)) start.contract.intake_stop_day = start.day + whole(-30, 100);
  if (happens(20)) start.contract.successor = ContractId{};
  if (happens(20)) {
    domain::Term term;
    term.kind = domain::TermKind::duration;
    term.first_day = start.contract.first_day;
    term.value = domain::DurationLimit{whole(20, 60), 60, domain::SpanUnit::weeks};
    start.contract.terms = {term};
  }
  const int staff = whole(0, 8);
  for (int i = 0; i < staff; ++i) {
    auto one = consultant(start.day - whole(0, 900));
    auto& post = one.post;
    if (happens(30))
      post.onboarding_signed_day.reset();
    else
      post.onboarding_signed_day = post.days.first + whole(0, start.day - post.days.first);
    if (happens(30)) post.contract.reset();
    post.extent_percent = whole(2, 10) * 10;
    if (happens(30)) {
      post.type = domain::EmploymentType::fixed_term;
      post.days.end = start.day + whole(1, 500);
    }
    if (happens(20)) {
      post.notice_day = start.day - whole(0, 20);
      if (happens(70)) post.days.end = start.day + whole(1, 90);
    }
    post.other_work_agreed = happens(10);
    one.relevant_degree = happens(50);
    one.elsewhere = whole(0, 5);
    start.consultants.push_back(one);
  }
  const int to_come = whole(0, 2);
  for (int i = 0; i < to_come; ++i) {
    start.consultants.push_back(consultant(start.day + whole(1, 60)));
    start.consultants.back().post.onboarding_signed_day.reset();
  }
  const int people = whole(0, 50);
  for (int i = 0; i < people; ++i) {
    auto one = participant(start.day - whole(0, 300), std::nullopt);
    one.record.end_day = start.day + whole(1, 200);
    if (happens(20)) one.record.end_day.reset();
    one.stage = domain::words<SeStage>[static_cast<std::size_t>(whole(0, 4))].value;
    if (happens(60)) one.record.plan_agreed_day = start.day - whole(0, 100);
    if (happens(60)) one.record.mapping_confirmed_day = start.day - whole(0, 100);
    if (happens(10)) one.record.ending_agreed_day = start.day - whole(0, 30);
    if (happens(40))
      one.group = happens(50) ? domain::EffortGroup::trenger_veiledning
                              : domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne;
    one.leads = whole(0, 3);
    if (staff > 0 && happens(80)) {
      one.lead = static_cast<std::size_t>(whole(0, staff - 1));
      one.leads = std::max(1, one.leads);
    }
    one.since = *one.record.start_day + whole(0, start.day - *one.record.start_day);
    start.participants.push_back(one);
  }
  const int waiting = whole(0, 12);
  for (int i = 0; i < waiting; ++i) {
    start.waiting.push_back({start.day - whole(0, 60), {}});
    if (happens(30)) start.waiting.back().begins = start.day + whole(1, 90);
  }
  return start;
}

Scenario from(const Start& start, const char* stem = "base", int days = usual_days_from_start) {
  return begin_with({shipped(stem)}, start, days).front();
}

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
  CHECK(o.consultant_days <= o.post_days);
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
    CHECK(heard[Happening::consultant_began] == staff + o.hires);
    CHECK(heard[Happening::dropped_out] == o.all().drop_outs);
  }
}

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
    CHECK(o.tenders == 1);
  }
  // The house has the next contract already: no tender, and nobody new takes over.
  start.contract.successor = ContractId{};
  for (std::uint64_t run = 0; run < 20; ++run) {
    const Outcomes o = run_circles(scenario, 1, run, &start);
    CHECK(o.contracts_ended == 1);
    CHECK(o.tenders == 0);
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
  CHECK(o.hires == 1);
  CHECK(o.tenure_days == 400 + 20);
}

TEST_CASE("a fixed term that ends before its contract ends on its day") {
  Start start = office();
  start.consultants[0].post.type = domain::EmploymentType::fixed_term;
  start.consultants[0].post.days.end = today + 200;
  const Scenario quiet = with(from(start, "base", 250), {{"staff.leave_per_year", 0}});
  const Outcomes o = run_circles(quiet, 1, 0, &start);
  CHECK(o.fixed_terms_ended == 1);
  CHECK(o.notices == 0);
  CHECK(o.tenure_days == 400 + 200);
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
  const std::string report = report_html(whole, origin);
  CHECK(report == report_html(extended, origin));
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
