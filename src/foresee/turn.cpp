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

}  // namespace stafett::foresee
