// People for stories of the API: who can sign in, and does.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "api/front_desk.hpp"
#include "service/account.hpp"
#include "service/one_time_code.hpp"
#include "store/account.hpp"

namespace stafett::test {

inline const std::string good_password = "en lang og god setning";

/// What an app on a phone has.
struct Phone {
  std::string secret;
  [[nodiscard]] std::string code(Instant at) const { return service::totp_code(secret, at); }
};

/// An account that can sign in, made past the invitations.
struct Person {
  store::Account account;
  Phone phone;
};

/// With a second factor unless the only role is the participant's. The organisation is there
/// afterwards.
inline Person add_person(FrontDesk& desk, const std::string& username,
                         std::vector<domain::Role> roles, std::optional<EmployeeId> employee = {},
                         std::optional<PersonId> person = {},
                         std::optional<CounsellorId> counsellor = {}) {
  Person made;
  store::Account& account = made.account;
  account.id = desk.make<AccountId>();
  account.username = username;
  account.display_name = "Kari " + username;
  account.language = "nb";
  account.password_hash = desk.passwords.hash(good_password).value();
  account.employee = employee;
  account.person = person;
  account.counsellor = counsellor;
  account.created_at = desk.now;
  account.roles = std::move(roles);
  if (service::needs_second_factor(account.roles)) {
    made.phone.secret = service::new_totp_secret(desk.random);
    account.second_factor_secret =
        desk.vault.seal(made.phone.secret, account.id.to_text(), desk.random);
    account.second_factor_since = desk.now;
  }
  desk.store.write([&](sql::Writing& tx) {
    if (!store::find_organisation(tx))
      store::save_organisation(tx, {"Prøvehuset", {}, false}, desk.now);
    store::add_account(tx, account);
  });
  return made;
}

inline std::string credentials(const std::string& username,
                               const std::string& password = good_password) {
  return R"({"username":")" + username + R"(","password":")" + password + R"("})";
}
inline std::string code_body(const std::string& code) { return R"({"code":")" + code + R"("})"; }

/// Both steps; the clock goes on a minute, so that no code is used twice. Signed in afterwards.
inline Seen sign_in(FrontDesk& desk, Browser& browser, const Person& person) {
  desk.now = desk.now + minutes(1);
  auto seen = browser.post("/api/session", credentials(person.account.username));
  REQUIRE(seen.status == 200);
  if (!person.phone.secret.empty()) {
    REQUIRE(seen["state"] == "second_factor");
    seen = browser.post("/api/session/second-factor", code_body(person.phone.code(desk.now)));
    REQUIRE(seen.status == 200);
  }
  REQUIRE(seen["state"] == "signed_in");
  return seen;
}

/// An employee with one permanent post from 2025 on.
inline EmployeeId add_employee(FrontDesk& desk, const std::string& name) {
  const auto id = desk.make<EmployeeId>();
  desk.put(R"(insert into employee (id, name, sort_name, search, education_level, education_field,
                                    relevant_degree, created_at, version)
              values ($1, $2, $2, $2, 'bachelor', 'sosialfag', $3, $4, 1))",
           id, name, true, desk.now);
  desk.put(R"(insert into employment (id, employee_id, role_title, type, extent_percent, first_day,
                                      other_work_agreed, created_at, version)
              values ($1, $2, 'Jobbspesialist', 'permanent', 100, $3, $4, $5, 1))",
           desk.make<EmploymentId>(), id, *Day::of(2025, 1, 1), false, desk.now);
  return id;
}

/// All that the database holds, as one text: to see what is not in it.
inline std::string everything_kept(FrontDesk& desk) {
  return desk.store.read([](sql::Reading& tx) {
    std::string all;
    for (const auto* table : {"account", "account_role", "recovery_code", "session",
                              "login_throttle", "invitation", "setup_token", "audit"}) {
      for (const sql::Row row : tx.rows("select * from " + std::string{table})) {
        for (int i = 0; i < row.columns(); ++i) {
          if (!row.is_null(i)) (all += row.get<std::string_view>(i)) += '\n';
        }
      }
    }
    return all;
  });
}

/// The actions in the audit log, oldest first.
inline std::vector<std::string> audited(FrontDesk& desk) {
  return desk.store.read([](sql::Reading& tx) {
    return tx.rows("select action from audit order by seq").all([](const sql::Row& row) {
      return row.get<std::string>(0);
    });
  });
}

}  // namespace stafett::test
