#include "foresee/experiment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "foresee/report.hpp"
#include "foresee/report_text.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/sensitivity.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

// Two years of one small contract: a run is a millisecond.
Scenario small(const std::string& stem) {
  Scenario scenario = with(
      shipped(stem), {{"contract.lots", 1}, {"contract.places", 30}, {"contract.base_years", 1}});
  scenario.days = 730;
  return scenario;
}

Plan plan(std::size_t runs, unsigned threads = 1) {
  Plan one;
  one.seed = 5;
  one.runs = runs;
  one.threads = threads;
  return one;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const Origin origin{"stafett foresee a.toml --against 'b & c.toml'", "1.2.3"};

}  // namespace

TEST_CASE("one thread or many, at once or extended: the same bytes in every report") {
  const std::vector<Scenario> both = {small("base"), small("handover")};
  const Experiment at_once = run_experiment(both, plan(12));
  const Experiment threads = run_experiment(both, plan(12, 4));
  Experiment extended = run_experiment(both, plan(5, 2));
  CHECK(extended.arms[1].runs.size() == 5);
  extend(extended, 12);
  extended.plan = at_once.plan;
  for (const Experiment& other : {threads, extended}) {
    CHECK(runs_csv(at_once) == runs_csv(other));
    CHECK(report_json(at_once, origin) == report_json(other, origin));
    CHECK(report_html(at_once, origin, Language::en) == report_html(other, origin, Language::en));
    CHECK(table_text(at_once) == table_text(other));
  }
  CHECK(runs_csv(at_once) != runs_csv(run_experiment(both, plan(11))));
}

TEST_CASE("runs go on until the precision asked for is there, and no further than they may") {
  Plan asked = plan(400);
  asked.precision = Plan::Precision{"jobs_year", 0.8};
  const Experiment reached = run_experiment({small("base")}, asked);
  const auto values = reached.values(0, *find_measure("jobs_year"));
  CHECK(values.size() > 20);
  CHECK(values.size() < 400);
  const Estimate one = estimate(values);
  CHECK(one.interval->high - one.mean <= 0.8);
  // Three quarters of the runs would not have been enough.
  const Estimate fewer = estimate(std::span{values}.first(values.size() * 3 / 4));
  CHECK(fewer.interval->high - fewer.mean > 0.8);

  asked.runs = 30;
  asked.precision->half_width = 0.001;
  const Experiment stopped = run_experiment({small("base")}, asked);
  CHECK(stopped.arms[0].runs.size() == 30);
  CHECK(*runs_needed(stopped, *asked.precision) > 30);
}

TEST_CASE("what is stopped keeps the runs that every scenario has, and says that it was stopped") {
  const Experiment stopped = run_experiment({small("base"), small("handover"), small("overlap")},
                                            plan(50, 2), [](std::size_t done, std::size_t of) {
                                              CHECK(of == 150);
                                              return done < 31;
                                            });
  CHECK_FALSE(stopped.complete);
  const std::size_t runs = stopped.arms[0].runs.size();
  CHECK(runs >= 9);
  CHECK(runs <= 11);
  for (const Arm& arm : stopped.arms) {
    REQUIRE(arm.runs.size() == runs);
    CHECK(arm.runs.back() == run_circles(arm.scenario, 5, runs - 1));
  }
  CHECK(holds(report_html(stopped, origin, Language::en), "stopped before all were done"));
}

TEST_CASE(
    "a report says first what it rests on, gives no number without an interval, and can be made "
    "again") {
  const Experiment experiment = run_experiment({small("base"), small("handover")}, plan(20));
  const std::string html = report_html(experiment, origin, Language::en);
  const auto rests = html.find("What this rests on.");
  REQUIRE(rests != std::string::npos);
  CHECK(rests < html.find("<h2 id=\"results\">Results"));
  std::size_t assumptions = 0;
  for (const Given& given : experiment.arms[0].scenario.given)
    assumptions += given.evidence == Evidence::assumption ? 1 : 0;
  CHECK(holds(html, std::to_string(assumptions) + " are assumptions"));
  for (const auto& row : parameter_table())
    CHECK(holds(html, "<code>" + std::string{row.name} + "</code>"));
  for (const Measure& measure : measures()) CHECK(holds(html, html_text(measure.title.en)));
  for (const char* word : {"STRESS", "threefry2x64-20", "seed 5",
                           "0.8 share instead of 0.2 share (<code>handover.carries</code>)"})
    CHECK(holds(html, word));
  CHECK(holds(html, "stafett foresee a.toml --against 'b &amp; c.toml'"));
  CHECK_FALSE(holds(html, "one run"));
  CHECK_FALSE(holds(html, "nan"));
  CHECK_FALSE(holds(html, "http"));  // needs nothing else
  CHECK(holds(report_html(run_experiment({small("base")}, plan(1)), origin, Language::en),
              "one run: no interval"));

  const std::string csv = runs_csv(experiment);
  const auto lines = std::count(csv.begin(), csv.end(), '\n');
  // What a run, or a phase of it, does not have has no row.
  std::ptrdiff_t values = 0;
  for (const Arm& arm : experiment.arms) {
    for (const Outcomes& run : arm.runs) {
      for (const Measure& measure : measures())
        values += std::isnan(measure.of(run, arm.scenario)) ? 0 : 1;
      for (const PhaseOutcomes& phase : run.phase)
        for (const PhaseMeasure& measure : phase_measures())
          values += phase.days > 0 && !std::isnan(measure.of(phase, arm.scenario)) ? 1 : 0;
    }
  }
  CHECK(lines == 1 + values);
}

TEST_CASE("what is not known about the parameters is a bar of its own, wider than chance") {
  Experiment experiment = run_experiment({small("base"), small("handover")}, plan(20, 2));
  CHECK(holds(report_html(experiment, origin, Language::en), "Not asked for"));
  experiment.ranges = run_ranges(experiment, 30);
  Experiment alone = experiment;
  alone.plan.threads = 1;
  alone.ranges = run_ranges(alone, 30);
  CHECK(report_json(alone, origin) == report_json(experiment, origin));
  const auto jobs = static_cast<std::size_t>(find_measure("jobs_year") - measures().data());
  const auto& drawn = experiment.ranges.values[0][jobs];
  CHECK(estimate(drawn).deviation >
        1.5 * estimate(experiment.values(0, measures()[jobs])).deviation);
  const auto html = report_html(experiment, origin, Language::en);
  CHECK(holds(html, "drawn anywhere in their ranges, all at once, 30 times"));
  // A better handover means less standstill, whatever else is assumed.
  const auto still =
      static_cast<std::size_t>(find_measure("standstill_percent") - measures().data());
  for (std::size_t draw = 0; draw < 30; ++draw)
    CHECK(experiment.ranges.values[1][still][draw] <= experiment.ranges.values[0][still][draw]);
  CHECK(run_ranges(experiment, 5, [](std::size_t) { return false; }).draws == 0);
}

TEST_CASE("several comparisons at once have wider intervals than one") {
  const auto width = [](const Experiment& experiment) {
    const std::string json = report_json(experiment, origin);
    const auto at = json.find("\"difference\":{\"runs\"");
    REQUIRE(at != std::string::npos);
    const auto number = [&](const std::string& key) {
      return std::stod(json.substr(json.find(key, at) + key.size()));
    };
    return number("\"high\":") - number("\"low\":");
  };
  const auto one = run_experiment({small("base"), small("caseload-12")}, plan(20));
  const auto many = run_experiment(
      {small("base"), small("caseload-12"), small("overlap"), small("handover")}, plan(20));
  CHECK(width(many) > 1.1 * width(one));
  CHECK(holds(report_html(many, origin, Language::en), "Bonferroni"));
}

TEST_CASE("numbers and texts in reports are safe and readable") {
  CHECK(shown(1234.5) == "1234");
  CHECK(shown(12345.6) == "12,346");
  CHECK(shown(12345.6, Language::nb) == "12\u00a0346");
  CHECK(shown(-0.25, Language::nn) == "\u22120,250");
  CHECK(shown(-1e-9) == "0.0000");
  CHECK(shown(std::nan("")) == "-");
  CHECK(written(1500000, Language::nb) == "1\u00a0500\u00a0000");
  CHECK(written(0.012, Language::nb) == "0,012");
  CHECK(written(*Day::of(2027, 1, 1), Language::nb) == "1. januar 2027");
  CHECK(written(*Day::of(2027, 1, 1), Language::en) == "1 January 2027");
  CHECK(shown_difference(Interval{2.609, 2.650}) == "+2.61 to +2.65");
  CHECK(shown(12.34) == "12.3");
  CHECK(shown(0.0) == "0");
  CHECK(exact(0.1) == "0.1");
  CHECK(exact(std::nan("")) == "null");
  CHECK(html_text("a<b & \"c\"") == "a&lt;b &amp; &quot;c&quot;");
  CHECK(json_text("a\"b\\c\n") == "\"a\\\"b\\\\c\\u000a\"");
  CHECK(csv_text("plain") == "plain");
  CHECK(csv_text("a,\"b\"") == "\"a,\"\"b\"\"\"");
  CHECK(csv_text("=1+1") == "\"'=1+1\"");
  const Estimate one = estimate(std::vector<double>{12.0, 12.2, 12.4, 12.6});
  CHECK(shown(one) == "12.3 (11.9 to 12.7)");
  // The same in every run, but for what adding it up rounds away.
  Estimate same = estimate(std::vector<double>(7, 0.4));
  REQUIRE(same.interval);
  same.interval = Interval{same.mean - 1e-17, same.mean + 1e-16};
  CHECK(shown(same) == "0.400 (0.400 to 0.400)");
  CHECK(shown_difference(one) == "+12.3 (+11.9 to +12.7)");
}
