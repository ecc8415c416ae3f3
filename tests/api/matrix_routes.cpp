#include "api/matrix_routes.hpp"

#include <thread>

#include "base/text.hpp"
#include "store/audit.hpp"

namespace stafett::test {

namespace {

using domain::Relation;
using enum domain::RecordKind;
using enum domain::Action;
using Kinds = std::vector<domain::RecordKind>;

std::string q(const std::string& text) { return '"' + text + '"'; }

// What an answer with the whole file is made of.
const Kinds file_kinds{identity,         contact, address, referral,  status_dates,
                       assignment_chain, goal,    note,    draft,     se_stage,
                       appointment,      task,    job,     kept_aside};
const std::vector<std::pair<std::string_view, domain::RecordKind>> file_parts{
    {"plan_agreed_day", plan},
    {"se_stage", se_stage},
    {"chain", assignment_chain},
    {"lead", assignment_chain},
    {"goal", goal},
    {"referral", referral},
    {"tasks", task},
    {"jobs", job},
    {"appointments", appointment},
    {"next", appointment},
    {"notes", note},
    {"kept_aside", kept_aside},
    {"stages", se_stage}};
const Need opens_dates{status_dates, read};
const Need opens_identity{identity, read};

Sent to_file(const Record& record, std::string_view rest, std::string body = {}) {
  return {"/api/participations/" + record.id.to_text() + std::string{rest}, std::move(body)};
}

/// A write that answers with the file.
Case on_file(std::string_view method, std::string_view path, Need need,
             Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
  return {.method = method,
          .path = path,
          .about = About::person,
          .needs = {need, opens_dates, opens_identity},
          .shows = file_kinds,
          .parts = file_parts,
          .logs = std::pair{need.kind, need.action},
          .sends = sends};
}

/// The same, on a record that has to be read before it is changed.
Case on_record(std::string_view path, domain::RecordKind kind,
               Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
  return {.method = "PUT",
          .path = path,
          .about = About::person,
          .needs = {{kind, read}, {kind, write}, opens_dates, opens_identity},
          .shows = file_kinds,
          .parts = file_parts,
          .logs = std::pair{kind, write},
          .sends = sends};
}

Case on_note(std::string_view method, std::string_view path, std::vector<Need> needs, Kinds shows,
             std::pair<domain::RecordKind, domain::Action> logs,
             Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
  return {.method = method,
          .path = path,
          .about = About::person,
          .needs = std::move(needs),
          .shows = std::move(shows),
          .logs = logs,
          .sends = sends};
}

Case of_house(std::string_view method, std::string_view path, domain::RecordKind kind,
              domain::Action action, Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
  return {.method = method,
          .path = path,
          .about = kind == employee_record ? About::employee : About::house,
          .needs = {{kind, action}},
          .sends = sends};
}

Case of_nobody(std::string_view method, std::string_view path, std::string_view why) {
  return {.method = method, .path = path, .about = About::nobody, .why = why};
}

std::string note_body(const MatrixOffice& office, std::string_view text, std::string_view more) {
  return R"({"kind":"phone","day":")" + office.day(0) + R"(","minutes":5,"present":"","text":)" +
         q(std::string{text}) + std::string{more} + "}";
}

std::string contract_body(MatrixOffice& office, const std::string& number, std::string_view more) {
  return R"({"number":)" + q(number) +
         R"(,"name":"Oppfølging","measure_type":"OPPFOLGING","agreement_type":"RAMMEAVTALE",
      "buyer":"Nav","area":"Øst","award_day":")" +
         office.day(-430) + R"(","first_day":")" + office.day(-400) + R"(","base_last_day":")" +
         office.day(330) +
         R"(","option_model":"TO_PLUSS_EN_PLUSS_EN","start_months":6,"method":"SE 1",
      "price_model":"AVTALT_PRIS_PER_TIME_OPPFOLGING_PER_DELTAKER","data_role":"processor")" +
         std::string{more} + "}";
}

/// The employee whom a record stands for: the caller, somebody they lead, or a stranger.
std::string employee_of(MatrixOffice& office, const Caller& caller, const Record& record) {
  if (record.relation == Relation::own && caller.actor.employee) {
    return caller.actor.employee->to_text();
  }
  return record.relation == Relation::leads_team ? office.colleague_id : office.stranger_id;
}

std::string post_of(MatrixOffice& office, const std::string& employee) {
  return office.one("select cast(id as text) from employment where employee_id = '" + employee +
                    "'");
}

void add_people(std::vector<Case>& all) {
  const std::vector<std::pair<std::string_view, domain::RecordKind>> row_parts{
      {"lead", assignment_chain},
      {"next", appointment},
      {"se_stage", se_stage},
      {"last_day", status_dates},
      {"referral_day", status_dates}};
  const std::vector<Relation> everybody_listed{
      Relation::own,       Relation::lead,       Relation::co,       Relation::successor,
      Relation::same_team, Relation::leads_team, Relation::referring};
  all.push_back({.method = "GET",
                 .path = "/api/participations",
                 .about = About::people,
                 .needs = {{identity, list}},
                 .shows = {identity, appointment},
                 .parts = row_parts,
                 .logs = std::pair{identity, list},
                 .sends =
                     [](MatrixOffice&, const Caller& caller, const Record&) {
                       const bool staff = caller.actor.employee.has_value();
                       return Sent{std::string{"/api/participations?ended=true&limit=200"} +
                                   (staff ? "&scope=all" : "")};
                     },
                 .reach = everybody_listed});
  all.push_back({.method = "GET",
                 .path = "/api/search",
                 .about = About::people,
                 .needs = {{identity, list}},
                 .shows = {identity},
                 .logs = std::pair{identity, list},
                 .sends =
                     [](MatrixOffice&, const Caller&, const Record& record) {
                       return Sent{"/api/search?q=" +
                                   text::fold(MatrixOffice::mark("name", record))};
                     },
                 .reach = everybody_listed,
                 .all_of_them = false});
  all.push_back(
      {.method = "GET",
       .path = "/api/my-day",
       .about = About::people,
       .needs = {{identity, list}},
       .shows = {identity, appointment},
       .logs = std::pair{identity, list},
       .sends = [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/my-day"}; },
       .reach = {Relation::lead, Relation::co, Relation::successor},
       .with_ended = false,
       .all_of_them = false});
  all.push_back({.method = "GET",
                 .path = "/api/team-overview",
                 .about = About::people,
                 .needs = {{identity, list}, {assignment_chain, assign}},
                 .shows = {identity},
                 .logs = std::pair{identity, list},
                 .sends = [](MatrixOffice&, const Caller&,
                             const Record&) { return Sent{"/api/team-overview"}; },
                 .reach = {Relation::lead, Relation::co, Relation::successor, Relation::same_team,
                           Relation::leads_team},
                 .with_ended = false,
                 .all_of_them = false});
  all.push_back(
      {.method = "GET",
       .path = "/api/contracts/{contract}/rings",
       .about = About::people,
       .needs = {{contract, read}},
       .shows = {identity},
       .parts = {{"status", status_dates}},
       .logs = std::pair{identity, list},
       .sends = [](MatrixOffice& office, const Caller&,
                   const Record&) { return Sent{"/api/contracts/" + office.contract + "/rings"}; },
       .reach = {Relation::lead, Relation::co, Relation::successor, Relation::former,
                 Relation::same_team, Relation::leads_team},
       .listed_by = {identity}});
}

void add_file(std::vector<Case>& all) {
  all.push_back({.method = "GET",
                 .path = "/api/participations/{participation}",
                 .about = About::person,
                 .needs = {opens_dates, opens_identity},
                 .shows = file_kinds,
                 .parts = file_parts,
                 .logs = std::pair{status_dates, read},
                 .sends = [](MatrixOffice&, const Caller&, const Record& record) {
                   return to_file(record, "");
                 }});
  all.push_back({.method = "GET",
                 .path = "/api/me",
                 .about = About::person,
                 .needs = {{identity, list}, opens_dates, opens_identity},
                 .shows = {identity, assignment_chain, goal, note, appointment, task, job},
                 .parts = {{"people", assignment_chain},
                           {"goal", goal},
                           {"notes", note},
                           {"appointments", appointment},
                           {"next", appointment},
                           {"tasks", task},
                           {"jobs", job},
                           {"se_stage", se_stage},
                           {"readers", access_log}},
                 .logs = std::pair{status_dates, read},
                 .sends =
                     [](MatrixOffice& office, const Caller&, const Record& record) {
                       // Their own visits are no news: somebody else has been there before.
                       office.desk.store.write([&](sql::Writing& tx) {
                         store::append(tx, {office.desk.now,
                                            std::nullopt,
                                            "",
                                            "",
                                            "read",
                                            "status_dates",
                                            record.id.uuid,
                                            {record.person}});
                       });
                       return Sent{"/api/me"};
                     },
                 .reach = {Relation::own}});
  all.push_back({.method = "GET",
                 .path = "/api/participations/{participation}/timeline",
                 .about = About::person,
                 .needs = {opens_dates, {assignment_chain, read}},
                 .shows = {se_stage, job},
                 .parts = {{"consultants", assignment_chain},
                           {"contacts", note},
                           {"stages", se_stage},
                           {"jobs", job}},
                 .logs = std::pair{status_dates, read},
                 .sends = [](MatrixOffice&, const Caller&, const Record& record) {
                   return to_file(record, "/timeline");
                 }});
  all.push_back({.method = "GET",
                 .path = "/api/participations/{participation}/notes",
                 .about = About::person,
                 .needs = {{note, read}},
                 .shows = {note, draft},
                 .logs = std::pair{note, read},
                 .sends = [](MatrixOffice&, const Caller&, const Record& record) {
                   return to_file(record, "/notes");
                 }});
  all.push_back({.method = "GET",
                 .path = "/api/participations/{participation}/readers",
                 .about = About::person,
                 .needs = {{access_log, read}},
                 .logs = std::pair{access_log, read},
                 .sends = [](MatrixOffice&, const Caller&, const Record& record) {
                   return to_file(record, "/readers");
                 }});
  all.push_back(on_file("POST", "/api/participations/{participation}/protected-access",
                        {identity, confirm},
                        [](MatrixOffice&, const Caller&, const Record& record) {
                          return to_file(record, "/protected-access", R"({"reason":"Skal ringe"})");
                        }));
  all.push_back(on_file("PUT", "/api/participations/{participation}/dates", {status_dates, write},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          return to_file(
                              record, "/dates",
                              R"({"start_day":")" + office.day(-50) + R"(","last_day":")" +
                                  office.day(179) + R"(","reason":"Avtalt","version":)" +
                                  office.version("participation", record.id.to_text()) + "}");
                        }));
  all.push_back(on_file("POST", "/api/participations/{participation}/milestones", {plan, write},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          return to_file(record, "/milestones",
                                         R"({"milestone":"plan_agreed","day":")" + office.day(-1) +
                                             R"(","version":)" +
                                             office.version("participation", record.id.to_text()) +
                                             "}");
                        }));
  all.push_back({.method = "POST",
                 .path = "/api/participations/{participation}/invitation",
                 .about = About::person,
                 .needs = {{identity, invite}},
                 .logs = std::pair{identity, invite},
                 .sends = [](MatrixOffice& office, const Caller&, const Record& record) {
                   return to_file(record, "/invitation",
                                  R"({"username":"ny-deltaker-)" + office.next() + "\"}");
                 }});
  all.push_back({.method = "POST",
                 .path = "/api/assignments",
                 .about = About::person,
                 .needs = {{assignment_chain, assign}},
                 .shows = {identity, appointment},
                 .logs = std::pair{assignment_chain, assign},
                 .sends =
                     [](MatrixOffice& office, const Caller&, const Record& record) {
                       office.without_stand_in(record);
                       return Sent{"/api/assignments",
                                   R"({"participations":[)" + q(record.id.to_text()) +
                                       R"(],"employee":)" + q(office.stand_in_id) +
                                       R"(,"part":"co","first_day":")" + office.day(0) +
                                       R"(","reason":"Hjelper til"})"};
                     },
                 .as_list = true});
  all.push_back(on_file("POST", "/api/assignments/{assignment}/end", {assignment_chain, assign},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          const auto id = office.fresh_stand_in(record);
                          return Sent{"/api/assignments/" + id + "/end",
                                      R"({"last_day":")" + office.day(-1) +
                                          R"(","reason":"Ferdig","version":1})"};
                        }));
}

void add_daily_work(std::vector<Case>& all) {
  all.push_back(
      on_note("POST", "/api/participations/{participation}/notes", {{note, write}, {note, read}},
              {}, {note, write}, [](MatrixOffice& office, const Caller&, const Record& record) {
                return to_file(record, "/notes", note_body(office, "Ringte.", R"(,"sign":true)"));
              }));
  all.push_back(on_note("POST", "/api/participations/{participation}/notes",
                        {{note, write}, {draft, write}, {draft, read}}, {}, {draft, write},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          return to_file(record, "/notes",
                                         note_body(office, "Ringte.", R"(,"sign":false)"));
                        }));
  all.push_back(on_note(
      "GET", "/api/notes/{note}", {{note, read, true}}, {note}, {note, read},
      [](MatrixOffice& office, const Caller&, const Record& record) {
        return Sent{"/api/notes/" + office.one("select cast(id as text) from note where text = '" +
                                               MatrixOffice::mark("note", record) + "'")};
      }));
  all.push_back(on_note("GET", "/api/notes/{note}", {{draft, read, true}}, {draft}, {draft, read},
                        [](MatrixOffice& office, const Caller& caller, const Record& record) {
                          return Sent{"/api/notes/" + office.marked_draft(caller, record)};
                        }));
  all.push_back(on_note("PUT", "/api/notes/{note}", {{draft, read, true}, {draft, write}}, {},
                        {draft, write},
                        [](MatrixOffice& office, const Caller& caller, const Record& record) {
                          return Sent{"/api/notes/" + office.fresh_draft(caller, record),
                                      note_body(office, "Ringte igjen.", R"(,"version":1)")};
                        }));
  all.push_back(
      on_note("DELETE", "/api/notes/{note}", {{draft, read, true}, {draft, write}}, {},
              {draft, write}, [](MatrixOffice& office, const Caller& caller, const Record& record) {
                return Sent{"/api/notes/" + office.fresh_draft(caller, record) + "?version=1"};
              }));
  all.push_back(
      on_note("POST", "/api/notes/{note}/signature", {{draft, read, true}, {draft, sign}}, {},
              {draft, sign}, [](MatrixOffice& office, const Caller& caller, const Record& record) {
                return Sent{"/api/notes/" + office.fresh_draft(caller, record) + "/signature",
                            R"({"version":1})"};
              }));
  all.push_back(on_note(
      "POST", "/api/notes/{note}/corrections", {{note, read, true}, {note, correct}}, {},
      {note, correct}, [](MatrixOffice& office, const Caller& caller, const Record& record) {
        return Sent{
            "/api/notes/" + office.fresh_note(caller, record) + "/corrections",
            note_body(office, "Ringte to ganger.", R"(,"reason":"Telte feil","version":1)")};
      }));
  all.push_back(on_file("POST", "/api/participations/{participation}/appointments",
                        {appointment, write},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          return to_file(record, "/appointments",
                                         R"({"starts_at":")" + office.day(40) +
                                             R"(T09:00:00Z","minutes":30,"kind":"meeting",
                                                "place":"Kontoret","purpose":"Plan"})");
                        }));
  all.push_back(on_record(
      "/api/appointments/{appointment}", appointment,
      [](MatrixOffice& office, const Caller&, const Record& record) {
        const auto id = office.record_of("appointment", record);
        const auto mark = MatrixOffice::mark("appointment", record);
        return Sent{"/api/appointments/" + id,
                    R"({"starts_at":")" + office.day(1) +
                        R"(T10:00:00Z","minutes":30,"kind":"meeting","place":)" + q(mark) +
                        R"(,"purpose":)" + q(mark) + R"(,"state":"planned","version":)" +
                        office.version("appointment", id) + "}"};
      }));
  all.push_back(on_file("POST", "/api/participations/{participation}/tasks", {task, write},
                        [](MatrixOffice&, const Caller&, const Record& record) {
                          return to_file(record, "/tasks",
                                         R"({"owner":"consultant","text":"Ringe"})");
                        }));
  all.push_back(on_record(
      "/api/tasks/{task}", task, [](MatrixOffice& office, const Caller&, const Record& record) {
        const auto id = office.record_of("task", record);
        return Sent{"/api/tasks/" + id, R"({"owner":"consultant","text":)" +
                                            q(MatrixOffice::mark("task", record)) +
                                            R"(,"due_day":")" + office.day(3) + R"(","version":)" +
                                            office.version("task", id) + "}"};
      }));
  all.push_back(on_file("PUT", "/api/participations/{participation}/goal", {goal, write},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          return to_file(
                              record, "/goal",
                              R"({"text":"Jobbe ute","day":")" + office.day(0) + R"(","version":)" +
                                  office.one("select cast(goal_version as text) from participation "
                                             "where id = '" +
                                             record.id.to_text() + "'") +
                                  "}");
                        }));
  all.push_back(
      on_file("POST", "/api/participations/{participation}/se-stage", {se_stage, write},
              [](MatrixOffice& office, const Caller&, const Record& record) {
                const auto now =
                    office.one("select cast(se_stage as text) from participation where id = '" +
                               record.id.to_text() + "'");
                return to_file(record, "/se-stage",
                               R"({"stage":)" + std::string{now == "2" ? "3" : "2"} +
                                   R"(,"day":")" + office.day(0) + R"(","version":)" +
                                   office.version("participation", record.id.to_text()) + "}");
              }));
  all.push_back(on_file("POST", "/api/participations/{participation}/jobs", {job, write},
                        [](MatrixOffice& office, const Caller&, const Record& record) {
                          return to_file(record, "/jobs",
                                         R"({"employer":)" + q(office.employer_id) +
                                             R"(,"kind":"practice","title":"Baker","first_day":")" +
                                             office.day(-1) + R"(","extent_percent":50})");
                        }));
  all.push_back(on_record(
      "/api/jobs/{job}", job, [](MatrixOffice& office, const Caller&, const Record& record) {
        const auto id = office.record_of("job", record);
        return Sent{"/api/jobs/" + id,
                    R"({"kind":"practice","title":)" + q(MatrixOffice::mark("job", record)) +
                        R"(,"first_day":")" + office.day(-10) +
                        R"(","extent_percent":50,"version":)" + office.version("job", id) + "}"};
      }));
}

void add_house(std::vector<Case>& all) {
  const auto at = [&](std::string_view method, std::string_view path, domain::RecordKind kind,
                      domain::Action action,
                      Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
    all.push_back(of_house(method, path, kind, action, sends));
  };
  at("GET", "/api/contracts", contract, list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/contracts"}; });
  at("POST", "/api/contracts", contract, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/contracts",
                   contract_body(office, "25/" + office.next(), R"(,"options":[],"terms":[])")};
     });
  at("GET", "/api/contracts/{contract}", contract, read,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/contracts/" + office.contract};
     });
  at("PUT", "/api/contracts/{contract}", contract, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/contracts/" + office.contract,
                   contract_body(office, "24/1",
                                 R"(,"version":)" + office.version("contract", office.contract))};
     });
  at("POST", "/api/contracts/{contract}/terms", contract, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/contracts/" + office.contract + "/terms",
                   R"({"kind":"caseload_ceiling","first_day":")" + office.day(0) +
                       R"(","number":20,"source":"Bilag 1"})"};
     });
  at("POST", "/api/contracts/{contract}/options/{ordinal}/decision", contract, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       office.desk.put(
           "update contract_option set decision = 'open', decision_day = null,"
           " notice_day = null");
       return Sent{"/api/contracts/" + office.contract + "/options/1/decision",
                   R"({"decision":"taken","decision_day":")" + office.day(0) +
                       R"(","notice_day":")" + office.day(0) + R"(","version":)" +
                       office.version("contract", office.contract) + "}"};
     });
  at("GET", "/api/requirements/{contract}", contract, read,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/requirements/" + office.contract};
     });
  at("GET", "/api/teams", team, list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/teams"}; });
  at("POST", "/api/teams", team, write, [](MatrixOffice& office, const Caller&, const Record&) {
    return Sent{"/api/teams", R"({"name":"Lag )" + office.next() + R"(","contracts":[]})"};
  });
  at("PUT", "/api/teams/{team}", team, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/teams/" + office.team, R"({"name":"Livs","contracts":[)" +
                                                    q(office.contract) + R"(],"version":)" +
                                                    office.version("team", office.team) + "}"};
     });
  at("POST", "/api/teams/{team}/members", team, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       office.desk.put("delete from team_member where employee_id = $1",
                       *EmployeeId::from_text(office.stand_in_id));
       return Sent{"/api/teams/" + office.team + "/members",
                   R"({"employee":)" + q(office.stand_in_id) + R"(,"leads":false,"first_day":")" +
                       office.day(0) + "\"}"};
     });
  at("POST", "/api/teams/{team}/members/{member}/end", team, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       const auto stand_in = *EmployeeId::from_text(office.stand_in_id);
       office.desk.put("delete from team_member where employee_id = $1", stand_in);
       const auto member = new_uuid(office.desk.now, office.desk.random);
       office.desk.put(
           "insert into team_member (id, team_id, employee_id, leads, first_day)"
           " values ($1, $2, $3, $4, $5)",
           member, *TeamId::from_text(office.team), stand_in, false,
           office.desk.now.day_in_norway() - 9);
       return Sent{"/api/teams/" + office.team + "/members/" + member.to_text() + "/end",
                   R"({"last_day":")" + office.day(-1) + R"(","version":)" +
                       office.version("team", office.team) + "}"};
     });
  at("GET", "/api/employees", employee, list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/employees"}; });
  at("POST", "/api/employees/{employee}/invitation", account, invite,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/employees/" + office.stand_in_id + "/invitation",
                   R"({"username":"vera-vikar","roles":["consultant"]})"};
     });
  at("POST", "/api/counsellors/{counsellor}/invitation", account, invite,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/counsellors/" + office.counsellor_id + "/invitation",
                   R"({"username":"nina"})"};
     });
  at("GET", "/api/counsellors", counsellor, list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/counsellors"}; });
  at("GET", "/api/employers", employer, list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/employers"}; });
  at("POST", "/api/employers", employer, write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/employers",
                   R"({"name":"Bedrift )" + office.next() + R"(","place":"Moss","industry":""})"};
     });
  at("GET", "/api/audit", house_log, read,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/audit?limit=200"}; });
}

void add_employees(std::vector<Case>& all) {
  all.push_back(of_house("POST", "/api/employees", employee_record, write,
                         [](MatrixOffice& office, const Caller&, const Record&) {
                           return Sent{"/api/employees",
                                       R"({"name":"Ny Ansatt","education_level":"bachelor",
                 "education_field":"","relevant_degree":true,"employment":{"role_title":"Veileder",
                 "type":"permanent","extent_percent":100,"first_day":")" +
                                           office.day(0) + R"(","other_work_agreed":false}})"};
                         }));
  all.back().reach = {Relation::administers};
  all.push_back(of_house("GET", "/api/employees/{employee}", employee_record, read,
                         [](MatrixOffice& office, const Caller& caller, const Record& record) {
                           return Sent{"/api/employees/" + employee_of(office, caller, record)};
                         }));
  all.push_back(of_house(
      "PUT", "/api/employees/{employee}", employee_record, write,
      [](MatrixOffice& office, const Caller& caller, const Record& record) {
        const auto id = employee_of(office, caller, record);
        return Sent{"/api/employees/" + id,
                    R"({"name":)" +
                        q(office.one("select name from employee where id = '" + id + "'")) +
                        R"(,"education_level":"bachelor","education_field":"",
                 "relevant_degree":true,"version":)" +
                        office.version("employee", id) + "}"};
      }));
  all.push_back(of_house("POST", "/api/employees/{employee}/employments", employee_record, write,
                         [](MatrixOffice& office, const Caller& caller, const Record& record) {
                           const auto id = employee_of(office, caller, record);
                           return Sent{"/api/employees/" + id + "/employments",
                                       R"({"role_title":"Veileder","type":"permanent",
                 "extent_percent":10,"first_day":")" +
                                           office.day(0) + R"(","other_work_agreed":false})"};
                         }));
  all.push_back(of_house("PUT", "/api/employees/{employee}/employments/{employment}",
                         employee_record, write,
                         [](MatrixOffice& office, const Caller& caller, const Record& record) {
                           const auto id = employee_of(office, caller, record);
                           const auto post = post_of(office, id);
                           return Sent{"/api/employees/" + id + "/employments/" + post,
                                       R"({"role_title":"Jobbspesialist","extent_percent":100,
                 "contract":)" + q(office.contract) +
                                           R"(,"other_work_agreed":false,"version":)" +
                                           office.version("employment", post) + "}"};
                         }));
}

/// An import in the middle: its rows are made past the reader of files, which has tests of its own.
std::string fresh_import(MatrixOffice& office) {
  const auto id = office.desk.make<ImportId>();
  office.desk.put(
      R"(insert into import (id, file_name, file_kind, file_hash, state, columns, source,
                       rows_new, rows_changed, rows_unchanged, rows_refused, created_at, version)
                     values ($1, 'liste.csv', 'csv', 'x', 'preview', '[]', 'TmF2bgpLYXJpIE5vcmRtYW5uCg==',
                       0, 0, 0, 0, $2, 1))",
      id, office.desk.now);
  return id.to_text();
}

void add_imports(std::vector<Case>& all) {
  const auto at = [&](std::string_view method, std::string_view path, domain::Action action,
                      Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
    all.push_back(of_house(method, path, import, action, sends));
  };
  at("POST", "/api/imports", write, [](MatrixOffice&, const Caller&, const Record&) {
    return Sent{"/api/imports", "Navn;Status\nKari Nordmann;DELTAR\n"};
  });
  at("GET", "/api/imports", read,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/imports"}; });
  at("GET", "/api/imports/{import}", read, [](MatrixOffice& office, const Caller&, const Record&) {
    return Sent{"/api/imports/" + fresh_import(office)};
  });
  at("DELETE", "/api/imports/{import}", write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/imports/" + fresh_import(office) + "?version=1"};
     });
  at("GET", "/api/imports/{import}/rows", read,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/imports/" + fresh_import(office) + "/rows"};
     });
  at("PUT", "/api/imports/{import}/mapping", write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/imports/" + fresh_import(office) + "/mapping",
                   R"({"columns":[{"index":1,"field":"full_name"}],"version":1})"};
     });
  at("POST", "/api/imports/{import}/confirmation", write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/imports/" + fresh_import(office) + "/confirmation", R"({"version":1})"};
     });
}

std::string fresh_scenario(MatrixOffice& office) {
  const auto id = new_uuid(office.desk.now, office.desk.random);
  office.desk.put(R"(insert into scenario (id, name, content, changed_at, changed_by, version)
                     values ($1, 'x', 'name = "x"', $2, (select id from account order by id limit 1), 1))",
                  id, office.desk.now);
  return id.to_text();
}

std::string run_body(std::string_view rest) {
  return R"({"leaving":0,"levers":[],"runs":1,"seed":1,)" + std::string{rest} + "}";
}

/// The caller's own run; where the caller may have none, one that is not there.
std::string own_run(MatrixOffice& office, const Caller& caller) {
  const auto begun = office.send(caller, "POST", "/api/foresight/runs",
                                 run_body(R"("scenarios":["base"],"days":28)"));
  return begun.status == 201 ? begun["id"] : office.desk.make<ImportId>().to_text();
}

void add_foresight(std::vector<Case>& all) {
  const auto at = [&](std::string_view method, std::string_view path, domain::Action action,
                      Sent (*sends)(MatrixOffice&, const Caller&, const Record&)) {
    all.push_back(of_house(method, path, scenario, action, sends));
  };
  at("GET", "/api/foresight", list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/foresight"}; });
  at("GET", "/api/foresight/scenarios", list,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/foresight/scenarios"}; });
  at("POST", "/api/foresight/scenarios", write, [](MatrixOffice&, const Caller&, const Record&) {
    return Sent{"/api/foresight/scenarios", R"({"text":"name = \"x\""})"};
  });
  at("POST", "/api/foresight/check", read, [](MatrixOffice&, const Caller&, const Record&) {
    return Sent{"/api/foresight/check", R"({"text":"name = \"x\""})"};
  });
  at("GET", "/api/foresight/scenarios/{scenario}", read,
     [](MatrixOffice&, const Caller&, const Record&) {
       return Sent{"/api/foresight/scenarios/base"};
     });
  at("PUT", "/api/foresight/scenarios/{scenario}", write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/foresight/scenarios/" + fresh_scenario(office),
                   R"({"text":"name = \"y\"","version":1})"};
     });
  at("DELETE", "/api/foresight/scenarios/{scenario}", write,
     [](MatrixOffice& office, const Caller&, const Record&) {
       return Sent{"/api/foresight/scenarios/" + fresh_scenario(office) + "?version=1"};
     });
  at("POST", "/api/foresight/runs", read, [](MatrixOffice&, const Caller&, const Record&) {
    return Sent{"/api/foresight/runs", run_body(R"("scenarios":["base"],"days":28)")};
  });
  // A contract is run forward by whoever leads a team that delivers it; no team delivers the other.
  all.push_back({.method = "POST",
                 .path = "/api/foresight/runs",
                 .about = About::employee,
                 .needs = {{foresight, read}},
                 .sends =
                     [](MatrixOffice& office, const Caller&, const Record& record) {
                       const bool foreign = record.relation == Relation::none;
                       return Sent{"/api/foresight/runs",
                                   run_body(R"("scenarios":[],"days":28,"contract":)" +
                                            q(foreign ? office.desk.make<ContractId>().to_text()
                                                      : office.contract))};
                     },
                 .reach = {Relation::leads_team, Relation::administers, Relation::none}});
  at("GET", "/api/foresight/runs", read,
     [](MatrixOffice&, const Caller&, const Record&) { return Sent{"/api/foresight/runs"}; });
  at("GET", "/api/foresight/runs/{run}", read,
     [](MatrixOffice& office, const Caller& caller, const Record&) {
       return Sent{"/api/foresight/runs/" + own_run(office, caller)};
     });
  at("DELETE", "/api/foresight/runs/{run}", read,
     [](MatrixOffice& office, const Caller& caller, const Record&) {
       return Sent{"/api/foresight/runs/" + own_run(office, caller)};
     });
  at("POST", "/api/foresight/runs/{run}/stop", read,
     [](MatrixOffice& office, const Caller& caller, const Record&) {
       return Sent{"/api/foresight/runs/" + own_run(office, caller) + "/stop"};
     });
  at("GET", "/api/foresight/runs/{run}/report", read,
     [](MatrixOffice& office, const Caller& caller, const Record&) {
       const auto id = own_run(office, caller);
       // Only what is finished has a report.
       const auto state = [&] {
         return office.send(caller, "GET", "/api/foresight/runs/" + id, {})["state"];
       };
       for (auto now = state(); now == "waiting" || now == "running"; now = state())
         std::this_thread::yield();
       return Sent{"/api/foresight/runs/" + id + "/report?form=json"};
     });
}

void add_nobodys(std::vector<Case>& all) {
  for (const auto& [method, path] : {std::pair{"GET", "/api/session"},
                                     {"POST", "/api/session"},
                                     {"DELETE", "/api/session"},
                                     {"POST", "/api/session/second-factor"},
                                     {"POST", "/api/session/role"},
                                     {"POST", "/api/session/end-others"},
                                     {"GET", "/api/setup"},
                                     {"POST", "/api/setup"},
                                     {"GET", "/api/invitations/{token}"},
                                     {"POST", "/api/invitations/{token}"}}) {
    all.push_back(of_nobody(method, path, "the way in and out"));
  }
  for (const auto& [method, path] : {std::pair{"POST", "/api/account/password"},
                                     {"POST", "/api/account/second-factor"},
                                     {"POST", "/api/account/second-factor/confirmation"},
                                     {"PUT", "/api/account/language"}}) {
    all.push_back(of_nobody(method, path, "the caller's own account"));
  }
  for (const auto& [method, path] : {std::pair{"GET", "/api/drafts"},
                                     {"PUT", "/api/drafts/{place}"},
                                     {"DELETE", "/api/drafts/{place}"}}) {
    all.push_back(of_nobody(method, path, "what the caller has typed themself"));
  }
  all.push_back(of_nobody("GET", "/api/codes", "public code lists"));
}

}  // namespace

const std::vector<Case>& cases() {
  static const std::vector<Case> all = [] {
    std::vector<Case> made;
    add_people(made);
    add_file(made);
    add_daily_work(made);
    add_house(made);
    add_employees(made);
    add_imports(made);
    add_foresight(made);
    add_nobodys(made);
    return made;
  }();
  return all;
}

}  // namespace stafett::test
