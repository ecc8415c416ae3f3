// Small files that must be whole or not there: keys, heads, backups.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace stafett::store {

/// All of a file; nothing where there is none. Throws std::runtime_error where it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file);

/// Writes beside it, syncs, and renames: whoever opens `file` finds the old one or the new one.
/// Readable by its owner only. Throws std::runtime_error, leaving the old one.
void replace_file(const std::filesystem::path& file, std::string_view content);

/// Adds to the end and syncs. Throws std::runtime_error.
void append_to_file(const std::filesystem::path& file, std::string_view content);

/// Makes a rename or a new file in `folder` durable.
void sync_folder(const std::filesystem::path& folder);

/// An instant as part of a file's name: "20260202T080000Z".
std::string file_stamp(Instant at);

}  // namespace stafett::store
