#include "domain/exposure.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace stafett::domain {

namespace {

void add_boundaries(std::set<Day>& boundaries, const Period& days, const Period& within) {
  if (within.contains(days.first)) boundaries.insert(days.first);
  if (days.end && within.contains(*days.end)) boundaries.insert(*days.end);
}

void add_boundaries(std::set<Day>& boundaries, std::span<const PhaseSpan> circle,
                    const Period& within) {
  for (const PhaseSpan& span : circle) add_boundaries(boundaries, span.days, within);
}

std::optional<Phase> consultant_phase(std::span<const LeadCircle> leads, Day day) {
  for (const LeadCircle& lead : leads) {
    if (lead.days.contains(day)) return as_phase(phase_on(lead.circle, day));
  }
  return std::nullopt;
}

/// Whole per mille that add up to 1000: what rounding down leaves goes to those it took most from.
void share_out(std::vector<ExposureShare>& shares, std::int32_t days) {
  std::int32_t left = 1000;
  for (ExposureShare& share : shares) {
    share.per_mille = static_cast<std::int32_t>(std::int64_t{1000} * share.days / days);
    left -= share.per_mille;
  }
  std::vector<ExposureShare*> by_remainder;
  by_remainder.reserve(shares.size());
  for (ExposureShare& share : shares) by_remainder.push_back(&share);
  std::stable_sort(by_remainder.begin(), by_remainder.end(), [&](const auto* a, const auto* b) {
    return std::int64_t{1000} * a->days % days > std::int64_t{1000} * b->days % days;
  });
  for (ExposureShare* share : by_remainder) {
    if (left-- <= 0) break;
    ++share->per_mille;
  }
}

}  // namespace

std::optional<int> Exposure::calm_percent() const {
  if (days == 0) return std::nullopt;
  return static_cast<int>((std::int64_t{200} * calm_days + days) / (std::int64_t{2} * days));
}

Exposure exposure(std::span<const PhaseSpan> participation, std::span<const PhaseSpan> contract,
                  std::span<const LeadCircle> leads, const Period& within) {
  Exposure result;
  // Nothing changes between two boundaries: one look at the first day of each stretch is enough.
  std::set<Day> boundaries = {within.first, within.end.value()};
  add_boundaries(boundaries, participation, within);
  add_boundaries(boundaries, contract, within);
  for (const LeadCircle& lead : leads) {
    add_boundaries(boundaries, lead.days, within);
    add_boundaries(boundaries, lead.circle, within);
  }
  for (auto boundary = boundaries.begin(); boundary != boundaries.end(); ++boundary) {
    const auto next = std::next(boundary);
    if (next == boundaries.end() || !within.contains(*boundary)) continue;
    const auto of_participation = as_phase(phase_on(participation, *boundary));
    if (!of_participation) continue;
    const auto of_contract = as_phase(phase_on(contract, *boundary));
    const auto of_consultant = consultant_phase(leads, *boundary);
    const std::int32_t days = *next - *boundary;
    result.days += days;
    if (of_contract == Phase::under_way && of_consultant == Phase::under_way)
      result.calm_days += days;
    const auto same =
        std::find_if(result.shares.begin(), result.shares.end(), [&](const auto& share) {
          return std::tie(share.participation, share.contract, share.consultant) ==
                 std::tie(*of_participation, of_contract, of_consultant);
        });
    if (same != result.shares.end()) {
      same->days += days;
    } else {
      result.shares.push_back({*of_participation, of_contract, of_consultant, days});
    }
  }
  if (result.days > 0) share_out(result.shares, result.days);
  std::stable_sort(result.shares.begin(), result.shares.end(),
                   [](const auto& a, const auto& b) { return a.days > b.days; });
  return result;
}

}  // namespace stafett::domain
