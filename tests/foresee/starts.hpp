// Registers for tests of runs that begin with one: a quiet office, and anything that a register may
// hold.
#pragma once

#include <algorithm>

#include "domain/contract.hpp"
#include "foresee/chance.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/start.hpp"

namespace stafett::foresee {

inline const Day today = *Day::of(2027, 3, 15);

inline domain::Contract contract() {
  domain::Contract parts;
  parts.id = ContractId{*Uuid::from_text("00000000-0000-4000-8000-000000000001")};
  parts.number = "27/1";
  parts.name = "Oppfølging";
  parts.measure = domain::MeasureType::oppfolging;
  parts.award_day = *Day::of(2025, 12, 1);
  parts.first_day = *Day::of(2026, 1, 1);
  parts.base_end_day = *Day::of(2028, 1, 1);
  parts.options =
      domain::usual_options(domain::OptionModel::to_pluss_en_pluss_en, parts.first_day, 3);
  parts.places = 60;
  return domain::make_contract(parts).value();
}

inline Start::Consultant consultant(Day first) {
  Start::Consultant one;
  one.post.contract = contract().id;
  one.post.role_title = "konsulent";
  one.post.days.first = first;
  one.post.onboarding_signed_day = std::min(today, first + 60);
  return one;
}

inline Start::Participant participant(Day began, std::optional<std::size_t> lead) {
  Start::Participant one;
  one.record.status = domain::Status::deltar;
  one.record.referral_day = began - 10;
  one.record.start_day = began;
  one.record.end_day = today + 100;
  one.lead = lead;
  one.since = began;
  one.leads = lead ? 1 : 0;
  return one;
}

// Three consultants with ten participants each.
inline Start office() {
  Start start;
  start.day = today;
  start.contract = contract();
  for (int i = 0; i < 3; ++i) start.consultants.push_back(consultant(today - 400 + i));
  for (int i = 0; i < 30; ++i)
    start.participants.push_back(participant(today - 200 + i, static_cast<std::size_t>(i % 3)));
  return start;
}

// Anything that a register may hold.
inline Start any_office(std::uint64_t number) {
  const Chance chance{number, 0};
  std::uint32_t use = 0;
  const auto whole = [&](int least, int most) {
    const double at = unit(chance.draw({EntityKind::agency, 0}, 1, use++).first);
    return least + std::min(most - least, static_cast<int>(at * (most - least + 1)));
  };
  const auto happens = [&](int percent) { return whole(1, 100) <= percent; };
  Start start;
  // From before the contract is awarded to near its end.
  start.day = today + whole(-500, 280);
  start.contract = contract();
  auto& options = start.contract.options;
  if (start.day > options[0].decide_by_day || happens(20)) {
    options[0].decision =
        happens(60) ? domain::OptionDecision::taken : domain::OptionDecision::declined;
    options[0].decision_day = options[0].notice_day =
        std::min(start.day, options[0].decide_by_day) - whole(0, 20);
  }
  if (happens(10))
    start.contract.termination = domain::Termination{start.day + whole(1, 60), start.day};
  if (happens(30)) start.contract.intake_stop_day = start.day + whole(-30, 100);
  if (happens(20)) start.contract.successor = ContractId{};
  if (happens(20)) {
    domain::Term term;
    term.kind = domain::TermKind::duration;
    term.first_day = start.contract.first_day;
    term.value = domain::DurationLimit{whole(20, 60), 60, domain::SpanUnit::weeks};
    start.contract.terms = {term};
  }
  const int staff = whole(0, 8);
  for (int i = 0; i < staff; ++i) {
    auto one = consultant(start.day - whole(0, 900));
    auto& post = one.post;
    if (happens(30))
      post.onboarding_signed_day.reset();
    else
      post.onboarding_signed_day = post.days.first + whole(0, start.day - post.days.first);
    if (happens(30)) post.contract.reset();
    post.extent_percent = whole(2, 10) * 10;
    if (happens(30)) {
      post.type = domain::EmploymentType::fixed_term;
      post.days.end = start.day + whole(1, 500);
    }
    if (happens(20)) {
      post.notice_day = start.day - whole(0, 20);
      if (happens(70)) post.days.end = start.day + whole(1, 90);
    }
    post.other_work_agreed = happens(10);
    one.relevant_degree = happens(50);
    one.elsewhere = whole(0, 5);
    start.consultants.push_back(one);
  }
  const int to_come = whole(0, 2);
  for (int i = 0; i < to_come; ++i) {
    start.consultants.push_back(consultant(start.day + whole(1, 60)));
    start.consultants.back().post.onboarding_signed_day.reset();
  }
  const int people = whole(0, 50);
  for (int i = 0; i < people; ++i) {
    auto one = participant(start.day - whole(0, 300), std::nullopt);
    one.record.end_day = start.day + whole(1, 200);
    if (happens(20)) one.record.end_day.reset();
    one.stage = domain::words<domain::SeStage>[static_cast<std::size_t>(whole(0, 4))].value;
    if (happens(60)) one.record.plan_agreed_day = start.day - whole(0, 100);
    if (happens(60)) one.record.mapping_confirmed_day = start.day - whole(0, 100);
    if (happens(10)) one.record.ending_agreed_day = start.day - whole(0, 30);
    if (happens(40))
      one.group = happens(50) ? domain::EffortGroup::trenger_veiledning
                              : domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne;
    one.leads = whole(0, 3);
    if (staff > 0 && happens(80)) {
      one.lead = static_cast<std::size_t>(whole(0, staff - 1));
      one.leads = std::max(1, one.leads);
    }
    one.since = *one.record.start_day + whole(0, start.day - *one.record.start_day);
    start.participants.push_back(one);
  }
  const int waiting = whole(0, 12);
  for (int i = 0; i < waiting; ++i) {
    start.waiting.push_back({start.day - whole(0, 60), {}});
    if (happens(30)) start.waiting.back().begins = start.day + whole(1, 90);
  }
  return start;
}

inline Scenario from(const Start& start, const char* stem = "base",
                     int days = usual_days_from_start) {
  return begin_with({shipped(stem)}, start, days).front();
}

}  // namespace stafett::foresee
