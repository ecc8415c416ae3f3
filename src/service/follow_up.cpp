#include "service/follow_up.hpp"

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/file.hpp"
#include "service/words.hpp"
#include "store/follow_up.hpp"
#include "store/participation.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;

Result<std::optional<Period>> days_of(Day first, std::optional<Day> last) {
  const auto days = Period::inclusive(first, last);
  if (!days) return refuse(Reason::invalid, "end_before_start", "/last_day");
  return days;
}

/// Opens the participation and the key to write one kind of record, does `work(tx, opened, key) ->
/// Result<Uuid>` (the record), and answers with the file.
template <class Work>
Result<view::ParticipationFile> on_file(const Call& call, ParticipationId id, RecordKind kind,
                                        Work&& work) {
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto opened = open(tx, call, id);
        if (!opened) return foreign();
        const auto key = opened->may(kind, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        const Result<Uuid> record = work(tx, *opened, *key);
        if (!record) return tl::make_unexpected(record.error());
        store::append(tx, audit_line(call, *key, *record));
        return store::Outcome{.kind = "participation", .id = id.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome& done) { return file_after(tx, call, done, id); });
}

/// The same for a record that names its participation itself.
template <class RecordId, class Work>
Result<view::ParticipationFile> on_record(const Call& call, RecordId id, RecordKind kind,
                                          Work&& work) {
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto whose = store::participation_of(tx, id);
        if (!whose) return foreign();
        const auto opened = open(tx, call, *whose);
        if (!opened) return foreign();
        const auto reading = opened->may(kind, Action::read);
        if (!reading) return tl::make_unexpected(reading.error());
        const auto key = opened->may(kind, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        const Result<void> done = work(tx, *reading, *key);
        if (!done) return tl::make_unexpected(done.error());
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "participation", .id = whose->uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return file_after(tx, call, done, ParticipationId{done.id.value()});
      });
}

template <class RecordId>
Result<view::ParticipationFile> file_of(const Call& call, RecordId id) {
  const auto whose =
      call.house.store.read([&](sql::Reading& tx) { return store::participation_of(tx, id); });
  if (!whose) return foreign();
  return read_file(call, *whose);
}

/// What an update touched, as a refusal where somebody else was first.
Result<void> first_or_refused(sql::Reading& tx, std::int64_t touched, std::string_view table,
                              const Uuid& id, std::int64_t seen) {
  const auto version = store::next_version(tx, touched, table, id, seen);
  if (!version) return tl::make_unexpected(version.error());
  return {};
}

}  // namespace

Result<view::ParticipationFile> plan_appointment(const Call& call, ParticipationId id,
                                                 const view::AppointmentInput& input) {
  return on_file(call, id, RecordKind::appointment,
                 [&](sql::Writing& tx, const Opened&, const domain::Grant& key) -> Result<Uuid> {
                   if (!call.session.employee) return refuse(Reason::not_allowed, "not_allowed");
                   const auto made =
                       domain::make_appointment({.id = AppointmentId::make(call.now, call.random),
                                                 .participation = id,
                                                 .employee = *call.session.employee,
                                                 .starts_at = input.starts_at,
                                                 .minutes = counted(input.minutes),
                                                 .kind = input.kind,
                                                 .place = text::trim(input.place),
                                                 .purpose = text::trim(input.purpose),
                                                 .state = domain::AppointmentState::planned});
                   if (!made) return tl::make_unexpected(made.error());
                   store::add_appointment(tx, key, *made, call.now);
                   return made->id.uuid;
                 });
}

Result<view::ParticipationFile> change_appointment(const Call& call, AppointmentId id,
                                                   const view::AppointmentChange& input) {
  return on_record(call, id, RecordKind::appointment,
                   [&](sql::Writing& tx, const domain::Grant& reading,
                       const domain::Grant& key) -> Result<void> {
                     const auto kept = store::find_appointment(tx, reading, id);
                     if (!kept) return foreign();
                     auto changed = kept->appointment;
                     changed.starts_at = input.starts_at;
                     changed.minutes = counted(input.minutes);
                     changed.kind = input.kind;
                     changed.place = text::trim(input.place);
                     changed.purpose = text::trim(input.purpose);
                     changed.state = input.state;
                     const auto made =
                         domain::change_appointment(kept->appointment, changed, call.now);
                     if (!made) return tl::make_unexpected(made.error());
                     const auto touched = store::change_appointment(tx, key, *made, input.version);
                     return first_or_refused(tx, touched, "appointment", id.uuid, input.version);
                   });
}

Result<view::ParticipationFile> add_task(const Call& call, ParticipationId id,
                                         const view::TaskInput& input) {
  return on_file(call, id, RecordKind::task,
                 [&](sql::Writing& tx, const Opened&, const domain::Grant& key) -> Result<Uuid> {
                   const auto made = domain::make_task({.id = TaskId::make(call.now, call.random),
                                                        .participation = id,
                                                        .owner = input.owner,
                                                        .text = text::trim(input.text),
                                                        .due_day = input.due_day},
                                                       call.today);
                   if (!made) return tl::make_unexpected(made.error());
                   store::add_task(tx, key, *made, call.now);
                   return made->id.uuid;
                 });
}

Result<view::ParticipationFile> change_task(const Call& call, TaskId id,
                                            const view::TaskChange& input) {
  return on_record(call, id, RecordKind::task,
                   [&](sql::Writing& tx, const domain::Grant& reading,
                       const domain::Grant& key) -> Result<void> {
                     const auto kept = store::find_task(tx, reading, id);
                     if (!kept) return foreign();
                     const auto made = domain::make_task({.id = id,
                                                          .participation = kept->task.participation,
                                                          .owner = input.owner,
                                                          .text = text::trim(input.text),
                                                          .due_day = input.due_day,
                                                          .done_day = input.done_day},
                                                         call.today);
                     if (!made) return tl::make_unexpected(made.error());
                     const auto touched = store::change_task(tx, key, *made, input.version);
                     return first_or_refused(tx, touched, "task", id.uuid, input.version);
                   });
}

Result<view::ParticipationFile> set_goal(const Call& call, ParticipationId id,
                                         const view::GoalInput& input) {
  return on_file(call, id, RecordKind::goal,
                 [&](sql::Writing& tx, const Opened&, const domain::Grant& key) -> Result<Uuid> {
                   const auto words = text::trim(input.text);
                   if (words.empty()) return refuse(Reason::invalid, "text_missing", "/text");
                   if (input.day > call.today) {
                     return refuse(Reason::invalid, "day_in_future", "/day");
                   }
                   const auto touched =
                       store::save_goal(tx, key, words, input.day, input.version, call.now);
                   if (touched == 0) return refuse(Reason::conflict, "changed_since", "/version");
                   return id.uuid;
                 });
}

Result<view::ParticipationFile> move_se_stage(const Call& call, ParticipationId id,
                                              const view::StageInput& input) {
  return on_file(
      call, id, RecordKind::se_stage,
      [&](sql::Writing& tx, const Opened& opened, const domain::Grant& key) -> Result<Uuid> {
        const auto stage = domain::se_stage(counted(input.stage));
        if (!stage) return refuse(Reason::invalid, "stage_unknown", "/stage", "R107");
        const auto reading = opened.may(RecordKind::se_stage, Action::read);
        if (!reading) return tl::make_unexpected(reading.error());
        std::vector<domain::StageChange> history;
        for (const auto& row : store::stages_of(tx, *reading).get()) {
          if (const auto known = domain::se_stage(row.stage)) {
            history.push_back({*known, row.day, row.reason.value_or(""), {}});
          }
        }
        const domain::StageChange next{*stage, input.day,
                                       input.reason ? text::trim(*input.reason) : std::string{},
                                       call.session.employee};
        const auto moved = domain::move_stage(std::move(history), next, call.today);
        if (!moved) return tl::make_unexpected(moved.error());
        const auto touched = store::save_stage(tx, key, next, input.version, call.now);
        const auto fine = first_or_refused(tx, touched, "participation", id.uuid, input.version);
        if (!fine) return tl::make_unexpected(fine.error());
        return id.uuid;
      });
}

Result<view::ParticipationFile> add_job(const Call& call, ParticipationId id,
                                        const view::JobInput& input) {
  return on_file(call, id, RecordKind::job,
                 [&](sql::Writing& tx, const Opened&, const domain::Grant& key) -> Result<Uuid> {
                   const auto days = days_of(input.first_day, input.last_day);
                   if (!days) return tl::make_unexpected(days.error());
                   const auto made =
                       domain::make_job({.id = JobId::make(call.now, call.random),
                                         .participation = id,
                                         .employer = input.employer,
                                         .kind = input.kind,
                                         .title = text::trim(input.title),
                                         .days = **days,
                                         .extent_percent = counted(input.extent_percent)});
                   if (!made) return tl::make_unexpected(made.error());
                   try {
                     store::add_job(tx, key, *made, call.now);
                   } catch (const sql::Error& error) {
                     if (error.kind() != sql::ErrorKind::foreign_key) throw;
                     return refuse(Reason::invalid, "employer_unknown", "/employer");
                   }
                   return made->id.uuid;
                 });
}

Result<view::ParticipationFile> change_job(const Call& call, JobId id,
                                           const view::JobChange& input) {
  return on_record(call, id, RecordKind::job,
                   [&](sql::Writing& tx, const domain::Grant& reading,
                       const domain::Grant& key) -> Result<void> {
                     const auto kept = store::find_job(tx, reading, id);
                     if (!kept) return foreign();
                     const auto days = days_of(input.first_day, input.last_day);
                     if (!days) return tl::make_unexpected(days.error());
                     auto changed = kept->job;
                     changed.kind = input.kind;
                     changed.title = text::trim(input.title);
                     changed.days = **days;
                     changed.extent_percent = counted(input.extent_percent);
                     const auto made = domain::make_job(std::move(changed));
                     if (!made) return tl::make_unexpected(made.error());
                     const auto touched = store::change_job(tx, key, *made, input.version);
                     return first_or_refused(tx, touched, "job", id.uuid, input.version);
                   });
}

Result<view::ParticipationFile> read_file_of_appointment(const Call& call, AppointmentId id) {
  return file_of(call, id);
}

Result<view::ParticipationFile> read_file_of_task(const Call& call, TaskId id) {
  return file_of(call, id);
}

Result<view::ParticipationFile> read_file_of_job(const Call& call, JobId id) {
  return file_of(call, id);
}

}  // namespace stafett::service
