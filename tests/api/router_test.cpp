#include "api/router.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "api/context.hpp"
#include "api/front_desk.hpp"

using namespace stafett;
using namespace stafett::api;
using test::Browser;
using test::FrontDesk;

namespace {

using Strings = std::vector<std::string_view>;

enum class Order { ascending, descending };
BOOST_DESCRIBE_ENUM(Order, ascending, descending)

struct Filter {
  std::optional<std::int64_t> limit;
  std::optional<Order> order;
  std::vector<Day> day;
  std::optional<bool> ended;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (limit, order, day, ended))

struct Note {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

struct Echo {
  std::string said;
};
BOOST_DESCRIBE_STRUCT(Echo, (), (said))

Echo list(const service::Call&, const Filter& filter) {
  return {std::to_string(filter.limit.value_or(-1)) +
          (filter.order == Order::descending ? " down " : " up ") +
          std::to_string(filter.day.size())};
}
Result<Echo> write(const service::Call& call, NoteId id, std::int64_t ordinal, const Note& note) {
  if (note.text == "stale") return refuse(Reason::conflict, "changed_since");
  return Echo{id.to_text() + " " + std::to_string(ordinal) + " " + note.text + " " +
              call.command->key};
}
Result<Echo> show(const service::Call&, NoteId, std::int64_t ordinal) {
  return Echo{"newest of " + std::to_string(ordinal)};
}
Echo fail(const service::Call&) { throw std::runtime_error{"a handler broke"}; }
Echo wait(const service::Call&) { throw sql::Error{sql::ErrorKind::busy, "", "locked"}; }
Echo overflow(const service::Call&) { throw sql::Error{sql::ErrorKind::full, "", "full"}; }

constexpr Route rows[] = {
    {.method = "GET", .path = "/api/list", .handle = answers<list>, .who = Who::anybody},
    {.method = "GET",
     .path = "/api/notes/{note}/{ordinal}",
     .handle = answers<show>,
     .who = Who::anybody},
    {.method = "PUT",
     .path = "/api/notes/{note}/{ordinal}",
     .handle = answers<write>,
     .who = Who::anybody,
     .body_limit = 100,
     .current = answers<show>},
    {.method = "GET", .path = "/api/fail", .handle = answers<fail>, .who = Who::anybody},
    {.method = "GET", .path = "/api/wait", .handle = answers<wait>, .who = Who::anybody},
    {.method = "GET", .path = "/api/full", .handle = answers<overflow>, .who = Who::anybody},
};
constexpr std::span<const Route> tables[] = {rows};

constexpr std::string_view note_path = "/api/notes/018f3c1e-7d1a-7abc-8def-0123456789ab/2";

struct Fixture : FrontDesk {
  Fixture() : FrontDesk{sql::Engine::sqlite} { desk.routes = tables; }
  Browser browser{*this};
};

}  // namespace

TEST_CASE("a path matches its pattern part by part") {
  CHECK(match("/api/session", "/api/session").value().empty());
  CHECK(match("/api/notes/{note}", "/api/notes/7").value() == Strings{"7"});
  CHECK(match("/api/a/{x}/b/{y}", "/api/a/1/b/2").value() == Strings{"1", "2"});
  for (const auto path :
       {"/api/notes", "/api/notes/", "/api/notes/7/", "/api/notes/7/x", "/api/note", "/", ""}) {
    CAPTURE(path);
    CHECK(!match("/api/notes/{note}", path));
  }
}

TEST_CASE_FIXTURE(Fixture,
                  "ids come from the path, the shape from the body, the key from its header") {
  const auto seen = browser.put(std::string{note_path}, R"({"text":"hei"})");
  CHECK(seen.status == 200);
  CHECK(seen["said"].starts_with("018f3c1e-7d1a-7abc-8def-0123456789ab 2 hei "));
}

TEST_CASE_FIXTURE(Fixture, "a path value that is no id is not found, as a foreign one") {
  const auto seen = browser.get("/api/notes/none/2");
  CHECK(seen.status == 404);
  CHECK(seen.body == browser.get("/api/nothing/here").body);
}

TEST_CASE_FIXTURE(Fixture, "a query is read as strictly as a body") {
  CHECK(browser.get("/api/list")["said"] == "-1 up 0");
  CHECK(browser.get("/api/list?limit=5&order=descending&day=2026-01-01&day=2026-01-02")["said"] ==
        "5 down 2");
  for (const auto query :
       {"limit=x", "limit=5x", "limit=", "limit=1&limit=2", "order=DESCENDING", "day=2026-02-30",
        "ended=yes", "unknown=1", "limit=99999999999999999999"}) {
    CAPTURE(query);
    const auto seen = browser.get("/api/list?" + std::string{query});
    CHECK(seen.status == 400);
    CHECK(seen.body.find(R"("pointer":"?)") != std::string::npos);
  }
}

TEST_CASE_FIXTURE(Fixture, "a query or a body that nobody asked for is refused") {
  CHECK(browser.get(std::string{note_path} + "?x=1").status == 400);
  CHECK(browser.put(std::string{note_path} + "?x=1", R"({"text":"hei"})").status == 400);
  Request request{.method = "GET", .path = "/api/list", .body = "{}"};
  CHECK(browser.answered(request).status == 400);
}

TEST_CASE_FIXTURE(Fixture, "a body in another type than JSON is not read") {
  Request request{.method = "PUT", .path = std::string{note_path}, .body = R"({"text":"hei"})"};
  request.headers = {{"Sec-Fetch-Site", "same-origin"},
                     {"Idempotency-Key", "018f3c1e-7d1a-7abc-8def-0123456789ab"},
                     {"Content-Type", "text/plain"}};
  CHECK(browser.answered(request).status == 415);
  request.headers.back().second = "application/json; charset=utf-8";
  CHECK(browser.answered(request).status == 200);
}

TEST_CASE_FIXTURE(Fixture, "a write without an idempotency key is refused, and the key is named") {
  Request request{.method = "PUT", .path = std::string{note_path}, .body = R"({"text":"hei"})"};
  request.headers = {{"Sec-Fetch-Site", "same-origin"}, {"Content-Type", "application/json"}};
  const auto without = browser.answered(request);
  CHECK(without.status == 400);
  CHECK(without.body.find(R"({"pointer":"Idempotency-Key","problem":"missing")") !=
        std::string::npos);
  request.headers.emplace_back("Idempotency-Key", "1");
  CHECK(browser.answered(request).body.find(R"("problem":"bad_value")") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "who was second gets the newest record with the refusal") {
  const auto seen = browser.put(std::string{note_path}, R"({"text":"stale"})");
  CHECK(seen.status == 409);
  CHECK(seen["code"] == "changed_since");
  REQUIRE(seen.json.member("current") != nullptr);
  CHECK(seen.json.member("current")->member("said")->text == "newest of 2");
}

TEST_CASE_FIXTURE(Fixture, "a path that is there in another method says which") {
  const auto seen = browser.drop(std::string{note_path});
  CHECK(seen.status == 405);
  CHECK(seen.header("Allow") == "GET, PUT");
  CHECK(browser.post("/api/list").header("Allow") == "GET");
}

TEST_CASE_FIXTURE(Fixture, "what breaks is an incident that tells nothing") {
  const auto seen = browser.get("/api/fail");
  CHECK(seen.status == 500);
  CHECK(seen["code"] == "broken");
  CHECK(seen["incident"].size() == 10);
  CHECK(seen.body.find("handler") == std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a database held by somebody else is no incident: come again") {
  const auto seen = browser.get("/api/wait");
  CHECK(seen.status == 503);
  CHECK(seen.header("Retry-After") == "1");
}

TEST_CASE_FIXTURE(Fixture,
                  "a full disk is no incident: nothing is saved, and who asks is told why") {
  const auto seen = browser.get("/api/full");
  CHECK(seen.status == 503);
  CHECK(seen["code"] == "disk_full");
  CHECK(seen.header("Retry-After") == "60");
}

TEST_CASE_FIXTURE(Fixture,
                  "a reply knows its route, so that no id comes into the log of requests") {
  CHECK(answer(desk, {.method = "GET", .path = std::string{note_path}}).route ==
        "/api/notes/{note}/{ordinal}");
  CHECK(answer(desk, {.method = "GET", .path = "/api/other"}).route.empty());
}

TEST_CASE("a body may be as large as its route says, and nothing where none is taken") {
  CHECK(body_limit(tables, "PUT", note_path) == 100);
  CHECK(body_limit(tables, "GET", note_path) == 0);
  CHECK(body_limit(tables, "PUT", "/api/other") == 0);
}

TEST_CASE("a write is ours only where the browser says that our page sent it") {
  struct Row {
    Pairs headers;
    bool ours;
  };
  const Pairs::value_type host{"Host", "stafett.example:8443"};
  const Row rows_of_headers[] = {
      {{host}, false},
      {{host, {"Sec-Fetch-Site", "same-origin"}}, true},
      {{host, {"Sec-Fetch-Site", "same-site"}}, false},
      {{host, {"Sec-Fetch-Site", "cross-site"}}, false},
      {{host, {"Sec-Fetch-Site", "none"}}, false},
      {{host, {"Origin", "https://stafett.example:8443"}}, true},
      {{host, {"Origin", "HTTPS://STAFETT.example:8443"}}, true},
      {{host, {"Origin", "https://stafett.example"}}, false},
      {{host, {"Origin", "https://stafett.example:8443.evil.example"}}, false},
      {{host, {"Origin", "https://evil.example"}}, false},
      {{host, {"Origin", "null"}}, false},
      {{host, {"Origin", ""}}, false},
      {{host, {"Origin", "https://stafett.example:8443"}, {"Origin", "https://evil.example"}},
       false},
      {{host, {"Origin", "https://stafett.example:8443"}, {"Sec-Fetch-Site", "cross-site"}}, false},
      {{host, {"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "same-origin"}}, false},
      {{{"Origin", "https://"}}, false},
  };
  for (const auto& row : rows_of_headers) {
    Request request{.method = "POST", .path = "/api/x"};
    request.headers = row.headers;
    CAPTURE(row.headers.back().second);
    CHECK(is_from_own_page(request, "") == row.ours);
  }
  Request request{.method = "POST", .path = "/api/x"};
  request.headers = {host, {"Origin", "https://stafett.example.no"}};
  CHECK(is_from_own_page(request, "https://stafett.example.no"));
  CHECK(!is_from_own_page(request, "https://stafett.example"));
}

TEST_CASE_FIXTURE(Fixture, "a write from elsewhere does nothing") {
  Request request{.method = "PUT", .path = std::string{note_path}, .body = R"({"text":"hei"})"};
  request.headers = {{"Host", "stafett.example"},
                     {"Origin", "https://evil.example"},
                     {"Idempotency-Key", "018f3c1e-7d1a-7abc-8def-0123456789ab"},
                     {"Content-Type", "application/json"}};
  const auto seen = browser.answered(request);
  CHECK(seen.status == 403);
  CHECK(seen["code"] == "other_origin");
}
