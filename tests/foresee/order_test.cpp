#include "foresee/order.hpp"

#include <doctest/doctest.h>

#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

Plan plan(std::size_t runs, std::uint64_t seed = 3) {
  Plan one;
  one.runs = runs;
  one.seed = seed;
  return one;
}

std::vector<Scenario> both() {
  std::vector<Scenario> all;
  for (const char* stem : {"base", "handover"}) {
    all.push_back(with(shipped(stem), {{"contract.lots", 1}, {"contract.places", 20}}));
    all.back().days = 500;
  }
  return all;
}

}  // namespace

TEST_CASE("a command says everything that was asked for, and where things lie it leaves open") {
  Order order;
  order.files = {"base.toml", "my own.toml"};
  order.draws = 60;
  order.links = 5;
  CHECK(
      command_of(order, plan(100), {}) ==
      "stafett foresee base.toml --against 'my own.toml' --runs 100 --draws 60 --links 5 --seed 3 "
      "--language nb --out DIR");
  order.language = Language::nn;
  order.files = {"base.toml"};
  order.has_shelf = order.has_register = true;
  order.contract = "23/17 B";
  order.day = Day::from_text("2027-01-04");
  order.days = 730;
  order.turns = {domain::OptionDecision::taken, 2, {{"staff.hire_days", 90}, {"job.near", 0.1}}};
  CHECK(scenarios_named(order) ==
        "stafett foresee base.toml --scenarios FOLDER --data FOLDER --contract '23/17 B' --days "
        "730 --option taken --leaving 2 --set staff.hire_days=90 --set job.near=0.1");
  const std::string whole = command_of(order, plan(100), "abc");
  CHECK(whole.ends_with(" --seed 3 --same abc --day 2027-01-04 --language nn --out DIR"));
}

TEST_CASE("the mark is the same however the runs were made, and another for anything else") {
  const std::string mark = mark_of(run_experiment(both(), plan(12)));
  CHECK(mark.size() == 16);
  // Before the first run, after a few, and however many there are beyond the tenth.
  CHECK(mark_of(begun(both(), plan(12))) == mark);
  CHECK(mark_of(run_experiment(both(), plan(40))) == mark);
  Experiment few = run_experiment(both(), plan(4));
  few.plan.runs = 12;
  CHECK(mark_of(few) == mark);

  CHECK(mark_of(begun(both(), plan(12, 4))) != mark);
  CHECK(mark_of(begun({both()[1], both()[0]}, plan(12))) != mark);
  auto other = both();
  other[1].name += "!";
  CHECK(mark_of(begun(other, plan(12))) != mark);
  other = both();
  other[1].days += 1;
  CHECK(mark_of(begun(other, plan(12))) != mark);
  // A program that gives other runs.
  Experiment wrong = run_experiment(both(), plan(12));
  ++wrong.arms[1].runs[9].starts;
  CHECK(mark_of(wrong) != mark);
}
