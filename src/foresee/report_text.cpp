#include "foresee/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "foresee/report_words.hpp"

namespace stafett::foresee {

namespace {

int decimals(double value) {
  const double size = std::fabs(value);
  if (size >= 100 || size == 0) return 0;
  return size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
}

// Two digits of the half-width where it begins with 1 to 3.5, else one: more would say nothing, and
// fewer would round the interval away.
int decimals_of_half(double half) {
  const auto size = static_cast<int>(std::floor(std::log10(half)));
  const double first = half / std::pow(10, size);
  return std::clamp((first < 3.55 ? 1 : 0) - size, 0, 6);
}

// All numbers of one line with as many decimals as the narrowest of them needs.
int decimals(const Estimate& one) {
  if (!one.interval) return decimals(one.mean);
  const double half = (one.interval->high - one.interval->low) / 2;
  // The same in every run: what is left of a half-width is rounding.
  const bool varies = half > 1e-9 * std::fabs(one.mean);
  return varies ? decimals_of_half(half) : decimals(one.mean);
}

// A space that does not break.
constexpr std::string_view hard_space = "\u00a0";

// As programs write it to as people read it: the language's own sign for decimals, groups of three
// from five digits up, and a minus that is one.
std::string as_read(std::string_view number, Language language) {
  std::string text;
  if (number.starts_with('-')) {
    text = "\u2212";
    number.remove_prefix(1);
  } else if (number.starts_with('+')) {
    text = "+";
    number.remove_prefix(1);
  }
  const auto whole = number.substr(0, number.find('.'));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const std::size_t left = whole.size() - i;
    if (i > 0 && left % 3 == 0 && whole.size() > 4)
      text += language == Language::en ? std::string_view{","} : hard_space;
    text += whole[i];
  }
  if (whole.size() < number.size()) {
    text += language == Language::en ? '.' : ',';
    text += number.substr(whole.size() + 1);
  }
  return text;
}

// Nought has no sign.
std::string with_sign(double value, int places, Language language) {
  auto text = fmt::format("{:+.{}f}", value, places);
  if (text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  return as_read(text, language);
}

std::string without_sign(double value, int places, Language language) {
  auto text = fmt::format("{:.{}f}", value, places);
  if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos)
    text.erase(0, 1);
  return as_read(text, language);
}

struct Told {
  std::string value;
  std::string span;  ///< "11.9 to 12.7"; empty where there is none
};

template <class Write>
Told told(const Estimate& one, Language language, Write write) {
  if (one.runs == 0) return {std::string{words::no_value.in(language)}, ""};
  const int places = decimals(one);
  Told all{write(one.mean, places, language), ""};
  if (one.interval)
    all.span = say(language, words::to, write(one.interval->low, places, language),
                   write(one.interval->high, places, language));
  return all;
}

std::string in_line(const Estimate& one, const Told& all, Language language) {
  if (one.runs == 0) return all.value;
  return fmt::format("{} ({})", all.value,
                     one.interval ? all.span : std::string{words::one_run.in(language)});
}

std::string in_cell(const Estimate& one, const Told& all, Language language) {
  if (one.runs == 0) return all.value;
  return fmt::format("{} <span class=\"i\">({})</span>", all.value,
                     one.interval ? all.span : std::string{words::one_run.in(language)});
}

constexpr auto months = std::to_array<Said>(
    {said("januar", "januar", "January"), said("februar", "februar", "February"),
     said("mars", "mars", "March"), said("april", "april", "April"), said("mai", "mai", "May"),
     said("juni", "juni", "June"), said("juli", "juli", "July"), said("august", "august", "August"),
     said("september", "september", "September"), said("oktober", "oktober", "October"),
     said("november", "november", "November"), said("desember", "desember", "December")});
constexpr Said day_text = said("{0}. {1} {2}", "{0}. {1} {2}", "{0} {1} {2}");

}  // namespace

std::string shown(double value, Language language) {
  return std::isfinite(value) ? without_sign(value, decimals(value), language) : "-";
}

std::string shown(const Estimate& one, Language language) {
  return in_line(one, told(one, language, without_sign), language);
}

std::string shown_difference(const Estimate& one, Language language) {
  return in_line(one, told(one, language, with_sign), language);
}

std::string shown_difference(const Interval& span, Language language) {
  const double half = (span.high - span.low) / 2;
  // No more digits than the larger end bears: the ends of a span that is narrow by chance.
  const int most = decimals(std::max(std::fabs(span.low), std::fabs(span.high)));
  const int places = half > 0 ? std::min(decimals_of_half(half), most) : most;
  return say(language, words::to, with_sign(span.low, places, language),
             with_sign(span.high, places, language));
}

std::string estimate_cell(const Estimate& one, Language language) {
  return in_cell(one, told(one, language, without_sign), language);
}

std::string difference_cell(const Estimate& one, Language language) {
  return in_cell(one, told(one, language, with_sign), language);
}

std::string written(double value, Language language) {
  if (!std::isfinite(value)) return "-";
  const auto text = fmt::format("{}", value);
  return as_read(text.find('e') == std::string::npos ? text : fmt::format("{:.0f}", value),
                 language);
}

std::string written(Day day, Language language) {
  return say(language, day_text, day.day_of_month(),
             months[static_cast<std::size_t>(day.month() - 1)].in(language), day.year());
}

std::string exact(double value) { return std::isfinite(value) ? fmt::format("{}", value) : "null"; }

std::string html_text(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += {'\\', c};
    else if (static_cast<unsigned char>(c) < 0x20)
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      quoted += c;
  }
  return quoted + "\"";
}

std::string csv_text(std::string_view text) {
  // A leading sign would be read as a formula by spreadsheets.
  const bool formula =
      !text.empty() && std::string_view{"=+-@"}.find(text[0]) != std::string_view::npos;
  if (!formula && text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string{text};
  std::string quoted = formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string shell_word(const std::string& word) {
  if (word.find_first_not_of(
          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=+,:") ==
          std::string::npos &&
      !word.empty())
    return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return text + "'";
}

std::string page_head(std::string_view title, Language language) {
  return fmt::format(
             "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\n<meta "
             "name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>",
             to_text(language), html_text(title)) +
         R"(<style>
body{font:16px/1.5 system-ui,sans-serif;color:#1f2430;background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.8rem;line-height:1.2;overflow-wrap:anywhere}h2{margin-top:2.5rem;border-top:1px solid #c6c9d1;padding-top:1rem}h3{margin:1.6rem 0 .4rem}
figure{margin:1.2rem 0}figcaption,.caption{font-weight:600;margin-bottom:.3rem}
.wide{overflow-x:auto}.wide:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid #0072b2;outline-offset:2px}
table{border-collapse:collapse;font-size:.92rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dfe1e6;vertical-align:top}
thead th{vertical-align:bottom;border-bottom:2px solid #8b909c}tbody th[scope=row]{font-weight:400;min-width:9rem;background:#fff}tbody th[scope=rowgroup]{font-weight:600;padding-top:.9rem}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.i{white-space:nowrap;color:#454b58}td.n{min-width:5rem}.sure{font-weight:600}
.first{background:#f2f5f9;border-left:4px solid #0072b2;padding:.4rem 1rem}.first dt{margin-top:.4rem}nav ul{columns:2;padding-left:1.2rem}small{font-size:.85em;color:#454b58}
svg.chart{width:100%;max-width:46rem;height:auto;display:block}.grid{stroke:#dfe1e6}.zero{stroke:#1f2430}.tick{font-size:13px;fill:#454b58}.name{font-size:14px;fill:#1f2430;paint-order:stroke;stroke:#fff;stroke-width:4px}.end{text-anchor:end}.middle{text-anchor:middle}
.key{margin:.2rem 0;font-size:.92rem}.key span{margin-right:1.2rem}.swatch{width:34px;height:10px;vertical-align:middle}
code{background:#f2f5f9;padding:.1rem .3rem;overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .6rem 0}td code{background:none;padding:0;font-size:.88em}
@media(max-width:54rem){body{padding:1rem}nav ul{columns:1}table{font-size:.82rem}th,td{padding:.3rem .25rem}.i{display:block;white-space:normal}td.n{min-width:0}tbody th[scope=row]{position:sticky;left:0;min-width:5rem;max-width:8rem;overflow-wrap:anywhere}}
@page{size:A4;margin:16mm 14mm}
@media print{body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}.wide{overflow:visible}table{font-size:8.5pt}th,td{padding:.2rem .35rem}td.n{min-width:0}tbody th[scope=row]{min-width:6rem}tr,svg,.first,.caption,dt{break-inside:avoid}figure.short{break-inside:avoid}thead{display:table-header-group}h1,h2,h3,figcaption,dt,tbody th[scope=rowgroup]{break-after:avoid}}
</style></head><body>
)";
}

std::string wide_table(std::string_view caption, std::string_view rows, Language language) {
  const auto name = html_text(caption);
  return fmt::format(
      "<figure><figcaption>{}</figcaption><div class=\"wide\" role=\"region\" tabindex=\"0\" "
      "aria-label=\"{}\"><table aria-label=\"{}\">{}</table></div></figure>\n",
      name, say(language, words::scrolls, name), name, rows);
}

}  // namespace stafett::foresee
