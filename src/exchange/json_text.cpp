#include "exchange/json_text.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <new>
#include <system_error>
#include <vector>

namespace stafett::exchange {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

void append_utf8(std::pmr::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// How many bytes the well-formed UTF-8 character at `at` has; 0 where it is not well-formed
/// (Unicode table 3-7).
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
  };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

class Parser {
 public:
  Parser(std::string_view bytes, std::pmr::memory_resource& memory, const JsonLimits& limits,
         bool defer)
      : bytes_{bytes}, memory_{memory}, limits_{limits}, defer_{defer} {}

  /// Where the parser stands; JsonRows keeps it between elements.
  std::size_t at = 0;
  std::uint32_t line = 1;
  std::size_t line_start = 0;
  std::size_t continuation = 0;  // bytes since line_start that begin no character

  JsonNode* document() {
    if (bytes_.starts_with(byte_order_mark)) {
      at = byte_order_mark.size();
      line_start = at;
    }
    skip_space();
    JsonNode* root = value(0, true);
    if (failed_) return nullptr;
    skip_space();
    if (at < bytes_.size()) return fail("json_syntax", "end of file", shape_here());
    return root;
  }

  JsonNode* value(unsigned depth, bool build) {
    if (at >= bytes_.size()) return fail("json_truncated", "value", "end of file");
    JsonNode* node = build ? make() : &scratch_;
    if (!build) *node = JsonNode{};
    node->line = line;
    node->column = column();
    node->offset = static_cast<std::uint32_t>(at);
    switch (bytes_[at]) {
      case '{':
        return object(node, depth, build);
      case '[':
        return array(node, depth, build);
      case '"':
        node->kind = JsonKind::string;
        node->text = string(build);
        break;
      case 't':
        literal(node, "true", JsonKind::boolean, true);
        break;
      case 'f':
        literal(node, "false", JsonKind::boolean, false);
        break;
      case 'n':
        literal(node, "null", JsonKind::null, false);
        break;
      default:
        node->kind = JsonKind::number;
        node->text = number();
    }
    return failed_ ? nullptr : node;
  }

  void skip_space() {
    while (at < bytes_.size()) {
      const char c = bytes_[at];
      if (c == ' ' || c == '\t') {
        ++at;
      } else if (c == '\n' || c == '\r') {
        ++at;
        if (c == '\r' && at < bytes_.size() && bytes_[at] == '\n') ++at;
        ++line;
        line_start = at;
        continuation = 0;
      } else {
        return;
      }
    }
  }

  [[nodiscard]] bool failed() const { return failed_; }
  Finding fault;

 private:
  struct Level {
    std::string_view key;
    std::uint32_t index = 0;
    bool in_object = false;
  };
  struct SeenName {
    std::uint64_t hash;
    std::size_t offset;
    std::uint32_t line;
  };

  std::string_view bytes_;
  std::pmr::memory_resource& memory_;
  const JsonLimits& limits_;
  bool defer_;
  bool failed_ = false;
  JsonNode scratch_;
  std::vector<Level> path_;
  std::vector<SeenName> names_;  // of all open objects, the innermost last
  std::string decoded_;          // names with escapes while only checking

  JsonNode* make() {
    return new (memory_.allocate(sizeof(JsonNode), alignof(JsonNode))) JsonNode{};
  }

  [[nodiscard]] std::uint32_t column() const {
    return static_cast<std::uint32_t>(at - line_start - continuation + 1);
  }

  JsonNode* fail(std::string_view code, std::string_view expected, std::string_view found) {
    if (failed_) return nullptr;
    failed_ = true;
    fault.severity = Severity::error;
    fault.code = code;
    fault.expected = expected;
    fault.found = found;
    fault.place.line = line;
    fault.place.column = column();
    for (const Level& level : path_) {
      fault.place.path += '/';
      fault.place.path += level.in_object ? pointer_part(level.key) : std::to_string(level.index);
    }
    return nullptr;
  }

  /// What stands at the current place, without showing anybody's text.
  [[nodiscard]] std::string shape_here() const {
    if (at >= bytes_.size()) return "end of file";
    const auto c = static_cast<unsigned char>(bytes_[at]);
    if (c == '"') return "text";
    if (is_digit(bytes_[at]) || c == '-') return "number";
    if (c == '{') return "object";
    if (c == '[') return "list";
    if (c > 0x20 && c < 0x7F && std::strchr("}],:'", c) != nullptr) return {static_cast<char>(c)};
    if (c > 0x20 && c < 0x7F) return "word";
    if (c < 0x20 || c == 0x7F) return "control character";
    return "character";
  }

  void literal(JsonNode* node, std::string_view word, JsonKind kind, bool truth) {
    if (bytes_.substr(at, word.size()) != word) {
      const bool cut = word.starts_with(bytes_.substr(at));
      fail(cut ? "json_truncated" : "json_syntax", "value", cut ? "end of file" : "word");
      return;
    }
    at += word.size();
    node->kind = kind;
    node->truth = truth;
  }

  std::string_view number() {
    const std::size_t start = at;
    const auto digits = [&] {
      const std::size_t before = at;
      while (at < bytes_.size() && is_digit(bytes_[at])) ++at;
      return at > before;
    };
    if (bytes_[at] == '-') ++at;
    if (at < bytes_.size() && bytes_[at] == '0') {
      ++at;
      if (at < bytes_.size() && is_digit(bytes_[at])) {
        fail("json_number", "number without leading zero", "number");
        return {};
      }
    } else if (!digits()) {
      if (at >= bytes_.size()) {
        fail("json_truncated", "value", "end of file");
      } else {
        fail("json_syntax", "value", shape_here());
      }
      return {};
    }
    bool plain = true;
    if (at < bytes_.size() && bytes_[at] == '.') {
      plain = false;
      ++at;
      if (!digits()) {
        fail(at >= bytes_.size() ? "json_truncated" : "json_number", "digit", shape_here());
        return {};
      }
    }
    if (at < bytes_.size() && (bytes_[at] == 'e' || bytes_[at] == 'E')) {
      plain = false;
      ++at;
      if (at < bytes_.size() && (bytes_[at] == '+' || bytes_[at] == '-')) ++at;
      if (!digits()) {
        fail(at >= bytes_.size() ? "json_truncated" : "json_number", "digit", shape_here());
        return {};
      }
    }
    const std::string_view text = bytes_.substr(start, at - start);
    if (!plain || text.size() > 300) {
      double measured = 0;
      const auto read = std::from_chars(text.data(), text.data() + text.size(), measured);
      // Out of range is reported both for what is too large and for what is too small to tell from
      // nought; only the former is no number.
      if (read.ec == std::errc::result_out_of_range && !is_tiny(text)) {
        at = start;
        fail("json_number", "finite number", "number");
        return {};
      }
    }
    return text;
  }

  static bool is_tiny(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    return e != std::string_view::npos && e + 1 < text.size() && text[e + 1] == '-';
  }

  /// The string at `at` (a quote), decoded; only checked where `build` is false.
  std::string_view string(bool build) {
    const std::size_t quote = at++;
    const std::size_t start = at;
    while (at < bytes_.size()) {
      const auto c = static_cast<unsigned char>(bytes_[at]);
      if (c == '"') {
        const std::string_view text = bytes_.substr(start, at - start);
        ++at;
        return check_length(text, quote);
      }
      if (c == '\\') return escaped(start, quote, build);
      if (!plain_character(c)) return {};
    }
    fail("json_truncated", "end of text", "end of file");
    return {};
  }

  /// Steps over one character that is no quote and no backslash; false and a fault where it may not
  /// stand in text.
  bool plain_character(unsigned char c) {
    if (c < 0x20) {
      fail("json_text", "text without control characters", c == 0 ? "NUL" : "control character");
      return false;
    }
    if (c < 0x80) {
      ++at;
      return true;
    }
    const std::size_t length = utf8_length(bytes_, at);
    if (length == 0) {
      const std::size_t whole = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      if (c >= 0xC2 && c <= 0xF4 && at + whole > bytes_.size()) {
        fail("json_truncated", "end of text", "end of file");
      } else {
        fail("json_text", "UTF-8", "bytes that are not UTF-8");
      }
      return false;
    }
    at += length;
    continuation += length - 1;
    return true;
  }

  std::string_view check_length(std::string_view text, std::size_t quote) {
    if (text.size() > limits_.text_bytes) {
      at = quote;
      fail("json_text_long", std::to_string(limits_.text_bytes), std::to_string(text.size()));
      return {};
    }
    return text;
  }

  /// Goes on with a string from its first backslash.
  std::string_view escaped(std::size_t start, std::size_t quote, bool build) {
    std::pmr::string out{build ? &memory_ : std::pmr::new_delete_resource()};
    out.append(bytes_.substr(start, at - start));
    while (at < bytes_.size()) {
      const auto c = static_cast<unsigned char>(bytes_[at]);
      if (c == '"') {
        ++at;
        if (check_length(out, quote).size() != out.size()) return {};
        if (!build) {
          decoded_.assign(out);
          return decoded_;
        }
        auto* kept = static_cast<char*>(memory_.allocate(out.size() + 1, 1));
        std::memcpy(kept, out.data(), out.size());
        return {kept, out.size()};
      }
      if (c == '\\') {
        if (!escape(out)) return {};
      } else {
        const std::size_t before = at;
        if (!plain_character(c)) return {};
        out.append(bytes_.substr(before, at - before));
      }
    }
    fail("json_truncated", "end of text", "end of file");
    return {};
  }

  bool escape(std::pmr::string& out) {
    const std::size_t slash = at++;
    if (at >= bytes_.size()) {
      fail("json_truncated", "end of text", "end of file");
      return false;
    }
    const char c = bytes_[at++];
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view means = "\"\\/\b\f\n\r\t";
    if (const auto i = names.find(c); i != std::string_view::npos) {
      out += means[i];
      return true;
    }
    if (c != 'u') {
      at = slash;
      fail("json_text", "escape", "backslash");
      return false;
    }
    auto code = hex4();
    if (failed_) return false;
    if (code >= 0xD800 && code <= 0xDBFF && bytes_.substr(at, 2) == "\\u") {
      at += 2;
      const auto low = hex4();
      if (failed_) return false;
      if (low >= 0xDC00 && low <= 0xDFFF) {
        append_utf8(out, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
        return true;
      }
      code = 0xD800;
    }
    if (code >= 0xD800 && code <= 0xDFFF) {
      at = slash;
      fail("json_text", "pair of surrogates", "lone surrogate");
      return false;
    }
    if (code == 0) {  // PostgreSQL keeps no NUL in text
      at = slash;
      fail("json_text", "text without control characters", "NUL");
      return false;
    }
    append_utf8(out, code);
    return true;
  }

  std::uint32_t hex4() {
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i, ++at) {
      if (at >= bytes_.size()) {
        fail("json_truncated", "end of text", "end of file");
        return 0;
      }
      const char c = bytes_[at];
      std::uint32_t digit = 0;
      if (is_digit(c)) {
        digit = static_cast<std::uint32_t>(c - '0');
      } else if (c >= 'a' && c <= 'f') {
        digit = static_cast<std::uint32_t>(c - 'a' + 10);
      } else if (c >= 'A' && c <= 'F') {
        digit = static_cast<std::uint32_t>(c - 'A' + 10);
      } else {
        fail("json_text", "four hexadecimal digits", shape_here());
        return 0;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  bool too_deep(unsigned depth) {
    if (depth < limits_.depth) return false;
    fail("json_depth", std::to_string(limits_.depth), std::to_string(depth + 1));
    return true;
  }

  JsonNode* array(JsonNode* node, unsigned depth, bool build) {
    if (too_deep(depth)) return nullptr;
    node->kind = JsonKind::array;
    const JsonNode kept = *node;  // the scratch node is used again by the elements
    const bool rows = defer_ && build && (depth == 0 || (depth == 1 && path_.back().in_object));
    if (build) node->deferred = rows;
    const bool build_elements = build && !rows;
    std::uint32_t count = 0;
    JsonNode* last = nullptr;
    ++at;
    skip_space();
    if (at < bytes_.size() && bytes_[at] == ']') {
      ++at;
      return restored(node, kept, build, 0, rows);
    }
    path_.push_back({});
    for (;;) {
      path_.back().index = count;
      skip_space();
      JsonNode* element = value(depth + 1, build_elements);
      if (failed_) return nullptr;
      if (build_elements) {
        (last != nullptr ? last->next : node->first) = element;
        last = element;
      }
      ++count;
      skip_space();
      if (at >= bytes_.size()) return fail("json_truncated", "',' or ']'", "end of file");
      const char c = bytes_[at];
      if (c != ',' && c != ']') return fail("json_syntax", "',' or ']'", shape_here());
      ++at;
      if (c == ']') break;
    }
    path_.pop_back();
    return restored(node, kept, build, count, rows);
  }

  /// The container's own node again after its elements have been read.
  static JsonNode* restored(JsonNode* node, const JsonNode& kept, bool build, std::uint32_t count,
                            bool rows) {
    if (!build) *node = kept;
    node->size = count;
    node->deferred = rows;
    return node;
  }

  JsonNode* object(JsonNode* node, unsigned depth, bool build) {
    if (too_deep(depth)) return nullptr;
    node->kind = JsonKind::object;
    const JsonNode kept = *node;
    const std::size_t names_before = names_.size();
    JsonNode* last = nullptr;
    std::uint32_t count = 0;
    ++at;
    skip_space();
    if (at < bytes_.size() && bytes_[at] == '}') {
      ++at;
      return restored(node, kept, build, 0, false);
    }
    for (;;) {
      skip_space();
      if (at >= bytes_.size()) return fail("json_truncated", "name in quotes", "end of file");
      if (bytes_[at] != '"') return fail("json_syntax", "name in quotes", shape_here());
      const std::size_t quote = at;
      std::string_view key;
      if (!name(key, names_before, build)) return nullptr;
      path_.push_back(
          {bytes_.substr(quote + 1, at - quote - 2), 0, true});  // as written, escapes and all
      skip_space();
      if (at >= bytes_.size()) return fail("json_truncated", "':'", "end of file");
      if (bytes_[at] != ':') return fail("json_syntax", "':'", shape_here());
      ++at;
      skip_space();
      JsonNode* child = value(depth + 1, build);
      if (failed_) return nullptr;
      path_.pop_back();
      if (build) {
        child->key = key;
        (last != nullptr ? last->next : node->first) = child;
        last = child;
      }
      ++count;
      skip_space();
      if (at >= bytes_.size()) return fail("json_truncated", "',' or '}'", "end of file");
      const char c = bytes_[at];
      if (c != ',' && c != '}') return fail("json_syntax", "',' or '}'", shape_here());
      ++at;
      if (c == '}') break;
    }
    names_.resize(names_before);
    return restored(node, kept, build, count, false);
  }

  /// Reads a member's name into `key`; false and a fault where it has stood before in this object.
  bool name(std::string_view& key, std::size_t names_before, bool build) {
    const std::size_t offset = at;
    const std::uint32_t name_line = line;
    key = string(build);
    if (failed_) return false;
    const std::uint64_t hash = hash_of(key);
    for (std::size_t i = names_before; i < names_.size(); ++i) {
      if (names_[i].hash != hash) continue;
      at = offset;
      path_.push_back({key, 0, true});
      fail("json_duplicate_name", std::to_string(names_[i].line), key);
      return false;
    }
    if (names_.size() - names_before >= limits_.members) {
      at = offset;
      fail("json_members", std::to_string(limits_.members), std::to_string(limits_.members + 1));
      return false;
    }
    names_.push_back({hash, offset, name_line});
    return true;
  }
};

tl::expected<JsonNode*, Finding> read(std::string_view bytes, std::pmr::memory_resource& memory,
                                      const JsonLimits& limits, bool defer) {
  Parser parser{bytes, memory, limits, defer};
  JsonNode* root = parser.document();
  if (parser.failed()) return tl::make_unexpected(std::move(parser.fault));
  return root;
}

}  // namespace

std::string_view to_text(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "boolean";
    case JsonKind::number:
      return "number";
    case JsonKind::string:
      return "text";
    case JsonKind::array:
      return "list";
    case JsonKind::object:
      return "object";
  }
  return "";
}

JsonNode* JsonNode::member(std::string_view name) const {
  if (kind != JsonKind::object) return nullptr;
  for (JsonNode* child = first; child != nullptr; child = child->next) {
    if (child->key == name) return child;
  }
  return nullptr;
}

tl::expected<JsonNode*, Finding> read_json(std::string_view bytes,
                                           std::pmr::memory_resource& memory,
                                           const JsonLimits& limits) {
  return read(bytes, memory, limits, true);
}

tl::expected<JsonNode*, Finding> read_json_whole(std::string_view bytes,
                                                 std::pmr::memory_resource& memory,
                                                 const JsonLimits& limits) {
  return read(bytes, memory, limits, false);
}

JsonRows::JsonRows(std::string_view bytes, const JsonNode& array)
    : bytes_{bytes},
      at_{array.offset + 1},
      line_{array.line},
      line_start_{array.offset},
      // Chosen so that the column of the array comes out as it was measured.
      continuation_{static_cast<std::size_t>(1) - array.column} {}

JsonNode* JsonRows::next(std::pmr::memory_resource& memory) {
  const JsonLimits limits;
  Parser parser{bytes_, memory, limits, false};
  parser.at = at_;
  parser.line = line_;
  parser.line_start = line_start_;
  parser.continuation = continuation_;
  parser.skip_space();
  if (parser.at >= bytes_.size() || bytes_[parser.at] == ']') return nullptr;
  if (!first_) {
    ++parser.at;  // the comma
    parser.skip_space();
  }
  first_ = false;
  JsonNode* node = parser.value(0, true);
  at_ = parser.at;
  line_ = parser.line;
  line_start_ = parser.line_start;
  continuation_ = parser.continuation;
  return node;
}

std::string pointer_part(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += hex[static_cast<unsigned char>(c) >> 4];
          out += hex[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace stafett::exchange
