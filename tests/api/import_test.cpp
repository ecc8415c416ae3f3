#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "api/people.hpp"

using namespace stafett;
using namespace stafett::test;

namespace {

constexpr std::string_view list =
    "Navn;Fødselsnummer;Status;Startdato;Skonummer\nOla Nordmann;12345678901;DELTAR;01.12.2025;44\n"
    "Kari Nordmann;;DELTAR;31.02.2026;\n";

/// Sends a file as the page does.
Seen send_file(FrontDesk& desk, Browser& browser, std::string bytes, const std::string& name,
               api::Pairs query = {}) {
  api::Request request{.method = "POST",
                       .path = "/api/imports",
                       .query = std::move(query),
                       .body = std::move(bytes),
                       .peer = "192.0.2.10"};
  request.headers = {{"Host", "stafett.example"},
                     {"Sec-Fetch-Site", "same-origin"},
                     {"Origin", "https://stafett.example"},
                     {"Idempotency-Key", new_uuid(desk.now, desk.random).to_text()},
                     {"Content-Type", "application/octet-stream"},
                     {"X-File-Name", name},
                     {"Cookie", std::string{api::session_cookie} + "=" + browser.token}};
  return browser.answered(request);
}

const api::json::Node& first_of(const Seen& seen, std::string_view name) {
  const auto* all = seen.json.member(name);
  REQUIRE(all != nullptr);
  REQUIRE_FALSE(all->children.empty());
  return all->children.front();
}

}  // namespace

ON_BOTH_ENGINES(
    "an administrator sends a file, sees row by row what it would change, and confirms once") {
  FrontDesk desk{engine};
  Browser browser{desk};
  sign_in(desk, browser, add_person(desk, "admin", {domain::Role::administrator}));
  const Seen preview = send_file(desk, browser, std::string{list}, "mars%20%C3%A5ret.csv");
  REQUIRE(preview.status == 201);
  CHECK(preview["state"] == "preview");
  CHECK(preview["file_name"] == "mars året.csv");
  CHECK(preview["file_kind"] == "csv");
  CHECK(preview["rows_new"] == "1");
  CHECK(preview["rows_refused"] == "1");
  CHECK(first_of(preview, "columns").member("field")->text == "full_name");

  const std::string path = "/api/imports/" + preview["id"];
  const Seen rows = browser.get(path + "/rows?verdict=refused");
  REQUIRE(rows.status == 200);
  const auto& row = first_of(rows, "rows");
  CHECK(row.member("label")->text == "Kari Nordmann");
  CHECK(row.member("findings")->children.front().member("place")->text == "3:4 Startdato");

  const Seen mapped =
      browser.put(path + "/mapping", R"({"columns":[{"index":5,"field":"phone"}],"version":)" +
                                         preview["version"] + "}");
  REQUIRE(mapped.status == 200);
  CHECK(mapped["rows_new"] == "1");

  const Seen old =
      browser.post(path + "/confirmation", R"({"version":)" + preview["version"] + "}");
  CHECK(old.status == 409);
  const Seen done =
      browser.post(path + "/confirmation", R"({"version":)" + mapped["version"] + "}");
  REQUIRE(done.status == 200);
  CHECK(done["state"] == "confirmed");
  CHECK(browser.get("/api/imports").json.member("rows")->children.size() == 1);

  const Seen again = send_file(desk, browser, std::string{list}, "mars.csv");
  CHECK(again["rows_unchanged"] == "1");
  CHECK(browser.drop("/api/imports/" + again["id"] + "?version=" + again["version"]).status == 200);
}

ON_BOTH_ENGINES(
    "a file that cannot be used is an import that says why; only administrators may send one") {
  FrontDesk desk{engine};
  Browser browser{desk};
  sign_in(desk, browser, add_person(desk, "admin", {domain::Role::administrator}));
  const Seen refused = send_file(desk, browser, "{\"deltakere\": [", "liste.json");
  CHECK(refused.status == 201);
  CHECK(refused["state"] == "refused");
  CHECK(first_of(refused, "findings").member("code")->text == "json_truncated");
  CHECK(send_file(desk, browser, "x", "").status == 422);
  CHECK(send_file(desk, browser, "x", "%zz").status == 422);
  CHECK(send_file(desk, browser, "x", "a.csv", {{"contract", "x"}}).status == 400);
  CHECK(send_file(desk, browser, "x", "a.csv", {{"contract", desk.make<ContractId>().to_text()}})
            .status == 422);

  Browser other{desk};
  sign_in(desk, other, add_person(desk, "konsulent", {domain::Role::consultant}));
  CHECK(send_file(desk, other, std::string{list}, "liste.csv").status == 403);
  CHECK(other.get("/api/imports").status == 403);
}

ON_BOTH_ENGINES("whoever reads what stood in somebody's row leaves a line about them") {
  FrontDesk desk{engine};
  Browser browser{desk};
  sign_in(desk, browser, add_person(desk, "admin", {domain::Role::administrator}));
  const Seen first = send_file(desk, browser, std::string{list}, "a.csv");
  REQUIRE(browser
              .post("/api/imports/" + first["id"] + "/confirmation",
                    R"({"version":)" + first["version"] + "}")
              .status == 200);
  const Seen again = send_file(desk, browser, std::string{list}, "b.csv");
  REQUIRE(again.status == 201);
  const auto lines = [&](std::string_view about) {
    return desk.store.read([&](sql::Reading& tx) {
      return *tx.one<std::int64_t>(about == "somebody" ? R"(
        select count(*) from audit a join audit_subject s on s.seq = a.seq
        join person p on p.id = s.person_id
        where a.action = 'read' and a.kind = 'import' and p.family_name = 'Nordmann')"
                                                       : R"(
        select count(*) from audit where action = 'read' and kind = 'import')");
    });
  };
  CHECK(lines("all") == 0);
  const Seen read = browser.get("/api/imports/" + again["id"]);
  REQUIRE(read.status == 200);
  CHECK_FALSE(first_of(read, "findings").member("found")->text.empty());
  CHECK(lines("all") == 1);
  CHECK(lines("somebody") == 1);
  // A file in which nothing was found tells of nobody.
  const Seen plain = send_file(desk, browser, "Navn;Status\nPer Hansen;DELTAR\n", "c.csv");
  REQUIRE(browser.get("/api/imports/" + plain["id"]).status == 200);
  CHECK(lines("all") == 1);
}

ON_BOTH_ENGINES("earlier imports come page by page, newest first, also those of one moment") {
  FrontDesk desk{engine};
  Browser browser{desk};
  sign_in(desk, browser, add_person(desk, "admin", {domain::Role::administrator}));
  std::vector<std::string> sent;
  for (int i = 0; i < 7; ++i) {
    if (i == 2 || i == 5) desk.now = desk.now + 1'000'000;
    sent.push_back(send_file(desk, browser, "Navn\nPer Hansen\n", "fil.csv")["id"]);
  }
  const Seen whole = browser.get("/api/imports");
  std::vector<std::string> order;
  for (const auto& row : whole.json.member("rows")->children)
    order.push_back(row.member("id")->text);
  REQUIRE(order.size() == 7);
  CHECK(whole["total"] == "7");
  CHECK(whole["next_cursor"].empty());
  CHECK(std::set<std::string>{order.begin(), order.begin() + 2} ==
        std::set<std::string>{sent[5], sent[6]});
  CHECK(std::set<std::string>{order.begin() + 5, order.end()} ==
        std::set<std::string>{sent[0], sent[1]});
  for (const int limit : {1, 2, 3, 7}) {
    std::vector<std::string> paged;
    std::string cursor;
    do {
      const Seen page = browser.get("/api/imports?limit=" + std::to_string(limit) +
                                    (cursor.empty() ? "" : "&cursor=" + cursor));
      REQUIRE(page.status == 200);
      for (const auto& row : page.json.member("rows")->children)
        paged.push_back(row.member("id")->text);
      cursor = page["next_cursor"];
    } while (!cursor.empty());
    CHECK(paged == order);
  }
  CHECK(browser.get("/api/imports?cursor=x").status == 422);
  CHECK(browser.get("/api/imports?cursor=" + new_uuid(desk.now, desk.random).to_text()).status ==
        422);
}
