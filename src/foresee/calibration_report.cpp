#include "foresee/calibration_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "foresee/charts.hpp"
#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

constexpr Said title = said("Tilpasset kontorets eget register", "Tilpassa registeret til kontoret",
                            "Calibration to the office's own register");
constexpr Said summary_text = said(
    "Av {0} tall som sier hvordan verden virker, forteller registeret per {1} om {2}. {3} til har "
    "registeret noe om, men kan ikke avgjøre, og {4} har det ikke; de står som «{5}» har dem. Det "
    "hviler på {6} deltakelser og {7} stillinger fra {8}.",
    "Av {0} tal som seier korleis verda verkar, fortel registeret per {1} om {2}. {3} til har "
    "registeret noko om, men kan ikkje avgjere, og {4} har det ikkje; dei står som «{5}» har dei. "
    "Det kviler på {6} deltakingar og {7} stillingar frå {8}.",
    "Of {0} parameters that describe how the world works, the register of {1} tells {2}. {3} more "
    "it speaks of but cannot tell, and {4} it does not hold; those stay as “{5}” has them. It "
    "rests on {6} participations and {7} posts from {8} on.");
constexpr Said rule_words = said(
    "Registeret forteller om et tall når minst {0} hendelser sier noe om det (om en faktor: på "
    "hver side), og feilmarginen er høyst {1} % av spennet som ble holdt for mulig før.",
    "Registeret fortel om eit tal når minst {0} hendingar seier noko om det (om ein faktor: på "
    "kvar side), og feilmarginen er høgst {1} % av spennet som vart halde for mogleg før.",
    "A parameter is told where at least {0} events speak of it (of a factor: on either side) and "
    "its interval is at most {1} % of the range that was held possible before.");
constexpr Said check_sum = said(
    "{0}: {1} av {2} verdier sett fra {3} til {4} ligger der 95 av 100 av {5} simulerte registre "
    "har dem.",
    "{0}: {1} av {2} verdiar sett frå {3} til {4} ligg der 95 av 100 av {5} simulerte register har "
    "dei.",
    "{0}: {1} of {2} values seen from {3} to {4} lie where 95 of 100 of {5} simulated registers "
    "have them.");
constexpr Said held_to_fit =
    said("Holdt opp mot det den ble tilpasset", "Halde opp mot det ho vart tilpassa",
         "Held to what it was fitted to");
constexpr Said held_to_second =
    said("Holdt opp mot den andre kontraktsperioden", "Halde opp mot den andre kontraktsperioden",
         "Held to the second contract period");
constexpr Said in_all = said("I alt", "I alt", "In all");
constexpr Said retold = said(
    "{0} steg og jobber kom i uker der modellen har at alt fortelles på nytt; de er ikke regnet "
    "med.",
    "{0} steg og jobbar kom i veker der modellen har at alt blir fortalt på nytt; dei er ikkje "
    "rekna med.",
    "{0} moves and jobs came in weeks in which the model has everything told again; they were left "
    "out.");
constexpr Said no_upper_end = said("uten øvre grense", "utan øvre grense", "no upper end");
constexpr Said fewer_than_half =
    said("færre enn halvparten har sluttet", "færre enn halvparten har slutta",
         "fewer than half have left");
constexpr Said too_few = said("for få til å si noe", "for få til å seie noko", "too few to say");

constexpr Said shows = said("Hva registeret viser, etter fase i kontrakten",
                            "Kva registeret viser, etter fase i kontrakten",
                            "What the register shows, by phase of the contract");
constexpr Said shows_text = said(
    "Uten noen modell. Feilmarginer for 95 av 100; kontakter og stillstand etter deltaker, for "
    "ukene til én ligner hverandre. Tid i stillingen og andelene i jobb regner med dem som "
    "fortsatt er der.",
    "Utan nokon modell. Feilmarginar for 95 av 100; kontaktar og stillstand etter deltakar, for "
    "vekene til éin liknar kvarandre. Tid i stillinga og delane i jobb reknar med dei som framleis "
    "er der.",
    "Without any model. Intervals for 95 of 100; contacts and standstill by participant, for the "
    "weeks of one are alike. Tenure and the shares with a job count those who are still there.");
constexpr Said in_words = said("{0} i {1}", "{0} i {1}", "{0} in {1}");
constexpr Said tells = said("Hva det forteller om tallene", "Kva det fortel om tala",
                            "What it tells of the parameters");
constexpr Said before = said("Før", "Før", "Before");
constexpr Said by_register = said("Etter registeret", "Etter registeret", "By the register");
constexpr Said rests_on = said("Hviler på", "Kviler på", "Rests on");
constexpr Said cannot =
    said("Hva det ikke kan fortelle", "Kva det ikkje kan fortelje", "What it cannot tell");
constexpr Said cannot_text =
    said("Disse beholder spennene sine, så det som følger av dem, vises så usikkert som det er.",
         "Desse beheld spenna sine, så det som følgjer av dei, blir vist så uvisst som det er.",
         "These keep their ranges, so that what follows from them is shown as uncertain as it is.");
constexpr Said stays_at = said("Blir stående på", "Blir ståande på", "Stays at");
constexpr Said why = said("Hvorfor", "Kvifor", "Why");
constexpr Said contract_in = said("Kontrakten i", "Kontrakten i", "Contract in");
constexpr Said seen = said("Sett", "Sett", "Seen");
constexpr Said simulated = said("Simulert: midten og 95 av 100", "Simulert: midten og 95 av 100",
                                "Simulated: middle and 95 of 100");
constexpr Said verdict = said("Dom", "Dom", "Verdict");
constexpr Said inside = said("innenfor", "innanfor", "inside");
constexpr Said outside = said("utenfor", "utanfor", "outside");
constexpr Said predictive_title = said("Gir den tilpassede modellen et slikt register?",
                                       "Gir den tilpassa modellen eit slikt register?",
                                       "Does the fitted model bring forth such a register?");
constexpr Said predictive_text = said(
    "Registre ble simulert med hvert tilpasset tall trukket fra feilmarginen sin, og beskrevet på "
    "samme måte som dette. En verdi utenfor sier at modellen mangler noe der. Omtrent én av tjue "
    "ligger utenfor selv for en sann modell.",
    "Register vart simulerte med kvart tilpassa tal trekt frå feilmarginen sin, og omtalte på same "
    "måte som dette. Ein verdi utanfor seier at modellen manglar noko der. Om lag éin av tjue ligg "
    "utanfor sjølv for ein sann modell.",
    "Registers were simulated with every fitted parameter drawn from its interval, and described "
    "in the same way as this one. A value outside says that the model misses something there. "
    "About one in twenty lies outside even of a true model.");
constexpr Said second_title = said("Den andre kontraktsperioden", "Den andre kontraktsperioden",
                                   "The second contract period");
constexpr Said second_text = said(
    "Tilpasset den første kontraktsperioden alene, og holdt opp mot den andre, som den ikke har "
    "sett.",
    "Tilpassa den første kontraktsperioden åleine, og halden opp mot den andre, som han ikkje har "
    "sett.",
    "Fitted to the first contract period alone, and held to the second, which it has not seen.");
constexpr Said one_period =
    said("Registeret har én kontraktsperiode, så ingenting ble holdt tilbake for å forutses.",
         "Registeret har éin kontraktsperiode, så ingenting vart halde tilbake for å sjå føre seg.",
         "The register holds one contract period, so nothing was held back to be foretold.");
constexpr Said how_done = said("Slik er det gjort", "Slik er det gjort", "How it was done");
constexpr Said how_done_text = said(
    "docs/foresee.md, Calibration. Feilmarginer for {0} av 100: eksakte for antall og andeler, "
    "etter profil-likelihood for rater som flere tall er med på å gi. Registeret er sett, ikke "
    "laget: hvem som møtte hvem, var ikke overlatt til tilfeldighetene, så en forskjell i det er "
    "ingen virkning. Hver feilmargin gjelder når det som er nevnt, holdes på sin verdi.",
    "docs/foresee.md, Calibration. Feilmarginar for {0} av 100: eksakte for tal og delar, etter "
    "profil-likelihood for ratar som fleire tal er med på å gi. Registeret er sett, ikkje laga: "
    "kven som møtte kven, var ikkje overlate til tilfellet, så ein skilnad i det er ingen verknad. "
    "Kvar feilmargin gjeld når det som er nemnt, blir halde på verdien sin.",
    "docs/foresee.md, Calibration. Intervals for {0} of 100: exact for counts and shares, by "
    "profile likelihood for rates that several parameters make up together. The register is seen, "
    "not made: who met whom was not left to chance, so a difference in it is no effect. Each "
    "interval holds with what is named as held at its value.");
constexpr Said comes_again = said(
    "Denne siden kommer igjen med <code>{0}</code> (Stafett {1}), så lenge registeret er som det "
    "var.",
    "Denne sida kjem igjen med <code>{0}</code> (Stafett {1}), så lenge registeret er som det var.",
    "This page comes again with <code>{0}</code> (Stafett {1}), as long as the register is as it "
    "was.");

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

// "12.3 (11.9 to 12.7)"; in HTML the interval may stand under the value.
std::string with_interval(const Known& known, Language language, bool html = false) {
  if (std::isfinite(known.interval.high)) {
    const Estimate one{2, known.value, 0, known.interval};
    return html ? estimate_cell(one, language) : shown(one, language);
  }
  return fmt::format(
      "{} ({})", shown(known.value, language),
      say(language, words::to, shown(known.interval.low, language), no_upper_end.in(language)));
}

std::string says(const Fitted& fitted, Language language, bool html = false) {
  return with_interval({fitted.value, fitted.interval, 0, 0}, language, html);
}

std::string range_text(const Fitted& fitted, Language language) {
  if (!(fitted.range.low < fitted.range.high)) return written(fitted.before, language);
  return fmt::format("{} ({})", written(fitted.before, language),
                     say(language, words::to, written(fitted.range.low, language),
                         written(fitted.range.high, language)));
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

std::string summary(const CalibrationReport& report, Language language) {
  const Calibration& c = report.calibration;
  const Sums sums = sums_of(c);
  return say(language, summary_text, c.parameters.size(), written(c.until - 1, language), sums.told,
             sums.cannot, sums.unheld, report.base_name, c.participations, c.employments,
             written(c.from, language));
}

std::string rule_text(const CalibrationRule& rule, Language language) {
  return say(language, rule_words, rule.least_events, std::lround(rule.narrower * 100));
}

std::string check_summary(const Check& check, const Said& what, Language language) {
  return say(language, check_sum, what.in(language), check.inside(), check.rows.size(),
             written(check.from, language), written(check.until - 1, language), check.runs);
}

std::string_view nothing_said(const Described& row, Language language) {
  return (row.name == "tenure" ? fewer_than_half : too_few).in(language);
}

std::string heading(const Said& text, Language language) {
  return fmt::format("<h2>{}</h2>\n", text.in(language));
}

std::string paragraph(const std::string& text) { return "<p>" + html_text(text) + "</p>\n"; }

std::string column(const Said& text, Language language, bool number = false) {
  return fmt::format("<th scope=\"col\"{}>{}</th>", number ? " class=\"n\"" : "",
                     text.in(language));
}

std::string parameter_cell(const Fitted& one, Language language) {
  return fmt::format("<tr><th scope=\"row\">{}<br><code>{}</code></th>",
                     html_text(one.parameter->text.in(language)), one.parameter->name);
}

std::string described_table(const CalibrationReport& report, Language language) {
  std::string rows = "<thead><tr>" + column(words::what, language);
  for (const Said& name : described_in) rows += column(name, language, true);
  rows += "</tr></thead><tbody>\n";
  for (const Described& row : report.described) {
    rows +=
        fmt::format("<tr><th scope=\"row\">{}, {}<br><small>{}</small></th>",
                    html_text(row.title.in(language)), html_text(row.unit.in(language)),
                    say(language, in_words, row.events.in(language), row.exposure.in(language)));
    for (const auto& it : row.in)
      rows += it ? fmt::format("<td class=\"n\">{}<br><small>{}</small></td>",
                               with_interval(*it, language, true),
                               say(language, in_words, written(std::round(it->events), language),
                                   written(std::round(it->exposure), language)))
                 : fmt::format("<td class=\"n\">{}</td>", nothing_said(row, language));
    rows += "</tr>\n";
  }
  return heading(shows, language) + paragraph(std::string{shows_text.in(language)}) +
         wide_table(shows.in(language), rows + "</tbody>", language);
}

std::string fitted_table(const Calibration& calibration, Language language) {
  std::string rows = "<thead><tr>" + column(words::parameter, language) +
                     column(before, language, true) + column(by_register, language, true) +
                     column(words::unit, language) + column(rests_on, language) +
                     "</tr></thead><tbody>\n";
  for (const Fitted& one : calibration.parameters) {
    if (!one.told) continue;
    rows += parameter_cell(one, language) +
            fmt::format(
                "<td class=\"n\">{}</td><td class=\"n sure\">{}</td><td>{}</td><td>{}</td></tr>\n",
                range_text(one, language), says(one, language, true),
                unit_said(*one.parameter).in(language),
                html_text(source_text(calibration, one, language)));
  }
  return heading(tells, language) + wide_table(tells.in(language), rows + "</tbody>", language);
}

std::string untold_table(const Calibration& calibration, Language language) {
  std::string rows = "<thead><tr>" + column(words::parameter, language) +
                     column(stays_at, language, true) + column(why, language) +
                     "</tr></thead><tbody>\n";
  for (const bool asked : {true, false}) {
    for (const Fitted& one : calibration.parameters) {
      if (one.told || one.asked != asked) continue;
      rows += parameter_cell(one, language) +
              fmt::format("<td class=\"n\">{}</td><td>{}</td></tr>\n", range_text(one, language),
                          html_text(one.reason.in(language)));
    }
  }
  return heading(cannot, language) + paragraph(std::string{cannot_text.in(language)}) +
         wide_table(cannot.in(language), rows + "</tbody>", language);
}

std::string check_table(const Check& check, const Said& name, const Said& text, Language language) {
  std::string rows = "<thead><tr>" + column(words::what, language) + column(contract_in, language) +
                     column(seen, language, true) + column(simulated, language, true) +
                     column(verdict, language) + "</tr></thead><tbody>\n";
  for (const CheckRow& row : check.rows)
    rows += fmt::format(
        "<tr><th scope=\"row\">{}, {}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td>"
        "<td>{}</td></tr>\n",
        html_text(row.title.in(language)), html_text(row.unit.in(language)),
        described_in[row.in].in(language), with_interval(row.seen, language, true),
        estimate_cell({2, row.middle, 0, row.foretold}, language),
        row.inside() ? std::string{inside.in(language)}
                     : fmt::format("<strong>{}</strong>", outside.in(language)));
  return heading(name, language) + paragraph(std::string{text.in(language)}) +
         paragraph(check_summary(check, in_all, language)) +
         wide_table(name.in(language), rows + "</tbody>", language);
}

}  // namespace

std::string scenario_toml(const Scenario& own, const std::string& base_path) {
  std::string toml =
      fmt::format("name = {}\ntext = {}\nbased_on = {}\nfirst_day = {}\n", toml_text(own.name),
                  toml_text(own.text), toml_text(base_path), own.first_day.to_text());
  const auto put = [&toml](std::string_view key, const std::string& text) {
    if (!text.empty()) toml += fmt::format("{} = {}\n", key, toml_text(text));
  };
  put("name_nb", own.name_nb);
  put("text_nb", own.text_nb);
  put("name_nn", own.name_nn);
  put("text_nn", own.text_nn);
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
  constexpr Language language = Language::en;
  const Calibration& c = report.calibration;
  std::string text = summary(report, language) + "\n" + rule_text(c.rule, language) + "\n";
  if (c.retold_events > 0) text += say(language, retold, std::lround(c.retold_events)) + "\n";
  text += "\nTold by the register\n";
  for (const Fitted& one : c.parameters)
    if (one.told)
      text += fmt::format("  {:<26} {:<30} before {:<26} {:.0f} events in {:.0f} {}\n",
                          one.parameter->name, says(one, language), range_text(one, language),
                          one.events, one.exposure, one.unit);
  text += "\nCannot be told, stays at its range\n";
  for (const Fitted& one : c.parameters)
    if (!one.told && one.asked)
      text += fmt::format("  {:<26} {}\n", one.parameter->name, one.reason.en);
  text += "\nNot in the register, stays at its range\n";
  for (const Fitted& one : c.parameters)
    if (!one.told && !one.asked)
      text += fmt::format("  {:<26} {}\n", one.parameter->name, one.reason.en);
  text += fmt::format("\n{}\n", shows.en);
  for (const Described& row : report.described) {
    text += fmt::format("  {}, {}\n", row.title.en, row.unit.en);
    for (std::size_t i = 0; i < described_columns; ++i)
      text += fmt::format("    {:<10} {}\n", described_in[i].en,
                          row.in[i] ? with_interval(*row.in[i], language)
                                    : std::string{nothing_said(row, language)});
  }
  text += "\n";
  if (report.predictive) text += check_summary(*report.predictive, held_to_fit, language) + "\n";
  if (report.hold_out) text += check_summary(*report.hold_out, held_to_second, language) + "\n";
  return text;
}

std::string calibration_html(const CalibrationReport& report, const Origin& origin,
                             Language language) {
  const Calibration& c = report.calibration;
  std::string html =
      page_head(title.in(language), language) +
      fmt::format("<main><h1>{}</h1>\n<div class=\"first\"><p><strong>{}</strong> {}</p>\n",
                  title.in(language), words::rests.in(language),
                  html_text(summary(report, language))) +
      paragraph(rule_text(c.rule, language));
  if (report.predictive)
    html += paragraph(check_summary(*report.predictive, held_to_fit, language));
  if (report.hold_out) html += paragraph(check_summary(*report.hold_out, held_to_second, language));
  if (c.retold_events > 0) html += paragraph(say(language, retold, std::lround(c.retold_events)));
  html += "</div>\n" + described_table(report, language) + fitted_table(c, language) +
          untold_table(c, language);
  if (report.predictive)
    html += check_table(*report.predictive, predictive_title, predictive_text, language);
  html += report.hold_out
              ? check_table(*report.hold_out, second_title, second_text, language)
              : heading(second_title, language) + paragraph(std::string{one_period.in(language)});
  return html + heading(how_done, language) +
         paragraph(say(language, how_done_text, std::lround(c.rule.confidence * 100))) +
         fmt::format(
             "<p>{}</p></main></body></html>\n",
             say(language, comes_again, html_text(origin.command), html_text(origin.version)));
}

}  // namespace stafett::foresee
