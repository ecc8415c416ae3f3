#include "foresee/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

// Colours that can be told apart in most kinds of colour blindness (Okabe and Ito), and dashes for
// everybody, on paper too.
constexpr auto colours = std::to_array<std::string_view>(
    {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"});
constexpr auto dashes =
    std::to_array<std::string_view>({"none", "7 3", "2 3", "9 3 2 3", "12 4", "4 4"});

constexpr double width = 640;
constexpr double right = 14;

// A round step that divides a span into about five.
double round_step(double span) {
  if (!(span > 0)) return 1;
  const double raw = span / 5;
  const double size = std::pow(10, std::floor(std::log10(raw)));
  for (const double step : {1.0, 2.0, 5.0})
    if (raw <= step * size) return step * size;
  return 10 * size;
}

// A value of an axis: round by how it was made, so shortest is right.
std::string tick(double value, double step, Language language) {
  const int places = std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 6);
  const double factor = std::pow(10, places);
  const double round = std::round(value * factor) / factor;
  return written(round == 0 ? 0.0 : round, language);
}

std::string opened(std::string_view caption, double tall, const std::string& in_words) {
  return fmt::format(
      "<figure class=\"short\"><figcaption>{}</figcaption><svg class=\"chart\" viewBox=\"0 0 "
      "{:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">",
      html_text(caption), width, tall, html_text(in_words));
}

std::string label(double x, double y, std::string_view kind, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>", x, y, kind,
                     html_text(text));
}

// --- fans

constexpr double fan_height = 270;
constexpr double fan_left = 60;
constexpr double fan_top = 14;
constexpr double fan_bottom = 52;

std::string points(const std::vector<double>& values, bool backward, const auto& x, const auto& y) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t at = backward ? values.size() - 1 - i : i;
    text += fmt::format("{:.1f},{:.1f} ", x(at), y(values[at]));
  }
  return text;
}

std::string band(const std::vector<double>& low, const std::vector<double>& high,
                 std::string_view colour, double opacity, const auto& x, const auto& y) {
  return fmt::format("<polygon points=\"{}{}\" fill=\"{}\" fill-opacity=\"{}\"/>",
                     points(low, false, x, y), points(high, true, x, y), colour, opacity);
}

std::string span_words(double middle, double low, double high, Language language) {
  return fmt::format("{} ({})", shown(middle, language),
                     say(language, words::to, shown(low, language), shown(high, language)));
}

// The last step of each year.
std::vector<std::size_t> year_ends(std::size_t steps, double step_days) {
  std::vector<std::size_t> ends;
  for (int year = 1;; ++year) {
    const auto at = static_cast<std::size_t>(std::lround(year * 365.25 / step_days));
    if (at > steps + 1) break;  // the days after the last whole month
    ends.push_back(std::min(at, steps) - 1);
  }
  if (ends.empty() && steps > 0) ends.push_back(steps - 1);
  return ends;
}

std::string fan_table(std::string_view caption, std::span<const Fan> fans,
                      const std::vector<std::size_t>& ends, Language language) {
  std::string rows = fmt::format("<thead><tr><th scope=\"col\">{}</th>", words::year.in(language));
  for (const Fan& fan : fans)
    rows += fmt::format("<th scope=\"col\" class=\"n\">{}</th>",
                        html_text(say(language, words::fan_column, fan.name)));
  rows += "</tr></thead><tbody>";
  for (std::size_t year = 0; year < ends.size(); ++year) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th>", year + 1);
    for (const Fan& fan : fans) {
      const std::size_t at = std::min(ends[year], fan.middle.size() - 1);
      rows += "<td class=\"n\">" + span_words(fan.middle[at], fan.low[at], fan.high[at], language) +
              "</td>";
    }
    rows += "</tr>";
  }
  return fmt::format("<details><summary>{}</summary>{}</details>", words::as_table.in(language),
                     wide_table(caption, rows + "</tbody>", language));
}

}  // namespace

std::string fan_chart(std::string_view title, std::string_view unit, std::span<const Fan> fans,
                      double step_days, Day first_day, Language language) {
  double most = 0;
  std::size_t steps = 2;
  for (const Fan& fan : fans) {
    for (const double value : fan.high) most = std::max(most, value);
    steps = std::max(steps, fan.middle.size());
  }
  if (most <= 0) most = 1;
  const auto x = [&](std::size_t i) {
    return fan_left +
           (width - fan_left - right) * static_cast<double>(i) / static_cast<double>(steps - 1);
  };
  const auto y = [&](double value) {
    return fan_top + (fan_height - fan_top - fan_bottom) * (1 - value / most);
  };
  const auto caption = say(language, words::fan_caption, title, unit);
  const auto ends = year_ends(steps, step_days);
  std::string in_words = caption + ".";
  for (const Fan& fan : fans) {
    if (fan.middle.empty()) return {};
    in_words +=
        fmt::format(" {}, {} {}: {}.", fan.name, words::year.in(language), ends.size(),
                    span_words(fan.middle.back(), fan.low.back(), fan.high.back(), language));
  }
  std::string svg = opened(caption, fan_height, in_words);
  const double step = round_step(most);
  for (double value = 0; value <= most * 1.0001; value += step)
    svg += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/>",
                       fan_left, width - right, y(value)) +
           label(fan_left - 6, y(value) + 4, "tick end", tick(value, step, language));
  const double years = static_cast<double>(steps) * step_days / 365.25;
  const double years_step = years <= 12 ? 1 : years <= 25 ? 2 : 5;
  for (double year = 0; year < years - 0.3; year += years_step)
    svg += label(fan_left + (width - fan_left - right) * year / years, fan_height - 32,
                 "tick middle", fmt::format("{:.0f}", year));
  svg += label(fan_left + (width - fan_left - right) / 2, fan_height - 10, "tick middle",
               say(language, words::years_axis, written(first_day, language)));
  for (std::size_t i = 0; i < fans.size(); ++i) {
    const auto colour = colours[i % colours.size()];
    svg += band(fans[i].low, fans[i].high, colour, 0.12, x, y);
    svg += band(fans[i].lower, fans[i].upper, colour, 0.22, x, y);
    svg += fmt::format(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" "
        "stroke-dasharray=\"{}\"/>",
        points(fans[i].middle, false, x, y), colour, dashes[i % dashes.size()]);
  }
  svg += "</svg><p class=\"key\">";
  for (std::size_t i = 0; i < fans.size(); ++i)
    svg += fmt::format(
        "<span><svg viewBox=\"0 0 34 10\" class=\"swatch\" aria-hidden=\"true\"><line x1=\"0\" "
        "x2=\"34\" y1=\"5\" y2=\"5\" stroke=\"{}\" stroke-width=\"3\" "
        "stroke-dasharray=\"{}\"/></svg> {}</span> ",
        colours[i % colours.size()], dashes[i % dashes.size()], html_text(fans[i].name));
  return svg + "</p></figure>\n" +
         fan_table(fmt::format("{} ({})", title, unit), fans, ends, language);
}

namespace {

struct Axis {
  double from;  ///< on the page
  double to;
  double low;
  double high;
  [[nodiscard]] double at(double value) const {
    return from + (to - from) * (std::clamp(value, low, high) - low) / (high - low);
  }
};

std::string grid(const Axis& axis, double top, double bottom, Language language) {
  std::string svg;
  const double step = round_step(axis.high - axis.low);
  for (double value = std::ceil(axis.low / step) * step; value <= axis.high; value += step)
    svg += fmt::format(
               "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>",
               axis.at(value), top, bottom, std::fabs(value) < step / 2 ? "zero" : "grid") +
           label(axis.at(value), bottom + 16, "tick middle", tick(value, step, language));
  return svg;
}

// Nought and all ends, with a little room.
Axis axis_of(double from, double low, double high) {
  low = std::min(low, 0.0);
  high = std::max(high, 0.0);
  if (!(low < high)) high = low + 1;
  const double room = (high - low) * 0.04;
  return {from, width - right, low < 0 ? low - room : low, high > 0 ? high + room : high};
}

std::string line(const Axis& axis, const Interval& span, double y, std::string_view look) {
  return fmt::format("<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" {}/>",
                     axis.at(span.low), axis.at(span.high), y, y, look);
}

constexpr std::string_view blue = "stroke=\"#0072b2\" stroke-width=\"5\"";
constexpr std::string_view dashed =
    "stroke=\"#d55e00\" stroke-width=\"3\" stroke-dasharray=\"6 3\"";
constexpr std::string_view thin = "stroke=\"#1f2430\" stroke-width=\"1.5\"";

// So that a span of no width is seen too.
std::string ends(const Axis& axis, const Interval& span, double y, std::string_view look) {
  std::string svg;
  for (const double end : {span.low, span.high})
    svg += fmt::format("<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" {3}/>",
                       axis.at(end), y - 5, y + 5, look);
  return svg;
}

}  // namespace

std::string difference_chart(std::string_view caption, std::span<const ThreeBars> rows,
                             Language language) {
  constexpr double names = 120;
  constexpr double each = 74;
  const double bottom = each * static_cast<double>(rows.size()) + 6;
  double low = 0;
  double high = 0;
  std::string in_words = std::string{caption} + ".";
  for (const ThreeBars& row : rows) {
    in_words += " " + row.name + ".";
    const auto take = [&](const Said& name, const std::optional<Interval>& span) {
      if (!span) return;
      low = std::min(low, span->low);
      high = std::max(high, span->high);
      in_words += fmt::format(" {}: {}.", name.in(language), shown_difference(*span, language));
    };
    take(words::chance, row.chance);
    take(words::numbers, row.numbers);
    take(words::model, row.model);
  }
  const Axis axis = axis_of(names, low, high);
  std::string svg = opened(caption, bottom + 24, in_words) + grid(axis, 4, bottom, language);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ThreeBars& row = rows[i];
    const double top = 16 + each * static_cast<double>(i);
    if (rows.size() > 1) svg += label(0, top, "name", row.name);
    const auto bar = [&](int place, const Said& name, const std::optional<Interval>& span,
                         std::string_view look) {
      if (!span) return;
      const double y = top + 14 + 16 * place;
      svg += label(names - 10, y + 4, "tick end", name.in(language)) + line(axis, *span, y, look) +
             ends(axis, *span, y, thin);
    };
    bar(0, words::chance, row.chance, blue);
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"#0072b2\"/>",
                       axis.at(row.middle), top + 14);
    bar(1, words::numbers, row.numbers, dashed);
    bar(2, words::model, row.model, thin);
  }
  return svg + "</svg></figure>\n";
}

std::string interval_chart(std::string_view caption, std::span<const Bar> bars, Language language) {
  constexpr double names = 250;
  constexpr double each = 26;
  const double bottom = each * static_cast<double>(bars.size()) + 8;
  double high = 0;
  std::string in_words = std::string{caption} + ".";
  for (const Bar& bar : bars) {
    high = std::max(high, bar.interval.high);
    in_words += fmt::format(" {}: {}.", bar.name,
                            span_words(bar.middle, bar.interval.low, bar.interval.high, language));
  }
  const Axis axis = axis_of(names, 0, high);
  std::string svg = opened(caption, bottom + 24, in_words) + grid(axis, 4, bottom, language);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = 18 + each * static_cast<double>(i);
    svg += label(names - 10, y + 4, "tick end", bars[i].name) +
           line(axis, bars[i].interval, y, "stroke=\"#0072b2\" stroke-width=\"3\"") +
           fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"#0072b2\"/>",
                       axis.at(bars[i].middle), y);
  }
  return svg + "</svg></figure>\n";
}

}  // namespace stafett::foresee
