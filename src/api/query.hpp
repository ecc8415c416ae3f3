// Query parameters into a described struct, as strictly as a body: unknown and repeated names, and
// what is no number, day, id or code, are faults. A vector takes a parameter that may come more
// than once; every member that is neither optional nor vector has to be there.
#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

#include "api/json.hpp"
#include "api/message.hpp"

namespace stafett::api {

namespace detail {

/// One value as text: "12", "true", "2026-01-01", "consultant".
template <class T>
bool read_text(T& target, std::string_view text) {
  using namespace json::detail;
  const auto take = [&target](auto value) {
    if (!value) return false;
    target = *std::move(value);
    return true;
  };
  if constexpr (std::same_as<T, bool>) {
    target = text == "true";
    return target || text == "false";
  } else if constexpr (Integer<T>) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
    return error == std::errc{} && end == text.data() + text.size();
  } else if constexpr (String<T>) {
    if constexpr (LimitedString<T>) {
      if (text.size() > T::max && text::length(text) > T::max) return false;
    }
    if (!is_clean(text)) return false;
    static_cast<std::string&>(target) = text;
    return true;
  } else if constexpr (CodedEnum<T>) {
    return take(from_text<T>(text));
  } else if constexpr (std::is_enum_v<T>) {
    return take(enumerator_of<T>(text));
  } else if constexpr (requires { T::from_text(text); }) {
    return take(T::from_text(text));
  } else {
    return false;  // lists and objects come in bodies only
  }
}

template <class Member>
void read_parameter(Member& target, std::string_view name, const Pairs& query, Faults& faults) {
  using namespace json::detail;
  const auto note = [&](std::string_view problem, std::string expected) {
    add_fault(faults, "?" + std::string{name}, problem, std::move(expected));
  };
  std::size_t found = 0;
  for (const auto& [key, value] : query) {
    if (key != name) continue;
    ++found;
    if constexpr (is_vector<Member>) {
      using Item = typename Member::value_type;
      if (!read_text(target.emplace_back(), value))
        note(fault::bad_value, json::detail::expected<Item>());
    } else if (found > 1) {
      note(fault::duplicate, "each name once");
    } else if constexpr (is_optional<Member>) {
      using Item = typename Member::value_type;
      if (!read_text(target.emplace(), value))
        note(fault::bad_value, json::detail::expected<Item>());
    } else {
      if (!read_text(target, value)) note(fault::bad_value, json::detail::expected<Member>());
    }
  }
  if constexpr (!is_vector<Member> && !is_optional<Member>) {
    if (found == 0) note(fault::missing, json::detail::expected<Member>());
  }
}

}  // namespace detail

template <json::detail::Described T>
T read_query(const Pairs& query, Faults& faults) {
  using namespace json::detail;
  T value{};
  boost::mp11::mp_for_each<Members<T>>(
      [&](auto d) { detail::read_parameter(value.*d.pointer, json_name(d.name), query, faults); });
  for (const auto& parameter : query) {
    bool known = false;
    boost::mp11::mp_for_each<Members<T>>(
        [&](auto d) { known = known || json_name(d.name) == parameter.first; });
    if (!known) add_fault(faults, "?" + parameter.first, fault::unknown, "no such parameter");
  }
  return value;
}

}  // namespace stafett::api
