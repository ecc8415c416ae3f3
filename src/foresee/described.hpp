// What a register shows without any model: tenure, contact rhythm, standstill and time to job, by
// phase of the contract, each with its interval. The same is asked of simulated registers, which is
// how a calibration is held to what was seen.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/history.hpp"
#include "foresee/exact_interval.hpp"
#include "foresee/parameters.hpp"
#include "foresee/said.hpp"

namespace stafett::foresee {

/// In which days: contract in start, under way, end; and all days.
inline constexpr std::size_t described_columns = 4;
inline constexpr std::array<Said, described_columns> described_in = {
    said("oppstart", "oppstart", "start"), said("underveis", "undervegs", "under way"),
    said("slutt", "slutt", "end"), said("alt", "alt", "all")};

struct Described {
  std::string_view name;
  Said title;
  Said unit;
  Said events;    ///< what was counted
  Said exposure;  ///< through what
  /// Nothing where nobody was there to be seen.
  std::array<std::optional<Known>, described_columns> in;
};

/// Only of what is in `histories`: see of_the_measure (calibrate.hpp).
std::vector<Described> describe(const domain::Histories& histories, const Parameters& parameters);

}  // namespace stafett::foresee
