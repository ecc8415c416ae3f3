// What an import would do, row by row: whom a row is about, and what it would change. The same plan
// is made for the preview and again, inside its transaction, for the confirmation.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/access.hpp"
#include "exchange/compare.hpp"
#include "exchange/participant_list.hpp"
#include "store/import_people.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// The employees, as lists name them.
class EmployeeIndex {
 public:
  explicit EmployeeIndex(std::vector<store::EmployeeKey> keys);
  /// By the agency's id, else by a name that just one employee has.
  [[nodiscard]] const store::EmployeeKey* find(const exchange::ListedConsultant& told) const;

 private:
  std::vector<store::EmployeeKey> keys_;
  std::map<Uuid, std::size_t> by_nav_id_;
  std::map<std::string, std::optional<std::size_t>> by_name_;  // nothing: several have it
};

/// The deliveries that are known.
class DeliveryIndex {
 public:
  explicit DeliveryIndex(std::vector<store::KnownDelivery> known);
  [[nodiscard]] const store::KnownDelivery* find(const Uuid& nav_id) const;
  /// The one delivery of that name under the contract (any contract where none is given).
  [[nodiscard]] const store::KnownDelivery* find(std::string_view name,
                                                 std::optional<ContractId> contract) const;

 private:
  std::vector<store::KnownDelivery> known_;
  std::map<Uuid, std::size_t> by_nav_id_;
};

struct PlanContext {
  const domain::Grant& grant;
  exchange::FileKind kind = exchange::FileKind::unknown;
  std::optional<ContractId> contract = {};  ///< the one that the user chose
  std::string contract_name = {};
  Day today;
  EmployeeIndex employees;
  DeliveryIndex deliveries;
};

/// Something to tell of a row beside its verdict.
struct PlanRemark {
  exchange::Severity severity = exchange::Severity::note;
  std::string code;
  exchange::Field field = exchange::Field::kept_aside;
  std::string expected = {};
};

struct PlannedRow {
  exchange::ListedParticipation* row = nullptr;
  std::optional<store::KnownParticipation> known = {};        ///< the same participation
  std::optional<store::KnownParticipation> same_person = {};  ///< another one of the same person
  std::optional<DeliveryId> delivery = {};                    ///< where it is known already
  std::optional<ContractId> contract = {};
  exchange::Difference difference = {};
  std::vector<PlanRemark> remarks = {};

  /// True where name, number and contact may not be shown: protected as the file says, or as is
  /// known.
  [[nodiscard]] bool is_protected() const;
};

/// Plans up to a few hundred rows at once. A row of a table without a status gets one from its
/// dates (in the row itself); one that cannot be planned is marked as refused.
std::vector<PlannedRow> plan_rows(sql::Reading& tx, const PlanContext& context,
                                  std::span<exchange::ListedParticipation> rows);

/// What a delivery would become, and what of it changes. `known`: nothing where it is new.
struct PlannedDelivery {
  const store::KnownDelivery* known = nullptr;
  store::DeliveryRow row;
  std::vector<exchange::Detail> aside;  ///< those that are new or say something else
  exchange::Verdict verdict = exchange::Verdict::unchanged;
  std::vector<std::pair<std::string, std::string>> changes;  ///< column or path, and its new text
};
PlannedDelivery plan_delivery(const PlanContext& context, const exchange::ListedDelivery& told);

}  // namespace stafett::service
