#include "store/backup_reader.hpp"

#include <charconv>

#include "base/text.hpp"

namespace stafett::store {

namespace {

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void BackupReader::fail(std::string_view what) {
  throw SealError{"the backup is not whole: " + std::string{what}};
}

std::string_view BackupReader::line() {
  if (!file_.line(line_)) fail("it ends too early");
  return line_;
}

std::string_view BackupReader::line_of(std::string_view word) {
  const auto found = line();
  if (!found.starts_with(word) || found.substr(word.size(), 1) != " ") {
    fail("a line \"" + std::string{word} + "\" is missing");
  }
  return found.substr(word.size() + 1);
}

BackupReader::BackupReader(const std::filesystem::path& file, const Secret& secret)
    : file_{file, secret} {
  if (line() != "stafett backup 1") fail("its first line is not \"stafett backup 1\"");
  const auto at = Instant::from_text(line_of("at"));
  if (!at) fail("its instant cannot be read");
  at_ = *at;
  const auto schema = number_of<std::int32_t>(line_of("schema"));
  if (!schema) fail("its schema's number cannot be read");
  schema_ = *schema;
}

std::optional<BackupTable> BackupReader::next_table() {
  const auto found = line();
  if (found == "end " + std::to_string(contents_.size())) {
    if (file_.line(line_)) fail("something follows its end");
    return std::nullopt;
  }
  const auto words = text::split(found, ' ');
  const auto count = words.size() == 3 ? number_of<std::size_t>(words[2]) : std::nullopt;
  if (!count || words[0] != "table") fail("a table's beginning cannot be read");
  BackupTable table{std::string{words[1]}, {}};
  for (const auto column : text::split(line(), ' ')) table.columns.emplace_back(column);
  if (table.columns.size() != *count) fail("a table has not the columns it says");
  contents_.push_back({table.name, 0, {}});
  hasher_.emplace();
  return table;
}

bool BackupReader::next_row(std::string_view& row) {
  row = line();
  if (row == "\\.") {
    end_table();
    return false;
  }
  hasher_->add(row);
  ++contents_.back().rows;
  return true;
}

void BackupReader::end_table() {
  auto& content = contents_.back();
  content.hash = hasher_->finish_text();
  hasher_.reset();
  const auto expected = std::to_string(content.rows) + ' ' + content.hash;
  if (line_of("content") != expected) fail("table " + content.table + " is not as it was written");
}

}  // namespace stafett::store
