#include "foresee/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "foresee/links.hpp"
#include "foresee/report_figures.hpp"
#include "foresee/report_start.hpp"
#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

std::string paragraph(const std::string& html) { return "<p>" + html + "</p>\n"; }

std::string title_of(const Experiment& experiment, Language language) {
  const auto& arms = experiment.arms;
  const std::string& first = arms.front().scenario.name_in(language);
  if (arms.size() == 1) return first;
  if (arms.size() == 2)
    return say(language, words::against, first, arms[1].scenario.name_in(language));
  return say(language, words::against_many, first, arms.size() - 1);
}

std::string item(std::string_view name, const std::string& html) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, html);
}

std::string three_uncertainties(const Experiment& experiment, Language language) {
  const Ranges& ranges = experiment.ranges;
  const Unlinked& unlinked = experiment.unlinked;
  return paragraph(html_text(words::three.in(language))) + "<dl>" +
         item(words::chance.in(language), html_text(words::chance_text.in(language))) +
         item(words::numbers.in(language),
              ranges.draws > 0 ? say(language, words::numbers_text, ranges.parameters, ranges.draws)
                               : std::string{words::numbers_not.in(language)}) +
         item(words::model.in(language),
              unlinked.runs > 0 ? say(language, words::model_text, links().size(), unlinked.runs)
                                : std::string{words::model_not.in(language)}) +
         "</dl>\n";
}

// What the reader has to know before any number.
std::string foreword(const Experiment& experiment, Language language) {
  const auto& arms = experiment.arms;
  const Scenario& first = arms.front().scenario;
  std::string html =
      "<h1>" + html_text(title_of(experiment, language)) +
      "</h1>\n<div class=\"first\"><p><strong>" + std::string{words::rests.in(language)} +
      "</strong> " + html_text(rests_text(first, language)) + "</p>\n" +
      paragraph("<strong>" + std::string{words::no_prophecy.in(language)} + "</strong>") +
      paragraph(say(language, words::how_many, runs_of(experiment), first.days,
                    written(first.first_day, language)));
  if (!experiment.complete)
    html += paragraph("<strong>" + std::string{words::stopped.in(language)} + "</strong>");
  if (runs_of(experiment) < 20)
    html += paragraph("<strong>" + std::string{words::few_runs.in(language)} + "</strong>");
  if (arms.size() > 1)
    html += three_uncertainties(experiment, language) +
            paragraph(std::string{words::surer.in(language)});
  else
    html += paragraph(std::string{words::chance_text.in(language)});
  if (arms.size() > 2) html += paragraph(say(language, words::bonferroni, arms.size() - 1));
  return html + "</div>\n";
}

// --- what it comes to, in sentences

constexpr auto foremost = std::to_array<std::string_view>(
    {"standstill_percent", "calm_percent", "handovers", "kept_year", "turnover", "cost_year"});

// Whether a difference that chance does not explain keeps its direction whatever else is assumed.
std::string hangs_on(const Experiment& experiment, std::size_t arm, const Measure& measure,
                     const Estimate& one, Language language) {
  std::string grounds;
  bool firm = true;
  if (const auto drawn = over_ranges(experiment, arm, measure)) {
    const std::size_t same = one.mean > 0 ? drawn->more : drawn->less;
    firm = firm && 10 * same >= 9 * drawn->draws;
    grounds += say(language, words::holds_in, same, drawn->draws);
  }
  if (experiment.unlinked.runs > 0) {
    const auto all = differences_without(experiment, arm, measure);
    const auto same = static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Estimate& it) { return it.mean * one.mean > 0; }));
    firm = firm && same == all.size();
    grounds +=
        (grounds.empty() ? "" : ", ") + say(language, words::holds_without, same, all.size());
  }
  if (grounds.empty()) return std::string{words::only_chance.in(language)};
  return fmt::format("{} ({})", (firm ? words::firm : words::hangs).in(language), grounds);
}

std::string in_short_line(const Experiment& experiment, std::size_t arm, const Measure& measure,
                          Language language) {
  const Estimate one = difference(experiment, arm, measure);
  if (!one.interval) return {};
  std::string html =
      fmt::format("<li><strong>{}:</strong> ", html_text(measure.title.in(language)));
  if (one.interval->covers(0))
    return html + fmt::format("{} ({}).</li>\n", words::same.in(language),
                              shown_difference(*one.interval, language));
  const bool good = (one.mean > 0) == (measure.good == Good::more);
  return html + fmt::format("{} {}: <strong>{}</strong>. {}.</li>\n",
                            shown_difference(one, language), html_text(measure.unit.in(language)),
                            (good ? words::better : words::worse).in(language),
                            hangs_on(experiment, arm, measure, one, language));
}

std::string in_short(const Experiment& experiment, Language language) {
  const auto& arms = experiment.arms;
  if (arms.size() < 2 || runs_of(experiment) < 2) return {};
  std::string html = fmt::format("<h2 id=\"short\">{}</h2>\n", words::in_short.in(language));
  if (experiment.ranges.draws > 0 || experiment.unlinked.runs > 0)
    html += paragraph(std::string{words::in_short_key.in(language)});
  for (std::size_t arm = 1; arm < arms.size(); ++arm) {
    html +=
        paragraph(html_text(say(language, words::in_short_of, arms[arm].scenario.name_in(language),
                                arms.front().scenario.name_in(language)))) +
        "<ul>\n";
    for (const auto name : foremost)
      html += in_short_line(experiment, arm, *find_measure(name), language);
    html += "</ul>\n";
  }
  return html;
}

std::string scenarios_part(const Experiment& experiment, Language language) {
  std::string html =
      fmt::format("<h2 id=\"scenarios\">{}</h2><dl>\n", words::scenarios.in(language));
  const Scenario& first = experiment.arms.front().scenario;
  for (const Arm& arm : experiment.arms) {
    html += fmt::format("<dt>{}</dt><dd>{}", html_text(arm.scenario.name_in(language)),
                        html_text(arm.scenario.text_in(language)));
    std::string changes;
    for (std::size_t i = 0; i < arm.scenario.given.size(); ++i) {
      const Given& mine = arm.scenario.given[i];
      if (mine.value == first.given[i].value) continue;
      const auto number = [&](double value) {
        return written(value, language) + " " +
               std::string{unit_said(*mine.parameter).in(language)};
      };
      changes += "<li>" +
                 say(language, words::instead, html_text(mine.parameter->text.in(language)),
                     number(mine.value), number(first.given[i].value),
                     fmt::format("<code>{}</code>", mine.parameter->name)) +
                 "</li>";
    }
    if (!changes.empty())
      html += fmt::format("<br>{}<ul>{}</ul>", words::differs.in(language), changes);
    if (arm.start) html += fmt::format("<br>{}", words::begins_so.in(language));
    html += "</dd>\n";
  }
  return html + "</dl>\n";
}

// --- what lies beside it, and how it comes again

std::string files_part(Language language) {
  std::string html = fmt::format(
      "<h2 id=\"files\">{}</h2><dl><dt><code>runs.csv</code></dt><dd>{}</dd>\n"
      "<dt><code>report.json</code></dt><dd>{}</dd></dl>\n",
      words::files.in(language), words::csv_file.in(language), words::json_file.in(language));
  std::string rows = fmt::format(
      "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\"><code>phase</code></th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
      words::key.in(language), words::measure.in(language), words::unit.in(language));
  const auto row = [&](const auto& measure, const char* phase) {
    rows += fmt::format(
        "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        measure.name, phase, html_text(measure.title.in(language)),
        html_text(measure.unit.in(language)));
  };
  for (const Measure& measure : measures()) row(measure, "all");
  for (const PhaseMeasure& measure : phase_measures()) row(measure, "start, under way, end");
  return html + wide_table(words::keys_caption.in(language), rows + "</tbody>", language);
}

std::string again_part(const Experiment& experiment, const Origin& origin, Language language) {
  std::string html = fmt::format("<h2 id=\"again\">{}</h2><p>{}</p><p><code>{}</code></p>\n",
                                 words::again.in(language), words::again_text.in(language),
                                 html_text(origin.command));
  html += paragraph(std::string{
      (experiment.start ? words::again_register : words::again_scenarios).in(language)});
  if (!experiment.complete) html += paragraph(std::string{words::again_complete.in(language)});
  return html;
}

// From the headings themselves, so that it cannot be another.
std::string contents(const std::string& html, Language language) {
  std::string list;
  constexpr std::string_view opens = "<h2 id=\"";
  for (auto at = html.find(opens); at != std::string::npos; at = html.find(opens, at + 1)) {
    const auto id = at + opens.size();
    const auto id_end = html.find('"', id);
    const auto text = html.find('>', id_end) + 1;
    list += fmt::format("<li><a href=\"#{}\">{}</a></li>", html.substr(id, id_end - id),
                        html.substr(text, html.find("</h2>", text) - text));
  }
  return fmt::format("<nav aria-label=\"{0}\"><h2>{0}</h2><ul>{1}</ul></nav>\n",
                     words::contents.in(language), list);
}

}  // namespace

std::string table_text(const Experiment& experiment) {
  constexpr Language language = Language::en;
  std::string text;
  const Scenario& first = experiment.arms.front().scenario;
  text += rests_text(first, language) + "\n";
  text += fmt::format(
      "{} runs of each scenario; in brackets intervals for 95 of 100, of chance alone.\n",
      runs_of(experiment));
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    text += fmt::format("\n{}\n", experiment.arms[arm].scenario.name);
    for (const Measure& measure : measures()) {
      text += fmt::format("  {:<72} {:>28}", unit_title(measure, language),
                          shown(estimate(experiment.values(arm, measure))));
      if (arm > 0)
        text += fmt::format("  {:>30}", shown_difference(difference(experiment, arm, measure)));
      text += "\n";
    }
  }
  return text;
}

std::string report_html(const Experiment& experiment, const Origin& origin, Language language) {
  const std::string parts =
      in_short(experiment, language) +
      (experiment.start ? start_html(*experiment.start, language) : std::string{}) +
      scenarios_part(experiment, language) + report_results(experiment, language) +
      report_phases_part(experiment, language) + report_through_time(experiment, language) +
      report_links(experiment, language) + report_ledger(experiment, language) +
      report_stress(experiment, origin, language) + report_left_out(language) +
      files_part(language) + again_part(experiment, origin, language);
  return page_head(words::page_title.in(language), language) + "<main>\n" +
         foreword(experiment, language) + contents(parts, language) + parts +
         "</main></body></html>\n";
}

}  // namespace stafett::foresee
