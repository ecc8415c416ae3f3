// Who may do what to which kind of record. One table of data (access_table.cpp) and one function
// that decides. What it answers is a Grant, a key that nobody else can make and that the store asks
// for: forgetting the check does not compile.
//
// What the table says, in words:
// - A participant sees what is written about them, who follows and followed them, and who has
//   read.
// - The lead consultant and those beside do the daily work; the lead also plans and invites.
// - A successor in an announced change of consultant reads all of it, so that nobody has to tell
//   their story twice, and may agree a first date, but writes nothing else yet.
// - A colleague in the same team covers for absence: name, how to reach the person, status, plan,
//   dates and signed notes, and may write down what was done. Not: the person number, the
//   address, the agency's background text.
// - A former consultant knows that they had the person, and may finish and sign drafts begun
//   before; nothing else.
// - The leader of the team reads all but drafts, and assigns.
// - The Nav counsellor who referred reads: name, status and dates, chain of consultants, goal,
//   plan, next date, stage; not notes.
// - The administrator keeps contracts, people's posts, accounts, imports: no content about
//   participants.
// - The researcher has no person's record at all; scenarios are theirs to write.
// - Scenarios are read by leaders, and run forward from the state of the contracts that their own
//   teams deliver; the administrator may do both for all.
// - A protected address: name, number, address and phone are withheld from everybody, but for the
//   person themselves, and for the lead and those beside once they have confirmed that they need
//   them (which is logged).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/assignment.hpp"
#include "domain/set_of.hpp"
#include "domain/team.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

/// In which capacity somebody acts; one at a time.
enum class Role : std::uint8_t {
  participant,
  consultant,
  leader,
  counsellor,
  administrator,
  researcher
};

template <>
inline constexpr auto words<Role> = word_list<Role>({
    {Role::participant, "participant"},
    {Role::consultant, "consultant"},
    {Role::leader, "leader"},
    {Role::counsellor, "counsellor"},
    {Role::administrator, "administrator"},
    {Role::researcher, "researcher"},
});

/// How the one who acts stands to the person (or, for the house's own records, to the record).
enum class Relation : std::uint8_t {
  own,
  lead,
  co,
  successor,
  former,
  same_team,
  leads_team,
  referring,
  administers,
  none,
};

template <>
inline constexpr auto words<Relation> = word_list<Relation>({
    {Relation::own, "own"},
    {Relation::lead, "lead"},
    {Relation::co, "co"},
    {Relation::successor, "successor"},
    {Relation::former, "former"},
    {Relation::same_team, "same_team"},
    {Relation::leads_team, "leads_team"},
    {Relation::referring, "referring"},
    {Relation::administers, "administers"},
    {Relation::none, "none"},
});

/// Kinds of record. The first belong to one participation; from `contract` on they are the house's
/// own.
enum class RecordKind : std::uint8_t {
  identity,
  contact,
  address,
  referral,
  status_dates,
  assignment_chain,
  goal,
  plan,
  note,
  draft,
  se_stage,
  appointment,
  task,
  job,
  kept_aside,
  access_log,
  contract,
  team,
  employee,
  employee_record,
  counsellor,
  employer,
  account,
  import,
  house_log,
  scenario,
  foresight,  ///< a contract of the house run forward
};

template <>
inline constexpr auto words<RecordKind> = word_list<RecordKind>({
    {RecordKind::identity, "identity"},
    {RecordKind::contact, "contact"},
    {RecordKind::address, "address"},
    {RecordKind::referral, "referral"},
    {RecordKind::status_dates, "status_dates"},
    {RecordKind::assignment_chain, "assignment_chain"},
    {RecordKind::goal, "goal"},
    {RecordKind::plan, "plan"},
    {RecordKind::note, "note"},
    {RecordKind::draft, "draft"},
    {RecordKind::se_stage, "se_stage"},
    {RecordKind::appointment, "appointment"},
    {RecordKind::task, "task"},
    {RecordKind::job, "job"},
    {RecordKind::kept_aside, "kept_aside"},
    {RecordKind::access_log, "access_log"},
    {RecordKind::contract, "contract"},
    {RecordKind::team, "team"},
    {RecordKind::employee, "employee"},
    {RecordKind::employee_record, "employee_record"},
    {RecordKind::counsellor, "counsellor"},
    {RecordKind::employer, "employer"},
    {RecordKind::account, "account"},
    {RecordKind::import, "import"},
    {RecordKind::house_log, "house_log"},
    {RecordKind::scenario, "scenario"},
    {RecordKind::foresight, "foresight"},
});

inline constexpr std::size_t role_count = words<Role>.size();
inline constexpr std::size_t relation_count = words<Relation>.size();
inline constexpr std::size_t kind_count = words<RecordKind>.size();

/// True for the kinds that belong to a participation.
constexpr bool is_personal(RecordKind kind) { return kind < RecordKind::contract; }
/// The kinds that a protected address withholds.
constexpr bool is_protectable(RecordKind kind) {
  return kind == RecordKind::identity || kind == RecordKind::contact || kind == RecordKind::address;
}

enum class Action : std::uint8_t { list, read, write, sign, correct, assign, invite, confirm };

template <>
inline constexpr auto words<Action> = word_list<Action>({
    {Action::list, "list"},        // be shown among others
    {Action::read, "read"},        // open
    {Action::write, "write"},      // add and change
    {Action::sign, "sign"},        // make a draft a note
    {Action::correct, "correct"},  // a new version of what is signed
    {Action::assign, "assign"},    // give to a consultant
    {Action::invite, "invite"},    // let somebody sign in
    {Action::confirm, "confirm"},  // say that protected details are needed
});

inline constexpr std::size_t action_count = words<Action>.size();

/// Parts of a record that are not for everybody who may read it.
enum class Field : std::uint8_t {
  name,        ///< identity
  number,      ///< identity: person number
  everything,  ///< any other part, of any kind
};

using Actions = SetOf<Action>;
using Fields = SetOf<Field>;

inline constexpr Fields all_fields = Fields{Field::name} | Field::number | Field::everything;

/// What one role may do to one kind of record under one relation.
struct AccessCell {
  Actions actions;
  Fields fields;
  friend constexpr bool operator==(const AccessCell&, const AccessCell&) = default;
};

/// Every cell there is; a value, so that a test can flip one and see that it is found out.
struct AccessTable {
  std::array<AccessCell, role_count * relation_count * kind_count> cells{};

  [[nodiscard]] constexpr const AccessCell& at(Role role, Relation relation,
                                               RecordKind kind) const {
    return cells[index(role, relation, kind)];
  }
  constexpr AccessCell& at(Role role, Relation relation, RecordKind kind) {
    return cells[index(role, relation, kind)];
  }

 private:
  static constexpr std::size_t index(Role role, Relation relation, RecordKind kind) {
    return (static_cast<std::size_t>(role) * relation_count + static_cast<std::size_t>(relation)) *
               kind_count +
           static_cast<std::size_t>(kind);
  }
};

/// The house's own table.
const AccessTable& access_table();

/// Who acts: an account in one of its roles, and whom it stands for.
struct Actor {
  AccountId account;
  Role role = Role::participant;
  std::optional<EmployeeId> employee = {};
  std::optional<PersonId> person = {};
  std::optional<CounsellorId> counsellor = {};
};

/// Whose record it is, and how the actor stands to it.
struct Subject {
  PersonId person;
  ParticipationId participation;
  Relation relation = Relation::none;
  bool protected_address = false;
  bool confirmed =
      false;  ///< the actor has said, and it was logged, that the protected details are needed
};

/// A key to records of one kind. Only `decide` and `decide_house` make one.
class Grant {
 public:
  [[nodiscard]] const Actor& actor() const { return actor_; }
  [[nodiscard]] RecordKind kind() const { return kind_; }
  [[nodiscard]] Action action() const { return action_; }
  [[nodiscard]] Relation relation() const { return relation_; }
  /// Whose; nothing for the house's own records.
  [[nodiscard]] std::optional<ParticipationId> participation() const { return participation_; }
  [[nodiscard]] std::optional<PersonId> person() const { return person_; }
  /// Whether a part may be shown; what may not is left out, not shown empty as if it were so.
  [[nodiscard]] bool shows(Field field) const { return fields_.has(field); }
  /// True where the record is there but nothing of it may be shown: a protected address, not
  /// confirmed.
  [[nodiscard]] bool withholds_all() const { return fields_.empty(); }
  /// Whether this key opens a record of a participation, of a kind, for an action.
  [[nodiscard]] bool covers(RecordKind kind, Action action, ParticipationId participation) const {
    return kind_ == kind && action_ == action && participation_ == participation;
  }
  /// Whether this key opens the house's records of a kind for an action.
  [[nodiscard]] bool covers(RecordKind kind, Action action) const {
    return kind_ == kind && action_ == action && !participation_;
  }

 private:
  Grant() = default;
  friend Result<Grant> decide(const Actor&, const Subject&, RecordKind, Action, const AccessTable&);
  friend Result<Grant> decide_house(const Actor&, Relation, RecordKind, Action, const AccessTable&);

  Actor actor_;
  RecordKind kind_ = RecordKind::identity;
  Action action_ = Action::read;
  Relation relation_ = Relation::none;
  std::optional<ParticipationId> participation_;
  std::optional<PersonId> person_;
  Fields fields_;
};

/// May this actor do this to this person's record? A no is not_found where the actor may not even
/// know that the person is here (foreign and missing answer alike), else not_allowed;
/// protected_not_confirmed for changing details that are withheld. The relation is believed only as
/// far as it fits the actor: own needs a person, lead an employee, referring a counsellor, and so
/// on.
Result<Grant> decide(const Actor& actor, const Subject& subject, RecordKind kind, Action action,
                     const AccessTable& table = access_table());

/// The same for the house's own records: contracts, staff, employers, accounts, imports, the log,
/// scenarios.
/// The relation is `administers` for an administrator; for staff `own` or `leads_team` to an
/// employee's record; for a leader `leads_team` to a contract that a team of theirs delivers; else
/// `none`.
Result<Grant> decide_house(const Actor& actor, Relation relation, RecordKind kind, Action action,
                           const AccessTable& table = access_table());

/// A key to lists of participants: which relations put somebody in this actor's lists, and what may
/// then be shown of them.
class ListGrant {
 public:
  [[nodiscard]] const Actor& actor() const { return actor_; }
  [[nodiscard]] bool includes(Relation relation) const { return relations_.has(relation); }
  /// Whether a list may show this part of a record of this kind of somebody in this relation.
  /// Protected names are shown in no list.
  [[nodiscard]] bool shows(Relation relation, bool protected_address, RecordKind kind,
                           Field field) const;

 private:
  ListGrant() = default;
  friend Result<ListGrant> decide_list(const Actor&, const AccessTable&);

  Actor actor_;
  SetOf<Relation> relations_;
  const AccessTable* table_ = nullptr;
};

/// Whom may this actor see in lists and searches? not_allowed where the role has no participants at
/// all. The table must outlive the grant.
Result<ListGrant> decide_list(const Actor& actor, const AccessTable& table = access_table());

/// What there is to know about how somebody stands to a participation on a day.
struct RelationFacts {
  PersonId person;
  std::optional<CounsellorId> counsellor = {};       ///< who referred
  std::span<const Assignment> assignments = {};      ///< all of the participation's
  std::span<const TeamMembership> memberships = {};  ///< of the teams concerned
  /// Teams that deliver the participation's contract: their leaders see those whom no team has yet.
  std::span<const TeamId> teams_of_contract = {};
};

/// The closest relation of the actor in the role they act in: own; lead, co; leads_team; successor;
/// same_team; former; referring; administers; none. A team stands to a participant through the lead
/// and those beside of the day. Where these are in no team, or there is nobody, a leader of a team
/// that delivers the contract leads them.
Relation relation_on(const Actor& actor, const RelationFacts& facts, Day day);

}  // namespace stafett::domain
