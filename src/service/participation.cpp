#include "service/participation.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/file.hpp"
#include "service/people.hpp"
#include "store/contract.hpp"
#include "store/participation.hpp"
#include "store/staff.hpp"

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

/// Whether a person is in what the query asks for.
class Filter {
 public:
  Filter(sql::Reading& tx, const ListQuery& query, const People& people)
      : query_{query}, people_{people} {
    if (query.q) words_ = text::fold(*query.q);
    if (query.team) {
      for (const auto& kept : store::members_of(tx, *query.team)) {
        members_.insert(kept.membership.employee);
      }
    }
  }

  [[nodiscard]] bool passes(const Seen& one) const {
    const auto& p = one.listed.participation;
    if (query_.contract && p.contract != *query_.contract) return false;
    if (query_.lead && (one.lead == nullptr || one.lead->employee != *query_.lead)) return false;
    if (query_.team && (one.lead == nullptr || !members_.contains(one.lead->employee)))
      return false;
    if (query_.without_lead && *query_.without_lead != (one.lead == nullptr)) return false;
    if (query_.waiting_first_contact &&
        *query_.waiting_first_contact != has_duty(one, domain::DutyKind::first_contact)) {
      return false;
    }
    if (!among(query_.phase, one.phase)) return false;
    if (!among(query_.stage, std::int64_t{one.listed.se_stage.value_or(0)})) return false;
    if (!query_.status.empty() &&
        std::none_of(query_.status.begin(), query_.status.end(),
                     [&](const auto& code) { return code == p.status.code(); })) {
      return false;
    }
    if (!query_.duty.empty() && std::none_of(query_.duty.begin(), query_.duty.end(),
                                             [&](auto kind) { return has_duty(one, kind); })) {
      return false;
    }
    return words_.empty() || people_.is_found_by(one, words_);
  }

 private:
  template <class T>
  static bool among(const std::vector<T>& wanted, const T& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
  }

  const ListQuery& query_;
  const People& people_;
  std::string words_;
  std::set<EmployeeId> members_;
};

/// What a list is sorted by; those without the value come last, whichever way it is sorted.
struct SortKey {
  bool missing = false;
  std::int64_t number = 0;
  std::string_view text;
};

SortKey key_of(const Seen& one, ListSort sort, const People& people) {
  const auto& p = one.listed.participation;
  const auto day = [](const std::optional<Day>& value) {
    return SortKey{!value, value ? value->number() : 0, {}};
  };
  switch (sort) {
    case ListSort::name:
      return {!people.name(one).family_name, 0, one.listed.sort_name};
    case ListSort::last_contact:
      return day(p.last_contact_day);
    case ListSort::next_date:
      return {!one.listed.next, one.listed.next ? one.listed.next_starts_at.micros : 0, {}};
    case ListSort::days_left:
      return day(p.end_day);
    case ListSort::stage:
      return {!one.listed.se_stage, one.listed.se_stage.value_or(0), {}};
    case ListSort::referral_day:
      return day(p.referral_day);
  }
  return {};
}

std::vector<const Seen*> sorted(std::vector<const Seen*> found, ListSort sort, ListOrder order,
                                const People& people) {
  std::sort(found.begin(), found.end(), [&](const Seen* a, const Seen* b) {
    const auto ka = key_of(*a, sort, people);
    const auto kb = key_of(*b, sort, people);
    if (ka.missing != kb.missing) return kb.missing;
    if (!ka.missing && (ka.number != kb.number || ka.text != kb.text)) {
      const bool less = std::tie(ka.number, ka.text) < std::tie(kb.number, kb.text);
      return order == ListOrder::ascending ? less : !less;
    }
    return a->listed.participation.id < b->listed.participation.id;
  });
  return found;
}

}  // namespace

Result<view::ParticipationList> list_participations(const Call& call, const ListQuery& query) {
  return call.house.store.audited_read([&](sql::Reading& tx,
                                           store::Trail& trail) -> Result<view::ParticipationList> {
    auto people =
        People::load(tx, call, scope_of(call.session, query.scope), query.ended.value_or(false));
    if (!people) return tl::make_unexpected(people.error());
    const Filter filter{tx, query, *people};
    std::vector<const Seen*> found;
    for (const auto& one : people->all()) {
      if (filter.passes(one)) found.push_back(&one);
    }
    found = sorted(std::move(found), query.sort.value_or(ListSort::name),
                   query.order.value_or(ListOrder::ascending), *people);
    view::ParticipationList list;
    list.total = std::ssize(found);
    // A page begins after the person the cursor names: an id says nothing about anybody.
    auto next = found.begin();
    if (query.cursor) {
      const auto id = ParticipationId::from_text(*query.cursor);
      next = std::find_if(found.begin(), found.end(), [&](const Seen* one) {
        return id && one->listed.participation.id == *id;
      });
      if (next == found.end()) return refuse(Reason::invalid, "cursor_unknown", "?cursor");
      ++next;
    }
    const auto limit = std::clamp<std::int64_t>(query.limit.value_or(50), 1, 200);
    const auto end = next + std::min<std::ptrdiff_t>(limit, found.end() - next);
    std::vector<const Seen*> shown{next, end};
    for (const auto* one : shown) list.rows.push_back(people->row(*one));
    if (end != found.end()) {
      list.next_cursor = shown.back()->listed.participation.id.to_text();
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

namespace {

/// Who decided: the one named, else the one who does it.
std::optional<EmployeeId> decider(const Call& call, const std::optional<EmployeeId>& named) {
  return named ? named : call.session.employee;
}

/// One change of consultant. All of it is the domain's to decide.
Result<void> assign_one(sql::Writing& tx, const Call& call, ParticipationId id,
                        const view::AssignInput& input) {
  const auto opened = open(tx, call, id);
  if (!opened) return foreign();
  const auto key = opened->may(RecordKind::assignment_chain, Action::assign);
  if (!key) return tl::make_unexpected(key.error());
  domain::Assignment next{.id = AssignmentId::make(call.now, call.random),
                          .participation = id,
                          .employee = input.employee,
                          .part = input.part,
                          .days = {input.first_day, std::nullopt},
                          .reason = text::trim(input.reason),
                          .decided_by = decider(call, input.decided_by)};
  auto rows = input.part == domain::AssignmentPart::lead
                  ? domain::change_lead(opened->facts.assignments, std::move(next))
                  : domain::add_co(opened->facts.assignments, std::move(next));
  if (!rows) return tl::make_unexpected(rows.error());
  store::save_assignments(tx, *key, *rows, call.now);
  store::append(tx, audit_line(call, *key, id.uuid));
  return {};
}

/// Whether the employee has a post on that day, or takes one up later.
bool works_on(sql::Reading& tx, EmployeeId employee, Day day) {
  const auto posts = store::employments_of(tx, employee);
  return std::any_of(posts.begin(), posts.end(), [day](const store::KeptEmployment& kept) {
    return kept.employment.days.contains(day);
  });
}

}  // namespace

Result<view::AssignResult> assign(const Call& call, const view::AssignInput& input) {
  if (input.participations.empty()) {
    return refuse(Reason::invalid, "nobody_chosen", "/participations");
  }
  if (input.participations.size() > 200) {
    return refuse(Reason::too_large, "too_many_at_once", "/participations");
  }
  return command<view::AssignResult>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        if (!store::find_employee(tx, input.employee)) {
          return refuse(Reason::invalid, "employee_unknown", "/employee");
        }
        if (!works_on(tx, input.employee, input.first_day)) {
          return refuse(Reason::invalid, "employee_not_in_post", "/first_day");
        }
        std::size_t place = 0;
        for (const auto id : input.participations) {
          if (const auto done = assign_one(tx, call, id, input); !done) {
            auto refusal = done.error();
            // Which of those chosen it was about; the rest is undone with it.
            if (refusal.field.empty()) refusal.field = "/participations/" + std::to_string(place);
            return tl::make_unexpected(std::move(refusal));
          }
          ++place;
        }
        return store::Outcome{.kind = "assignment", .id = {}, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome&) -> Result<view::AssignResult> {
        auto people = People::load(tx, call, store::Scope::all, true);
        if (!people) return tl::make_unexpected(people.error());
        view::AssignResult result;
        result.assigned = std::ssize(input.participations);
        std::vector<const Seen*> shown;
        for (const auto& one : people->all()) {
          const auto& chosen = input.participations;
          if (std::find(chosen.begin(), chosen.end(), one.listed.participation.id) ==
              chosen.end()) {
            continue;
          }
          result.rows.push_back(people->row(one));
          shown.push_back(&one);
        }
        if (!shown.empty()) store::append(tx, people->line(call, shown));
        return result;
      });
}

Result<view::ParticipationFile> end_assignment(const Call& call, AssignmentId id,
                                               const view::EndAssignment& input) {
  return command<view::ParticipationFile>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto place = store::find_assignment(tx, id);
        if (!place) return foreign();
        const auto opened = open(tx, call, place->participation);
        if (!opened) return foreign();
        const auto key = opened->may(RecordKind::assignment_chain, Action::assign);
        if (!key) return tl::make_unexpected(key.error());
        if (place->version != input.version) {
          return refuse(Reason::conflict, "changed_since", "/version");
        }
        const auto rows =
            domain::end_assignment(opened->facts.assignments, id, input.last_day + 1,
                                   text::trim(input.reason), decider(call, std::nullopt));
        if (!rows) return tl::make_unexpected(rows.error());
        store::save_assignments(tx, *key, *rows, call.now);
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{
            .kind = "participation", .id = place->participation.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return file_after(tx, call, done, ParticipationId{done.id.value()});
      });
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
