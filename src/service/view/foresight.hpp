// Scenarios, runs of them, and what they come to: the shapes that service answers and takes, as
// api/openapi.yaml has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "foresee/desk.hpp"
#include "foresee/measures.hpp"
#include "foresee/scenario.hpp"
#include "service/view/common.hpp"

namespace stafett {

using RunId = Id<struct RunTag>;

}  // namespace stafett

namespace stafett::service::view {

/// What a number rests on.
using foresee::Evidence;
/// Which way is good.
using foresee::Good;
using foresee::RunState;

/// A number of the model as the usual scenario has it.
struct ParameterView {
  std::string name;
  std::string unit;
  double least = 0;
  double most = 0;
  bool whole = false;
  double value = 0;
  double low = 0;
  double high = 0;
  Evidence evidence = {};
  std::string source;
  bool turned_by_leader = false;
};

/// The option that would follow on what is decided; open, or declined already.
struct OptionAhead {
  Day first_day;
  Day last_day;
  Day decide_by_day;
  bool declined = false;
};

/// A contract that may be run forward.
struct ContractAhead {
  Uuid id;
  std::string name;
  std::string number;
  Day first_day;
  Day last_day;
  std::int64_t days_left = 0;
  std::optional<OptionAhead> option;
  std::int64_t participants = 0;
  std::int64_t consultants = 0;
  std::optional<std::int64_t> caseload_ceiling;  ///< where the contract has a term of its own
};

/// A scenario in a list.
struct ScenarioRow {
  std::string id;
  bool shipped = false;
  std::string name;
  std::string text;
  std::int64_t days = 0;
  bool readable = false;
};

/// What may be turned, and where one may begin.
struct ForesightView {
  std::vector<ParameterView> parameters;
  std::vector<ContractAhead> contracts;
  std::vector<ScenarioRow> scenarios;
  std::int64_t usual_runs = 0;
  std::int64_t most_runs = 0;
};

struct ScenarioList {
  std::vector<ScenarioRow> rows;
};

/// What is not as it should be in a scenario's text.
struct ScenarioFaultView {
  std::int64_t line = 0;  ///< 0: the text as a whole
  std::string problem;
  std::string expected;
};

/// A parameter that differs from the scenario compared with.
struct ParameterChange {
  std::string name;
  double from = 0;
  double to = 0;
};

struct ScenarioView {
  std::string id;
  bool shipped = false;
  std::int64_t version = 0;
  std::string name;
  std::string text;
  std::vector<ScenarioFaultView> faults;
  std::vector<ParameterChange> changes;  ///< from the usual scenario
  std::vector<Act> acts;
};

struct ScenarioInput {
  Text<60000> text;
};

struct ScenarioChange {
  Text<60000> text;
  std::int64_t version = 0;
};

/// How a text reads.
struct ScenarioCheck {
  std::string name;
  std::vector<ScenarioFaultView> faults;
  std::vector<ParameterChange> changes;
};

/// A parameter set by hand.
struct LeverInput {
  Text<60> name;
  double value = 0;
};

/// What to run: a contract from today, with levers; or scenarios beside each other.
struct RunInput {
  std::optional<ContractId> contract;
  std::optional<OptionAnswer> option;  ///< of the contract's next one; absent: by chance
  std::int64_t leaving = 0;            ///< consultants who give notice today
  std::vector<LeverInput> levers;
  std::vector<Text<60>> scenarios;  ///< at least one where there is no contract
  std::optional<std::int64_t> days;
  std::int64_t runs = 0;
  std::int64_t seed = 0;
};

/// One course.
struct ArmView {
  std::string name;
  std::string text;
  std::vector<ParameterChange> changes;  ///< from the first course
};

/// How many parameters rest on what.
struct Ledger {
  std::int64_t own_register = 0;
  std::int64_t public_source = 0;
  std::int64_t assumption = 0;
  std::int64_t lever = 0;
};

/// A line for each month: the middle run, half and nine tenths of the runs.
struct BandsView {
  std::vector<double> low;
  std::vector<double> lower;
  std::vector<double> middle;
  std::vector<double> upper;
  std::vector<double> high;
};

struct MonthView {
  std::string name;
  std::vector<BandsView> arms;
};

/// A mean with its interval for 95 of 100; one run has none.
struct EstimateView {
  double mean = 0;
  std::optional<double> low;
  std::optional<double> high;
};

struct DifferenceView {
  double mean = 0;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> ranges_low;
  std::optional<double> ranges_high;
  double same_sign = 0;
  std::optional<double> links_low;
  std::optional<double> links_high;
};

struct MeasureView {
  std::string name;
  std::string unit;
  Good good = {};
  std::vector<EstimateView> arms;
  std::vector<DifferenceView> differences;
};

struct PictureView {
  std::int64_t runs = 0;
  std::int64_t draws = 0;
  std::int64_t parameters_drawn = 0;
  std::int64_t links = 0;
  std::vector<MonthView> months;
  std::vector<MeasureView> measures;
};

/// How the contract stands that a run begins with: numbers, nobody's name.
struct StartView {
  std::int64_t participants = 0;
  std::int64_t without_lead = 0;
  std::int64_t waiting = 0;
  std::int64_t consultants = 0;
  std::int64_t leaving = 0;  ///< have given notice
};

/// A run, with what it says so far.
struct RunView {
  RunId id;
  RunState state = {};
  std::int64_t done = 0;
  std::int64_t of = 0;
  std::optional<double> seconds_left;
  Instant begun_at;
  std::optional<Named> contract;
  std::optional<OptionAnswer> option;
  std::int64_t leaving = 0;
  Day first_day;
  std::int64_t days = 0;
  std::int64_t runs = 0;
  std::int64_t seed = 0;
  std::vector<ArmView> arms;
  Ledger ledger;
  std::optional<StartView> start;
  std::optional<PictureView> picture;
};

/// A run in a list.
struct RunRow {
  RunId id;
  RunState state = {};
  std::int64_t done = 0;
  std::int64_t of = 0;
  Instant begun_at;
  std::optional<Named> contract;
  std::vector<std::string> names;
};

struct RunList {
  std::vector<RunRow> rows;
};

}  // namespace stafett::service::view
