#include "foresee/kept.hpp"

#include <doctest/doctest.h>

#include <string>

#include "foresee/report.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/words.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

std::vector<Scenario> both() {
  std::vector<Scenario> all;
  for (const char* stem : {"base", "overlap"}) {
    all.push_back(with(shipped(stem), {{"contract.lots", 1},
                                       {"contract.places", 30},
                                       {"contract.base_years", 1},
                                       {"contract.options", 0}}));
    all.back().days = 800;
  }
  return all;
}

const Order order{"1.2.3",
                  {"a b.toml", "c\\d\ne.toml"},
                  4,
                  3,
                  Language::nn,
                  true,
                  true,
                  800,
                  "23/17 \\ to",
                  Day::from_text("2027-01-04"),
                  {domain::OptionDecision::declined, 2, {{"staff.hire_days", 0.1}}}};
const Origin origin{"stafett foresee", "1.2.3"};

Plan plan(std::size_t runs) {
  Plan one;
  one.seed = 11;
  one.runs = runs;
  return one;
}

// Kept after some runs, read again, carried on to `runs`.
Experiment carried_on(const Experiment& experiment, std::size_t runs) {
  auto kept = read_kept(kept_text(experiment, order));
  REQUIRE(kept.has_value());
  CHECK(kept->order == order);
  CHECK(changed(*kept, both()).empty());
  auto again = taken_up(*std::move(kept), both());
  REQUIRE(again.has_value());
  again->plan.runs = runs;
  carry_on(*again);
  return *std::move(again);
}

void check_same(const Experiment& one, const Experiment& other) {
  REQUIRE(one.arms.size() == other.arms.size());
  for (std::size_t arm = 0; arm < one.arms.size(); ++arm)
    CHECK(one.arms[arm].runs == other.arms[arm].runs);
  CHECK(report_html(one, origin, Language::nb) == report_html(other, origin, Language::nb));
  CHECK(report_json(one, origin) == report_json(other, origin));
  CHECK(runs_csv(one) == runs_csv(other));
  CHECK(kept_text(one, order) == kept_text(other, order));
}

}  // namespace

TEST_CASE("outcomes come back from their words to the last number") {
  Outcomes outcomes = run_circles(both()[1], 11, 0);
  CHECK(outcomes_of(words_of(outcomes)) == outcomes);
  // Each number for itself.
  Words words = words_of(outcomes);
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = i + 1;
  words[0] = static_cast<std::uint64_t>(-1);
  CHECK(words_of(outcomes_of(words)) == words);
  words.pop_back();
  CHECK_THROWS_AS(static_cast<void>(outcomes_of(words)), std::invalid_argument);
}

TEST_CASE("what is kept and carried on is what would have been run at once, to the byte") {
  const Experiment at_once = run_experiment(both(), plan(9));
  check_same(carried_on(run_experiment(both(), plan(4)), 9), at_once);
  check_same(carried_on(at_once, 9), at_once);
  // Stopped in the middle.
  const Experiment stopped =
      run_experiment(both(), plan(9), [](std::size_t done, std::size_t) { return done < 7; });
  REQUIRE_FALSE(stopped.complete);
  check_same(carried_on(stopped, 9), at_once);
  // Stopped before the first was done.
  const Experiment empty =
      run_experiment(both(), plan(9), [](std::size_t, std::size_t) { return false; });
  check_same(carried_on(empty, 9), at_once);
}

TEST_CASE("runs that go on until a precision stop at the same one, carried on or at once") {
  // Three quarters of what twenty runs give takes some more.
  const Measure& jobs = *find_measure("jobs_year");
  const Experiment few_runs = run_experiment(both(), plan(20));
  const Estimate twenty = paired_difference(few_runs.values(0, jobs), few_runs.values(1, jobs));
  Plan asked = plan(400);
  asked.precision = Plan::Precision{"jobs_year", 0.75 * (twenty.interval->high - twenty.mean)};
  const Experiment at_once = run_experiment(both(), asked);
  const std::size_t runs = at_once.arms[0].runs.size();
  REQUIRE(runs > 25);
  REQUIRE(runs < 400);
  for (const std::size_t few : {std::size_t{7}, std::size_t{23}, runs}) {
    Plan first = asked;
    first.runs = few;
    check_same(carried_on(run_experiment(both(), first), 400), at_once);
  }
}

TEST_CASE("what has changed since is named: every parameter, and runs that come out otherwise") {
  const Experiment experiment = run_experiment(both(), plan(3));
  auto kept = read_kept(kept_text(experiment, order));
  REQUIRE(kept.has_value());
  auto other = both();
  other[0] = with(other[0], {{"job.per_week", 0.031}});
  other[0].days = 801;
  const auto names = changed(*kept, other);
  REQUIRE(names.size() == 2);
  CHECK(names[0] == "a b.toml: days is 801 and was 800");
  CHECK(names[1].find("a b.toml: job.per_week is 0.031 (") == 0);
  CHECK_FALSE(taken_up(*kept, other).has_value());
  CHECK(taken_up(*kept, both()).has_value());
  ++kept->runs[1].back().starts;
  CHECK_FALSE(taken_up(*kept, both()).has_value());
}

TEST_CASE("a file that is cut off, changed or something else is told with its line") {
  const std::string text = kept_text(run_experiment(both(), plan(2)), order);
  const auto why = [](const std::string& bytes) {
    const auto kept = read_kept(bytes);
    REQUIRE_FALSE(kept.has_value());
    return kept.error();
  };
  CHECK(why("") == "line 1 is not the beginning of kept runs");
  CHECK(why(text.substr(0, text.size() - 8)).find("line ") == 0);
  CHECK(why(text.substr(0, text.rfind("\nend") + 1)).find("cut off") != std::string::npos);
  const auto replaced = [&](const std::string& what, const std::string& by) {
    std::string bytes = text;
    return bytes.replace(bytes.find(what), what.size(), by);
  };
  CHECK(why(replaced("seed 11", "seed eleven")) == "line 3 is not understood");
  CHECK(why(replaced("run 0 1", "run 0 2")).find("is not understood") != std::string::npos);
  CHECK(why(replaced("\nend 2", "\nend 3")).find("count") != std::string::npos);
}
