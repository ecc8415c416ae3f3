// Participations and the people behind them, as they are kept. Every function that shows or changes
// a person's record takes the grant that domain/access made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/delivery.hpp"
#include "domain/participation.hpp"
#include "domain/person.hpp"
#include "domain/se_stage.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct CounsellorName {
  CounsellorId id;
  std::string name;
  std::string office;
  std::optional<std::string> email;
  std::optional<std::string> phone;
};

/// What stands on a participation itself: dates, status, milestones; nothing of the person.
struct KeptParticipation {
  domain::Participation participation;
  std::optional<std::string> previous_provider;
  std::optional<std::string> goal;
  std::optional<Day> goal_day;
  std::int64_t goal_version = 0;
  std::optional<int> se_stage;
  std::optional<Day> se_stage_day;
  std::optional<std::string> effort_group;
  std::int64_t version = 0;
};

/// What the agency wrote when it referred.
struct Referral {
  std::optional<std::string> source;
  std::optional<std::string> purpose;
  std::optional<std::string> content_lead;
  std::optional<std::string> office;
  std::optional<CounsellorName> counsellor;
  std::optional<DeliveryId> delivery;
  bool shared_by_hand = false;
  bool under_follow_up = false;
  std::optional<Day> removed_from_list_day;
};

struct ContentItem {
  std::string code;
  std::string text;
  std::optional<std::string> description;
  bool chosen = false;
};

struct KeptAside {
  std::string path;
  std::string value;
  std::string source;
};

struct GoalVersion {
  int number = 0;
  std::string text;
  Day day;
  std::optional<std::string> written_by;  ///< display name of the account
};

struct StageRow {
  int stage = 0;
  Day day;
  std::optional<std::string> reason;
  std::optional<std::string> by;
};

// What a file is made of is asked for all at once, and got part by part (sql::Asked).

/// With a grant to read status_dates.
std::optional<KeptParticipation> find_participation(sql::Reading& tx, const domain::Grant& grant);
/// With a grant to read identity; number, contact and address only where the grants say so.
domain::Person person_of(sql::Reading& tx, const domain::Grant& identity,
                         const std::optional<domain::Grant>& contact,
                         const std::optional<domain::Grant>& address);
/// With a grant to read referral.
Referral referral_of(sql::Reading& tx, const domain::Grant& grant);
sql::Asked<std::vector<ContentItem>> contents_of(sql::Reading& tx, const domain::Grant& grant);
sql::Asked<std::vector<KeptAside>> kept_aside_of(sql::Reading& tx, const domain::Grant& grant);
/// With a grant to read status_dates; oldest first.
sql::Asked<std::vector<domain::StatusChange>> statuses_of(sql::Reading& tx,
                                                          const domain::Grant& grant);
sql::Asked<std::vector<domain::GrantedPeriod>> granted_of(sql::Reading& tx,
                                                          const domain::Grant& grant);
sql::Asked<std::vector<domain::ExtentFrom>> extents_of(sql::Reading& tx,
                                                       const domain::Grant& grant);
/// With a grant to read goal, oldest first.
sql::Asked<std::vector<GoalVersion>> goals_of(sql::Reading& tx, const domain::Grant& grant);
/// With a grant to read se_stage, oldest first.
sql::Asked<std::vector<StageRow>> stages_of(sql::Reading& tx, const domain::Grant& grant);

// Writing.

/// What a change of dates or status made of it; history rows for each change. With a grant to write
/// status_dates. Gives how many rows it touched.
std::int64_t save_dates(sql::Writing& tx, const domain::Grant& grant,
                        const domain::Advance& advanced, std::int64_t seen_version, Instant now);
/// Milestones. With a grant to write plan.
std::int64_t save_milestones(sql::Writing& tx, const domain::Grant& grant,
                             const domain::Participation& participation, std::int64_t seen_version);
/// A new text of the goal, the old one kept. With a grant to write goal; `seen_version` is the
/// goal's.
std::int64_t save_goal(sql::Writing& tx, const domain::Grant& grant, std::string_view text, Day day,
                       std::int64_t seen_version, Instant now);
/// A new stage. With a grant to write se_stage.
std::int64_t save_stage(sql::Writing& tx, const domain::Grant& grant,
                        const domain::StageChange& change, std::int64_t seen_version, Instant now);
/// First and last contact, moved by a signed note or a held appointment on `day`. With a grant to
/// write note or appointment.
void note_contact(sql::Writing& tx, const domain::Grant& grant, Day day);
/// Counts a change of the participation that lies in rows of its own.
std::int64_t touch_participation(sql::Writing& tx, const domain::Grant& grant,
                                 std::int64_t seen_version);

/// For the program itself, which shows nothing to anybody: a participation that the dates may have
/// moved, with the delivery it belongs to.
struct DueByDates {
  domain::Participation participation;
  domain::Delivery delivery;
  std::int64_t version = 0;
};
/// All of them on `today`; a few that turn out not to move may be among them.
std::vector<DueByDates> due_by_dates(sql::Reading& tx, Day today);
/// As save_dates, by the program: no grant, and nobody is named as having done it.
std::int64_t save_dates_by_program(sql::Writing& tx, const domain::Advance& advanced,
                                   std::int64_t seen_version, Instant now);

}  // namespace stafett::store
