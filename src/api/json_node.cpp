#include "api/json_node.hpp"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <unordered_set>

#include "base/text.hpp"

namespace stafett::api::json {

namespace {

namespace bj = boost::json;

void append_pointer_part(std::string& out, std::string_view part) {
  out += '/';
  for (const char c : part) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
}

/// Builds the tree while Boost.JSON reads. `stack_` points at the arrays and objects that are open;
/// a parent's vector of children does not grow while a child of it is open, so the pointers hold.
class TreeBuilder {
 public:
  static constexpr std::size_t max_array_size = most_values;
  static constexpr std::size_t max_object_size = most_values;
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = 1'000;

  Node root;
  Faults* faults = nullptr;
  bool gave_up = false;  ///< a fault is already noted that ends the reading

  [[nodiscard]] std::string pointer(bool to_next) const {
    std::string out;
    for (std::size_t i = 0; i + 1 < stack_.size(); ++i) append_last_child(out, *stack_[i]);
    if (to_next && !stack_.empty()) {
      if (stack_.back()->kind == Node::Kind::object) {
        append_pointer_part(out, key_);
      } else {
        append_pointer_part(out, std::to_string(stack_.back()->children.size()));
      }
    }
    return out;
  }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code& error) { return open(Node::Kind::object, error); }
  bool on_object_end(std::size_t, bj::error_code&) {
    note_duplicates();
    stack_.pop_back();
    return true;
  }
  bool on_array_begin(bj::error_code& error) { return open(Node::Kind::array, error); }
  bool on_array_end(std::size_t, bj::error_code&) {
    stack_.pop_back();
    return true;
  }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) {
    begin_key();
    key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(bj::string_view part, std::size_t, bj::error_code&) {
    begin_key();
    key_.append(part.data(), part.size());
    in_key_ = false;
    if (key_.find('\0') != std::string::npos) {
      std::erase(key_, '\0');
      add_fault(*faults, pointer(true), fault::bad_text, "a name without control characters");
    }
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& error) {
    text_.append(part.data(), part.size());
    if (text_.find('\0') != std::string::npos) {
      std::erase(text_, '\0');
      add_fault(*faults, pointer(true), fault::bad_text, "text without U+0000");
    }
    Node* const node = add(Node::Kind::text, error);
    if (node == nullptr) return false;
    node->text = std::move(text_);
    text_.clear();
    return true;
  }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t value, bj::string_view, bj::error_code& error) {
    Node* const node = add(Node::Kind::integer, error);
    if (node == nullptr) return false;
    node->integer = value;
    return true;
  }
  bool on_uint64(std::uint64_t value, bj::string_view, bj::error_code& error) {
    Node* const node = add(Node::Kind::real, error);
    if (node == nullptr) return false;
    node->real = static_cast<double>(value);
    return true;
  }
  bool on_double(double value, bj::string_view, bj::error_code& error) {
    // Boost.JSON 1.81 reads 1e400 as infinity.
    if (!std::isfinite(value)) {
      add_fault(*faults, pointer(true), fault::not_finite, "a finite number");
      value = 0;
    }
    Node* const node = add(Node::Kind::real, error);
    if (node == nullptr) return false;
    node->real = value;
    return true;
  }
  bool on_bool(bool value, bj::error_code& error) {
    Node* const node = add(Node::Kind::boolean, error);
    if (node == nullptr) return false;
    node->boolean = value;
    return true;
  }
  bool on_null(bj::error_code& error) { return add(Node::Kind::null, error) != nullptr; }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  static void append_last_child(std::string& out, const Node& parent) {
    if (parent.kind == Node::Kind::object) {
      append_pointer_part(out, parent.children.back().name);
    } else {
      append_pointer_part(out, std::to_string(parent.children.size() - 1));
    }
  }

  void begin_key() {
    if (!in_key_) key_.clear();
    in_key_ = true;
  }

  Node* add(Node::Kind kind, bj::error_code& error) {
    if (++values_ > most_values) return stop(fault::too_large, "fewer values", error);
    if (stack_.empty()) {
      root.kind = kind;
      return &root;
    }
    Node& node = stack_.back()->children.emplace_back();
    node.kind = kind;
    if (stack_.back()->kind == Node::Kind::object) node.name = key_;
    return &node;
  }

  bool open(Node::Kind kind, bj::error_code& error) {
    if (stack_.size() >= most_depth) {
      stop(fault::too_deep, "at most " + std::to_string(most_depth) + " levels", error);
      return false;
    }
    Node* const node = add(kind, error);
    if (node == nullptr) return false;
    stack_.push_back(node);
    return true;
  }

  Node* stop(std::string_view problem, std::string expected, bj::error_code& error) {
    add_fault(*faults, pointer(true), problem, std::move(expected));
    gave_up = true;
    error = bj::error::too_deep;
    return nullptr;
  }

  void note_duplicates() {
    const auto& members = stack_.back()->children;
    std::unordered_set<std::string_view> seen;
    for (const Node& member : members) {
      if (seen.insert(member.name).second) continue;
      std::string at = pointer(false);
      append_pointer_part(at, member.name);
      add_fault(*faults, std::move(at), fault::duplicate, "each name once");
    }
  }

  std::vector<Node*> stack_;
  std::string key_;
  std::string text_;
  bool in_key_ = false;
  std::size_t values_ = 0;
};

/// "line 3, column 7" of byte `offset`, both from 1.
std::string line_and_column(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto newline = before.rfind('\n');
  const auto column = newline == std::string_view::npos ? offset + 1 : offset - newline;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

bool is_about_text(bj::error_code error, std::string_view text) {
  return !text::is_utf8(text) || error == bj::error::illegal_leading_surrogate ||
         error == bj::error::illegal_trailing_surrogate || error == bj::error::expected_hex_digit ||
         error == bj::error::expected_utf16_escape;
}

}  // namespace

const Node* Node::member(std::string_view member_name) const {
  for (const Node& child : children)
    if (child.name == member_name) return &child;
  return nullptr;
}

std::string Place::pointer() const {
  if (up == nullptr) return {};
  std::string out = up->pointer();
  append_pointer_part(out, is_index ? std::to_string(index) : std::string{name});
  return out;
}

std::optional<Node> parse(std::string_view text, Faults& faults) {
  bj::parse_options options;
  options.max_depth = most_depth + 2;  // ours is reached first and says where
  bj::basic_parser<TreeBuilder> parser{options};
  parser.handler().faults = &faults;
  bj::error_code error;
  const auto read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) error = bj::error::extra_data;
  if (!error) return std::move(parser.handler().root);
  if (!parser.handler().gave_up) {
    const std::string stopped =
        "; stopped at " + line_and_column(text, std::min(read, text.size()));
    if (is_about_text(error, text)) {
      add_fault(faults, parser.handler().pointer(true), fault::bad_text, "text in UTF-8" + stopped);
    } else if (error == bj::error::exponent_overflow) {
      add_fault(faults, parser.handler().pointer(true), fault::not_finite,
                "a finite number" + stopped);
    } else {
      add_fault(faults, parser.handler().pointer(true), fault::syntax, "JSON" + stopped);
    }
  }
  return std::nullopt;
}

void append_text(std::string& out, std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, from, i - from);
    from = i + 1;
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += static_cast<char>(c);
        break;
      case '\n':
        out += 'n';
        break;
      case '\t':
        out += 't';
        break;
      case '\r':
        out += 'r';
        break;
      default:
        out += "u00";
        out += digits[c >> 4];
        out += digits[c & 15];
    }
  }
  out.append(text, from, text.size() - from);
  out += '"';
}

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

void append_number(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace stafett::api::json
