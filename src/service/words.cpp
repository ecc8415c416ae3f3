#include "service/words.hpp"

#include <algorithm>

namespace stafett::service {

std::vector<view::Span> spans_view(std::span<const domain::PhaseSpan> circle, Day until) {
  std::vector<view::Span> spans;
  for (const auto& span : circle) {
    const Day last = span.days.last().value_or(std::max(until, span.days.first));
    if (last >= span.days.first) spans.push_back({span.phase, span.days.first, last});
  }
  return spans;
}

std::vector<view::DaySpan> day_spans(std::span<const Period> periods, Day today) {
  std::vector<view::DaySpan> spans;
  for (const auto& period : periods) {
    const Day last = std::min(period.last().value_or(today), today);
    if (last >= period.first) spans.push_back({period.first, last});
  }
  return spans;
}

std::int64_t days_in(std::span<const view::DaySpan> spans) {
  std::int64_t days = 0;
  for (const auto& span : spans) days += span.last_day - span.first_day + 1;
  return days;
}

}  // namespace stafett::service
