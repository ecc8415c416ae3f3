#include "foresee/recorder.hpp"

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "foresee/circles.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

// Everything there is: changes of provider with overlap, people who leave, three years of two
// contracts.
Scenario lively() {
  Scenario scenario = with(shipped("overlap"), {{"contract.lots", 2},
                                                {"contract.places", 60},
                                                {"contract.base_years", 1},
                                                {"contract.options", 1},
                                                {"contract.option_taken", 0.5},
                                                {"change.staff_moves", 0.5},
                                                {"drop.per_week", 0.01}});
  scenario.days = 2500;
  return scenario;
}

struct Told {
  Outcomes outcomes;
  std::vector<Happened> all;
  std::map<Happening, std::int64_t> times;
  std::map<Happening, std::int64_t> sums;
  std::int64_t turned_away = 0;  // at the door
};

Told told(const Scenario& scenario, std::uint64_t replication) {
  Told here;
  const Recorder recorder = [&](const Happened& one) {
    here.all.push_back(one);
    ++here.times[one.what];
    here.sums[one.what] += one.value;
    here.turned_away += one.what == Happening::refused && one.value < 2 ? 1 : 0;
  };
  here.outcomes = run_circles(scenario, 3, replication, nullptr, nullptr, &recorder);
  return here;
}

}  // namespace

TEST_CASE("what is recorded adds up to the outcomes, and recording changes nothing") {
  const Scenario scenario = lively();
  for (std::uint64_t replication = 0; replication < 4; ++replication) {
    Told here = told(scenario, replication);
    const Outcomes& o = here.outcomes;
    CHECK(o == run_circles(scenario, 3, replication));
    const PhaseOutcomes all = o.all();
    using H = Happening;
    const auto times = [&](H what) { return here.times[what]; };
    CHECK(times(H::job_found) == all.jobs);
    CHECK(times(H::job_kept) == all.jobs_kept);
    CHECK(times(H::job_lost) == o.jobs_lost);
    CHECK(times(H::dropped_out) == all.drop_outs);
    CHECK(times(H::lead_gained) == all.handovers);
    CHECK(here.sums[H::met] == all.contacts);
    CHECK(times(H::began) == o.starts);
    CHECK(times(H::refused) == o.refused);
    CHECK(times(H::referred) + here.turned_away == o.referrals);
    CHECK(times(H::time_over) == o.ended_by_limit);
    CHECK(times(H::followed) == o.moved);
    CHECK(times(H::finished_at_change) == o.finished_at_change);
    CHECK(times(H::returned_at_change) == o.returned_at_change);
    CHECK(times(H::consultant_began) == o.all().hires);
    CHECK(times(H::notice_given) == o.notices);
    CHECK(times(H::kept_back) == o.left_with_contract);
    CHECK(times(H::consultant_left) == o.all().left);  // each once
    CHECK(here.sums[H::consultant_left] == o.all().tenure_days);
    CHECK(times(H::tender_awarded) == o.all().tenders);
    CHECK(times(H::provider_changed) == o.provider_changes);
    CHECK(times(H::contract_ended) == o.contracts_ended);
    CHECK(here.sums[H::contract_ended] == o.contract_days);
  }
}

TEST_CASE("what is recorded comes in the order of days, and each life makes sense") {
  std::set<Happening> seen;
  for (std::uint64_t replication = 0; replication < 4; ++replication) {
    const Told here = told(lively(), replication);
    using Life = std::tuple<std::uint32_t, std::int64_t>;
    std::map<Life, bool> in_place;
    std::map<Life, std::int64_t> with;  // post, or none
    int before = 0;
    for (const Happened& one : here.all) {
      CHECK(one.day >= before);
      before = one.day;
      seen.insert(one.what);
      if (one.referral == Happened::none) continue;
      const Life life{one.lot, one.referral};
      switch (one.what) {
        case Happening::began:
          CHECK(one.participant_phase == domain::Phase::start);
          CHECK_FALSE(in_place[life]);
          in_place[life] = true;
          with[life] = one.post;
          break;
        case Happening::lead_lost:
          CHECK(with[life] == one.post);
          with[life] = Happened::none;
          break;
        case Happening::lead_gained:
          CHECK(with[life] == Happened::none);
          with[life] = one.post;
          break;
        case Happening::met:
          CHECK(in_place[life]);
          CHECK(with[life] == one.post);
          break;
        case Happening::participant_turned:
          CHECK(one.participant_phase == domain::Phase::end);
          break;
        case Happening::dropped_out:
        case Happening::job_kept:
        case Happening::time_over:
        case Happening::finished_at_change:
        case Happening::returned_at_change:
          CHECK(in_place[life]);
          in_place[life] = false;
          break;
        default:
          break;
      }
    }
    std::int64_t there = 0;
    for (const auto& [life, now] : in_place) there += now ? 1 : 0;
    CHECK(there == here.outcomes.in_place_at_end);
  }
  // All that can happen did.
  CHECK(seen.size() == codes_of(Happening{}).size());
}
