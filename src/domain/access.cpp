#include "domain/access.hpp"

#include <algorithm>

namespace stafett::domain {

namespace {

/// Whether the actor can stand in this relation to the person at all: nobody is a lead consultant
/// without being employed.
bool fits(const Actor& actor, Relation relation, PersonId person) {
  switch (relation) {
    case Relation::own:
      return actor.person == person;
    case Relation::lead:
    case Relation::co:
    case Relation::successor:
    case Relation::former:
    case Relation::same_team:
    case Relation::leads_team:
      return actor.employee.has_value();
    case Relation::referring:
      return actor.counsellor.has_value();
    case Relation::administers:
    case Relation::none:
      return true;
  }
  return false;
}

/// Whether the actor may know that the person is here.
bool may_know_of(const AccessTable& table, Role role, Relation relation) {
  return std::any_of(words<RecordKind>.begin(), words<RecordKind>.end(), [&](const auto& word) {
    const Actions actions = table.at(role, relation, word.value).actions;
    return is_personal(word.value) && (actions.has(Action::list) || actions.has(Action::read));
  });
}

/// Whether a protected address takes the record's content away.
bool is_withheld(RecordKind kind, Relation relation, bool protected_address, bool confirmed) {
  if (!protected_address || !is_protectable(kind) || relation == Relation::own) return false;
  const bool follows = relation == Relation::lead || relation == Relation::co;
  return !(follows && confirmed);
}

bool changes(Action action) { return action != Action::list && action != Action::read; }

}  // namespace

Result<Grant> decide(const Actor& actor, const Subject& subject, RecordKind kind, Action action,
                     const AccessTable& table) {
  const Relation relation =
      fits(actor, subject.relation, subject.person) ? subject.relation : Relation::none;
  const AccessCell& cell = table.at(actor.role, relation, kind);
  if (!is_personal(kind) || !cell.actions.has(action)) {
    return may_know_of(table, actor.role, relation) ? refuse(Reason::not_allowed, "not_allowed")
                                                    : refuse(Reason::not_found, "not_found");
  }
  Grant grant;
  grant.actor_ = actor;
  grant.kind_ = kind;
  grant.action_ = action;
  grant.relation_ = relation;
  grant.participation_ = subject.participation;
  grant.person_ = subject.person;
  grant.fields_ = cell.fields;
  if (is_withheld(kind, relation, subject.protected_address, subject.confirmed)) {
    // Asking to see them is what confirming is; inviting needs a name to write to.
    if (changes(action) && action != Action::confirm) {
      return refuse(Reason::not_allowed, "protected_not_confirmed");
    }
    grant.fields_ = {};
  }
  return grant;
}

Result<Grant> decide_house(const Actor& actor, Relation relation, RecordKind kind, Action action,
                           const AccessTable& table) {
  const bool of_an_employee = relation == Relation::own || relation == Relation::leads_team;
  const Relation believed = of_an_employee && !actor.employee ? Relation::none : relation;
  const AccessCell& cell = table.at(actor.role, believed, kind);
  if (is_personal(kind) || !cell.actions.has(action)) {
    return refuse(Reason::not_allowed, "not_allowed");
  }
  Grant grant;
  grant.actor_ = actor;
  grant.kind_ = kind;
  grant.action_ = action;
  grant.relation_ = believed;
  grant.fields_ = cell.fields;
  return grant;
}

bool ListGrant::shows(Relation relation, bool protected_address, RecordKind kind,
                      Field field) const {
  if (!relations_.has(relation)) return false;
  const AccessCell& cell = table_->at(actor_.role, relation, kind);
  return cell.actions.has(Action::list) && cell.fields.has(field) &&
         !is_withheld(kind, relation, protected_address, false);
}

Result<ListGrant> decide_list(const Actor& actor, const AccessTable& table) {
  ListGrant grant;
  grant.actor_ = actor;
  grant.table_ = &table;
  for (const auto& word : words<Relation>) {
    if (table.at(actor.role, word.value, RecordKind::identity).actions.has(Action::list)) {
      grant.relations_ |= word.value;
    }
  }
  if (grant.relations_.empty()) return refuse(Reason::not_allowed, "not_allowed");
  return grant;
}

namespace {

/// How an employee stands by the assignments alone; nothing where they have had none.
std::optional<Relation> by_assignment(std::span<const Assignment> assignments, EmployeeId employee,
                                      Day day) {
  std::optional<Relation> closest;
  const auto take = [&](Relation relation) {
    if (!closest || relation < *closest) closest = relation;  // the enumerators stand closest first
  };
  for (const Assignment& assignment : assignments) {
    if (assignment.employee != employee || assignment.days.empty()) continue;
    if (assignment.days.contains(day)) {
      take(assignment.part == AssignmentPart::lead ? Relation::lead : Relation::co);
    } else if (day < assignment.days.first) {
      if (assignment.part == AssignmentPart::lead) take(Relation::successor);
    } else {
      take(Relation::former);
    }
  }
  return closest;
}

/// How an employee stands by the teams: leads it, or works in it.
std::optional<Relation> by_team(const RelationFacts& facts, EmployeeId employee, bool as_leader,
                                Day day) {
  const auto belongs_on_day = [&](const TeamMembership& membership, EmployeeId whom) {
    return membership.employee == whom && membership.days.contains(day);
  };
  bool has_a_team = false;
  bool shares_it = false;
  for (const Assignment& assignment : facts.assignments) {
    if (!assignment.days.contains(day)) continue;
    if (as_leader && leads(facts.memberships, employee, assignment.employee, day)) {
      return Relation::leads_team;
    }
    shares_it |= are_in_one_team(facts.memberships, employee, assignment.employee, day);
    has_a_team |= std::any_of(facts.memberships.begin(), facts.memberships.end(),
                              [&](const TeamMembership& membership) {
                                return belongs_on_day(membership, assignment.employee);
                              });
  }
  if (shares_it) return Relation::same_team;
  if (has_a_team || !as_leader) return std::nullopt;
  for (const TeamMembership& membership : facts.memberships) {
    const bool delivers = std::find(facts.teams_of_contract.begin(), facts.teams_of_contract.end(),
                                    membership.team) != facts.teams_of_contract.end();
    if (delivers && membership.leads && belongs_on_day(membership, employee))
      return Relation::leads_team;
  }
  return std::nullopt;
}

}  // namespace

Relation relation_on(const Actor& actor, const RelationFacts& facts, Day day) {
  switch (actor.role) {
    case Role::participant:
      return actor.person == facts.person ? Relation::own : Relation::none;
    case Role::counsellor:
      return actor.counsellor && actor.counsellor == facts.counsellor ? Relation::referring
                                                                      : Relation::none;
    case Role::administrator:
      return Relation::administers;
    case Role::researcher:
      return Relation::none;
    case Role::consultant:
    case Role::leader:
      break;
  }
  if (!actor.employee) return Relation::none;
  const auto assigned = by_assignment(facts.assignments, *actor.employee, day);
  if (assigned == Relation::lead || assigned == Relation::co) return *assigned;
  const auto in_team = by_team(facts, *actor.employee, actor.role == Role::leader, day);
  if (in_team == Relation::leads_team) return *in_team;
  if (assigned == Relation::successor) return *assigned;
  return in_team ? *in_team : assigned.value_or(Relation::none);
}

}  // namespace stafett::domain
