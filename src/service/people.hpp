// The people on somebody's lists: everybody the one who asks may see, each with relation, phase,
// duties and next date. Lists, the day's page and the leader's page are made of it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/duty.hpp"
#include "service/call.hpp"
#include "service/circles.hpp"
#include "service/view/participation.hpp"
#include "store/audit.hpp"
#include "store/roster.hpp"

namespace stafett::service {

/// One person as lists see them.
struct Seen {
  store::Listed listed;
  domain::Relation relation = domain::Relation::none;
  domain::PhaseNow phase = domain::PhaseNow::not_yet;
  std::vector<domain::Duty> duties;
  std::vector<Period> gaps;
  const domain::Assignment* lead = nullptr;  ///< today; into `listed.assignments`
};

/// How the one who asks stands to one after the other.
class Standing {
 public:
  Standing(sql::Reading& tx, const domain::ListGrant& grant, Day today);
  domain::Relation to(PersonId person, const std::optional<CounsellorId>& counsellor,
                      const std::vector<domain::Assignment>& assignments,
                      const std::optional<ContractId>& contract);
  /// A row tells how it goes: whoever may know no more than a name is in no list of theirs.
  [[nodiscard]] bool is_listed(domain::Relation relation) const;

 private:
  sql::Reading& tx_;
  domain::ListGrant grant_;
  Day today_;
  std::vector<domain::TeamMembership> memberships_;
  /// Of the few contracts that these people have; "no contract" has none.
  std::map<std::optional<ContractId>, std::vector<TeamId>> teams_{{std::nullopt, {}}};
};

/// A list as far as the database can narrow it, in its order, without those this asker may not see.
/// Whose name is not shown has no place by name: they come last. Refuses (not_allowed) where the
/// role has no participants at all.
Result<std::vector<ParticipationId>> listed_in_order(sql::Reading& tx, const Call& call,
                                                     const store::Narrowing& narrowing);

class People {
 public:
  /// Loads the scope. Refuses (not_allowed) where the role has no participants at all.
  static Result<People> load(sql::Reading& tx, const Call& call, store::Scope scope,
                             bool with_ended);
  /// The same for these participations.
  static Result<People> load_among(sql::Reading& tx, const Call& call,
                                   std::span<const ParticipationId> participations);
  /// The same, also of those who are on no list of this asker: to tell their names, as far as lists
  /// may.
  static Result<People> load_named(sql::Reading& tx, const Call& call,
                                   std::span<const ParticipationId> participations);
  /// The same for one contract's people; also those the grant does not include, by relation `none`.
  static Result<People> load_contract(sql::Reading& tx, const Call& call, ContractId contract);

  [[nodiscard]] const std::vector<Seen>& all() const { return seen_; }
  [[nodiscard]] const domain::ListGrant& grant() const { return grant_; }
  Circles& circles() { return *circles_; }

  /// The name as this asker's lists may show it.
  [[nodiscard]] view::PersonName name(const Seen& one) const;
  [[nodiscard]] view::Named employee(EmployeeId id) const;
  /// Whether this asker may open the file.
  [[nodiscard]] bool is_readable(const Seen& one) const;
  /// Whether folded words are in the name, or in the person number, as far as this asker's lists
  /// may show them: what is not shown is not found by it either.
  [[nodiscard]] bool is_found_by(const Seen& one, std::string_view words) const;
  view::ParticipationRow row(const Seen& one);
  /// A line for a list that shows these people.
  [[nodiscard]] store::AuditLine line(const Call& call,
                                      const std::vector<const Seen*>& shown) const;

 private:
  People(domain::ListGrant grant, const domain::AccessTable& table)
      : grant_{grant}, table_{&table} {}
  void look(sql::Reading& tx, const Call& call, store::Roster roster, bool keep_unrelated);
  [[nodiscard]] std::vector<domain::Duty> duties_of(const Seen& one) const;

  domain::ListGrant grant_;
  const domain::AccessTable* table_;
  Day today_;
  Language language_ = Language::nb;
  std::vector<Seen> seen_;
  std::map<EmployeeId, std::string> names_;
  std::unique_ptr<Circles> circles_;
};

view::Duty duty_view(const domain::Duty& duty);

}  // namespace stafett::service
