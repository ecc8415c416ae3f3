// A small office for tests, with everybody at a browser of their own.
#pragma once

#include <doctest/doctest.h>

#include "api/front_desk.hpp"
#include "api/people.hpp"
#include "store/databases.hpp"

namespace stafett::test {

using domain::Role;

inline std::string in_quotes(const std::string& text) { return '"' + text + '"'; }

/// The list under a name; fails where it is none.
inline const std::vector<api::json::Node>& list(const Seen& seen, std::string_view name) {
  const auto* member = seen.json.member(name);
  REQUIRE(member != nullptr);
  REQUIRE(member->kind == api::json::Node::Kind::array);
  return member->children;
}

inline std::string text_of(const api::json::Node& node, std::string_view name) {
  const auto* member = node.member(name);
  return member == nullptr || member->kind != api::json::Node::Kind::text ? std::string{}
                                                                          : member->text;
}

inline const api::json::Node& at(const Seen& seen, std::string_view name) {
  const auto* member = seen.json.member(name);
  REQUIRE(member != nullptr);
  return *member;
}

/// Whether somebody may do an act now, as the page is told.
inline bool offers(const api::json::Node& node, std::string_view act) {
  const auto* acts = node.member("acts");
  if (acts == nullptr) return false;
  for (const auto& one : acts->children) {
    if (one.text == act) return true;
  }
  return false;
}

/// A small office: one contract, one team, a leader and two consultants, three participants of whom
/// one has a protected address, and a Nav counsellor who referred them.
class Office {
 public:
  explicit Office(sql::Engine engine) : desk{engine} {
    admin = add_person(desk, "admin", {Role::administrator});
    sign_in(desk, at_admin, admin);
    contract = registered_contract();
    leader_id = registered_employee("Liv Leder");
    anna_id = registered_employee("Anna Konsulent");
    bo_id = registered_employee("Bo Konsulent");
    team = at_admin.post("/api/teams",
                         R"({"name":"Team Øst","contracts":[)" + in_quotes(contract) + "]}")["id"];
    for (const auto& [id, leads] :
         {std::pair{leader_id, "true"}, {anna_id, "false"}, {bo_id, "false"}}) {
      const auto seen = at_admin.post("/api/teams/" + team + "/members",
                                      R"({"employee":)" + in_quotes(id) + R"(,"leads":)" + leads +
                                          R"(,"first_day":")" + day(-400) + "\"}");
      REQUIRE(seen.status == 201);
    }
    counsellor_id = desk.make<CounsellorId>();
    desk.put(R"(insert into counsellor (id, name, name_key, office, version)
                values ($1, 'Nina Nav', 'nina nav', 'Nav Prøvestad', 1))",
             counsellor_id);
    kari = referred("Kari", "Prøve", "");
    per = referred("Per", "Test", "");
    hemmelig = referred("Hemmelig", "Navn", "STRENGT_FORTROLIG");
    leader = add_person(desk, "leder", {Role::leader}, *EmployeeId::from_text(leader_id));
    anna = add_person(desk, "anna", {Role::consultant}, *EmployeeId::from_text(anna_id));
    bo = add_person(desk, "bo", {Role::consultant}, *EmployeeId::from_text(bo_id));
    nina = add_person(desk, "nina", {Role::counsellor}, {}, {}, counsellor_id);
    kari_account = add_person(desk, "kari", {Role::participant}, {}, person_of(kari));
    sign_in(desk, at_leader, leader);
    sign_in(desk, at_anna, anna);
    sign_in(desk, at_bo, bo);
    sign_in(desk, at_nina, nina);
    sign_in(desk, at_kari, kari_account);
  }

  /// A day counted from today, as text.
  [[nodiscard]] std::string day(int from_today) const {
    return (desk.now.day_in_norway() + from_today).to_text();
  }

  Seen give(const std::string& participation, const std::string& employee, int from = 0) {
    return at_leader.post("/api/assignments", R"({"participations":[)" + in_quotes(participation) +
                                                  R"(],"employee":)" + in_quotes(employee) +
                                                  R"(,"part":"lead","first_day":")" + day(from) +
                                                  R"(","reason":"Ny i tiltaket"})");
  }

  Seen write(Browser& browser, const std::string& participation, const std::string& text,
             bool sign = true) {
    return browser.post("/api/participations/" + participation + "/notes",
                        R"({"kind":"meeting","day":")" + day(0) +
                            R"(","minutes":45,"present":"","text":)" + in_quotes(text) +
                            R"(,"sign":)" + (sign ? "true" : "false") + "}");
  }

  PersonId person_of(const std::string& participation) {
    return desk.store.read([&](sql::Reading& tx) {
      return tx
          .one<PersonId>("select person_id from participation where id = $1",
                         *ParticipationId::from_text(participation))
          .value();
    });
  }

  FrontDesk desk;
  Browser at_admin{desk}, at_leader{desk}, at_anna{desk}, at_bo{desk}, at_nina{desk}, at_kari{desk};
  Person admin, leader, anna, bo, nina, kari_account;
  std::string contract, team, leader_id, anna_id, bo_id, kari, per, hemmelig;
  CounsellorId counsellor_id;

 private:
  std::string registered_contract() {
    const auto seen = at_admin.post(
        "/api/contracts",
        R"({"number":"24/100","name":"Oppfølging Øst","measure_type":"OPPFOLGING",
            "agreement_type":"RAMMEAVTALE","buyer":"Nav Tiltak Øst","area":"Øst","award_day":")" +
            day(-430) + R"(","first_day":")" + day(-400) + R"(","base_last_day":")" + day(330) +
            R"(","option_model":"TO_PLUSS_EN_PLUSS_EN","start_months":6,"method":"SE 1",
            "price_model":"AVTALT_PRIS_PER_TIME_OPPFOLGING_PER_DELTAKER","data_role":"processor",
            "options":[{"first_day":")" +
            day(331) + R"(","last_day":")" + day(695) + R"(","decide_by_day":")" + day(240) +
            R"("}],"terms":[{"kind":"caseload_ceiling","first_day":")" + day(-400) +
            R"(","number":20,"source":"Bilag 1"},{"kind":"degree_share","first_day":")" +
            day(-400) + R"(","number":60,"source":"Bilag 1"}]})");
    REQUIRE_MESSAGE(seen.status == 201, seen.body);
    return seen["id"];
  }

  std::string registered_employee(const std::string& name) {
    const auto seen = at_admin.post(
        "/api/employees", R"({"name":)" + in_quotes(name) +
                              R"(,"education_level":"bachelor","education_field":"sosialfag",
            "relevant_degree":true,"employment":{"role_title":"Jobbspesialist","type":"permanent",
            "extent_percent":100,"first_day":")" +
                              day(-400) + R"(","contract":)" + in_quotes(contract) +
                              R"(,"other_work_agreed":false}})");
    REQUIRE_MESSAGE(seen.status == 201, seen.body);
    return seen["id"];
  }

 protected:
  std::string referred(const std::string& given, const std::string& family,
                       const std::string& protection) {
    const auto person = desk.make<PersonId>();
    const auto id = desk.make<ParticipationId>();
    const auto today = desk.now.day_in_norway();
    const std::string search = text::fold(given + " " + family + " 12345678901");
    desk.put(R"(insert into person (id, number, number_verdict, given_name, family_name, sort_name,
                                    search, phone, protection, created_at, version)
                values ($1, '12345678901', 'flagged', $2, $3, $4, $5, '90000000', $6, $7, 1))",
             person, given, family, text::sort_key(family + " " + given), search, protection,
             desk.now);
    desk.put(R"(insert into participation (id, person_id, contract_id, origin, referral_day,
                  referral_purpose, counsellor_id, status, status_day, start_day, end_day,
                  goal_version, shared_by_hand, under_follow_up, created_at, version)
                values ($1, $2, $3, 'new', $4, 'Trenger hjelp til å finne jobb', $5, 'DELTAR', $6,
                        $6, $7, 0, $8, $9, $10, 1))",
             id, person, *ContractId::from_text(contract), today - 3, counsellor_id, today - 2,
             today + 180, false, true, desk.now);
    return id.to_text();
  }
};

}  // namespace stafett::test
