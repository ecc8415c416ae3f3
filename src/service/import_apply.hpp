// What a confirmed import does, row by row, in its one transaction.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "service/call.hpp"
#include "service/import_plan.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// Carries plans out. One object for one confirmation.
class ImportApplier {
 public:
  ImportApplier(sql::Writing& tx, const Call& call, const PlanContext& context);

  /// Makes or changes the delivery; gives its id.
  DeliveryId apply(const PlannedDelivery& plan);
  /// Remembers the agency's id of an employee that was found by name; false where it was known
  /// already.
  bool apply(const exchange::ListedConsultant& employee);
  /// Makes or changes the participations of one chunk of rows, as planned together. Gives the
  /// participation of each row, in their order; nothing for rows that change nothing or are
  /// refused.
  std::vector<std::optional<ParticipationId>> apply(std::span<PlannedRow> rows);

  /// Everybody made or changed so far, for the audit line.
  [[nodiscard]] const std::vector<PersonId>& subjects() const { return subjects_; }

 private:
  sql::Writing& tx_;
  const Call& call_;
  const PlanContext& context_;
  std::optional<AccountId> actor_;
  std::vector<PersonId> subjects_;
  std::map<std::string, CounsellorId> counsellors_;  // by name, office and how to reach them
  std::map<PersonId, store::PersonRow> people_;      // as the current chunk has left them
  std::map<std::string, PersonId> made_;             // people made in the current chunk, by number
  std::set<EmployeeId> named_;                       // employees who were given the agency's id

  ParticipationId add(PlannedRow& plan);
  void change(PlannedRow& plan);
  PersonId person_of(const PlannedRow& plan);
  void change_person(PersonId id, const store::PersonRow& known,
                     const exchange::ListedParticipation& row);
  void put_counsellor(const PlannedRow& plan, store::ParticipationRow& participation);
  void put_parts(const PlannedRow& plan, ParticipationId id, bool is_new);
  void assign(const PlannedRow& plan, ParticipationId id, bool is_new);
};

}  // namespace stafett::service
