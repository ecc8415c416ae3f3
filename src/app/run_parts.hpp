// What the commands that run the model share: files as they are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace stafett::app {

/// Nothing where it cannot be read.
std::optional<std::string> read_file(const std::string& path);

/// Throws where it cannot be written.
void write_file(const std::filesystem::path& path, const std::string& bytes);

/// Whether two paths lead to one file.
bool same_file(const std::string& one, const std::string& other);

}  // namespace stafett::app
