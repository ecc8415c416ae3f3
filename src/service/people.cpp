#include "service/people.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/rings.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/words.hpp"
#include "store/access.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::Field;
using domain::RecordKind;

constexpr std::int32_t new_for_days = 7;

}  // namespace

view::Duty duty_view(const domain::Duty& duty) {
  return {duty.kind, duty.due_day, duty.urgency, duty.source};
}

Result<People> People::load(sql::Reading& tx, const Call& call, store::Scope scope,
                            bool with_ended) {
  auto grant = domain::decide_list(actor_of(call.session), call.house.access);
  if (!grant) return tl::make_unexpected(grant.error());
  People people{*grant, call.house.access};
  people.look(tx, call, store::roster_of(tx, people.grant_, scope, with_ended, call.today), false);
  return people;
}

Result<People> People::load_contract(sql::Reading& tx, const Call& call, ContractId contract) {
  auto grant = domain::decide_list(actor_of(call.session), call.house.access);
  if (!grant) return tl::make_unexpected(grant.error());
  People people{*grant, call.house.access};
  people.look(tx, call, store::roster_of_contract(tx, people.grant_, contract, call.today), true);
  return people;
}

Result<People> People::load_among(sql::Reading& tx, const Call& call,
                                  std::span<const ParticipationId> participations) {
  auto grant = domain::decide_list(actor_of(call.session), call.house.access);
  if (!grant) return tl::make_unexpected(grant.error());
  People people{*grant, call.house.access};
  people.look(tx, call, store::roster_among(tx, people.grant_, participations, call.today), false);
  return people;
}

Result<People> People::load_named(sql::Reading& tx, const Call& call,
                                  std::span<const ParticipationId> participations) {
  auto grant = domain::decide_list(actor_of(call.session), call.house.access);
  if (!grant) return tl::make_unexpected(grant.error());
  People people{*grant, call.house.access};
  people.look(tx, call, store::roster_among(tx, people.grant_, participations, call.today), true);
  return people;
}

Standing::Standing(sql::Reading& tx, const domain::ListGrant& grant, Day today)
    : tx_{tx}, grant_{grant}, today_{today} {
  const auto& actor = grant_.actor();
  // A leader has to know whom another team follows; to others their own teams are all that counts.
  if (actor.role == domain::Role::leader) {
    memberships_ = store::all_memberships(tx);
  } else if (actor.employee) {
    memberships_ = store::memberships_around(tx, *actor.employee);
  }
}

domain::Relation Standing::to(PersonId person, const std::optional<CounsellorId>& counsellor,
                              const std::vector<domain::Assignment>& assignments,
                              const std::optional<ContractId>& contract) {
  auto delivering = teams_.find(contract);
  if (delivering == teams_.end()) {
    delivering = teams_.emplace(contract, store::teams_of_contract(tx_, *contract)).first;
  }
  return domain::relation_on(grant_.actor(),
                             {.person = person,
                              .counsellor = counsellor,
                              .assignments = assignments,
                              .memberships = memberships_,
                              .teams_of_contract = delivering->second},
                             today_);
}

bool Standing::is_listed(domain::Relation relation) const {
  return grant_.includes(relation) &&
         grant_.shows(relation, false, RecordKind::status_dates, Field::everything);
}

Result<std::vector<ParticipationId>> listed_in_order(sql::Reading& tx, const Call& call,
                                                     const store::Narrowing& narrowing) {
  const auto grant = domain::decide_list(actor_of(call.session), call.house.access);
  if (!grant) return tl::make_unexpected(grant.error());
  Standing standing{tx, *grant, call.today};
  std::vector<ParticipationId> listed;
  std::vector<ParticipationId> nameless;
  for (const auto& place : store::places_of(tx, *grant, narrowing, call.today)) {
    const auto relation =
        standing.to(place.person, place.counsellor, place.assignments, place.contract);
    if (!standing.is_listed(relation)) continue;
    const bool last =
        narrowing.by == store::ListedBy::name &&
        !grant->shows(relation, place.protected_address, RecordKind::identity, Field::name);
    (last ? nameless : listed).push_back(place.participation);
  }
  std::sort(nameless.begin(), nameless.end());
  listed.insert(listed.end(), nameless.begin(), nameless.end());
  return listed;
}

void People::look(sql::Reading& tx, const Call& call, store::Roster roster, bool keep_unrelated) {
  today_ = call.today;
  language_ = call.session.language;
  circles_ = std::make_unique<Circles>(tx, today_);
  names_ = std::move(roster.names);
  Standing standing{tx, grant_, today_};
  seen_.reserve(roster.people.size());
  for (auto& listed : roster.people) {
    const auto relation = standing.to(listed.participation.person, listed.counsellor,
                                      listed.assignments, listed.participation.contract);
    if (!keep_unrelated && !standing.is_listed(relation)) continue;
    Seen one;
    one.listed = std::move(listed);
    one.relation = relation;
    one.phase = domain::phase_on(domain::phases(one.listed.participation), today_);
    one.gaps = domain::gaps_until(one.listed.participation, one.listed.assignments, today_);
    seen_.push_back(std::move(one));
  }
  for (auto& one : seen_) {
    one.lead = domain::lead_on(one.listed.assignments, today_);
    // Clocks are for those who do the work: others are not shown them, nor found by them.
    if (grant_.actor().employee) one.duties = duties_of(one);
  }
}

std::vector<domain::Duty> People::duties_of(const Seen& one) const {
  const auto& p = one.listed.participation;
  const auto* const contract = circles_->contract(p.contract);
  domain::DutyFacts facts{.participation = p};
  if (contract != nullptr) {
    facts.terms = contract->terms;
    facts.contract_first_day = contract->first_day;
    facts.measure = contract->measure;
  }
  if (one.listed.effort_group) {
    facts.group = domain::Coded<domain::EffortGroup>::read(*one.listed.effort_group);
  }
  if (!one.gaps.empty() && one.gaps.back().contains(today_)) {
    facts.without_lead_since = one.gaps.back().first;
  }
  if (one.listed.next) facts.next_appointment_day = one.listed.next_day;
  facts.task_days = one.listed.task_days;
  return domain::duties(facts, today_);
}

view::PersonName People::name(const Seen& one) const {
  const bool hidden =
      !grant_.shows(one.relation, one.listed.protected_address, RecordKind::identity, Field::name);
  if (hidden) return {{}, {}, one.listed.protected_address};
  return {one.listed.given_name, one.listed.family_name, one.listed.protected_address};
}

view::Named People::employee(EmployeeId id) const {
  const auto found = names_.find(id);
  return {id.uuid, found == names_.end() ? std::string{} : found->second};
}

bool People::is_readable(const Seen& one) const {
  const domain::Subject subject{.person = one.listed.participation.person,
                                .participation = one.listed.participation.id,
                                .relation = one.relation,
                                .protected_address = one.listed.protected_address,
                                .confirmed = false};
  const auto opens = [&](RecordKind kind) {
    return domain::decide(grant_.actor(), subject, kind, Action::read, *table_).has_value();
  };
  return opens(RecordKind::status_dates) && opens(RecordKind::identity);
}

bool People::is_found_by(const Seen& one, std::string_view words) const {
  const auto shows = [&](Field part) {
    return grant_.shows(one.relation, one.listed.protected_address, RecordKind::identity, part);
  };
  if (!shows(Field::name)) return false;
  if (shows(Field::number)) return one.listed.search.find(words) != std::string::npos;
  return text::fold(one.listed.given_name + " " + one.listed.family_name).find(words) !=
         std::string::npos;
}

view::ParticipationRow People::row(const Seen& one) {
  const auto& p = one.listed.participation;
  const auto shows = [&](RecordKind kind) {
    return grant_.shows(one.relation, one.listed.protected_address, kind, Field::everything);
  };
  view::ParticipationRow row;
  row.id = p.id.uuid;
  row.person = name(one);
  if (const auto* contract = circles_->contract(p.contract)) {
    row.contract = view::Named{contract->id.uuid, contract->name};
    row.measure = code_view(contract->measure, language_);
  }
  row.phase = one.phase;
  row.status = code_view(p.status, language_);
  row.relation = one.relation;
  row.readable = is_readable(one);
  row.version = one.listed.version;
  if (shows(RecordKind::se_stage)) row.se_stage = one.listed.se_stage;
  if (shows(RecordKind::status_dates)) {
    row.last_contact_day = p.last_contact_day;
    row.last_day = last_day(p.end_day);
    if (row.last_day) row.days_left = *row.last_day - today_;
    row.referral_day = p.referral_day;
  }
  if (one.listed.next && shows(RecordKind::appointment)) {
    row.next = view::NextDate{*one.listed.next, one.listed.next_day, one.listed.next_starts_at,
                              one.listed.next_kind, one.listed.next_place};
  }
  if (one.lead != nullptr && shows(RecordKind::assignment_chain)) {
    row.lead = employee(one.lead->employee);
  }
  if (grant_.actor().employee) {
    if (const auto duty = domain::most_urgent(one.duties)) row.duty = duty_view(*duty);
    row.is_new = one.lead != nullptr && one.lead->employee == *grant_.actor().employee &&
                 one.lead->days.first > today_ - new_for_days;
  }
  return row;
}

store::AuditLine People::line(const Call& call, const std::vector<const Seen*>& shown) const {
  store::AuditLine line{.at = call.now,
                        .actor = grant_.actor().account,
                        .role = std::string{to_text(grant_.actor().role)},
                        .relation = {},
                        .action = std::string{to_text(Action::list)},
                        .kind = std::string{to_text(RecordKind::identity)},
                        .record = std::nullopt,
                        .subjects = {}};
  for (const auto* one : shown) line.subjects.push_back(one->listed.participation.person);
  return line;
}

}  // namespace stafett::service
