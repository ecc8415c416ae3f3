#include "service/participation.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/file.hpp"
#include "service/people.hpp"
#include "store/contract.hpp"
#include "store/participation.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::Role;

constexpr std::int64_t confirmation_lasts = hours(1);

store::Scope scope_of(const Session& session, std::optional<ListScope> wanted) {
  if (session.is(Role::counsellor)) return store::Scope::referred;
  if (session.is(Role::participant)) return store::Scope::own;
  switch (wanted.value_or(session.is(Role::leader) ? ListScope::all : ListScope::mine)) {
    case ListScope::mine:
      return store::Scope::mine;
    case ListScope::team:
      return store::Scope::team;
    case ListScope::all:
      return store::Scope::all;
    case ListScope::referred:
      return store::Scope::referred;
  }
  return store::Scope::mine;
}

bool has_duty(const Seen& one, domain::DutyKind kind) {
  return std::any_of(one.duties.begin(), one.duties.end(),
                     [kind](const domain::Duty& duty) { return duty.kind == kind; });
}

store::ListedBy listed_by(ListSort sort) {
  switch (sort) {
    case ListSort::name:
      return store::ListedBy::name;
    case ListSort::last_contact:
      return store::ListedBy::last_contact;
    case ListSort::next_date:
      return store::ListedBy::next_date;
    case ListSort::days_left:
      return store::ListedBy::days_left;
    case ListSort::stage:
      return store::ListedBy::stage;
    case ListSort::referral_day:
      return store::ListedBy::referral_day;
  }
  return store::ListedBy::name;
}

/// What the database can tell; it reads `query` and `words` as long as it lives.
store::Narrowing narrowing_of(const Call& call, const ListQuery& query, std::string_view words) {
  store::Narrowing narrowing{.scope = scope_of(call.session, query.scope),
                             .with_ended = query.ended.value_or(false),
                             .contract = query.contract,
                             .lead = query.lead,
                             .lead_in = query.team,
                             .without_lead = query.without_lead,
                             .stages = query.stage,
                             .words = words,
                             .by = listed_by(query.sort.value_or(ListSort::name)),
                             .descending = query.order == ListOrder::descending};
  narrowing.status.assign(query.status.begin(), query.status.end());
  return narrowing;
}

/// What only the field's rules can tell: phase and duties, and who may be found by which words.
class Filter {
 public:
  Filter(const ListQuery& query, std::string_view words) : query_{query}, words_{words} {}

  [[nodiscard]] bool is_needed() const {
    return !words_.empty() || query_.waiting_first_contact || !query_.phase.empty() ||
           !query_.duty.empty();
  }

  [[nodiscard]] bool passes(const Seen& one, const People& people) const {
    if (query_.waiting_first_contact &&
        *query_.waiting_first_contact != has_duty(one, domain::DutyKind::first_contact)) {
      return false;
    }
    const auto& phases = query_.phase;
    if (!phases.empty() && std::find(phases.begin(), phases.end(), one.phase) == phases.end()) {
      return false;
    }
    if (!query_.duty.empty() && std::none_of(query_.duty.begin(), query_.duty.end(),
                                             [&](auto kind) { return has_duty(one, kind); })) {
      return false;
    }
    return words_.empty() || people.is_found_by(one, words_);
  }

 private:
  const ListQuery& query_;
  std::string_view words_;
};

std::map<ParticipationId, const Seen*> by_id(const People& people) {
  std::map<ParticipationId, const Seen*> found;
  for (const auto& one : people.all()) found[one.listed.participation.id] = &one;
  return found;
}

/// A page begins after the person the cursor names: an id says nothing about anybody.
Result<std::span<const ParticipationId>> page_of(std::span<const ParticipationId> listed,
                                                 const ListQuery& query) {
  if (query.cursor) {
    const auto id = ParticipationId::from_text(*query.cursor);
    const auto at = id ? std::find(listed.begin(), listed.end(), *id) : listed.end();
    if (at == listed.end()) return refuse(Reason::invalid, "cursor_unknown", "?cursor");
    listed = listed.subspan(static_cast<std::size_t>(at - listed.begin()) + 1);
  }
  const auto limit = std::clamp<std::int64_t>(query.limit.value_or(50), 1, 200);
  return listed.first(std::min(static_cast<std::size_t>(limit), listed.size()));
}

}  // namespace

Result<view::ParticipationList> list_participations(const Call& call, const ListQuery& query) {
  const std::string words = query.q ? text::fold(*query.q) : std::string{};
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::ParticipationList> {
        auto listed = listed_in_order(tx, call, narrowing_of(call, query, words));
        if (!listed) return tl::make_unexpected(listed.error());
        const Filter filter{query, words};
        if (filter.is_needed()) {
          const auto people = People::load_among(tx, call, *listed);
          if (!people) return tl::make_unexpected(people.error());
          const auto known = by_id(*people);
          std::erase_if(*listed, [&](ParticipationId id) {
            const auto found = known.find(id);
            return found == known.end() || !filter.passes(*found->second, *people);
          });
        }
        const auto page = page_of(*listed, query);
        if (!page) return tl::make_unexpected(page.error());
        auto people = People::load_among(tx, call, *page);
        if (!people) return tl::make_unexpected(people.error());
        const auto known = by_id(*people);
        view::ParticipationList list;
        list.total = std::ssize(*listed);
        std::vector<const Seen*> shown;
        for (const auto id : *page) shown.push_back(known.at(id));
        for (const auto* one : shown) list.rows.push_back(people->row(*one));
        if (!page->empty() && page->back() != listed->back()) {
          list.next_cursor = page->back().to_text();
        }
        if (!shown.empty()) trail.push_back(people->line(call, shown));
        return list;
      });
}

Result<view::ParticipationFile> confirm_protected_access(const Call& call, ParticipationId id,
                                                         const view::ProtectedAccess& input) {
  if (text::trim(input.reason).empty()) {
    return refuse(Reason::invalid, "reason_missing", "/reason");
  }
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = key_to(tx, call, id, RecordKind::identity, Action::confirm);
        if (!key) return tl::make_unexpected(key.error());
        store::confirm(tx, id, call.session.account, call.now, call.now + confirmation_lasts);
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "participation", .id = id.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome& done) { return file_after(tx, call, done, id); });
}

namespace {

/// The participation, the delivery it belongs to, and the key to change it.
struct ForChange {
  domain::Grant key;
  store::KeptParticipation kept;
  domain::Delivery delivery;
};

Result<ForChange> for_change(sql::Writing& tx, const Call& call, ParticipationId id,
                             RecordKind kind) {
  const auto opened = open(tx, call, id);
  if (!opened) return foreign();
  auto key = opened->may(kind, Action::write);
  if (!key) return tl::make_unexpected(key.error());
  const auto reading = opened->may(RecordKind::status_dates, Action::read);
  if (!reading) return tl::make_unexpected(reading.error());
  auto kept = store::find_participation(tx, *reading);
  if (!kept) return foreign();
  domain::Delivery delivery;
  if (kept->participation.delivery) {
    delivery = store::find_delivery(tx, *kept->participation.delivery).value_or(delivery);
  }
  return ForChange{*std::move(key), *std::move(kept), std::move(delivery)};
}

Result<store::Outcome> changed(sql::Writing& tx, const Call& call, const domain::Grant& key,
                               ParticipationId id, std::int64_t touched, std::int64_t seen) {
  const auto version = store::next_version(tx, touched, "participation", id.uuid, seen);
  if (!version) return tl::make_unexpected(version.error());
  store::append(tx, audit_line(call, key, id.uuid));
  return store::Outcome{.kind = "participation", .id = id.uuid, .version = *version};
}

}  // namespace

Result<view::ParticipationFile> change_dates(const Call& call, ParticipationId id,
                                             const view::DatesInput& input) {
  if (text::trim(input.reason).empty()) {
    return refuse(Reason::invalid, "reason_missing", "/reason");
  }
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto found = for_change(tx, call, id, RecordKind::status_dates);
        if (!found) return tl::make_unexpected(found.error());
        const auto advanced = domain::change_dates(found->kept.participation, found->delivery,
                                                   input.start_day, input.last_day, call.today);
        if (!advanced) return tl::make_unexpected(advanced.error());
        const auto touched = store::save_dates(tx, found->key, *advanced, input.version, call.now);
        return changed(tx, call, found->key, id, touched, input.version);
      },
      [&](sql::Writing& tx, const store::Outcome& done) { return file_after(tx, call, done, id); });
}

Result<view::ParticipationFile> set_milestone(const Call& call, ParticipationId id,
                                              const view::MilestoneInput& input) {
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto found = for_change(tx, call, id, RecordKind::plan);
        if (!found) return tl::make_unexpected(found.error());
        const auto moved = domain::set_milestone(found->kept.participation, input.milestone,
                                                 input.day, call.today);
        if (!moved) return tl::make_unexpected(moved.error());
        const auto touched = store::save_milestones(tx, found->key, *moved, input.version);
        return changed(tx, call, found->key, id, touched, input.version);
      },
      [&](sql::Writing& tx, const store::Outcome& done) { return file_after(tx, call, done, id); });
}

std::int64_t advance_by_dates(House& house, Instant now, Day today) {
  return house.store.write([&](sql::Writing& tx) {
    std::int64_t moved = 0;
    for (const auto& due : store::due_by_dates(tx, today)) {
      const auto advanced = domain::advance(due.participation, due.delivery, today);
      if (advanced.changes.empty() && !advanced.dates_changed) continue;
      moved += store::save_dates_by_program(tx, advanced, due.version, now);
      store::append(tx, {.at = now,
                         .actor = std::nullopt,
                         .role = {},
                         .relation = {},
                         .action = std::string{to_text(Action::write)},
                         .kind = std::string{to_text(RecordKind::status_dates)},
                         .record = due.participation.id.uuid,
                         .subjects = {due.participation.person}});
    }
    return moved;
  });
}

}  // namespace stafett::service
