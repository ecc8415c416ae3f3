#include "app/example/sections.hpp"

#include <stdexcept>
#include <string>

#include "base/text.hpp"

namespace stafett::example {

std::vector<std::string_view> Section::all(std::string_view name) const {
  std::vector<std::string_view> texts;
  for (const auto& line : lines) {
    if (line.name == name) texts.push_back(line.text);
  }
  return texts;
}

std::string_view Section::one(std::string_view name) const {
  for (const auto& line : lines) {
    if (line.name == name) return line.text;
  }
  return {};
}

std::vector<Section> read_sections(std::string_view file, std::string_view text) {
  std::vector<Section> sections;
  int number = 0;
  for (const std::string_view row : text::split(text, '\n')) {
    ++number;
    const auto fault = [&](const char* what) {
      return std::logic_error{std::string{file} + ":" + std::to_string(number) + ": " + what};
    };
    if (row.empty() || row.front() == '#') continue;
    if (row.front() == '[') {
      if (row.back() != ']') throw fault("a section ends with ]");
      sections.push_back({row.substr(1, row.size() - 2), {}});
      continue;
    }
    const auto colon = row.find(": ");
    if (colon == std::string_view::npos || colon == 0) throw fault("expected name: text");
    if (sections.empty()) throw fault("a line before the first section");
    sections.back().lines.push_back({row.substr(0, colon), row.substr(colon + 2)});
  }
  return sections;
}

}  // namespace stafett::example
