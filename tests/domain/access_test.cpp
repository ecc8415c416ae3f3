#include "domain/access.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <tuple>

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

// What may be done, written down a second time by hand and in another form than the table: one line
// for each role and relation; l list, r read, w write, s sign, c correct, a assign, i invite, f
// confirm. What is not here is not allowed.
const char* const expected_lines = R"(
participant own: identity lr, contact r, address r, referral r, status_dates lr, assignment_chain lr, goal rw
participant own: plan r, note r, se_stage lr, appointment lr, task r, job r, access_log r

consultant lead: identity lrif, contact r, address r, referral r, status_dates lrw, assignment_chain lr, goal rw
consultant lead: plan rw, note rwc, draft rws, se_stage lrw, appointment lrw, task rw, job rw, kept_aside r
consultant lead: access_log r
consultant co: identity lrf, contact r, address r, referral r, status_dates lr, assignment_chain lr, goal rw
consultant co: plan rw, note rwc, draft rws, se_stage lrw, appointment lrw, task rw, job rw, kept_aside r
consultant successor: identity lr, contact r, address r, referral r, status_dates lr, assignment_chain lr, goal r
consultant successor: plan r, note r, se_stage lr, appointment lrw, task r, job r, kept_aside r
consultant former: identity l, draft rws
consultant same_team: identity lr, contact r, status_dates lr, assignment_chain lr, goal r, plan r, note rwc
consultant same_team: draft rws, se_stage lr, appointment lrw, task r, job r
consultant own: employee_record r
consultant none: contract lr, team l, employee l, employer lw

leader lead: identity lrif, contact r, address r, referral r, status_dates lrw, assignment_chain lra, goal rw
leader lead: plan rw, note rwc, draft rws, se_stage lrw, appointment lrw, task rw, job rw, kept_aside r
leader lead: access_log r
leader co: identity lrif, contact r, address r, referral r, status_dates lrw, assignment_chain lra, goal rw
leader co: plan rw, note rwc, draft rws, se_stage lrw, appointment lrw, task rw, job rw, kept_aside r
leader co: access_log r
leader successor: identity lr, contact r, address r, referral r, status_dates lr, assignment_chain lr, goal r
leader successor: plan r, note r, se_stage lr, appointment lrw, task r, job r, kept_aside r
leader former: identity l, draft rws
leader same_team: identity lr, contact r, status_dates lr, assignment_chain lr, goal r, plan r, note rwc
leader same_team: draft rws, se_stage lr, appointment lrw, task r, job r
leader leads_team: identity lri, contact r, address r, referral r, status_dates lrw, assignment_chain lra, goal r
leader leads_team: plan rw, note r, se_stage lr, appointment lr, task r, job r, kept_aside r, access_log r
leader leads_team: employee_record rw
leader own: employee_record r
leader leads_team: foresight r
leader none: contract lr, team l, employee l, employer lw, counsellor l, scenario lr

counsellor referring: identity lr, referral r, status_dates lr, assignment_chain lr, goal r, plan r, se_stage lr
counsellor referring: appointment lr

administrator administers: contract lrw, team lw, employee l, employee_record rw, counsellor l, account i
administrator administers: import rw, house_log r, scenario lrw, foresight r

researcher none: scenario lrw
)";

// Roles and relations that are shown the name but not the number.
const char* const name_only[] = {"consultant former", "consultant same_team", "leader former",
                                 "leader same_team"};

using Place = std::tuple<Role, Relation, RecordKind, Action>;

std::map<Place, bool> expected_places() {
  const std::string letters = "lrwscaif";
  std::map<Place, bool> places;
  std::istringstream lines{expected_lines};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    const auto colon = line.find(':');
    std::istringstream head{line.substr(0, colon)};
    std::string role, relation;
    head >> role >> relation;
    std::istringstream entries{line.substr(colon + 1)};
    for (std::string entry; std::getline(entries, entry, ',');) {
      std::istringstream parts{entry};
      std::string kind, actions;
      parts >> kind >> actions;
      for (const char letter : actions) {
        const auto action = static_cast<Action>(letters.find(letter));
        const Place place{from_text<Role>(role).value(), from_text<Relation>(relation).value(),
                          from_text<RecordKind>(kind).value(), action};
        REQUIRE_MESSAGE(places.emplace(place, true).second, line << " says something twice");
      }
    }
  }
  return places;
}

/// Somebody who could stand in any relation: what is refused is refused by the table.
Actor somebody(Role role) {
  return {the<AccountId>(1), role, the<EmployeeId>(1), the<PersonId>(1), the<CounsellorId>(1)};
}

Subject somebody_in(Relation relation) {
  return {the<PersonId>(1), the<ParticipationId>(1), relation, false, false};
}

Result<Grant> ask(const AccessTable& table, const Place& place) {
  const auto [role, relation, kind, action] = place;
  return is_personal(kind) ? decide(somebody(role), somebody_in(relation), kind, action, table)
                           : decide_house(somebody(role), relation, kind, action, table);
}

template <class Visit>
void for_every_place(Visit visit) {
  for (const auto& role : words<Role>) {
    for (const auto& relation : words<Relation>) {
      for (const auto& kind : words<RecordKind>) {
        for (const auto& action : words<Action>) {
          visit(Place{role.value, relation.value, kind.value, action.value});
        }
      }
    }
  }
}

std::string said(const Place& place) {
  const auto [role, relation, kind, action] = place;
  std::string text{to_text(role)};
  for (const auto word : {to_text(relation), to_text(kind), to_text(action)}) (text += ' ') += word;
  return text;
}

Result<Grant> read_by(Role role, Relation relation, RecordKind kind) {
  return decide(somebody(role), somebody_in(relation), kind, Action::read);
}

}  // namespace

TEST_CASE("everybody may do what is written down for them, and nothing else") {
  const auto expected = expected_places();
  std::size_t allowed = 0;
  for_every_place([&](const Place& place) {
    const bool granted = ask(access_table(), place).has_value();
    CHECK_MESSAGE(granted == expected.contains(place), said(place));
    allowed += granted ? 1 : 0;
  });
  CHECK(allowed == expected.size());
}

TEST_CASE("flipping any cell of the table is found out") {
  const auto expected = expected_places();
  AccessTable table = access_table();
  for_every_place([&](const Place& place) {
    const auto [role, relation, kind, action] = place;
    AccessCell& cell = table.at(role, relation, kind);
    const AccessCell before = cell;
    cell.actions = cell.actions.flipped(action);
    CHECK_MESSAGE(ask(table, place).has_value() != expected.contains(place), said(place));
    cell = before;
  });
}

namespace {

/// Which parts a place should show: all, but for those who help out, who are shown the name and not
/// the number.
bool should_show(const Place& place, Field field) {
  const auto [role, relation, kind, action] = place;
  std::string who{to_text(role)};
  (who += ' ') += to_text(relation);
  const bool helps_out =
      std::find(std::begin(name_only), std::end(name_only), who) != std::end(name_only);
  return kind != RecordKind::identity || !helps_out || field == Field::name;
}

}  // namespace

TEST_CASE("the person number is shown to those who must tell people apart, not to those who help") {
  AccessTable table = access_table();
  for (const auto& [place, allowed] : expected_places()) {
    const auto [role, relation, kind, action] = place;
    for (const Field field : {Field::name, Field::number, Field::everything}) {
      CHECK_MESSAGE(ask(table, place)->shows(field) == should_show(place, field), said(place));
      AccessCell& cell = table.at(role, relation, kind);
      const AccessCell before = cell;
      cell.fields = cell.fields.flipped(field);
      CHECK_MESSAGE(ask(table, place)->shows(field) != should_show(place, field), said(place));
      cell = before;
    }
  }
}

TEST_CASE("who may not know that a person is here gets the answer of a person who is not") {
  const auto foreign = read_by(Role::consultant, Relation::none, RecordKind::note);
  REQUIRE_FALSE(foreign.has_value());
  CHECK(foreign.error().reason == Reason::not_found);
  for (const auto& kind : words<RecordKind>) {
    if (!is_personal(kind.value)) continue;
    for (const Role role : {Role::administrator, Role::researcher}) {
      const auto asked = read_by(role, Relation::administers, kind.value);
      REQUIRE_FALSE(asked.has_value());
      CHECK(asked.error().reason == Reason::not_found);
    }
  }
}

TEST_CASE("who may know of a person, but not do this, is told so") {
  const auto notes = read_by(Role::counsellor, Relation::referring, RecordKind::note);
  REQUIRE_FALSE(notes.has_value());
  CHECK(notes.error().reason == Reason::not_allowed);
}

TEST_CASE("a relation that does not fit who acts is not believed") {
  Actor stranger = somebody(Role::consultant);
  stranger.employee.reset();
  CHECK_FALSE(
      decide(stranger, somebody_in(Relation::lead), RecordKind::note, Action::read).has_value());

  Actor other_participant = somebody(Role::participant);
  other_participant.person = the<PersonId>(2);
  CHECK_FALSE(decide(other_participant, somebody_in(Relation::own), RecordKind::note, Action::read)
                  .has_value());

  Actor no_counsellor = somebody(Role::counsellor);
  no_counsellor.counsellor.reset();
  CHECK_FALSE(
      decide(no_counsellor, somebody_in(Relation::referring), RecordKind::goal, Action::read)
          .has_value());

  Actor no_leader = somebody(Role::leader);
  no_leader.employee.reset();
  CHECK_FALSE(
      decide_house(no_leader, Relation::leads_team, RecordKind::employee_record, Action::read)
          .has_value());
}

TEST_CASE("a key opens what it was made for and nothing else") {
  const auto grant = read_by(Role::consultant, Relation::lead, RecordKind::note).value();
  CHECK(grant.covers(RecordKind::note, Action::read, the<ParticipationId>(1)));
  CHECK_FALSE(grant.covers(RecordKind::note, Action::read, the<ParticipationId>(2)));
  CHECK_FALSE(grant.covers(RecordKind::note, Action::write, the<ParticipationId>(1)));
  CHECK_FALSE(grant.covers(RecordKind::goal, Action::read, the<ParticipationId>(1)));
  CHECK_FALSE(grant.covers(RecordKind::note, Action::read));
  CHECK(grant.person() == the<PersonId>(1));

  const auto house =
      decide_house(somebody(Role::leader), Relation::none, RecordKind::contract, Action::read)
          .value();
  CHECK(house.covers(RecordKind::contract, Action::read));
  CHECK_FALSE(house.covers(RecordKind::contract, Action::read, the<ParticipationId>(1)));
}

TEST_CASE("a key to a house's record does not open a person's, nor the other way about") {
  CHECK_FALSE(decide(somebody(Role::leader), somebody_in(Relation::leads_team),
                     RecordKind::employee_record, Action::read)
                  .has_value());
  CHECK_FALSE(
      decide_house(somebody(Role::leader), Relation::leads_team, RecordKind::note, Action::read)
          .has_value());
}

TEST_CASE(
    "a protected person's name, number, phone and address are withheld from everybody but "
    "themselves and the confirmed consultants") {
  for_every_place([&](const Place& place) {
    const auto [role, relation, kind, action] = place;
    if (!is_personal(kind)) return;
    const auto open = ask(access_table(), place);
    for (const bool confirmed : {false, true}) {
      const Subject protected_person{the<PersonId>(1), the<ParticipationId>(1), relation, true,
                                     confirmed};
      const auto grant = decide(somebody(role), protected_person, kind, action);
      const bool follows = relation == Relation::lead || relation == Relation::co;
      const bool own = relation == Relation::own;
      const bool hidden = is_protectable(kind) && !own && !(follows && confirmed);
      const bool changing =
          action != Action::list && action != Action::read && action != Action::confirm;
      INFO(said(place), confirmed ? ", confirmed" : "");
      CHECK(grant.has_value() == (open.has_value() && !(hidden && changing)));
      if (!grant) continue;
      CHECK(grant->withholds_all() == hidden);
      for (const Field field : {Field::name, Field::number, Field::everything}) {
        CHECK(grant->shows(field) == (open->shows(field) && !hidden));
      }
    }
  });
}

TEST_CASE("a list has those whom the actor stands to, and no protected names, confirmed or not") {
  const auto consultants = decide_list(somebody(Role::consultant)).value();
  for (const Relation relation :
       {Relation::lead, Relation::co, Relation::successor, Relation::former, Relation::same_team}) {
    CHECK(consultants.includes(relation));
    CHECK(consultants.shows(relation, false, RecordKind::identity, Field::name));
    CHECK_FALSE(consultants.shows(relation, true, RecordKind::identity, Field::name));
  }
  CHECK_FALSE(consultants.includes(Relation::none));
  CHECK_FALSE(consultants.includes(Relation::leads_team));
  CHECK_FALSE(consultants.shows(Relation::none, false, RecordKind::identity, Field::name));
  CHECK(decide_list(somebody(Role::participant))
            ->shows(Relation::own, true, RecordKind::identity, Field::name));
  CHECK(consultants.shows(Relation::lead, true, RecordKind::status_dates, Field::everything));
  CHECK(consultants.shows(Relation::lead, false, RecordKind::identity, Field::number));
  CHECK_FALSE(consultants.shows(Relation::same_team, false, RecordKind::identity, Field::number));
  CHECK_FALSE(
      consultants.shows(Relation::former, false, RecordKind::status_dates, Field::everything));

  CHECK(decide_list(somebody(Role::counsellor))->includes(Relation::referring));
  CHECK_FALSE(decide_list(somebody(Role::administrator)).has_value());
  CHECK_FALSE(decide_list(somebody(Role::researcher)).has_value());
}

namespace {

Assignment follows(std::uint8_t employee, AssignmentPart part, Period days) {
  return {the<AssignmentId>(employee),
          the<ParticipationId>(1),
          the<EmployeeId>(employee),
          part,
          days,
          "new"};
}

Actor employee(Role role, std::uint8_t n) {
  return {the<AccountId>(n), role, the<EmployeeId>(n), std::nullopt, std::nullopt};
}

}  // namespace

TEST_CASE(
    "how somebody stands to a participant follows from assignments, teams and referral on the "
    "day") {
  const std::vector<Assignment> assignments = {
      follows(1, AssignmentPart::lead, from_to("2026-01-01", "2026-03-31")),
      follows(2, AssignmentPart::lead, from("2026-04-01")),
      follows(3, AssignmentPart::co, from_to("2026-02-01", "2026-02-28")),
  };
  const std::vector<TeamMembership> memberships = {
      {the<TeamId>(1), the<EmployeeId>(1), false, from("2025-01-01")},
      {the<TeamId>(1), the<EmployeeId>(2), false, from("2025-01-01")},
      {the<TeamId>(1), the<EmployeeId>(4), false, from("2025-01-01")},
      {the<TeamId>(1), the<EmployeeId>(5), true, from("2025-01-01")},
      {the<TeamId>(2), the<EmployeeId>(6), true, from("2025-01-01")},
      {the<TeamId>(2), the<EmployeeId>(7), false, from("2025-01-01")},
      {the<TeamId>(1), the<EmployeeId>(8), false, from_to("2025-01-01", "2026-01-31")},
  };
  const RelationFacts facts{the<PersonId>(1), the<CounsellorId>(1), assignments, memberships};
  const auto on = [&](const char* iso, const Actor& actor) {
    return relation_on(actor, facts, day(iso));
  };

  CHECK(on("2026-03-31", employee(Role::consultant, 1)) == Relation::lead);
  CHECK(on("2026-03-31", employee(Role::consultant, 2)) == Relation::successor);
  CHECK(on("2026-04-01", employee(Role::consultant, 2)) == Relation::lead);
  CHECK(on("2026-02-28", employee(Role::consultant, 3)) == Relation::co);
  CHECK(on("2026-03-01", employee(Role::consultant, 3)) == Relation::former);
  CHECK(on("2026-01-31", employee(Role::consultant, 3)) ==
        Relation::none);  // co to be: nothing yet
  CHECK(on("2026-03-01", employee(Role::consultant, 4)) == Relation::same_team);
  CHECK(on("2026-03-01", employee(Role::leader, 5)) == Relation::leads_team);
  CHECK(on("2026-03-01", employee(Role::consultant, 5)) == Relation::same_team);
  CHECK(on("2026-03-01", employee(Role::leader, 6)) == Relation::none);
  CHECK(on("2026-03-01", employee(Role::consultant, 7)) == Relation::none);
  CHECK(on("2026-01-31", employee(Role::consultant, 8)) == Relation::same_team);
  CHECK(on("2026-02-01", employee(Role::consultant, 8)) == Relation::none);

  // After the change the one before is a colleague who covers; the day she leaves the team she is
  // only a former one.
  CHECK(on("2026-04-01", employee(Role::consultant, 1)) == Relation::same_team);

  Actor counsellor{the<AccountId>(20), Role::counsellor, std::nullopt, std::nullopt,
                   the<CounsellorId>(1)};
  CHECK(on("2026-03-01", counsellor) == Relation::referring);
  counsellor.counsellor = the<CounsellorId>(2);
  CHECK(on("2026-03-01", counsellor) == Relation::none);

  Actor participant{the<AccountId>(21), Role::participant, std::nullopt, the<PersonId>(1),
                    std::nullopt};
  CHECK(on("2026-03-01", participant) == Relation::own);
  participant.person = the<PersonId>(2);
  CHECK(on("2026-03-01", participant) == Relation::none);

  CHECK(on("2026-03-01", employee(Role::administrator, 9)) == Relation::administers);
  CHECK(on("2026-03-01", employee(Role::researcher, 1)) == Relation::none);
}

TEST_CASE(
    "a participant whom nobody follows is seen by the leaders of the teams that deliver the "
    "contract, and by nobody else") {
  const std::vector<TeamMembership> memberships = {
      {the<TeamId>(1), the<EmployeeId>(5), true, from("2025-01-01")},
      {the<TeamId>(1), the<EmployeeId>(4), false, from("2025-01-01")},
      {the<TeamId>(2), the<EmployeeId>(6), true, from("2025-01-01")},
  };
  const std::vector<TeamId> teams = {the<TeamId>(1)};
  const RelationFacts facts{the<PersonId>(1), std::nullopt, {}, memberships, teams};
  CHECK(relation_on(employee(Role::leader, 5), facts, day("2026-01-01")) == Relation::leads_team);
  CHECK(relation_on(employee(Role::leader, 6), facts, day("2026-01-01")) == Relation::none);
  CHECK(relation_on(employee(Role::consultant, 4), facts, day("2026-01-01")) == Relation::none);
}

TEST_CASE(
    "where two teams deliver a contract, a leader does not lead the other team's participants") {
  const std::vector<TeamMembership> memberships = {
      {the<TeamId>(1), the<EmployeeId>(1), false, from("2025-01-01")},
      {the<TeamId>(1), the<EmployeeId>(5), true, from("2025-01-01")},
      {the<TeamId>(2), the<EmployeeId>(6), true, from("2025-01-01")},
  };
  const std::vector<TeamId> teams = {the<TeamId>(1), the<TeamId>(2)};
  const std::vector<Assignment> of_team_one = {
      follows(1, AssignmentPart::lead, from("2026-01-01"))};
  const RelationFacts facts{the<PersonId>(1), std::nullopt, of_team_one, memberships, teams};
  CHECK(relation_on(employee(Role::leader, 5), facts, day("2026-02-01")) == Relation::leads_team);
  CHECK(relation_on(employee(Role::leader, 6), facts, day("2026-02-01")) == Relation::none);

  // Somebody in no team leads her: then both leaders are answerable.
  const std::vector<Assignment> of_no_team = {follows(9, AssignmentPart::lead, from("2026-01-01"))};
  const RelationFacts alone{the<PersonId>(1), std::nullopt, of_no_team, memberships, teams};
  CHECK(relation_on(employee(Role::leader, 6), alone, day("2026-02-01")) == Relation::leads_team);
}

TEST_CASE("an assignment that came to no day leaves no relation behind") {
  const std::vector<Assignment> assignments = {
      follows(1, AssignmentPart::lead, Period{day("2026-01-01"), day("2026-01-01")})};
  const RelationFacts facts{the<PersonId>(1), std::nullopt, assignments, {}, {}};
  for (const char* iso : {"2025-12-31", "2026-01-01", "2026-01-02"}) {
    CHECK(relation_on(employee(Role::consultant, 1), facts, day(iso)) == Relation::none);
  }
}
