#include "domain/participation.hpp"

#include <algorithm>

namespace stafett::domain {

namespace {

/// The last days of the granted time are the end phase: six weeks (domain.md).
constexpr std::int32_t end_phase_days = 42;

/// Whether a participation in this status has dates that people set.
bool has_dates(const Participation& participation) {
  const auto status = participation.status.known();
  return !status || *status == Status::venter_pa_oppstart || *status == Status::deltar ||
         has_ended(*status);
}

/// The day after the last of the participation, as far as it is known.
std::optional<Day> end_of(const Participation& participation) {
  const auto status = participation.status.known();
  if (!status || is_open(*status)) return participation.end_day;
  if (has_ended(*status)) return participation.end_day.value_or(participation.status_day);
  return participation.status_day;  // never took place: over since that was decided
}

std::optional<Day> first_of(const Participation& participation) {
  return participation.referral_day ? participation.referral_day : participation.start_day;
}

}  // namespace

bool is_open(const Participation& participation) {
  const auto status = participation.status.known();
  return !status || is_open(*status);
}

Result<Advance> change_dates(Participation participation, const Delivery& delivery,
                             std::optional<Day> start_day, std::optional<Day> last_day, Day today) {
  if (!has_dates(participation))
    return refuse(Reason::not_now, "status_has_no_dates", "", "nav.md 2.1");
  if (last_day && !start_day) return refuse(Reason::invalid, "end_without_start", "/start_day");
  if (last_day && *last_day < *start_day)
    return refuse(Reason::invalid, "end_before_start", "/last_day");
  if (!(participation.status == Status::venter_pa_oppstart) && participation.status.is_known()) {
    // Whoever takes part, or took part, has begun.
    if (!start_day) return refuse(Reason::invalid, "start_missing", "/start_day", "nav.md 2.1");
    if (*start_day > today)
      return refuse(Reason::invalid, "start_in_future", "/start_day", "nav.md 2.1");
  }
  const auto old_start = participation.start_day;
  const auto old_end = participation.end_day;
  participation.start_day = start_day;
  participation.end_day = last_day ? std::optional{*last_day + 1} : std::nullopt;
  auto advanced = advance(std::move(participation), delivery, today);
  advanced.dates_changed =
      advanced.participation.start_day != old_start || advanced.participation.end_day != old_end;
  return advanced;
}

Result<Participation> set_milestone(Participation participation, Milestone milestone,
                                    std::optional<Day> day, Day today) {
  if (day && *day > today) return refuse(Reason::invalid, "day_in_future", "/day");
  const auto first = first_of(participation);
  if (day && first && *day < *first) return refuse(Reason::invalid, "day_before_referral", "/day");
  switch (milestone) {
    case Milestone::plan_agreed:
      participation.plan_agreed_day = day;
      break;
    case Milestone::mapping_confirmed:
      participation.mapping_confirmed_day = day;
      break;
    case Milestone::ending_agreed:
      participation.ending_agreed_day = day;
      break;
  }
  return participation;
}

Circle phases(const Participation& participation) {
  const auto first = first_of(participation);
  if (!first) return {};
  std::optional<Day> under_way_from;
  if (participation.plan_agreed_day && participation.mapping_confirmed_day) {
    under_way_from = std::max(*participation.plan_agreed_day, *participation.mapping_confirmed_day);
  }
  std::optional<Day> ends_from = participation.ending_agreed_day;
  if (participation.end_day) {
    const Day last_weeks = *participation.end_day - end_phase_days;
    ends_from = std::min(ends_from.value_or(last_weeks), last_weeks);
  }
  std::vector<Day> changes;
  if (under_way_from) changes.push_back(*under_way_from);
  if (ends_from) changes.push_back(*ends_from);
  return circle_of(*first, end_of(participation), std::move(changes), [&](Day day) {
    if (ends_from && day >= *ends_from) return Phase::end;
    return under_way_from && day >= *under_way_from ? Phase::under_way : Phase::start;
  });
}

std::optional<Period> days_of(const Participation& participation) {
  const auto first = first_of(participation);
  if (!first) return std::nullopt;
  const Period days{*first, end_of(participation)};
  return days.empty() ? std::nullopt : std::optional{days};
}

Result<std::vector<GrantedPeriod>> grant(std::vector<GrantedPeriod> granted, GrantedPeriod next) {
  if (next.days.empty()) return refuse(Reason::invalid, "period_empty", "/last_day");
  if (!granted.empty()) {
    if (next.days.first < granted.back().days.first) {
      return refuse(Reason::invalid, "granted_before_earlier", "/first_day", "R24");
    }
    if (next.days.end == granted.back().days.end) {
      return refuse(Reason::already_exists, "granted_already", "/last_day", "R24");
    }
  }
  granted.push_back(std::move(next));
  return granted;
}

Result<std::vector<ExtentFrom>> register_extent(std::vector<ExtentFrom> extents, ExtentFrom next) {
  if (next.percent < 1 || next.percent > 100) {
    return refuse(Reason::invalid, "percent_out_of_range", "/percent", "nav.md 1.5");
  }
  if (next.days_per_week_tenths &&
      (*next.days_per_week_tenths < 10 || *next.days_per_week_tenths > 50)) {
    return refuse(Reason::invalid, "days_per_week_out_of_range", "/days_per_week", "nav.md 1.5");
  }
  const auto standing = extent_on(extents, next.first_day);
  const bool wipes = std::any_of(extents.begin(), extents.end(), [&](const ExtentFrom& extent) {
    return extent.first_day > next.first_day;
  });
  if (!wipes && standing && standing->percent == next.percent &&
      standing->days_per_week_tenths == next.days_per_week_tenths) {
    return refuse(Reason::already_exists, "extent_unchanged", "/percent");
  }
  std::erase_if(extents,
                [&](const ExtentFrom& extent) { return extent.first_day >= next.first_day; });
  extents.push_back(next);
  return extents;
}

std::optional<ExtentFrom> extent_on(std::span<const ExtentFrom> extents, Day day) {
  std::optional<ExtentFrom> latest;
  for (const ExtentFrom& extent : extents) {
    if (extent.first_day <= day && (!latest || extent.first_day >= latest->first_day))
      latest = extent;
  }
  return latest;
}

}  // namespace stafett::domain
