#include "service/access.hpp"

#include "service/command.hpp"

namespace stafett::service {

namespace {

/// True where today's assignments alone say it; then no team has to be loaded.
bool follows_today(const domain::Actor& actor, const store::AccessFacts& facts, Day today) {
  if (!actor.employee) return false;
  for (const auto& assignment : facts.assignments) {
    if (assignment.employee == *actor.employee && assignment.days.contains(today)) return true;
  }
  return false;
}

}  // namespace

std::optional<Opened> open(sql::Reading& tx, const Call& call, ParticipationId participation) {
  auto facts = store::access_facts(tx, participation);
  if (!facts) return std::nullopt;
  Opened opened{.actor = actor_of(call.session),
                .subject = {.person = facts->person,
                            .participation = participation,
                            .protected_address = facts->protected_address},
                .facts = std::move(*facts),
                .table = call.house.access};
  std::vector<domain::TeamMembership> memberships;
  std::vector<TeamId> teams;
  if (opened.actor.employee && !follows_today(opened.actor, opened.facts, call.today)) {
    memberships = store::memberships_between(tx, *opened.actor.employee, participation);
    if (opened.facts.contract) teams = store::teams_of_contract(tx, *opened.facts.contract);
  }
  opened.subject.relation = domain::relation_on(opened.actor,
                                                {.person = opened.facts.person,
                                                 .counsellor = opened.facts.counsellor,
                                                 .assignments = opened.facts.assignments,
                                                 .memberships = memberships,
                                                 .teams_of_contract = teams},
                                                call.today);
  if (opened.subject.protected_address) {
    opened.subject.confirmed =
        store::has_confirmed(tx, participation, call.session.account, call.now);
  }
  return opened;
}

Result<domain::Grant> key_to(sql::Reading& tx, const Call& call, ParticipationId participation,
                             domain::RecordKind kind, domain::Action action) {
  const auto opened = open(tx, call, participation);
  if (!opened) return foreign();
  return opened->may(kind, action);
}

Result<domain::Grant> house_key(const Call& call, domain::Relation relation,
                                domain::RecordKind kind, domain::Action action) {
  return domain::decide_house(actor_of(call.session), relation, kind, action, call.house.access);
}

Result<domain::Grant> house_key(const Call& call, domain::RecordKind kind, domain::Action action) {
  const bool keeps = call.session.is(domain::Role::administrator);
  return house_key(call, keeps ? domain::Relation::administers : domain::Relation::none, kind,
                   action);
}

}  // namespace stafett::service
