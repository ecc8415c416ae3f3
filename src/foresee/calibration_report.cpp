#include "foresee/calibration_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "foresee/charts.hpp"
#include "foresee/report_text.hpp"

namespace stafett::foresee {

namespace {

// As many digits as an interval can bear, and the same on every machine.
std::string digits(double value) { return fmt::format("{:.5g}", value); }

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + "\"";
}

// "12.3 (11.9 to 12.7)"
std::string with_interval(const Known& known) {
  const std::string high =
      std::isfinite(known.interval.high) ? shown(known.interval.high) : "no upper end";
  return fmt::format("{} ({} to {})", shown(known.value), shown(known.interval.low), high);
}

std::string says(const Fitted& fitted) {
  return with_interval({fitted.value, fitted.interval, 0, 0});
}

std::string range_text(const Fitted& fitted) {
  if (!(fitted.range.low < fitted.range.high)) return shown(fitted.before);
  return fmt::format("{} ({} to {})", shown(fitted.before), shown(fitted.range.low),
                     shown(fitted.range.high));
}

struct Sums {
  std::size_t told = 0;
  std::size_t cannot = 0;
  std::size_t unheld = 0;
};

Sums sums_of(const Calibration& calibration) {
  Sums sums;
  for (const Fitted& one : calibration.parameters)
    ++(one.told ? sums.told : one.asked ? sums.cannot : sums.unheld);
  return sums;
}

std::string summary(const CalibrationReport& report) {
  const Calibration& c = report.calibration;
  const Sums sums = sums_of(c);
  return fmt::format(
      "Of {} parameters that describe how the world works, the register of {} tells {}. {} more it "
      "speaks of but cannot tell, and {} it does not hold; those stay as “{}” has them. It rests "
      "on "
      "{} "
      "participations and {} posts from {} on.",
      c.parameters.size(), (c.until - 1).to_text(), sums.told, sums.cannot, sums.unheld,
      report.base_name, c.participations, c.employments, c.from.to_text());
}

std::string rule_text(const CalibrationRule& rule) {
  return fmt::format(
      "A parameter is told where at least {} events speak of it (of a factor: on either side) and "
      "its interval is at most {:.0f} % of the range that was held possible before.",
      rule.least_events, rule.narrower * 100);
}

std::string check_summary(const Check& check, std::string_view what) {
  return fmt::format(
      "{}: {} of {} values seen from {} to {} lie where 95 of 100 of {} simulated registers have "
      "them.",
      what, check.inside(), check.rows.size(), check.from.to_text(), (check.until - 1).to_text(),
      check.runs);
}

std::string_view nothing_said(const Described& row) {
  return row.name == "tenure" ? "fewer than half have left" : "too few to say";
}

std::string described_table(const CalibrationReport& report) {
  std::string html =
      "<h2>What the register shows, by phase of the contract</h2><p>Without any model. Intervals "
      "for "
      "95 of 100; contacts and standstill by participant, for the weeks of one are alike. Tenure "
      "and "
      "the shares with a job count those who are still there.</p><table><thead><tr><th>What</th>";
  for (const auto name : described_in) html += fmt::format("<th class=\"n\">{}</th>", name);
  html += "</tr></thead><tbody>\n";
  for (const Described& row : report.described) {
    html += fmt::format("<tr><th scope=\"row\">{}, {}<br><small>{} in {}</small></th>",
                        html_text(row.title), html_text(row.unit), row.events, row.exposure);
    for (const auto& it : row.in)
      html += it ? fmt::format("<td class=\"n\">{}<br><small>{:.0f} in {:.0f}</small></td>",
                               with_interval(*it), it->events, it->exposure)
                 : fmt::format("<td class=\"n\" style=\"white-space:normal\">{}</td>",
                               nothing_said(row));
    html += "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string fitted_table(const Calibration& calibration) {
  std::string html =
      "<h2>What it tells of the parameters</h2><table><thead><tr><th>Parameter</th>"
      "<th class=\"n\">Before</th><th class=\"n\">By the register</th><th>Unit</th><th>Rests "
      "on</th></tr></thead><tbody>\n";
  for (const Fitted& one : calibration.parameters) {
    if (!one.told) continue;
    html += fmt::format(
        "<tr><td>{}<br><code>{}</code></td><td class=\"n\">{}</td><td class=\"n "
        "sure\">{}</td><td>{}</td><td>{}</td></tr>\n",
        html_text(one.parameter->text), one.parameter->name, range_text(one), says(one),
        one.parameter->unit, html_text(source_text(calibration, one)));
  }
  return html + "</tbody></table>\n";
}

std::string untold_table(const Calibration& calibration) {
  std::string html =
      "<h2>What it cannot tell</h2><p>These keep their ranges, so that what follows from them is "
      "shown as uncertain as it is.</p><table><thead><tr><th>Parameter</th><th "
      "class=\"n\">Stays at</th><th>Why</th></tr></thead><tbody>\n";
  for (const bool asked : {true, false}) {
    for (const Fitted& one : calibration.parameters) {
      if (one.told || one.asked != asked) continue;
      html +=
          fmt::format("<tr><td>{}<br><code>{}</code></td><td class=\"n\">{}</td><td>{}</td></tr>\n",
                      html_text(one.parameter->text), one.parameter->name, range_text(one),
                      html_text(one.reason));
    }
  }
  return html + "</tbody></table>\n";
}

std::string check_table(const Check& check, std::string_view title, std::string_view text) {
  std::string html = fmt::format("<h2>{}</h2><p>{}</p><p>{}</p>", title, html_text(text),
                                 html_text(check_summary(check, "In all")));
  html +=
      "<table><thead><tr><th>What</th><th>Contract in</th><th class=\"n\">Seen</th><th "
      "class=\"n\">Simulated: middle and 95 of 100</th><th>Verdict</th></tr></thead><tbody>\n";
  for (const CheckRow& row : check.rows)
    html += fmt::format(
        "<tr><th scope=\"row\">{}, {}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{} ({} "
        "to {})</td><td>{}</td></tr>\n",
        html_text(row.title), html_text(row.unit), row.in, with_interval(row.seen),
        shown(row.middle), shown(row.foretold.low), shown(row.foretold.high),
        row.inside() ? "inside" : "<strong>outside</strong>");
  return html + "</tbody></table>\n";
}

}  // namespace

std::string scenario_toml(const Scenario& own, const std::string& base_path) {
  std::string toml =
      fmt::format("name = {}\ntext = {}\nbased_on = {}\nfirst_day = {}\n", toml_text(own.name),
                  toml_text(own.text), toml_text(base_path), own.first_day.to_text());
  for (const Given& given : own.given) {
    if (given.evidence != Evidence::own_register) continue;
    std::string value = digits(given.value);
    std::string low = digits(given.low);
    std::string high = digits(given.high);
    toml += fmt::format("\n[{}]\nvalue = {}\n", given.parameter->name, value);
    // Rounding must not put the value outside its own range.
    if (std::stod(low) < std::stod(high) && std::stod(low) <= std::stod(value) &&
        std::stod(value) <= std::stod(high))
      toml += fmt::format("range = [{}, {}]\n", low, high);
    toml += fmt::format("unit = {}\nevidence = \"own register\"\nsource = {}\n",
                        toml_text(given.parameter->unit), toml_text(given.source));
  }
  return toml;
}

std::string calibration_text(const CalibrationReport& report) {
  const Calibration& c = report.calibration;
  std::string text = summary(report) + "\n" + rule_text(c.rule) + "\n";
  if (c.retold_events > 0)
    text += fmt::format(
        "{:.0f} moves and jobs came in weeks in which the model has everything told again; they "
        "were "
        "left out.\n",
        c.retold_events);
  text += "\nTold by the register\n";
  for (const Fitted& one : c.parameters)
    if (one.told)
      text += fmt::format("  {:<26} {:<30} before {:<26} {:.0f} events in {:.0f} {}\n",
                          one.parameter->name, says(one), range_text(one), one.events, one.exposure,
                          one.unit);
  text += "\nCannot be told, stays at its range\n";
  for (const Fitted& one : c.parameters)
    if (!one.told && one.asked)
      text += fmt::format("  {:<26} {}\n", one.parameter->name, one.reason);
  text += "\nNot in the register, stays at its range\n";
  for (const Fitted& one : c.parameters)
    if (!one.told && !one.asked)
      text += fmt::format("  {:<26} {}\n", one.parameter->name, one.reason);
  text += "\nWhat the register shows, by phase of the contract\n";
  for (const Described& row : report.described) {
    text += fmt::format("  {}, {}\n", row.title, row.unit);
    for (std::size_t i = 0; i < described_columns; ++i)
      text += fmt::format("    {:<10} {}\n", described_in[i],
                          row.in[i] ? with_interval(*row.in[i]) : nothing_said(row));
  }
  text += "\n";
  if (report.predictive)
    text += check_summary(*report.predictive, "Held to what it was fitted to") + "\n";
  if (report.hold_out)
    text += check_summary(*report.hold_out, "Held to the second contract period") + "\n";
  return text;
}

std::string calibration_html(const CalibrationReport& report, const Origin& origin) {
  const Calibration& c = report.calibration;
  std::string html = page_head("Calibration to the office's own register");
  html +=
      "<h1>Calibration to the office's own register</h1>\n<div class=\"first\"><p><strong>What "
      "this rests on.</strong> " +
      html_text(summary(report)) + "</p><p>" + html_text(rule_text(c.rule)) + "</p>";
  if (report.predictive)
    html += "<p>" + html_text(check_summary(*report.predictive, "Held to what it was fitted to")) +
            "</p>";
  if (report.hold_out)
    html += "<p>" +
            html_text(check_summary(*report.hold_out, "Held to the second contract period")) +
            "</p>";
  if (c.retold_events > 0)
    html += fmt::format(
        "<p>{} moves and jobs came in weeks in which the model has everything told again; they "
        "were "
        "left out.</p>",
        c.retold_events);
  html += "</div>\n";
  html += described_table(report) + fitted_table(c) + untold_table(c);
  if (report.predictive)
    html += check_table(*report.predictive, "Does the fitted model bring forth such a register?",
                        "Registers were simulated with every fitted parameter drawn from its "
                        "interval, and described in the same way as this one. A value outside says "
                        "that the model misses something there. About one in twenty lies outside "
                        "even of a true model.");
  html += report.hold_out
              ? check_table(*report.hold_out, "The second contract period",
                            "Fitted to the first contract period alone, and held to the second, "
                            "which it has not seen.")
              : "<h2>The second contract period</h2><p>The register holds one contract period, so "
                "nothing was held back to be foretold.</p>\n";
  html += fmt::format(
      "<h2>How it was done</h2><p>docs/foresee.md, Calibration. Intervals for {:.0f} of 100: exact "
      "for counts and shares, by profile likelihood for rates that several parameters make up "
      "together. The register is seen, not made: who met whom was not left to chance, so a "
      "difference in it is no effect. Each interval holds with what is named as held at its "
      "value.</p>",
      c.rule.confidence * 100);
  html += fmt::format(
      "<p>This page comes again with <code>{}</code> (Stafett {}), as long as the register is as "
      "it "
      "was.</p></body></html>\n",
      html_text(origin.command), html_text(origin.version));
  return html;
}

}  // namespace stafett::foresee
