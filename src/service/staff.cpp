#include "service/staff.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/employment.hpp"
#include "service/access.hpp"
#include "service/circles.hpp"
#include "service/command.hpp"
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

int counted(std::int64_t number) {
  return static_cast<int>(std::clamp<std::int64_t>(number, -1, 1'000'000));
}

std::optional<std::string> contact_of(const auto& text) {
  return text ? text_or_nothing(text::trim(*text)) : std::nullopt;
}

/// Names of employees, contracts and teams, each list asked for once.
struct Names {
  std::map<EmployeeId, std::string> employees;
  std::map<ContractId, std::string> contracts;
  std::map<TeamId, std::string> teams;

  explicit Names(sql::Reading& tx) {
    for (auto& kept : store::employees_matching(tx, "")) {
      employees[kept.employee.id] = std::move(kept.employee.name);
    }
    for (auto& kept : store::all_contracts(tx)) {
      contracts[kept.contract.id] = std::move(kept.contract.name);
    }
    for (auto& team : store::all_teams(tx)) teams[team.id] = std::move(team.name);
  }
  view::Named operator[](EmployeeId id) { return {id.uuid, employees[id]}; }
  view::Named operator[](ContractId id) { return {id.uuid, contracts[id]}; }
  view::Named operator[](TeamId id) { return {id.uuid, teams[id]}; }
};

view::TeamView team_view(const Call& call, const store::KeptTeam& team,
                         const std::vector<store::KeptMembership>& members, Names& names) {
  view::TeamView shown{.id = team.id.uuid,
                       .version = team.version,
                       .name = team.name,
                       .contracts = {},
                       .members = {},
                       .acts = {}};
  for (const auto contract : team.contracts) shown.contracts.push_back(names[contract]);
  for (const auto& kept : members) {
    const auto& m = kept.membership;
    if (m.team != team.id || (m.days.end && *m.days.end <= call.today)) continue;
    shown.members.push_back({kept.id, names[m.employee], m.leads, m.days.first, m.days.last()});
  }
  if (house_key(call, RecordKind::team, Action::write)) {
    shown.acts = {view::Act::change, view::Act::assign, view::Act::end};
  }
  return shown;
}

Result<view::TeamView> team_after(sql::Reading& tx, const Call& call, TeamId id) {
  const auto team = store::find_team(tx, id);
  if (!team) return foreign();
  Names names{tx};
  return team_view(call, *team, store::all_members(tx), names);
}

/// A change of a team that leaves one line in the log.
template <class Work>
Result<view::TeamView> on_team(const Call& call, TeamId id, Work&& work) {
  return command<view::TeamView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = house_key(call, RecordKind::team, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        const Result<void> done = work(tx);
        if (!done) return tl::make_unexpected(done.error());
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "team", .id = id.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return team_after(tx, call, TeamId{done.id.value()});
      });
}

/// What the database says of a name taken or a record unknown, as the field's own refusals.
template <class Work>
Result<void> refusing(Work&& work, std::string_view taken, std::string_view field) {
  try {
    work();
    return {};
  } catch (const sql::Error& error) {
    if (error.kind() == sql::ErrorKind::unique) return refuse(Reason::already_exists, taken, field);
    if (error.kind() == sql::ErrorKind::foreign_key) {
      return refuse(Reason::invalid, "reference_unknown", field);
    }
    throw;
  }
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

Result<view::TeamList> list_teams(const Call& call) {
  const auto key = house_key(call, RecordKind::team, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::TeamList> {
    Names names{tx};
    const auto members = store::all_members(tx);
    view::TeamList list;
    for (const auto& team : store::all_teams(tx)) {
      list.rows.push_back(team_view(call, team, members, names));
    }
    return list;
  });
}

Result<view::TeamView> read_team(const Call& call, TeamId id) {
  const auto key = house_key(call, RecordKind::team, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) { return team_after(tx, call, id); });
}

Result<view::TeamView> register_team(const Call& call, const view::TeamInput& input) {
  const store::KeptTeam team{TeamId::make(call.now, call.random), text::trim(input.name),
                             input.contracts, 1};
  if (team.name.empty()) return refuse(Reason::invalid, "name_missing", "/name");
  return on_team(call, team.id, [&](sql::Writing& tx) {
    return refusing([&] { store::add_team(tx, team, call.now); }, "name_taken", "/name");
  });
}

Result<view::TeamView> change_team(const Call& call, TeamId id, const view::TeamChange& input) {
  const store::KeptTeam team{id, text::trim(input.name), input.contracts, input.version};
  if (team.name.empty()) return refuse(Reason::invalid, "name_missing", "/name");
  return on_team(call, id, [&](sql::Writing& tx) -> Result<void> {
    std::int64_t touched = 0;
    auto fine = refusing([&] { touched = store::change_team(tx, team, input.version); },
                         "name_taken", "/name");
    if (!fine) return fine;
    const auto version = store::next_version(tx, touched, "team", id.uuid, input.version);
    if (!version) return tl::make_unexpected(version.error());
    return {};
  });
}

Result<view::TeamView> add_team_member(const Call& call, TeamId id,
                                       const view::TeamMemberInput& input) {
  return on_team(call, id, [&](sql::Writing& tx) -> Result<void> {
    if (!store::find_team(tx, id)) return foreign();
    const domain::TeamMembership next{
        id, input.employee, input.leads, {input.first_day, std::nullopt}};
    for (const auto& kept : store::all_members(tx)) {
      const auto& m = kept.membership;
      if (m.team == id && m.employee == input.employee && m.days.overlaps(next.days)) {
        return refuse(Reason::already_exists, "member_already", "/employee");
      }
    }
    return refusing(
        [&] {
          store::add_member(tx, {new_uuid(call.now, call.random), next});
        },
        "member_already", "/employee");
  });
}

Result<view::TeamView> end_team_member(const Call& call, TeamId id, Uuid member,
                                       const view::LastDay& input) {
  return on_team(call, id, [&](sql::Writing& tx) -> Result<void> {
    const auto kept = store::find_member(tx, member);
    if (!kept || kept->membership.team != id) return foreign();
    if (input.last_day < kept->membership.days.first) {
      return refuse(Reason::invalid, "end_before_start", "/last_day");
    }
    const auto touched = store::touch_team(tx, id, input.version);
    const auto version = store::next_version(tx, touched, "team", id.uuid, input.version);
    if (!version) return tl::make_unexpected(version.error());
    store::end_member(tx, member, input.last_day + 1);
    return {};
  });
}

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
            "already_exists", "/employment");
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
    return refusing([&] { store::add_employment(tx, *employment, call.now); }, "already_exists",
                    "/contract");
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
                         "already_exists", "/contract");
    if (!fine) return fine;
    const auto version = store::next_version(tx, touched, "employment", post.uuid, input.version);
    if (!version) return tl::make_unexpected(version.error());
    return {};
  });
}

Result<view::RequirementView> read_requirement(const Call& call, ContractId id,
                                               const RequirementQuery& query) {
  const auto key = house_key(call, RecordKind::contract, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::RequirementView> {
    const auto kept = store::find_contract(tx, id);
    if (!kept) return foreign();
    std::map<EmployeeId, domain::Employee> employees;
    for (auto& employee : store::employees_matching(tx, "")) {
      employees[employee.employee.id] = std::move(employee.employee);
    }
    std::vector<domain::StaffMember> staff;
    for (const auto& employment : store::all_employments(tx)) {
      const auto& e = employment.employment;
      if (e.contract != id) continue;
      staff.push_back(
          {e.employee, employees[e.employee].relevant_degree, e.extent_percent, e.days});
    }
    view::RequirementView shown;
    shown.contract = {id.uuid, kept->contract.name};
    const auto demanded =
        domain::number_in_force(kept->contract.terms, domain::TermKind::degree_share, call.today);
    if (demanded) shown.demanded_percent = *demanded;
    const auto now = domain::degree_share(staff, call.today);
    shown.heads = now.heads;
    shown.with_degree = now.with_degree;
    if (now.percent()) shown.percent = *now.percent();
    if (demanded) shown.met = now.meets(*demanded);
    if (query.without) {
      const auto found = employees.find(*query.without);
      if (found == employees.end()) return foreign();
      shown.without = view::Named{query.without->uuid, found->second.name};
      const auto after =
          domain::degree_share(staff, call.today, domain::ShareBy::heads, query.without);
      if (after.percent()) shown.percent_after = *after.percent();
      if (demanded) shown.met_after = after.meets(*demanded);
    }
    const Period coming{call.today, call.today.plus_years(1)};
    for (const auto& from : domain::degree_shares(staff, coming)) {
      view::RequirementDay day{from.first_day, {}};
      if (from.share.percent()) day.percent = *from.share.percent();
      shown.days.push_back(day);
    }
    return shown;
  });
}

}  // namespace stafett::service
