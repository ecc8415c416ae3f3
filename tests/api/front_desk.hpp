// The API without sockets: a house on a fresh database, a clock that stands until it is moved, and
// browsers that keep their cookie and behave as the page does.
//
//   ON_BOTH_ENGINES("nobody is signed in at first") {
//     FrontDesk desk{engine};
//     Browser browser{desk};
//     CHECK(browser.get("/api/session").body.find("signed_out") != std::string::npos);
//   }
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "api/json_node.hpp"
#include "api/router.hpp"
#include "api/routes.hpp"
#include "base/text.hpp"
#include "service/house.hpp"
#include "service/run.hpp"
#include "store/databases.hpp"
#include "store/store.hpp"

namespace stafett::test {

/// As little work a hash as Argon2id takes.
inline constexpr service::HashCost cheap_hash{
    .operations = 1, .memory = 8192, .at_once = 4, .waiting = 100};

/// The scenarios of the repository; tests run from its top.
inline foresee::Shelf shipped_scenarios() {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator{"scenarios"}) {
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return foresee::Shelf{std::move(files)};
}

class FrontDesk {
 public:
  explicit FrontDesk(sql::Engine engine)
      : database{engine}, store{{.location = database.location()}} {}

  TestDatabase database;
  store::Store store;
  SeededRandom random{7};
  service::Vault vault{{1, 2, 3}};
  service::Passwords passwords{cheap_hash};
  domain::AccessTable access = domain::access_table();  ///< the house's; a test may flip a cell
  foresee::Shelf shelf = shipped_scenarios();
  /// A clock that stands: turns end by their count.
  foresee::RunDesk runs{{.each = 1000, .all = 1000}, {[] { return 0.0; }, {}}};
  service::Foresight foresight{runs, shelf, "0.0.0"};
  service::House house{store, vault, passwords, {}, access, &foresight};
  Instant now = monday_morning;
  api::Desk desk{
      .house = house, .now = [this] { return now; }, .random = random, .routes = api::all_routes()};

  /// Runs SQL that a test needs and no service offers yet.
  template <class... Values>
  void put(std::string_view sql, const Values&... values) {
    store.write([&](sql::Writing& tx) { tx.run(sql, values...); });
  }
  /// A new id of any kind.
  template <class Any>
  Any make() {
    return Any::make(now, random);
  }
};

/// A reply with its JSON as a tree.
struct Seen {
  int status = 0;
  std::string body;
  api::Pairs headers;
  api::json::Node json;

  /// The member of this name as text; of numbers their digits, of true and false the word, of null
  /// "".
  [[nodiscard]] std::string operator[](std::string_view name) const {
    const auto* member = json.member(name);
    if (member == nullptr) return "(no " + std::string{name} + ")";
    using Kind = api::json::Node::Kind;
    switch (member->kind) {
      case Kind::text:
        return member->text;
      case Kind::integer:
        return std::to_string(member->integer);
      case Kind::boolean:
        return member->boolean ? "true" : "false";
      case Kind::null:
        return "";
      default:
        return "(a list or object)";
    }
  }
  [[nodiscard]] std::string header(std::string_view name) const {
    for (const auto& [key, value] : headers)
      if (api::same_header_name(key, name)) return value;
    return {};
  }
};

class Browser {
 public:
  explicit Browser(FrontDesk& desk, std::string address = "192.0.2.10")
      : desk_{desk}, address_{std::move(address)} {}

  Seen get(std::string path) { return send("GET", std::move(path), {}); }
  Seen post(std::string path, std::string body = {}) {
    return send("POST", std::move(path), std::move(body));
  }
  Seen put(std::string path, std::string body) {
    return send("PUT", std::move(path), std::move(body));
  }
  Seen drop(std::string path) { return send("DELETE", std::move(path), {}); }

  /// Sends the request as the page would; `request` shows and changes what is sent.
  Seen send(std::string_view method, std::string path, std::string body) {
    api::Request request{
        .method = method, .path = std::move(path), .body = std::move(body), .peer = address_};
    if (const auto question = request.path.find('?'); question != std::string::npos) {
      add_query(request, request.path.substr(question + 1));
      request.path.resize(question);
    }
    request.headers = {{"Host", "stafett.example"}, {"Sec-Fetch-Site", "same-origin"}};
    if (method != "GET") {
      request.headers.emplace_back("Origin", "https://stafett.example");
      request.headers.emplace_back("Idempotency-Key", new_uuid(desk_.now, desk_.random).to_text());
    }
    if (!request.body.empty()) request.headers.emplace_back("Content-Type", "application/json");
    if (!token.empty()) {
      request.headers.emplace_back("Cookie", std::string{api::session_cookie} + "=" + token);
    }
    return answered(request);
  }

  Seen answered(const api::Request& request) {
    const api::Reply reply = api::answer(desk_.desk, request);
    Seen seen{reply.status, reply.body, reply.headers, {}};
    api::Faults faults;
    if (auto node = api::json::parse(reply.body, faults)) seen.json = *std::move(node);
    CHECK(faults.empty());
    CHECK(seen.header("Cache-Control") == "no-store");
    if (const auto cookie = seen.header("Set-Cookie"); !cookie.empty()) {
      const auto from = cookie.find('=') + 1;
      token = cookie.substr(from, cookie.find(';') - from);
    }
    return seen;
  }

  std::string token;  ///< the session cookie's value

 private:
  static void add_query(api::Request& request, std::string_view query) {
    for (const auto part : text::split(query, '&')) {
      const auto is = part.find('=');
      request.query.emplace_back(part.substr(0, is), is == part.npos ? "" : part.substr(is + 1));
    }
  }

  FrontDesk& desk_;
  std::string address_;
};

}  // namespace stafett::test
