#include "app/example/rehearsal.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace stafett::example {

Rehearsal::Rehearsal() {
  const std::filesystem::path memory{"/dev/shm"};
  const bool in_memory = std::filesystem::is_directory(memory) && access(memory.c_str(), W_OK) == 0;
  const auto base = in_memory ? memory : std::filesystem::temp_directory_path();
  auto name = (base / "stafett-example-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error{"cannot make a folder in " + base.string()};
  }
  folder_ = name;
}

Rehearsal::~Rehearsal() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace stafett::example
