// Who follows whom: a change of consultant is an event with from, to, day, reason and who decided.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/participation.hpp"

namespace stafett::service {

/// Gives participants to a consultant: for each an event with day, reason and who decided (R123).
/// All or none.
Result<view::AssignResult> assign(const Call& call, const view::AssignInput& input);
/// Ends it with nobody in its place: of a lead's, the days after are a gap.
Result<view::ParticipationFile> end_assignment(const Call& call, AssignmentId id,
                                               const view::EndAssignment& input);

}  // namespace stafett::service
