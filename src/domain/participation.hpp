// The outermost circle: one person's participation in a measure (deltakelse). The agency decides
// it; its dates drive its status (nav.md 2.1).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/coded.hpp"
#include "domain/delivery.hpp"
#include "domain/participation_codes.hpp"
#include "domain/phase.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

/// Where the participant comes from (R7).
enum class Origin : std::uint8_t { newly_referred, transferred, returned };

template <>
inline constexpr auto words<Origin> = word_list<Origin>({
    {Origin::newly_referred, "new"},
    {Origin::transferred, "transferred"},
    {Origin::returned, "returned"},
});

struct Participation {
  ParticipationId id;
  PersonId person;
  std::optional<ContractId> contract = {};
  std::optional<DeliveryId> delivery = {};
  Origin origin = Origin::newly_referred;
  std::optional<ParticipationId> earlier = {};
  std::optional<Day> referral_day = {};  ///< søkt inn
  Coded<Status> status = Status::venter_pa_oppstart;
  std::optional<Coded<StatusReason>> reason = {};
  std::string reason_text = {};       ///< only with the reason ANNET
  Day status_day;                     ///< the status is in force from this day
  std::optional<Day> start_day = {};  ///< oppstartsdato
  std::optional<Day> end_day = {};    ///< the day after sluttdato
  std::optional<Day> plan_agreed_day = {};
  std::optional<Day> mapping_confirmed_day = {};
  std::optional<Day> ending_agreed_day = {};  ///< when its end, or a handover, was decided
  std::optional<Day> first_contact_day = {};
  std::optional<Day> last_contact_day = {};
  friend bool operator==(const Participation&, const Participation&) = default;
};

/// True while the participation can still take place or is taking place. A status we do not know is
/// taken for open: nobody may be forgotten for a code.
bool is_open(const Participation& participation);

/// What made a status change.
enum class StatusCause : std::uint8_t { import, dates, hand };

template <>
inline constexpr auto words<StatusCause> = word_list<StatusCause>({
    {StatusCause::import, "import"},
    {StatusCause::dates, "dates"},
    {StatusCause::hand, "hand"},
});

/// One row of a participation's status history.
struct StatusChange {
  Coded<Status> status;
  std::optional<Coded<StatusReason>> reason = {};
  std::string reason_text = {};
  Day valid_from;
  StatusCause cause = StatusCause::dates;
  friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

struct Advance {
  Participation participation;
  /// In the order they took place; empty where the status stands.
  std::vector<StatusChange> changes = {};
  bool dates_changed = false;  ///< start or end was moved or taken away
};

/// What the dates have made of a participation by `today` (nav.md 2.1); Delivery{} where it belongs
/// to none.
/// - an end after the delivery's end is clipped to it;
/// - VENTER_PA_OPPSTART whose start has come: DELTAR, from the start day;
/// - DELTAR whose end has passed, or whose delivery is over: HAR_SLUTTET, or FULLFORT (AVBRUTT
///   where the delivery was stopped) in common starts and training, from the day after the last;
/// - not begun when its end passed or its delivery ended: IKKE_AKTUELL, both dates taken away;
///   drafts AVBRUTT_UTKAST;
/// - ended, and the end moved to today or later (extended): DELTAR again, from today.
/// The same however often it is called: every day, or once after a month. Unknown statuses, and
/// those that only people decide on, stand.
Advance advance(Participation participation, const Delivery& delivery, Day today);

/// Start and last day as granted, and then what the dates make of it. Refused where the last day is
/// before the start, there is an end without a start, the start of somebody who takes part is taken
/// away, or the participation is FEILREGISTRERT.
Result<Advance> change_dates(Participation participation, const Delivery& delivery,
                             std::optional<Day> start_day, std::optional<Day> last_day, Day today);

enum class Milestone : std::uint8_t { plan_agreed, mapping_confirmed, ending_agreed };

template <>
inline constexpr auto words<Milestone> = word_list<Milestone>({
    {Milestone::plan_agreed, "plan_agreed"},
    {Milestone::mapping_confirmed, "mapping_confirmed"},
    {Milestone::ending_agreed, "ending_agreed"},
});

/// Sets a milestone, or takes it away (no day). Refused where the day is to come or before the
/// referral.
Result<Participation> set_milestone(Participation participation, Milestone milestone,
                                    std::optional<Day> day, Day today);

/// The participation's phases (domain.md): start from referral until the plan is agreed and the
/// first mapping confirmed; end from the day the ending or a handover was agreed, and in the last 6
/// weeks of the granted time; under way between (SE stages 2 to 5). It begins at the start day
/// where no referral is known, and is over from the day after its last, or from the day its status
/// says so where it has no end. Empty where neither is known.
Circle phases(const Participation& participation);

/// The days the participation lasts or lasted, as its circle has them; nothing where it has no
/// first day.
std::optional<Period> days_of(const Participation& participation);

/// One period as the agency granted it; extensions follow.
struct GrantedPeriod {
  Period days;
  std::string source;
  friend bool operator==(const GrantedPeriod&, const GrantedPeriod&) = default;
};

/// Adds what was granted. Refused where it has no day, begins before the period before it, or
/// leaves the last day as it was (already_exists).
Result<std::vector<GrantedPeriod>> grant(std::vector<GrantedPeriod> granted, GrantedPeriod next);

/// How much somebody takes part, from a day on (deltakelsesmengde; measures AFT and VTA).
struct ExtentFrom {
  Day first_day;
  int percent = 100;                             ///< 1 to 100
  std::optional<int> days_per_week_tenths = {};  ///< 2.5 days is 25; 1 to 5 days
  friend bool operator==(const ExtentFrom&, const ExtentFrom&) = default;
};

/// Registers an extent: one with an earlier or equal day wipes those from its day on (the agency's
/// rule, amt-deltaker docs/deltakelsesmengder.md). Refused outside 1 to 100 % and 1 to 5 days a
/// week, or where nothing would change.
Result<std::vector<ExtentFrom>> register_extent(std::vector<ExtentFrom> extents, ExtentFrom next);

/// The extent on a day; nothing before the first.
std::optional<ExtentFrom> extent_on(std::span<const ExtentFrom> extents, Day day);

}  // namespace stafett::domain
