#include "foresee/report_start.hpp"

#include <fmt/format.h>

#include "foresee/report_text.hpp"

namespace stafett::foresee {

std::string start_text(const Start& start) {
  std::string text = "It begins with:\n";
  for (const auto& line : start_lines(start))
    text += fmt::format("  {:<48} {}\n", line.what, line.value);
  text += "What the register does not tell, of how many, and what is put there instead:\n";
  for (const auto& gap : start_gaps(start))
    text += fmt::format("  {} ({}): {}\n", gap.what, gap.of, gap.instead);
  return text + "\n";
}

std::string start_html(const Start& start) {
  std::string html =
      "<h2>What it began with</h2><table><caption>A contract of the office's own register, with "
      "its "
      "dates and decisions. All scenarios begin with it; they differ in what comes "
      "after.</caption><tbody>\n";
  for (const auto& line : start_lines(start))
    html += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", html_text(line.what),
                        html_text(line.value));
  html +=
      "</tbody></table>\n<table><caption>What the register does not tell</caption><thead><tr><th>"
      "What</th><th class=\"n\">Of how many</th><th>Instead</th></tr></thead><tbody>\n";
  for (const auto& gap : start_gaps(start))
    html += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td>{}</td></tr>\n",
                        html_text(gap.what), gap.of, html_text(gap.instead));
  return html + "</tbody></table>\n";
}

std::string start_json(const Start& start) {
  std::string json = "{\"state\":[";
  bool more = false;
  for (const auto& line : start_lines(start)) {
    json += fmt::format("{}\n{{\"what\":{},\"value\":{}}}", more ? "," : "", json_text(line.what),
                        json_text(line.value));
    more = true;
  }
  json += "],\n\"not_told\":[";
  more = false;
  for (const auto& gap : start_gaps(start)) {
    json += fmt::format("{}\n{{\"what\":{},\"of\":{},\"instead\":{}}}", more ? "," : "",
                        json_text(gap.what), gap.of, json_text(gap.instead));
    more = true;
  }
  return json + "]}";
}

}  // namespace stafett::foresee
