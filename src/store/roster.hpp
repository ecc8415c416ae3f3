// Who is on whose list: all participations that somebody may see in lists, with what lists show of
// them. Four questions, whatever the number of people; filtering and sorting is the service's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/assignment.hpp"
#include "domain/note.hpp"
#include "domain/participation.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// mine: those I follow, or am to follow; team: those that my teams follow, and those that nobody
/// in a team follows yet under the contracts of teams I lead; all: both; referred: those the
/// counsellor referred; own: the participant's own.
enum class Scope : std::uint8_t { mine, team, all, referred, own };

/// One person in a list. What of it may be shown, the list grant says.
struct Listed {
  domain::Participation participation;
  std::optional<CounsellorId> counsellor;
  std::optional<int> se_stage;
  std::optional<std::string> effort_group;
  std::string given_name;
  std::string family_name;
  std::string sort_name;
  std::string search;
  bool protected_address = false;
  std::int64_t version = 0;
  std::vector<domain::Assignment> assignments;  ///< by first day
  std::optional<AppointmentId> next;            ///< the first planned, today or later
  Instant next_starts_at;
  Day next_day;
  domain::NoteKind next_kind = domain::NoteKind::meeting;
  std::string next_place;
  std::vector<Day> task_days;  ///< due days of the consultant's open tasks
};

struct Roster {
  std::vector<Listed> people;  ///< by id
  std::map<EmployeeId, std::string> names;
};

/// `with_ended`: also those whose participation is over. The grant's actor says who asks; the
/// roster may hold people that the grant does not include, to be left out by relation.
Roster roster_of(sql::Reading& tx, const domain::ListGrant& grant, Scope scope, bool with_ended,
                 Day today);

/// All participations of one contract, for its rings and its figures; whoever shows one by name
/// asks the list grant first.
Roster roster_of_contract(sql::Reading& tx, const domain::ListGrant& grant, ContractId contract,
                          Day today);

}  // namespace stafett::store
