// What all forms of a report take from an experiment: estimates, differences with their three
// uncertainties, and what it rests on. Inside the room only.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "domain/phase.hpp"
#include "foresee/experiment.hpp"
#include "foresee/report.hpp"

namespace stafett::foresee {

inline constexpr auto report_phases = std::to_array<std::pair<domain::Phase, std::string_view>>(
    {{domain::Phase::start, "start"},
     {domain::Phase::under_way, "under way"},
     {domain::Phase::end, "end"}});

/// Of each scenario.
std::size_t runs_of(const Experiment& experiment);

/// A measure's difference from the first scenario. With several scenarios beside it each interval
/// is widened (Bonferroni) so that all of them together hold in 95 of 100.
Estimate difference(const Experiment& experiment, std::size_t arm, const Measure& measure);

/// Over the runs that have the measure in the phase: one from the middle of a contract may have no
/// day in it, and says nothing then. Of a difference both runs must have it.
Estimate phase_mean(const Experiment& experiment, std::size_t arm, const PhaseMeasure& measure,
                    domain::Phase phase);
Estimate phase_difference(const Experiment& experiment, std::size_t arm,
                          const PhaseMeasure& measure, domain::Phase phase);

/// A difference with the uncertain parameters anywhere in their ranges.
struct OverRanges {
  std::size_t draws = 0;  ///< that have the measure in both
  Interval span;          ///< where four of five of them lie
  std::size_t more = 0;
  std::size_t less = 0;
};
/// Nothing where it was not asked for.
std::optional<OverRanges> over_ranges(const Experiment& experiment, std::size_t arm,
                                      const Measure& measure);

/// How many of a scenario's numbers rest on what.
std::string rests_text(const Scenario& scenario, Language language);

/// "Contacts, a participant and month"
template <class SomeMeasure>
std::string unit_title(const SomeMeasure& measure, Language language) {
  return std::string{measure.title.in(language)} + ", " + std::string{measure.unit.in(language)};
}

// --- parts of the page, in their order

std::string report_results(const Experiment& experiment, Language language);
std::string report_phases_part(const Experiment& experiment, Language language);
std::string report_through_time(const Experiment& experiment, Language language);
std::string report_links(const Experiment& experiment, Language language);
std::string report_ledger(const Experiment& experiment, Language language);
std::string report_stress(const Experiment& experiment, const Origin& origin, Language language);
std::string report_left_out(Language language);

}  // namespace stafett::foresee
