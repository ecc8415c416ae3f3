#include "store/follow_up.hpp"

#include "store/access.hpp"

namespace stafett::store {

namespace {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

KeptAppointment appointment_of(const sql::Row& row) {
  KeptAppointment kept;
  auto& a = kept.appointment;
  row.into(a.id, kept.version, a.participation, a.employee, kept.with, a.starts_at, a.minutes,
           a.kind, a.place, a.purpose, a.state);
  return kept;
}

KeptTask task_of(const sql::Row& row) {
  KeptTask kept;
  auto& t = kept.task;
  row.into(t.id, kept.version, t.participation, t.owner, t.text, t.due_day, t.done_day);
  return kept;
}

KeptJob job_of(const sql::Row& row) {
  KeptJob kept;
  auto& j = kept.job;
  row.into(j.id, kept.version, j.participation, j.employer, kept.employer_name, j.kind, j.title,
           j.days.first, j.days.end, j.extent_percent);
  return kept;
}

// In the order of appointment_of, task_of, job_of.
#define APPOINTMENT_SELECT                                                                      \
  "select a.id, a.version, a.participation_id, a.employee_id, e.name, a.starts_at, a.minutes, " \
  "a.kind, a.place, a.purpose, a.state from appointment a join employee e on e.id = "           \
  "a.employee_id "
#define TASK_SELECT \
  "select id, version, participation_id, owner, text, due_day, done_day from task "
#define JOB_SELECT                                                                       \
  "select j.id, j.version, j.participation_id, j.employer_id, e.name, j.kind, j.title, " \
  "j.first_day, j.end_day, j.extent_percent from job j join employer e on e.id = j.employer_id "

}  // namespace

constexpr std::string_view appointment_place =
    "select participation_id from appointment where id = $1";
constexpr std::string_view task_place = "select participation_id from task where id = $1";
constexpr std::string_view job_place = "select participation_id from job where id = $1";

std::optional<ParticipationId> participation_of(sql::Reading& tx, AppointmentId id) {
  return tx.one<ParticipationId>(appointment_place, id);
}
std::optional<ParticipationId> participation_of(sql::Reading& tx, TaskId id) {
  return tx.one<ParticipationId>(task_place, id);
}
std::optional<ParticipationId> participation_of(sql::Reading& tx, JobId id) {
  return tx.one<ParticipationId>(job_place, id);
}

constexpr std::string_view appointments_by_participation =
    APPOINTMENT_SELECT "where a.participation_id = $1 order by a.starts_at desc, a.id";
constexpr std::string_view tasks_by_participation =
    TASK_SELECT "where participation_id = $1 order by due_day nulls last, id";
constexpr std::string_view jobs_by_participation =
    JOB_SELECT "where j.participation_id = $1 order by j.first_day desc, j.id";

sql::Asked<std::vector<KeptAppointment>> appointments_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::appointment, Action::read);
  return sql::asked_all<appointment_of>(tx.ask(appointments_by_participation, id));
}
sql::Asked<std::vector<KeptTask>> tasks_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::task, Action::read);
  return sql::asked_all<task_of>(tx.ask(tasks_by_participation, id));
}
sql::Asked<std::vector<KeptJob>> jobs_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::job, Action::read);
  return sql::asked_all<job_of>(tx.ask(jobs_by_participation, id));
}

constexpr std::string_view appointment_by_id =
    APPOINTMENT_SELECT "where a.id = $1 and a.participation_id = $2";
constexpr std::string_view task_by_id = TASK_SELECT "where id = $1 and participation_id = $2";
constexpr std::string_view job_by_id = JOB_SELECT "where j.id = $1 and j.participation_id = $2";

std::optional<KeptAppointment> find_appointment(sql::Reading& tx, const Grant& grant,
                                                AppointmentId id) {
  return tx.rows(appointment_by_id, id, opened_by(grant, RecordKind::appointment, Action::read))
      .first(appointment_of);
}
std::optional<KeptTask> find_task(sql::Reading& tx, const Grant& grant, TaskId id) {
  return tx.rows(task_by_id, id, opened_by(grant, RecordKind::task, Action::read)).first(task_of);
}
std::optional<KeptJob> find_job(sql::Reading& tx, const Grant& grant, JobId id) {
  return tx.rows(job_by_id, id, opened_by(grant, RecordKind::job, Action::read)).first(job_of);
}

constexpr std::string_view insert_appointment = R"(
  insert into appointment (id, participation_id, employee_id, starts_at, day, minutes, kind, place,
                           purpose, state, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1))";

void add_appointment(sql::Writing& tx, const Grant& grant, const domain::Appointment& a,
                     Instant now) {
  tx.run(insert_appointment, a.id, opened_by(grant, RecordKind::appointment, Action::write),
         a.employee, a.starts_at, a.starts_at.day_in_norway(), a.minutes, a.kind, a.place,
         a.purpose, a.state, now);
}

constexpr std::string_view update_appointment = R"(
  update appointment
  set starts_at = $4, day = $5, minutes = $6, kind = $7, place = $8, purpose = $9, state = $10,
      version = version + 1
  where id = $1 and version = $2 and participation_id = $3)";

std::int64_t change_appointment(sql::Writing& tx, const Grant& grant, const domain::Appointment& a,
                                std::int64_t seen_version) {
  return tx.run(update_appointment, a.id, seen_version,
                opened_by(grant, RecordKind::appointment, Action::write), a.starts_at,
                a.starts_at.day_in_norway(), a.minutes, a.kind, a.place, a.purpose, a.state);
}

constexpr std::string_view insert_task = R"(
  insert into task (id, participation_id, owner, text, due_day, done_day, created_at, created_by,
                    version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 1))";

void add_task(sql::Writing& tx, const Grant& grant, const domain::Task& t, Instant now) {
  tx.run(insert_task, t.id, opened_by(grant, RecordKind::task, Action::write), t.owner, t.text,
         t.due_day, t.done_day, now, grant.actor().account);
}

constexpr std::string_view update_task = R"(
  update task
  set owner = $4, text = $5, due_day = $6, done_day = $7, version = version + 1
  where id = $1 and version = $2 and participation_id = $3)";

std::int64_t change_task(sql::Writing& tx, const Grant& grant, const domain::Task& t,
                         std::int64_t seen_version) {
  return tx.run(update_task, t.id, seen_version, opened_by(grant, RecordKind::task, Action::write),
                t.owner, t.text, t.due_day, t.done_day);
}

constexpr std::string_view insert_job = R"(
  insert into job (id, participation_id, employer_id, kind, title, first_day, end_day,
                   extent_percent, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1))";

void add_job(sql::Writing& tx, const Grant& grant, const domain::Job& j, Instant now) {
  tx.run(insert_job, j.id, opened_by(grant, RecordKind::job, Action::write), j.employer, j.kind,
         j.title, j.days.first, j.days.end, j.extent_percent, now);
}

constexpr std::string_view update_job = R"(
  update job
  set kind = $4, title = $5, first_day = $6, end_day = $7, extent_percent = $8,
      version = version + 1
  where id = $1 and version = $2 and participation_id = $3)";

std::int64_t change_job(sql::Writing& tx, const Grant& grant, const domain::Job& j,
                        std::int64_t seen_version) {
  return tx.run(update_job, j.id, seen_version, opened_by(grant, RecordKind::job, Action::write),
                j.kind, j.title, j.days.first, j.days.end, j.extent_percent);
}

}  // namespace stafett::store
