// The third uncertainty, as far as it can be computed: what a comparison comes to when a link of
// the model, by which one thing leads to another, is taken out of it. Chance is what runs show,
// what is not known about the numbers is what ranges show (sensitivity.hpp); neither says how much
// hangs on the model being made as it is.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "foresee/experiment.hpp"

namespace stafett::foresee {

/// By which one thing leads to another; taken out by the values at which it does nothing.
struct Link {
  std::string_view name;
  Said without;  ///< how it is without: "no consultant leaves because a contract ends"
  std::span<const std::pair<std::string_view, double>> values;
};
std::span<const Link> links();

/// Of so many runs without each link that are asked for, those that are made: there is nothing to
/// compare in a single scenario, nor in runs that the whole model does not have.
std::size_t unlinked_runs(std::size_t asked, std::size_t scenarios, std::size_t runs);

/// Every measure without each link, of the experiment's first `runs` replications: all scenarios
/// meet the same chance as with the whole model. Adds to what is there; false where `progress` said
/// stop.
bool extend_links(const Experiment& experiment, Unlinked& unlinked, std::size_t runs,
                  const Progress& progress = {});

/// The same from nothing; nothing where `progress` said stop.
Unlinked run_links(const Experiment& experiment, std::size_t runs, const Progress& progress = {});

/// Differences of a measure from the first scenario without each link, in their order; and that of
/// the whole model in the same replications.
std::vector<Estimate> differences_without(const Experiment& experiment, std::size_t arm,
                                          const Measure& measure);
Estimate difference_of_the_same_runs(const Experiment& experiment, std::size_t arm,
                                     const Measure& measure);

/// From the smallest to the largest difference without a link, the whole model's among them. Each
/// is the whole model's in all runs, and how far it is without the link in the same runs as with
/// it: so chance is not taken for the model.
Interval span_without(const Experiment& experiment, std::size_t arm, const Measure& measure);

}  // namespace stafett::foresee
