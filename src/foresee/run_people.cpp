// Participants: referred, followed, at work, and gone.
#include "foresee/run.hpp"

#include <cmath>
#include <utility>

namespace stafett::foresee {

double Run::gap(Lot& lot) {
  const Draw draw = chance_.draw({EntityKind::agency, lot.index}, arriving, lot.referrals);
  return exponential(draw.first) * 365 / (p_.referrals * p_.places);
}

void Run::refer(Lot& lot) {
  // Who was to begin today goes before those who wait.
  while (!lot.agreed.empty() && lot.agreed.back().first <= day_) {
    lot.waiting.insert(lot.waiting.begin(), lot.agreed.back().second);
    lot.agreed.pop_back();
  }
  while (lot.next_referral < day_ + 1) {
    ++out_.events;
    ++out_.referrals;
    const std::uint64_t number = (std::uint64_t{lot.index} << 32) | lot.referrals++;
    if (lot.next_referral < lot.first ||
        !domain::takes_new_participants(lot.contract, date(day_)) ||
        static_cast<double>(lot.waiting.size()) >= std::max(1.0, p_.places / 10)) {
      ++out_.refused;
      tell_referral(
          Happening::refused, lot, number,
          lot.next_referral >= lot.first && domain::takes_new_participants(lot.contract, date(day_))
              ? 1
              : 0);
    } else {
      lot.waiting.push_back({number, day_});
      tell_referral(Happening::referred, lot, number);
    }
    lot.next_referral += gap(lot);
  }
}

// Those who lost their consultant first, by how long ago; then who waits, while there are places.
// Each to the consultant with the fewest participants.
void Run::match(Lot& lot) {
  if (lot.without_lead > 0 && with_room(lot) != nullptr) {
    displaced_.clear();
    for (auto& people : lot.people)
      for (Participant& one : people)
        if (one.post == nobody) displaced_.push_back(&one);
    std::sort(displaced_.begin(), displaced_.end(), [](const auto* a, const auto* b) {
      return std::pair{a->lead_lost, a->number} < std::pair{b->lead_lost, b->number};
    });
    for (Participant* one : displaced_) {
      Post* post = with_room(lot);
      if (post == nullptr) return;
      take_over(lot, *one, *post);
    }
  }
  std::size_t begun = 0;
  const bool intake = domain::takes_new_participants(lot.contract, date(day_));
  while (begun < lot.waiting.size()) {
    // Who still waits when intake stops is referred elsewhere.
    if (!intake) {
      ++out_.refused;
      tell_referral(Happening::refused, lot, lot.waiting[begun].number, 2);
      ++begun;
      continue;
    }
    Post* post = lot.in_place < static_cast<int>(p_.places) ? with_room(lot) : nullptr;
    if (post == nullptr) break;
    begin(lot, lot.waiting[begun++], *post);
  }
  lot.waiting.erase(lot.waiting.begin(), lot.waiting.begin() + static_cast<std::ptrdiff_t>(begun));
}

void Run::take_over(Lot& lot, Participant& one, Post& post) {
  ++out_.events;
  one.post = static_cast<std::int16_t>(&post - lot.posts.data());
  if (!one.led) {
    // The first consultant, found late.
    one.led = true;
    ++post.caseload;
    --lot.without_lead;
    tell(Happening::lead_gained, lot, one);
    return;
  }
  ++counted(lot).handovers;
  one.with_lead = 0;
  one.changes = static_cast<std::uint8_t>(std::min(255, one.changes + 1));
  // With overlap at a change of provider, both consultants meet the participant, if the new one
  // is there.
  const bool met = p_.overlap_days > 0 && lot.contracts > 0 && day_ == one.lead_lost &&
                   day_ == lot.first + static_cast<int>(p_.overlap_days);
  const double left = (1 - p_.handover_carries) *
                      (met ? 1 - p_.overlap_carries * std::min(1.0, p_.overlap_days / 14) : 1);
  one.retelling = static_cast<float>(p_.retelling_weeks * left);
  ++post.caseload;
  --lot.without_lead;
  tell(Happening::lead_gained, lot, one, 0, static_cast<double>(one.retelling));
}

// What is drawn of somebody once and for all.
void Run::draw_person(Participant& one, double near, double far) const {
  const Draw draw = chance_.draw({EntityKind::participant, one.number}, person, 0);
  const double where = unit(draw.first);
  one.distance = where <= near ? 0 : where > 1 - far ? 2 : 1;
  one.reduced = high_unit(draw.second) < p_.reduced_capacity;
}

void Run::begin(Lot& lot, const Waiting& waiting, Post& post) {
  ++out_.events;
  ++out_.starts;
  out_.waiting_days += day_ - waiting.referred;
  Participant one{};
  one.number = waiting.number;
  one.post = static_cast<std::int16_t>(&post - lot.posts.data());
  one.referred = static_cast<std::uint16_t>(waiting.referred);
  one.began = static_cast<std::uint16_t>(day_);
  one.under_way = one.job = no_day;
  one.led = true;
  draw_person(one, p_.near_share, p_.far_share);
  one.limit_end =
      day_number(domain::end_of(date(day_), one.reduced ? limit_reduced_ : limit_other_));
  one.granted_end = std::min(
      one.limit_end, day_number(date(day_).plus_months(static_cast<int>(p_.granted_months))));
  one.stage = SeStage::engagement;
  ++post.caseload;
  ++lot.in_place;
  const auto weekday = static_cast<std::size_t>(day_) % week;
  auto& people = lot.people[weekday];
  // By an eighth at a time: doubling would leave up to half of it unused.
  if (people.size() == people.capacity()) people.reserve(people.size() * 9 / 8 + 4);
  people.push_back(one);
  tell(Happening::began, lot, one, one.granted_end - begins_, one.reduced ? 1 : 0);
  lot.ends.push({one.granted_end, one.number, weekday});
  out_.most_in_place = std::max<std::int64_t>(out_.most_in_place, lot.in_place);
}

void Run::leave_place(Lot& lot, const Participant& one) {
  ++out_.events;
  --lot.in_place;
  if (one.post == nobody)
    --lot.without_lead;
  else
    --lot.posts[static_cast<std::size_t>(one.post)].caseload;
}

void Run::end_granted_time(Lot& lot) {
  const GrantedEnd end = lot.ends.top();
  lot.ends.pop();
  auto& people = lot.people[end.weekday];
  for (Participant& one : people) {
    if (one.number != end.number || one.granted_end != end.day) continue;
    ++out_.ended_by_limit;
    tell(Happening::time_over, lot, one);
    leave_place(lot, one);
    one = people.back();
    people.pop_back();
    return;
  }
}

// Each goes along to the new provider, has finished, or is sent back.
void Run::sort_out_participants(Lot& lot) {
  for (auto& people : lot.people) {
    for (std::size_t i = 0; i < people.size();) {
      Participant& one = people[i];
      const Draw draw =
          chance_.draw({EntityKind::participant, one.number}, following, lot.contracts);
      if (unit(draw.first) <= p_.participants_follow) {
        ++out_.moved;
        tell(Happening::followed, lot, one);
        ++i;
        continue;
      }
      const bool finished = unit(draw.second) <= p_.participants_finish;
      ++(finished ? out_.finished_at_change : out_.returned_at_change);
      tell(finished ? Happening::finished_at_change : Happening::returned_at_change, lot, one);
      leave_place(lot, one);
      one = people.back();
      people.pop_back();
    }
  }
}

void Run::review_people(Lot& lot) {
  auto& today = lot.people[static_cast<std::size_t>(day_) % week];
  for (std::size_t i = 0; i < today.size();) {
    if (review(lot, today[i])) {
      ++i;
    } else {
      today[i] = today.back();
      today.pop_back();
    }
  }
}

// A participant's week. False where the participation is over.
bool Run::review(Lot& lot, Participant& one) {
  if (one.began == day_) return true;
  ++out_.events;
  PhaseOutcomes& counts = counted(lot);
  const Draw draw = chance_.draw({EntityKind::participant, one.number}, living, one.reviews++);
  const bool has_lead = one.post != nobody;
  double drop = p_.drop_per_week * (1 + p_.drop_change * one.changes);
  if (!has_lead) drop *= p_.drop_without_lead;
  const bool at_work = one.stage == SeStage::on_and_off_job_support;
  if (!at_work && high_unit(draw.first) < drop) {
    ++counts.drop_outs;
    tell(Happening::dropped_out, lot, one, 0, drop);
    leave_place(lot, one);
    return false;
  }
  // Four weeks before the granted time is over it is granted again, or not.
  const int left = one.granted_end - day_;
  if (left > 21 && left <= 28 && one.granted_end < one.limit_end && !one.ending &&
      (at_work || low_unit(draw.second) < p_.extended)) {
    one.granted_end = std::min(
        one.limit_end,
        day_number(date(one.granted_end).plus_months(static_cast<int>(p_.granted_months))));
    lot.ends.push({one.granted_end, one.number, static_cast<std::size_t>(one.began) % week});
    tell(Happening::time_granted, lot, one, one.granted_end - begins_);
  }
  if (at_work) return work(lot, one, low_unit(draw.first), has_lead);
  if (has_lead) progress(lot, one, low_unit(draw.first), high_unit(draw.second));
  return true;
}

void Run::meet(Lot& lot, Participant& one, const Post& post) {
  const std::uint32_t sum = one.contact_part + post.contacts;
  one.contact_part = static_cast<std::uint16_t>(sum);
  counted(lot).contacts += sum >> 16;
  this_month().contacts += static_cast<std::int32_t>(sum >> 16);
  ++one.with_lead;
  tell(Happening::met, lot, one, static_cast<int>(sum >> 16));
}

void Run::progress(Lot& lot, Participant& one, double job_chance, double stage_chance) {
  const Post& post = lot.posts[static_cast<std::size_t>(one.post)];
  meet(lot, one, post);
  double moves = post.moves;
  double told = 1;
  if (one.retelling > 0) {
    const float now = std::min(one.retelling, 1.0F);
    one.retelling -= now;
    counted(lot).standstill_days += std::lround(7 * now);
    told = 1 - static_cast<double>(now);
  }
  moves *= told;
  if (one.stage == SeStage::job_finding || one.stage == SeStage::employer_engagement) {
    static constexpr std::size_t last = relation_size - 1;
    const double distance = one.distance == 0 ? p_.job_near : one.distance == 2 ? p_.job_far : 1;
    const double job = p_.job_per_week * distance *
                       (one.stage == SeStage::job_finding ? p_.job_finding : 1) * post.job_factor *
                       relation_[std::min<std::size_t>(one.with_lead, last)] * told;
    if (job_chance < job) {
      get_job(lot, one, job);
      return;
    }
  }
  switch (one.stage) {
    case SeStage::engagement:
      if (stage_chance * p_.engagement_weeks < moves)
        move_on(lot, one, SeStage::vocational_profile);
      break;
    case SeStage::vocational_profile:
      if (stage_chance * p_.profile_weeks < moves) move_on(lot, one, SeStage::job_finding);
      break;
    case SeStage::job_finding:
      if (stage_chance * p_.finding_weeks < moves) move_on(lot, one, SeStage::employer_engagement);
      break;
    case SeStage::employer_engagement:
    case SeStage::on_and_off_job_support:
      break;
  }
}

// Whoever goes on has a plan.
void Run::have_plan(const Lot& lot, Participant& one) const {
  if (one.under_way != no_day) return;
  one.under_way = static_cast<std::uint16_t>(day_);
  tell(Happening::plan_agreed, lot, one);
}

void Run::move_on(const Lot& lot, Participant& one, SeStage stage) const {
  one.stage = stage;
  have_plan(lot, one);
  tell(Happening::stage_reached, lot, one, number_of(stage));
}

void Run::get_job(Lot& lot, Participant& one, double chance) {
  ++out_.events;
  tell(Happening::job_found, lot, one, 0, chance);
  PhaseOutcomes& counts = counted(lot);
  ++counts.jobs;
  ++this_month().jobs;
  counts.days_to_job += day_ - one.began;
  one.stage = SeStage::on_and_off_job_support;
  one.job = static_cast<std::uint16_t>(day_);
  have_plan(lot, one);
}

// A week at work with support. False where the job counts as kept.
bool Run::work(Lot& lot, Participant& one, double lost_chance, bool has_lead) {
  if (has_lead) meet(lot, one, lot.posts[static_cast<std::size_t>(one.post)]);
  const double chance = p_.job_lost_per_week * (has_lead ? 1 : p_.job_lost_unsupported);
  if (lost_chance < chance) {
    ++out_.events;
    tell(Happening::job_lost, lot, one, 0, chance);
    ++out_.jobs_lost;
    one.stage = SeStage::job_finding;
    one.job = no_day;
    return true;
  }
  if (day_ - one.job < 7 * static_cast<int>(p_.job_kept_weeks)) return true;
  ++counted(lot).jobs_kept;
  tell(Happening::job_kept, lot, one);
  leave_place(lot, one);
  return false;
}

}  // namespace stafett::foresee
