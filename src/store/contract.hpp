// Contracts as they are kept: with options, dated terms and deliveries.
#pragma once

#include <optional>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/contract.hpp"
#include "domain/delivery.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// A contract with the version that a change has to name.
struct KeptContract {
  domain::Contract contract;
  std::int64_t version = 0;
};

/// Throws sql::Error (unique) where the number is taken.
void add_contract(sql::Writing& tx, const domain::Contract& contract, Instant now,
                  std::optional<AccountId> by);
std::optional<KeptContract> find_contract(sql::Reading& tx, ContractId id);
/// All of them with options and terms; newest first day first.
std::vector<KeptContract> all_contracts(sql::Reading& tx);

/// Writes the contract's own fields and its options' decisions where it still has the version seen
/// (versions.hpp in once.hpp); gives how many rows it touched. Terms are only ever added.
std::int64_t change_contract(sql::Writing& tx, const domain::Contract& contract,
                             std::int64_t seen_version);
/// The column contract_term.value has the value as plain text ("35", "36 42 months"), read by its
/// kind (domain/term.hpp); it is no JSON, whatever the comment in sql/0003 says.
void add_term(sql::Writing& tx, ContractId contract, const domain::Term& term, Instant now,
              std::optional<AccountId> by);

void add_delivery(sql::Writing& tx, const domain::Delivery& delivery, std::optional<Uuid> nav_id,
                  Instant now);
std::vector<domain::Delivery> deliveries_of(sql::Reading& tx, ContractId contract);
std::optional<domain::Delivery> find_delivery(sql::Reading& tx, DeliveryId id);

/// How much goes on under a contract on `day`: open participations that have their lead there or
/// wait for one, and consultants whose post depends on it.
struct ContractCounts {
  std::int64_t participants = 0;
  std::int64_t consultants = 0;
};
ContractCounts counts_of(sql::Reading& tx, ContractId contract, Day day);

}  // namespace stafett::store
