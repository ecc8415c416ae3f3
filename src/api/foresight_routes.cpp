// Looking into the future: scenarios, runs of them in the background, and their reports.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/foresight.hpp"
#include "service/run.hpp"
#include "service/scenario.hpp"

namespace stafett::service {
BOOST_DESCRIBE_ENUM(ReportForm, html, csv, json)
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles readers{Role::leader, Role::administrator, Role::researcher};
constexpr Roles writers{Role::administrator, Role::researcher};

/// A list of objects can only be a body; answers<> would read it as a query as well.
Reply begin_run(Context& context) {
  const auto input = context.body<service::view::RunInput>();
  if (!context.readable()) return context.unreadable();
  return context.replied(service::begin_run(context.call(), input), 201);
}

struct ReportQuery {
  service::ReportForm form = {};
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (form))

/// A file to keep: a page of its own must never be opened as one of ours.
Reply write_report(Context& context) {
  const auto id = context.value<RunId>();
  const auto query = context.query<ReportQuery>();
  if (!context.readable()) return context.unreadable();
  auto report = service::write_report(context.call(), id, query.form);
  if (!report) return context.refused(report.error());
  Reply reply;
  reply.content_type = report->type;
  reply.body = std::move(report->bytes);
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + report->name + '"');
  return reply;
}

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/foresight",
     .handle = answers<&service::read_foresight>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/foresight/scenarios",
     .handle = answers<&service::list_scenarios>,
     .roles = readers},
    {.method = "POST",
     .path = "/api/foresight/scenarios",
     .handle = makes<&service::write_scenario>,
     .roles = writers},
    {.method = "POST",
     .path = "/api/foresight/check",
     .handle = answers<&service::check_scenario>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/foresight/scenarios/{scenario}",
     .handle = answers<&service::read_scenario>,
     .roles = readers},
    {.method = "PUT",
     .path = "/api/foresight/scenarios/{scenario}",
     .handle = answers<&service::change_scenario>,
     .roles = writers,
     .current = answers<&service::read_scenario>},
    {.method = "DELETE",
     .path = "/api/foresight/scenarios/{scenario}",
     .handle = answers<&service::remove_scenario>,
     .roles = writers,
     .current = answers<&service::read_scenario>},
    {.method = "POST", .path = "/api/foresight/runs", .handle = begin_run, .roles = readers},
    {.method = "GET",
     .path = "/api/foresight/runs",
     .handle = answers<&service::list_runs>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/foresight/runs/{run}",
     .handle = answers<&service::read_run>,
     .roles = readers},
    {.method = "DELETE",
     .path = "/api/foresight/runs/{run}",
     .handle = answers<&service::forget_run>,
     .roles = readers},
    {.method = "POST",
     .path = "/api/foresight/runs/{run}/stop",
     .handle = answers<&service::stop_run>,
     .roles = readers},
    {.method = "GET",
     .path = "/api/foresight/runs/{run}/report",
     .handle = write_report,
     .roles = readers},
};

}  // namespace

std::span<const Route> foresight_routes() { return rows; }

}  // namespace stafett::api
