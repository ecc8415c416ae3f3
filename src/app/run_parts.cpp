#include "app/run_parts.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace stafett::app {

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in || std::filesystem::is_directory(path)) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream out{path, std::ios::binary};
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error{path.string() + " cannot be written"};
}

std::optional<Language> language_option(Arguments& arguments) {
  const auto text = arguments.option("language");
  if (!text) return std::nullopt;
  const auto language = from_text<Language>(*text);
  if (!language) throw UsageError{"--language takes nb, nn or en: " + *text};
  return language;
}

bool same_file(const std::string& one, const std::string& other) {
  std::error_code none;
  return one == other || std::filesystem::equivalent(one, other, none);
}

}  // namespace stafett::app
