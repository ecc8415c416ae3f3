// Appointments, tasks and jobs of a participation as they are kept.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "domain/appointment.hpp"
#include "domain/job.hpp"
#include "domain/task.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct KeptAppointment {
  domain::Appointment appointment;
  std::string with;  ///< the employee's name
  std::int64_t version = 0;
};

struct KeptTask {
  domain::Task task;
  std::int64_t version = 0;
};

struct KeptJob {
  domain::Job job;
  std::string employer_name;
  std::int64_t version = 0;
};

/// Whose it is: what `open` needs before the record may be read.
std::optional<ParticipationId> participation_of(sql::Reading& tx, AppointmentId id);
std::optional<ParticipationId> participation_of(sql::Reading& tx, TaskId id);
std::optional<ParticipationId> participation_of(sql::Reading& tx, JobId id);

/// All of a participation's, latest first. With a grant to read appointment, task, job.
sql::Asked<std::vector<KeptAppointment>> appointments_of(sql::Reading& tx,
                                                         const domain::Grant& grant);
sql::Asked<std::vector<KeptTask>> tasks_of(sql::Reading& tx, const domain::Grant& grant);
sql::Asked<std::vector<KeptJob>> jobs_of(sql::Reading& tx, const domain::Grant& grant);

std::optional<KeptAppointment> find_appointment(sql::Reading& tx, const domain::Grant& grant,
                                                AppointmentId id);
std::optional<KeptTask> find_task(sql::Reading& tx, const domain::Grant& grant, TaskId id);
std::optional<KeptJob> find_job(sql::Reading& tx, const domain::Grant& grant, JobId id);

/// With a grant to write the kind. The changes give how many rows they touched.
void add_appointment(sql::Writing& tx, const domain::Grant& grant,
                     const domain::Appointment& appointment, Instant now);
std::int64_t change_appointment(sql::Writing& tx, const domain::Grant& grant,
                                const domain::Appointment& appointment, std::int64_t seen_version);
void add_task(sql::Writing& tx, const domain::Grant& grant, const domain::Task& task, Instant now);
std::int64_t change_task(sql::Writing& tx, const domain::Grant& grant, const domain::Task& task,
                         std::int64_t seen_version);
void add_job(sql::Writing& tx, const domain::Grant& grant, const domain::Job& job, Instant now);
std::int64_t change_job(sql::Writing& tx, const domain::Grant& grant, const domain::Job& job,
                        std::int64_t seen_version);

}  // namespace stafett::store
