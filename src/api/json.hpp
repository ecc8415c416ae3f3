// Shapes to JSON and back, each described once with Boost.Describe (api/shape/): nothing is mapped
// by hand.
//
//   BOOST_DESCRIBE_STRUCT(Named, (), (id, name))
//   std::string text = json::written(Named{id, "Ola"});           // {"id":"…","name":"Ola"}
//   json::ReadResult<Named> named = json::read<Named>(body);      // the value, or all faults at
//   once
//
// Members may be bool, integers, double (finite; what is not is written as null), std::string,
// Text<…> (anything derived from std::string with a `max`), Day, Instant, Uuid, Id<…>, Money (whole
// øre), Raw (writing only), enums, described structs, and std::optional and std::vector of these.
// An optional member may be absent or null and is written as null; every other member must be
// there. The name of a member that is a word of C++ ends in an underscore, which JSON does not see.
// Enums go by their codes where they have a table of them (base/codes.hpp), else by the names of
// their enumerators where they are described. Reading is strict: no unknown or repeated names, no
// number with a fraction but for a double, none in quotes, no text with control characters other
// than line breaks and tabs.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/fault.hpp"
#include "api/json_node.hpp"
#include "base/codes.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/text.hpp"

namespace stafett::api::json {

/// JSON that is written already, put in as it is.
struct Raw {
  std::string text;
  friend bool operator==(const Raw&, const Raw&) = default;
};

template <class T>
using ReadResult = tl::expected<T, Faults>;

namespace detail {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;
template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;
template <class T>
concept String = std::derived_from<T, std::string>;
template <class T>
concept LimitedString = String<T> && requires {
  T::max;
};
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_id = std::same_as<T, Uuid>;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                         boost::describe::mod_inherited>;

/// `protected_` is "protected" in JSON.
constexpr std::string_view json_name(std::string_view name) {
  return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

template <DescribedEnum E>
std::string_view enumerator_name(E value) {
  std::string_view name = "";
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = json_name(d.name);
  });
  return name;
}

template <DescribedEnum E>
std::optional<E> enumerator_of(std::string_view name) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (json_name(d.name) == name) found = d.value;
  });
  return found;
}

/// What would have been right, for the fault.
template <class T>
std::string expected() {
  if constexpr (is_optional<T>) {
    return expected<typename T::value_type>() + " or null";
  } else if constexpr (is_vector<T>) {
    return "a list";
  } else if constexpr (std::same_as<T, bool>) {
    return "true or false";
  } else if constexpr (std::same_as<T, double>) {
    return "a number";
  } else if constexpr (Integer<T>) {
    return "a whole number from " + std::to_string(std::numeric_limits<T>::min()) + " to " +
           std::to_string(std::numeric_limits<T>::max());
  } else if constexpr (std::same_as<T, Money>) {
    return "an amount in whole øre";
  } else if constexpr (LimitedString<T>) {
    return "text of at most " + std::to_string(T::max) + " characters";
  } else if constexpr (String<T>) {
    return "text";
  } else if constexpr (std::same_as<T, Day>) {
    return "a day as YYYY-MM-DD";
  } else if constexpr (std::same_as<T, Instant>) {
    return "a point in time in UTC as YYYY-MM-DDThh:mm:ssZ";
  } else if constexpr (is_id<T>) {
    return "an id (UUID)";
  } else if constexpr (CodedEnum<T>) {
    std::string list = "one of";
    for (const auto& row : codes_of(T{})) (list += ' ') += row.code;
    return list;
  } else if constexpr (std::is_enum_v<T>) {
    std::string list = "one of";
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto d) {
      list += ' ';
      list += json_name(d.name);
    });
    return list;
  } else {
    return "an object";
  }
}

/// True where there is no control character but tab and line breaks.
inline bool is_clean(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f) return false;
  }
  return true;
}

template <class T>
void read_into(T& target, const Node& node, const Place& place, Faults& faults);

template <Described T>
void read_members(T& target, const Node& node, const Place& place, Faults& faults) {
  boost::mp11::mp_for_each<Members<T>>([&](auto d) {
    using Member = std::remove_cvref_t<decltype(target.*d.pointer)>;
    const std::string_view name = json_name(d.name);
    const Place here = place.member(name);
    if (const Node* const value = node.member(name)) {
      read_into(target.*d.pointer, *value, here, faults);
    } else if constexpr (!is_optional<Member>) {
      add_fault(faults, here.pointer(), fault::missing, expected<Member>());
    }
  });
  for (const Node& child : node.children) {
    bool known = false;
    boost::mp11::mp_for_each<Members<T>>(
        [&](auto d) { known = known || json_name(d.name) == child.name; });
    if (!known)
      add_fault(faults, place.member(child.name).pointer(), fault::unknown, "no such field");
  }
}

template <class T>
void read_string(T& target, const Node& node, const Place& place, Faults& faults) {
  if (!is_clean(node.text)) {
    add_fault(faults, place.pointer(), fault::bad_text, "text without control characters");
    return;
  }
  if constexpr (LimitedString<T>) {
    // Bytes are at least as many as characters, so most texts need no counting.
    if (node.text.size() > T::max && text::length(node.text) > T::max) {
      add_fault(faults, place.pointer(), fault::too_long, expected<T>());
      return;
    }
  }
  static_cast<std::string&>(target) = node.text;
}

/// Into `target`; what was expected is said as of `Shown`.
template <class Shown, Integer T>
void read_integer(T& target, const Node& node, const Place& place, Faults& faults) {
  if (node.kind == Node::Kind::integer && std::in_range<T>(node.integer)) {
    target = static_cast<T>(node.integer);
  } else if (node.kind == Node::Kind::integer ||
             (node.kind == Node::Kind::real && (node.real >= 0x1p63 || node.real <= -0x1p63))) {
    add_fault(faults, place.pointer(), fault::out_of_range, expected<Shown>());
  } else {
    add_fault(faults, place.pointer(), fault::wrong_type, expected<Shown>());
  }
}

template <class T>
void read_into(T& target, const Node& node, const Place& place, Faults& faults) {
  using Kind = Node::Kind;
  const auto require = [&](Kind kind) {
    if (node.kind == kind) return true;
    add_fault(faults, place.pointer(), fault::wrong_type, expected<T>());
    return false;
  };
  const auto take = [&](auto value) {
    if (value) {
      target = *std::move(value);
    } else {
      add_fault(faults, place.pointer(), fault::bad_value, expected<T>());
    }
  };
  if constexpr (is_optional<T>) {
    if (node.kind != Kind::null) read_into(target.emplace(), node, place, faults);
  } else if constexpr (is_vector<T>) {
    if (!require(Kind::array)) return;
    target.reserve(node.children.size());
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      typename T::value_type item{};
      read_into(item, node.children[i], place.item(i), faults);
      target.push_back(std::move(item));
    }
  } else if constexpr (std::same_as<T, bool>) {
    if (require(Kind::boolean)) target = node.boolean;
  } else if constexpr (std::same_as<T, double>) {
    if (node.kind == Kind::integer) {
      target = static_cast<double>(node.integer);
    } else if (require(Kind::real)) {
      target = node.real;
    }
  } else if constexpr (Integer<T>) {
    read_integer<T>(target, node, place, faults);
  } else if constexpr (std::same_as<T, Money>) {
    read_integer<T>(target.ore, node, place, faults);
  } else if constexpr (String<T>) {
    if (require(Kind::text)) read_string(target, node, place, faults);
  } else if constexpr (CodedEnum<T>) {
    if (require(Kind::text)) take(from_text<T>(node.text));
  } else if constexpr (std::is_enum_v<T>) {
    if (require(Kind::text)) take(enumerator_of<T>(node.text));
  } else if constexpr (std::same_as<T, Day> || std::same_as<T, Instant> || is_id<T>) {
    if (require(Kind::text)) take(T::from_text(node.text));
  } else {
    static_assert(Described<T>, "describe this type in api/shape/ with BOOST_DESCRIBE_STRUCT");
    if (require(Kind::object)) read_members(target, node, place, faults);
  }
}

}  // namespace detail

/// Appends `value` as JSON: members in the order they are described, no white space.
template <class T>
void append(std::string& out, const T& value) {
  if constexpr (detail::is_optional<T>) {
    if (value) {
      append(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (detail::is_vector<T>) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      append(out, item);
    }
    out += ']';
  } else if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (detail::Integer<T>) {
    append_number(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::same_as<T, double>) {
    append_number(out, value);
  } else if constexpr (std::same_as<T, Money>) {
    append_number(out, value.ore);
  } else if constexpr (detail::String<T> || std::same_as<T, std::string_view>) {
    append_text(out, value);
  } else if constexpr (std::same_as<T, Raw>) {
    out += value.text;
  } else if constexpr (CodedEnum<T>) {
    append_text(out, to_text(value));
  } else if constexpr (std::is_enum_v<T>) {
    append_text(out, detail::enumerator_name(value));
  } else if constexpr (std::same_as<T, Day> || std::same_as<T, Instant> || detail::is_id<T>) {
    out += '"';
    out += value.to_text();
    out += '"';
  } else {
    static_assert(detail::Described<T>,
                  "describe this type in api/shape/ with BOOST_DESCRIBE_STRUCT");
    char before = '{';
    boost::mp11::mp_for_each<detail::Members<T>>([&](auto d) {
      out += before;
      before = ',';
      out += '"';
      out += detail::json_name(d.name);
      out += "\":";
      append(out, value.*d.pointer);
    });
    if (before == '{') out += '{';
    out += '}';
  }
}

template <class T>
std::string written(const T& value) {
  std::string out;
  append(out, value);
  return out;
}

/// Reads `body` as a T, or says all that is wrong with it.
template <class T>
ReadResult<T> read(std::string_view body) {
  Faults faults;
  T value{};
  if (const auto node = parse(body, faults)) detail::read_into(value, *node, Place{}, faults);
  if (!faults.empty()) return tl::make_unexpected(std::move(faults));
  return value;
}

}  // namespace stafett::api::json
