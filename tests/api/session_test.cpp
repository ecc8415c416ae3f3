#include "service/session.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <latch>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "api/people.hpp"
#include "service/rescue.hpp"

using namespace stafett;
using namespace stafett::test;
using domain::Role;

namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string set_up_body(const std::string& token) {
  return R"({"token":")" + token +
         R"(","organisation":"Arbeid og Vei AS","organisation_number":null,"name":"Kari Sjef",)"
         R"("username":" Kari.Sjef ","password":")" +
         good_password + R"(","language":"nn"})";
}

/// The secret of a reply that shows one, as an app reads it off the address.
Phone scanned(const Seen& seen) {
  const std::string uri = seen["uri"];
  const auto from = uri.find("secret=") + 7;
  constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  Phone phone;
  unsigned bits = 0;
  int count = 0;
  for (auto i = from; i < uri.size() && uri[i] != '&'; ++i) {
    bits = bits << 5 | static_cast<unsigned>(signs.find(uri[i]));
    count += 5;
    if (count >= 8) {
      count -= 8;
      phone.secret += static_cast<char>(bits >> count & 0xff);
    }
  }
  return phone;
}

}  // namespace

ON_BOTH_ENGINES("the first administrator comes in by the token that the server printed, once") {
  FrontDesk desk{engine};
  Browser browser{desk};
  CHECK(browser.get("/api/session")["setup_needed"] == "true");
  CHECK(browser.get("/api/setup").body == R"({"needed":true})");
  const auto older = service::new_setup_token(desk.house, desk.now, desk.random);
  const auto token = service::new_setup_token(desk.house, desk.now, desk.random);
  REQUIRE(older);
  REQUIRE(token);

  CHECK(browser.post("/api/setup", set_up_body("guessed")).status == 403);
  CHECK(browser.post("/api/setup", set_up_body(*older)).status == 403);
  const auto made = browser.post("/api/setup", set_up_body(*token));
  CHECK(made.status == 201);
  CHECK(made["state"] == "enrol_second_factor");
  CHECK(made["organisation"] == "Arbeid og Vei AS");
  CHECK(made["language"] == "nn");
  CHECK(made.header("Set-Cookie") ==
        "__Host-stafett=" + browser.token + "; Path=/; Secure; HttpOnly; SameSite=Strict");

  SUBCASE("a second time it is too late") {
    CHECK(browser.get("/api/setup").body == R"({"needed":false})");
    CHECK(browser.post("/api/setup", set_up_body(*token)).status == 422);
    CHECK(!service::new_setup_token(desk.house, desk.now, desk.random));
  }
  SUBCASE("nothing else is open until the second factor is set up") {
    const auto refused = browser.put("/api/account/language", R"({"language":"en"})");
    CHECK(refused.status == 401);
    CHECK(refused["code"] == "enrolment_needed");
    CHECK(browser.post("/api/account/second-factor", R"({"password":"ikke dette, nei"})").status ==
          422);

    const auto shown =
        browser.post("/api/account/second-factor", R"({"password":")" + good_password + "\"}");
    CHECK(shown.status == 200);
    CHECK(holds(shown["uri"], "otpauth://totp/Stafett:kari.sjef?secret="));
    const Phone phone = scanned(shown);
    CHECK(browser.post("/api/account/second-factor/confirmation", code_body("000000")).status ==
          422);
    const std::string before = browser.token;
    const auto enrolled =
        browser.post("/api/account/second-factor/confirmation", code_body(phone.code(desk.now)));
    REQUIRE(enrolled.status == 200);
    CHECK(enrolled.json.member("codes")->children.size() == 10);
    CHECK(enrolled.json.member("session")->member("state")->text == "signed_in");
    CHECK(enrolled.json.member("session")->member("role")->text == "administrator");
    CHECK(browser.token != before);
    CHECK(browser.put("/api/account/language", R"({"language":"en"})")["language"] == "en");

    SUBCASE("and neither password, secret, codes nor tokens stand in the database") {
      const std::string kept = everything_kept(desk);
      CHECK(holds(kept, "kari.sjef"));
      CHECK(!holds(kept, good_password));
      CHECK(!holds(kept, phone.secret));
      CHECK(!holds(kept, *token));
      CHECK(!holds(kept, browser.token));
      for (const auto& code : enrolled.json.member("codes")->children)
        CHECK(!holds(kept, code.text));
    }
    SUBCASE("and a recovery code lets in once, when the phone is lost") {
      const std::string code = enrolled.json.member("codes")->children[3].text;
      for (const int expected : {200, 422}) {
        Browser other{desk};
        CHECK(other.post("/api/session", credentials("kari.sjef"))["state"] == "second_factor");
        CHECK(other.post("/api/session/second-factor", code_body(code)).status == expected);
      }
    }
    CHECK(audited(desk).front() == "set_up");
  }
}

ON_BOTH_ENGINES("staff sign in with a password and a code, and each step has a token of its own") {
  FrontDesk desk{engine};
  const auto kari = add_person(desk, "kari", {Role::consultant});
  Browser browser{desk};
  const auto half = browser.post("/api/session", credentials("  KARI "));
  CHECK(half["state"] == "second_factor");
  CHECK(half["name"] == "");
  CHECK(half["role"] == "");
  const std::string half_token = browser.token;
  CHECK(browser.put("/api/account/language", R"({"language":"en"})")["code"] ==
        "second_factor_needed");

  const std::string code = kari.phone.code(desk.now);
  const auto full = browser.post("/api/session/second-factor",
                                 code_body(code.substr(0, 3) + " " + code.substr(3)));
  CHECK(full["state"] == "signed_in");
  CHECK(full["role"] == "consultant");
  CHECK(full["name"] == "Kari kari");
  CHECK(full["idle_seconds"] == "1800");
  CHECK(browser.token != half_token);
  CHECK(audited(desk) == std::vector<std::string>{"sign_in", "second_factor"});

  SUBCASE("the token of the first step is worth nothing any more") {
    Browser thief{desk};
    thief.token = half_token;
    CHECK(thief.get("/api/session")["state"] == "signed_out");
  }
  SUBCASE("a code serves once") {
    Browser other{desk};
    other.post("/api/session", credentials("kari"));
    CHECK(other.post("/api/session/second-factor", code_body(code))["code"] == "wrong_code");
    desk.now = desk.now + seconds(30);
    CHECK(other.post("/api/session/second-factor", code_body(kari.phone.code(desk.now))).status ==
          200);
  }
  SUBCASE("a code of the step before or after is taken, of two steps away not") {
    for (const auto& [away, status] : {std::pair{-60, 422}, {60, 422}, {-30, 200}, {60, 200}}) {
      desk.now = desk.now + minutes(5);
      Browser other{desk};
      other.post("/api/session", credentials("kari"));
      const auto at = desk.now + seconds(status == 200 && away == 60 ? 30 : away);
      CHECK(other.post("/api/session/second-factor", code_body(kari.phone.code(at))).status ==
            status);
    }
  }
  SUBCASE("the second step waits for ten minutes") {
    Browser slow{desk};
    slow.post("/api/session", credentials("kari"));
    desk.now = desk.now + minutes(10);
    CHECK(slow.post("/api/session/second-factor", code_body(kari.phone.code(desk.now))).status ==
          401);
  }
  SUBCASE("guessing codes has to wait longer and longer") {
    Browser guesser{desk};
    guesser.post("/api/session", credentials("kari"));
    int refused = 0;
    for (int i = 0; i < 20; ++i) {
      refused +=
          guesser.post("/api/session/second-factor", code_body("000000")).status == 429 ? 1 : 0;
    }
    CHECK(refused == 14);
    const auto seen =
        guesser.post("/api/session/second-factor", code_body(kari.phone.code(desk.now)));
    CHECK(seen.status == 429);
    CHECK(seen["retry_after_seconds"] == "1");
  }
}

ON_BOTH_ENGINES("a participant needs no second factor, and may have one") {
  FrontDesk desk{engine};
  add_person(desk, "ola", {Role::participant});
  Browser browser{desk};
  CHECK(browser.post("/api/session", credentials("ola"))["state"] == "signed_in");
  const auto shown =
      browser.post("/api/account/second-factor", R"({"password":")" + good_password + "\"}");
  const Phone phone = scanned(shown);
  CHECK(browser.post("/api/account/second-factor/confirmation", code_body(phone.code(desk.now)))
            .status == 200);
  CHECK(browser.get("/api/session")["second_factor"] == "true");
  Browser later{desk};
  CHECK(later.post("/api/session", credentials("ola"))["state"] == "second_factor");
}

ON_BOTH_ENGINES("a name that does not exist answers as a wrong password does, and waits as long") {
  FrontDesk desk{engine};
  add_person(desk, "kari", {Role::consultant});
  Browser known{desk, "192.0.2.1"};
  Browser unknown{desk, "192.0.2.2"};
  std::vector<int> statuses;
  for (int i = 0; i < 8; ++i) {
    const auto wrong = known.post("/api/session", credentials("kari", "feil passord, helt feil"));
    const auto nobody = unknown.post("/api/session", credentials("per", "feil passord, helt feil"));
    CHECK(wrong.status == nobody.status);
    CHECK(wrong.body == nobody.body);
    CHECK(wrong.header("Retry-After") == nobody.header("Retry-After"));
    CHECK(wrong.header("Set-Cookie").empty());
    statuses.push_back(wrong.status);
  }
  CHECK(statuses == std::vector<int>{401, 401, 401, 401, 401, 401, 429, 429});
  CHECK(known.post("/api/session", credentials("kari")).status == 429);
  desk.now = desk.now + seconds(1);
  CHECK(known.post("/api/session", credentials("kari")).status == 200);
}

ON_BOTH_ENGINES("waits grow to a ceiling and never become a lock") {
  FrontDesk desk{engine};
  add_person(desk, "kari", {Role::participant});
  Browser guesser{desk};
  std::int64_t longest = 0;
  for (int i = 0; i < 60; ++i) {
    const auto seen = guesser.post("/api/session", credentials("kari", "feil passord, helt feil"));
    if (seen.status != 429) continue;
    const auto wait = std::stoll(seen["retry_after_seconds"]);
    longest = std::max<std::int64_t>(longest, wait);
    desk.now = desk.now + seconds(wait);
  }
  CHECK(longest == 15 * 60);
  const auto seen = guesser.post("/api/session", credentials("kari"));
  if (seen.status == 429) desk.now = desk.now + seconds(std::stoll(seen["retry_after_seconds"]));
  CHECK(guesser.post("/api/session", credentials("kari")).status == 200);
}

ON_BOTH_ENGINES(
    "a stranger who keeps guessing does not keep the owner out of where they were before") {
  FrontDesk desk{engine};
  add_person(desk, "kari", {Role::participant});
  Browser owner{desk, "2001:db8:1:2::10"};
  CHECK(owner.post("/api/session", credentials("kari")).status == 200);
  for (int i = 0; i < 40; ++i) {
    Browser stranger{desk, "198.51.100." + std::to_string(i)};
    stranger.post("/api/session", credentials("kari", "feil passord, helt feil"));
  }
  Browser elsewhere{desk, "203.0.113.1"};
  CHECK(elsewhere.post("/api/session", credentials("kari")).status == 429);
  Browser again{desk, "2001:db8:1:2:ffff::99"};  // the same household, another address of it
  CHECK(again.post("/api/session", credentials("kari")).status == 200);
}

ON_BOTH_ENGINES("tries at the same time are no more tries than one after the other") {
  FrontDesk desk{engine};
  add_person(desk, "kari", {Role::participant});
  const api::Request guess{.method = "POST",
                           .path = "/api/session",
                           .headers = {{"Host", "stafett.example"},
                                       {"Sec-Fetch-Site", "same-origin"},
                                       {"Content-Type", "application/json"}},
                           .body = credentials("kari", "feil passord, helt feil"),
                           .peer = "192.0.2.10"};
  std::map<int, int> answers;
  {
    std::mutex mutex;
    std::latch all{24};
    std::vector<std::jthread> guessers;
    for (int i = 0; i < 24; ++i) {
      guessers.emplace_back([&] {
        all.arrive_and_wait();
        const auto reply = api::answer(desk.desk, guess);
        const std::lock_guard lock{mutex};
        ++answers[reply.status];
      });
    }
  }
  // Five are free, and the sixth makes the next one wait.
  CHECK(answers == std::map<int, int>{{401, 6}, {429, 18}});
}

ON_BOTH_ENGINES("a clock that was ahead, once put right, keeps nobody out") {
  FrontDesk desk{engine};
  add_person(desk, "kari", {Role::participant});
  Browser browser{desk};
  const Instant right = desk.now;
  desk.now = right + hours(24 * 365);
  for (int i = 0; i < 8; ++i)
    browser.post("/api/session", credentials("kari", "feil passord, helt feil"));
  CHECK(browser.post("/api/session", credentials("kari")).status == 429);
  desk.now = right;
  CHECK(browser.post("/api/session", credentials("kari")).status == 200);
}

ON_BOTH_ENGINES("a session from when the clock was ahead ends when the clock is put right") {
  FrontDesk desk{engine};
  const auto kari = add_person(desk, "kari", {Role::participant});
  Browser browser{desk};
  const Instant right = desk.now;
  desk.now = right + hours(24);
  sign_in(desk, browser, kari);
  desk.now = right + hours(24) + -minutes(5);
  CHECK(browser.get("/api/session")["state"] == "signed_in");  // as time servers nudge it
  desk.now = right;
  CHECK(browser.get("/api/session")["state"] == "signed_out");
}

ON_BOTH_ENGINES("an address that tries many names has to wait") {
  FrontDesk desk{engine};
  add_person(desk, "kari", {Role::participant});
  int refused = 0;
  for (int i = 0; i < 40; ++i) {
    Browser sprayer{desk, "198.51.100.7"};
    refused +=
        sprayer.post("/api/session", credentials("navn" + std::to_string(i))).status == 429 ? 1 : 0;
  }
  CHECK(refused == 9);
}

ON_BOTH_ENGINES("a session ends after thirty minutes without use") {
  FrontDesk desk{engine};
  const auto ola = add_person(desk, "ola", {Role::participant});
  Browser browser{desk};
  sign_in(desk, browser, ola);
  for (int i = 0; i < 5; ++i) {
    desk.now = desk.now + minutes(29);
    CHECK(browser.get("/api/session")["state"] == "signed_in");
  }
  desk.now = desk.now + minutes(30);
  CHECK(browser.get("/api/session")["state"] == "signed_out");
  CHECK(browser.put("/api/account/language", R"({"language":"en"})").status == 401);
}

ON_BOTH_ENGINES("a session ends after twelve hours in all, whatever was done in it") {
  FrontDesk desk{engine};
  const auto kari = add_person(desk, "kari", {Role::consultant, Role::leader});
  Browser browser{desk};
  const auto began = sign_in(desk, browser, kari);
  const Instant ends = *Instant::from_text(began["ends_at"]);
  CHECK(ends - desk.now == hours(12));
  while (ends - desk.now > minutes(20)) {
    desk.now = desk.now + minutes(20);
    REQUIRE(browser.post("/api/session/role", R"({"role":"leader"})")["ends_at"] ==
            began["ends_at"]);
  }
  desk.now = ends;
  CHECK(browser.get("/api/session")["state"] == "signed_out");
}

ON_BOTH_ENGINES("an account acts in one role at a time, and comes back in the last") {
  FrontDesk desk{engine};
  const auto kari = add_person(desk, "kari", {Role::consultant, Role::leader, Role::administrator});
  Browser browser{desk};
  CHECK(sign_in(desk, browser, kari)["role"] == "leader");
  const std::string before = browser.token;
  const auto changed = browser.post("/api/session/role", R"({"role":"administrator"})");
  CHECK(changed["role"] == "administrator");
  CHECK(browser.token != before);
  CHECK(changed.json.member("roles")->children.size() == 3);
  CHECK(browser.post("/api/session/role", R"({"role":"counsellor"})").status == 403);
  CHECK(audited(desk).back() == "role_chosen");
  Browser thief{desk};
  thief.token = before;
  CHECK(thief.get("/api/session")["state"] == "signed_out");
  Browser tomorrow{desk};
  CHECK(sign_in(desk, tomorrow, kari)["role"] == "administrator");

  SUBCASE("a role that is taken away ends the sessions that act in it") {
    desk.put("delete from account_role where role = 'administrator'");
    CHECK(tomorrow.get("/api/session")["state"] == "signed_out");
  }
}

ON_BOTH_ENGINES("who signs out is out, and the cookie is cleared") {
  FrontDesk desk{engine};
  const auto ola = add_person(desk, "ola", {Role::participant});
  Browser browser{desk};
  sign_in(desk, browser, ola);
  const std::string token = browser.token;
  const auto out = browser.drop("/api/session");
  CHECK(out["state"] == "signed_out");
  CHECK(out.header("Set-Cookie") ==
        "__Host-stafett=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict");
  browser.token = token;
  CHECK(browser.get("/api/session")["state"] == "signed_out");
  CHECK(browser.drop("/api/session").status == 200);
}

ON_BOTH_ENGINES("one may end one's other sessions; a new password does it by itself") {
  FrontDesk desk{engine};
  const auto ola = add_person(desk, "ola", {Role::participant});
  Browser here{desk};
  Browser phone{desk};
  sign_in(desk, here, ola);
  sign_in(desk, phone, ola);
  SUBCASE("by hand") { CHECK(here.post("/api/session/end-others")["state"] == "signed_in"); }
  SUBCASE("by a new password") {
    const auto body = [](const std::string& current, const std::string& next) {
      return R"({"current":")" + current + R"(","new_password":")" + next + "\"}";
    };
    CHECK(here.post("/api/account/password",
                    body("feil passord", "et nytt og langt ett"))["code"] == "wrong_password");
    CHECK(here.post("/api/account/password", body(good_password, "kort"))["code"] ==
          "password_too_short");
    const std::string before = here.token;
    CHECK(here.post("/api/account/password", body(good_password, "et nytt og langt ett")).status ==
          200);
    CHECK(here.token != before);
    Browser later{desk};
    CHECK(later.post("/api/session", credentials("ola")).status == 401);
    CHECK(later.post("/api/session", credentials("ola", "et nytt og langt ett")).status == 200);
  }
  CHECK(here.get("/api/session")["state"] == "signed_in");
  CHECK(phone.get("/api/session")["state"] == "signed_out");
}

ON_BOTH_ENGINES("an invited consultant chooses a password within seven days, once") {
  FrontDesk desk{engine};
  const auto sjef = add_person(desk, "sjef", {Role::administrator});
  const auto nina = add_employee(desk, "Nina Ny");
  Browser office{desk};
  sign_in(desk, office, sjef);
  const std::string path = "/api/employees/" + nina.to_text() + "/invitation";
  CHECK(office
            .post("/api/employees/" + desk.make<EmployeeId>().to_text() + "/invitation",
                  R"({"username":"nina","roles":["consultant"]})")
            .status == 404);
  CHECK(office.post(path, R"({"username":"nina","roles":["participant"]})").status == 422);
  CHECK(office.post(path, R"({"username":"nina","roles":[]})").status == 422);
  CHECK(office.post(path, R"({"username":"SJEF","roles":["consultant"]})")["code"] ==
        "username_taken");
  const auto made = office.post(path, R"({"username":"Nina@example.no","roles":["consultant"]})");
  CHECK(made.status == 201);
  CHECK(made["expires_at"] == (desk.now + hours(24 * 7)).to_text());
  const std::string link = made["path"];
  REQUIRE(link.starts_with("/invitation/"));
  const std::string invitation = "/api/invitations/" + link.substr(12);
  CHECK(!holds(everything_kept(desk), link.substr(12)));

  Browser nina_home{desk};
  const auto shown = nina_home.get(invitation);
  CHECK(shown["name"] == "Nina Ny");
  CHECK(shown["username"] == "nina@example.no");
  CHECK(shown["role"] == "consultant");
  CHECK(shown["second_factor_needed"] == "true");
  CHECK(nina_home.post("/api/session", credentials("nina@example.no")).status == 401);
  const std::string body = R"({"password":")" + good_password + R"(","language":"nn"})";
  CHECK(nina_home.post(invitation, R"({"password":"nina@example.no","language":"nn"})")["code"] ==
        "password_is_own_name");

  SUBCASE("in time") {
    CHECK(nina_home.post(invitation, body)["state"] == "enrol_second_factor");
    CHECK(nina_home.post(invitation, body).status == 404);
    CHECK(nina_home.get(invitation).body == nina_home.get("/api/invitations/none").body);
  }
  SUBCASE("too late") {
    desk.now = desk.now + hours(24 * 7);
    CHECK(nina_home.get(invitation).status == 404);
    CHECK(nina_home.post(invitation, body).status == 404);
  }
  SUBCASE("a newer invitation replaces it") {
    CHECK(office.post(path, R"({"username":"nina","roles":["consultant"]})").status == 201);
    CHECK(nina_home.post(invitation, body).status == 404);
  }
}

ON_BOTH_ENGINES("an invitation anew is how a lost password is mended: all sessions end") {
  FrontDesk desk{engine};
  const auto sjef = add_person(desk, "sjef", {Role::administrator});
  const auto employee = add_employee(desk, "Nina Ny");
  const auto nina = add_person(desk, "nina", {Role::consultant}, employee);
  Browser office{desk};
  Browser phone{desk};
  sign_in(desk, office, sjef);
  sign_in(desk, phone, nina);
  const auto made = office.post("/api/employees/" + employee.to_text() + "/invitation",
                                R"({"username":"nina","roles":["consultant","leader"]})");
  CHECK(phone.get("/api/session")["state"] == "signed_in");
  Browser laptop{desk};
  const auto taken = laptop.post("/api/invitations/" + made["path"].substr(12),
                                 R"({"password":"et nytt og langt ett","language":"nb"})");
  CHECK(taken["state"] == "second_factor");
  CHECK(phone.get("/api/session")["state"] == "signed_out");
  CHECK(phone.post("/api/session", credentials("nina")).status == 401);
  CHECK(phone.post("/api/session", credentials("nina", "et nytt og langt ett"))["state"] ==
        "second_factor");
}

ON_BOTH_ENGINES(
    "who made the link to an account in use does not get in with it: its phone is asked for") {
  FrontDesk desk{engine};
  const auto sjef = add_person(desk, "sjef", {Role::administrator});
  const auto employee = add_employee(desk, "Nina Ny");
  const auto nina = add_person(desk, "nina", {Role::consultant}, employee);
  Browser office{desk};
  sign_in(desk, office, sjef);
  const std::string body = R"({"password":"et nytt og langt ett","language":"nb"})";
  Browser laptop{desk};
  SUBCASE("by the administrator") {
    const auto made = office.post("/api/employees/" + employee.to_text() + "/invitation",
                                  R"({"username":"nina","roles":["consultant"]})");
    const auto path = "/api/invitations/" + made["path"].substr(12);
    CHECK(laptop.get(path)["second_factor_needed"] == "false");
    CHECK(laptop.post(path, body)["state"] == "second_factor");
    CHECK(laptop.get("/api/my-day").status == 401);
    CHECK(laptop.post("/api/session/second-factor", code_body("000000")).status != 200);
    CHECK(laptop.get("/api/session")["state"] == "second_factor");
    // Its owner goes on with the phone they have.
    desk.now = desk.now + minutes(1);
    CHECK(laptop.post("/api/session/second-factor",
                      code_body(nina.phone.code(desk.now)))["state"] == "signed_in");
  }
  SUBCASE("but the machine's owner lets somebody in who has lost everything") {
    const auto link =
        service::new_rescue_invitation(desk.house, "nina", desk.now, desk.random).value();
    const auto path = "/api/invitations/" + link.substr(12);
    CHECK(laptop.get(path)["second_factor_needed"] == "true");
    CHECK(laptop.post(path, body)["state"] == "enrol_second_factor");
  }
}

ON_BOTH_ENGINES("nobody takes the administrator's role from themselves") {
  FrontDesk desk{engine};
  const auto employee = add_employee(desk, "Sjef Sjefsen");
  const auto sjef = add_person(desk, "sjef", {Role::administrator}, employee);
  Browser office{desk};
  sign_in(desk, office, sjef);
  CHECK(office.post("/api/employees/" + employee.to_text() + "/invitation",
                    R"({"username":"sjef","roles":["consultant"]})")["code"] == "own_role");
}

ON_BOTH_ENGINES("who has left gets in no more, and an account that is closed neither") {
  FrontDesk desk{engine};
  const auto employee = add_employee(desk, "Nina Ny");
  const auto nina = add_person(desk, "nina", {Role::consultant}, employee);
  Browser browser{desk};
  sign_in(desk, browser, nina);
  SUBCASE("left") {
    desk.put("update employment set end_day = $1", desk.now.day_in_norway() + 1);
    CHECK(browser.get("/api/session")["state"] == "signed_in");
    desk.put("update employment set end_day = $1", desk.now.day_in_norway());
    CHECK(browser.get("/api/session")["state"] == "signed_out");
    CHECK(browser.post("/api/session", credentials("nina"))["code"] == "employment_ended");
    CHECK(browser.post("/api/session", credentials("nina", "feil passord, helt feil")).status ==
          401);
  }
  SUBCASE("closed") {
    desk.put("update account set closed_at = $1", desk.now);
    CHECK(browser.get("/api/session")["state"] == "signed_out");
    CHECK(browser.post("/api/session", credentials("nina")).status == 401);
  }
}

ON_BOTH_ENGINES("staff of the invented office may do without a second factor") {
  FrontDesk desk{engine};
  auto kari = add_person(desk, "kari", {Role::consultant});
  desk.put("update account set second_factor_secret = null, second_factor_since = null");
  Browser browser{desk};
  CHECK(browser.post("/api/session", credentials("kari"))["state"] == "enrol_second_factor");
  desk.put("update organisation set invented = $1", true);
  CHECK(browser.post("/api/session", credentials("kari"))["state"] == "signed_in");
  CHECK(browser.get("/api/session")["invented"] == "true");
}

ON_BOTH_ENGINES("a cookie that is no token asks nothing of the database") {
  FrontDesk desk{engine};
  Browser browser{desk};
  for (const auto& token : {std::string{"x"}, std::string(43, 'a'), std::string(5000, 'a')}) {
    browser.token = token;
    CHECK(browser.get("/api/session")["state"] == "signed_out");
  }
}

ON_BOTH_ENGINES("old sessions and counts of failures are tidied away, those of today stay") {
  FrontDesk desk{engine};
  const auto ola = add_person(desk, "ola", {Role::participant});
  Browser browser{desk};
  sign_in(desk, browser, ola);
  browser.post("/api/session", credentials("ola", "feil passord, helt feil"));
  const auto rows = [&](const std::string& table) {
    return desk.store.read(
        [&](sql::Reading& tx) { return tx.one<std::int64_t>("select count(*) from " + table); });
  };
  service::tidy_sessions(desk.house, desk.now);
  CHECK(rows("session") == 1);
  CHECK(rows("login_throttle") > 0);
  service::tidy_sessions(desk.house, desk.now + hours(24 * 32));
  CHECK(rows("session") == 0);
  CHECK(rows("login_throttle") == 0);
}
