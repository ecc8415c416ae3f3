#include "foresee/report_start.hpp"

#include <fmt/format.h>

#include "foresee/report_text.hpp"
#include "foresee/report_words.hpp"

namespace stafett::foresee {

std::string start_text(const Start& start) {
  std::string text = "It begins with:\n";
  for (const auto& line : start_lines(start, Language::en))
    text += fmt::format("  {:<48} {}\n", line.what, line.value);
  text += "What the register does not tell, of how many, and what is put there instead:\n";
  for (const auto& gap : start_gaps(start, Language::en))
    text += fmt::format("  {} ({}): {}\n", gap.what, gap.of, gap.instead);
  return text + "\n";
}

std::string start_html(const Start& start, Language language) {
  std::string lines = "<tbody>\n";
  for (const auto& line : start_lines(start, language))
    lines += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", html_text(line.what),
                         html_text(line.value));
  std::string gaps = fmt::format(
      "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>\n",
      words::what.in(language), words::of_how_many.in(language), words::instead_of_it.in(language));
  for (const auto& gap : start_gaps(start, language))
    gaps += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td>{}</td></tr>\n",
                        html_text(gap.what), gap.of, html_text(gap.instead));
  return fmt::format("<h2 id=\"start\">{}</h2>\n", words::began_with.in(language)) +
         wide_table(words::began_caption.in(language), lines + "</tbody>", language) +
         wide_table(words::not_told.in(language), gaps + "</tbody>", language);
}

std::string start_json(const Start& start) {
  std::string json = "{\"state\":[";
  bool more = false;
  for (const auto& line : start_lines(start, Language::en)) {
    json += fmt::format("{}\n{{\"what\":{},\"value\":{}}}", more ? "," : "", json_text(line.what),
                        json_text(line.value));
    more = true;
  }
  json += "],\n\"not_told\":[";
  more = false;
  for (const auto& gap : start_gaps(start, Language::en)) {
    json += fmt::format("{}\n{{\"what\":{},\"of\":{},\"instead\":{}}}", more ? "," : "",
                        json_text(gap.what), gap.of, json_text(gap.instead));
    more = true;
  }
  return json + "]}";
}

}  // namespace stafett::foresee
