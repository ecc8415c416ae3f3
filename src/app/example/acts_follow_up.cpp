// The daily work: who follows whom, notes, dates, tasks, goals, stages, jobs.
#include <algorithm>

#include "app/example/acts.hpp"
#include "service/access.hpp"
#include "service/assignment.hpp"
#include "service/day.hpp"
#include "service/file.hpp"
#include "service/follow_up.hpp"
#include "service/note.hpp"
#include "service/participation.hpp"
#include "store/assignment.hpp"
#include "store/participation.hpp"

namespace stafett::example {

namespace {

namespace view = service::view;

ParticipationId id_of(const Player& player, ParticipationPlace place) {
  return player.props.participations[place.at];
}

/// The participation as whoever calls sees it just before they change it: its versions.
store::KeptParticipation seen(const service::Call& call, ParticipationId id) {
  return call.house.store.read([&](sql::Reading& tx) {
    const auto opened = service::open(tx, call, id);
    const auto key =
        must(opened.value().may(domain::RecordKind::status_dates, domain::Action::read), "seen");
    return store::find_participation(tx, key).value();
  });
}

/// The record that was made last: ids sort by when they were made.
template <class View>
View newest(const std::vector<View>& rows) {
  return *std::max_element(rows.begin(), rows.end(),
                           [](const View& a, const View& b) { return a.id < b.id; });
}

/// A text as JSON has it.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

template <class View>
View same(const std::vector<View>& rows, const Uuid& id) {
  return *std::find_if(rows.begin(), rows.end(), [&](const View& row) { return row.id == id; });
}

}  // namespace

void perform(Player& player, const Event& event, const Assigned& act) {
  view::AssignInput input;
  input.participations = {id_of(player, act.participation)};
  input.employee = player.props.employees[act.employee.at];
  input.part = act.part;
  input.first_day = act.first_day;
  input.reason = act.reason;
  must(service::assign(player.call(event), input), "assign");
}

void perform(Player& player, const Event& event, const AssignmentEnded& act) {
  const auto employee = player.props.employees[act.employee.at];
  const auto [id, version] = player.house.store.read([&](sql::Reading& tx) {
    const auto rows = store::assignments_of(tx, id_of(player, act.participation));
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const domain::Assignment& a) {
      return a.employee == employee && a.days.contains(act.last_day);
    });
    if (row == rows.end()) throw std::logic_error{"the invented office: no assignment to end"};
    return std::pair{row->id, store::find_assignment(tx, row->id).value().version};
  });
  must(service::end_assignment(player.call(event), id, {act.last_day, act.reason, version}),
       "end_assignment");
}

void perform(Player& player, const Event& event, const NoteWritten& act) {
  view::NoteInput input;
  input.kind = act.content.kind;
  input.day = act.content.day;
  input.minutes = act.content.minutes;
  input.present = act.content.present;
  input.text = act.content.text;
  if (act.content.withheld_reason) input.withheld_reason = *act.content.withheld_reason;
  input.sign = act.is_signed;
  if (act.holds) {
    input.hold_appointment = AppointmentId{player.props.appointments[act.holds->at].id};
  }
  player.props.notes[act.note.at] =
      must(service::write_note(player.call(event), id_of(player, act.participation), input),
           "write_note");
}

void perform(Player& player, const Event& event, const NoteCorrected& act) {
  auto& note = player.props.notes[act.note.at];
  view::NoteCorrection input;
  input.kind = act.content.kind;
  input.day = act.content.day;
  input.minutes = act.content.minutes;
  input.present = act.content.present;
  input.text = act.content.text;
  if (act.content.withheld_reason) input.withheld_reason = *act.content.withheld_reason;
  input.reason = act.reason;
  input.version = note.version;
  note = must(service::correct_note(player.call(event), NoteId{note.id}, input), "correct_note");
}

void perform(Player& player, const Event& event, const GoalSet& act) {
  const auto call = player.call(event);
  const auto id = id_of(player, act.participation);
  must(service::set_goal(call, id, {act.text, act.day, seen(call, id).goal_version}), "set_goal");
}

void perform(Player& player, const Event& event, const StageMoved& act) {
  const auto call = player.call(event);
  const auto id = id_of(player, act.participation);
  view::StageInput input;
  input.stage = domain::number_of(act.stage);
  input.day = act.day;
  if (!act.reason.empty()) input.reason = act.reason;
  input.version = seen(call, id).version;
  must(service::move_se_stage(call, id, input), "move_se_stage");
}

void perform(Player& player, const Event& event, const MilestoneReached& act) {
  const auto call = player.call(event);
  const auto id = id_of(player, act.participation);
  must(service::set_milestone(call, id, {act.milestone, act.day, seen(call, id).version}),
       "set_milestone");
}

void perform(Player& player, const Event& event, const AppointmentMade& act) {
  const auto file = must(
      service::plan_appointment(player.call(event), id_of(player, act.participation),
                                {act.starts_at, act.minutes, act.kind, act.place, act.purpose}),
      "plan_appointment");
  player.props.appointments[act.appointment.at] = newest(file.appointments);
}

void perform(Player& player, const Event& event, const AppointmentClosed& act) {
  auto& kept = player.props.appointments[act.appointment.at];
  const auto file =
      must(service::change_appointment(player.call(event), AppointmentId{kept.id},
                                       {kept.starts_at, kept.minutes, kept.kind, kept.place,
                                        kept.purpose, act.state, kept.version}),
           "change_appointment");
  kept = same(file.appointments, kept.id);
}

void perform(Player& player, const Event& event, const TaskAdded& act) {
  const auto file = must(service::add_task(player.call(event), id_of(player, act.participation),
                                           {act.owner, act.text, act.due_day}),
                         "add_task");
  player.props.tasks[act.task.at] = newest(file.tasks);
}

void perform(Player& player, const Event& event, const TaskDone& act) {
  auto& kept = player.props.tasks[act.task.at];
  const auto file =
      must(service::change_task(player.call(event), TaskId{kept.id},
                                {kept.owner, kept.text, kept.due_day, act.day, kept.version}),
           "change_task");
  kept = same(file.tasks, kept.id);
}

void perform(Player& player, const Event& event, const JobBegun& act) {
  const auto file =
      must(service::add_job(player.call(event), id_of(player, act.participation),
                            {player.props.employers[act.employer.at], act.kind, act.title,
                             act.first_day, act.last_day, act.extent_percent}),
           "add_job");
  player.props.jobs[act.job.at] = newest(file.jobs);
}

void perform(Player& player, const Event& event, const JobEnded& act) {
  auto& kept = player.props.jobs[act.job.at];
  const auto file = must(service::change_job(player.call(event), JobId{kept.id},
                                             {kept.kind, kept.title, kept.first_day, act.last_day,
                                              kept.extent_percent, kept.version}),
                         "change_job");
  kept = same(file.jobs, kept.id);
}

void perform(Player& player, const Event& event, const Typed& act) {
  const auto id = id_of(player, act.participation);
  // The form as the page keeps it (web/src/pages/consultant/WriteNote.tsx).
  const std::string form = "{\"kind\":" + quoted(to_text(act.content.kind)) +
                           ",\"day\":" + quoted(act.content.day.to_text()) +
                           ",\"minutes\":" + quoted(std::to_string(act.content.minutes)) +
                           ",\"text\":" + quoted(act.content.text) + "}";
  must(service::save_draft(player.call(event), "note-" + id.to_text(), {form, id}), "save_draft");
}

void perform(Player& player, const Event& event, const FileOpened& act) {
  must(service::read_file(player.call(event), id_of(player, act.participation)), "read_file");
}

void perform(Player& player, const Event& event, const FileOpenedByCounsellor& act) {
  must(service::read_file(player.call(act.counsellor, event.at), id_of(player, act.participation)),
       "read_file");
}

}  // namespace stafett::example
