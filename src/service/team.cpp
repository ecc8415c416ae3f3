#include "service/team.hpp"

#include <vector>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/names.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;

constexpr Rejected name_taken{"name_taken", "/name"};
constexpr Rejected contract_unknown{"reference_unknown", "/contracts"};
constexpr Rejected member_already{"member_already", "/employee"};
constexpr Rejected employee_unknown{"reference_unknown", "/employee"};

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
    return refusing([&] { store::add_team(tx, team, call.now); }, name_taken, contract_unknown);
  });
}

Result<view::TeamView> change_team(const Call& call, TeamId id, const view::TeamChange& input) {
  const store::KeptTeam team{id, text::trim(input.name), input.contracts, input.version};
  if (team.name.empty()) return refuse(Reason::invalid, "name_missing", "/name");
  return on_team(call, id, [&](sql::Writing& tx) -> Result<void> {
    std::int64_t touched = 0;
    auto fine = refusing([&] { touched = store::change_team(tx, team, input.version); }, name_taken,
                         contract_unknown);
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
        return refuse(Reason::already_exists, member_already.code, member_already.field);
      }
    }
    return refusing(
        [&] {
          store::add_member(tx, {new_uuid(call.now, call.random), next});
        },
        member_already, employee_unknown);
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

}  // namespace stafett::service
