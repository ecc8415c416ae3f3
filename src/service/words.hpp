// Small turns from what is kept to what is shown, used by many views.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/language.hpp"
#include "domain/coded.hpp"
#include "domain/phase.hpp"
#include "service/view/common.hpp"
#include "service/view/contract.hpp"

namespace stafett::service {

/// A code as `language` says it; one that we do not know is shown as it came.
template <class Enum>
view::Code code_view(const domain::Coded<Enum>& coded, Language language) {
  return {std::string{coded.code()}, std::string{coded.said(language)}, coded.is_known()};
}

template <class Enum>
std::optional<view::Code> code_view(const std::optional<domain::Coded<Enum>>& coded,
                                    Language language) {
  return coded ? std::optional{code_view(*coded, language)} : std::nullopt;
}

/// Nothing where there is no text.
inline std::optional<std::string> text_or_nothing(std::string text) {
  return text.empty() ? std::nullopt : std::optional{std::move(text)};
}

/// An int as the field counts; what no int holds becomes one that the domain refuses.
inline int counted(std::int64_t number) {
  return static_cast<int>(std::clamp<std::int64_t>(number, -1, 1'000'000));
}

/// The last day of something that ends before `end_day`.
inline std::optional<Day> last_day(std::optional<Day> end_day) {
  return end_day ? std::optional{*end_day - 1} : std::nullopt;
}

/// A circle as spans with last days; what is open ends with `until`, and what begins after it is
/// left out.
std::vector<view::Span> spans_view(std::span<const domain::PhaseSpan> circle, Day until);

/// Days without a lead consultant, up to and with `today`.
std::vector<view::DaySpan> day_spans(std::span<const Period> periods, Day today);
std::int64_t days_in(std::span<const view::DaySpan> spans);

}  // namespace stafett::service
