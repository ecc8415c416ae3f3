#include "service/standing.hpp"

#include <doctest/doctest.h>

#include "service/house.hpp"
#include "store/contract.hpp"
#include "store/databases.hpp"
#include "store/staff.hpp"

using namespace stafett;
using namespace stafett::service;
using domain::Role;
using stafett::test::monday_morning;

namespace {

const Day today = monday_morning.day_in_norway();

/// One contract with its team, a leader and a consultant; another team that has nothing to do with
/// it.
class Office {
 public:
  explicit Office(sql::Engine engine) : database{engine}, store{{.location = database.location()}} {
    store.write([&](sql::Writing& tx) {
      domain::Contract made;
      made.id = contract;
      made.number = "25/1";
      made.name = "Oppfølging";
      made.measure = domain::MeasureType::oppfolging;
      made.award_day = today - 400;
      made.first_day = today - 380;
      made.base_end_day = today + 350;
      store::add_contract(tx, made, monday_morning, {});
      for (const EmployeeId who : {leader, other_leader, consultant}) {
        domain::Employee employee;
        employee.id = who;
        employee.name = "Nora Konsulent";
        employee.education_level = domain::EducationLevel::bachelor;
        employee.relevant_degree = true;
        store::add_employee(tx, {employee, {}, {}, 1}, monday_morning);
        domain::Employment post;
        post.id = EmploymentId::make(monday_morning, random);
        post.employee = who;
        if (who != other_leader) post.contract = contract;
        post.role_title = "Jobbspesialist";
        post.days.first = today - 300;
        store::add_employment(tx, post, monday_morning);
      }
      store::add_team(tx, {team, "Øst", {contract}, 1}, monday_morning);
      store::add_team(tx, {other_team, "Vest", {}, 1}, monday_morning);
      joins(tx, team, leader, true);
      joins(tx, team, consultant, false);
      joins(tx, other_team, other_leader, true);
      tx.run(R"(insert into person (id, number_verdict, given_name, family_name, sort_name, search,
                  protection, created_at, version)
                values ($1, 'missing', 'Kari', 'Eksempel', 'k', 'k', 'STRENGT_FORTROLIG', $2, 1))",
             person, monday_morning);
      tx.run(R"(insert into participation (id, person_id, contract_id, origin, referral_day, status,
                  status_day, start_day, end_day, effort_group, se_stage, se_stage_day,
                  goal_version, shared_by_hand, under_follow_up, created_at, version)
                values ($1, $2, $3, 'new', $4, 'DELTAR', $5, $5, $6, 'TRENGER_VEILEDNING', 5, $7,
                  0, $8, $8, $9, 1))",
             participation, person, contract, today - 100, today - 90, today + 90, today - 20,
             false, monday_morning);
      tx.run(R"(insert into assignment (id, participation_id, employee_id, part, first_day, reason,
                  created_at, version) values ($1, $2, $3, 'lead', $4, 'Ny', $5, 1))",
             AssignmentId::make(monday_morning, random), participation, consultant, today - 60,
             monday_morning);
      const auto employer = EmployerId::make(monday_morning, random);
      tx.run(R"(insert into employer (id, name, search, place, industry, version)
                values ($1, 'Bedrift', 'bedrift', 'Moss', '', 1))",
             employer);
      // A trial is no job yet, and one that is over is none any more.
      work(tx, employer, "work_trial", today - 50, {});
      work(tx, employer, "ordinary", today - 40, today - 30);
      work(tx, employer, "ordinary", today - 18, {});
    });
  }

  Call as(Role role, std::optional<EmployeeId> employee) {
    Session session;
    session.stage = Session::Stage::full;
    session.role = role;
    session.employee = employee;
    if (employee) session.account = AccountId::make(monday_morning, random);
    return Call{.house = house,
                .now = monday_morning,
                .today = today,
                .random = random,
                .session = session};
  }

  std::int64_t lines(std::string_view where) {
    return store.read([&](sql::Reading& tx) {
      return tx.one<std::int64_t>("select count(*) from audit" + std::string{where}).value_or(-1);
    });
  }

  test::TestDatabase database;
  store::Store store;
  test::SeededRandom random{5};
  Vault vault{{1, 2, 3}};
  Passwords passwords{{.operations = 1, .memory = 8192, .at_once = 1, .waiting = 1}};
  House house{store, vault, passwords};
  ContractId contract = ContractId::make(monday_morning, random);
  EmployeeId leader = EmployeeId::make(monday_morning, random);
  EmployeeId other_leader = EmployeeId::make(monday_morning, random);
  EmployeeId consultant = EmployeeId::make(monday_morning, random);
  TeamId team = TeamId::make(monday_morning, random);
  TeamId other_team = TeamId::make(monday_morning, random);
  PersonId person = PersonId::make(monday_morning, random);
  ParticipationId participation = ParticipationId::make(monday_morning, random);

 private:
  void joins(sql::Writing& tx, TeamId which, EmployeeId who, bool leads) {
    store::add_member(tx, {new_uuid(monday_morning, random),
                           {which, who, leads, Period{today - 300, std::nullopt}}});
  }
  void work(sql::Writing& tx, EmployerId employer, std::string_view kind, Day first,
            std::optional<Day> end) {
    tx.run(R"(insert into job (id, participation_id, employer_id, kind, title, first_day, end_day,
                extent_percent, created_at, version)
              values ($1, $2, $3, $4, 'Lager', $5, $6, 100, $7, 1))",
           JobId::make(monday_morning, random), participation, employer, kind, first, end,
           monday_morning);
  }
};

}  // namespace

ON_BOTH_ENGINES("a standing is what the register holds of contract, posts and people") {
  Office office{engine};
  const auto standing = read_standing(office.as(Role::leader, office.leader), office.contract);
  REQUIRE(standing.has_value());
  CHECK(standing->day == today);
  CHECK(standing->contract.number == "25/1");
  REQUIRE(standing->consultants.size() == 1);  // the leader leads the team alone
  CHECK(standing->consultants[0].relevant_degree);
  CHECK(standing->consultants[0].elsewhere == 0);
  REQUIRE(standing->participants.size() == 1);
  const auto& one = standing->participants[0];
  CHECK(one.record.start_day == today - 90);
  CHECK(one.record.end_day == today + 90);
  CHECK(one.stage == domain::SeStage::on_and_off_job_support);
  CHECK(one.stage_since == today - 20);
  CHECK(one.job_since == today - 18);
  CHECK(one.group == domain::EffortGroup::trenger_veiledning);
  CHECK(one.lead == 0);
  CHECK(one.since == today - 60);
}

ON_BOTH_ENGINES(
    "a standing is for leaders of the contract's teams and for who keeps contracts, and leaves a "
    "line that names nobody") {
  Office office{engine};
  const auto answer = [&](Role role, std::optional<EmployeeId> who) {
    const auto standing = read_standing(office.as(role, who), office.contract);
    return standing ? std::string{"read"} : standing.error().code;
  };
  CHECK(answer(Role::leader, office.other_leader) == "not_allowed");
  CHECK(answer(Role::consultant, office.consultant) == "not_allowed");
  CHECK(answer(Role::consultant, office.leader) == "not_allowed");  // one role at a time
  CHECK(answer(Role::counsellor, {}) == "not_allowed");
  CHECK(answer(Role::participant, {}) == "not_allowed");
  CHECK(answer(Role::researcher, {}) == "not_allowed");
  CHECK(office.lines("") == 0);
  CHECK(answer(Role::leader, office.leader) == "read");
  CHECK(answer(Role::administrator, {}) == "read");
  CHECK(office.lines(" where kind = 'contract' and action = 'read'") == 2);
  CHECK(office.lines(" where actor is null and role = 'administrator'") == 1);
  CHECK(office.store.read([](sql::Reading& tx) {
    return tx.one<std::int64_t>("select count(*) from audit_subject").value_or(-1);
  }) == 0);
  const auto missing = read_standing(office.as(Role::administrator, {}),
                                     ContractId::make(monday_morning, office.random));
  CHECK(missing.error().code == "not_found");
}
