// One value bound to $1, $2 … of a statement.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/codes.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"

namespace stafett::sql {

namespace detail {
[[noreturn]] void throw_too_large();
}

/// One bound value. Text is not copied: it must live as long as the call it is bound in.
class Parameter {
 public:
  enum class Kind : std::uint8_t { null, integer, real, text, short_text };

  Parameter(std::nullptr_t) {}
  Parameter(std::nullopt_t) {}
  template <std::same_as<bool> Flag>  // a template, so that no pointer becomes a flag
  Parameter(Flag flag) : kind_{Kind::integer}, integer_{flag ? 1 : 0} {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Parameter(T number)
      : kind_{Kind::integer}, integer_{static_cast<std::int64_t>(number)} {
    if (!std::in_range<std::int64_t>(number)) detail::throw_too_large();
  }
  Parameter(double number) : kind_{Kind::real}, real_{number} {}
  Parameter(std::string_view text) : kind_{Kind::text}, text_{text} {}
  Parameter(const std::string& text) : Parameter{std::string_view{text}} {}
  Parameter(const char* text) : Parameter{std::string_view{text}} {}
  Parameter(Day day);
  Parameter(Instant at) : Parameter{at.micros} {}
  Parameter(Money money) : Parameter{money.ore} {}
  Parameter(const Uuid& uuid);
  template <class Tag>
  Parameter(const Id<Tag>& id) : Parameter{id.uuid} {}
  template <CodedEnum E>
  Parameter(E value) : Parameter{to_text(value)} {}
  template <class T>
  Parameter(const std::optional<T>& value) {
    if (value) *this = Parameter{*value};
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::int64_t integer() const { return integer_; }
  [[nodiscard]] double real() const { return real_; }
  [[nodiscard]] std::string_view text() const {
    return kind_ == Kind::short_text ? std::string_view{short_.data(), short_size_} : text_;
  }

 private:
  Kind kind_ = Kind::null;
  std::uint8_t short_size_ = 0;
  std::array<char, 38> short_{};  ///< days and ids, written here
  union {
    std::int64_t integer_ = 0;
    double real_;
  };
  std::string_view text_;
};

}  // namespace stafett::sql
