// What screening and variance shares say, as a table in plain text and as a page.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "foresee/charts.hpp"
#include "foresee/report_figures.hpp"
#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"
#include "foresee/sensitivity.hpp"

namespace stafett::foresee {

namespace {

constexpr Said asked_difference =
    said("{0}: forskjellen mellom «{1}» og «{2}»", "{0}: skilnaden mellom «{1}» og «{2}»",
         "{0}: difference of “{1}” from “{2}”");
constexpr Said screening_title =
    said("Hvilke antakelser som betyr noe: sortering", "Kva antakingar som betyr noko: sortering",
         "Which assumptions matter: screening");
constexpr Said screening_explained = said(
    "Hvert tall går gjennom spennet sitt mens de andre står et sted i sitt (Morris). Størrelse er "
    "hvor mye svaret i snitt endrer seg, retning er det samme med fortegn; stor spredning betyr at "
    "tallet virker ujevnt, eller sammen med andre. Et tall nær null kan stå som det står. Alt "
    "gjelder i modellen, innenfor spennene.",
    "Kvart tal går gjennom spennet sitt medan dei andre står ein stad i sitt (Morris). Storleik er "
    "kor mykje svaret i snitt endrar seg, retning er det same med forteikn; stor spreiing betyr at "
    "talet verkar ujamt, eller saman med andre. Eit tal nær null kan stå som det står. Alt gjeld i "
    "modellen, innanfor spenna.",
    "Each parameter goes through its range while the others stand somewhere in theirs (Morris). "
    "Size is the mean change that it makes, direction the same with its sign; a large spread means "
    "that it acts unevenly or together with others. A parameter near nought may stay where it is. "
    "All of it holds in the model, within the ranges.");
constexpr Said size_title = said("Størrelse på virkningen ({0}), med feilmargin for 95 av 100",
                                 "Storleik på verknaden ({0}), med feilmargin for 95 av 100",
                                 "Size of effect ({0}), with intervals for 95 of 100");
constexpr Said size = said("Størrelse", "Storleik", "Size");
constexpr Said direction = said("Retning", "Retning", "Direction");
constexpr Said spread = said("Spredning", "Spreiing", "Spread");
constexpr Said shares_title = said("Hvilke antakelser som betyr noe: andeler av usikkerheten",
                                   "Kva antakingar som betyr noko: delar av uvissa",
                                   "Which assumptions matter: shares of the uncertainty");
constexpr Said shares_explained = said(
    "Alle tallene står hvor som helst i spennet sitt på en gang (Sobol, Jansens estimatorer). Over "
    "dem er gjennomsnittet {0} og standardavviket {1}. Alene: det av variansen som ville bli borte "
    "om tallet var kjent. I alt: det som ville bli igjen om bare dette ikke var kjent. Hvert punkt "
    "er gjennomsnittet av {2} forløp; tilfeldigheten som er igjen i det, hører ikke til noe tall.",
    "Alle tala står kvar som helst i spennet sitt på ein gong (Sobol, estimatorane til Jansen). "
    "Over dei er gjennomsnittet {0} og standardavviket {1}. Åleine: det av variansen som ville bli "
    "borte om talet var kjent. I alt: det som ville bli att om berre dette ikkje var kjent. Kvart "
    "punkt er gjennomsnittet av {2} forløp; tilfellet som er att i det, høyrer ikkje til noko tal.",
    "All parameters stand anywhere in their ranges at once (Sobol, Jansen's estimators). Over them "
    "the mean is {0} and the standard deviation {1}. Alone: what knowing this parameter would take "
    "away of the variance. In all: what would remain if only this one were not known. Each point "
    "is the mean of {2} runs; what chance is left in it belongs to no parameter.");
constexpr Said share_chart =
    said("Andel av variansen, i alt (%), med feilmargin for 95 av 100",
         "Del av variansen, i alt (%), med feilmargin for 95 av 100",
         "Share of the variance, in all (%), with intervals for 95 of 100");
constexpr Said same_register =
    said("På samme dag, med samme register.", "På same dag, med same register.",
         "On the same day, with the same register.");
constexpr Said alone = said("Alene, %", "Åleine, %", "Alone, %");
constexpr Said in_all = said("I alt, %", "I alt, %", "In all, %");

std::string asked(const Question& question, Language language) {
  const auto text = fmt::format("{}, {}", question.measure->title.in(language),
                                question.measure->unit.in(language));
  const auto& scenarios = question.scenarios;
  if (scenarios.size() > 1)
    return say(language, asked_difference, text, scenarios[1].name_in(language),
               scenarios[0].name_in(language));
  return text + ": " + scenarios[0].name_in(language);
}

template <class Of>
std::vector<std::size_t> largest_first(std::size_t count, Of of) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return of(a) > of(b); });
  return order;
}

// A value and its interval with as many digits as the interval bears.
std::string with_interval(double value, const Interval& interval, Language language) {
  return estimate_cell({2, value, 0, interval}, language);
}

std::string cell(const std::string& text) { return "<td class=\"n\">" + text + "</td>"; }

std::string row(const ParameterInfo& factor, const std::string& cells, Language language) {
  return fmt::format("<tr><th scope=\"row\">{}<br><code>{}</code></th>{}</tr>\n",
                     html_text(factor.text.in(language)), factor.name, cells);
}

std::string columns(std::initializer_list<const Said*> titles, Language language) {
  std::string head =
      fmt::format("<thead><tr><th scope=\"col\">{}</th>", words::parameter.in(language));
  for (const Said* title : titles)
    head += fmt::format("<th scope=\"col\" class=\"n\">{}</th>", title->in(language));
  return head + "</tr></thead><tbody>\n";
}

std::string page(const Question& question, const Said& title, const std::string& explained,
                 const std::string& body, const std::string& command, Language language) {
  return page_head(title.in(language), language) +
         fmt::format(
             "<main><h1>{}</h1>\n<div "
             "class=\"first\"><p><strong>{}</strong></p>\n<p><strong>{}</strong> "
             "{}</p>\n<p>{}</p></div>\n{}<h2>{}</h2><p>{}</p><p><code>{}</code></p>\n{}"
             "</main></body></html>\n",
             title.in(language), html_text(asked(question, language)), words::rests.in(language),
             html_text(rests_text(question.scenarios.front(), language)), html_text(explained),
             body, words::again.in(language), words::again_text.in(language), html_text(command),
             question.start ? fmt::format("<p>{}</p>\n", same_register.in(language)) : "");
}

}  // namespace

std::string screening_text(const Question& question, std::span<const Effect> effects) {
  std::string text = asked(question, Language::en) + "\n" +
                     fmt::format("  {:<30} {:>10} {:>24} {:>10} {:>10}\n", "parameter", "size",
                                 "for 95 of 100", "mean", "spread");
  for (const std::size_t f :
       largest_first(effects.size(), [&](std::size_t i) { return effects[i].size; })) {
    const Effect& one = effects[f];
    text += fmt::format(
        "  {:<30} {:>10.4g} {:>24} {:>+10.4g} {:>10.4g}\n", question.factors[f]->name, one.size,
        fmt::format("{:.4g} to {:.4g}", one.size_interval.low, one.size_interval.high), one.mean,
        one.spread);
  }
  return text;
}

std::string shares_text(const Question& question, const Shares& shares) {
  std::string text = asked(question, Language::en) + "\n" +
                     fmt::format("mean {:.4g}, standard deviation over the ranges {:.4g}\n",
                                 shares.mean, std::sqrt(shares.variance)) +
                     fmt::format("  {:<30} {:>26} {:>26}\n", "parameter", "% alone (95 of 100)",
                                 "% in all (95 of 100)");
  const auto cell = [](double value, const Interval& interval) {
    return fmt::format("{:.1f} ({:.1f} to {:.1f})", 100 * value, 100 * interval.low,
                       100 * interval.high);
  };
  const auto& all = shares.factors;
  for (const std::size_t f : largest_first(all.size(), [&](std::size_t i) { return all[i].total; }))
    text += fmt::format("  {:<30} {:>26} {:>26}\n", question.factors[f]->name,
                        cell(all[f].alone, all[f].alone_interval),
                        cell(all[f].total, all[f].total_interval));
  return text;
}

std::string screening_html(const Question& question, std::span<const Effect> effects,
                           const std::string& command, Language language) {
  std::vector<Bar> bars;
  bars.reserve(question.factors.size());
  std::string rows = columns({&size, &direction, &spread}, language);
  for (const std::size_t f :
       largest_first(effects.size(), [&](std::size_t i) { return effects[i].size; })) {
    const Effect& one = effects[f];
    const ParameterInfo& factor = *question.factors[f];
    bars.push_back({std::string{factor.name}, one.size, one.size_interval});
    rows += row(factor,
                cell(with_interval(one.size, one.size_interval, language)) +
                    cell((one.mean > 0 ? "+" : "") + shown(one.mean, language)) +
                    cell(shown(one.spread, language)),
                language);
  }
  const auto caption = say(language, size_title, question.measure->unit.in(language));
  return page(
      question, screening_title, std::string{screening_explained.in(language)},
      interval_chart(caption, bars, language) + wide_table(caption, rows + "</tbody>", language),
      command, language);
}

std::string shares_html(const Question& question, const Shares& shares, const std::string& command,
                        Language language) {
  std::vector<Bar> bars;
  bars.reserve(question.factors.size());
  std::string rows = columns({&alone, &in_all}, language);
  const auto& all = shares.factors;
  const auto percent = [](const Interval& share) {
    return Interval{100 * share.low, 100 * share.high};
  };
  for (const std::size_t f :
       largest_first(all.size(), [&](std::size_t i) { return all[i].total; })) {
    const Share& one = all[f];
    const ParameterInfo& factor = *question.factors[f];
    bars.push_back({std::string{factor.name}, 100 * one.total, percent(one.total_interval)});
    rows += row(factor,
                cell(with_interval(100 * one.alone, percent(one.alone_interval), language)) +
                    cell(with_interval(100 * one.total, percent(one.total_interval), language)),
                language);
  }
  return page(question, shares_title,
              say(language, shares_explained, shown(shares.mean, language),
                  shown(std::sqrt(shares.variance), language), question.runs),
              interval_chart(share_chart.in(language), bars, language) +
                  wide_table(share_chart.in(language), rows + "</tbody>", language),
              command, language);
}

}  // namespace stafett::foresee
