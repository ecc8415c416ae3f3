#include "base/log.hpp"

#include <unistd.h>

#include <chrono>

#include "base/text.hpp"

namespace stafett::log {

namespace {

void append_string(std::string& json, std::string_view value) {
  constexpr std::string_view hex_digits = "0123456789abcdef";
  // What is not UTF-8 is still written, in the one reading that never fails.
  const std::string readable =
      text::is_utf8(value) ? std::string{value} : text::from_windows_1252(value);
  json += '"';
  for (const char c : readable) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += hex_digits[byte >> 4];
      json += hex_digits[byte & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

std::string_view level_text(Level level) {
  switch (level) {
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

}  // namespace

std::string line(Instant at, Level level, std::string_view event, Values values) {
  std::string json = R"({"at":")" + at.to_text() + R"(","level":")";
  json += level_text(level);
  json += R"(","event":)";
  append_string(json, event);
  for (const auto& [name, value] : values) {
    json += ',';
    append_string(json, name);
    json += ':';
    append_string(json, value);
  }
  json += "}\n";
  return json;
}

void write(Level level, std::string_view event, Values values) {
  // The program's own log tells real time even where the field's "now" is made up (tests, the
  // simulator).
  const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const std::string text = line(Instant{now.count()}, level, event, values);
  // A full or closed standard error must not stop the program; one call keeps threads' lines whole.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace stafett::log
