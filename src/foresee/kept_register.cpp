#include "foresee/kept_register.hpp"

#include <map>
#include <tuple>
#include <utility>

#include "foresee/circles.hpp"

namespace stafett::foresee {

namespace {

using domain::ContractHistory;
using domain::EndKind;
using domain::ParticipationHistory;

// Writes down what it is told.
class Clerk {
 public:
  explicit Clerk(const Scenario& scenario) : scenario_{scenario} {
    kept_.from = scenario.first_day;
    kept_.until = scenario.first_day + scenario.days;
    for (int i = 0; i < static_cast<int>(scenario.parameters.lots); ++i)
      kept_.lines.push_back({domain::MeasureType::oppfolging, {}});
  }

  void hear(const Happened& told) {
    switch (told.what) {
      case Happening::contract_began:
        contract(told).days.first = date(told.day);
        dates(told);
        if (told.contract > 0) turned(told, contract(told, told.contract - 1).circle.back().phase);
        break;
      case Happening::option_taken:
        ++contract(told).options_taken;
        dates(told);
        break;
      case Happening::option_declined:
        ++contract(told).options_declined;
        dates(told);
        break;
      case Happening::contract_turned:
        if (told.contract_phase) turned(told, *told.contract_phase);
        break;
      case Happening::provider_changed:
        // Posts of the old provider are no longer to be filled by it.
        for (auto& [post, place] : open_) {
          if (post.first == told.lot) kept_.vacancies[place].closed_day = date(told.day);
        }
        std::erase_if(open_, [&](const auto& one) { return one.first.first == told.lot; });
        break;
      case Happening::tender_awarded:
      case Happening::contract_ended:
      case Happening::consultant_turned:
      case Happening::moved_along:
      case Happening::plan_agreed:
      case Happening::participant_turned:
      case Happening::followed:
        break;
      case Happening::consultant_began:
      case Happening::onboarding_signed:
      case Happening::work_agreed:
      case Happening::work_open:
      case Happening::notice_given:
      case Happening::kept_back:
      case Happening::consultant_left:
        of_consultant(told);
        break;
      case Happening::referred:
      case Happening::refused:
      case Happening::began:
      case Happening::lead_lost:
      case Happening::lead_gained:
      case Happening::met:
      case Happening::stage_reached:
      case Happening::time_granted:
      case Happening::job_found:
      case Happening::job_lost:
      case Happening::job_kept:
      case Happening::dropped_out:
      case Happening::time_over:
      case Happening::finished_at_change:
      case Happening::returned_at_change:
        of_participant(told);
        break;
    }
  }

  domain::Histories finish() { return std::move(kept_); }

 private:
  [[nodiscard]] Day date(int day) const { return scenario_.first_day + day; }

  ContractHistory& contract(const Happened& told) { return contract(told, told.contract); }
  ContractHistory& contract(const Happened& told, std::uint32_t which) {
    auto& contracts = kept_.lines[told.lot].contracts;
    while (contracts.size() <= which) {
      const Parameters& p = scenario_.parameters;
      ContractHistory one;
      one.places = static_cast<int>(p.places);
      one.base_months = static_cast<int>(p.base_years) * 12;
      one.options = static_cast<int>(p.options);
      one.option_months = one.options > 0 ? static_cast<int>(p.option_years) * 12 : 0;
      one.start_months = static_cast<int>(p.start_months);
      contracts.push_back(one);
    }
    return contracts[which];
  }

  void dates(const Happened& told) {
    const Parameters& p = scenario_.parameters;
    ContractHistory& one = contract(told);
    one.award_day = one.days.first - static_cast<int>(p.award_days);
    Day end = one.days.first.plus_months(one.base_months);
    for (int i = 0; i < one.options_taken; ++i) end = end.plus_months(one.option_months);
    one.days.end = end;
    if (one.options_declined > 0 || one.options_taken == one.options)
      one.intake_end = end - static_cast<int>(p.intake_stop_days);
  }

  void turned(const Happened& told, domain::Phase phase) {
    auto& circle = contract(told).circle;
    if (!circle.empty() && circle.back().days.first == date(told.day)) circle.pop_back();
    if (!circle.empty()) circle.back().days.end = date(told.day);
    circle.push_back({phase, {date(told.day), std::nullopt}});
  }

  std::size_t employment(const Happened& told) const {
    return employments_.at({told.lot, told.post, told.holder});
  }

  void of_consultant(const Happened& told) {
    const Day day = date(told.day);
    const std::pair post{told.lot, told.post};
    if (told.what == Happening::consultant_began) {
      employments_[{told.lot, told.post, told.holder}] = kept_.employments.size();
      const int what = static_cast<int>(told.amount);
      kept_.employments.push_back({.line = told.lot,
                                   .first = day,
                                   .type = what >= 2 ? domain::EmploymentType::fixed_term
                                                     : domain::EmploymentType::permanent,
                                   .relevant_degree = what % 2 == 1});
      if (const auto open = open_.find(post); open != open_.end()) {
        kept_.vacancies[open->second].filled_day = day;
        open_.erase(open);
      }
      return;
    }
    auto& one = kept_.employments[employment(told)];
    if (told.what == Happening::onboarding_signed) {
      one.onboarding_signed_day = day;
    } else if (told.what == Happening::work_agreed) {
      one.other_work.push_back({day, std::nullopt});
    } else if (told.what == Happening::work_open) {
      if (!one.other_work.empty()) one.other_work.back().end = day;
    } else if (told.what == Happening::notice_given) {
      one.notice_day = day;
      open_[post] = kept_.vacancies.size();
      kept_.vacancies.push_back(
          {.line = told.lot, .notice_day = day, .left_day = date(told.value)});
    } else if (told.what == Happening::kept_back) {
      one.ended_with_contract = true;
    } else {
      one.end = day;
    }
  }

  ParticipationHistory& participation(const Happened& told) {
    return kept_.participations[participations_.at({told.lot, told.referral})];
  }

  void of_participant(const Happened& told) {
    const Day day = date(told.day);
    if (told.what == Happening::referred) {
      participations_[{told.lot, told.referral}] = kept_.participations.size();
      kept_.participations.push_back({.line = told.lot, .referral_day = day});
      return;
    }
    // Who is refused at the door is not in the register.
    if (told.what == Happening::refused && told.value < 2) return;
    ParticipationHistory& one = participation(told);
    switch (told.what) {
      case Happening::began:
        one.start_day = day;
        one.reduced_capacity = told.amount > 0;
        one.granted.push_back({day, date(told.value)});
        one.stages.push_back({domain::SeStage::engagement, day});
        one.leads.push_back({employment(told), {day, std::nullopt}});
        break;
      case Happening::lead_gained:
        one.leads.push_back({employment(told), {day, std::nullopt}});
        break;
      case Happening::lead_lost:
        one.leads.back().days.end = day;
        break;
      case Happening::met:
        if (told.value > 0) one.contacts.push_back({day, told.value});
        break;
      case Happening::stage_reached:
        one.stages.push_back({*domain::se_stage(told.value), day});
        break;
      case Happening::time_granted:
        one.granted.push_back({day, date(told.value)});
        break;
      case Happening::job_found:
        one.jobs.push_back({day, std::nullopt});
        one.stages.push_back({domain::SeStage::on_and_off_job_support, day});
        break;
      case Happening::job_lost:
        one.jobs.back().end = day;
        one.stages.push_back({domain::SeStage::job_finding, day});
        break;
      case Happening::refused:
        end(one, day, EndKind::never_began);
        break;
      case Happening::job_kept:
        end(one, day, EndKind::with_a_job);
        break;
      case Happening::dropped_out:
        end(one, day, EndKind::left_without_job);
        break;
      case Happening::time_over:
        end(one, day, EndKind::time_over);
        break;
      default:
        end(one, day, EndKind::with_contract);
        break;
    }
  }

  static void end(ParticipationHistory& one, Day day, EndKind kind) {
    one.end_day = day;
    one.ended = kind;
    if (!one.leads.empty() && !one.leads.back().days.end) one.leads.back().days.end = day;
  }

  const Scenario& scenario_;
  domain::Histories kept_;
  std::map<std::tuple<std::uint32_t, std::int64_t, std::uint32_t>, std::size_t> employments_;
  std::map<std::pair<std::uint32_t, std::int64_t>, std::size_t> participations_;
  std::map<std::pair<std::uint32_t, std::int64_t>, std::size_t> open_;  // vacancies, by post
};

}  // namespace

domain::Histories kept_register(const Scenario& scenario, std::uint64_t seed,
                                std::uint64_t replication) {
  Clerk clerk{scenario};
  const Recorder recorder = [&clerk](const Happened& told) { clerk.hear(told); };
  run_circles(scenario, seed, replication, nullptr, nullptr, &recorder);
  return clerk.finish();
}

}  // namespace stafett::foresee
