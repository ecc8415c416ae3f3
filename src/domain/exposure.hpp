// What the turning of the circles does to a participation: the share of its days in each
// combination of phases. It is the study's finding made measurable.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/day.hpp"
#include "domain/phase.hpp"

namespace stafett::domain {

/// The named (lead) consultant for some days, and that consultant's own circle.
struct LeadCircle {
  Period days;
  Circle circle;
};

struct ExposureShare {
  Phase participation;
  std::optional<Phase> contract;    ///< nothing: before its award, after its end, or no contract
  std::optional<Phase> consultant;  ///< nothing: a gap, or the consultant was not in a post then
  std::int32_t days = 0;
  std::int32_t per_mille = 0;  ///< of all days; the shares add up to 1000
  friend bool operator==(const ExposureShare&, const ExposureShare&) = default;
};

struct Exposure {
  std::vector<ExposureShare> shares;  ///< only those with days; most days first
  std::int32_t days = 0;              ///< days of the participation that lie in the period
  std::int32_t calm_days = 0;         ///< contract and named consultant both under way
  /// Calm days in whole percent, rounded; nothing where there are no days.
  [[nodiscard]] std::optional<int> calm_percent() const;
  friend bool operator==(const Exposure&, const Exposure&) = default;
};

/// The exposure through `within`, which must have an end (the day after the last counted).
Exposure exposure(std::span<const PhaseSpan> participation, std::span<const PhaseSpan> contract,
                  std::span<const LeadCircle> leads, const Period& within);

}  // namespace stafett::domain
