#include "service/staff.hpp"

#include <map>

#include "base/text.hpp"
#include "domain/employment.hpp"
#include "service/access.hpp"
#include "service/circles.hpp"
#include "service/command.hpp"
#include "service/names.hpp"
#include "service/words.hpp"
#include "store/account.hpp"
#include "store/contract.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::Relation;
using domain::Role;

constexpr Rejected post_exists{"already_exists", "/contract"};
constexpr Rejected post_unknown{"reference_unknown", "/contract"};

/// How the asker stands to an employee's own record: their own, somebody they lead, or neither.
domain::Relation relation_to(sql::Reading& tx, const Call& call, EmployeeId id) {
  if (call.session.is(Role::administrator)) return Relation::administers;
  if (call.session.employee == id) return Relation::own;
  if (call.session.employee && call.session.is(Role::leader)) {
    std::vector<domain::TeamMembership> memberships;
    for (const auto& kept : store::all_members(tx)) memberships.push_back(kept.membership);
    if (domain::leads(memberships, *call.session.employee, id, call.today)) {
      return Relation::leads_team;
    }
  }
  return Relation::none;
}

Result<domain::Grant> record_key(sql::Reading& tx, const Call& call, EmployeeId id, Action action) {
  return house_key(call, relation_to(tx, call, id), RecordKind::employee_record, action);
}

std::optional<std::string> contact_of(const auto& text) {
  return text ? text_or_nothing(text::trim(*text)) : std::nullopt;
}

view::EmploymentView employment_view(const store::KeptEmployment& kept, Circles& circles,
                                     Names& names, Day today) {
  const auto& e = kept.employment;
  view::EmploymentView shown{
      .id = e.id.uuid,
      .version = kept.version,
      .role_title = e.role_title,
      .type = e.type,
      .extent_percent = e.extent_percent,
      .first_day = e.days.first,
      .last_day = e.days.last(),
      .notice_day = e.notice_day,
      .end_reason = text_or_nothing(e.end_reason),
      .contract = {},
      .other_work_agreed = e.other_work_agreed,
      .onboarding_signed_day = e.onboarding_signed_day,
      .buddy = {},
      .phase = domain::phase_on(domain::phases(e, circles.contract_circle(e.contract)), today)};
  if (e.contract) shown.contract = names[*e.contract];
  if (e.buddy) shown.buddy = names[*e.buddy];
  return shown;
}

view::AccountState account_of(const std::vector<store::EmployeeAccount>& accounts, EmployeeId id) {
  for (const auto& account : accounts) {
    if (account.employee != id) continue;
    return account.state == store::AccountState::active ? view::AccountState::active
                                                        : view::AccountState::invited;
  }
  return view::AccountState::none;
}

Result<view::EmployeeView> employee_after(sql::Reading& tx, const Call& call, EmployeeId id) {
  const auto kept = store::find_employee(tx, id);
  if (!kept) return foreign();
  // Asked anew: a command sent again long after must not show what may no longer be seen.
  const auto key = record_key(tx, call, id, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  Names names{tx};
  Circles circles{tx, call.today};
  const auto& e = kept->employee;
  view::EmployeeView shown;
  shown.id = e.id.uuid;
  shown.version = kept->version;
  shown.name = e.name;
  shown.email = kept->email;
  shown.phone = kept->phone;
  shown.education_level = e.education_level;
  shown.education_field = e.education_field;
  shown.relevant_degree = e.relevant_degree;
  for (const auto& post : store::employments_of(tx, id)) {
    shown.employments.push_back(employment_view(post, circles, names, call.today));
  }
  for (const auto& member : store::all_members(tx)) {
    const auto& m = member.membership;
    if (m.employee == id && m.days.contains(call.today)) shown.teams.push_back(names[m.team]);
  }
  for (const auto& load : store::caseloads(tx, call.today)) {
    if (load.employee == id) shown.caseload = load.lead;
  }
  shown.account = account_of(store::employee_accounts(tx), id);
  if (const auto account = store::find_account(tx, id)) shown.roles = account->roles;
  if (record_key(tx, call, id, Action::write)) shown.acts = {view::Act::change, view::Act::end};
  if (house_key(call, RecordKind::account, Action::invite)) {
    shown.acts.push_back(view::Act::invite);
  }
  return shown;
}

/// A change of an employee's record that leaves one line in the log.
template <class Work>
Result<view::EmployeeView> on_employee(const Call& call, EmployeeId id, Work&& work) {
  return command<view::EmployeeView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        if (!store::find_employee(tx, id)) return foreign();
        const auto key = record_key(tx, call, id, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        const Result<void> done = work(tx);
        if (!done) return tl::make_unexpected(done.error());
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "employee", .id = id.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome&) { return employee_after(tx, call, id); });
}

Result<domain::Employment> employment_of(const Call& call, EmployeeId employee,
                                         const view::EmploymentInput& input) {
  const auto days = Period::inclusive(input.first_day, input.last_day);
  if (!days) return refuse(Reason::invalid, "end_before_start", "/last_day");
  return domain::make_employment({.id = EmploymentId::make(call.now, call.random),
                                  .employee = employee,
                                  .contract = input.contract,
                                  .role_title = text::trim(input.role_title),
                                  .type = input.type,
                                  .extent_percent = counted(input.extent_percent),
                                  .days = *days,
                                  .other_work_agreed = input.other_work_agreed,
                                  .buddy = input.buddy});
}

template <class Input>
Result<store::KeptEmployee> employee_of(EmployeeId id, const Input& input) {
  const auto made = domain::make_employee({.id = id,
                                           .name = text::trim(input.name),
                                           .education_level = input.education_level,
                                           .education_field = text::trim(input.education_field),
                                           .relevant_degree = input.relevant_degree});
  if (!made) return tl::make_unexpected(made.error());
  return store::KeptEmployee{*made, contact_of(input.email), contact_of(input.phone), 0};
}

}  // namespace

Result<view::EmployeeList> list_employees(const Call& call, const EmployeeQuery& query) {
  const auto key = house_key(call, RecordKind::employee, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::EmployeeList> {
    Names names{tx};
    Circles circles{tx, call.today};
    std::map<EmployeeId, std::vector<domain::Employment>> posts;
    for (auto& kept : store::all_employments(tx)) {
      posts[kept.employment.employee].push_back(std::move(kept.employment));
    }
    std::multimap<EmployeeId, TeamId> teams;
    for (const auto& kept : store::all_members(tx)) {
      const auto& m = kept.membership;
      if (m.days.contains(call.today)) teams.emplace(m.employee, m.team);
    }
    std::map<EmployeeId, std::int64_t> loads;
    for (const auto& load : store::caseloads(tx, call.today)) loads[load.employee] = load.lead;
    const auto accounts = store::employee_accounts(tx);

    view::EmployeeList list;
    const std::string words = query.q ? text::fold(*query.q) : std::string{};
    for (const auto& kept : store::employees_matching(tx, words)) {
      const auto id = kept.employee.id;
      view::EmployeeRow row;
      row.id = id.uuid;
      row.name = kept.employee.name;
      row.phase = domain::phase_on(circles.employee_circle(id), call.today);
      row.caseload = loads[id];
      row.account = account_of(accounts, id);
      bool in_team = !query.team;
      const auto [first, end] = teams.equal_range(id);
      for (auto it = first; it != end; ++it) {
        row.teams.push_back(names[it->second]);
        in_team = in_team || it->second == *query.team;
      }
      // The post of today, else the last one there was or the first to come.
      const domain::Employment* post = nullptr;
      for (const auto& candidate : posts[id]) {
        if (post == nullptr || candidate.days.contains(call.today)) post = &candidate;
      }
      if (post != nullptr) {
        row.role_title = post->role_title;
        row.first_day = post->days.first;
        row.last_day = post->days.last();
        if (post->contract) {
          row.contract = names[*post->contract];
          if (const auto* contract = circles.contract(post->contract)) {
            if (const auto ceiling = domain::number_in_force(
                    contract->terms, domain::TermKind::caseload_ceiling, call.today)) {
              row.ceiling = *ceiling;
            }
          }
        }
      }
      const bool in_contract =
          !query.contract || (post != nullptr && post->contract == *query.contract);
      if (in_team && in_contract) list.rows.push_back(std::move(row));
    }
    return list;
  });
}

Result<view::EmployeeView> read_employee(const Call& call, EmployeeId id) {
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::EmployeeView> {
        if (!store::find_employee(tx, id)) return foreign();
        const auto key = record_key(tx, call, id, Action::read);
        if (!key) return tl::make_unexpected(key.error());
        trail.push_back(audit_line(call, *key, id.uuid));
        return employee_after(tx, call, id);
      });
}

Result<view::EmployeeView> register_employee(const Call& call, const view::EmployeeInput& input) {
  const auto id = EmployeeId::make(call.now, call.random);
  const auto employee = employee_of(id, input);
  if (!employee) return tl::make_unexpected(employee.error());
  const auto employment = employment_of(call, id, input.employment);
  if (!employment) {
    auto refusal = employment.error();
    refusal.field = "/employment" + refusal.field;
    return tl::make_unexpected(std::move(refusal));
  }
  return command<view::EmployeeView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = house_key(call, RecordKind::employee_record, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        const auto fine = refusing(
            [&] {
              store::add_employee(tx, *employee, call.now);
              store::add_employment(tx, *employment, call.now);
              if (input.team) {
                store::add_member(tx, {new_uuid(call.now, call.random),
                                       {*input.team, id, false, employment->days}});
              }
            },
            Rejected{"already_exists", "/employment"},
            Rejected{"reference_unknown", "/employment"});
        if (!fine) return tl::make_unexpected(fine.error());
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "employee", .id = id.uuid, .version = 1};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return employee_after(tx, call, EmployeeId{done.id.value()});
      });
}

Result<view::EmployeeView> change_employee(const Call& call, EmployeeId id,
                                           const view::EmployeeChange& input) {
  const auto employee = employee_of(id, input);
  if (!employee) return tl::make_unexpected(employee.error());
  return on_employee(call, id, [&](sql::Writing& tx) -> Result<void> {
    const auto touched = store::change_employee(tx, *employee, input.version);
    const auto version = store::next_version(tx, touched, "employee", id.uuid, input.version);
    if (!version) return tl::make_unexpected(version.error());
    return {};
  });
}

Result<view::EmployeeView> add_employment(const Call& call, EmployeeId id,
                                          const view::EmploymentInput& input) {
  const auto employment = employment_of(call, id, input);
  if (!employment) return tl::make_unexpected(employment.error());
  return on_employee(call, id, [&](sql::Writing& tx) {
    return refusing([&] { store::add_employment(tx, *employment, call.now); }, post_exists,
                    post_unknown);
  });
}

Result<view::EmployeeView> change_employment(const Call& call, EmployeeId id, EmploymentId post,
                                             const view::EmploymentChange& input) {
  return on_employee(call, id, [&](sql::Writing& tx) -> Result<void> {
    const auto kept = store::find_employment(tx, post);
    if (!kept || kept->employment.employee != id) return foreign();
    auto changed = kept->employment;
    const auto days = Period::inclusive(changed.days.first, input.last_day);
    if (!days) return refuse(Reason::invalid, "end_before_start", "/last_day");
    changed.role_title = text::trim(input.role_title);
    changed.extent_percent = counted(input.extent_percent);
    changed.days = *days;
    changed.notice_day = input.notice_day;
    changed.end_reason = input.end_reason ? text::trim(*input.end_reason) : std::string{};
    changed.contract = input.contract;
    changed.other_work_agreed = input.other_work_agreed;
    changed.onboarding_signed_day = input.onboarding_signed_day;
    changed.buddy = input.buddy;
    const auto made = domain::make_employment(std::move(changed));
    if (!made) return tl::make_unexpected(made.error());
    std::int64_t touched = 0;
    auto fine = refusing([&] { touched = store::change_employment(tx, *made, input.version); },
                         post_exists, post_unknown);
    if (!fine) return fine;
    const auto version = store::next_version(tx, touched, "employment", post.uuid, input.version);
    if (!version) return tl::make_unexpected(version.error());
    return {};
  });
}

}  // namespace stafett::service
