// Who follows a participant: one lead consultant and up to three beside, each for a period, with a
// reason and with who decided it. A change of consultant is an event, not a field edit (R123): rows
// are ended, never deleted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class AssignmentPart : std::uint8_t { lead, co };

template <>
inline constexpr auto words<AssignmentPart> = word_list<AssignmentPart>({
    {AssignmentPart::lead, "lead"},
    {AssignmentPart::co, "co"},
});

/// At most so many consultants beside the lead on one day (the agency's own limit, nav.md 1.7).
inline constexpr int most_co_consultants = 3;

/// One consultant for one participation for a period. A period without a day is kept as well:
/// given, and given to somebody else on the same day.
struct Assignment {
  AssignmentId id;
  ParticipationId participation;
  EmployeeId employee;
  AssignmentPart part = AssignmentPart::lead;
  Period days;
  std::string reason;
  std::optional<EmployeeId> decided_by = {};
  std::string end_reason = {};
  std::optional<EmployeeId> ended_by = {};
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// Whether the assignments of one participation keep the rules: on no day two leads, more than
/// three beside, or the same person twice; each with a reason. The refusal's code says which:
/// lead_overlap, too_many_co, twice_the_same, reason_missing.
Result<void> check_assignments(std::span<const Assignment> assignments);

/// A new lead consultant from `next.days.first`. Whoever is lead then ends the day before, with
/// `next.reason` and by `next.decided_by`; a lead planned to begin later stays, and the new one
/// goes on until then; where the new one was beside until now, that ends. Answers the whole set of
/// rows. Refused: no reason (reason_missing), nobody decided (decided_by_missing), the period has
/// no day (period_empty), already lead then (already_lead), an end of its own that runs into a
/// later lead (lead_overlap).
Result<std::vector<Assignment>> change_lead(std::vector<Assignment> existing, Assignment next);

/// A consultant beside the lead. Refused as above, and where it would be the fourth on some day
/// (too_many_co) or the person is there already on some day (twice_the_same).
Result<std::vector<Assignment>> add_co(std::vector<Assignment> existing, Assignment next);

/// Ends one assignment: its last day is the one before `end_day`. Refused: no such row (not_found),
/// no reason, nobody decided, an end before its first day (end_before_start), or one not earlier
/// than the end it has (already_ended).
Result<std::vector<Assignment>> end_assignment(std::vector<Assignment> existing, AssignmentId which,
                                               Day end_day, const std::string& reason,
                                               std::optional<EmployeeId> ended_by);

/// The lead consultant's row on `day`; nothing on a day without one.
const Assignment* lead_on(std::span<const Assignment> assignments, Day day);

/// The rows of those beside on `day`.
std::vector<const Assignment*> co_on(std::span<const Assignment> assignments, Day day);

/// The days in `within` without a lead consultant: in order, not touching each other. Only the last
/// can be open, where `within` is.
std::vector<Period> lead_gaps(std::span<const Assignment> assignments, const Period& within);

/// The lead consultants one after another, first to last; those that came to no day are left out.
std::vector<const Assignment*> lead_chain(std::span<const Assignment> assignments);

}  // namespace stafett::domain
