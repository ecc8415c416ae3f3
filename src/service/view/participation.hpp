// Lists of people, the file, the leader’s and the consultant’s pages: the shapes that service
// answers and takes, as api/openapi.yaml has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/assignment.hpp"
#include "domain/duration_rule.hpp"
#include "domain/duty.hpp"
#include "domain/note.hpp"
#include "domain/participation.hpp"
#include "domain/phase.hpp"
#include "service/view/common.hpp"
#include "service/view/contract.hpp"
#include "service/view/follow_up.hpp"
#include "service/view/insight.hpp"

namespace stafett::service::view {

/// Something due.
struct Duty {
  domain::DutyKind kind = {};
  Day due_day;
  domain::Urgency urgency = {};
  std::string source;
};

/// One person in a list.
struct ParticipationRow {
  Uuid id;
  PersonName person;
  std::optional<Named> contract;
  std::optional<Code> measure;
  domain::PhaseNow phase = {};
  Code status;
  std::optional<std::int64_t> se_stage;
  std::optional<Day> last_contact_day;
  std::optional<NextDate> next;
  std::optional<Day> last_day;
  std::optional<std::int64_t> days_left;
  std::optional<Named> lead;
  domain::Relation relation = {};
  std::optional<Duty> duty;
  std::optional<Day> referral_day;
  bool is_new = false;
  bool readable = false;
  std::int64_t version = 0;
};

/// A page of people.
struct ParticipationList {
  std::vector<ParticipationRow> rows;
  std::int64_t total = 0;
  std::optional<std::string> next_cursor;
};

/// Who it is.
struct Person {
  Uuid id;
  PersonName name;
  std::optional<std::string> number;
  NumberShown number_verdict = {};
  std::optional<std::string> phone;
  std::optional<std::string> email;
  std::optional<std::string> address;
  std::optional<std::string> postcode;
  std::optional<std::string> place;
  std::optional<std::string> protection;
  bool revealed = false;
};

/// In their own words.
struct Goal {
  std::string text;
  Day day;
  std::int64_t version = 0;
  std::optional<std::string> written_by;
};

/// Three circles today.
struct Phases {
  domain::PhaseNow contract = {};
  domain::PhaseNow consultant = {};
  domain::PhaseNow participation = {};
  bool calm = false;
};

/// Who followed, from when, why.
struct AssignmentView {
  Uuid id;
  Named employee;
  domain::AssignmentPart part = {};
  Day first_day;
  std::optional<Day> last_day;
  std::string reason;
  std::optional<Named> decided_by;
  std::optional<std::string> end_reason;
  std::int64_t version = 0;
};

/// History of status.
struct StatusChange {
  Code status;
  std::optional<Code> reason;
  std::optional<std::string> reason_text;
  Day valid_from;
  std::string cause;
};

/// Chosen content.
struct ContentItem {
  std::string code;
  std::string text;
  std::optional<std::string> description;
  bool chosen = false;
};

/// What Nav wrote.
struct Referral {
  std::optional<Day> day;
  std::optional<std::string> purpose;
  std::optional<std::string> content_lead;
  std::vector<ContentItem> contents;
  std::optional<std::string> office;
  std::optional<std::string> counsellor;
  std::optional<std::string> counsellor_email;
  std::optional<std::string> counsellor_phone;
  std::optional<Code> effort_group;
  std::optional<std::string> source;
  std::optional<DeliveryView> delivery;
  bool shared_by_hand = false;
  bool under_follow_up = false;
  std::optional<Day> removed_from_list_day;
};

/// How much, from a day on.
struct Extent {
  Day first_day;
  std::int64_t percent = 0;
  std::optional<std::string> days_per_week;
};

/// A granted period.
struct Granted {
  Day first_day;
  std::optional<Day> last_day;
  std::string source;
};

/// A rule warns; it does not stop anybody.
struct Warning {
  domain::DurationWarningKind kind = {};
  Day limit_day;
  std::int64_t days_left = 0;
  std::optional<std::string> groups;  ///< in words, where it holds only for these; or for everybody
  std::string source;
};

/// SE stage moved.
struct StageChange {
  std::int64_t stage = 0;
  Day day;
  std::optional<std::string> reason;
  std::optional<std::string> by;
};

/// Came with the file and has no place of its own.
struct KeptAside {
  std::string path;
  std::string value;
  std::string source;
};

/// The file, as far as the reader may see it.
struct ParticipationFile {
  Uuid id;
  std::int64_t version = 0;
  domain::Relation relation = {};
  Person person;
  std::optional<Named> contract;
  std::optional<Code> measure;
  domain::Origin origin = {};
  std::optional<std::string> previous_provider;
  std::optional<ParticipationId> earlier;
  std::optional<Goal> goal;
  std::int64_t goal_version = 0;
  Phases phases;
  Code status;
  std::optional<Code> status_reason;
  std::optional<std::string> status_reason_text;
  Day status_day;
  std::optional<Day> start_day;
  std::optional<Day> last_day;
  std::optional<std::int64_t> days_left;
  std::optional<std::int64_t> se_stage;
  std::optional<Day> se_stage_day;
  std::optional<Named> lead;
  std::vector<Named> co;
  std::vector<AssignmentView> chain;
  std::vector<DaySpan> gaps;
  std::int64_t gap_days = 0;
  std::optional<NextDate> next;
  std::optional<Day> first_contact_day;
  std::optional<Day> last_contact_day;
  std::optional<Day> plan_agreed_day;
  std::optional<Day> mapping_confirmed_day;
  std::optional<Day> ending_agreed_day;
  std::vector<Duty> duties;
  std::vector<Warning> warnings;
  std::optional<Referral> referral;
  std::vector<StatusChange> statuses;
  std::vector<Granted> granted;
  std::vector<Extent> extents;
  std::vector<StageChange> stages;
  std::vector<Goal> goals;
  std::vector<TaskView> tasks;
  std::vector<AppointmentView> appointments;
  std::vector<JobView> jobs;
  std::vector<KeptAside> kept_aside;
  std::optional<NoteList> notes;
  std::vector<Act> acts;
};

/// A contact.
struct TimelineContact {
  Day day;
  domain::NoteKind kind = {};
  std::int64_t minutes = 0;
};

/// A consultant of this person.
struct TimelineConsultant {
  Named employee;
  domain::AssignmentPart part = {};
  Day first_day;
  std::optional<Day> last_day;
  std::vector<Span> spans;
};

/// Share of days, in per mille, in each combination of phases.
struct Exposure {
  domain::Phase participation = {};
  std::optional<domain::Phase> contract;
  std::optional<domain::Phase> consultant;
  std::int64_t days = 0;
  std::int64_t per_mille = 0;
};

/// Three circles of one person.
struct Timeline {
  ParticipationId participation;
  Day today;
  Day first_day;
  Day last_day;
  std::vector<Span> contract;
  std::vector<TimelineConsultant> consultants;
  std::vector<Span> spans;
  std::vector<DaySpan> gaps;
  std::vector<TimelineContact> contacts;
  std::vector<StageChange> stages;
  std::vector<JobView> jobs;
  std::vector<Exposure> exposure;
  std::int64_t calm_days = 0;
};

/// Why it is needed.
struct ProtectedAccess {
  Text<300> reason;
};

/// As granted by Nav.
struct DatesInput {
  std::optional<Day> start_day;
  std::optional<Day> last_day;
  Text<300> reason;
  std::int64_t version = 0;
};

/// A milestone on a day.
struct MilestoneInput {
  domain::Milestone milestone = {};
  std::optional<Day> day;
  std::int64_t version = 0;
};

/// From whom to whom follows from the day.
struct AssignInput {
  std::vector<ParticipationId> participations;
  EmployeeId employee;
  domain::AssignmentPart part = {};
  Day first_day;
  Text<300> reason;
  std::optional<EmployeeId> decided_by;
};

/// What came of it.
struct AssignResult {
  std::int64_t assigned = 0;
  std::vector<ParticipationRow> rows;
};

/// Without a successor.
struct EndAssignment {
  Day last_day;
  Text<300> reason;
  std::int64_t version = 0;
};

/// A meeting today or tomorrow.
struct MyDayAppointment {
  ParticipationId participation;
  PersonName person;
  AppointmentView appointment;
};

/// Due for one of mine.
struct MyDayDuty {
  ParticipationId participation;
  PersonName person;
  Duty duty;
  domain::PhaseNow phase = {};
};

/// What is new for me since last time.
struct News {
  NewsKind kind = {};
  ParticipationId participation;
  PersonName person;
  Instant at;
  std::string text;
};

/// My own week.
struct MyWeek {
  std::int64_t notes = 0;
  std::int64_t note_minutes = 0;
  std::int64_t appointments = 0;
  std::int64_t appointment_minutes = 0;
  std::int64_t people_met = 0;
  std::int64_t participants = 0;
};

/// The consultant’s day.
struct MyDay {
  Day today;
  std::vector<MyDayAppointment> appointments;
  std::vector<MyDayDuty> contact_first;
  std::vector<MyDayDuty> duties;
  std::vector<News> news;
  std::vector<DraftView> drafts;
  MyWeek week;
};

/// Waiting for a first contact.
struct QueueRow {
  ParticipationId participation;
  PersonName person;
  std::optional<Named> contract;
  std::optional<Day> referral_day;
  std::optional<Day> due_day;
  std::optional<std::int64_t> working_days_left;
  std::optional<Named> lead;
  domain::Relation relation = {};
};

/// A consultant’s load, in alphabetical order.
struct CaseloadRow {
  Named employee;
  domain::PhaseNow phase = {};
  std::int64_t caseload = 0;
  std::optional<std::int64_t> ceiling;
  std::int64_t co = 0;
  std::optional<Day> ends_day;
  std::int64_t without_next_date = 0;
  std::int64_t overdue = 0;
  bool is_new = false;
};

/// Starts and ends in the next 90 days.
struct ComingEvent {
  ComingKind kind = {};
  Day day;
  std::string name;
  std::optional<std::string> link;
  std::optional<ParticipationId> participation;
  std::optional<EmployeeId> employee;
  std::optional<ContractId> contract;
};

/// The leader’s page.
struct TeamOverview {
  Day today;
  std::vector<Named> contracts;
  std::vector<QueueRow> queue;
  std::vector<QueueRow> without_lead;
  std::vector<CaseloadRow> caseloads;
  std::vector<ComingEvent> coming;
  std::int64_t overdue = 0;
  std::int64_t participants = 0;
};

/// A hit.
struct SearchHit {
  HitKind kind = {};
  Uuid id;
  std::string title;
  std::string detail;
  std::optional<ParticipationId> participation;
};

/// Hits, best first.
struct SearchResult {
  std::vector<SearchHit> hits;
};

/// Written about me.
struct OwnNote {
  Uuid id;
  std::string author;
  domain::NoteKind kind = {};
  Day day;
  std::int64_t minutes = 0;
  std::string text;
  Instant signed_at;
  std::int64_t corrections = 0;
  std::vector<NoteVersionView> earlier;
  bool withheld = false;
  std::optional<std::string> withheld_reason;
};

/// The participant’s page.
struct OwnPage {
  ParticipationId participation;
  PersonName name;
  std::optional<Named> contract;
  std::optional<Code> measure;
  std::string provider;
  std::optional<Goal> goal;
  Code status;
  std::optional<Day> start_day;
  std::optional<Day> last_day;
  std::optional<std::int64_t> se_stage;
  Phases phases;
  std::optional<NextDate> next;
  std::vector<AppointmentView> appointments;
  std::vector<TaskView> tasks;
  std::vector<OwnNote> notes;
  std::vector<AssignmentView> people;
  std::vector<DaySpan> gaps;
  std::optional<std::string> counsellor;
  std::optional<std::string> office;
  std::vector<JobView> jobs;
  std::vector<ReaderRow> readers;
  std::vector<Named> others;
};

}  // namespace stafett::service::view
