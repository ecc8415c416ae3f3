// A JSON text as a light tree, and the pieces of writing one. json.hpp maps shapes on it; the
// parser itself (Boost.JSON) is included in json_node.cpp only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/fault.hpp"

namespace stafett::api::json {

/// Deeper or larger than any shape of ours; a body of brackets costs nothing.
inline constexpr std::size_t most_depth = 16;
inline constexpr std::size_t most_values = 50'000;

/// One value. Members of an object keep their order; `name` is set in them.
struct Node {
  enum class Kind : std::uint8_t { null, boolean, integer, real, text, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double real =
      0;  ///< where it has a fraction, an exponent or does not fit in `integer`; always finite
  std::string text;
  std::string name;
  std::vector<Node> children;

  /// The member of this name; null where there is none.
  [[nodiscard]] const Node* member(std::string_view member_name) const;
};

/// Reads a whole JSON text (RFC 8259, UTF-8). Duplicate names, numbers that are not finite, texts
/// with U+0000 and too much of anything are added to `faults`, each with its pointer; reading goes
/// on where it can. Nothing where the text is no JSON.
std::optional<Node> parse(std::string_view text, Faults& faults);

/// Where we are while reading; made on the stack and only written out where there is a fault.
struct Place {
  const Place* up = nullptr;
  std::string_view name = {};
  std::size_t index = 0;
  bool is_index = false;

  [[nodiscard]] Place member(std::string_view member_name) const {
    return {this, member_name, 0, false};
  }
  [[nodiscard]] Place item(std::size_t number) const { return {this, {}, number, true}; }
  [[nodiscard]] std::string pointer() const;  ///< RFC 6901
};

/// Appends `text` in quotes, escaped. `text` must be UTF-8.
void append_text(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);
/// The shortest text that reads back as the same number; null for what is none.
void append_number(std::string& out, double number);

}  // namespace stafett::api::json
