// What a leader may turn of a contract as it stands: decisions and notices that have not come, and
// numbers of the model; and the course that comes of it beside the one as it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

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

/// A parameter set by hand.
struct SetValue {
  std::string name;
  double value = 0;
  friend bool operator==(const SetValue&, const SetValue&) = default;
};

/// Everything that is turned.
struct Turns {
  std::optional<domain::OptionDecision> option = {};  ///< of the option ahead
  int leaving = 0;                                    ///< who give notice
  std::vector<SetValue> values = {};
  [[nodiscard]] bool any() const { return option || leaving != 0 || !values.empty(); }
  friend bool operator==(const Turns&, const Turns&) = default;
};

/// A contract's course as it stands, and beside it, where anything is turned, the course with that.
struct Courses {
  std::vector<Scenario> scenarios;
  std::vector<Start> starts;  ///< one for each
};

/// `usual` from the start on, as begin_with has it. Refuses what with_option and with_notice
/// refuse, and (invalid, "parameter_unknown", "parameter_out_of_bounds" or "levers_do_not_fit",
/// the field below "/levers").
Result<Courses> courses(const Scenario& usual, const Start& start, const Turns& turns, int days);

}  // namespace stafett::foresee
