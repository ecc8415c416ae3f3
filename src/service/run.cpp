#include "service/run.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "domain/contract.hpp"
#include "domain/team.hpp"
#include "foresee/measures.hpp"
#include "foresee/report.hpp"
#include "foresee/start.hpp"
#include "foresee/turn.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/scenario.hpp"
#include "service/standing.hpp"
#include "store/access.hpp"
#include "store/contract.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::Relation;
using domain::Role;

constexpr std::int64_t usual_runs = 1000;
constexpr std::int64_t most_runs = 20'000;
constexpr std::size_t draws = 60;
constexpr std::size_t links = 20;
constexpr std::size_t most_scenarios = 6;

// What a leader can turn, or is asked about; all others are for who writes scenarios.
constexpr auto leaders_levers = std::to_array<std::string_view>({
    "contract.option_taken",
    "contract.incumbent_wins",
    "contract.award_days",
    "change.staff_moves",
    "change.overlap_days",
    "staff.caseload_ceiling",
    "staff.hire_days",
    "staff.training_days",
    "week.documentation_share",
    "handover.carries",
    "people.referrals",
});

/// Five digits: what is drawn and read, not what is reckoned with.
double brief(double value) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const double scale = std::pow(10.0, 4 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

std::vector<double> brief(const std::vector<double>& values) {
  std::vector<double> all;
  all.reserve(values.size());
  for (const double value : values) all.push_back(brief(value));
  return all;
}

/// Whoever may read scenarios may run them.
Result<domain::Grant> run_key(const Call& call) {
  auto key = house_key(call, RecordKind::scenario, Action::read);
  if (key && call.house.foresight == nullptr) return foreign();
  return key;
}

/// How the asker stands to a contract: keeps it, leads a team that delivers it, or neither.
Relation relation_to(sql::Reading& tx, const Call& call, ContractId contract) {
  if (call.session.is(Role::administrator)) return Relation::administers;
  if (!call.session.is(Role::leader) || !call.session.employee) return Relation::none;
  const auto teams = store::teams_of_contract(tx, contract);
  const auto memberships = store::memberships_around(tx, *call.session.employee);
  const bool leads = std::any_of(
      memberships.begin(), memberships.end(), [&](const domain::TeamMembership& membership) {
        return membership.employee == *call.session.employee && membership.leads &&
               membership.days.contains(call.today) &&
               std::find(teams.begin(), teams.end(), membership.team) != teams.end();
      });
  return leads ? Relation::leads_team : Relation::none;
}

Result<domain::Grant> contract_key(sql::Reading& tx, const Call& call, ContractId contract) {
  return house_key(call, relation_to(tx, call, contract), RecordKind::foresight, Action::read);
}

view::ParameterView parameter_view(const foresee::Given& given) {
  const auto& row = *given.parameter;
  const bool turned =
      std::find(leaders_levers.begin(), leaders_levers.end(), row.name) != leaders_levers.end();
  return {std::string{row.name},
          std::string{row.unit},
          row.least,
          row.most,
          row.whole,
          given.value,
          given.low,
          given.high,
          given.evidence,
          given.source,
          turned};
}

std::vector<view::ContractAhead> contracts_ahead(sql::Reading& tx, const Call& call) {
  std::vector<view::ContractAhead> contracts;
  for (const auto& kept : store::all_contracts(tx)) {
    const auto& contract = kept.contract;
    const Day end = domain::end_day(contract, call.today);
    if (end <= call.today || !contract_key(tx, call, contract.id)) continue;
    const auto counts = store::counts_of(tx, contract.id, call.today);
    view::ContractAhead one;
    one.id = contract.id.uuid;
    one.name = contract.name;
    one.number = contract.number;
    one.first_day = contract.first_day;
    one.last_day = end - 1;
    one.days_left = end - call.today;
    one.participants = counts.participants;
    one.consultants = counts.consultants;
    if (const auto ceiling =
            domain::number_in_force(contract.terms, domain::TermKind::caseload_ceiling, call.today);
        ceiling && *ceiling > 0)
      one.caseload_ceiling = *ceiling;
    if (const auto* option = foresee::option_ahead(contract, call.today)) {
      one.option = {option->first_day, option->end_day - 1, option->decide_by_day,
                    option->decision == domain::OptionDecision::declined};
    }
    contracts.push_back(std::move(one));
  }
  std::sort(contracts.begin(), contracts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.last_day, a.name) < std::tie(b.last_day, b.name);
  });
  return contracts;
}

view::Ledger ledger_of(const foresee::Scenario& scenario) {
  view::Ledger ledger;
  for (const auto& given : scenario.given) {
    switch (given.evidence) {
      case view::Evidence::own_register:
        ++ledger.own_register;
        break;
      case view::Evidence::public_source:
        ++ledger.public_source;
        break;
      case view::Evidence::assumption:
        ++ledger.assumption;
        break;
      case view::Evidence::lever:
        ++ledger.lever;
        break;
    }
  }
  return ledger;
}

view::EstimateView estimate_view(const foresee::Estimate& estimate) {
  view::EstimateView shown{brief(estimate.mean), {}, {}};
  if (estimate.interval) {
    shown.low = brief(estimate.interval->low);
    shown.high = brief(estimate.interval->high);
  }
  return shown;
}

view::DifferenceView difference_view(const foresee::Difference& difference) {
  view::DifferenceView shown;
  const auto estimate = estimate_view(difference.estimate);
  shown.mean = estimate.mean;
  shown.low = estimate.low;
  shown.high = estimate.high;
  if (difference.over_ranges) {
    shown.ranges_low = brief(difference.over_ranges->low);
    shown.ranges_high = brief(difference.over_ranges->high);
    shown.same_sign = brief(difference.same_sign);
  }
  if (difference.without_links) {
    shown.links_low = brief(difference.without_links->low);
    shown.links_high = brief(difference.without_links->high);
  }
  return shown;
}

view::PictureView picture_view(const foresee::Picture& picture) {
  view::PictureView shown;
  shown.runs = static_cast<std::int64_t>(picture.runs);
  shown.draws = static_cast<std::int64_t>(picture.draws);
  shown.parameters_drawn = static_cast<std::int64_t>(picture.parameters_drawn);
  shown.links = static_cast<std::int64_t>(picture.links);
  for (std::size_t m = 0; m < picture.months.size(); ++m) {
    view::MonthView month{std::string{foresee::month_measures()[m].name}, {}};
    for (const auto& bands : picture.months[m]) {
      month.arms.push_back({brief(bands.low), brief(bands.lower), brief(bands.middle),
                            brief(bands.upper), brief(bands.high)});
    }
    shown.months.push_back(std::move(month));
  }
  for (std::size_t m = 0; m < picture.means.size(); ++m) {
    const auto& measure = foresee::measures()[m];
    view::MeasureView row{
        std::string{measure.name}, std::string{measure.unit.en}, measure.good, {}, {}};
    for (const auto& mean : picture.means[m]) row.arms.push_back(estimate_view(mean));
    for (const auto& one : picture.differences[m]) row.differences.push_back(difference_view(one));
    shown.measures.push_back(std::move(row));
  }
  return shown;
}

view::StartView start_view(const foresee::Start& start) {
  view::StartView shown;
  shown.participants = std::ssize(start.participants);
  shown.without_lead = std::count_if(start.participants.begin(), start.participants.end(),
                                     [](const auto& one) { return !one.lead; });
  shown.waiting = std::ssize(start.waiting);
  for (const auto& one : start.consultants) {
    if (one.post.days.first > start.day) continue;
    ++shown.consultants;
    if (one.post.notice_day) ++shown.leaving;
  }
  return shown;
}

view::RunView run_view(const foresee::RunNow& now, Language language) {
  const auto& order = *now.order;
  const auto& first = order.scenarios.front();
  view::RunView shown;
  shown.id = RunId{now.id};
  shown.state = now.state;
  shown.done = static_cast<std::int64_t>(now.done);
  shown.of = static_cast<std::int64_t>(now.of);
  if (now.seconds_left) shown.seconds_left = brief(*now.seconds_left);
  shown.begun_at = order.begun_at;
  shown.first_day = first.first_day;
  shown.days = first.days;
  shown.runs = static_cast<std::int64_t>(order.runs);
  shown.seed = static_cast<std::int64_t>(order.seed);
  for (const auto& scenario : order.scenarios)
    shown.arms.push_back(
        {scenario.name_in(language), scenario.text_in(language), changes_between(first, scenario)});
  shown.ledger = ledger_of(first);
  const auto& turns = order.asked.turns;
  shown.leaving = turns.leaving;
  if (turns.option) {
    shown.option = *turns.option == domain::OptionDecision::taken ? view::OptionAnswer::taken
                                                                  : view::OptionAnswer::declined;
  }
  if (!order.starts.empty()) {
    const auto& start = order.starts.front();
    shown.contract = view::Named{start.contract.id.uuid, start.contract.name};
    shown.start = start_view(start);
  }
  if (now.picture) shown.picture = picture_view(*now.picture);
  return shown;
}

foresee::Turns turns_of(const view::RunInput& input) {
  foresee::Turns turns;
  if (input.option)
    turns.option = *input.option == view::OptionAnswer::taken ? domain::OptionDecision::taken
                                                              : domain::OptionDecision::declined;
  turns.leaving = static_cast<int>(input.leaving);
  for (const auto& lever : input.levers) turns.values.push_back({lever.name, lever.value});
  return turns;
}

/// A contract of the house from today: its course as it stands, and with what was chosen.
Result<foresee::RunOrder> order_of_contract(const Call& call, ContractId contract,
                                            const view::RunInput& input) {
  const auto key =
      call.house.store.read([&](sql::Reading& tx) { return contract_key(tx, call, contract); });
  if (!key) return tl::make_unexpected(key.error());
  if (!input.scenarios.empty())
    return refuse(Reason::invalid, "contract_or_scenarios", "/scenarios");
  const auto start = read_standing(call, contract);
  if (!start) return tl::make_unexpected(start.error());
  if (const auto begins = foresee::check_start(*start); !begins)
    return tl::make_unexpected(begins.error());
  const auto usual = call.house.store.read([&](sql::Reading& tx) {
    return scenario_to_run(tx, call, std::string{usual_scenario}, "/contract");
  });
  if (!usual) return tl::make_unexpected(usual.error());
  const auto days = static_cast<int>(input.days.value_or(foresee::usual_days_from_start));

  // Before it becomes a smaller number.
  if (input.leaving < 0 || input.leaving > std::ssize(start->consultants))
    return refuse(Reason::invalid, "leaving_too_many", "/leaving");
  foresee::RunOrder order;
  order.asked.files = {usual->file};
  order.asked.has_register = true;
  order.asked.contract = start->contract.number;
  order.asked.day = start->day;
  order.asked.days = days;
  order.asked.turns = turns_of(input);
  auto both = foresee::courses(*usual, *start, order.asked.turns, days);
  if (!both) return tl::make_unexpected(both.error());
  order.scenarios = std::move(both->scenarios);
  order.starts = std::move(both->starts);
  return order;
}

/// Scenarios beside each other.
Result<foresee::RunOrder> order_of_scenarios(sql::Reading& tx, const Call& call,
                                             const view::RunInput& input) {
  if (input.scenarios.empty()) return refuse(Reason::invalid, "scenario_missing", "/scenarios");
  if (input.scenarios.size() > most_scenarios)
    return refuse(Reason::invalid, "scenarios_too_many", "/scenarios");
  foresee::RunOrder order;
  for (std::size_t i = 0; i < input.scenarios.size(); ++i) {
    const std::string& id = input.scenarios[i];
    auto scenario = scenario_to_run(tx, call, id, "/scenarios/" + std::to_string(i));
    if (!scenario) return tl::make_unexpected(scenario.error());
    order.asked.files.push_back(scenario->file);
    if (!is_shipped(call, id)) order.asked.has_register = true;
    // What is known of the office holds in what it is compared with; else two worlds would be.
    if (i > 0)
      scenario = foresee::with_own_register(*std::move(scenario), order.scenarios.front(),
                                            std::equal_to<std::string>{});
    order.scenarios.push_back(*std::move(scenario));
  }
  if (input.days) {
    order.asked.days = static_cast<int>(*input.days);
    for (auto& scenario : order.scenarios) scenario.days = *order.asked.days;
  }
  return order;
}

}  // namespace

Result<view::ForesightView> read_foresight(const Call& call) {
  const auto key = house_key(call, RecordKind::scenario, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  if (call.house.foresight == nullptr) return foreign();
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::ForesightView> {
    view::ForesightView shown;
    const auto usual = scenario_to_run(tx, call, std::string{usual_scenario}, {});
    if (!usual) return tl::make_unexpected(usual.error());
    for (const auto& given : usual->given) shown.parameters.push_back(parameter_view(given));
    shown.contracts = contracts_ahead(tx, call);
    shown.scenarios = scenario_rows(tx, call);
    shown.usual_runs = usual_runs;
    shown.most_runs = most_runs;
    return shown;
  });
}

Result<view::RunView> begin_run(const Call& call, const view::RunInput& input) {
  // A contract has a key of its own.
  if (!input.contract) {
    const auto key = run_key(call);
    if (!key) return tl::make_unexpected(key.error());
  }
  if (call.house.foresight == nullptr) return foreign();
  if (input.runs < 1 || input.runs > most_runs)
    return refuse(Reason::invalid, "runs_out_of_bounds", "/runs");
  if (input.days && (*input.days < 28 || *input.days > 20'000))
    return refuse(Reason::invalid, "days_out_of_bounds", "/days");
  if (input.seed < 0) return refuse(Reason::invalid, "seed_out_of_bounds", "/seed");
  auto order = input.contract ? order_of_contract(call, *input.contract, input)
                              : call.house.store.read([&](sql::Reading& tx) {
                                  return order_of_scenarios(tx, call, input);
                                });
  if (!order) return tl::make_unexpected(order.error());
  order->runs = static_cast<std::size_t>(input.runs);
  order->asked.draws = draws;
  order->asked.links = order->scenarios.size() > 1 ? links : 0;
  order->asked.has_shelf = true;
  order->seed = static_cast<std::uint64_t>(input.seed);
  order->begun_at = call.now;
  const auto now =
      call.house.foresight->runs.begin(call.session.account, new_uuid(call.now, call.random),
                                       call.command.value().key, *std::move(order));
  if (!now) return tl::make_unexpected(now.error());
  return run_view(*now, call.session.language);
}

Result<view::RunList> list_runs(const Call& call) {
  const auto key = run_key(call);
  if (!key) return tl::make_unexpected(key.error());
  view::RunList list;
  for (const auto& now : call.house.foresight->runs.runs_of(call.session.account)) {
    const auto whole = run_view(now, call.session.language);
    view::RunRow row{whole.id,       whole.state,    whole.done, whole.of,
                     whole.begun_at, whole.contract, {}};
    for (const auto& arm : whole.arms) row.names.push_back(arm.name);
    list.rows.push_back(std::move(row));
  }
  return list;
}

Result<view::RunView> read_run(const Call& call, RunId id) {
  const auto key = run_key(call);
  if (!key) return tl::make_unexpected(key.error());
  const auto now = call.house.foresight->runs.find(call.session.account, id.uuid);
  if (!now) return foreign();
  return run_view(*now, call.session.language);
}

Result<view::RunView> stop_run(const Call& call, RunId id) {
  const auto key = run_key(call);
  if (!key) return tl::make_unexpected(key.error());
  const auto now = call.house.foresight->runs.stop(call.session.account, id.uuid);
  if (!now) return foreign();
  return run_view(*now, call.session.language);
}

Result<view::Done> forget_run(const Call& call, RunId id) {
  const auto key = run_key(call);
  if (!key) return tl::make_unexpected(key.error());
  if (!call.house.foresight->runs.forget(call.session.account, id.uuid)) return foreign();
  return view::Done{true};
}

Result<ReportFile> write_report(const Call& call, RunId id, ReportForm form) {
  const auto key = run_key(call);
  if (!key) return tl::make_unexpected(key.error());
  const auto& desk = call.house.foresight->runs;
  const auto now = desk.find(call.session.account, id.uuid);
  if (!now) return foreign();
  const auto experiment = desk.experiment(call.session.account, id.uuid);
  if (!experiment) return refuse(Reason::not_now, "run_not_finished");
  auto asked = now->order->asked;
  asked.language = call.session.language;
  const foresee::Origin origin{
      foresee::command_of(asked, experiment->plan, foresee::mark_of(*experiment)),
      std::string{call.house.foresight->version}};
  const std::string name = "forutse-" + now->order->begun_at.day_in_norway().to_text();
  switch (form) {
    case ReportForm::csv:
      return ReportFile{foresee::runs_csv(*experiment), "text/csv; charset=utf-8", name + ".csv"};
    case ReportForm::json:
      return ReportFile{foresee::report_json(*experiment, origin), "application/json",
                        name + ".json"};
    case ReportForm::html:
      break;
  }
  return ReportFile{foresee::report_html(*experiment, origin, call.session.language),
                    "text/html; charset=utf-8", name + ".html"};
}

}  // namespace stafett::service
