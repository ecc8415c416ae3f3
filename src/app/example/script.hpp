// The invented office's whole history, decided before anything is kept: who is there, and what
// happens when. play.cpp then does it, through the same commands as a real office.
//
// One provider with three contracts: Oppfølging, 60 days from its end with the option not taken;
// Avklaring, under way; Jobbsøkerkurs, in its start. Everything is dated relative to `today`, and
// follows from the seed. All people are invented; their numbers are synthetic (numbers.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/example/library.hpp"
#include "base/day.hpp"
#include "base/instant.hpp"
#include "domain/appointment.hpp"
#include "domain/assignment.hpp"
#include "domain/contract.hpp"
#include "domain/delivery.hpp"
#include "domain/employment.hpp"
#include "domain/job.hpp"
#include "domain/note.hpp"
#include "domain/participation.hpp"
#include "domain/se_stage.hpp"
#include "domain/task.hpp"

namespace stafett::example {

/// Where a record stands in the script's list of its kind. play.cpp gives each an id.
template <class Tag>
struct Place {
  std::size_t at = 0;
  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

using ContractPlace = Place<struct ContractPlaceTag>;
using DeliveryPlace = Place<struct DeliveryPlaceTag>;
using TeamPlace = Place<struct TeamPlaceTag>;
using EmployeePlace = Place<struct EmployeePlaceTag>;
using CounsellorPlace = Place<struct CounsellorPlaceTag>;
using PersonPlace = Place<struct PersonPlaceTag>;
using ParticipationPlace = Place<struct ParticipationPlaceTag>;
using EmployerPlace = Place<struct EmployerPlaceTag>;
using NotePlace = Place<struct NotePlaceTag>;
using AppointmentPlace = Place<struct AppointmentPlaceTag>;
using TaskPlace = Place<struct TaskPlaceTag>;
using JobPlace = Place<struct JobPlaceTag>;

struct Provider {
  std::string name;
  std::string organisation_number;
};

/// The agency's participant list under a contract, as it stands at the end of the script.
struct DeliveryRow {
  ContractPlace contract;
  domain::Delivery delivery;  ///< without ids
  std::string meeting_place;
};

struct TeamRow {
  std::string name;
  std::vector<ContractPlace> contracts;
};

enum class Position : std::uint8_t { consultant, leader, administrator };

struct EmployeeRow {
  domain::Employee employee;  ///< without id
  std::string email, phone;
  Position position = Position::consultant;
  Tongue writes = Tongue::bokmal;
};

struct CounsellorRow {
  std::string name, office, email, phone;
};

struct PersonRow {
  std::string given_name, family_name;
  bool woman = true;
  std::string number, phone, email, address, postcode, place;
  std::optional<domain::AddressProtection> protection = {};
  std::string language;
  bool abroad = false, learner = false, children = false;
};

struct EmployerRow {
  std::string name;
  std::optional<std::string> organisation_number;
  std::string place, industry;
  std::size_t work = 0;  ///< line of work, in the library
};

struct ParticipationRow {
  PersonPlace person;
  DeliveryPlace delivery;
  domain::Origin origin = domain::Origin::newly_referred;
  std::optional<ParticipationPlace> earlier = {};
  std::string previous_provider;
  CounsellorPlace counsellor;
  std::optional<domain::EffortGroup> effort_group = {};
  Day referral_day;
  std::string purpose;       ///< what Nav wrote
  std::string content_lead;  ///< and about the content chosen
  std::vector<domain::ContentKind> contents;
  bool shared_by_hand = false;
};

/// What the agency says of a participation: the lists carry it.
struct AgencyState {
  domain::Status status = domain::Status::venter_pa_oppstart;
  std::optional<domain::StatusReason> reason = {};
  std::string reason_text;
  std::optional<Day> start_day = {};
  std::optional<Day> last_day = {};
};

// What happens. Each is one act of one person (Event::by), or the agency's or the buyer's (nobody).

struct ContractWon {
  ContractPlace contract;
};
struct OptionDecided {
  ContractPlace contract;
  int ordinal = 1;
  domain::OptionDecision decision = domain::OptionDecision::declined;
  Day decision_day, notice_day;
};
struct TermChanged {
  ContractPlace contract;
  domain::Term term;
};
/// A new list, or one that the agency has changed: stopped before or after its start.
struct DeliveryListed {
  DeliveryPlace delivery;
  domain::DeliveryStatus status;
};
struct TeamFormed {
  TeamPlace team;
};
struct Hired {
  EmployeePlace employee;
  domain::Employment employment;  ///< without ids
  std::optional<ContractPlace> contract = {};
  std::optional<EmployeePlace> buddy = {};
};
struct JoinedTeam {
  EmployeePlace employee;
  TeamPlace team;
  bool leads = false;
  Day first_day;
};
struct LeftTeam {
  EmployeePlace employee;
  TeamPlace team;
  Day last_day;
};
struct OnboardingSigned {
  EmployeePlace employee;
  Day day;
};
struct NoticeGiven {
  EmployeePlace employee;
  Day last_day;
  std::string reason;
};
struct EmployerRegistered {
  EmployerPlace employer;
};
struct Referred {
  ParticipationPlace participation;
  AgencyState state;
};
struct AgencyChanged {
  ParticipationPlace participation;
  AgencyState state;
};
struct Assigned {
  ParticipationPlace participation;
  EmployeePlace employee;
  domain::AssignmentPart part = domain::AssignmentPart::lead;
  Day first_day;
  std::string reason;
};
struct AssignmentEnded {
  ParticipationPlace participation;
  EmployeePlace employee;
  Day last_day;
  std::string reason;
};
struct NoteWritten {
  NotePlace note;
  ParticipationPlace participation;
  domain::NoteContent content;
  bool is_signed = true;
  std::optional<AppointmentPlace> holds = {};
  Situation situation = Situation::check_in;
};
struct NoteCorrected {
  NotePlace note;
  domain::NoteContent content;
  std::string reason;
};
struct GoalSet {
  ParticipationPlace participation;
  std::string text;
  Day day;
};
struct StageMoved {
  ParticipationPlace participation;
  domain::SeStage stage;
  Day day;
  std::string reason;
};
struct MilestoneReached {
  ParticipationPlace participation;
  domain::Milestone milestone;
  Day day;
};
struct AppointmentMade {
  AppointmentPlace appointment;
  ParticipationPlace participation;
  EmployeePlace with;
  Instant starts_at;
  int minutes = 60;
  domain::NoteKind kind = domain::NoteKind::meeting;
  std::string place, purpose;
};
/// Missed or cancelled; held is told by the note.
struct AppointmentClosed {
  AppointmentPlace appointment;
  domain::AppointmentState state;
};
struct TaskAdded {
  TaskPlace task;
  ParticipationPlace participation;
  domain::TaskOwner owner = domain::TaskOwner::consultant;
  std::string text;
  std::optional<Day> due_day = {};
};
struct TaskDone {
  TaskPlace task;
  Day day;
};
struct JobBegun {
  JobPlace job;
  ParticipationPlace participation;
  EmployerPlace employer;
  domain::JobKind kind = domain::JobKind::practice;
  std::string title;
  Day first_day;
  std::optional<Day> last_day = {};
  int extent_percent = 100;
};
struct JobEnded {
  JobPlace job;
  Day last_day;
};
/// Typed and not yet saved as a note: the page keeps it.
struct Typed {
  ParticipationPlace participation;
  domain::NoteContent content;
};
/// Somebody opens a file; the participant can see who.
struct FileOpened {
  ParticipationPlace participation;
};
/// A NAV counsellor opens the file of somebody they referred.
struct FileOpenedByCounsellor {
  ParticipationPlace participation;
  CounsellorPlace counsellor;
};

using Act =
    std::variant<ContractWon, OptionDecided, TermChanged, DeliveryListed, TeamFormed, Hired,
                 JoinedTeam, LeftTeam, OnboardingSigned, NoticeGiven, EmployerRegistered, Referred,
                 AgencyChanged, Assigned, AssignmentEnded, NoteWritten, NoteCorrected, GoalSet,
                 StageMoved, MilestoneReached, AppointmentMade, AppointmentClosed, TaskAdded,
                 TaskDone, JobBegun, JobEnded, Typed, FileOpened, FileOpenedByCounsellor>;

struct Event {
  Instant at;
  std::optional<EmployeePlace> by;  ///< who does it; nothing: Nav, or the buyer
  Act act;
};

struct Script {
  std::uint64_t seed = 0;
  Day today;
  Provider provider;
  std::vector<domain::Contract> contracts;  ///< as won, without ids
  std::vector<DeliveryRow> deliveries;
  std::vector<TeamRow> teams;
  std::vector<EmployeeRow> employees;
  std::vector<CounsellorRow> counsellors;
  std::vector<EmployerRow> employers;
  std::vector<PersonRow> people;
  std::vector<ParticipationRow> participations;
  std::size_t notes = 0, appointments = 0, tasks = 0, jobs = 0;  ///< how many
  std::vector<Event> events;  ///< in the order they happen; the last before `today`'s working hours

  [[nodiscard]] ContractPlace contract_of(ParticipationPlace participation) const {
    return deliveries[participations[participation.at].delivery.at].contract;
  }
};

/// The history for a seed as it looks on the morning of `today`. Pure: the same arguments give the
/// same script.
Script write_script(std::uint64_t seed, Day today);

/// The script as text, one event a line: for reading, and for telling two scripts apart.
std::string to_text(const Script& script);

}  // namespace stafett::example
