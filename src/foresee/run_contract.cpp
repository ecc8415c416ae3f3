// Contracts: phases, news, tenders, and one following another.
#include "foresee/run.hpp"

#include <stdexcept>
#include <string>
#include <utility>

namespace stafett::foresee {

void Run::turn(Lot& lot) {
  if (day_ == lot.end) hand_over_to_next(lot);
  if (day_ == lot.news) hear_news(lot);
  if (!lot.awarded && lot.end_known && day_ >= lot.end - static_cast<int>(p_.award_days))
    award(lot);
  if (day_ == lot.first && lot.contracts == 0)
    tell(Happening::contract_began, lot, lot.end_known ? lot.end - begins_ : 0);
  if (day_ >= lot.phase_until) turn_phase(lot);
  for (Post& post : lot.posts) turn(lot, post);
  if (day_ < lot.first && lot.in_place == 0) return;
  refer(lot);
  while (!lot.ends.empty() && lot.ends.top().day <= day_) end_granted_time(lot);
  review_people(lot);
  if (lot.without_lead > 0 || !lot.waiting.empty()) match(lot);
  account(lot);
  tell_turns(lot);
}

void Run::turn_phase(Lot& lot) {
  const auto before = lot.phase;
  lot.phase = domain::as_phase(domain::phase_on(lot.circle, date(day_)));
  lot.phase_until = ends_;
  for (const auto& span : lot.circle) {
    for (const Day edge : {span.days.first, span.days.end.value_or(date(ends_))})
      if (number(edge) > day_) lot.phase_until = std::min(lot.phase_until, number(edge));
  }
  if (lot.phase != before) tell(Happening::contract_turned, lot);
}

// Something is known of the contract that was not known before: everybody's phases follow.
void Run::heard(Lot& lot) {
  lot.circle = domain::phases(lot.contract, date(day_));
  turn_phase(lot);
  lot.end = number(domain::end_day(lot.contract, date(day_)));
  for (Post& post : lot.posts) {
    if (!post.filled) continue;
    if (post.record.type == domain::EmploymentType::fixed_term && !post.leaving && !post.own_end)
      post.record.days.end = date(lot.end);
    turn_circle(lot, post);
  }
}

domain::Contract Run::new_contract(const Lot& lot, int first) const {
  domain::Contract parts;
  parts.number = std::to_string(lot.index + 1) + "/" + std::to_string(lot.contracts);
  parts.name = parts.number;
  parts.measure = start_ == nullptr ? domain::MeasureType::oppfolging : start_->contract.measure;
  parts.first_day = date(first);
  parts.award_day = date(first - static_cast<int>(p_.award_days));
  parts.base_end_day = parts.first_day.plus_years(static_cast<int>(p_.base_years));
  parts.option_model = domain::OptionModel::annet;
  parts.start_months = static_cast<int>(p_.start_months);
  parts.places = static_cast<int>(p_.places);
  Day follows = parts.base_end_day;
  for (int i = 0; i < static_cast<int>(p_.options); ++i) {
    domain::OptionYear year;
    year.ordinal = i + 1;
    year.first_day = follows;
    year.end_day = follows.plus_years(static_cast<int>(p_.option_years));
    year.decide_by_day = follows - static_cast<int>(p_.option_notice_days);
    follows = year.end_day;
    parts.options.push_back(year);
  }
  auto made = domain::make_contract(std::move(parts));
  if (!made) throw std::logic_error{"a scenario's contract is none: " + made.error().code};
  return *std::move(made);
}

void Run::begin_contract(Lot& lot, int first) {
  lot.contract = new_contract(lot, first);
  lot.first = first;
  lot.next_option = 0;
  lot.awarded = false;
  lot.end_known = lot.contract.options.empty();
  if (lot.end_known) stop_intake(lot, number(lot.contract.base_end_day));
  await_news(lot);
}

// No new starts near a known end (R6), where the contract does not say itself when intake stops.
void Run::stop_intake(Lot& lot, int end) const {
  const auto says = [](const domain::Term& term) {
    return term.kind == domain::TermKind::intake_stop;
  };
  const auto& terms = lot.contract.terms;
  if (lot.contract.intake_stop_day || std::any_of(terms.begin(), terms.end(), says)) return;
  lot.contract.intake_stop_day = date(end - static_cast<int>(p_.intake_stop_days) - 1);
}

void Run::open_first(Lot& lot) {
  begin_contract(lot, static_cast<int>(lot.index) * static_cast<int>(p_.stagger_days));
  heard(lot);
  for (Post& post : lot.posts) recruit(lot, post, lot.first - static_cast<int>(p_.award_days));
}

// The day of the next news: of the option that is due, or that the contract is broken off.
void Run::await_news(Lot& lot) const {
  lot.news = -1;
  if (!lot.end_known) {
    const auto& year = lot.contract.options[lot.next_option];
    lot.news = std::max(day_ + 1, number(year.notice_day.value_or(year.decide_by_day)));
  }
  if (const auto& broken_off = lot.contract.termination) {
    const int known = number(broken_off->known_day);
    if (known > day_) lot.news = lot.news < 0 ? known : std::min(lot.news, known);
  }
}

// The buyer's decision over the next option reaches the provider, or that there will be none.
void Run::hear_news(Lot& lot) {
  ++out_.events;
  if (lot.contract.termination && number(lot.contract.termination->known_day) == day_) {
    lot.end_known = true;
  } else {
    auto& year = lot.contract.options[lot.next_option];
    if (year.decision == domain::OptionDecision::open) {
      const bool taken = happens(p_.option_taken, contract_entity(lot), option,
                                 static_cast<std::uint32_t>(year.ordinal));
      year.decision = taken ? domain::OptionDecision::taken : domain::OptionDecision::declined;
      year.decision_day = year.notice_day = date(day_);
    }
    const bool taken = year.decision == domain::OptionDecision::taken;
    ++lot.next_option;
    lot.end_known = !taken || lot.next_option == lot.contract.options.size();
    tell(taken ? Happening::option_taken : Happening::option_declined, lot, year.ordinal);
    if (taken) lift_intake_stop(lot.contract);
  }
  await_news(lot);
  if (lot.end_known) stop_intake(lot, number(domain::end_day(lot.contract, date(day_))));
  heard(lot);
}

// A tender is decided; who goes on knows it from today.
void Run::award(Lot& lot) {
  ++out_.events;
  ++counted(lot).tenders;
  lot.awarded = true;
  lot.incumbent = happens(p_.incumbent_wins, contract_entity(lot), tender, 0);
  tell(Happening::tender_awarded, lot, lot.incumbent ? 1 : 0);
  for (Post& post : lot.posts) {
    if (!post.filled || post.leaving) continue;
    agree_work(lot, post, post.record.other_work_agreed || lot.incumbent || moves_along(lot, post));
    turn_circle(lot, post);
  }
}

void Run::hand_over_to_next(Lot& lot) {
  ++out_.events;
  ++out_.contracts_ended;
  out_.contract_days += lot.end - lot.first;
  const bool changes = !lot.incumbent;
  const int end = lot.end;
  tell(Happening::contract_ended, lot, lot.end - lot.first);
  ++lot.contracts;
  begin_contract(lot, end);
  tell(Happening::contract_began, lot,
       lot.end_known ? number(lot.contract.base_end_day) - begins_ : 0);
  if (changes) {
    ++out_.provider_changes;
    tell(Happening::provider_changed, lot);
    sort_out_participants(lot);
  }
  for (Post& post : lot.posts) {
    if (post.filled && changes && (post.leaving || !moves_along(lot, post))) {
      ++out_.left_with_contract;
      tell(Happening::kept_back, lot, post);
      if (p_.overlap_days > 0)
        stay_for_overlap(lot, post);
      else
        leave(lot, post);
    } else if (post.filled && changes) {
      tell(Happening::moved_along, lot, post);
    }
    agree_work(lot, post, false);
    if (changes && (!post.filled || post.leaving))
      recruit(lot, post, end - static_cast<int>(p_.award_days));
  }
  heard(lot);
}

void Run::account(const Lot& lot) {
  PhaseOutcomes& counts = counted(lot);
  MonthOutcomes& months = this_month();
  int calm = 0;
  int vacant = 0;
  for (const Post& post : lot.posts) {
    if (!post.filled)
      ++vacant;
    else if (post.phase == Phase::under_way)
      calm += post.caseload;
  }
  const bool calm_contract = lot.phase == Phase::under_way;
  counts.days += lot.in_place;
  counts.gap_days += lot.without_lead;
  counts.standstill_days += lot.without_lead;
  counts.calm_days += calm_contract ? calm : 0;
  counts.post_days += static_cast<std::int64_t>(lot.posts.size());
  counts.consultant_days += static_cast<std::int64_t>(lot.posts.size()) - vacant;
  months.days += lot.in_place;
  months.gap_days += lot.without_lead;
  months.calm_days += calm_contract ? calm : 0;
  months.vacant_post_days += vacant;
}

}  // namespace stafett::foresee
