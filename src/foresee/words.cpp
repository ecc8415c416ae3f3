#include "foresee/words.hpp"

#include <stdexcept>

namespace stafett::foresee {

namespace {

// Every number of the outcomes but the months', in one order for writing and reading.
template <class SomeOutcomes, class Visit>
void each_number(SomeOutcomes& o, const Visit& visit) {
  for (auto& phase : o.phase) {
    visit(phase.days);
    visit(phase.calm_days);
    visit(phase.gap_days);
    visit(phase.standstill_days);
    visit(phase.contacts);
    visit(phase.handovers);
    visit(phase.jobs);
    visit(phase.days_to_job);
    visit(phase.jobs_kept);
    visit(phase.drop_outs);
    visit(phase.hires);
    visit(phase.left);
    visit(phase.tenure_days);
    visit(phase.consultant_days);
    visit(phase.post_days);
    visit(phase.tenders);
  }
  visit(o.events);
  visit(o.referrals);
  visit(o.refused);
  visit(o.starts);
  visit(o.waiting_days);
  visit(o.jobs_lost);
  visit(o.ended_by_limit);
  visit(o.moved);
  visit(o.finished_at_change);
  visit(o.returned_at_change);
  visit(o.in_place_at_start);
  visit(o.waiting_at_start);
  visit(o.in_place_at_end);
  visit(o.waiting_at_end);
  visit(o.notices);
  visit(o.left_with_contract);
  visit(o.fixed_terms_ended);
  visit(o.provider_changes);
  visit(o.contracts_ended);
  visit(o.contract_days);
  visit(o.most_in_place);
  visit(o.bytes);
}

template <class SomeMonth, class Visit>
void each_number_of_month(SomeMonth& month, const Visit& visit) {
  visit(month.days);
  visit(month.calm_days);
  visit(month.gap_days);
  visit(month.jobs);
  visit(month.vacant_post_days);
  visit(month.contacts);
}

constexpr std::size_t numbers = 3 * 16 + 22;
constexpr std::size_t numbers_of_month = 6;
// A number that is added to the outcomes and not here would be lost.
static_assert(sizeof(Outcomes) == numbers * 8 + sizeof(std::vector<MonthOutcomes>));
static_assert(sizeof(MonthOutcomes) == numbers_of_month * 4);

}  // namespace

Words words_of(const Outcomes& outcomes) {
  Words words;
  words.reserve(numbers + outcomes.months.size() * numbers_of_month);
  const auto put = [&](std::int64_t number) {
    words.push_back(static_cast<std::uint64_t>(number));
  };
  each_number(outcomes, put);
  for (const MonthOutcomes& month : outcomes.months) each_number_of_month(month, put);
  return words;
}

Outcomes outcomes_of(std::span<const std::uint64_t> words) {
  if (words.size() < numbers || (words.size() - numbers) % numbers_of_month != 0)
    throw std::invalid_argument{"these are no outcomes"};
  Outcomes outcomes;
  std::size_t at = 0;
  each_number(outcomes,
              [&](std::int64_t& number) { number = static_cast<std::int64_t>(words[at++]); });
  outcomes.months.resize((words.size() - numbers) / numbers_of_month);
  for (MonthOutcomes& month : outcomes.months)
    each_number_of_month(month, [&](std::int32_t& number) {
      number = static_cast<std::int32_t>(static_cast<std::int64_t>(words[at++]));
    });
  return outcomes;
}

Words words_of(std::span<const double> values) {
  Words words;
  words.reserve(values.size());
  for (const double value : values) words.push_back(std::bit_cast<std::uint64_t>(value));
  return words;
}

}  // namespace stafett::foresee
