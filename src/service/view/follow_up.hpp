// Notes, appointments, tasks, jobs, drafts: the shapes that service answers and takes, as
// api/openapi.yaml has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/appointment.hpp"
#include "domain/job.hpp"
#include "domain/note.hpp"
#include "domain/task.hpp"
#include "service/view/common.hpp"

namespace stafett::service::view {

/// To do.
struct TaskView {
  Uuid id;
  std::int64_t version = 0;
  domain::TaskOwner owner = {};
  std::string text;
  std::optional<Day> due_day;
  std::optional<Day> done_day;
};

/// An appointment.
struct AppointmentView {
  Uuid id;
  std::int64_t version = 0;
  Instant starts_at;
  Day day;
  std::int64_t minutes = 0;
  domain::NoteKind kind = {};
  std::string place;
  std::string purpose;
  domain::AppointmentState state = {};
  Named with;
};

/// Work.
struct JobView {
  Uuid id;
  std::int64_t version = 0;
  Named employer;
  domain::JobKind kind = {};
  std::string title;
  Day first_day;
  std::optional<Day> last_day;
  std::int64_t extent_percent = 0;
};

/// An earlier version.
struct NoteVersionView {
  std::int64_t number = 0;
  domain::NoteKind kind = {};
  Day day;
  std::int64_t minutes = 0;
  std::string present;
  std::string text;
  Instant written_at;
  Named written_by;
  std::string reason;
};

/// A note.
struct NoteView {
  Uuid id;
  std::int64_t version = 0;
  ParticipationId participation;
  Named author;
  domain::NoteKind kind = {};
  Day day;
  std::int64_t minutes = 0;
  std::string present;
  std::string text;
  domain::NoteState state = {};
  std::optional<Instant> signed_at;
  std::int64_t corrections = 0;
  std::vector<NoteVersionView> earlier;
  std::optional<std::string> withheld_reason;
  Instant changed_at;
  std::vector<Act> acts;
};

/// Notes, newest first.
struct NoteList {
  std::vector<NoteView> rows;
  std::int64_t total = 0;
  std::int64_t minutes_total = 0;
  std::optional<std::string> next_cursor;
};

/// A note.
struct NoteInput {
  domain::NoteKind kind = {};
  Day day;
  std::int64_t minutes = 0;
  Text<500> present;
  Text<20000> text;
  std::optional<Text<500>> withheld_reason;
  bool sign = false;
  std::optional<AppointmentId> hold_appointment;
};

/// My draft, anew.
struct NoteChange {
  domain::NoteKind kind = {};
  Day day;
  std::int64_t minutes = 0;
  Text<500> present;
  Text<20000> text;
  std::optional<Text<500>> withheld_reason;
  std::int64_t version = 0;
};

/// What is right, and why it is corrected.
struct NoteCorrection {
  domain::NoteKind kind = {};
  Day day;
  std::int64_t minutes = 0;
  Text<500> present;
  Text<20000> text;
  std::optional<Text<500>> withheld_reason;
  Text<500> reason;
  std::int64_t version = 0;
};

/// When, where, what for.
struct AppointmentInput {
  Instant starts_at;
  std::int64_t minutes = 0;
  domain::NoteKind kind = {};
  Text<200> place;
  Text<500> purpose;
};

/// An appointment.
struct AppointmentChange {
  Instant starts_at;
  std::int64_t minutes = 0;
  domain::NoteKind kind = {};
  Text<200> place;
  Text<500> purpose;
  domain::AppointmentState state = {};
  std::int64_t version = 0;
};

/// To do.
struct TaskInput {
  domain::TaskOwner owner = {};
  Text<1000> text;
  std::optional<Day> due_day;
};

/// To do.
struct TaskChange {
  domain::TaskOwner owner = {};
  Text<1000> text;
  std::optional<Day> due_day;
  std::optional<Day> done_day;
  std::int64_t version = 0;
};

/// The participant’s own words.
struct GoalInput {
  Text<2000> text;
  Day day;
  std::int64_t version = 0;
};

/// 1 engagement, 2 vocational profile, 3 job finding, 4 employer engagement, 5 on/off-job support.
struct StageInput {
  std::int64_t stage = 0;
  Day day;
  std::optional<Text<500>> reason;
  std::int64_t version = 0;
};

/// Work.
struct JobInput {
  EmployerId employer;
  domain::JobKind kind = {};
  Text<200> title;
  Day first_day;
  std::optional<Day> last_day;
  std::int64_t extent_percent = 0;
};

/// Work.
struct JobChange {
  domain::JobKind kind = {};
  Text<200> title;
  Day first_day;
  std::optional<Day> last_day;
  std::int64_t extent_percent = 0;
  std::int64_t version = 0;
};

/// A firm.
struct EmployerInput {
  std::optional<Text<20>> organisation_number;
  Text<200> name;
  Text<200> place;
  Text<200> industry;
};

/// A firm.
struct EmployerView {
  Uuid id;
  std::int64_t version = 0;
  std::optional<std::string> organisation_number;
  std::string name;
  std::string place;
  std::string industry;
  std::int64_t jobs = 0;
  std::int64_t current_jobs = 0;
};

/// Firms.
struct EmployerList {
  std::vector<EmployerView> rows;
  std::optional<std::string> next_cursor;
};

/// As typed: JSON of the form.
struct DraftInput {
  Text<40000> content;
  std::optional<ParticipationId> participation;
};

/// What I typed.
struct DraftView {
  std::string place;
  std::string content;
  std::optional<ParticipationId> participation;
  std::optional<PersonName> person;  ///< whom it is about, in lists of drafts
  Instant changed_at;
};

/// What I typed.
struct DraftList {
  std::vector<DraftView> rows;
};

}  // namespace stafett::service::view
