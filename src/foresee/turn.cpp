#include "foresee/turn.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace stafett::foresee {

const domain::OptionYear* option_ahead(const domain::Contract& contract, Day today) {
  if (contract.termination) return nullptr;
  const Day end = domain::end_day(contract, today);
  for (const auto& option : contract.options)
    if (option.first_day >= end) return &option;
  return nullptr;
}

Result<Start> with_option(Start start, domain::OptionDecision decision) {
  const auto* option = option_ahead(start.contract, start.day);
  if (option == nullptr) return refuse(Reason::not_now, "no_open_option", "/option");
  const int ordinal = option->ordinal;
  for (auto& one : start.contract.options) {
    if (one.ordinal != ordinal) continue;
    one.decision = domain::OptionDecision::open;
    one.decision_day = one.notice_day = std::nullopt;
  }
  auto decided =
      domain::decide_option(std::move(start.contract), ordinal, decision, start.day, start.day);
  if (!decided) return tl::make_unexpected(decided.error());
  start.contract = *std::move(decided);
  if (decision == domain::OptionDecision::taken) lift_intake_stop(start.contract);
  return start;
}

Result<Start> with_notice(Start start, int count) {
  std::vector<int> caseloads(start.consultants.size(), 0);
  for (const auto& participant : start.participants)
    if (participant.lead) ++caseloads[*participant.lead];
  std::vector<std::size_t> able;
  for (std::size_t i = 0; i < start.consultants.size(); ++i) {
    const auto& post = start.consultants[i].post;
    if (post.days.first <= start.day && !post.notice_day) able.push_back(i);
  }
  if (count < 0 || std::cmp_greater(count, able.size()))
    return refuse(Reason::invalid, "leaving_too_many", "/leaving");
  std::stable_sort(able.begin(), able.end(),
                   [&](std::size_t a, std::size_t b) { return caseloads[a] < caseloads[b]; });
  const std::size_t from = (able.size() - static_cast<std::size_t>(count)) / 2;
  for (std::size_t i = from; i < from + static_cast<std::size_t>(count); ++i)
    start.consultants[able[i]].post.notice_day = start.day;
  return start;
}

namespace {

/// The scenario with the values set; none of them is any longer what ranges are drawn for.
Result<Scenario> with_values(Scenario scenario, const std::vector<SetValue>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string field = "/levers/" + std::to_string(i);
    const auto* parameter = find_parameter(values[i].name);
    if (parameter == nullptr) return refuse(Reason::invalid, "parameter_unknown", field + "/name");
    const double value = values[i].value;
    // Said so that what is no number is out of bounds too.
    const bool in_bounds = value >= parameter->least && value <= parameter->most;
    if (!in_bounds || (parameter->whole && value != std::floor(value)))
      return refuse(Reason::invalid, "parameter_out_of_bounds", field + "/value");
    scenario = with_value(std::move(scenario), *parameter, value);
    for (Given& given : scenario.given) {
      if (given.parameter != parameter) continue;
      given.low = given.high = value;
      given.evidence = Evidence::lever;
      given.source = "chosen for this run";
    }
  }
  if (!check_together(scenario).empty())
    return refuse(Reason::invalid, "levers_do_not_fit", "/levers");
  return scenario;
}

}  // namespace

Result<Courses> courses(const Scenario& usual, const Start& start, const Turns& turns, int days) {
  Courses both{begin_with({usual}, start, days), {start}};
  Scenario& today = both.scenarios.front();
  today.name = "Today's course";
  today.name_nb = "Dagens kurs";
  today.name_nn = "Kursen i dag";
  today.text = "The contract as it stands, and what is usual.";
  today.text_nb = "Kontrakten slik den står, og det som er vanlig.";
  today.text_nn = "Kontrakten slik han står, og det som er vanleg.";
  if (!turns.any()) return both;
  auto chosen = with_values(both.scenarios.front(), turns.values);
  if (!chosen) return tl::make_unexpected(chosen.error());
  chosen->name = "With what was chosen";
  chosen->name_nb = "Med det som er valgt";
  chosen->name_nn = "Med det som er valt";
  // What the numbers of the scenario do not tell.
  chosen->text = "The same contract from the same day.";
  chosen->text_nb = "Den samme kontrakten fra samme dag.";
  chosen->text_nn = "Den same kontrakten frå same dag.";
  Start turned = start;
  if (turns.option) {
    auto decided = with_option(std::move(turned), *turns.option);
    if (!decided) return tl::make_unexpected(decided.error());
    turned = *std::move(decided);
    const bool taken = *turns.option == domain::OptionDecision::taken;
    chosen->text += taken ? " The next option is taken." : " The next option is not taken.";
    chosen->text_nb += taken ? " Neste opsjon blir utløst." : " Neste opsjon blir ikke utløst.";
    chosen->text_nn +=
        taken ? " Neste opsjon blir løyst ut." : " Neste opsjon blir ikkje løyst ut.";
  }
  if (turns.leaving != 0) {
    auto left = with_notice(std::move(turned), turns.leaving);
    if (!left) return tl::make_unexpected(left.error());
    turned = *std::move(left);
    const std::string many = ": " + std::to_string(turns.leaving) + ".";
    chosen->text += " Consultants who give notice on that day" + many;
    chosen->text_nb += " Konsulenter som sier opp den dagen" + many;
    chosen->text_nn += " Konsulentar som seier opp den dagen" + many;
  }
  both.scenarios.push_back(*std::move(chosen));
  both.starts.push_back(std::move(turned));
  return both;
}

}  // namespace stafett::foresee
