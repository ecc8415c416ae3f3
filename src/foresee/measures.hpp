// What a run is asked about: each measure with its name, unit and which way is good, as a number
// from the outcomes of one run.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/language.hpp"
#include "foresee/circles.hpp"

namespace stafett::foresee {

/// Which way is good, where there is one.
enum class Good : std::uint8_t { more, less, neither };

struct Measure {
  std::string_view name;  ///< "gap_percent"
  Said title;
  Said unit;
  Good good;
  /// Not a number where the run has none: the time to a job of a run without jobs.
  double (*of)(const Outcomes& outcomes, const Scenario& scenario);
};

/// Over the whole run, in the order they are shown.
std::span<const Measure> measures();

struct PhaseMeasure {
  std::string_view name;
  Said title;
  Said unit;
  Good good;
  /// Not a number where the phase has none.
  double (*of)(const PhaseOutcomes& outcomes, const Scenario& scenario);
};

/// By the contract's phase on the day.
std::span<const PhaseMeasure> phase_measures();

struct MonthMeasure {
  std::string_view name;
  Said title;
  Said unit;
  double (*of)(const MonthOutcomes& outcomes);
};

/// Through the run, by thirty days on end.
std::span<const MonthMeasure> month_measures();

}  // namespace stafett::foresee
