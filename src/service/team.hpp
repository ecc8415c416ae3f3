// Teams: which contracts they deliver, and who is in them.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/staff.hpp"

namespace stafett::service {

Result<view::TeamList> list_teams(const Call& call);
/// One team as it stands.
Result<view::TeamView> read_team(const Call& call, TeamId id);
Result<view::TeamView> register_team(const Call& call, const view::TeamInput& input);
Result<view::TeamView> change_team(const Call& call, TeamId id, const view::TeamChange& input);
Result<view::TeamView> add_team_member(const Call& call, TeamId id,
                                       const view::TeamMemberInput& input);
Result<view::TeamView> end_team_member(const Call& call, TeamId id, Uuid member,
                                       const view::LastDay& input);

}  // namespace stafett::service
