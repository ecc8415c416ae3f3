// The agency's list, whatever file it came in: people and their participations, deliveries,
// employees, counts and history, as neutral values. Everything a file says is in one of them or in
// `kept_aside`; nothing is dropped. No database here: service/import compares a list with what is
// known and keeps it.
//
// What a file did not mention differs from what it says is empty: `given` tells (a list without a
// phone column must not take anybody's phone away).
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/person_number.hpp"
#include "exchange/finding.hpp"

namespace stafett::exchange {

/// What a value of a participation is about. The names (to_text) are stable: columns are mapped to
/// them, findings and changes carry them, the page has a text for each.
enum class Field : std::uint8_t {
  // clang-format off
  participation_id, delivery_id, delivery_name, measure,
  full_name, given_name, middle_name, family_name, number, phone, email,
  address_type, address, address_extra, postcode, place, protection, shielded,
  status, status_text, status_reason, status_reason_text, status_changed_at,
  start_day, last_day, referred_at, referred_to, registered_at, changed_at, removed_from_list_at,
  extent_percent, days_per_week, extents, referral_text, content_lead, content,
  nav_office, nav_office_number, counsellor, counsellor_email, counsellor_phone,
  consultants, consultant, co_consultant, own_part, assessments, proposals, history, updates,
  source, shared_by_hand, under_follow_up, is_consultant_for, answer_from_agency, update_from_agency,
  new_participant, active_change, contract, kept_aside,
  // clang-format on
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::kept_aside) + 1;
using FieldSet = std::bitset<field_count>;

std::string_view to_text(Field field);
std::optional<Field> field_from_text(std::string_view text);

/// What kind of file it was, found by content.
enum class FileKind : std::uint8_t {
  unknown,
  bff_admin_lists,
  bff_participant,
  bff_participant_history,
  bff_list,
  bff_list_consultants,
  bff_my_lists,
  bff_my_participants,
  participant_v1,
  participant_external_v1,
  personalia,
  deliveries_v2,
  csv,
  xlsx,
};
/// "bff-deltakerliste", "deltaker-v1", "csv" … as import.file_kind keeps it.
std::string_view to_text(FileKind kind);

/// A code of the agency's. One that is not in the lists we know is kept as it came, and flagged.
struct ListedCode {
  std::string code = {};
  bool known = true;
  friend bool operator==(const ListedCode&, const ListedCode&) = default;
};

/// A number kept exactly as it was written, without a floating step: 2.5 is {25, 1}; trailing
/// noughts go.
struct Decimal {
  std::int64_t digits = 0;
  std::uint8_t decimals = 0;
  [[nodiscard]] std::string to_text() const;  ///< "2.5"
  /// In tenths, rounded half up; for columns that keep tenths.
  [[nodiscard]] std::int64_t tenths() const;
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// A point in time as the file had it. Times without a zone are Norwegian local time; a date alone
/// is midnight.
struct Stamp {
  std::string given = {};
  Instant at = {};
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// What its control digits say of a person's number. `flagged` are the agency's dummies and other
/// eleven digits without a possible day of birth; `missing`, where the file has none or hides it.
using domain::NumberVerdict;

struct ListedAddress {
  std::string type = {};   ///< KONTAKTADRESSE, OPPHOLDSADRESSE, BOSTEDSADRESSE
  std::string line = {};   ///< adressenavn
  std::string extra = {};  ///< tilleggsnavn
  std::string postcode = {};
  std::string place = {};
  friend bool operator==(const ListedAddress&, const ListedAddress&) = default;
};

struct ListedPerson {
  std::string given_name = {};
  std::string middle_name = {};
  std::string family_name = {};
  std::string number = {};
  NumberVerdict verdict = NumberVerdict::missing;
  std::string phone = {};
  std::string email = {};
  ListedAddress address = {};
  /// NAV's adressebeskyttelse code; BESKYTTET where a file only says that there is one
  /// (compare.hpp).
  ListedCode protection = {};
  std::optional<bool> shielded = {};  ///< erSkjermet
  friend bool operator==(const ListedPerson&, const ListedPerson&) = default;
};

struct ListedExtent {  ///< deltakelsesmengde
  std::optional<Decimal> percent = {};
  std::optional<Decimal> days_per_week = {};
  std::optional<Day> valid_from = {};
  std::optional<Stamp> recorded_at = {};
  std::string part = {};  ///< "next" or "last" where the file tells just those two
  friend bool operator==(const ListedExtent&, const ListedExtent&) = default;
};

struct ListedContentItem {
  ListedCode code = {};
  std::string text = {};
  std::string description = {};
  bool chosen = true;
  friend bool operator==(const ListedContentItem&, const ListedContentItem&) = default;
};

/// Somebody at the provider, as the agency's portal names them.
struct ListedConsultant {
  std::optional<Uuid> nav_id = {};  ///< ansattId
  std::optional<Uuid> for_id = {};  ///< deltakerId, repeated by the portal
  std::string given_name = {};
  std::string middle_name = {};
  std::string family_name = {};
  ListedCode part = {};  ///< VEILEDER, MEDVEILEDER; KOORDINATOR; "" where not told
  friend bool operator==(const ListedConsultant&, const ListedConsultant&) = default;
};

/// One path and what stood there, as text ("" for null).
struct Detail {
  std::string path = {};
  std::string value = {};
  friend bool operator==(const Detail&, const Detail&) = default;
};

/// An assessment, a proposal, a change in the history or an unread update: a type, a time, and
/// whatever the agency put into it (`details`, complete).
struct ListedEntry {
  std::optional<Uuid> id = {};
  ListedCode type = {};
  std::optional<Stamp> at = {};
  std::string by = {};
  std::string text = {};  ///< begrunnelse
  std::vector<Detail> details = {};
  friend bool operator==(const ListedEntry&, const ListedEntry&) = default;
};

/// One participation as one row (or object) of the file tells it.
struct ListedParticipation {
  std::uint32_t ordinal = 0;  ///< 1, 2, … as in the file
  Place where = {};
  FieldSet given = {};
  bool refused = false;  ///< an error was found in it; the findings with this ordinal say why

  std::optional<Uuid> nav_id = {};
  std::optional<Uuid> delivery_nav_id =
      {};  ///< what the file says of it is in ParticipantList::deliveries
  std::string delivery_name = {};
  std::string measure = {};  ///< tiltakskode, or the measure's name where that is all there is
  ListedPerson person = {};

  ListedCode status = {};
  std::string status_text = {};
  ListedCode status_reason = {};
  std::string status_reason_text = {};
  std::optional<Stamp> status_changed_at = {};
  std::optional<Day> start_day = {};
  std::optional<Day> last_day = {};  ///< included, as the file writes it
  std::optional<Stamp> referred_at = {};
  std::string referred_to = {};  ///< soktInnPa
  std::optional<Stamp> registered_at = {};
  std::optional<Stamp> changed_at = {};
  std::optional<Stamp> removed_from_list_at = {};  ///< fjernesDato

  std::optional<Decimal> extent_percent = {};
  std::optional<Decimal> days_per_week = {};
  std::vector<ListedExtent> extents = {};
  std::string referral_text = {};  ///< bestillingTekst
  std::string content_lead = {};   ///< ledetekst
  std::vector<ListedContentItem> content = {};

  std::string nav_office = {};
  std::string nav_office_number = {};
  std::string counsellor = {};
  std::string counsellor_email = {};
  std::string counsellor_phone = {};
  std::vector<ListedConsultant> consultants = {};
  ListedCode own_part = {};  ///< veiledertype of whoever fetched "mine deltakere"

  std::vector<ListedEntry> assessments = {};
  std::vector<ListedEntry> proposals = {};
  std::vector<ListedEntry> history = {};
  std::vector<ListedEntry> updates = {};

  ListedCode source = {};  ///< kilde
  std::optional<bool> shared_by_hand = {};
  std::optional<bool> under_follow_up = {};
  std::optional<bool> is_consultant_for = {};
  std::optional<bool> answer_from_agency = {};
  std::optional<bool> update_from_agency = {};
  std::optional<bool> new_participant = {};
  std::optional<ListedEntry> active_change = {};

  std::vector<Detail> kept_aside = {};  ///< path from the row's own root, and the value as text

  [[nodiscard]] bool has(Field field) const { return given[static_cast<std::size_t>(field)]; }
  void set(Field field) { given.set(static_cast<std::size_t>(field)); }
  friend bool operator==(const ListedParticipation&, const ListedParticipation&) = default;
};

/// A delivery (gjennomføring, deltakerliste) as the file tells it. Empty where the file is silent.
struct ListedDelivery {
  std::uint32_t ordinal = 0;
  Place where = {};
  bool refused = false;
  std::optional<Uuid> nav_id = {};
  std::string kind = {};  ///< Gruppe, Enkeltplass
  std::string name = {};
  std::string measure_name = {};
  ListedCode measure = {};  ///< tiltakskode
  std::string provider_name = {};
  std::string provider_parent = {};
  std::string organisation_number = {};
  std::optional<Day> first_day = {};
  std::optional<Day> last_day = {};
  ListedCode status = {};
  ListedCode start_type = {};      ///< oppstartstype
  ListedCode enrolment_type = {};  ///< pameldingstype
  std::optional<Day> available_from = {};
  std::optional<bool> open_for_enrolment = {};
  std::optional<std::int64_t> places = {};
  std::optional<Decimal> part_time_percent = {};
  std::string meeting_place = {};
  std::optional<bool> added = {};  ///< lagtTil: the coordinator has it among their lists
  std::optional<Stamp> created_at = {};
  std::optional<Stamp> updated_at = {};
  std::vector<ListedConsultant> coordinators = {};
  std::vector<Detail> kept_aside = {};
  friend bool operator==(const ListedDelivery&, const ListedDelivery&) = default;
};

struct ListedCount {
  std::string name = {};  ///< veilederFor, medveilederFor
  std::int64_t value = 0;
  Place where = {};
  friend bool operator==(const ListedCount&, const ListedCount&) = default;
};

/// Which column, or pointer below the row, a field was read from.
struct FieldSource {
  Field field = Field::kept_aside;
  std::string path = {};     ///< "startDato", "navInformasjon/navkontor", or the column's heading
  std::uint32_t column = 0;  ///< number of the table's column; 0 in JSON
  friend bool operator==(const FieldSource&, const FieldSource&) = default;
};

/// A column of a table: its heading, and the field it is taken for.
struct ListedColumn {
  std::uint32_t number = 0;  ///< 1, 2, …
  std::string heading = {};
  std::optional<Field> field = {};  ///< nothing: its values are kept aside under the heading
  std::uint8_t confidence = 0;      ///< 0 to 100, of the guess; 100 where a person chose
  std::string shape = {};  ///< of its values: "date", "11 digits", "text" … never a value
  friend bool operator==(const ListedColumn&, const ListedColumn&) = default;
};

/// Everything one file says.
struct ParticipantList {
  std::string file = {};
  FileKind kind = FileKind::unknown;
  std::vector<ListedParticipation> participations = {};
  std::vector<ListedDelivery> deliveries = {};
  std::vector<ListedConsultant> employees =
      {};  ///< people a list names without tying them to a participation
  std::vector<ListedCount> counts = {};
  std::vector<ListedEntry> history = {};  ///< of one participation the file does not name
  std::vector<Detail> kept_aside = {};    ///< of the file as a whole; full JSON pointers
  std::vector<FieldSource> sources = {};
  std::vector<ListedColumn> columns = {};  ///< of a table, as mapped; empty otherwise
  std::string look = {};  ///< of a table: letters and separator, or the sheet's name
  std::vector<Finding> findings = {};
  std::uint64_t findings_left_out = 0;  ///< beyond the limit; counted, not kept

  /// True where the file as a whole cannot be used.
  [[nodiscard]] bool refused() const;
  /// Where in the file this row's field stands.
  [[nodiscard]] Place place_of(const ListedParticipation& row, Field field) const;
};

}  // namespace stafett::exchange
