#include "foresee/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stafett::foresee {

namespace {

int decimals(double value) {
  const double size = std::fabs(value);
  if (size >= 100 || size == 0) return 0;
  return size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
}

// All numbers of one line with as many decimals as the narrowest of them needs.
int decimals(const Estimate& one) {
  if (!one.interval) return decimals(one.mean);
  const double half = (one.interval->high - one.interval->low) / 2;
  return std::clamp(half > 0 ? decimals(half * 10) : decimals(one.mean), 0, 4);
}

}  // namespace

std::string shown(double value) {
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, decimals(value)) : "-";
}

std::string shown(const Estimate& one) {
  if (!one.interval) return shown(one.mean) + " (one run: no interval)";
  const int d = decimals(one);
  return fmt::format("{:.{}f} ({:.{}f} to {:.{}f})", one.mean, d, one.interval->low, d,
                     one.interval->high, d);
}

std::string shown_difference(const Estimate& one) {
  if (!one.interval) return fmt::format("{:+.3g} (one run: no interval)", one.mean);
  const int d = decimals(one);
  return fmt::format("{:+.{}f} ({:+.{}f} to {:+.{}f})", one.mean, d, one.interval->low, d,
                     one.interval->high, d);
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

std::string page_head(std::string_view title) {
  return std::string{R"(<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>)"} +
         html_text(title) + R"(</title><style>
body{font:16px/1.5 system-ui,sans-serif;color:#1f2430;background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.8rem;line-height:1.2}h2{margin-top:2.5rem;border-top:1px solid #c6c9d1;padding-top:1rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;display:block;overflow-x:auto}
caption{text-align:left;font-weight:600;padding:.4rem 0}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dfe1e6;vertical-align:top}
th[scope=row]{min-width:min(12rem,40vw)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}.sure{font-weight:600}
.first{background:#f2f5f9;border-left:4px solid #0072b2;padding:.8rem 1rem}figure{margin:1.5rem 0}figcaption{font-weight:600}
svg{width:100%;height:auto}.grid{stroke:#dfe1e6}.zero{stroke:#1f2430}.tick{font-size:12px;fill:#454b58}.end{text-anchor:end}.middle{text-anchor:middle}
.bar{stroke:#0072b2;stroke-width:3}.dot{fill:#0072b2}.key{margin:.2rem 0;font-size:.92rem}.key span{margin-right:1.2rem;white-space:nowrap}.swatch{width:34px;height:10px;vertical-align:middle}
code{background:#f2f5f9;padding:.1rem .3rem;overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .6rem 0}
@media print{body{max-width:none}h2{break-after:avoid}}
</style></head><body>
)";
}

}  // namespace stafett::foresee
