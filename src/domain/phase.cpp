#include "domain/phase.hpp"

#include <algorithm>

namespace stafett::domain {

PhaseNow phase_on(std::span<const PhaseSpan> circle, Day day) {
  if (circle.empty() || day < circle.front().days.first) return PhaseNow::not_yet;
  for (const PhaseSpan& span : circle) {
    if (!span.days.contains(day)) continue;
    switch (span.phase) {
      case Phase::start:
        return PhaseNow::start;
      case Phase::under_way:
        return PhaseNow::under_way;
      case Phase::end:
        return PhaseNow::end;
    }
  }
  return PhaseNow::over;
}

std::optional<Phase> as_phase(PhaseNow now) {
  switch (now) {
    case PhaseNow::start:
      return Phase::start;
    case PhaseNow::under_way:
      return Phase::under_way;
    case PhaseNow::end:
      return Phase::end;
    case PhaseNow::not_yet:
    case PhaseNow::over:
      break;
  }
  return std::nullopt;
}

Circle circle_of(Day first, std::optional<Day> end, std::vector<Day> changes,
                 const std::function<Phase(Day)>& phase_at) {
  Circle circle;
  if (end && *end <= first) return circle;
  changes.push_back(first);
  std::sort(changes.begin(), changes.end());
  for (const Day day : changes) {
    if (day < first || (end && day >= *end)) continue;
    const Phase phase = phase_at(day);
    if (!circle.empty()) {
      if (circle.back().phase == phase) continue;
      circle.back().days.end = day;
    }
    circle.push_back({phase, Period{day, end}});
  }
  return circle;
}

}  // namespace stafett::domain
