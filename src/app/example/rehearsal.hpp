// Where the office is played before it is carried to its own database.
#pragma once

#include <filesystem>

#include "store/sql.hpp"

namespace stafett::example {

/// A folder of its own, in memory where the machine has such a place: thousands of acts one by one
/// would wait for the disk thousands of times, and none of this has to last. Gone with the object.
class Rehearsal {
 public:
  Rehearsal();  ///< throws std::runtime_error where no folder can be made
  ~Rehearsal();
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] sql::Location database() const {
    return {sql::Engine::sqlite, (folder_ / "stafett.sqlite").string()};
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace stafett::example
