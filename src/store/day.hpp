// What a consultant's day is made of, beside the people: meetings, what is new, drafts, the week.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/participation_codes.hpp"
#include "store/follow_up.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// Planned and held meetings of the grant's employee from `first` to before `end`, by time.
std::vector<KeptAppointment> meetings_of(sql::Reading& tx, const domain::ListGrant& grant,
                                         const Period& days);

/// Something that somebody else did to one of the employee's participants since `since`.
struct NewsRow {
  enum class Kind { assigned, status_changed, note_written };
  Kind kind = Kind::assigned;
  ParticipationId participation;
  Instant at;
  std::string text;  ///< the assignment's reason, the new status' code, the writer's name
};
/// Newest first, at most `limit`.
std::vector<NewsRow> news_of(sql::Reading& tx, const domain::ListGrant& grant, Day today,
                             Instant since, std::int64_t limit);

/// When the account was last here before the session it has now; nothing the first time.
std::optional<Instant> last_here(sql::Reading& tx, AccountId account, std::string_view session);

struct Week {
  std::int64_t notes = 0;
  std::int64_t note_minutes = 0;
  std::int64_t people_met = 0;
  std::int64_t appointments = 0;
  std::int64_t appointment_minutes = 0;
};
/// What the employee has written and agreed in these days.
Week week_of(sql::Reading& tx, EmployeeId employee, const Period& days);

/// What somebody has typed and not sent. Only ever the account's own.
struct Draft {
  std::string place;
  std::string content;
  std::optional<ParticipationId> participation;
  Instant changed_at;
};
std::vector<Draft> drafts_of(sql::Reading& tx, AccountId account);
std::optional<Draft> find_draft(sql::Reading& tx, AccountId account, std::string_view place);
void save_draft(sql::Writing& tx, AccountId account, const Draft& draft);
void drop_draft(sql::Writing& tx, AccountId account, std::string_view place);

}  // namespace stafett::store
