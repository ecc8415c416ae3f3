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

}  // namespace stafett::foresee
