// Consultants: found, trained, at work, and gone.
#include "foresee/run.hpp"

#include <cmath>
#include <utility>

namespace stafett::foresee {

namespace {

// Participants as a full post would have them.
double load_of(const Post& post) { return 100.0 * (post.caseload + post.elsewhere) / post.percent; }

}  // namespace

bool Run::moves_along(const Lot& lot, const Post& post) const {
  return happens(p_.staff_moves, post_entity(lot, post), moving, post.hired);
}

// The old provider's people stay for some days beside the new one's.
void Run::stay_for_overlap(Lot& lot, Post& post) {
  const int last = day_ + static_cast<int>(p_.overlap_days);
  post.leaves = post.leaves >= 0 ? std::min(post.leaves, last) : last;
  post.leaving = true;
  post.record.notice_day = post.record.notice_day.value_or(date(day_));
  post.record.days.end = date(post.leaves);
  turn_circle(lot, post);
}

void Run::recruit(const Lot& lot, Post& post, int from) {
  post.to_come = -1;
  const Draw draw = chance_.draw(post_entity(lot, post), hiring, post.hired);
  const double days = exponential(draw.first) * p_.hire_days + p_.hired_notice_days;
  // Nobody takes a post before the contract, or before the one who has it is gone; who is ready
  // earlier is trained meanwhile.
  post.ready = from + static_cast<int>(days);
  post.arrives = std::max({post.ready, lot.first, day_, post.filled ? post.leaves : 0});
}

void Run::turn(Lot& lot, Post& post) {
  if (post.filled) {
    if (post.own_end && day_ >= post.leaves - static_cast<int>(p_.leaver_notice_days))
      run_out(lot, post);
    if (day_ == post.leaves)
      leave(lot, post);
    else if (day_ == post.signs_off) {
      post.record.onboarding_signed_day = date(day_);
      tell(Happening::onboarding_signed, lot, post);
      turn_circle(lot, post);
    }
  }
  if (!post.filled && post.arrives >= 0 && day_ >= post.arrives) hire(lot, post);
  if (!post.filled) return;
  if (day_ >= post.phase_until) turn_phase(lot, post);
  if ((day_ - post.since) % static_cast<int>(week) == 0) review(lot, post);
}

void Run::hire(Lot& lot, Post& post) {
  ++out_.events;
  ++counted(lot).hires;
  if (post.to_come >= 0) {
    const auto who = static_cast<std::size_t>(std::exchange(post.to_come, std::int16_t{-1}));
    take_post(lot, post, start_->consultants[who]);
    tell_post(lot, post);
    return;
  }
  const Draw draw = chance_.draw(post_entity(lot, post), onboarding, post.hired++);
  post.filled = true;
  post.leaving = false;
  post.arrives = post.leaves = -1;
  post.since = day_;
  post.degree = high_unit(draw.first) < p_.degree_share;
  const bool fixed = low_unit(draw.first) < p_.fixed_term_share;
  post.signs_off =
      day_ + 1 + static_cast<int>(7 * p_.onboarding_weeks * (0.5 + high_unit(draw.second)));
  post.takes_from =
      std::max(day_, post.ready + static_cast<int>(std::ceil(p_.training_days * 7 / 5)));
  const double start =
      std::min(1.0, p_.competence_start + (post.degree ? p_.competence_degree : 0));
  post.missing = (1 - start) * std::max(0.0, 1 - p_.training_gain * p_.training_days);
  post.record = {};
  post.record.contract = ContractId{};
  post.record.role_title = "jobbspesialist";
  post.record.type = fixed ? domain::EmploymentType::fixed_term : domain::EmploymentType::permanent;
  post.record.days.first = date(day_);
  if (fixed) post.record.days.end = date(std::max(lot.end, day_ + 1));
  if (lot.awarded) post.record.other_work_agreed = lot.incumbent;
  turn_circle(lot, post);
  tell(Happening::consultant_began, lot, post, post.takes_from - begins_,
       (post.degree ? 1 : 0) + (fixed ? 2 : 0));
  if (post.record.other_work_agreed) tell(Happening::work_agreed, lot, post);
}

void Run::turn_circle(const Lot& lot, Post& post) {
  post.circle = domain::phases(post.record, lot.circle);
  turn_phase(lot, post);
}

void Run::turn_phase(const Lot& lot, Post& post) {
  const Phase before = post.phase;
  post.phase = domain::as_phase(domain::phase_on(post.circle, date(day_))).value_or(Phase::end);
  post.phase_until = ends_;
  for (const auto& span : post.circle)
    if (number(span.days.first) > day_)
      post.phase_until = std::min(post.phase_until, number(span.days.first));
  if (post.phase != before && post.since < day_) tell(Happening::consultant_turned, lot, post);
}

// How much time there is for each participant, and what that and competence make of the chance of a
// job. Answers the strain, 0 to 1.
double Run::weigh(const Lot& lot, Post& post) const {
  const bool ending = lot.phase == Phase::end && !post.record.other_work_agreed;
  const double hours = day_ < post.takes_from
                           ? 0
                           : post.percent / 100.0 *
                                 (p_.week_hours * (1 - p_.documentation_share) - p_.meeting_hours -
                                  (ending ? p_.own_search_hours : 0));
  const double needed = (post.caseload + post.elsewhere) * p_.contacts_wanted * p_.contact_hours;
  post.moves = needed <= hours ? 1 : hours / needed;
  post.contacts = static_cast<std::uint32_t>(post.moves * p_.contacts_wanted * 65536);
  const double contact = post.moves >= 1  ? 1
                         : post.moves > 0 ? power(post.moves, p_.job_contact)
                                          : 0;
  post.job_factor = contact * (1 + p_.job_competence * (1 - post.missing));
  return hours > 0 ? std::clamp(needed / hours - 1, 0.0, 1.0) : 0;
}

// Once a week: time and strain, what has been learnt, and whether to stay.
void Run::review(Lot& lot, Post& post) {
  ++out_.events;
  post.missing *= learning_;
  const double strain = weigh(lot, post);
  if (post.leaving) return;
  double rate = p_.leave_per_year / 52.18 * (1 + (p_.leave_strain - 1) * strain);
  if (lot.phase == Phase::end && !post.record.other_work_agreed) rate *= p_.leave_contract_end;
  if (day_ - post.since < 365) rate *= p_.leave_first_year;
  if (post.record.type == domain::EmploymentType::fixed_term) rate *= p_.leave_fixed_term;
  if (happens(std::min(1.0, rate), post_entity(lot, post), staying, post.reviews++))
    give_notice(lot, post, rate);
}

void Run::give_notice(Lot& lot, Post& post, double rate) {
  ++out_.events;
  ++out_.notices;
  post.leaving = true;
  const int last = day_ + std::max(1, static_cast<int>(p_.leaver_notice_days));
  post.leaves = post.own_end ? std::min(post.leaves, last) : last;
  post.own_end = false;
  post.record.notice_day = date(day_);
  post.record.days.end = date(post.leaves);
  tell(Happening::notice_given, lot, post, post.leaves - begins_, rate);
  turn_circle(lot, post);
  recruit(lot, post, day_);
}

// A fixed term with an end of its own comes near it.
void Run::run_out(Lot& lot, Post& post) {
  ++out_.events;
  ++out_.fixed_terms_ended;
  post.leaving = true;
  post.own_end = false;
  recruit(lot, post, day_);
}

void Run::leave(Lot& lot, Post& post) {
  ++out_.events;
  PhaseOutcomes& counts = counted(lot);
  ++counts.left;
  counts.tenure_days += day_ - post.since;
  tell(Happening::consultant_left, lot, post, day_ - post.since);
  post.filled = post.own_end = false;
  post.leaves = -1;
  if (post.caseload == 0) return;
  const auto place = static_cast<std::int16_t>(&post - lot.posts.data());
  for (auto& people : lot.people) {
    for (Participant& one : people) {
      if (one.post != place) continue;
      tell(Happening::lead_lost, lot, one);
      one.post = nobody;
      one.lead_lost = static_cast<std::uint16_t>(day_);
      ++lot.without_lead;
    }
  }
  post.caseload = 0;
}

Post* Run::with_room(Lot& lot) const {
  Post* best = nullptr;
  for (Post& post : lot.posts) {
    if (post.filled && !post.leaving && day_ >= post.takes_from &&
        load_of(post) < p_.caseload_ceiling && (best == nullptr || load_of(post) < load_of(*best)))
      best = &post;
  }
  return best;
}

}  // namespace stafett::foresee
