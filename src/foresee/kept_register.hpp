// The register that a run would have left behind: what an office would have written down of it,
// with what it never writes down left out. Calibration is held to it, for of a run the truth is
// known.
#pragma once

#include <cstdint>

#include "domain/history.hpp"
#include "foresee/scenario.hpp"

namespace stafett::foresee {

/// One replication of the scenario as its register has it, from the first day to the last.
domain::Histories kept_register(const Scenario& scenario, std::uint64_t seed,
                                std::uint64_t replication);

}  // namespace stafett::foresee
