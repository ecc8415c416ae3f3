#include "foresee/desk.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "foresee/links.hpp"
#include "foresee/report.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/sensitivity.hpp"
#include "foresee/shelf.hpp"
#include "foresee/words.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

Scenario small(const std::string& stem) {
  Scenario scenario = with(
      shipped(stem), {{"contract.lots", 1}, {"contract.places", 30}, {"contract.base_years", 1}});
  scenario.days = 730;
  return scenario;
}

RunOrder order(std::size_t runs, std::size_t draws = 0, std::size_t links = 0) {
  RunOrder all{{small("base"), small("handover")}, 5, runs};
  all.asked.draws = draws;
  all.asked.links = links;
  return all;
}

// A clock that goes a second forward whenever it is looked at: every turn is as short as it can be.
RunDesk::Machine hasty() {
  auto seconds = std::make_shared<std::atomic<int>>(0);
  return {[seconds] { return static_cast<double>(++*seconds); }, {}};
}

Uuid id(std::uint8_t number) {
  Uuid one{};
  one.bytes.back() = number;
  return one;
}

AccountId somebody(std::uint8_t number) { return AccountId{id(number)}; }

RunNow finished(const RunDesk& desk, const AccountId& owner, const Uuid& run) {
  for (int i = 0; i < 60'000; ++i) {
    const auto now = desk.find(owner, run);
    REQUIRE(now);
    if (now->state > RunState::running) return *now;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  FAIL("the run does not come to its end");
  return {};
}

const AccountId me = somebody(1);
const AccountId other = somebody(2);

}  // namespace

TEST_CASE("a run in many turns gives the bytes of one at once") {
  RunDesk desk{{.threads = 2, .first_runs = 4}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(30, 25, 4)));
  const RunNow now = finished(desk, me, id(1));
  CHECK(now.state == RunState::done);
  CHECK(now.done == now.of);
  CHECK(now.of == 110 + 2 * 4 * links().size());

  Plan plan;
  plan.seed = 5;
  plan.runs = 30;
  Experiment at_once = run_experiment({small("base"), small("handover")}, plan);
  at_once.ranges = run_ranges(at_once, 25);
  at_once.unlinked = run_links(at_once, 4);
  const auto kept = desk.experiment(me, id(1));
  REQUIRE(kept);
  CHECK(runs_csv(*kept) == runs_csv(at_once));
  const Origin origin{"a", "b"};
  CHECK(report_json(*kept, origin) == report_json(at_once, origin));
}

TEST_CASE("the picture has the middle between its bands and the paired differences") {
  RunDesk desk{{}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(40, 20, 3)));
  const RunNow now = finished(desk, me, id(1));
  REQUIRE(now.picture);
  CHECK(now.picture->links == links().size());
  const Picture& picture = *now.picture;
  CHECK(picture.runs == 40);
  REQUIRE(picture.months.size() == month_measures().size());
  for (const auto& arms : picture.months) {
    REQUIRE(arms.size() == 2);
    for (const Bands& bands : arms) {
      REQUIRE(bands.middle.size() == 24);
      for (std::size_t m = 0; m < bands.middle.size(); ++m) {
        CHECK(bands.low[m] <= bands.lower[m]);
        CHECK(bands.lower[m] <= bands.middle[m]);
        CHECK(bands.middle[m] <= bands.upper[m]);
        CHECK(bands.upper[m] <= bands.high[m]);
      }
    }
  }
  const auto kept = desk.experiment(me, id(1));
  for (std::size_t m = 0; m < measures().size(); ++m) {
    const auto a = kept->values(0, measures()[m]);
    const auto b = kept->values(1, measures()[m]);
    CHECK(picture.means[m][1] == estimate(b));
    REQUIRE(picture.differences[m].size() == 1);
    CHECK(picture.differences[m][0].estimate == paired_difference(a, b));
    // A draw in which nobody left has no tenure, and too few that have one say nothing.
    const auto drawn = paired_difference(kept->ranges.values[0][m], kept->ranges.values[1][m]);
    const auto& over_ranges = picture.differences[m][0].over_ranges;
    CHECK(over_ranges.has_value() == (drawn.runs >= 20));
    if (over_ranges) CHECK(over_ranges->low <= over_ranges->high);
    CHECK(picture.differences[m][0].without_links == span_without(*kept, 1, measures()[m]));
  }
}

TEST_CASE("with several scenarios the intervals of the differences are wider") {
  RunDesk desk{{}, hasty()};
  RunOrder three = order(30);
  REQUIRE(desk.begin(me, id(1), "a", three));
  three.scenarios.push_back(small("overlap"));
  REQUIRE(desk.begin(me, id(2), "b", three));
  const auto two = finished(desk, me, id(1)).picture;
  const auto all = finished(desk, me, id(2)).picture;
  const auto& narrow = *two->differences[0][0].estimate.interval;
  const auto& wide = *all->differences[0][0].estimate.interval;
  CHECK(wide.high - wide.low > narrow.high - narrow.low);
  CHECK(all->differences[0].size() == 2);
}

TEST_CASE("a short run does not wait behind a long one") {
  RunDesk desk{{.first_runs = 2}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(100'000)));
  REQUIRE(desk.begin(other, id(2), "b", order(6)));
  CHECK(finished(desk, other, id(2)).state == RunState::done);
  const auto still = desk.find(me, id(1));
  REQUIRE(still);
  CHECK(still->state == RunState::running);
  CHECK(still->seconds_left.value_or(0) > 0);
}

TEST_CASE("a run that is stopped keeps what is there, and says that it was stopped") {
  RunDesk desk{{.first_runs = 2}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(100'000)));
  while (!desk.find(me, id(1))->picture) std::this_thread::yield();
  CHECK_FALSE(desk.experiment(me, id(1)));  // not while it goes
  CHECK_FALSE(desk.stop(other, id(1)));
  REQUIRE(desk.stop(me, id(1)));
  const RunNow now = finished(desk, me, id(1));
  CHECK(now.state == RunState::stopped);
  const auto kept = desk.experiment(me, id(1));
  REQUIRE(kept);
  CHECK_FALSE(kept->complete);
  CHECK(kept->arms[0].runs.size() == kept->arms[1].runs.size());
  CHECK(kept->arms[0].runs.size() == now.picture->runs);
}

TEST_CASE("another person's run answers as one that never was") {
  RunDesk desk{{}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(5)));
  finished(desk, me, id(1));
  CHECK_FALSE(desk.find(other, id(1)));
  CHECK_FALSE(desk.experiment(other, id(1)));
  CHECK_FALSE(desk.forget(other, id(1)));
  CHECK(desk.runs_of(other).empty());
  CHECK(desk.runs_of(me).size() == 1);
  CHECK(desk.forget(me, id(1)));
  CHECK_FALSE(desk.find(me, id(1)));
}

TEST_CASE("the same order sent twice is one run") {
  RunDesk desk{{}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(5)));
  CHECK(desk.begin(me, id(2), "a", order(5))->id == id(1));
  CHECK(desk.begin(other, id(3), "a", order(5))->id == id(3));
}

TEST_CASE("who has too much going is told so, and so is a run that needs too much memory") {
  RunDesk desk{{.each = 2, .all = 3}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(100'000)));
  REQUIRE(desk.begin(me, id(2), "b", order(100'000)));
  const auto third = desk.begin(me, id(3), "c", order(5));
  REQUIRE_FALSE(third);
  CHECK(third.error().code == "runs_of_one_full");
  REQUIRE(desk.begin(other, id(4), "d", order(100'000)));
  const auto fifth = desk.begin(somebody(3), id(5), "e", order(5));
  REQUIRE_FALSE(fifth);
  CHECK(fifth.error().code == "runs_full");

  RunDesk narrow{{.bytes = 100'000'000}, hasty()};
  const auto large = narrow.begin(me, id(1), "a", order(1'000'000));
  REQUIRE_FALSE(large);
  CHECK(large.error().code == "run_too_large");
  REQUIRE(large.error().values.size() == 2);
  CHECK(large.error().values[0].first == "needed_mb");
  CHECK(std::stoul(large.error().values[0].second) > 100);
  CHECK(large.error().values[1].second == "100");
  CHECK(narrow.begin(me, id(2), "b", order(5)));
}

TEST_CASE("of finished runs the oldest are forgotten first") {
  RunDesk desk{{.kept_each = 2}, hasty()};
  for (std::uint8_t i = 1; i <= 4; ++i) {
    REQUIRE(desk.begin(me, id(i), std::to_string(i), order(2)));
    finished(desk, me, id(i));
  }
  CHECK_FALSE(desk.find(me, id(2)));
  const auto kept = desk.runs_of(me);
  REQUIRE(kept.size() == 2);
  CHECK(kept.front().id == id(4));
}

TEST_CASE("the first picture comes after few runs and is refined") {
  RunDesk desk{{.first_runs = 4}, hasty()};
  REQUIRE(desk.begin(me, id(1), "a", order(400)));
  std::size_t first = 0;
  while (first == 0) {
    if (const auto now = desk.find(me, id(1)); now->picture) first = now->picture->runs;
  }
  CHECK(first < 400);
  CHECK(finished(desk, me, id(1)).picture->runs == 400);
}

TEST_CASE("draws in several parts are those drawn at once") {
  Plan plan;
  plan.runs = 3;
  const Experiment experiment = run_experiment({small("base"), small("handover")}, plan);
  Ranges parts;
  CHECK_FALSE(extend_ranges(experiment, parts, 20, [](std::size_t done) { return done < 7; }));
  CHECK(parts.draws == 7);
  CHECK(extend_ranges(experiment, parts, 20));
  const Ranges whole = run_ranges(experiment, 20);
  CHECK(parts.draws == whole.draws);
  // Word by word: what a draw does not have is no number, and no such number equals another.
  for (std::size_t arm = 0; arm < 2; ++arm)
    for (std::size_t m = 0; m < measures().size(); ++m)
      CHECK(words_of(parts.values[arm][m]) == words_of(whole.values[arm][m]));
}

TEST_CASE("a model without its links in several parts is that of one") {
  Plan plan;
  plan.runs = 6;
  const Experiment experiment = run_experiment({small("base"), small("handover")}, plan);
  Unlinked parts;
  CHECK_FALSE(extend_links(experiment, parts, 5, [](std::size_t done) { return done < 2; }));
  CHECK(parts.runs == 2);
  CHECK(extend_links(experiment, parts, 5));
  const Unlinked whole = run_links(experiment, 5);
  CHECK(parts.runs == whole.runs);
  for (std::size_t link = 0; link < links().size(); ++link)
    for (std::size_t arm = 0; arm < 2; ++arm)
      for (std::size_t m = 0; m < measures().size(); ++m)
        CHECK(words_of(parts.values[link][arm][m]) == words_of(whole.values[link][arm][m]));
}

TEST_CASE("a text of one's own stands on the shelf's scenarios, and its faults have their lines") {
  const Shelf shelf{{{"base.toml", *read_disk("scenarios/base.toml")}}};
  CHECK(shelf.read("base.toml"));
  CHECK_FALSE(shelf.read("../base.toml"));
  const auto own = shelf.read_text("mine", R"(name = "Mine"
based_on = "base.toml"
[contract.award_days]
value = 60
unit = "days"
evidence = "lever"
source = "to see"
)");
  REQUIRE(own);
  CHECK(own->parameters.award_days == 60);
  const auto faulty =
      shelf.read_text("mine", "name = \"Mine\"\nbased_on = \"base.toml\"\nlength = 3\n");
  REQUIRE_FALSE(faulty);
  CHECK(faulty.error().front().line == 3);
}
