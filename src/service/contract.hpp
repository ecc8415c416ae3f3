// Contracts: registering them, their terms and options.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/contract.hpp"

namespace stafett::service {

Result<view::ContractList> list_contracts(const Call& call);
Result<view::ContractView> read_contract(const Call& call, ContractId id);
Result<view::ContractView> register_contract(const Call& call, const view::ContractInput& input);
/// Corrects what is registered. Options keep their decisions; terms are added, never changed.
Result<view::ContractView> change_contract(const Call& call, ContractId id,
                                           const view::ContractChange& input);
/// A term in force from a day on; those before it stay (R18).
Result<view::ContractView> add_term(const Call& call, ContractId id, const view::TermInput& input);
/// The buyer has decided over an option, and the provider was told (R4).
Result<view::ContractView> decide_option(const Call& call, ContractId id, std::int64_t ordinal,
                                         const view::OptionDecision& input);

}  // namespace stafett::service
