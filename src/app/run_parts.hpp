// What the commands that run the model share: files as they are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/arguments.hpp"
#include "base/language.hpp"

namespace stafett::app {

/// Nothing where it cannot be read.
std::optional<std::string> read_file(const std::string& path);

/// Throws where it cannot be written.
void write_file(const std::filesystem::path& path, const std::string& bytes);

/// Whether two paths lead to one file.
bool same_file(const std::string& one, const std::string& other);

/// What --language asks for; nothing where it is not given. Throws UsageError.
std::optional<Language> language_option(Arguments& arguments);

}  // namespace stafett::app
