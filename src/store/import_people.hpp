// What an import reads and writes of people: lists of participations by their keys, and the rows it
// makes and changes. One grant for the import stands for all of them (who may import sees what the
// agency's list says, and what of it differs); the service names every person in the audit line.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "store/participation.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct PersonRow {
  std::optional<std::string> number = {};
  std::string number_verdict = "missing";
  std::string given_name = {};
  std::optional<std::string> middle_name = {};
  std::string family_name = {};
  std::optional<std::string> phone = {};
  std::optional<std::string> email = {};
  std::optional<std::string> address = {};  ///< as lines
  std::optional<std::string> postcode = {};
  std::optional<std::string> place = {};
  std::string protection = {};
  friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

struct ParticipationRow {
  std::optional<Uuid> nav_id = {};
  std::optional<ContractId> contract = {};
  std::optional<DeliveryId> delivery = {};
  std::string origin = "new";
  std::optional<ParticipationId> earlier = {};
  std::optional<std::string> source = {};
  std::optional<Day> referral_day = {};
  std::optional<std::string> referral_purpose = {};
  std::optional<std::string> content_lead = {};
  std::optional<CounsellorId> counsellor = {};
  std::optional<std::string> nav_office = {};
  std::string status = {};
  std::optional<std::string> status_reason = {};
  std::optional<std::string> status_reason_text = {};
  Day status_day = {};
  std::optional<Day> start_day = {};
  std::optional<Day> end_day = {};  ///< the day after the last
  std::optional<int> extent_percent = {};
  std::optional<int> days_per_week_tenths = {};
  bool shared_by_hand = false;
  bool under_follow_up = true;
  std::optional<Day> removed_from_list_day = {};
};

/// A participation with its person, as a list is compared with it.
struct KnownParticipation {
  ParticipationId id;
  PersonId person_id;
  PersonRow person;
  ParticipationRow participation;
  std::optional<Uuid> delivery_nav_id = {};
  std::optional<CounsellorName> counsellor = {};
  std::vector<ContentItem> content = {};
  std::vector<KeptAside> aside = {};
};

/// By what a list names participations: the agency's id, the person's number, or the folded name
/// (person_search).
enum class KnownBy : std::uint8_t { nav_id, number, search };
/// All that have one of `keys`; in no particular order. Any number of keys.
std::vector<KnownParticipation> known_participations(sql::Reading& tx, const domain::Grant& grant,
                                                     KnownBy by, std::span<const std::string> keys);
/// The people behind these participations.
std::vector<PersonId> people_of(sql::Reading& tx, const domain::Grant& grant,
                                std::span<const ParticipationId> participations);
/// Those of the participations whose person has a protected address today.
std::set<ParticipationId> protected_among(sql::Reading& tx, const domain::Grant& grant,
                                          std::span<const ParticipationId> participations);
/// The agency's id of a participation; nothing where it has none, or there is no such
/// participation.
std::optional<Uuid> nav_id_of(sql::Reading& tx, const domain::Grant& grant,
                              ParticipationId participation);
/// The text that person.search has: folded names, then the number.
std::string person_search(const PersonRow& person);

/// Employees as lists name them.
struct EmployeeKey {
  EmployeeId id;
  std::optional<Uuid> nav_id;
  std::string folded_name;
};
std::vector<EmployeeKey> employee_keys(sql::Reading& tx);
void set_employee_nav_id(sql::Writing& tx, const domain::Grant& grant, EmployeeId id,
                         const Uuid& nav_id);

struct DeliveryRow {
  std::optional<Uuid> nav_id = {};
  std::optional<ContractId> contract = {};
  std::string name = {};
  std::string measure_type = {};
  std::optional<std::string> organisation_number = {};
  std::optional<std::string> provider_name = {};
  std::optional<Day> first_day = {};
  std::optional<Day> end_day = {};
  std::string status = {};
  std::string start_type = {};
  std::string enrolment_type = {};
  std::optional<int> places = {};
  std::optional<std::string> meeting_place = {};
  friend bool operator==(const DeliveryRow&, const DeliveryRow&) = default;
};
struct KnownDelivery {
  DeliveryId id;
  DeliveryRow row;
  std::vector<KeptAside> aside = {};
};
std::vector<KnownDelivery> known_deliveries(sql::Reading& tx);

void add_person(sql::Writing& tx, const domain::Grant& grant, PersonId id, const PersonRow& row,
                Instant now);
void change_person(sql::Writing& tx, const domain::Grant& grant, PersonId id, const PersonRow& row);
void add_participation(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                       PersonId person, const ParticipationRow& row, Instant now);
void change_participation(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                          const ParticipationRow& row);
/// A status that an import told, in the history; `first`: the participation is new.
void add_imported_status(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                         const ParticipationRow& row, bool first, Instant now,
                         std::optional<AccountId> actor);
void add_imported_period(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                         Day first, std::optional<Day> end, bool is_first, Instant now);
void replace_content(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                     std::span<const ContentItem> items, bool is_new);
struct ExtentRow {
  Day first;
  int percent = 100;
  std::optional<int> days_per_week_tenths = {};
  Instant recorded_at = {};
};
void replace_extents(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                     std::span<const ExtentRow> extents, bool is_new);
/// In the place of what lay under that path; an empty value takes it away.
void keep_aside(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                const KeptAside& kept, Instant now);
/// Forgets what files of this kind left under paths of their own (not those of fields, "field:…").
void forget_aside(sql::Writing& tx, const domain::Grant& grant, ParticipationId id,
                  std::string_view source);

/// The counsellor of that name in that office; made where there is none, reached as told where that
/// is told.
CounsellorId counsellor_named(sql::Writing& tx, const domain::Grant& grant, CounsellorId new_id,
                              const CounsellorName& told);

void add_imported_delivery(sql::Writing& tx, const domain::Grant& grant, DeliveryId id,
                           const DeliveryRow& row, Instant now);
void change_imported_delivery(sql::Writing& tx, const domain::Grant& grant, DeliveryId id,
                              const DeliveryRow& row);

void keep_delivery_aside(sql::Writing& tx, const domain::Grant& grant, DeliveryId id,
                         const KeptAside& kept, Instant now);

/// Gives a participant to an employee as the agency's list has it.
void add_imported_assignment(sql::Writing& tx, const domain::Grant& grant,
                             const domain::Assignment& assignment, Instant now);

/// Lets the database look at the tables an import fills, as they are by now, its own new rows
/// among them. To be called when an import has put in many rows and goes on: PostgreSQL plans
/// look-ups and the checks of references by what it last knew of the tables' sizes, and nothing
/// else tells it before the transaction ends.
void take_stock_of_people(sql::Writing& tx, const domain::Grant& grant);

}  // namespace stafett::store
