#include "api/routes.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "api/people.hpp"

using namespace stafett;
using namespace stafett::api;
using namespace stafett::test;
using domain::Role;

namespace {

/// The path with an id, or 1, for each value.
std::string filled(std::string_view pattern, FrontDesk& desk) {
  std::string path;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      path += pattern[i];
      continue;
    }
    const auto end = pattern.find('}', i);
    path += pattern.substr(i, end - i) == "{ordinal" ? "1" : desk.make<NoteId>().to_text();
    i = end;
  }
  return path;
}

/// "GET /api/teams" for each operation of the contract between server and page: in api/openapi.yaml
/// a path stands alone on a line, two blanks in, and its methods four.
std::set<std::string> operations_of_the_contract() {
  std::ifstream contract{"api/openapi.yaml"};
  std::set<std::string> operations;
  std::string path;
  for (std::string line; std::getline(contract, line);) {
    if (line.starts_with("  /") && line.ends_with(':')) {
      path = line.substr(2, line.size() - 3);
    } else if (line.starts_with("components:")) {
      break;
    } else {
      for (const auto* method : {"GET", "POST", "PUT", "DELETE", "PATCH"}) {
        std::string key = method;
        for (char& c : key) c = static_cast<char>(c - 'A' + 'a');
        if (line == "    " + key + ":") operations.insert(std::string{method} + " " + path);
      }
    }
  }
  return operations;
}

template <class Visit>
void for_each_route(Visit&& visit) {
  for (const auto& table : all_routes())
    for (const Route& route : table) visit(route);
}

}  // namespace

TEST_CASE("no two routes are the same, and each has a handler") {
  std::set<std::string> seen;
  for_each_route([&](const Route& route) {
    const std::string name = std::string{route.method} + " " + std::string{route.path};
    CAPTURE(name);
    CHECK(seen.insert(name).second);
    CHECK((route.handle != nullptr));
    CHECK(route.path.starts_with("/api/"));
    CHECK((route.method == "GET" || route.method == "POST" || route.method == "PUT" ||
           route.method == "DELETE"));
  });
  CHECK(seen.size() > 10);
}

TEST_CASE("the contract with the page and the table of routes name the same operations") {
  const auto promised = operations_of_the_contract();
  std::set<std::string> kept;
  for_each_route([&](const Route& route) {
    kept.insert(std::string{route.method} + " " + std::string{route.path});
  });
  CHECK(promised.size() > 10);
  for (const auto& operation : promised) {
    CAPTURE(operation);
    CHECK(kept.contains(operation));
  }
  for (const auto& operation : kept) {
    CAPTURE(operation);
    CHECK(promised.contains(operation));
  }
}

TEST_CASE("what goes without an idempotency key is signing in and being let in, nothing else") {
  for_each_route([](const Route& route) {
    if (!route.is_write() || route.keyed) return;
    CAPTURE(route.path);
    CHECK((route.path.starts_with("/api/session") || route.path == "/api/setup" ||
           route.path == "/api/invitations/{token}"));
  });
}

TEST_CASE("what needs nobody signed in is signing in and being let in, nothing else") {
  for_each_route([](const Route& route) {
    if (route.who == Who::signed_in) return;
    CAPTURE(route.path);
    CHECK((route.path.starts_with("/api/session") || route.path == "/api/setup" ||
           route.path == "/api/invitations/{token}" ||
           route.path.starts_with("/api/account/second-factor")));
  });
}

ON_BOTH_ENGINES("every route lets in just whom its row says") {
  FrontDesk desk{engine};
  struct Caller {
    std::optional<Role> role;
    bool half = false;
    std::string token;
  };
  std::vector<Caller> callers{{}};
  const auto add = [&](std::optional<Role> role, bool half) {
    const std::string name = role ? std::string{to_text(*role)} : "half";
    const auto person = add_person(desk, name, {role.value_or(Role::consultant)});
    Browser browser{desk, "192.0.2." + std::to_string(callers.size())};
    if (half) {
      browser.post("/api/session", credentials(name));
    } else {
      sign_in(desk, browser, person);
    }
    callers.push_back({half ? std::nullopt : role, half, browser.token});
  };
  add(std::nullopt, true);
  for (const auto& word : domain::words<Role>) add(word.value, false);

  for_each_route([&](const Route& route) {
    // What everybody may call is told in its own stories; here it would end the callers' sessions.
    if (route.who == Who::anybody || route.path.starts_with("/api/session")) return;
    for (const Caller& caller : callers) {
      CAPTURE(route.method);
      CAPTURE(route.path);
      CAPTURE(caller.role);
      Browser browser{desk};
      browser.token = caller.token;
      const auto seen =
          browser.send(route.method, filled(route.path, desk), route.has_body() ? "{" : "");
      if (!caller.role) {
        CHECK(seen.status == 401);
        CHECK(seen["code"] == (caller.half ? "second_factor_needed" : "not_signed_in"));
      } else if (route.who == Who::signed_in && !route.roles.has(*caller.role)) {
        CHECK(seen.status == 403);
        CHECK(seen["code"] == "not_for_this_role");
      } else {
        // Past the door: the body is no JSON, or there is no such record; never a way in, never
        // broken.
        CHECK(seen["code"] != "not_for_this_role");
        CHECK(seen.status != 401);
        CHECK(seen.status != 500);
      }
    }
  });
}

ON_BOTH_ENGINES("no write does anything that another site sent, or that has no key") {
  FrontDesk desk{engine};
  for_each_route([&](const Route& route) {
    if (!route.is_write()) return;
    CAPTURE(route.path);
    Request request{.method = route.method, .path = filled(route.path, desk)};
    request.headers = {{"Host", "stafett.example"}, {"Origin", "https://evil.example"}};
    CHECK(answer(desk.desk, request).status == 403);
  });
}
