// The results of a report: over the whole time, by phase, month by month, and without each link of
// the model.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "foresee/charts.hpp"
#include "foresee/links.hpp"
#include "foresee/report_figures.hpp"
#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

std::string heading(const char* id, const Said& text, Language language) {
  return fmt::format("<h2 id=\"{}\">{}</h2>\n", id, text.in(language));
}

std::string column(std::string_view text) {
  return fmt::format("<th scope=\"col\" class=\"n\">{}</th>", html_text(text));
}

std::string difference_td(const Estimate& one, Language language) {
  if (one.runs == 0) return fmt::format("<td class=\"n\">{}</td>", words::no_value.in(language));
  const bool sure = one.interval && !one.interval->covers(0);
  return fmt::format("<td class=\"n{}\">{}</td>", sure ? " sure" : "",
                     difference_cell(one, language));
}

std::string numbers_td(const Experiment& experiment, std::size_t arm, const Measure& measure,
                       Language language) {
  const auto drawn = over_ranges(experiment, arm, measure);
  if (!drawn) return "<td class=\"n\">-</td>";
  return fmt::format("<td class=\"n\">{} <span class=\"i\">{}</span></td>",
                     shown_difference(drawn->span, language),
                     say(language, words::more_less, drawn->more, drawn->less));
}

std::string model_td(const Experiment& experiment, std::size_t arm, const Measure& measure,
                     Language language) {
  return fmt::format("<td class=\"n\">{}</td>",
                     shown_difference(span_without(experiment, arm, measure), language));
}

std::string results_table(const Experiment& experiment, Language language) {
  const auto& arms = experiment.arms;
  const bool compares = arms.size() > 1;
  const bool numbers = compares && experiment.ranges.draws > 0;
  const bool model = compares && experiment.unlinked.runs > 0;
  const int columns = 2 + (compares ? 1 : 0) + (numbers ? 1 : 0) + (model ? 1 : 0);
  std::string rows = fmt::format("<thead><tr><th scope=\"col\">{}</th>",
                                 (compares ? words::scenario : words::measure).in(language)) +
                     column(words::mean.in(language));
  if (compares) rows += column(words::difference_chance.in(language));
  if (numbers) rows += column(words::difference_numbers.in(language));
  if (model) rows += column(words::difference_model.in(language));
  rows += "</tr></thead>\n";
  if (!compares) rows += "<tbody>\n";
  for (const Measure& measure : measures()) {
    const auto title = html_text(unit_title(measure, language));
    if (compares)
      rows += fmt::format("<tbody><tr><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                          columns, title);
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
      rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td>",
                          compares ? html_text(arms[arm].scenario.name_in(language)) : title,
                          estimate_cell(estimate(experiment.values(arm, measure)), language));
      if (compares && arm == 0) {
        for (int i = 2; i < columns; ++i) rows += "<td></td>";
      } else if (compares) {
        rows += difference_td(difference(experiment, arm, measure), language);
        if (numbers) rows += numbers_td(experiment, arm, measure, language);
        if (model) rows += model_td(experiment, arm, measure, language);
      }
      rows += "</tr>\n";
    }
    if (compares) rows += "</tbody>\n";
  }
  if (!compares) rows += "</tbody>\n";
  return wide_table((compares ? words::results_caption : words::results_of_one).in(language), rows,
                    language);
}

std::string three_bars(const Experiment& experiment, Language language) {
  if (experiment.arms.size() < 2) return {};
  std::string html = fmt::format("<h3>{}</h3>\n<p>{}</p>\n", words::how_sure.in(language),
                                 words::lines_key.in(language));
  for (const Measure& measure : measures()) {
    if (measure.good == Good::neither) continue;
    std::vector<ThreeBars> rows;
    rows.reserve(experiment.arms.size());
    for (std::size_t arm = 1; arm < experiment.arms.size(); ++arm) {
      const Estimate one = difference(experiment, arm, measure);
      if (!one.interval) continue;
      ThreeBars row{
          experiment.arms[arm].scenario.name_in(language), one.mean, *one.interval, {}, {}};
      if (const auto drawn = over_ranges(experiment, arm, measure)) row.numbers = drawn->span;
      if (experiment.unlinked.runs > 0) row.model = span_without(experiment, arm, measure);
      rows.push_back(std::move(row));
    }
    if (rows.empty()) continue;
    html += difference_chart(
        say(language, words::difference_figure, measure.title.in(language),
            measure.unit.in(language), experiment.arms.front().scenario.name_in(language)),
        rows, language);
  }
  return html;
}

// Says so where not every run has a value in the phase.
std::string phase_td(const Experiment& experiment, const Estimate& one, Language language) {
  if (one.runs == 0) return fmt::format("<td class=\"n\">{}</td>", words::no_day.in(language));
  const auto cell = estimate_cell(one, language);
  return fmt::format("<td class=\"n\">{}</td>", one.runs < runs_of(experiment)
                                                    ? say(language, words::in_runs, cell, one.runs)
                                                    : cell);
}

Fan fan_of(const Arm& arm, const MonthMeasure& measure, Language language) {
  Fan fan;
  fan.name = arm.scenario.name_in(language);
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

}  // namespace

std::string report_results(const Experiment& experiment, Language language) {
  return heading("results", words::results, language) + results_table(experiment, language) +
         three_bars(experiment, language);
}

std::string report_phases_part(const Experiment& experiment, Language language) {
  std::string html = heading("phases", words::by_phase, language) +
                     fmt::format("<p>{}</p>\n", words::by_phase_text.in(language));
  for (const PhaseMeasure& measure : phase_measures()) {
    std::string rows =
        fmt::format("<thead><tr><th scope=\"col\">{}</th>", words::scenario.in(language));
    for (const auto& [phase, code] : report_phases)
      rows += column(words::phases[static_cast<std::size_t>(phase)].in(language));
    rows += "</tr></thead><tbody>\n";
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
      const auto name = html_text(experiment.arms[arm].scenario.name_in(language));
      rows += "<tr><th scope=\"row\">" + name + "</th>";
      for (const auto& [phase, code] : report_phases)
        rows += phase_td(experiment, phase_mean(experiment, arm, measure, phase), language);
      rows += "</tr>\n";
      if (arm == 0) continue;
      rows += "<tr><th scope=\"row\">" + say(language, words::difference_of, name) + "</th>";
      for (const auto& [phase, code] : report_phases)
        rows += difference_td(phase_difference(experiment, arm, measure, phase), language);
      rows += "</tr>\n";
    }
    html += wide_table(unit_title(measure, language), rows + "</tbody>", language);
  }
  return html;
}

std::string report_through_time(const Experiment& experiment, Language language) {
  std::string html = heading("months", words::through_time, language);
  // More fans hide each other.
  constexpr std::size_t most = 4;
  if (experiment.arms.size() > most)
    html += fmt::format("<p>{}</p>\n", words::only_four.in(language));
  for (const MonthMeasure& measure : month_measures()) {
    std::vector<Fan> fans;
    fans.reserve(most);
    for (std::size_t arm = 0; arm < std::min(most, experiment.arms.size()); ++arm)
      fans.push_back(fan_of(experiment.arms[arm], measure, language));
    html += fan_chart(measure.title.in(language), measure.unit.in(language), fans, 30,
                      experiment.arms.front().scenario.first_day, language);
  }
  return html;
}

std::string report_links(const Experiment& experiment, Language language) {
  const std::size_t runs = experiment.unlinked.runs;
  if (runs == 0 || experiment.arms.size() < 2) return {};
  std::string html = heading("links", words::without_links, language) +
                     fmt::format("<p>{}</p>\n", say(language, words::without_links_text, runs));
  for (const auto name : {"kept_year", "standstill_percent", "turnover"}) {
    const Measure& measure = *find_measure(name);
    std::string rows =
        fmt::format("<thead><tr><th scope=\"col\">{}</th>", words::link.in(language));
    std::vector<std::vector<Estimate>> without;
    for (std::size_t arm = 1; arm < experiment.arms.size(); ++arm) {
      rows += column(experiment.arms[arm].scenario.name_in(language));
      without.push_back(differences_without(experiment, arm, measure));
    }
    rows += fmt::format("</tr></thead><tbody>\n<tr><th scope=\"row\">{}</th>",
                        words::whole_model.in(language));
    for (std::size_t arm = 1; arm < experiment.arms.size(); ++arm)
      rows += difference_td(difference_of_the_same_runs(experiment, arm, measure), language);
    rows += "</tr>\n";
    for (std::size_t i = 0; i < links().size(); ++i) {
      rows += fmt::format("<tr><th scope=\"row\">{}</th>", links()[i].without.in(language));
      for (const auto& arm : without) rows += difference_td(arm[i], language);
      rows += "</tr>\n";
    }
    html += wide_table(
        say(language, words::links_caption, measure.title.in(language), measure.unit.in(language)),
        rows + "</tbody>", language);
  }
  return html;
}

}  // namespace stafett::foresee
