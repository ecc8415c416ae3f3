// Lists of participants, and what is done to a participation as a whole: dates, milestones,
// protected details.
#pragma once

#include <optional>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/participation.hpp"

namespace stafett::service {

enum class ListScope : std::uint8_t { mine, team, all, referred };
enum class ListSort : std::uint8_t {
  name,
  last_contact,
  next_date,
  days_left,
  stage,
  referral_day
};
enum class ListOrder : std::uint8_t { ascending, descending };

/// What a list of participants is narrowed to. Several values of one kind: any of them.
struct ListQuery {
  std::optional<ListScope> scope;
  std::optional<ContractId> contract;
  std::optional<TeamId> team;
  std::optional<EmployeeId> lead;
  std::optional<view::Text<100>> q;
  std::vector<domain::PhaseNow> phase;
  std::vector<std::int64_t> stage;
  std::vector<view::Text<60>> status;
  std::vector<domain::DutyKind> duty;
  std::optional<bool> without_lead;
  std::optional<bool> waiting_first_contact;
  std::optional<bool> ended;
  std::optional<ListSort> sort;
  std::optional<ListOrder> order;
  std::optional<view::Text<300>> cursor;
  std::optional<std::int64_t> limit;
};

/// People the asker may see; everybody shown by name is in the log.
Result<view::ParticipationList> list_participations(const Call& call, const ListQuery& query);

/// Logged, and in force for an hour.
Result<view::ParticipationFile> confirm_protected_access(const Call& call, ParticipationId id,
                                                         const view::ProtectedAccess& input);
Result<view::ParticipationFile> change_dates(const Call& call, ParticipationId id,
                                             const view::DatesInput& input);
Result<view::ParticipationFile> set_milestone(const Call& call, ParticipationId id,
                                              const view::MilestoneInput& input);

/// Lets the dates drive the statuses (nav.md 2.1) of all whose dates have come due; gives how many
/// changed. By the program itself, once a day and after imports.
std::int64_t advance_by_dates(House& house, Instant now, Day today);

}  // namespace stafett::service
