// Which assumptions matter. Screening (Morris) finds those that do nothing, cheaply; variance
// shares (Sobol) say how much of the uncertainty each of the others carries, alone and together
// with the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "foresee/experiment.hpp"
#include "foresee/scenario.hpp"
#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// What is looked at: a value at a point of the unit cube. Points of one row meet the same chance,
/// so that a difference between them is the parameters' alone.
using Response = std::function<double(std::span<const double> point, std::size_t row)>;

/// The elementary effects of one factor: how much the response changes when the factor goes through
/// its whole range.
struct Effect {
  double mean = 0;    ///< with its sign
  double size = 0;    ///< mean of absolute effects (mu*): 0 for an inert factor
  double spread = 0;  ///< standard deviation: large where it acts unevenly, or together with others
  Interval size_interval;  ///< for 95 of 100, t over trajectories
};

/// Morris' screening with `trajectories` walks over a grid of four levels, each factor once a walk.
/// The response is asked trajectories times (factors + 1), by the crew.
std::vector<Effect> morris(std::size_t factors, std::size_t trajectories, std::uint64_t seed,
                           const Crew& crew, const Response& response,
                           const Progress& progress = {});

/// The share of the response's variance that a factor carries.
struct Share {
  double alone = 0;         ///< first-order index
  double total = 0;         ///< with everything it does together with others
  Interval alone_interval;  ///< for 95 of 100, by bootstrap over rows
  Interval total_interval;
};

struct Shares {
  std::vector<Share> factors;
  double mean = 0;
  double variance = 0;  ///< over the ranges, chance included
};

/// Sobol's indices by Saltelli's design and Jansen's estimators: `rows` times (factors + 2)
/// responses.
Shares sobol(std::size_t factors, std::size_t rows, std::uint64_t seed, const Crew& crew,
             const Response& response, const Progress& progress = {});

/// A question about scenarios: a measure of the first, or its difference between the second and the
/// first, with each parameter anywhere in its range.
struct Question {
  std::vector<Scenario> scenarios;  ///< one, or two
  const Measure* measure = nullptr;
  std::vector<const ParameterInfo*> factors;  ///< with a range in the first scenario
  std::size_t runs = 2;                       ///< averaged at each point
  std::uint64_t seed = 1;
  std::optional<Start> start = {};  ///< what all scenarios begin with
};

/// The parameters of a scenario that have a range and are not levers of any of them.
std::vector<const ParameterInfo*> uncertain(const std::vector<Scenario>& scenarios);

/// The scenarios with each factor at its place in the first one's range: 0 is its low end, 1 its
/// high one. Throws std::invalid_argument where values do not go together.
std::vector<Scenario> placed(std::vector<Scenario> scenarios,
                             std::span<const ParameterInfo* const> factors,
                             std::span<const double> point);

/// All measures of an experiment's scenarios with every uncertain parameter anywhere in its range
/// at once, drawn evenly: what is not known about the parameters, as `runs` show chance. Both arms
/// of a draw have the same parameters and meet the same chance.
Ranges run_ranges(const Experiment& experiment, std::size_t draws, const Progress& progress = {});

/// Further draws, up to `draws` in all, on top of those in `ranges`. `progress` hears how many
/// there are in all; where it says stop, those that were begun are kept, and false comes back. The
/// result is the same as if all had been drawn at once.
bool extend_ranges(const Experiment& experiment, Ranges& ranges, std::size_t draws,
                   const Progress& progress = {});

/// The question's response: `point` holds the place of each factor in its range. Throws
/// std::invalid_argument where values do not go together, or a run does not have the measure.
Response response_of(const Question& question);

/// A table in plain text, largest first.
std::string screening_text(const Question& question, std::span<const Effect> effects);
std::string shares_text(const Question& question, const Shares& shares);

/// A page with a picture and a table, largest first; `command` makes it again.
std::string screening_html(const Question& question, std::span<const Effect> effects,
                           const std::string& command, Language language);
std::string shares_html(const Question& question, const Shares& shares, const std::string& command,
                        Language language);

}  // namespace stafett::foresee
