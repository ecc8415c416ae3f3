// The pages people begin their day with: the consultant's, the leader's, the participant's own.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/participation.hpp"

namespace stafett::service {

struct OverviewQuery {
  std::optional<ContractId> contract;
};

/// Meetings, people to contact first, duties, what is new, drafts, the week.
Result<view::MyDay> read_my_day(const Call& call);
/// Who waits for a first contact, who has no lead consultant, how much everybody carries (in
/// alphabetical order, never ranked), and what starts and ends in the next 90 days.
Result<view::TeamOverview> read_team_overview(const Call& call, const OverviewQuery& query);

/// What is typed and not sent; only ever one's own.
Result<view::DraftList> list_drafts(const Call& call);
Result<view::DraftView> save_draft(const Call& call, const view::Text<120>& place,
                                   const view::DraftInput& input);
Result<view::Done> drop_draft(const Call& call, const view::Text<120>& place);

}  // namespace stafett::service
