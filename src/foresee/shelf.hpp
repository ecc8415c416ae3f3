// The scenarios that come with the program, by their files' names, and how a scenario that somebody
// wrote here is read on top of them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "foresee/scenario.hpp"

namespace stafett::foresee {

/// Texts by file name ("base.toml").
class Shelf {
 public:
  Shelf() = default;
  explicit Shelf(std::map<std::string, std::string> files) : files_{std::move(files)} {}

  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }
  [[nodiscard]] const std::string* find(std::string_view file) const;

  /// A scenario of the shelf.
  [[nodiscard]] ScenarioResult read(const std::string& file) const;
  /// A text of one's own under the name `file`; what it is based on is on the shelf.
  [[nodiscard]] ScenarioResult read_text(const std::string& file, const std::string& text) const;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace stafett::foresee
