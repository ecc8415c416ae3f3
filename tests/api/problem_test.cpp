#include "api/problem.hpp"

#include <doctest/doctest.h>

#include "store/databases.hpp"

using namespace stafett;
using namespace stafett::api;

TEST_CASE("each reason of a refusal has its status") {
  const std::pair<Reason, int> rows[] = {
      {Reason::not_found, 404},      {Reason::not_allowed, 403}, {Reason::not_signed_in, 401},
      {Reason::conflict, 409},       {Reason::invalid, 422},     {Reason::not_now, 422},
      {Reason::already_exists, 409}, {Reason::too_many, 429},    {Reason::too_large, 413},
  };
  for (const auto& [reason, status] : rows) CHECK(problem(Refusal{reason, "x"}).status == status);
}

TEST_CASE("a refusal is told with its code, field, values and the rule's source") {
  Refusal refusal{Reason::invalid, "lead_overlap", "/first_day", {{"day", "2026-01-01"}}, "R30"};
  const Reply reply = problem(refusal);
  CHECK(reply.content_type == "application/problem+json");
  CHECK(
      reply.body ==
      R"({"type":"about:blank","title":"Unprocessable Content","status":422,"code":"lead_overlap",)"
      R"("field":"/first_day","values":[{"name":"day","value":"2026-01-01"}],"source":"R30","faults":[],)"
      R"("incident":null,"retry_after_seconds":null,"current":null})");
}

TEST_CASE("foreign and missing records answer alike, whatever the refusal knew") {
  const Reply missing = problem(404, "not_found");
  const Reply foreign =
      problem(Refusal{Reason::not_found, "not_in_your_team", "/id", {{"team", "x"}}, "R1"});
  CHECK(foreign.body == missing.body);
  CHECK(foreign.headers == missing.headers);
  CHECK(foreign.status == missing.status);
}

TEST_CASE("who was second gets the newest record as it is") {
  const Reply reply = problem(Refusal{Reason::conflict, "changed_since"}, R"({"version":3})");
  CHECK(reply.body.find(R"("current":{"version":3})") != std::string::npos);
}

TEST_CASE("a limit on tries says how long to wait, in the body and in Retry-After") {
  const Reply reply = problem(Refusal{Reason::too_many, "too_many_tries", "", {{"seconds", "17"}}});
  CHECK(reply.body.find(R"("retry_after_seconds":17)") != std::string::npos);
  CHECK(reply.headers == Pairs{{"Retry-After", "17"}});
}

TEST_CASE("an incident tells its number and nothing of what happened") {
  test::SeededRandom random;
  const Reply reply = incident("database", "no such table: note", random);
  CHECK(reply.status == 500);
  CHECK(reply.body.find("note") == std::string::npos);
  const auto at = reply.body.find(R"("incident":")");
  REQUIRE(at != std::string::npos);
  CHECK(reply.body[at + 12 + 10] == '"');
  CHECK(incident("database", "", random).body != reply.body);
}
