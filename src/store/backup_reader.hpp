// Reads a backup's lines in their order (backup.hpp says which), and holds every table to its hash.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "store/bulk.hpp"
#include "store/hash.hpp"
#include "store/sealed_file.hpp"

namespace stafett::store {

/// A table as its lines begin.
struct BackupTable {
  std::string name;
  std::vector<std::string> columns;
};

class BackupReader {
 public:
  /// Reads the head. Throws SealError where it is none of ours.
  BackupReader(const std::filesystem::path& file, const Secret& secret);

  [[nodiscard]] Instant at() const { return at_; }
  [[nodiscard]] std::int32_t schema() const { return schema_; }
  /// What was read so far, by table.
  [[nodiscard]] const std::vector<TableContent>& contents() const { return contents_; }

  /// On to the next table; nothing after the last. The rows of the one before must have been read.
  std::optional<BackupTable> next_table();
  /// The next row of this table; false after its last, when its hash has been found right.
  bool next_row(std::string_view& line);

 private:
  [[noreturn]] static void fail(std::string_view what);
  std::string_view line();
  /// The rest of a line that begins with `word` and a blank.
  std::string_view line_of(std::string_view word);
  void end_table();

  SealedReader file_;
  Instant at_;
  std::int32_t schema_ = 0;
  std::vector<TableContent> contents_;
  std::optional<Hasher> hasher_;
  std::string_view line_;
};

}  // namespace stafett::store
