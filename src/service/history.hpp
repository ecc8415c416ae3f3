// The lives that the register holds, without names and ids: what calibration learns from
// (foresee/calibrate.hpp).
#pragma once

#include <optional>

#include "base/day.hpp"
#include "base/result.hpp"
#include "domain/history.hpp"
#include "service/call.hpp"

namespace stafett::service {

/// Of every contract, up to yesterday; from `from` on, or from the first day of the first contract:
/// who left before the register began is not in it, so what came before tells nothing. For whoever
/// keeps contracts (an administrator; the program itself); refused to others (not_allowed). That it
/// was read is one line in the log; nobody is shown to anybody by it, and so nobody is its subject.
Result<domain::Histories> read_histories(const Call& call, std::optional<Day> from = std::nullopt);

}  // namespace stafett::service
