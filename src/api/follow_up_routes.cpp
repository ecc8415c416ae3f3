// The daily work: notes, next dates, tasks, goal, stage, jobs.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/participation.hpp"
#include "service/file.hpp"
#include "service/follow_up.hpp"
#include "service/note.hpp"

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles staff{Role::consultant, Role::leader};
constexpr Roles note_readers{Role::participant, Role::consultant, Role::leader};

constexpr Route rows[] = {
    {.method = "POST",
     .path = "/api/participations/{participation}/notes",
     .handle = makes<&service::write_note>,
     .roles = staff},
    {.method = "GET",
     .path = "/api/notes/{note}",
     .handle = answers<&service::read_note>,
     .roles = note_readers},
    {.method = "PUT",
     .path = "/api/notes/{note}",
     .handle = answers<&service::change_note_draft>,
     .roles = staff,
     .current = answers<&service::read_note>},
    {.method = "DELETE",
     .path = "/api/notes/{note}",
     .handle = answers<&service::discard_note_draft>,
     .roles = staff},
    {.method = "POST",
     .path = "/api/notes/{note}/signature",
     .handle = answers<&service::sign_note>,
     .roles = staff,
     .current = answers<&service::read_note>},
    {.method = "POST",
     .path = "/api/notes/{note}/corrections",
     .handle = answers<&service::correct_note>,
     .roles = staff,
     .current = answers<&service::read_note>},
    {.method = "POST",
     .path = "/api/participations/{participation}/appointments",
     .handle = makes<&service::plan_appointment>,
     .roles = staff},
    {.method = "PUT",
     .path = "/api/appointments/{appointment}",
     .handle = answers<&service::change_appointment>,
     .roles = staff,
     .current = answers<&service::read_file_of_appointment>},
    {.method = "POST",
     .path = "/api/participations/{participation}/tasks",
     .handle = makes<&service::add_task>,
     .roles = staff},
    {.method = "PUT",
     .path = "/api/tasks/{task}",
     .handle = answers<&service::change_task>,
     .roles = staff,
     .current = answers<&service::read_file_of_task>},
    {.method = "PUT",
     .path = "/api/participations/{participation}/goal",
     .handle = answers<&service::set_goal>,
     .roles = {Role::participant, Role::consultant, Role::leader},
     .current = answers<&service::read_file>},
    {.method = "POST",
     .path = "/api/participations/{participation}/se-stage",
     .handle = answers<&service::move_se_stage>,
     .roles = staff,
     .current = answers<&service::read_file>},
    {.method = "POST",
     .path = "/api/participations/{participation}/jobs",
     .handle = makes<&service::add_job>,
     .roles = staff},
    {.method = "PUT",
     .path = "/api/jobs/{job}",
     .handle = answers<&service::change_job>,
     .roles = staff,
     .current = answers<&service::read_file_of_job>},
};

}  // namespace

std::span<const Route> follow_up_routes() { return rows; }

}  // namespace stafett::api
