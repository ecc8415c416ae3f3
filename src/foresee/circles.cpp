#include "foresee/circles.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "foresee/run.hpp"

namespace stafett::foresee {

namespace {

// The earliest day that a start tells of: days are counted from it.
Day origin_of(const Start& start) {
  // A run counts some days in sixteen bits.
  constexpr int longest_past = 40'000;
  Day first = std::min({start.day, start.contract.award_day, start.contract.first_day});
  for (const auto& one : start.consultants) first = std::min(first, one.post.days.first);
  for (const auto& one : start.participants) {
    first = std::min({first, one.record.start_day.value_or(start.day),
                      one.record.referral_day.value_or(start.day)});
  }
  for (const auto& one : start.waiting) first = std::min(first, one.referred);
  return std::max(first, start.day - longest_past);
}

// Of memory that a contract and all that follows it take.
std::int64_t bytes_of(const Lot& lot) {
  std::size_t bytes = sizeof(Lot) + lot.circle.capacity() * sizeof(domain::PhaseSpan) +
                      lot.contract.options.capacity() * sizeof(domain::OptionYear) +
                      lot.waiting.capacity() * sizeof(Waiting) +
                      lot.ends.size() * sizeof(GrantedEnd);
  for (const auto& people : lot.people) bytes += people.capacity() * sizeof(Participant);
  for (const Post& post : lot.posts)
    bytes += sizeof(Post) + post.circle.capacity() * sizeof(domain::PhaseSpan);
  return static_cast<std::int64_t>(bytes);
}

}  // namespace

Run::Run(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
         const Start* start, const Watch* watch, const Recorder* recorder)
    : scenario_{scenario},
      p_{scenario.parameters},
      chance_{seed, replication},
      start_{start},
      watch_{watch},
      recorder_{recorder},
      origin_{start == nullptr ? scenario.first_day : origin_of(*start)},
      begins_{start == nullptr ? 0 : start->day - origin_},
      ends_{begins_ + scenario.days},
      learning_{natural_exp(-7 / (p_.competence_months * 30.44))} {
  out_.months.resize(static_cast<std::size_t>((scenario.days + month - 1) / month));
  for (std::size_t i = 0; i < relation_.size(); ++i)
    relation_[i] =
        1 + p_.job_relation * (1 - natural_exp(-static_cast<double>(i) / p_.job_relation_weeks));
  domain::Contract usual;
  usual.measure = domain::MeasureType::oppfolging;
  const domain::Contract& contract = start == nullptr ? usual : start->contract;
  limit_reduced_ = limit(contract, domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne);
  limit_other_ = limit(contract, domain::EffortGroup::trenger_veiledning);
  day_ = begins_;
  if (start != nullptr) {
    open_standing(lots_.emplace_back(), *start);
    return;
  }
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(p_.lots); ++i) {
    lots_.emplace_back();
    lots_.back().index = i;
    lots_.back().posts.resize(static_cast<std::size_t>(std::ceil(p_.places / p_.caseload_ceiling)));
    lots_.back().next_referral = gap(lots_.back());
    open_first(lots_.back());
  }
}

domain::Span Run::limit(const domain::Contract& contract, domain::EffortGroup group) const {
  // A measure without a limit has one that nobody reaches.
  static constexpr domain::Span none{1200, domain::SpanUnit::months};
  return domain::ordinary_limit(contract, group, date(begins_)).value_or(none);
}

Outcomes Run::go() {
  std::size_t shown = 0;
  for (day_ = begins_; day_ < ends_; ++day_) {
    for (Lot& lot : lots_) {
      // The first day of a start is over: what there is of it is its evening.
      if (start_ == nullptr || day_ > begins_)
        turn(lot);
      else if (day_ >= lot.first || lot.in_place > 0)
        account(lot);
    }
    if (watch_ != nullptr && shown < watch_->days.size() && watch_->days[shown] == day_ - begins_) {
      ++shown;
      watch_->show(snapshot());
    }
  }
  for (const Lot& lot : lots_) {
    out_.in_place_at_end += lot.in_place;
    out_.waiting_at_end += static_cast<std::int64_t>(lot.waiting.size() + lot.agreed.size());
    out_.bytes += bytes_of(lot);
  }
  return std::move(out_);
}

Snapshot Run::snapshot() const {
  Snapshot all;
  all.today = date(day_);
  for (std::size_t i = 0; i < lots_.size(); ++i) {
    const Lot& lot = lots_[i];
    all.contracts.push_back({lot.contract, lot.phase, date(lot.end), lot.end_known});
    for (const Post& post : lot.posts)
      if (post.filled)
        all.consultants.push_back(
            {post.record, i, &post - lot.posts.data(), post.hired - 1, post.phase, post.caseload});
    for (const auto& people : lot.people) {
      for (const Participant& one : people) {
        domain::Participation record;
        record.referral_day = date(one.referred);
        record.status = domain::Status::deltar;
        record.start_day = date(one.began);
        record.end_day = date(one.granted_end);
        if (one.under_way != no_day)
          record.plan_agreed_day = record.mapping_confirmed_day = date(one.under_way);
        if (one.ending) record.ending_agreed_day = date(begins_);
        all.participants.push_back({record, i, static_cast<std::int64_t>(one.number & 0xffffffffU),
                                    phase_of(one), one.stage, one.reduced, date(one.limit_end) - 1,
                                    one.post != nobody});
      }
    }
  }
  return all;
}

PhaseOutcomes Outcomes::all() const {
  PhaseOutcomes sum;
  for (const PhaseOutcomes& one : phase) {
    sum.days += one.days;
    sum.calm_days += one.calm_days;
    sum.gap_days += one.gap_days;
    sum.standstill_days += one.standstill_days;
    sum.contacts += one.contacts;
    sum.handovers += one.handovers;
    sum.jobs += one.jobs;
    sum.days_to_job += one.days_to_job;
    sum.jobs_kept += one.jobs_kept;
    sum.drop_outs += one.drop_outs;
    sum.hires += one.hires;
    sum.left += one.left;
    sum.tenure_days += one.tenure_days;
    sum.consultant_days += one.consultant_days;
    sum.post_days += one.post_days;
    sum.tenders += one.tenders;
  }
  return sum;
}

Outcomes run_circles(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                     const Start* start, const Watch* watch, const Recorder* recorder) {
  return Run{scenario, seed, replication, start, watch, recorder}.go();
}

std::size_t bytes_needed(const Scenario& scenario, const Start* start) {
  const Parameters& p = scenario.parameters;
  double posts = std::ceil(p.places / p.caseload_ceiling);
  double places = p.places;
  if (start != nullptr) {
    posts += static_cast<double>(start->consultants.size());
    places = std::max(places, static_cast<double>(start->participants.size()));
  }
  // Vectors grow by doubling; a post's phases and record are on the heap beside it.
  const double each_lot = sizeof(Lot) + posts * (sizeof(Post) + 256) +
                          places * 2 * (sizeof(Participant) + sizeof(GrantedEnd));
  const double months = scenario.days / double{month} + 1;
  const double lots = start == nullptr ? p.lots : 1;
  return static_cast<std::size_t>(lots * each_lot + months * sizeof(MonthOutcomes)) + 65536;
}

}  // namespace stafett::foresee
