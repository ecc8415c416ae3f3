// All lives that the register holds, read at once for learning from: dates, stages and endings. No
// name, no number, no text is read; ids serve to put rows together and go no further.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/access.hpp"
#include "domain/assignment.hpp"
#include "domain/participation_codes.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct HistoryRow {
  ParticipationId id;
  std::optional<ContractId> contract;
  std::optional<Day> referral_day;
  domain::Coded<domain::Status> status;
  std::optional<domain::Coded<domain::StatusReason>> reason;
  Day status_day;
  std::optional<Day> start_day;
  std::optional<Day> end_day;
  std::optional<domain::Coded<domain::EffortGroup>> group;
};

/// Something of a participation on a day, by participation and day: a stage reached (what: 1 to 5),
/// contacts held (what: how many), an end granted (day: known since; end).
struct HistoryDay {
  ParticipationId participation;
  Day day;
  int what = 0;
  std::optional<Day> end = {};
};

struct HistoryLead {
  ParticipationId participation;
  EmployeeId employee;
  Period days;
};

struct HistoryRows {
  std::vector<HistoryRow> participations;  ///< by id
  std::vector<HistoryLead> leads;          ///< lead consultants, by participation and first day
  std::vector<HistoryDay> stages;          ///< by participation, and as they were registered
  std::vector<HistoryDay> contacts;
  std::vector<HistoryDay> granted;
  std::vector<HistoryDay> jobs;  ///< paid work: first day, and the day after its last
};

/// With a grant to read contracts.
HistoryRows history_rows(sql::Reading& tx, const domain::Grant& grant);

}  // namespace stafett::store
