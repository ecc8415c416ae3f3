// The daily work on a participation beside notes: next date, tasks, goal, SE stage, jobs. Each
// answers with the file as it is after.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/participation.hpp"

namespace stafett::service {

Result<view::ParticipationFile> plan_appointment(const Call& call, ParticipationId id,
                                                 const view::AppointmentInput& input);
Result<view::ParticipationFile> change_appointment(const Call& call, AppointmentId id,
                                                   const view::AppointmentChange& input);
Result<view::ParticipationFile> add_task(const Call& call, ParticipationId id,
                                         const view::TaskInput& input);
Result<view::ParticipationFile> change_task(const Call& call, TaskId id,
                                            const view::TaskChange& input);
/// The participant's own goal in their words; the earlier ones stay (R119).
Result<view::ParticipationFile> set_goal(const Call& call, ParticipationId id,
                                         const view::GoalInput& input);
/// Also back (R107).
Result<view::ParticipationFile> move_se_stage(const Call& call, ParticipationId id,
                                              const view::StageInput& input);
Result<view::ParticipationFile> add_job(const Call& call, ParticipationId id,
                                        const view::JobInput& input);
Result<view::ParticipationFile> change_job(const Call& call, JobId id,
                                           const view::JobChange& input);

// The file that a record stands on, for showing what became of the record when somebody else was
// first.
Result<view::ParticipationFile> read_file_of_appointment(const Call& call, AppointmentId id);
Result<view::ParticipationFile> read_file_of_task(const Call& call, TaskId id);
Result<view::ParticipationFile> read_file_of_job(const Call& call, JobId id);

}  // namespace stafett::service
