// How service/view/follow_up.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/follow_up.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(TaskView, (), (id, version, owner, text, due_day, done_day))
BOOST_DESCRIBE_STRUCT(AppointmentView, (),
                      (id, version, starts_at, day, minutes, kind, place, purpose, state, with))
BOOST_DESCRIBE_STRUCT(JobView, (),
                      (id, version, employer, kind, title, first_day, last_day, extent_percent))
BOOST_DESCRIBE_STRUCT(NoteVersionView, (),
                      (number, kind, day, minutes, present, text, written_at, written_by, reason))
BOOST_DESCRIBE_STRUCT(NoteView, (),
                      (id, version, participation, author, kind, day, minutes, present, text, state,
                       signed_at, corrections, earlier, withheld_reason, changed_at, acts))
BOOST_DESCRIBE_STRUCT(NoteList, (), (rows, total, minutes_total, next_cursor))
BOOST_DESCRIBE_STRUCT(NoteInput, (),
                      (kind, day, minutes, present, text, withheld_reason, sign, hold_appointment))
BOOST_DESCRIBE_STRUCT(NoteChange, (), (kind, day, minutes, present, text, withheld_reason, version))
BOOST_DESCRIBE_STRUCT(NoteCorrection, (),
                      (kind, day, minutes, present, text, withheld_reason, reason, version))
BOOST_DESCRIBE_STRUCT(AppointmentInput, (), (starts_at, minutes, kind, place, purpose))
BOOST_DESCRIBE_STRUCT(AppointmentChange, (),
                      (starts_at, minutes, kind, place, purpose, state, version))
BOOST_DESCRIBE_STRUCT(TaskInput, (), (owner, text, due_day))
BOOST_DESCRIBE_STRUCT(TaskChange, (), (owner, text, due_day, done_day, version))
BOOST_DESCRIBE_STRUCT(GoalInput, (), (text, day, version))
BOOST_DESCRIBE_STRUCT(StageInput, (), (stage, day, reason, version))
BOOST_DESCRIBE_STRUCT(JobInput, (), (employer, kind, title, first_day, last_day, extent_percent))
BOOST_DESCRIBE_STRUCT(JobChange, (), (kind, title, first_day, last_day, extent_percent, version))
BOOST_DESCRIBE_STRUCT(EmployerInput, (), (organisation_number, name, place, industry))
BOOST_DESCRIBE_STRUCT(EmployerView, (),
                      (id, version, organisation_number, name, place, industry, jobs, current_jobs))
BOOST_DESCRIBE_STRUCT(EmployerList, (), (rows, next_cursor))
BOOST_DESCRIBE_STRUCT(DraftInput, (), (content, participation))
BOOST_DESCRIBE_STRUCT(DraftView, (), (place, content, participation, person, changed_at))
BOOST_DESCRIBE_STRUCT(DraftList, (), (rows))

}  // namespace stafett::service::view
