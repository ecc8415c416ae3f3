// How service/view/foresight.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/foresight.hpp"

namespace stafett::foresee {

BOOST_DESCRIBE_ENUM(Good, more, less, neither)
BOOST_DESCRIBE_ENUM(RunState, waiting, running, done, stopped, broken)

}  // namespace stafett::foresee

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(ParameterView, (),
                      (name, unit, least, most, whole, value, low, high, evidence, source,
                       turned_by_leader))
BOOST_DESCRIBE_STRUCT(OptionAhead, (), (first_day, last_day, decide_by_day, declined))
BOOST_DESCRIBE_STRUCT(ContractAhead, (),
                      (id, name, number, first_day, last_day, days_left, option, participants,
                       consultants, caseload_ceiling))
BOOST_DESCRIBE_STRUCT(ScenarioRow, (), (id, shipped, name, text, days, readable))
BOOST_DESCRIBE_STRUCT(ForesightView, (), (parameters, contracts, scenarios, usual_runs, most_runs))
BOOST_DESCRIBE_STRUCT(ScenarioList, (), (rows))
BOOST_DESCRIBE_STRUCT(ScenarioFaultView, (), (line, problem, expected))
BOOST_DESCRIBE_STRUCT(ParameterChange, (), (name, from, to))
BOOST_DESCRIBE_STRUCT(ScenarioView, (), (id, shipped, version, name, text, faults, changes, acts))
BOOST_DESCRIBE_STRUCT(ScenarioInput, (), (text))
BOOST_DESCRIBE_STRUCT(ScenarioChange, (), (text, version))
BOOST_DESCRIBE_STRUCT(ScenarioCheck, (), (name, faults, changes))
BOOST_DESCRIBE_STRUCT(LeverInput, (), (name, value))
BOOST_DESCRIBE_STRUCT(RunInput, (),
                      (contract, option, leaving, levers, scenarios, days, runs, seed))
BOOST_DESCRIBE_STRUCT(ArmView, (), (name, text, changes))
BOOST_DESCRIBE_STRUCT(Ledger, (), (own_register, public_source, assumption, lever))
BOOST_DESCRIBE_STRUCT(BandsView, (), (low, lower, middle, upper, high))
BOOST_DESCRIBE_STRUCT(MonthView, (), (name, arms))
BOOST_DESCRIBE_STRUCT(EstimateView, (), (mean, low, high))
BOOST_DESCRIBE_STRUCT(DifferenceView, (),
                      (mean, low, high, ranges_low, ranges_high, same_sign, links_low, links_high))
BOOST_DESCRIBE_STRUCT(MeasureView, (), (name, unit, good, arms, differences))
BOOST_DESCRIBE_STRUCT(PictureView, (), (runs, draws, parameters_drawn, links, months, measures))
BOOST_DESCRIBE_STRUCT(StartView, (), (participants, without_lead, waiting, consultants, leaving))
BOOST_DESCRIBE_STRUCT(RunView, (),
                      (id, state, done, of, seconds_left, begun_at, contract, option, leaving,
                       first_day, days, runs, seed, arms, ledger, start, picture))
BOOST_DESCRIBE_STRUCT(RunRow, (), (id, state, done, of, begun_at, contract, names))
BOOST_DESCRIBE_STRUCT(RunList, (), (rows))

}  // namespace stafett::service::view
