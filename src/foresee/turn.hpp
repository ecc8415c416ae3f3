// What a leader may turn in the start itself: decisions and notices that have not come.
#pragma once

#include "base/result.hpp"
#include "domain/contract.hpp"
#include "foresee/start.hpp"

namespace stafett::foresee {

/// The option that would follow on what is decided of a contract: open, or declined already. Null
/// where there is none.
const domain::OptionYear* option_ahead(const domain::Contract& contract, Day today);

/// The option ahead as decided on the day of the start, and told on it, whatever was decided of it
/// before. Refuses (not_now, "no_open_option") where there is none; else as domain::decide_option.
Result<Start> with_option(Start start, domain::OptionDecision decision);

/// `count` consultants give notice on the day of the start. Who they are is nobody's judgement:
/// those with a middling number of participants. Refuses (invalid, "leaving_too_many", "/leaving")
/// where fewer are in a post without having given notice.
Result<Start> with_notice(Start start, int count);

}  // namespace stafett::foresee
