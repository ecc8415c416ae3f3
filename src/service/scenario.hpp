// Scenarios: those that come with the program, to be read and copied, and those that somebody in
// the house has written. A text with faults is kept as it was typed; it cannot be run.
#pragma once

#include <string>

#include "base/result.hpp"
#include "foresee/scenario.hpp"
#include "service/call.hpp"
#include "service/view/foresight.hpp"
#include "store/sql.hpp"

namespace stafett::service {

/// The scenario that all others are based on and compared with, by its file's stem.
inline constexpr std::string_view usual_scenario = "base";

Result<view::ScenarioList> list_scenarios(const Call& call);
/// `id` is a shipped file's stem or the UUID of one that was written here.
Result<view::ScenarioView> read_scenario(const Call& call, const std::string& id);
Result<view::ScenarioView> write_scenario(const Call& call, const view::ScenarioInput& input);
Result<view::ScenarioView> change_scenario(const Call& call, const std::string& id,
                                           const view::ScenarioChange& input);
Result<view::Done> remove_scenario(const Call& call, const std::string& id,
                                   const view::VersionOnly& input);
/// How a text reads that is not kept yet.
Result<view::ScenarioCheck> check_scenario(const Call& call, const view::ScenarioInput& input);

/// Whether it came with the program.
bool is_shipped(const Call& call, const std::string& id);
/// A scenario to run; its file is "base.toml", or "UUID.toml" of one that was written here.
/// Refuses (not_found, or invalid "scenario_faulty") where there is none that
/// can be read; the field is `field`.
Result<foresee::Scenario> scenario_to_run(sql::Reading& tx, const Call& call, const std::string& id,
                                          const std::string& field);
/// All of them, for lists.
std::vector<view::ScenarioRow> scenario_rows(sql::Reading& tx, const Call& call);
/// Where a scenario has other values than `from`, in the order of the table.
std::vector<view::ParameterChange> changes_between(const foresee::Scenario& from,
                                                   const foresee::Scenario& to);

}  // namespace stafett::service
