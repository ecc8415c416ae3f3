// docs/foresee.md is the model's protocol: it has the elements of ODD, names all that the model
// rests on, and the patterns by which it says the model is to be believed are there.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "foresee/circles.hpp"
#include "foresee/experiment.hpp"
#include "foresee/measures.hpp"
#include "foresee/parameters.hpp"
#include "foresee/replications.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/statistics.hpp"

using namespace stafett::foresee;

namespace {

std::string protocol() {
  const auto text = read_disk("docs/foresee.md");
  REQUIRE(text.has_value());
  return *text;
}

Interval of_base(const std::vector<Outcomes>& runs, const Scenario& base, const char* measure) {
  std::vector<double> values;
  values.reserve(runs.size());
  for (const Outcomes& o : runs) values.push_back(find_measure(measure)->of(o, base));
  return *estimate(values).interval;
}

}  // namespace

TEST_CASE("the protocol has the seven elements of ODD and its design concepts, in their order") {
  const std::string text = protocol();
  std::size_t at = 0;
  for (const char* part :
       {"### 1. Purpose and patterns\n", "### 2. Entities, state variables, and scales\n",
        "### 3. Process overview and scheduling\n", "### 4. Design concepts\n",
        "- **Basic principles**", "- **Emergence**", "- **Adaptation**", "- **Objectives**",
        "- **Learning**", "- **Prediction**", "- **Sensing**", "- **Interaction**",
        "- **Stochasticity**", "- **Collectives**", "- **Observation**", "### 5. Initialization\n",
        "### 6. Input data\n", "### 7. Submodels\n"}) {
    CAPTURE(part);
    at = text.find(part, at);
    REQUIRE(at != std::string::npos);
  }
}

TEST_CASE("the protocol names every parameter of the model") {
  const std::string whole = protocol();
  const std::size_t from = whole.find("### 5. Initialization");
  const std::string text = whole.substr(from, whole.find("\n## ", from) - from);
  for (const ParameterInfo& row : parameter_table())
    CHECK_MESSAGE(text.find("`" + std::string{row.name} + "`") != std::string::npos, row.name);
}

TEST_CASE("the patterns by which the model is to be believed are those of the base scenario") {
  const Scenario base = shipped("base");
  std::vector<Outcomes> runs(60);
  replicate(0, runs.size(), 2, [&](std::size_t i) { runs[i] = run_circles(base, 1, i); });
  const Interval turnover = of_base(runs, base, "turnover");
  CHECK(turnover.low > 40);
  CHECK(turnover.high < 50);
  const Interval jobs = of_base(runs, base, "jobs_hundred");
  CHECK(jobs.low > 30);
  CHECK(jobs.high < 50);
  // A contract's start phase is the weak one.
  std::vector<double> start;
  std::vector<double> under_way;
  const auto by_days = [](const PhaseOutcomes& o) {
    return static_cast<double>(o.jobs) / static_cast<double>(o.days);
  };
  for (const Outcomes& o : runs) {
    start.push_back(by_days(o.phase[0]));
    under_way.push_back(by_days(o.phase[1]));
  }
  CHECK(paired_difference(start, under_way).interval->low > 0);
}
