#include "foresee/shelf.hpp"

namespace stafett::foresee {

const std::string* Shelf::find(std::string_view file) const {
  const auto at = files_.find(std::string{file});
  return at == files_.end() ? nullptr : &at->second;
}

ScenarioResult Shelf::read(const std::string& file) const {
  return read_scenario(file, [this](const std::string& path) -> std::optional<std::string> {
    const auto* text = find(path);
    return text == nullptr ? std::nullopt : std::optional{*text};
  });
}

ScenarioResult Shelf::read_text(const std::string& file, const std::string& text) const {
  return read_scenario(file, [&](const std::string& path) -> std::optional<std::string> {
    if (path == file) return text;
    const auto* shelved = find(path);
    return shelved == nullptr ? std::nullopt : std::optional{*shelved};
  });
}

}  // namespace stafett::foresee
