#include "foresee/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "foresee/charts.hpp"
#include "foresee/report_figures.hpp"
#include "foresee/report_start.hpp"
#include "foresee/report_text.hpp"

namespace stafett::foresee {

namespace {

// What the reader has to know before any number.
std::string foreword(const Experiment& experiment) {
  const Arm& first = experiment.arms.front();
  std::string html = "<h1>Foresee: " + html_text(first.scenario.name);
  for (std::size_t i = 1; i < experiment.arms.size(); ++i)
    html += (i == 1 ? " against " : ", ") + html_text(experiment.arms[i].scenario.name);
  html += "</h1>\n<div class=\"first\"><p><strong>What this rests on.</strong> " +
          html_text(rests_text(first.scenario)) + "</p>\n";
  html += fmt::format(
      "<p>{} runs of each scenario, {} days from {}. The intervals hold chance alone: how much a "
      "mean or a difference would move if "
      "everything were run again. They do not hold what is not known about the parameters, nor the "
      "choice of model; those are two further "
      "uncertainties, and for most numbers here the larger ones. Differences between scenarios are "
      "surer than the numbers themselves, for both "
      "scenarios rest on the same assumptions and met the same chance.</p>",
      runs_of(experiment), first.scenario.days, first.scenario.first_day.to_text());
  if (experiment.arms.size() > 2)
    html += fmt::format(
        "<p>{} scenarios are compared with the first. The intervals of differences are widened "
        "(Bonferroni) so that all of them together hold in 95 of "
        "100 cases.</p>",
        experiment.arms.size() - 1);
  if (!experiment.complete)
    html += "<p><strong>The runs were stopped before all were done.</strong></p>";
  if (runs_of(experiment) < 20)
    html += "<p><strong>Fewer than 20 runs: take the intervals as rough.</strong></p>";
  return html + "</div>\n";
}

std::string scenarios_part(const Experiment& experiment) {
  std::string html = "<h2>Scenarios</h2><dl>\n";
  const Scenario& first = experiment.arms.front().scenario;
  for (const Arm& arm : experiment.arms) {
    html += fmt::format("<dt>{}</dt><dd>{}", html_text(arm.scenario.name),
                        html_text(arm.scenario.text));
    std::string changes;
    for (std::size_t i = 0; i < arm.scenario.given.size(); ++i) {
      const Given& mine = arm.scenario.given[i];
      if (mine.value != first.given[i].value)
        changes += fmt::format("{}{} {} instead of {} {}", changes.empty() ? "" : "; ",
                               mine.parameter->name, exact(mine.value), exact(first.given[i].value),
                               mine.parameter->unit);
    }
    if (!changes.empty()) html += "<br>Differs from the first in: " + html_text(changes) + ".";
    html += "</dd>\n";
  }
  return html + "</dl>\n";
}

std::string difference_cell(const Estimate& one) {
  if (one.runs == 0) return "<td></td>";
  const bool sure = one.interval && (one.interval->low > 0 || one.interval->high < 0);
  return fmt::format("<td class=\"n{}\">{}</td>", sure ? " sure" : "", shown_difference(one));
}

std::string results_part(const Experiment& experiment) {
  std::string html =
      "<h2>Results</h2><table><caption>Means over the runs, with intervals for 95 of 100. A "
      "difference in bold has an "
      "interval without nought.</caption><thead><tr><th>Measure</th>";
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    html += fmt::format("<th class=\"n\">{}</th>", html_text(experiment.arms[arm].scenario.name));
    if (arm > 0) html += "<th class=\"n\">difference</th>";
  }
  html += "</tr></thead><tbody>\n";
  for (const Measure& measure : measures()) {
    html += "<tr><th scope=\"row\">" + html_text(unit_title(measure)) + "</th>";
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
      html += "<td class=\"n\">" + shown(estimate(experiment.values(arm, measure))) + "</td>";
      if (arm > 0) html += difference_cell(difference(experiment, arm, measure));
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

// The second uncertainty, beside chance: what is not known about the parameters.
std::string ranges_part(const Experiment& experiment) {
  const Ranges& ranges = experiment.ranges;
  std::string html = "<h2>If the parameters are other than assumed</h2>\n";
  if (ranges.draws == 0)
    return html +
           "<p>Not asked for (<code>--draws</code>). The intervals above hold chance alone.</p>\n";
  html += fmt::format(
      "<p>{} parameters that have a range and are no lever were drawn anywhere in it, all at once, "
      "{} times; both scenarios of a draw have the same ones and meet "
      "the same chance. Four of five draws lie between the two numbers. Where the last column says "
      "that nearly all draws agree, the direction does not "
      "hang on what is assumed.</p><table><thead><tr><th>Measure</th>",
      ranges.parameters, ranges.draws);
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    html += fmt::format("<th class=\"n\">{}</th>", html_text(experiment.arms[arm].scenario.name));
    if (arm > 0)
      html += "<th class=\"n\">difference</th><th class=\"n\">draws with more / less</th>";
  }
  html += "</tr></thead><tbody>\n";
  const auto between = [](const std::vector<double>& values) {
    return fmt::format("<td class=\"n\">{} to {}</td>", shown(quantile(values, 0.1)),
                       shown(quantile(values, 0.9)));
  };
  for (std::size_t m = 0; m < measures().size(); ++m) {
    html += "<tr><th scope=\"row\">" + html_text(unit_title(measures()[m])) + "</th>";
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
      html += between(ranges.values[arm][m]);
      if (arm == 0) continue;
      std::vector<double> differences;
      differences.reserve(ranges.draws);
      for (std::size_t draw = 0; draw < ranges.draws; ++draw)
        differences.push_back(ranges.values[arm][m][draw] - ranges.values[0][m][draw]);
      const auto more =
          std::count_if(differences.begin(), differences.end(), [](double d) { return d > 0; });
      const auto less =
          std::count_if(differences.begin(), differences.end(), [](double d) { return d < 0; });
      html += between(differences) + fmt::format("<td class=\"n\">{} / {}</td>", more, less);
    }
    html += "</tr>\n";
  }
  return html +
         "</tbody></table><p>The third uncertainty, the choice of model, cannot be computed. "
         "docs/foresee.md lists what is left out.</p>\n";
}

// Says so where not every run has a day in the phase.
std::string phase_cell(const Experiment& experiment, const Estimate& one) {
  if (one.runs == 0) return "<td class=\"n\">no day in it</td>";
  const auto some = one.runs < runs_of(experiment) ? fmt::format("; in {} runs", one.runs) : "";
  return "<td class=\"n\">" + shown(one) + some + "</td>";
}

std::string phases_part(const Experiment& experiment) {
  std::string html = "<h2>By phase of the contract</h2>\n";
  for (const PhaseMeasure& measure : phase_measures()) {
    html += fmt::format("<table><caption>{}{}{}</caption><thead><tr><th>Scenario</th>",
                        html_text(measure.title), measure.unit.empty() ? "" : ", ", measure.unit);
    for (const auto& [phase, name] : report_phases)
      html += fmt::format("<th class=\"n\">{}</th>", name);
    html += "</tr></thead><tbody>\n";
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
      html += "<tr><th scope=\"row\">" + html_text(experiment.arms[arm].scenario.name) + "</th>";
      for (const auto& [phase, name] : report_phases)
        html += phase_cell(experiment, phase_mean(experiment, arm, measure, phase));
      html += "</tr>\n";
      if (arm == 0) continue;
      html += "<tr><td>difference</td>";
      for (const auto& [phase, name] : report_phases)
        html += difference_cell(phase_difference(experiment, arm, measure, phase));
      html += "</tr>\n";
    }
    html += "</tbody></table>\n";
  }
  return html;
}

Fan fan_of(const Arm& arm, const MonthMeasure& measure) {
  Fan fan;
  fan.name = arm.scenario.name;
  const auto months = static_cast<std::size_t>(arm.scenario.days / 30);  // whole ones
  for (std::size_t month = 0; month < months; ++month) {
    std::vector<double> values;
    values.reserve(arm.runs.size());
    for (const Outcomes& run : arm.runs) values.push_back(measure.of(run.months[month]));
    fan.low.push_back(quantile(values, 0.1));
    fan.lower.push_back(quantile(values, 0.25));
    fan.middle.push_back(quantile(values, 0.5));
    fan.upper.push_back(quantile(values, 0.75));
    fan.high.push_back(quantile(values, 0.9));
  }
  return fan;
}

std::string charts_part(const Experiment& experiment) {
  std::string html = "<h2>Charts</h2>\n";
  if (experiment.arms.size() > 1) {
    for (const Measure& measure : measures()) {
      if (measure.good == Good::neither) continue;
      std::vector<Bar> bars;
      bars.reserve(experiment.arms.size());
      for (std::size_t arm = 1; arm < experiment.arms.size(); ++arm) {
        const Estimate one = difference(experiment, arm, measure);
        if (one.interval)
          bars.push_back({experiment.arms[arm].scenario.name, one.mean, *one.interval});
      }
      if (!bars.empty()) html += difference_chart(measure.title, measure.unit, bars);
    }
  }
  // More than four fans hide each other.
  for (const MonthMeasure& measure : month_measures()) {
    std::vector<Fan> fans;
    fans.reserve(4);
    for (std::size_t arm = 0; arm < std::min<std::size_t>(4, experiment.arms.size()); ++arm)
      fans.push_back(fan_of(experiment.arms[arm], measure));
    html += fan_chart(measure.title, measure.unit, fans, 30);
  }
  return html;
}

std::string ledger_part(const Experiment& experiment) {
  std::string html =
      "<h2>What it rests on: every parameter</h2><table><caption>Of the first scenario. A range is "
      "what is held "
      "possible.</caption><thead><tr><th>Parameter</th><th>What</th><th class=\"n\">Value</th><th "
      "class=\"n\">Range</th><th>Unit</th><th>Evidence</th><th>From</th></tr></thead><tbody>\n";
  const auto& given = experiment.arms.front().scenario.given;
  for (const Evidence evidence :
       {Evidence::assumption, Evidence::public_source, Evidence::own_register, Evidence::lever}) {
    for (const Given& one : given) {
      if (one.evidence != evidence) continue;
      html += fmt::format(
          "<tr><td><code>{}</code></td><td>{}</td><td class=\"n\">{}</td><td "
          "class=\"n\">{}</td><td>{}</td>"
          "<td>{}</td><td>{}</td></tr>\n",
          one.parameter->name, html_text(one.parameter->text), exact(one.value),
          one.has_range() ? fmt::format("{} to {}", exact(one.low), exact(one.high)) : "",
          one.parameter->unit, to_text(one.evidence), html_text(one.source));
    }
  }
  return html + "</tbody></table>\n";
}

// The headings of STRESS-DES and -ABS (Monks et al. 2018), filled with what is known here.
std::string stress_part(const Experiment& experiment, const Origin& origin) {
  const Scenario& first = experiment.arms.front().scenario;
  const auto item = [](std::string_view title, const std::string& text) {
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", title, html_text(text));
  };
  std::string html = "<h2>STRESS: how it was done</h2><dl>\n";
  html += item("Purpose",
               "To compare ways of buying and organising follow-up; docs/foresee.md, Purpose.");
  std::string outputs;
  for (const Measure& measure : measures())
    outputs += (outputs.empty() ? "" : "; ") + unit_title(measure);
  html += item("Outputs", outputs + ".");
  html += item("Aims of the experiment",
               "Differences between the scenarios above, with common random numbers.");
  html += item("Logic",
               "ODD protocol in docs/foresee.md: contracts, consultants, participants, by days.");
  html += item("Scenario logic",
               "Each scenario differs from the first in what is listed under Scenarios.");
  html += item("Algorithms",
               "Weekly hazards; first come, first served, who lost a consultant first; inversion "
               "for all laws.");
  html += item("Components", "Contracts, posts with consultants, participants, referrals.");
  html += item("Data and parameters",
               "The table above: value, range, unit, evidence and source of each. To be filled in "
               "by who uses the report: "
               "how own register data were taken and cleaned.");
  html += item("Initialisation",
               experiment.start
                   ? "A contract as it stood in the register on the first day; see What it "
                     "began with. No warm-up is taken off."
                   : "Contracts begin empty; no warm-up is taken off, for start-up is part "
                     "of the question.");
  html +=
      item("Run length", fmt::format("{} days from {}.", first.days, first.first_day.to_text()));
  std::string precision;
  if (experiment.plan.precision)
    precision = fmt::format(" Stopping rule: half-width of {} at most {}, at most {} runs.",
                            experiment.plan.precision->measure,
                            exact(experiment.plan.precision->half_width), experiment.plan.runs);
  html +=
      item("Estimation",
           fmt::format("{} replications of each scenario; t-intervals, paired by replication.{}",
                       runs_of(experiment), precision));
  html += item("Software and random numbers",
               fmt::format("Stafett {}. threefry2x64-20 (Random123), key (seed {}, replication), "
                           "counter (entity, purpose, use).",
                           origin.version, experiment.plan.seed));
  html +=
      item("Model execution",
           "Replications are shared out over threads, or over processes (MPI) and their threads. "
           "How many there were is not told here: each replication depends on the seed and its "
           "number alone, and the same bytes come of any number. Time by days; the order within "
           "a day is in docs/foresee.md. Made by: " +
               origin.command);
  html += item("Computer", "To be filled in by who uses the report; results do not depend on it.");
  html += item("Code access", "The model is src/foresee of Stafett, EUPL-1.2.");
  return html + "</dl>\n";
}

// What the command takes, and what it does where it cannot make this again.
std::string again_text(const Experiment& experiment) {
  std::string html =
      "<p>All tables and figures of this report come of that command, to the byte. Where it says "
      "FOLDER: after --data, the register's folder; after --scenarios, the folder with the "
      "scenarios that come with the program. Other files are named as they were. DIR is where the "
      "report is to be written.</p>";
  if (experiment.start)
    html +=
        "<p>It reads the register, and the register changes. With --day it is read as on the "
        "evening of that day, and --same refuses to make another report in place of this one where "
        "something has been entered since, or was changed, that the runs depend on. A backup from "
        "that day, restored, gives this report.</p>";
  else
    html +=
        "<p>--same refuses to make another report in place of this one where the scenarios or the "
        "program have changed.</p>";
  if (!experiment.complete)
    html +=
        "<p>The command makes all the runs that were asked for; this report was stopped before "
        "them.</p>";
  return html;
}

}  // namespace

std::string table_text(const Experiment& experiment) {
  std::string text;
  const Scenario& first = experiment.arms.front().scenario;
  text += rests_text(first) + "\n";
  text += fmt::format(
      "{} runs of each scenario; in brackets intervals for 95 of 100, of chance alone.\n",
      runs_of(experiment));
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    text += fmt::format("\n{}\n", experiment.arms[arm].scenario.name);
    for (const Measure& measure : measures()) {
      text += fmt::format("  {:<66} {:>28}", unit_title(measure),
                          shown(estimate(experiment.values(arm, measure))));
      if (arm > 0)
        text += fmt::format("  {:>30}", shown_difference(difference(experiment, arm, measure)));
      text += "\n";
    }
  }
  return text;
}

std::string report_html(const Experiment& experiment, const Origin& origin) {
  return page_head("Foresee: report") + foreword(experiment) +
         (experiment.start ? start_html(*experiment.start) : std::string{}) +
         scenarios_part(experiment) + results_part(experiment) + ranges_part(experiment) +
         phases_part(experiment) + charts_part(experiment) + ledger_part(experiment) +
         stress_part(experiment, origin) + "<h2>To make this again</h2><p><code>" +
         html_text(origin.command) + "</code></p>" + again_text(experiment) + "</body></html>\n";
}

}  // namespace stafett::foresee
