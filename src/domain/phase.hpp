// Three phases come again in each of the three circles, contract, employment and participation
// (R1). A circle is the list of its phases with their days, in order and without holes; what is
// before it is "not yet", what is after it "over". The circles turn independently of each other
// (R2).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/day.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

/// oppstart, underveis, avslutning
enum class Phase : std::uint8_t { start, under_way, end };

template <>
inline constexpr auto words<Phase> = word_list<Phase>({
    {Phase::start, "start"},
    {Phase::under_way, "under_way"},
    {Phase::end, "end"},
});

/// Where a circle stands on one day.
enum class PhaseNow : std::uint8_t { not_yet, start, under_way, end, over };

template <>
inline constexpr auto words<PhaseNow> = word_list<PhaseNow>({
    {PhaseNow::not_yet, "not_yet"},
    {PhaseNow::start, "start"},
    {PhaseNow::under_way, "under_way"},
    {PhaseNow::end, "end"},
    {PhaseNow::over, "over"},
});

/// Days on end in one phase. Neighbours in a circle differ in phase. Only the last may be open.
struct PhaseSpan {
  Phase phase;
  Period days;
  friend bool operator==(const PhaseSpan&, const PhaseSpan&) = default;
};

using Circle = std::vector<PhaseSpan>;

/// Where the circle stands on `day`. An empty circle has not begun.
PhaseNow phase_on(std::span<const PhaseSpan> circle, Day day);

/// The phase, where the circle is in one; nothing before and after.
std::optional<Phase> as_phase(PhaseNow now);

/// The circle from `first` up to `end` (nothing: open) whose phase on a day is `phase_at(day)`. The
/// phase may change on `first` and on the days in `changes`, and on no other; days outside the
/// circle are ignored. Empty where end is not after first.
Circle circle_of(Day first, std::optional<Day> end, std::vector<Day> changes,
                 const std::function<Phase(Day)>& phase_at);

}  // namespace stafett::domain
