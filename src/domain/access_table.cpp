// The table that says who may do what. Each line allows: these roles, under these relations, to
// these kinds of record, these actions, with these fields. Lines add up; what no line allows is not
// allowed. tests/domain/access_test.cpp holds the same in another form.
#include "domain/access.hpp"

namespace stafett::domain {

namespace {

using Roles = SetOf<Role>;
using Relations = SetOf<Relation>;
using Kinds = SetOf<RecordKind>;
using enum RecordKind;
using enum Action;

struct Line {
  Roles roles;
  Relations relations;
  Kinds kinds;
  Actions actions;
  Fields fields = all_fields;
};

constexpr Roles participant = Role::participant;
constexpr Roles leader = Role::leader;
constexpr Roles counsellor_role = Role::counsellor;
constexpr Roles administrator = Role::administrator;
constexpr Roles researcher = Role::researcher;
constexpr Roles staff = Roles{Role::consultant} | Role::leader;

constexpr Relations lead_or_co = Relations{Relation::lead} | Relation::co;

/// Read, and of the kinds that lists show anything of, be shown among others.
constexpr Actions see = Actions{list} | read;
constexpr Kinds shown_in_lists =
    Kinds{identity} | status_dates | assignment_chain | se_stage | appointment;
constexpr Fields name_only = Field::name;

/// What follow-up is about, without who the person is.
constexpr Kinds follow_up = Kinds{status_dates} | assignment_chain | goal | plan | note | se_stage |
                            appointment | task | job;
constexpr Kinds who_it_is = Kinds{identity} | contact | address;

constexpr auto lines = std::to_array<Line>({
    // The participant (R99, R116, R122): all that is written, and who has read it.
    {participant, Relation::own, who_it_is | referral | follow_up | access_log, see},
    {participant, Relation::own, goal, write},

    // Lead and co: the daily work.
    {staff, lead_or_co, who_it_is | referral | follow_up | kept_aside, see},
    {staff, lead_or_co, identity, confirm},
    {staff, lead_or_co, Kinds{goal} | plan | note | se_stage | appointment | task | job, write},
    {staff, lead_or_co, note, correct},
    {staff, lead_or_co, draft, see | write | sign},
    {staff, Relation::lead, status_dates, write},
    {staff, Relation::lead, identity, invite},
    {staff, Relation::lead, access_log, see},
    // A leader with participants of their own does not lose what leaders may.
    {leader, lead_or_co, assignment_chain, assign},
    {leader, lead_or_co, status_dates, write},
    {leader, lead_or_co, access_log, see},
    {leader, lead_or_co, identity, invite},

    // Named as the next lead consultant: reads to prepare (R100, R130), may agree the first date.
    {staff, Relation::successor, who_it_is | referral | follow_up | kept_aside, see},
    {staff, Relation::successor, appointment, write},

    // Was lead or co: knows whom they had, and finishes what was begun.
    {staff, Relation::former, identity, list, name_only},
    {staff, Relation::former, draft, see | write | sign},

    // Covers for a colleague (R84).
    {staff, Relation::same_team, identity, see, name_only},
    {staff, Relation::same_team, follow_up | contact, see},
    {staff, Relation::same_team, Kinds{note} | appointment, write},
    {staff, Relation::same_team, note, correct},
    {staff, Relation::same_team, draft, see | write | sign},

    // Leads the team: all but drafts; gives participants to consultants.
    {leader, Relation::leads_team, who_it_is | referral | follow_up | kept_aside | access_log, see},
    {leader, Relation::leads_team, assignment_chain, assign},
    {leader, Relation::leads_team, Kinds{status_dates} | plan, write},
    {leader, Relation::leads_team, identity, invite},

    // Referred the person. Notes are between participant and provider; a report is the agency's way
    // to know.
    {counsellor_role, Relation::referring,
     Kinds{identity} | referral | status_dates | assignment_chain | goal | plan | se_stage |
         appointment,
     see},

    // The house's own records. Everybody on the staff sees from day 1 what contract they work under
    // (R63).
    {staff, Relation::none, Kinds{contract} | team | employee | employer, list},
    {staff, Relation::none, contract, read},
    {staff, Relation::none, employer, write},
    {leader, Relation::none, counsellor, list},
    {staff, Relation::own, employee_record, read},
    {leader, Relation::leads_team, employee_record, Actions{read} | write},
    {administrator, Relation::administers, Kinds{contract} | team | employee | counsellor, list},
    {administrator, Relation::administers, Kinds{contract} | employee_record | import | house_log,
     read},
    {administrator, Relation::administers, Kinds{contract} | team | employee_record | import,
     write},
    {administrator, Relation::administers, account, invite},

    // What may come. Scenarios hold no person; a contract run forward begins with how it stands
    // with everybody in it, so it is for those who may see that.
    {leader, Relation::none, scenario, see},
    {researcher, Relation::none, scenario, see | write},
    {administrator, Relation::administers, scenario, see | write},
    {leader, Relation::leads_team, foresight, read},
    {administrator, Relation::administers, foresight, read},
});

/// Calls `visit` with each value of an enum that is in `set`.
template <class Enum, class Visit>
constexpr void for_each_in(SetOf<Enum> set, Visit visit) {
  for (const auto& word : words<Enum>) {
    if (set.has(word.value)) visit(word.value);
  }
}

constexpr AccessTable laid_out() {
  AccessTable table;
  for (const Line& line : lines) {
    for_each_in(line.roles, [&](Role role) {
      for_each_in(line.relations, [&](Relation relation) {
        for_each_in(line.kinds, [&](RecordKind kind) {
          auto& cell = table.at(role, relation, kind);
          const bool unlisted = is_personal(kind) && !shown_in_lists.has(kind);
          const Actions actions =
              unlisted && line.actions.has(list) ? line.actions.flipped(list) : line.actions;
          if (actions.empty()) return;
          cell.actions |= actions;
          cell.fields |= line.fields;
        });
      });
    });
  }
  return table;
}

constexpr AccessTable house_table = laid_out();

}  // namespace

const AccessTable& access_table() { return house_table; }

}  // namespace stafett::domain
