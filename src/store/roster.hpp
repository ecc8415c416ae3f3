// Who is on whose list: all participations that somebody may see in lists, with what lists show of
// them. Four questions, whatever the number of people. A long list is narrowed and put in order by
// the database (places_of), and only the page that is shown is loaded whole (roster_among).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// The same of these participations, in any number.
Roster roster_among(sql::Reading& tx, const domain::ListGrant& grant,
                    std::span<const ParticipationId> participations, Day today);

/// What a list is sorted by. Those without the value come last, whichever way it is sorted; those
/// with the same value stand by id.
enum class ListedBy : std::uint8_t {
  name,
  last_contact,
  next_date,
  days_left,
  stage,
  referral_day
};

/// What a list is narrowed to, and its order, as far as a database can tell: what needs a rule of
/// the field (phase, duties) is not here. Several values of one kind: any of them.
struct Narrowing {
  Scope scope = Scope::mine;
  bool with_ended = false;
  std::optional<ContractId> contract = {};
  std::optional<EmployeeId> lead = {};        ///< who leads today
  std::optional<TeamId> lead_in = {};         ///< the team that today's lead is or was in
  std::optional<bool> without_lead = {};      ///< today
  std::vector<std::string_view> status = {};  ///< codes
  std::vector<std::int64_t> stages = {};      ///< 0: none
  /// Folded. It narrows by what is kept of names and numbers; whether the one who asks may find
  /// somebody by it is decided when the person is known.
  std::string_view words = {};
  ListedBy by = ListedBy::name;
  bool descending = false;
};

/// A place in a list: who it is and what decides how the one who asks stands to them.
struct Place {
  ParticipationId participation;
  PersonId person;
  std::optional<ContractId> contract;
  std::optional<CounsellorId> counsellor;
  bool protected_address = false;
  std::vector<domain::Assignment> assignments;  ///< by first day; ids and reasons left out
};

/// In the order asked for. As with roster_of, some may be left out by relation.
std::vector<Place> places_of(sql::Reading& tx, const domain::ListGrant& grant,
                             const Narrowing& narrowing, Day today);

/// All participations of one contract, for its rings and its figures; whoever shows one by name
/// asks the list grant first.
Roster roster_of_contract(sql::Reading& tx, const domain::ListGrant& grant, ContractId contract,
                          Day today);

}  // namespace stafett::store
