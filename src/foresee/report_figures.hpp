// What all forms of a report take from an experiment: estimates, differences, and what it rests on.
// Inside the room only.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "domain/phase.hpp"
#include "foresee/experiment.hpp"

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

/// Over the runs that have a day in the phase: one from the middle of a contract may have none, and
/// says nothing then. Of a difference both runs must have one.
Estimate phase_mean(const Experiment& experiment, std::size_t arm, const PhaseMeasure& measure,
                    domain::Phase phase);
Estimate phase_difference(const Experiment& experiment, std::size_t arm,
                          const PhaseMeasure& measure, domain::Phase phase);

/// How many of a scenario's numbers rest on what.
std::string rests_text(const Scenario& scenario);

/// "Contacts, a participant and month"
std::string unit_title(const Measure& measure);

}  // namespace stafett::foresee
