// The main job told through the API, on both databases: a contract and its people are registered,
// participants are given to consultants, notes are written, and everybody sees what is theirs.
#include <doctest/doctest.h>

#include <functional>

#include "api/office.hpp"

namespace stafett::test {
namespace {

using Kind = api::json::Node::Kind;

ON_BOTH_ENGINES(
    "a participant nobody follows waits in the leader's queue, until given to somebody") {
  Office office{engine};
  auto page = office.at_leader.get("/api/team-overview");
  REQUIRE_MESSAGE(page.status == 200, page.body);
  CHECK(list(page, "without_lead").size() == 3);
  CHECK(list(page, "queue").size() == 3);
  CHECK(list(page, "caseloads").size() == 3);

  const auto given = office.give(office.kari, office.anna_id);
  REQUIRE_MESSAGE(given.status == 200, given.body);
  page = office.at_leader.get("/api/team-overview");
  CHECK(list(page, "without_lead").size() == 2);
  CHECK(list(page, "queue").size() == 3);

  const auto mine = office.at_anna.get("/api/participations");
  REQUIRE(list(mine, "rows").size() == 1);
  CHECK(text_of(list(mine, "rows")[0], "relation") == "lead");
  CHECK(list(office.at_bo.get("/api/participations"), "rows").empty());
}

ON_BOTH_ENGINES("a change of consultant ends the one before on the day before, with its reason") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id, -1).status == 200);
  REQUIRE(office.give(office.kari, office.bo_id, 0).status == 200);
  const auto file = office.at_bo.get("/api/participations/" + office.kari);
  REQUIRE_MESSAGE(file.status == 200, file.body);
  const auto& chain = list(file, "chain");
  REQUIRE(chain.size() == 2);
  CHECK(text_of(chain[0], "last_day") == office.day(-1));
  CHECK(text_of(chain[0], "end_reason") == "Ny i tiltaket");
  CHECK(text_of(*chain[1].member("employee"), "name") == "Bo Konsulent");
}

ON_BOTH_ENGINES("nobody is given a participant on a day when they have no post") {
  Office office{engine};
  const auto seen = office.give(office.kari, office.anna_id, -500);
  CHECK(seen.status == 422);
  CHECK(seen["code"] == "employee_not_in_post");
}

ON_BOTH_ENGINES("a change of consultant is decided by somebody who works here") {
  Office office{engine};
  const auto give = [&](const std::string& decider) {
    return office.at_leader.post(
        "/api/assignments", R"({"participations":[)" + in_quotes(office.kari) + R"(],"employee":)" +
                                in_quotes(office.anna_id) + R"(,"part":"lead","first_day":")" +
                                office.day(0) + R"(","reason":"Ny i tiltaket","decided_by":)" +
                                in_quotes(decider) + "}");
  };
  const auto refused = give(office.kari);
  CHECK(refused.status == 422);
  CHECK(refused["code"] == "employee_unknown");
  CHECK(refused["field"] == "/decided_by");
  CHECK(give(office.bo_id).status == 200);
  const auto file = office.at_anna.get("/api/participations/" + office.kari);
  CHECK(text_of(*list(file, "chain")[0].member("decided_by"), "name") == "Bo Konsulent");
}

ON_BOTH_ENGINES("who has left stands in the leader's table as long as somebody is still theirs") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id, -1).status == 200);
  const auto names = [&] {
    std::string all;
    const auto page = office.at_leader.get("/api/team-overview");
    for (const auto& row : list(page, "caseloads")) {
      all += text_of(*row.member("employee"), "name") + ";";
    }
    return all;
  };
  CHECK(names() == "Anna Konsulent;Bo Konsulent;Liv Leder;");
  for (const auto& id : {office.anna_id, office.bo_id}) {
    office.desk.put("update employment set end_day = $2 where employee_id = $1",
                    *EmployeeId::from_text(id), office.desk.now.day_in_norway());
  }
  CHECK(names() == "Anna Konsulent;Liv Leder;");
  REQUIRE(office.give(office.kari, office.leader_id, 0).status == 200);
  CHECK(names() == "Liv Leder;");
}

ON_BOTH_ENGINES("a signed note about a meeting stops the clock of first contact") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  auto day = office.at_anna.get("/api/my-day");
  REQUIRE_MESSAGE(day.status == 200, day.body);
  CHECK(list(day, "contact_first").size() == 1);

  const auto note = office.write(office.at_anna, office.kari, "Vi snakket om hva du ønsker.");
  REQUIRE_MESSAGE(note.status == 201, note.body);
  CHECK(note["state"] == "signed");
  CHECK(offers(note.json, "correct"));
  CHECK_FALSE(offers(note.json, "change"));
  day = office.at_anna.get("/api/my-day");
  CHECK(list(day, "contact_first").empty());
}

ON_BOTH_ENGINES("a draft is the writer's own until it is signed") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const auto draft = office.write(office.at_anna, office.kari, "Halvferdig", false);
  REQUIRE(draft.status == 201);
  const std::string place = "/api/notes/" + draft["id"];
  CHECK(office.at_bo.get(place).status == 404);
  CHECK(office.at_leader.get(place).status == 404);
  CHECK(office.at_kari.get(place).status == 404);
  CHECK(office.at_anna.get(place).status == 200);
  const auto signed_note = office.at_anna.post(place + "/signature", R"({"version":1})");
  REQUIRE_MESSAGE(signed_note.status == 200, signed_note.body);
  CHECK(office.at_kari.get(place).status == 200);
}

ON_BOTH_ENGINES("a correction is a new version, and the old one stays to be seen") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const auto note = office.write(office.at_anna, office.kari, "Du vil bli kokk.");
  const auto corrected = office.at_anna.post(
      "/api/notes/" + note["id"] + "/corrections",
      R"({"kind":"meeting","day":")" + office.day(0) +
          R"(","minutes":45,"present":"","text":"Du vil bli baker.","reason":"Feil yrke","version":1})");
  REQUIRE_MESSAGE(corrected.status == 200, corrected.body);
  CHECK(corrected["text"] == "Du vil bli baker.");
  REQUIRE(list(corrected, "earlier").size() == 1);
  CHECK(text_of(list(corrected, "earlier")[0], "text") == "Du vil bli kokk.");

  const auto stale = office.at_anna.post(
      "/api/notes/" + note["id"] + "/corrections",
      R"({"kind":"meeting","day":")" + office.day(0) +
          R"(","minutes":45,"present":"","text":"Du vil bli smed.","reason":"Nei","version":1})");
  CHECK(stale.status == 409);
  CHECK(text_of(at(stale, "current"), "text") == "Du vil bli baker.");
}

ON_BOTH_ENGINES("what was withheld from the participant stays so when it is corrected") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const std::string head =
      R"({"kind":"meeting","day":")" + office.day(0) + R"(","minutes":5,"present":"","text":)";
  const auto note =
      office.at_anna.post("/api/participations/" + office.kari + "/notes",
                          head + R"("Skarpe ord","withheld_reason":"Fare","sign":true})");
  REQUIRE_MESSAGE(note.status == 201, note.body);
  const std::string place = "/api/notes/" + note["id"];
  CHECK(office.at_kari.get(place).status == 404);
  const auto corrected = office.at_anna.post(
      place + "/corrections", head + R"("Milde ord","reason":"Kan vises nå","version":1})");
  REQUIRE_MESSAGE(corrected.status == 200, corrected.body);
  CHECK(corrected.body.find("Skarpe ord") != std::string::npos);
  for (const auto& path :
       {place, std::string{"/api/me"}, "/api/participations/" + office.kari + "/notes"}) {
    const auto seen = office.at_kari.get(path);
    CHECK(seen.status == 200);
    CHECK(seen.body.find("Milde ord") != std::string::npos);
    CHECK(seen.body.find("Skarpe ord") == std::string::npos);
  }
}

ON_BOTH_ENGINES("a colleague finds nobody by a person number that is not shown to them") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  for (const auto* path : {"/api/search?q=", "/api/participations?scope=all&q="}) {
    CAPTURE(path);
    const auto list_name = path[5] == 's' ? "hits" : "rows";
    CHECK(list(office.at_bo.get(path + std::string{"kari"}), list_name).size() == 1);
    CHECK(list(office.at_bo.get(path + std::string{"12345678901"}), list_name).empty());
    CHECK(list(office.at_anna.get(path + std::string{"12345678901"}), list_name).size() == 1);
  }
}

ON_BOTH_ENGINES("the participant reads what is written, who follows, and who has read") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.write(office.at_anna, office.kari, "Vi ringte bakeriet sammen.").status == 201);
  const auto goal = office.at_anna.put(
      "/api/participations/" + office.kari + "/goal",
      R"({"text":"Jeg vil jobbe i et bakeri","day":")" + office.day(0) + R"(","version":0})");
  REQUIRE_MESSAGE(goal.status == 200, goal.body);
  const auto page = office.at_kari.get("/api/me");
  REQUIRE_MESSAGE(page.status == 200, page.body);
  CHECK(text_of(at(page, "goal"), "text") == "Jeg vil jobbe i et bakeri");
  REQUIRE(list(page, "notes").size() == 1);
  CHECK(text_of(list(page, "notes")[0], "text") == "Vi ringte bakeriet sammen.");
  CHECK(list(page, "people").size() == 1);
  CHECK_FALSE(list(page, "readers").empty());
}

ON_BOTH_ENGINES("the Nav counsellor sees those they referred, and not the notes") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.write(office.at_anna, office.kari, "Mellom oss.").status == 201);
  const auto rows = office.at_nina.get("/api/participations");
  CHECK(list(rows, "rows").size() == 3);
  const auto file = office.at_nina.get("/api/participations/" + office.kari);
  REQUIRE_MESSAGE(file.status == 200, file.body);
  CHECK(at(file, "notes").kind == Kind::null);
  CHECK(file.body.find("Mellom oss") == std::string::npos);
  CHECK(list(file, "acts").empty());
  CHECK(office.write(office.at_nina, office.kari, "Kan jeg?").status == 403);
}

ON_BOTH_ENGINES(
    "a protected name is on no screen before the consultant has said, logged, that it is needed") {
  Office office{engine};
  REQUIRE(office.give(office.hemmelig, office.anna_id).status == 200);
  const std::string place = "/api/participations/" + office.hemmelig;
  for (auto* browser : {&office.at_anna, &office.at_leader, &office.at_nina}) {
    for (const auto& path : {std::string{"/api/participations"}, place, place + "/timeline"}) {
      const auto seen = browser->get(path);
      CHECK(seen.status == 200);
      CHECK(seen.body.find("Hemmelig") == std::string::npos);
    }
    CHECK(list(browser->get("/api/search?q=hemmelig"), "hits").empty());
  }
  CHECK(office.at_anna.get(place).body.find("90000000") == std::string::npos);
  const auto file = office.at_anna.post(place + "/protected-access", R"({"reason":"Skal ringe"})");
  REQUIRE_MESSAGE(file.status == 200, file.body);
  CHECK(file.body.find("Hemmelig") != std::string::npos);
  CHECK(file.body.find("90000000") != std::string::npos);
  CHECK(office.at_leader.get(place).body.find("Hemmelig") == std::string::npos);
  CHECK(office.at_leader.post(place + "/protected-access", R"({"reason":"Nysgjerrig"})").status >=
        400);
  office.desk.now = office.desk.now + hours(2);
  sign_in(office.desk, office.at_anna, office.anna);
  CHECK(office.at_anna.get(place).body.find("Hemmelig") == std::string::npos);
}

ON_BOTH_ENGINES(
    "who follows a participant cannot become them: once in use, a leader renews the account") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.give(office.per, office.anna_id).status == 200);
  const auto invite = [](Browser& browser, const std::string& participation) {
    return browser.post("/api/participations/" + participation + "/invitation",
                        R"({"username":"deltaker)" + participation + "\"}");
  };
  // Not taken up yet, an invitation is renewed by whoever follows.
  CHECK(invite(office.at_anna, office.per).status == 201);
  const auto renewed = invite(office.at_anna, office.per);
  CHECK(renewed.status == 201);
  const std::string body = R"({"password":"et nytt og langt ett","language":"nb"})";
  Browser per{office.desk};
  CHECK(per.post("/api/invitations/" + renewed["path"].substr(12), body)["state"] == "signed_in");

  for (const auto& used : {office.per, office.kari}) {
    const auto refused = invite(office.at_anna, used);
    CHECK(refused.status == 403);
    CHECK(refused["code"] == "reset_by_leader");
  }
  CHECK(office.at_kari.get("/api/session")["state"] == "signed_in");
  const auto made = invite(office.at_leader, office.kari);
  REQUIRE_MESSAGE(made.status == 201, made.body);
  CHECK(office.at_kari.get("/api/session")["state"] == "signed_in");
  Browser phone{office.desk};
  CHECK(phone.post("/api/invitations/" + made["path"].substr(12), body)["state"] == "signed_in");
  CHECK(office.at_kari.get("/api/session")["state"] == "signed_out");
  // The participant sees who made the link, and that it was used.
  const auto readers = phone.get("/api/participations/" + office.kari + "/readers");
  REQUIRE_MESSAGE(readers.status == 200, readers.body);
  std::string acts;
  for (const auto& row : list(readers, "rows")) acts += text_of(row, "action") + ";";
  CHECK(acts.find("invite;") != std::string::npos);
  CHECK(acts.find("invitation_accepted;") != std::string::npos);
}

ON_BOTH_ENGINES("whoever administers may invite an employee, and sees the roles of the account") {
  Office office{engine};
  const auto anna = office.at_admin.get("/api/employees/" + office.anna_id);
  CHECK(anna["account"] == "active");
  CHECK(anna.body.find(R"("roles":["consultant"])") != std::string::npos);
  CHECK(offers(anna.json, "invite"));
  const auto seen_by_leader = office.at_leader.get("/api/employees/" + office.anna_id);
  CHECK(offers(seen_by_leader.json, "change"));
  CHECK_FALSE(offers(seen_by_leader.json, "invite"));
}

ON_BOTH_ENGINES("a protected participant reads their own name and number on their own page") {
  Office office{engine};
  const auto account = add_person(office.desk, "hemmelig", {Role::participant}, {},
                                  office.person_of(office.hemmelig));
  Browser browser{office.desk};
  sign_in(office.desk, browser, account);
  const auto page = browser.get("/api/me");
  REQUIRE_MESSAGE(page.status == 200, page.body);
  CHECK(text_of(at(page, "name"), "family_name") == "Navn");
  CHECK(at(page, "name").member("protected")->boolean);
  const auto file = browser.get("/api/participations/" + office.hemmelig);
  CHECK(file.body.find("12345678901") != std::string::npos);
  CHECK(browser.get("/api/participations/" + office.kari).status == 404);
}

ON_BOTH_ENGINES("who was second to change an employee, a team or an option is shown the newest") {
  Office office{engine};
  const auto path = "/api/employees/" + office.anna_id;
  const auto change = [](const std::string& name) {
    return R"({"name":)" + in_quotes(name) +
           R"(,"education_level":"master","education_field":"psykologi",
            "relevant_degree":true,"version":1})";
  };
  CHECK(office.at_admin.put(path, change("Anna Ny")).status == 200);
  const auto second = office.at_leader.put(path, change("Anna Annet"));
  CHECK(second.status == 409);
  CHECK(text_of(at(second, "current"), "name") == "Anna Ny");

  const auto team = "/api/teams/" + office.team;
  const auto named = [&](const std::string& name) {
    return R"({"name":)" + in_quotes(name) + R"(,"contracts":[)" + in_quotes(office.contract) +
           R"(],"version":1})";
  };
  CHECK(office.at_admin.put(team, named("Team Vest")).status == 200);
  const auto late = office.at_admin.put(team, named("Team Nord"));
  CHECK(late.status == 409);
  CHECK(text_of(at(late, "current"), "name") == "Team Vest");
}

ON_BOTH_ENGINES("foreign and missing participants answer alike") {
  Office office{engine};
  const auto stranger_id = add_employee(office.desk, "Fremmed");
  const auto stranger = add_person(office.desk, "fremmed", {Role::consultant}, stranger_id);
  Browser browser{office.desk};
  sign_in(office.desk, browser, stranger);
  const auto foreign = browser.get("/api/participations/" + office.kari);
  const auto missing =
      browser.get("/api/participations/" + office.desk.make<ParticipationId>().to_text());
  CHECK(foreign.status == 404);
  CHECK(foreign.body == missing.body);
}

ON_BOTH_ENGINES("the three rings hold the contract, its consultants and its participants") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const auto rings = office.at_leader.get("/api/contracts/" + office.contract + "/rings");
  REQUIRE_MESSAGE(rings.status == 200, rings.body);
  CHECK(list(rings, "consultants").size() == 3);
  CHECK(list(rings, "participants").size() == 3);
  CHECK(rings["without_lead"] == "2");
  CHECK(list(rings, "options").size() == 1);
  // An administrator keeps contracts and sees nobody.
  const auto bare = office.at_admin.get("/api/contracts/" + office.contract + "/rings");
  CHECK(bare.status == 200);
  CHECK(list(bare, "participants").empty());
}

ON_BOTH_ENGINES("the share with a relevant degree stands today, and after a departure") {
  Office office{engine};
  const auto share =
      office.at_leader.get("/api/requirements/" + office.contract + "?without=" + office.anna_id);
  REQUIRE_MESSAGE(share.status == 200, share.body);
  CHECK(share["percent"] == "100");
  CHECK(share["demanded_percent"] == "60");
  CHECK(share["met_after"] == "true");
}

ON_BOTH_ENGINES("the next date, tasks, stage and job stand on the file, each a version of it") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const std::string place = "/api/participations/" + office.kari;
  auto file = office.at_anna.post(
      place + "/appointments",
      R"({"starts_at":")" + (office.desk.now + hours(48)).to_text() +
          R"(","minutes":60,"kind":"meeting","place":"Kontoret","purpose":"CV"})");
  REQUIRE_MESSAGE(file.status == 201, file.body);
  CHECK(text_of(at(file, "next"), "place") == "Kontoret");
  file = office.at_anna.post(
      place + "/tasks",
      R"({"owner":"participant","text":"Sende CV","due_day":")" + office.day(5) + "\"}");
  REQUIRE_MESSAGE(file.status == 201, file.body);
  CHECK(list(file, "tasks").size() == 1);
  file = office.at_anna.post(place + "/se-stage", R"({"stage":2,"day":")" + office.day(0) +
                                                      R"(","version":)" + file["version"] + "}");
  REQUIRE_MESSAGE(file.status == 200, file.body);
  CHECK(file["se_stage"] == "2");
  const auto stale = office.at_anna.post(
      place + "/se-stage", R"({"stage":3,"day":")" + office.day(0) + R"(","version":1})");
  CHECK(stale.status == 409);
  const auto line = office.at_anna.get(place + "/timeline");
  REQUIRE_MESSAGE(line.status == 200, line.body);
  CHECK(list(line, "consultants").size() == 1);
}

ON_BOTH_ENGINES("who is second to change an appointment or a task is shown the file as it is now") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const std::string place = "/api/participations/" + office.kari;
  const std::string starts = (office.desk.now + hours(48)).to_text();
  const auto planned = office.at_anna.post(
      place + "/appointments",
      R"({"starts_at":")" + starts +
          R"(","minutes":60,"kind":"meeting","place":"Kontoret","purpose":"CV"})");
  REQUIRE_MESSAGE(planned.status == 201, planned.body);
  const auto appointment = "/api/appointments/" + text_of(list(planned, "appointments")[0], "id");
  const auto moved_to = [&](const std::string& where) {
    return office.at_anna.put(
        appointment, R"({"starts_at":")" + starts + R"(","minutes":60,"kind":"meeting","place":")" +
                         where + R"(","purpose":"CV","state":"planned","version":1})");
  };
  REQUIRE(moved_to("Kafeen").status == 200);
  const auto second = moved_to("Biblioteket");
  CHECK(second.status == 409);
  CHECK(text_of(*at(second, "current").member("next"), "place") == "Kafeen");

  const auto tasks =
      office.at_anna.post(place + "/tasks", R"({"owner":"consultant","text":"Ringe bakeriet"})");
  REQUIRE_MESSAGE(tasks.status == 201, tasks.body);
  const auto task = "/api/tasks/" + text_of(list(tasks, "tasks")[0], "id");
  const auto now_says = [&](const std::string& words) {
    return office.at_anna.put(
        task, R"({"owner":"consultant","text":)" + in_quotes(words) + R"(,"version":1})");
  };
  REQUIRE(now_says("Ringe bakeriet i dag").status == 200);
  const auto late = now_says("Skrive til bakeriet");
  CHECK(late.status == 409);
  CHECK(text_of(at(late, "current").member("tasks")->children[0], "text") ==
        "Ringe bakeriet i dag");
}

ON_BOTH_ENGINES(
    "a firm is registered once, is everybody's to find, and counts the jobs it has given") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  const auto made = office.at_anna.post(
      "/api/employers",
      R"({"organisation_number":"310 529 915","name":"Ås Bakeri","place":"Prøvestad","industry":"Bakeri"})");
  REQUIRE_MESSAGE(made.status == 201, made.body);
  CHECK(made["organisation_number"] == "310529915");
  CHECK(made["jobs"] == "0");
  const auto again = office.at_bo.post(
      "/api/employers",
      R"({"organisation_number":"310529915","name":"Bakeriet","place":"","industry":""})");
  CHECK(again.status == 409);
  CHECK(again["code"] == "employer_known");
  const auto wrong = office.at_bo.post(
      "/api/employers",
      R"({"organisation_number":"310529916","name":"Feil AS","place":"","industry":""})");
  CHECK(wrong.status == 422);
  CHECK(wrong["code"] == "organisation_number_wrong");
  for (const auto* name : {"Zebra AS", "Aker Prøve"}) {
    REQUIRE(office.at_bo
                .post("/api/employers", R"({"name":")" + std::string{name} +
                                            R"(","place":"Prøvestad","industry":""})")
                .status == 201);
  }

  REQUIRE(office.at_anna
              .post("/api/participations/" + office.kari + "/jobs",
                    R"({"employer":)" + in_quotes(made["id"]) +
                        R"(,"kind":"work_trial","title":"Baker","first_day":")" + office.day(-2) +
                        R"(","extent_percent":50})")
              .status == 201);
  // Norwegian order, å last; a page goes on where the one before ended.
  const auto first = office.at_leader.get("/api/employers?limit=2");
  REQUIRE_MESSAGE(first.status == 200, first.body);
  REQUIRE(list(first, "rows").size() == 2);
  CHECK(text_of(list(first, "rows")[0], "name") == "Aker Prøve");
  const auto rest = office.at_leader.get("/api/employers?limit=2&cursor=" + first["next_cursor"]);
  REQUIRE(list(rest, "rows").size() == 1);
  CHECK(text_of(list(rest, "rows")[0], "name") == "Ås Bakeri");
  CHECK(list(rest, "rows")[0].member("jobs")->integer == 1);
  CHECK(list(rest, "rows")[0].member("current_jobs")->integer == 1);
  CHECK(list(office.at_bo.get("/api/employers?q=310529915"), "rows").size() == 1);
  CHECK(office.at_bo.get("/api/employers?cursor=" + office.kari)["code"] == "cursor_unknown");

  const auto hits = office.at_bo.get("/api/search?q=bakeri");
  REQUIRE(list(hits, "hits").size() == 1);
  CHECK(text_of(list(hits, "hits")[0], "kind") == "employer");
  CHECK(list(office.at_kari.get("/api/search?q=bakeri"), "hits").empty());
  CHECK(office.at_nina.get("/api/employers").status == 403);
}

ON_BOTH_ENGINES("notes are found by what they say, in any spelling, by those who may read them") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.give(office.hemmelig, office.anna_id).status == 200);
  REQUIRE(
      office.write(office.at_anna, office.kari, "Me søkte på fleire jobbar i bakeriet.").status ==
      201);
  REQUIRE(office.write(office.at_anna, office.kari, "Bare et bakeri i kladd", false).status == 201);
  REQUIRE(office.write(office.at_anna, office.hemmelig, "Hemmelig vil til bakeriet.").status ==
          201);
  const auto note_hits = [&](Browser& browser, const std::string& query) {
    const auto seen = browser.get("/api/search?q=" + query);
    REQUIRE_MESSAGE(seen.status == 200, seen.body);
    std::vector<api::json::Node> hits;
    for (const auto& hit : list(seen, "hits")) {
      if (text_of(hit, "kind") == "note") hits.push_back(hit);
    }
    return hits;
  };
  const auto lines_about = [&] { return std::ssize(audited(office.desk)); };
  const auto before = lines_about();
  const auto found = note_hits(office.at_anna, "flere jobber");
  REQUIRE(found.size() == 1);
  CHECK(text_of(found[0], "title") == "Kari Prøve");
  CHECK(text_of(found[0], "participation") == office.kari);
  CHECK(text_of(found[0], "detail").find("fleire jobbar") != std::string::npos);
  CHECK(lines_about() > before);

  // Of a protected person: that there is a note, and neither a name nor its words.
  const auto all = note_hits(office.at_anna, "bakeri");
  REQUIRE(all.size() == 2);
  for (const auto& hit : all) {
    if (text_of(hit, "participation") == office.kari) continue;
    CHECK(text_of(hit, "title").empty());
    CHECK(text_of(hit, "detail") == office.day(0));
  }
  CHECK(note_hits(office.at_leader, "bakeri").size() == 2);
  CHECK(note_hits(office.at_bo, "bakeri").size() == 2);  // covers for a colleague
  CHECK(note_hits(office.at_kari, "bakeri").size() == 1);
  CHECK(note_hits(office.at_nina, "bakeri").empty());
  const auto stranger =
      add_person(office.desk, "fremmed", {Role::consultant}, add_employee(office.desk, "Fremmed"));
  Browser browser{office.desk};
  sign_in(office.desk, browser, stranger);
  CHECK(note_hits(browser, "bakeri").empty());

  // Notes from before search kept its words are found by their text.
  office.desk.put("update note set search = null where state = $1", "signed");
  CHECK(note_hits(office.at_anna, "flere jobber").size() == 1);
  // What is withheld from the participant is not found by its words.
  office.desk.put("update note set withheld_reason = 'Hensyn til andre' where state = $1",
                  "signed");
  CHECK(note_hits(office.at_kari, "bakeri").empty());
  CHECK(note_hits(office.at_anna, "b").empty());
  CHECK(note_hits(office.at_anna, "bakeri 100 prosent").empty());
}

ON_BOTH_ENGINES("Nav counsellors stand in the list with how many they referred and their account") {
  Office office{engine};
  office.desk.put(R"(insert into counsellor (id, name, name_key, office, email, version)
                     values ($1, 'Åse Nav', 'åse nav', 'Nav Annestad', 'ase@nav.example', 1))",
                  office.desk.make<CounsellorId>());
  const auto all = office.at_leader.get("/api/counsellors");
  REQUIRE_MESSAGE(all.status == 200, all.body);
  REQUIRE(list(all, "rows").size() == 2);
  const auto& nina = list(all, "rows")[0];
  CHECK(text_of(nina, "name") == "Nina Nav");
  CHECK(nina.member("referred")->integer == 3);
  CHECK(text_of(nina, "account") == "active");
  CHECK(text_of(list(all, "rows")[1], "account") == "none");
  CHECK(list(office.at_admin.get("/api/counsellors?q=nina"), "rows").size() == 1);
  CHECK(office.at_anna.get("/api/counsellors").status == 403);
}

ON_BOTH_ENGINES("a command sent twice with the same key is done once") {
  Office office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  api::Request request{.method = "POST",
                       .path = "/api/participations/" + office.kari + "/tasks",
                       .body = R"({"owner":"consultant","text":"Ringe Nav"})",
                       .peer = "192.0.2.10"};
  request.headers = {{"Host", "stafett.example"},
                     {"Origin", "https://stafett.example"},
                     {"Sec-Fetch-Site", "same-origin"},
                     {"Content-Type", "application/json"},
                     {"Idempotency-Key", "018f0000-0000-7000-8000-000000000001"},
                     {"Cookie", std::string{api::session_cookie} + "=" + office.at_anna.token}};
  REQUIRE(office.at_anna.answered(request).status == 201);
  const auto again = office.at_anna.answered(request);
  CHECK(again.status == 201);
  CHECK(list(again, "tasks").size() == 1);
}

ON_BOTH_ENGINES("what is typed and not sent is kept, and only for the one who typed it") {
  Office office{engine};
  REQUIRE(office.at_anna.put("/api/drafts/note:1", R"({"content":"{\"text\":\"Hei\"}"})").status ==
          200);
  CHECK(list(office.at_anna.get("/api/drafts"), "rows").size() == 1);
  CHECK(list(office.at_bo.get("/api/drafts"), "rows").empty());
  CHECK(office.at_anna.drop("/api/drafts/note:1").status == 200);
  CHECK(list(office.at_anna.get("/api/drafts"), "rows").empty());
}

}  // namespace
}  // namespace stafett::test
