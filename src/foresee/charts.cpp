#include "foresee/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "foresee/report_text.hpp"

namespace stafett::foresee {

namespace {

// Colours that can be told apart in most kinds of colour blindness (Okabe and Ito), and dashes for
// everybody.
constexpr auto colours = std::to_array<std::string_view>(
    {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"});
constexpr auto dashes =
    std::to_array<std::string_view>({"none", "7 3", "2 3", "9 3 2 3", "12 4", "4 4"});

constexpr double width = 720;
constexpr double height = 260;
constexpr double left = 56;
constexpr double right = 12;
constexpr double top = 14;
constexpr double bottom = 34;

// A round step that divides a span into about five.
double round_step(double span) {
  if (!(span > 0)) return 1;
  const double raw = span / 5;
  const double size = std::pow(10, std::floor(std::log10(raw)));
  for (const double step : {1.0, 2.0, 5.0})
    if (raw <= step * size) return step * size;
  return 10 * size;
}

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

}  // namespace

std::string fan_chart(std::string_view title, std::string_view unit, std::span<const Fan> fans,
                      double step_days) {
  double most = 0;
  std::size_t steps = 2;
  for (const Fan& fan : fans) {
    for (const double value : fan.high) most = std::max(most, value);
    steps = std::max(steps, fan.middle.size());
  }
  if (most <= 0) most = 1;
  const auto x = [&](std::size_t i) {
    return left + (width - left - right) * static_cast<double>(i) / static_cast<double>(steps - 1);
  };
  const auto y = [&](double value) { return top + (height - top - bottom) * (1 - value / most); };

  std::string svg = fmt::format(
      "<figure><figcaption>{} ({}): median, and where half and four fifths of the runs "
      "lie</figcaption><svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">",
      html_text(title), html_text(unit), width, height, html_text(title));
  const double step = round_step(most);
  for (double value = 0; value <= most * 1.0001; value += step)
    svg += fmt::format(
        "<line x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/><text x=\"{3}\" "
        "y=\"{4:.1f}\" class=\"tick end\">{5}</text>",
        left, width - right, y(value), left - 6, y(value) + 4, fmt::format("{:.4g}", value));
  const double years = static_cast<double>(steps) * step_days / 365.25;
  const double years_step = years <= 12 ? 1 : years <= 25 ? 2 : 5;
  for (double year = 0; year < years - 0.3; year += years_step)
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick middle\">year {:.0f}</text>",
                       left + (width - left - right) * year / years, height - 12, year);
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
  return svg + "</p></figure>\n";
}

namespace {

// Dots with intervals from `low` to `high`.
std::string dots(std::string_view caption, std::string_view title, std::span<const Bar> bars,
                 double low, double high) {
  constexpr double names = 250;
  constexpr double row = 30;
  const double tall = row * static_cast<double>(bars.size()) + 40;
  const auto x = [&](double value) {
    return names +
           (width - names - 2 * right) * (std::clamp(value, low, high) - low) / (high - low);
  };
  std::string svg = fmt::format(
      "<figure><figcaption>{}</figcaption><svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
      "aria-label=\"{}\">",
      html_text(caption), width, tall, html_text(title));
  const double step = round_step(high - low);
  for (double value = std::ceil(low / step) * step; value <= high; value += step) {
    const bool zero = std::fabs(value) < step / 2;
    svg += fmt::format(
        "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"4\" y2=\"{1:.1f}\" class=\"{2}\"/><text "
        "x=\"{0:.1f}\" "
        "y=\"{3:.1f}\" class=\"tick middle\">{4:.3g}</text>",
        x(value), tall - 30, zero ? "zero" : "grid", tall - 12, zero ? 0.0 : value);
  }
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = 20 + row * static_cast<double>(i);
    svg += fmt::format(
        "<text x=\"{0}\" y=\"{1:.1f}\" class=\"tick end\">{2}</text><line x1=\"{3:.1f}\" "
        "x2=\"{4:.1f}\" y1=\"{5:.1f}\" y2=\"{5:.1f}\" class=\"bar\"/><circle cx=\"{6:.1f}\" "
        "cy=\"{5:.1f}\" r=\"5\" class=\"dot\"/>",
        names - 10, y + 4, html_text(bars[i].name), x(bars[i].interval.low),
        x(bars[i].interval.high), y, x(bars[i].middle));
  }
  return svg + "</svg></figure>\n";
}

double farthest(std::span<const Bar> bars) {
  double most = 0;
  for (const Bar& bar : bars)
    most = std::max({most, std::fabs(bar.interval.low), std::fabs(bar.interval.high)});
  return most > 0 ? most : 1;
}

}  // namespace

std::string difference_chart(std::string_view title, std::string_view unit,
                             std::span<const Bar> bars) {
  const double most = farthest(bars);
  return dots(
      fmt::format("{} ({}): difference from the first scenario, with its interval for 95 of 100",
                  title, unit),
      title, bars, -most, most);
}

std::string interval_chart(std::string_view title, std::string_view unit,
                           std::span<const Bar> bars) {
  return dots(fmt::format("{} ({}), with intervals for 95 of 100", title, unit), title, bars, 0,
              farthest(bars));
}

}  // namespace stafett::foresee
