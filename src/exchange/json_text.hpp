// JSON as the agency's files have it, read strictly and with positions: every value knows its line
// and column, so that a fault can be shown where it stands. Stricter than most readers: names may
// stand once in an object, numbers must be finite, text must be well-formed Unicode without NUL,
// and depth and width have limits.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "exchange/finding.hpp"

namespace stafett::exchange {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };
/// "null", "boolean", "number", "text", "list", "object": the tokens findings use.
std::string_view to_text(JsonKind kind);

/// One value; lives in the memory resource it was read into, its texts there or in the file's
/// bytes.
struct JsonNode {
  JsonKind kind = JsonKind::null;
  bool truth = false;  ///< of a boolean
  bool taken = false;  ///< set by whoever found it a home; what is left is kept aside
  bool deferred =
      false;  ///< an array whose elements were checked but not built: read them with JsonRows
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t offset = 0;    ///< of its first byte
  std::uint32_t size = 0;      ///< elements of an array, members of an object
  std::string_view key = {};   ///< its name where it is a member
  std::string_view text = {};  ///< a string decoded, a number as written
  JsonNode* first = nullptr;   ///< first child
  JsonNode* next = nullptr;    ///< next sibling

  /// The member of that name, or nothing. Only of an object.
  [[nodiscard]] JsonNode* member(std::string_view name) const;
};

struct JsonLimits {
  unsigned depth = 32;               ///< arrays and objects inside each other
  unsigned members = 256;            ///< names in one object
  std::size_t text_bytes = 1 << 20;  ///< one string
};

/// Reads and checks the whole of `bytes` (UTF-8, a byte order mark is skipped). The nodes are made
/// in `memory`, except the elements of "row arrays" (the root when it is an array, and arrays that
/// are members of the root): they are checked just as strictly but not built, so that a list of any
/// length costs no memory. A fault is a Finding with line, column and JSON pointer. `bytes` must
/// outlive the nodes.
tl::expected<JsonNode*, Finding> read_json(std::string_view bytes,
                                           std::pmr::memory_resource& memory,
                                           const JsonLimits& limits = {});

/// Builds all of it; for small documents that are our own.
tl::expected<JsonNode*, Finding> read_json_whole(std::string_view bytes,
                                                 std::pmr::memory_resource& memory,
                                                 const JsonLimits& limits = {});

/// Walks the elements of a deferred array. `bytes` are those that read_json found to be good.
class JsonRows {
 public:
  JsonRows(std::string_view bytes, const JsonNode& array);
  /// The next element, complete, built in `memory` (which may be released between calls); nothing
  /// at the end.
  JsonNode* next(std::pmr::memory_resource& memory);

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
  std::size_t line_start_ = 0;
  std::size_t continuation_ = 0;
  bool first_ = true;
};

/// `name` as a part of a JSON pointer: ~ and / escaped.
std::string pointer_part(std::string_view name);

/// `text` with quotes, as JSON.
void append_json_string(std::string& out, std::string_view text);

}  // namespace stafett::exchange
