#include "service/history.hpp"

#include <doctest/doctest.h>

#include "service/house.hpp"
#include "store/contract.hpp"
#include "store/databases.hpp"
#include "store/staff.hpp"

using namespace stafett;
using namespace stafett::service;
using domain::EndKind;
using domain::Role;
using stafett::test::monday_morning;

namespace {

const Day today = monday_morning.day_in_norway();

/// A contract that has ended and the one that followed it; three posts and some participants.
class Office {
 public:
  explicit Office(sql::Engine engine) : database{engine}, store{{.location = database.location()}} {
    store.write([&](sql::Writing& tx) {
      contract(tx, first, today - 800, today - 100, 30);
      contract(tx, second, today - 100, today + 600, 40);
      stays = employee(tx, true);
      leaves = employee(tx, false);
      comes = employee(tx, true);
      outside = employee(tx, false);
      auto post = employment(stays, first, today - 700, today - 100);
      post.other_work_agreed = true;
      post.onboarding_signed_day = today - 600;
      store::add_employment(tx, post, monday_morning);
      store::add_employment(tx, employment(stays, second, today - 100, {}), monday_morning);
      post = employment(leaves, first, today - 700, today - 300);
      post.notice_day = today - 330;
      store::add_employment(tx, post, monday_morning);
      store::add_employment(tx, employment(comes, first, today - 280, {}), monday_morning);
      store::add_employment(tx, employment(outside, {}, today - 790, {}), monday_morning);

      tx.run(R"(insert into person (id, number_verdict, given_name, family_name, sort_name, search,
                  protection, created_at, version)
                values ($1, 'missing', 'Kari', 'Eksempel', 'k', 'k', '', $2, 1))",
             person, monday_morning);
      employer = EmployerId::make(monday_morning, random);
      tx.run(R"(insert into employer (id, name, search, place, industry, version)
                values ($1, 'Bedrift', 'bedrift', 'Moss', '', 1))",
             employer);
    });
  }

  /// With its referral ten days before its start.
  ParticipationId participation(std::string_view status, std::optional<std::string_view> reason,
                                std::optional<Day> start, std::optional<Day> end,
                                std::string_view group = "TRENGER_VEILEDNING") {
    const auto id = ParticipationId::make(monday_morning + seconds(++made), random);
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into participation (id, person_id, contract_id, origin, referral_day, status,
                  status_reason, status_day, start_day, end_day, effort_group, goal_version,
                  shared_by_hand, under_follow_up, created_at, version)
                values ($1, $2, $3, 'new', $4, $5, $6, $7, $8, $9, $10, 0, $11, $11, $12, 1))",
             id, person, first, start.value_or(today - 400) - 10, status, reason,
             end.value_or(start.value_or(today - 390)), start, end, group, false, monday_morning);
    });
    return id;
  }
  void lead(ParticipationId whose, EmployeeId who, Day from, std::optional<Day> end) {
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into assignment (id, participation_id, employee_id, part, first_day, end_day,
                  reason, created_at, version) values ($1, $2, $3, 'lead', $4, $5, 'Ny', $6, 1))",
             AssignmentId::make(monday_morning, random), whose, who, from, end, monday_morning);
    });
  }
  void note(ParticipationId whose, Day day, std::string_view kind, std::string_view state) {
    store.write([&](sql::Writing& tx) {
      tx.run(
          R"(insert into note (id, participation_id, author_id, kind, day, minutes, present, text,
                  state, corrections, created_at, changed_at, version)
                values ($1, $2, $3, $4, $5, 30, '', 'Hemmelig', $6, 0, $7, $7, 1))",
          NoteId::make(monday_morning, random), whose, stays, kind, day, state, monday_morning);
    });
  }
  void appointment(ParticipationId whose, Day day, std::string_view state) {
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into appointment (id, participation_id, employee_id, starts_at, day, minutes,
                  kind, place, purpose, state, created_at, version)
                values ($1, $2, $3, $4, $5, 30, 'meeting', '', '', $6, $4, 1))",
             AppointmentId::make(monday_morning, random), whose, stays, monday_morning, day, state);
    });
  }
  void stage(ParticipationId whose, int ordinal, int which, Day day) {
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into se_stage_change (participation_id, ordinal, stage, day, recorded_at)
                values ($1, $2, $3, $4, $5))",
             whose, ordinal, which, day, monday_morning);
    });
  }
  void granted(ParticipationId whose, int ordinal, Day from, Day end) {
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into granted_period (participation_id, ordinal, first_day, end_day,
                  recorded_at, source) values ($1, $2, $3, $4, $5, 'NAV'))",
             whose, ordinal, from, end, monday_morning + -hours(24 * 500));
    });
  }
  void job(ParticipationId whose, std::string_view kind, Day from, std::optional<Day> end) {
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into job (id, participation_id, employer_id, kind, title, first_day, end_day,
                  extent_percent, created_at, version)
                values ($1, $2, $3, $4, 'Lager', $5, $6, 100, $7, 1))",
             JobId::make(monday_morning, random), whose, employer, kind, from, end, monday_morning);
    });
  }

  Call as(Role role) {
    Session session;
    session.stage = Session::Stage::full;
    session.role = role;
    session.account = AccountId::make(monday_morning, random);
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
  ContractId first = ContractId::make(monday_morning, random);
  ContractId second = ContractId::make(monday_morning, random);
  PersonId person = PersonId::make(monday_morning, random);
  EmployeeId stays;
  EmployeeId leaves;
  EmployeeId comes;
  EmployeeId outside;
  EmployerId employer;
  int made = 0;

 private:
  void contract(sql::Writing& tx, ContractId id, Day from, Day end, int places) {
    domain::Contract one;
    one.id = id;
    one.number = id == first ? "21/1" : "25/1";
    one.name = "Oppfølging";
    one.measure = domain::MeasureType::oppfolging;
    one.award_day = from - 40;
    one.first_day = from;
    one.base_end_day = end;
    one.places = places;
    if (id == second) one.predecessor = first;
    store::add_contract(tx, one, monday_morning, {});
  }
  EmployeeId employee(sql::Writing& tx, bool degree) {
    domain::Employee one;
    one.id = EmployeeId::make(monday_morning, random);
    one.name = "Nora Konsulent";
    one.education_level = domain::EducationLevel::bachelor;
    one.relevant_degree = degree;
    store::add_employee(tx, {one, {}, {}, 1}, monday_morning);
    return one.id;
  }
  domain::Employment employment(EmployeeId who, std::optional<ContractId> under, Day from,
                                std::optional<Day> end) {
    domain::Employment one;
    one.id = EmploymentId::make(monday_morning, random);
    one.employee = who;
    one.contract = under;
    one.role_title = "Jobbspesialist";
    one.days = {from, end};
    return one;
  }
};

}  // namespace

ON_BOTH_ENGINES(
    "contracts that follow each other are one line, and posts go on from one to the next") {
  Office office{engine};
  const auto lives = read_histories(office.as(Role::administrator));
  REQUIRE(lives.has_value());
  CHECK(lives->from == today - 800);
  CHECK(lives->until == today);
  REQUIRE(lives->lines.size() == 1);
  const auto& contracts = lives->lines[0].contracts;
  REQUIRE(contracts.size() == 2);
  CHECK(contracts[0].days == Period{today - 800, today - 100});
  CHECK(contracts[0].places == 30);
  CHECK(contracts[1].award_day == today - 140);
  CHECK(domain::contract_phase(lives->lines[0], today - 110) == domain::Phase::end);
  CHECK(domain::contract_phase(lives->lines[0], today - 90) == domain::Phase::start);

  REQUIRE(lives->employments.size() == 3);
  const auto has_first = [&](int days) {
    const auto found = std::find_if(lives->employments.begin(), lives->employments.end(),
                                    [&](const auto& one) { return one.first == today - days; });
    REQUIRE(found != lives->employments.end());
    return *found;
  };
  // One of those that began on that day stays over both contracts, one has given notice.
  int over_both = 0;
  for (const auto& one : lives->employments) {
    if (one.first != today - 700) continue;
    if (one.end) {
      CHECK(one.end == today - 300);
      CHECK(one.notice_day == today - 330);
      CHECK_FALSE(one.ended_with_contract);
      CHECK_FALSE(one.relevant_degree);
    } else {
      ++over_both;
      CHECK(one.relevant_degree);
      CHECK(one.onboarding_signed_day == today - 600);
      // Known from the next contract's award until it began.
      REQUIRE(one.other_work.size() == 1);
      CHECK(one.other_work[0] == Period{today - 140, today - 100});
    }
  }
  CHECK(over_both == 1);
  CHECK_FALSE(has_first(280).end);
  REQUIRE(lives->vacancies.size() == 1);
  CHECK(lives->vacancies[0].notice_day == today - 330);
  CHECK(lives->vacancies[0].left_day == today - 300);
  CHECK(lives->vacancies[0].filled_day == today - 280);
}

ON_BOTH_ENGINES(
    "a participation is told with its days and its ending, and by nothing that names it") {
  Office office{engine};
  const auto busy = office.participation("HAR_SLUTTET", "FATT_JOBB", today - 500, today - 200,
                                         "TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE");
  office.lead(busy, office.leaves, today - 500, today - 300);
  office.lead(busy, office.comes, today - 270, {});
  office.stage(busy, 1, 1, today - 498);
  office.stage(busy, 2, 2, today - 470);
  office.note(busy, today - 490, "meeting", "signed");
  office.appointment(busy, today - 490, "held");  // the same meeting
  office.note(busy, today - 480, "phone", "signed");
  office.note(busy, today - 479, "phone", "draft");
  office.note(busy, today - 478, "employer_visit", "signed");
  office.appointment(busy, today - 460, "held");
  office.appointment(busy, today - 450, "missed");
  office.granted(busy, 1, today - 500, today - 320);
  office.granted(busy, 2, today - 500, today - 140);
  office.granted(busy, 3, today - 500, today - 200);  // cut to when it ended
  office.job(busy, "practice", today - 300, today - 260);
  office.job(busy, "ordinary", today - 250, {});
  office.participation("IKKE_AKTUELL", "IKKE_MOTT", {}, {});
  office.participation("KLADD", {}, {}, {});
  const auto early = office.participation("AVBRUTT", "SYK", today - 400, today - 350);
  office.granted(early, 1, today - 400, today - 220);
  office.lead(early, office.outside, today - 400, {});
  const auto whole = office.participation("HAR_SLUTTET", "ANNET", today - 390, today - 210);
  office.granted(whole, 1, today - 390, today - 210);
  office.participation("HAR_SLUTTET", {}, today - 380, today - 100);
  office.participation("DELTAR", {}, today - 60, today + 100);
  office.participation("VENTER_PA_OPPSTART", {}, today - 5, {});

  const auto lives = read_histories(office.as(Role::administrator));
  REQUIRE(lives.has_value());
  REQUIRE(lives->participations.size() == 7);  // no draft
  const auto& p = lives->participations;
  CHECK(p[0].ended == EndKind::with_a_job);
  CHECK(p[0].start_day == today - 500);
  CHECK(p[0].end_day == today - 200);
  CHECK(p[0].referral_day == today - 510);
  CHECK(p[0].reduced_capacity == true);
  REQUIRE(p[0].leads.size() == 2);
  CHECK(p[0].leads[0].days == Period{today - 500, today - 300});
  CHECK(lives->employments[p[0].leads[0].employment].end == today - 300);
  CHECK(p[0].leads[1].days == Period{today - 270, today - 200});  // to its own end
  REQUIRE(p[0].stages.size() == 2);
  CHECK(p[0].stages[1].stage == domain::SeStage::vocational_profile);
  // A meeting and the note of it are one contact; drafts, visits and what was missed are none.
  REQUIRE(p[0].contacts.size() == 3);
  CHECK(p[0].contacts[0].day == today - 490);
  CHECK(p[0].contacts[2].day == today - 460);
  REQUIRE(p[0].granted.size() == 2);
  CHECK(p[0].granted[1].end == today - 140);
  REQUIRE(p[0].jobs.size() == 1);
  CHECK(p[0].jobs[0].first == today - 250);
  CHECK(p[1].ended == EndKind::never_began);
  CHECK(p[2].ended == EndKind::left_without_job);
  CHECK(p[2].reduced_capacity == false);
  // Led by somebody outside the contract's posts, whose own leaving is not looked for.
  REQUIRE(p[2].leads.size() == 1);
  const auto& stranger = lives->employments[p[2].leads[0].employment];
  CHECK(stranger.first == today - 790);
  CHECK(stranger.end == stranger.first);
  CHECK(p[3].ended == EndKind::time_over);
  CHECK(p[4].ended == EndKind::with_contract);
  CHECK(p[5].ended == EndKind::going_on);
  CHECK_FALSE(p[5].end_day);
  CHECK(p[6].ended == EndKind::going_on);
  CHECK_FALSE(p[6].start_day);  // a first day alone is not a start
}

ON_BOTH_ENGINES("lives are read by who keeps contracts, and that leaves a line about nobody") {
  Office office{engine};
  CHECK(read_histories(office.as(Role::administrator)).has_value());
  CHECK(office.lines(" where action = 'read' and kind = 'contract'") == 1);
  CHECK(office.lines(" where subjects > 0") == 0);
  for (const Role role : {Role::leader, Role::consultant, Role::counsellor, Role::participant}) {
    const auto refused = read_histories(office.as(role));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reason == Reason::not_allowed);
  }
  CHECK(office.lines("") == 1);
}

ON_BOTH_ENGINES("nothing after the last day, and nothing before the first, is told") {
  Office office{engine};
  office.participation("DELTAR", {}, today - 60, today + 100);
  const auto later = read_histories(office.as(Role::administrator), today - 50);
  REQUIRE(later.has_value());
  CHECK(later->from == today - 50);
  const auto earlier = domain::known_by(*later, today - 800, today - 200);
  CHECK(earlier.participations.empty());
  for (const auto& one : earlier.employments)
    if (one.end) CHECK(*one.end < today - 200);
}
