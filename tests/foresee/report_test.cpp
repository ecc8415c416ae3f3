// What a report must say, to whoever reads it: in every language, by every phase, with each
// uncertainty by itself.
#include "foresee/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "foresee/links.hpp"
#include "foresee/report_text.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/sensitivity.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

Scenario small(const std::string& stem) {
  Scenario scenario = with(
      shipped(stem), {{"contract.lots", 1}, {"contract.places", 30}, {"contract.base_years", 1}});
  scenario.days = 1100;
  return scenario;
}

Experiment compared(std::vector<Scenario> scenarios, std::size_t runs = 20) {
  Plan plan;
  plan.seed = 8;
  plan.runs = runs;
  plan.threads = 2;
  return run_experiment(std::move(scenarios), plan);
}

// With all three uncertainties.
const Experiment& whole() {
  static const Experiment experiment = [] {
    Experiment all = compared({small("base"), small("handover"), small("overlap")});
    all.ranges = run_ranges(all, 25);
    all.unlinked = run_links(all, 10);
    return all;
  }();
  return experiment;
}

const Origin origin{"stafett foresee a.toml", "1.2.3"};
constexpr auto languages = {Language::nb, Language::nn, Language::en};

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

bool holds(const std::string& text, std::string_view part) { return times(text, part) > 0; }

// What is inside the quotes after each `opens`.
std::vector<std::string> quoted(const std::string& html, std::string_view opens) {
  std::vector<std::string> all;
  for (auto at = html.find(opens); at != std::string::npos; at = html.find(opens, at + 1)) {
    const auto from = at + opens.size();
    all.push_back(html.substr(from, html.find('"', from) - from));
  }
  return all;
}

}  // namespace

TEST_CASE("a report is whole in bokmål, nynorsk and English") {
  for (const Language language : languages) {
    CAPTURE(to_text(language));
    const std::string html = report_html(whole(), origin, language);
    CHECK(holds(html, "<html lang=\"" + std::string{to_text(language)} + "\">"));
    for (const Measure& measure : measures()) {
      CHECK(holds(html, html_text(measure.title.in(language))));
      CHECK(holds(html, html_text(measure.unit.in(language))));
    }
    for (const PhaseMeasure& measure : phase_measures())
      CHECK(holds(html, html_text(measure.title.in(language))));
    for (const ParameterInfo& parameter : parameter_table()) {
      CHECK(holds(html, html_text(parameter.text.in(language))));
      CHECK(holds(html, unit_said(parameter).in(language)));
    }
    for (const Link& link : links()) CHECK(holds(html, link.without.in(language)));
    // Nothing is left to be filled in.
    const std::string body = html.substr(html.find("<main>"));
    CHECK_FALSE(holds(body, "{"));
  }
  const std::string nb = report_html(whole(), origin, Language::nb);
  const std::string nn = report_html(whole(), origin, Language::nn);
  const std::string en = report_html(whole(), origin, Language::en);
  for (const char* word : {"What this rests on", " draws", "By phase", "Difference", " runs of "}) {
    CHECK(holds(en, word));
    CHECK_FALSE(holds(nb, word));
    CHECK_FALSE(holds(nn, word));
  }
  for (const char* word : {" ikke ", "deltakere", "Forskjell", "hvordan"}) {
    CHECK(holds(nb, word));
    CHECK_FALSE(holds(nn, word));
  }
  // Numbers as the language writes them; keys for programs are the same in each.
  CHECK(holds(nb, "1\u00a0500\u00a0000"));
  CHECK(holds(en, "1,500,000"));
  for (const std::string& html : {nb, nn, en}) CHECK(holds(html, "<code>kept_year</code>"));
}

TEST_CASE("a report tells every measure of the follow-up by phase, with difference and interval") {
  for (const char* name :
       {"contacts_month", "gap_percent", "calm_percent", "handovers", "standstill_percent", "jobs",
        "days_to_job", "jobs_kept", "tenure_months", "turnover", "cost_month"}) {
    CAPTURE(name);
    CHECK(std::any_of(phase_measures().begin(), phase_measures().end(),
                      [&](const PhaseMeasure& one) { return one.name == name; }));
  }
  const std::string html = report_html(whole(), origin, Language::en);
  const std::string phases =
      html.substr(html.find("<h2 id=\"phases\""),
                  html.find("<h2 id=\"months\"") - html.find("<h2 id=\"phases\""));
  CHECK(times(phases, "<table") == phase_measures().size());
  CHECK(times(phases, "difference: ") == 2 * phase_measures().size());
  // Three means, and twice three differences, of each.
  CHECK(times(phases, "<td class=\"n") == 15 * phase_measures().size());
  CHECK(times(phases, "<span class=\"i\">(") + times(phases, "no day in it") +
            times(phases, "no value") ==
        15 * phase_measures().size());
}

TEST_CASE("what is counted by phase comes to what is counted of the whole") {
  const Arm& arm = whole().arms.front();
  const auto of = [&](const char* name, const Outcomes& run) {
    return find_measure(name)->of(run, arm.scenario);
  };
  const auto in_phase = [&](const char* name, const PhaseOutcomes& phase) {
    const auto it = std::find_if(phase_measures().begin(), phase_measures().end(),
                                 [&](const PhaseMeasure& one) { return one.name == name; });
    const double value = it->of(phase, arm.scenario);
    return std::isnan(value) ? 0 : value;
  };
  for (const Outcomes& run : arm.runs) {
    double cost = 0;
    double jobs = 0;
    double left = 0;
    for (const PhaseOutcomes& phase : run.phase) {
      const double months = static_cast<double>(phase.days) / (365.25 / 12);
      cost += in_phase("cost_month", phase) * months * 1000;
      jobs += in_phase("days_to_job", phase) * static_cast<double>(phase.jobs);
      left += in_phase("turnover", phase) * static_cast<double>(phase.consultant_days) / 36525;
    }
    const double years = arm.scenario.days / 365.25;
    CHECK(cost == doctest::Approx(of("cost_year", run) * years * 1e6));
    CHECK(jobs == doctest::Approx(of("days_to_job", run) * static_cast<double>(run.all().jobs)));
    CHECK(left == doctest::Approx(static_cast<double>(run.all().left)));
  }
}

TEST_CASE(
    "chance, numbers and model are three bars, and none of them is drawn where not asked for") {
  const auto charts = [](const Experiment& experiment) {
    const std::string html = report_html(experiment, origin, Language::en);
    return html.substr(html.find("<h3>How sure"),
                       html.find("<h2 id=\"phases\"") - html.find("<h3>How sure"));
  };
  const auto drawn = [](const std::string& html, const std::string& name) {
    return times(html, "class=\"tick end\">" + name + "</text>");
  };
  const std::string all = charts(whole());
  const auto pictures = times(all, "<svg");
  CHECK(pictures > 10);
  for (const char* bar : {"Chance", "Numbers", "Model"})
    CHECK(drawn(all, bar) == 2 * pictures);  // of two scenarios
  // In words, too.
  for (const std::string& words : quoted(all, "role=\"img\" aria-label=\""))
    for (const char* bar : {"Chance: ", "Numbers: ", "Model: "}) CHECK(times(words, bar) == 2);

  Experiment chance = whole();
  chance.ranges = {};
  chance.unlinked = {};
  const std::string alone = charts(chance);
  CHECK(drawn(alone, "Chance") == 2 * pictures);
  CHECK(drawn(alone, "Numbers") == 0);
  CHECK(drawn(alone, "Model") == 0);
  const std::string html = report_html(chance, origin, Language::en);
  CHECK(times(html, "Not asked for here") == 2);
  CHECK(holds(html, "What it hangs on was not computed"));
}

TEST_CASE(
    "without a link of the model, what goes by it is gone, and the rest meets the same chance") {
  const Experiment& all = whole();
  const auto link = [](std::string_view name) {
    return static_cast<std::size_t>(
        std::find_if(links().begin(), links().end(),
                     [&](const Link& one) { return one.name == name; }) -
        links().begin());
  };
  // A better handover spares telling again, and does nothing else.
  const Measure& standstill = *find_measure("standstill_percent");
  CHECK(difference_of_the_same_runs(all, 1, standstill).mean < 0);
  const auto without = differences_without(all, 1, standstill);
  REQUIRE(without.size() == links().size());
  CHECK(without[link("retelling")].mean == 0);
  CHECK(without[link("retelling")].deviation == 0);
  // Strain makes nobody leave where caseloads are bearable: the same runs, to the last bit.
  CHECK(without[link("competence")].mean != 0);
  const Interval span = span_without(all, 1, standstill);
  const double mean = paired_difference(all.values(0, standstill), all.values(1, standstill)).mean;
  CHECK(span.covers(mean));
  CHECK(span.high - span.low > 0);
  // The same on any number of threads, and stopped where it is told to.
  Experiment one = all;
  one.plan.threads = 1;
  one.unlinked = run_links(one, 10);
  CHECK(report_json(one, origin) == report_json(all, origin));
  CHECK(report_html(one, origin, Language::nb) == report_html(all, origin, Language::nb));
  CHECK(run_links(one, 5, [](std::size_t) { return false; }).runs == 0);
}

TEST_CASE(
    "a report can be read without seeing it: tables and pictures have names, and headings go in "
    "order") {
  for (const Language language : languages) {
    const std::string html = report_html(whole(), origin, language);
    CHECK(times(html, "<table") == quoted(html, "<table aria-label=\"").size());
    CHECK(times(html, "<svg class=\"chart\"") == quoted(html, "role=\"img\" aria-label=\"").size());
    for (const auto& name : quoted(html, "aria-label=\"")) CHECK_FALSE(name.empty());
    CHECK(times(html, "<h1>") == 1);
    CHECK(times(html, "<main>") == 1);
    // Every place that the contents lead to is there, once.
    const auto places = quoted(html, "<a href=\"#");
    CHECK(places.size() >= 10);
    for (const auto& place : places) CHECK(times(html, "id=\"" + place + "\"") == 1);
    CHECK_FALSE(holds(html, "<th>"));  // each says of what it is the head
  }
}

TEST_CASE("the STRESS checklist is filled in, item by item") {
  const std::string html = report_html(whole(), origin, Language::en);
  for (const char* number : {"1.1",   "1.2",   "1.3",   "2.1",   "2.2", "2.3", "2.4", "2.5.1",
                             "2.5.2", "2.5.3", "2.5.4", "2.5.5", "3.1", "3.2", "3.3", "3.4",
                             "4.1",   "4.2",   "4.3",   "5.1",   "5.2", "5.3", "5.4", "6.1"}) {
    CAPTURE(number);
    const auto at = html.find("<dt>" + std::string{number} + " ");
    REQUIRE(at != std::string::npos);
    CHECK(html.find("<dd></dd>", at) != html.find("<dd>", at));
  }
  // Only what the program cannot know is left to the reader.
  CHECK(times(html, "To be filled in by who uses the report") == 2);
}

TEST_CASE("a run without jobs says nothing about the time to a job, and does not count as none") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(find_measure("days_to_job")->of(Outcomes{}, small("base"))));
  CHECK(std::isnan(find_measure("cost_kept")->of(Outcomes{}, small("base"))));
  const std::vector<double> a = {1, none, 3, 5};
  const std::vector<double> b = {2, 9, none, 8};
  CHECK(estimate(a).runs == 3);
  CHECK(estimate(a).mean == 3);
  CHECK(paired_difference(a, b).runs == 2);
  CHECK(paired_difference(a, b).mean == 2);
  CHECK(quantile(a, 0.5) == 3);
  CHECK(std::isfinite(*variance_reduction(a, b)));
  // Nobody comes: no time to a job in any run, and the report says so.
  const Experiment empty =
      compared({with(small("base"), {{"people.referrals", 0}}), small("base")}, 4);
  const std::string html = report_html(empty, origin, Language::en);
  CHECK(holds(html, "no value"));
  CHECK_FALSE(holds(html, ">nan"));
  CHECK_FALSE(holds(runs_csv(empty), "nan"));
  CHECK_FALSE(holds(runs_csv(empty), "null"));
}
