#include "foresee/turn.hpp"

#include <algorithm>
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

constexpr Said today_name = said("Dagens kurs", "Kursen i dag", "Today's course");
constexpr Said today_text = said("Kontrakten slik den står, og det som er vanlig.",
                                 "Kontrakten slik han står, og det som er vanleg.",
                                 "The contract as it stands, and what is usual.");
constexpr Said chosen_name =
    said("Med det som er valgt", "Med det som er valt", "With what was chosen");
// And after it what the numbers of the scenario do not tell.
constexpr Said chosen_text =
    said("Den samme kontrakten fra samme dag.", "Den same kontrakten frå same dag.",
         "The same contract from the same day.");
constexpr Said option_taken = said(" Neste opsjon blir utløst.", " Neste opsjon blir løyst ut.",
                                   " The next option is taken.");
constexpr Said option_declined =
    said(" Neste opsjon blir ikke utløst.", " Neste opsjon blir ikkje løyst ut.",
         " The next option is not taken.");
constexpr Said give_notice =
    said(" Konsulenter som sier opp den dagen: {0}.", " Konsulentar som seier opp den dagen: {0}.",
         " Consultants who give notice on that day: {0}.");

/// The scenario with the values set; none of them is any longer what ranges are drawn for.
Result<Scenario> with_values(Scenario scenario, const std::vector<SetValue>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string field = "/levers/" + std::to_string(i);
    const auto* parameter = find_parameter(values[i].name);
    if (parameter == nullptr) return refuse(Reason::invalid, "parameter_unknown", field + "/name");
    const double value = values[i].value;
    if (!takes(*parameter, value))
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
  call(both.scenarios.front(), spoken(today_name), spoken(today_text));
  if (!turns.any()) return both;
  auto chosen = with_values(both.scenarios.front(), turns.values);
  if (!chosen) return tl::make_unexpected(chosen.error());
  call(*chosen, spoken(chosen_name), spoken([&](Language language) {
    std::string text{chosen_text.in(language)};
    if (turns.option) {
      const bool taken = *turns.option == domain::OptionDecision::taken;
      text += (taken ? option_taken : option_declined).in(language);
    }
    if (turns.leaving != 0) text += say(language, give_notice, turns.leaving);
    return text;
  }));
  Start turned = start;
  if (turns.option) {
    auto decided = with_option(std::move(turned), *turns.option);
    if (!decided) return tl::make_unexpected(decided.error());
    turned = *std::move(decided);
  }
  if (turns.leaving != 0) {
    auto left = with_notice(std::move(turned), turns.leaving);
    if (!left) return tl::make_unexpected(left.error());
    turned = *std::move(left);
  }
  both.scenarios.push_back(*std::move(chosen));
  both.starts.push_back(std::move(turned));
  return both;
}

}  // namespace stafett::foresee
