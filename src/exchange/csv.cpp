#include "exchange/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.hpp"

namespace stafett::exchange {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::array<char, 3> separators = {';', ',', '\t'};

Finding error(std::string_view code, std::uint32_t line, std::uint32_t column, std::string expected,
              std::string found) {
  Finding finding;
  finding.code = code;
  finding.place = {line, column, {}};
  finding.expected = std::move(expected);
  finding.found = std::move(found);
  return finding;
}

/// The separator that the first lines agree on: most of them have it, and equally often. Quoted
/// text is skipped.
char guess_separator(std::string_view text) {
  constexpr std::size_t lines_looked_at = 30;
  std::array<std::vector<unsigned>, separators.size()> counts;
  std::array<unsigned, separators.size()> now{};
  bool quoted = false;
  std::size_t lines = 0;
  bool blank = true;
  const auto end_line = [&] {
    if (!blank) {
      for (std::size_t i = 0; i < separators.size(); ++i) counts[i].push_back(now[i]);
      ++lines;
    }
    now = {};
    blank = true;
  };
  for (char c : text) {
    if (lines >= lines_looked_at) break;
    if (c == '"') quoted = !quoted;
    if ((c == '\n' || c == '\r') && !quoted) {
      end_line();
      continue;
    }
    blank = false;
    if (quoted) continue;
    for (std::size_t i = 0; i < separators.size(); ++i) {
      if (c == separators[i]) ++now[i];
    }
  }
  end_line();
  char best = ';';
  std::size_t best_score = 0;
  for (std::size_t i = 0; i < separators.size(); ++i) {
    if (counts[i].empty() || counts[i].front() == 0) continue;
    // Lines that have as many as the first one, which is the headings; the count itself breaks
    // ties.
    const auto alike =
        static_cast<std::size_t>(std::count(counts[i].begin(), counts[i].end(), counts[i].front()));
    const std::size_t score = alike * 1000 + counts[i].front();
    if (score > best_score) {
      best_score = score;
      best = separators[i];
    }
  }
  return best;
}

/// True where the bytes are good UTF-8 but for a character cut off at the very end.
bool cut_utf8(std::string_view bytes) {
  for (std::size_t n = 1; n <= 3 && n < bytes.size(); ++n) {
    const auto c = static_cast<unsigned char>(bytes[bytes.size() - n]);
    if (c < 0x80) return false;
    if (c < 0xC0) continue;  // a continuation byte: the beginning lies further back
    const std::string_view before = bytes.substr(0, bytes.size() - n);
    const bool has_other = std::any_of(
        before.begin(), before.end(), [](char b) { return static_cast<unsigned char>(b) >= 0x80; });
    return has_other && text::is_utf8(before);
  }
  return false;
}

/// Where the bytes stop being UTF-8; their size where they do not.
std::size_t end_of_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length > 1 && !text::is_utf8(bytes.substr(at, length))) return at;
    at += length;
  }
  return bytes.size();
}

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator, const RowSink& take, const TableLimits& limits)
      : text_{text}, separator_{separator}, take_{take}, limits_{limits} {}

  std::vector<Finding> findings;

  void run() {
    while (at_ < text_.size()) {
      row_.line = line_;
      used_ = 0;
      if (!read_row()) return;
      const bool blank =
          used_ == 1 && row_.cells.front().find_first_not_of(" \t") == std::string::npos;
      if (blank) continue;
      row_.cells.resize(used_);
      if (!take_(row_)) return;
    }
  }

  /// True where the file's last row ends without a line end.
  [[nodiscard]] bool open_end() const { return open_end_; }

  /// Where what follows the text would stand: the line, and the table's column.
  [[nodiscard]] Place end() const {
    return {line_, open_end_ || !findings.empty() ? column() : 1, {}};
  }

 private:
  std::string_view text_;
  char separator_;
  const RowSink& take_;
  const TableLimits& limits_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  TableRow row_;
  std::size_t used_ = 0;
  bool open_end_ = false;

  [[nodiscard]] std::uint32_t column() const { return static_cast<std::uint32_t>(used_); }

  bool fail(std::string_view code, std::string expected, std::string found) {
    findings.push_back(error(code, line_, column(), std::move(expected), std::move(found)));
    return false;
  }

  void end_line() {
    const char c = text_[at_++];
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string& next_cell() {
    if (used_ == row_.cells.size()) row_.cells.emplace_back();
    std::string& cell = row_.cells[used_++];
    cell.clear();
    return cell;
  }

  bool read_row() {
    for (;;) {
      if (used_ >= limits_.columns) {
        return fail("too_many_columns", std::to_string(limits_.columns), std::to_string(used_ + 1));
      }
      std::string& cell = next_cell();
      if (at_ < text_.size() && text_[at_] == '"') {
        if (!quoted_cell(cell)) return false;
      } else {
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
               text_[at_] != '\r') {
          ++at_;
        }
        cell.assign(text_.substr(start, at_ - start));
      }
      if (cell.size() > limits_.cell_bytes) {
        return fail("text_too_long", std::to_string(limits_.cell_bytes),
                    std::to_string(cell.size()));
      }
      if (at_ >= text_.size()) {
        open_end_ = true;
        return true;
      }
      if (text_[at_] == separator_) {
        ++at_;
        continue;
      }
      end_line();
      return true;
    }
  }

  bool quoted_cell(std::string& cell) {
    const std::uint32_t quote_line = line_;
    ++at_;
    for (;;) {
      const std::size_t stop = text_.find_first_of("\"\r\n", at_);
      if (stop == std::string_view::npos) {
        findings.push_back(
            error("csv_quote_open", quote_line, column(), "closing quote", "end of file"));
        return false;
      }
      cell.append(text_.substr(at_, stop - at_));
      at_ = stop;
      if (text_[at_] != '"') {
        cell += '\n';
        end_line();
        continue;
      }
      ++at_;
      if (at_ < text_.size() && text_[at_] == '"') {
        cell += '"';
        ++at_;
        continue;
      }
      if (at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
          text_[at_] == '\r')
        return true;
      return fail("csv_quote_text", "separator or line end", "text");
    }
  }
};

/// Where in the table the byte at `at` stands.
Place place_of(std::string_view text, std::size_t at) {
  const RowSink pass_over = [](TableRow&) { return true; };
  const TableLimits limits;
  CsvReader reader{text.substr(0, at), guess_separator(text), pass_over, limits};
  reader.run();
  return reader.end();
}

Finding error_at(std::string_view text, std::size_t at, std::string_view code, std::string expected,
                 std::string found) {
  const Place place = place_of(text, at);
  return error(code, place.line, place.column, std::move(expected), std::move(found));
}

}  // namespace

TableReading read_csv(std::string_view bytes, const RowSink& take, const TableLimits& limits) {
  TableReading reading;
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    reading.findings.push_back(error_at(bytes, nul, "csv_nul", "text", "NUL"));
    return reading;
  }
  const bool marked = bytes.starts_with(byte_order_mark);
  if (marked) bytes.remove_prefix(byte_order_mark.size());
  std::string decoded;
  std::string_view text = bytes;
  if (text::is_utf8(bytes)) {
    reading.look = "UTF-8";
  } else if (marked || cut_utf8(bytes)) {
    reading.findings.push_back(
        error_at(bytes, end_of_utf8(bytes), "csv_encoding", "UTF-8", "bytes that are not UTF-8"));
    return reading;
  } else {
    decoded = text::from_windows_1252(bytes);
    text = decoded;
    reading.look = "Windows-1252";
    if (const auto at = decoded.find("\xEF\xBF\xBD"); at != std::string::npos) {
      Finding finding =
          error_at(decoded, at, "csv_letters", "Windows-1252", "bytes without meaning");
      finding.severity = Severity::warning;
      reading.findings.push_back(std::move(finding));
    }
  }
  char separator = 0;
  std::uint32_t lines_skipped = 0;
  if (text.size() > 5 && text.starts_with("sep=") && (text[5] == '\r' || text[5] == '\n')) {
    separator = text[4];
    text.remove_prefix(text.substr(5, 2) == "\r\n" ? 7 : 6);
    lines_skipped = 1;
  } else {
    separator = guess_separator(text);
  }
  reading.look += ' ';
  reading.look += separator == '\t' ? std::string{"tab"} : std::string{separator};
  const RowSink shifted = [&](TableRow& row) {
    row.line += lines_skipped;
    return take(row);
  };
  CsvReader reader{text, separator, lines_skipped > 0 ? shifted : take, limits};
  reader.run();
  for (Finding& finding : reader.findings) {
    finding.place.line += lines_skipped;
    reading.findings.push_back(std::move(finding));
  }
  reading.open_end = reader.open_end();
  return reading;
}

}  // namespace stafett::exchange
