// One run of the circles: a day of a contract after the other. Inside the room only. What a
// contract does is in run_contract.cpp, what consultants do in run_staff.cpp, what participants do
// in run_people.cpp, and how it begins with a register in run_start.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "domain/duration_rule.hpp"
#include "foresee/chance.hpp"
#include "foresee/circles.hpp"
#include "foresee/state.hpp"

namespace stafett::foresee {

class Run {
 public:
  Run(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication, const Start* start,
      const Watch* watch, const Recorder* recorder);

  Outcomes go();

 private:
  // --- days and draws

  [[nodiscard]] Day date(int day) const { return origin_ + day; }
  [[nodiscard]] int number(Day day) const { return day - origin_; }
  [[nodiscard]] std::uint16_t day_number(Day day) const {
    return static_cast<std::uint16_t>(std::clamp(number(day), 0, int{no_day} - 1));
  }
  static Entity contract_entity(const Lot& lot) {
    return {EntityKind::contract, (std::uint64_t{lot.index} << 16) | lot.contracts};
  }
  static Entity post_entity(const Lot& lot, const Post& post) {
    const auto place = static_cast<std::uint64_t>(&post - lot.posts.data());
    return {EntityKind::post, (std::uint64_t{lot.index} << 24) | place};
  }
  [[nodiscard]] bool happens(double chance, Entity who, std::uint32_t purpose,
                             std::uint32_t n) const {
    return unit(chance_.draw(who, purpose, n).first) <= chance;
  }
  PhaseOutcomes& counted(const Lot& lot) {
    return out_.phase[static_cast<std::size_t>(lot.phase.value_or(Phase::under_way))];
  }
  MonthOutcomes& this_month() {
    return out_.months[static_cast<std::size_t>((day_ - begins_) / month)];
  }

  // --- what is told to the recorder, where there is one

  void tell(Happening what, const Lot& lot, int value = 0) const {
    if (recorder_ != nullptr) tell(what, lot, nullptr, nullptr, value, 0);
  }
  void tell(Happening what, const Lot& lot, const Post& post, int value = 0,
            double amount = 0) const {
    if (recorder_ != nullptr) tell(what, lot, &post, nullptr, value, amount);
  }
  void tell(Happening what, const Lot& lot, const Participant& one, int value = 0,
            double amount = 0) const {
    if (recorder_ == nullptr) return;
    const Post* post =
        one.post == nobody ? nullptr : &lot.posts[static_cast<std::size_t>(one.post)];
    tell(what, lot, post, &one, value, amount);
  }
  void tell(Happening what, const Lot& lot, const Post* post, const Participant* one, int value,
            double amount) const {
    Happened told{day_ - begins_, what, lot.index, lot.contracts};
    told.contract_phase = lot.phase;
    told.value = value;
    told.amount = amount;
    if (post != nullptr) {
      told.post = post - lot.posts.data();
      told.holder = post->hired - 1;
      told.consultant_phase = post->phase;
    }
    if (one != nullptr) {
      told.referral = static_cast<std::int64_t>(one->number & 0xffffffffU);
      told.participant_phase = phase_of(*one);
    }
    (*recorder_)(told);
  }
  void tell_referral(Happening what, const Lot& lot, std::uint64_t number, int value = 0) const {
    if (recorder_ == nullptr) return;
    Happened told{day_ - begins_, what, lot.index, lot.contracts};
    told.referral = static_cast<std::int64_t>(number & 0xffffffffU);
    told.contract_phase = lot.phase;
    told.value = value;
    (*recorder_)(told);
  }
  // Of what was before the run, as the register tells it: `post` or `referral` may be none.
  void tell_past(int day, Happening what, const Lot& lot, const Post* post, std::int64_t referral,
                 int value = 0, double amount = 0) const {
    if (recorder_ == nullptr) return;
    Happened told{day - begins_, what, lot.index, lot.contracts};
    told.referral = referral;
    told.value = value;
    told.amount = amount;
    if (post != nullptr) {
      told.post = post - lot.posts.data();
      told.holder = post->hired - 1;
    }
    (*recorder_)(told);
  }
  void agree_work(const Lot& lot, Post& post, bool agreed) const {
    if (post.filled && post.record.other_work_agreed != agreed)
      tell(agreed ? Happening::work_agreed : Happening::work_open, lot, post);
    post.record.other_work_agreed = agreed;
  }
  // A participant's end phase comes by the day alone.
  void tell_turns(const Lot& lot) const {
    if (recorder_ == nullptr) return;
    for (const auto& people : lot.people)
      for (const Participant& one : people)
        if (day_ > one.began && phase_of(one) == Phase::end && day_ == one.granted_end - end_phase)
          tell(Happening::participant_turned, lot, one);
  }

  // --- one contract's day (run_contract.cpp)

  void turn(Lot& lot);
  void turn_phase(Lot& lot);
  void heard(Lot& lot);
  [[nodiscard]] domain::Contract new_contract(const Lot& lot, int first) const;
  void begin_contract(Lot& lot, int first);
  void stop_intake(Lot& lot, int end) const;
  void open_first(Lot& lot);
  void hear_news(Lot& lot);
  void await_news(Lot& lot) const;
  void award(Lot& lot);
  void hand_over_to_next(Lot& lot);
  void account(const Lot& lot);

  // --- posts (run_staff.cpp)

  [[nodiscard]] bool moves_along(const Lot& lot, const Post& post) const;
  void stay_for_overlap(Lot& lot, Post& post);
  void recruit(const Lot& lot, Post& post, int from);
  void turn(Lot& lot, Post& post);
  void hire(Lot& lot, Post& post);
  void turn_circle(const Lot& lot, Post& post);
  void turn_phase(const Lot& lot, Post& post);
  double weigh(const Lot& lot, Post& post) const;
  void review(Lot& lot, Post& post);
  void give_notice(Lot& lot, Post& post, double rate);
  void run_out(Lot& lot, Post& post);
  void leave(Lot& lot, Post& post);
  [[nodiscard]] Post* with_room(Lot& lot) const;

  // --- participants (run_people.cpp)

  double gap(Lot& lot);
  void refer(Lot& lot);
  void match(Lot& lot);
  void take_over(Lot& lot, Participant& one, Post& post);
  void begin(Lot& lot, const Waiting& waiting, Post& post);
  void leave_place(Lot& lot, const Participant& one);
  void end_granted_time(Lot& lot);
  void sort_out_participants(Lot& lot);
  void review_people(Lot& lot);
  bool review(Lot& lot, Participant& one);
  void meet(Lot& lot, Participant& one, const Post& post);
  void progress(Lot& lot, Participant& one, double job_chance, double stage_chance);
  void have_plan(const Lot& lot, Participant& one) const;
  void move_on(const Lot& lot, Participant& one, SeStage stage) const;
  void get_job(Lot& lot, Participant& one, double chance);
  bool work(Lot& lot, Participant& one, double lost_chance, bool has_lead);
  void draw_person(Participant& one, double near, double far) const;

  // --- beginning with a register (run_start.cpp)

  void open_standing(Lot& lot, const Start& start);
  void take_post(const Lot& lot, Post& post, const Start::Consultant& one);
  std::vector<std::int16_t> open_posts(Lot& lot, const Start& start);
  void take_place(Lot& lot, const Start::Participant& there, std::int16_t post);
  [[nodiscard]] std::pair<double, double> still_there(const Start::Participant& there) const;
  [[nodiscard]] Day granted_since(Day began, Day limit_day) const;
  void queue_up(Lot& lot, const Start& start);
  void tell_post(const Lot& lot, const Post& post) const;
  void tell_place(const Lot& lot, const Participant& one, const Start::Participant& there) const;

  // --- the state as the domain's records

  [[nodiscard]] Phase phase_of(const Participant& one) const {
    if (one.ending || day_ >= one.granted_end - end_phase) return Phase::end;
    return one.under_way == no_day ? Phase::start : Phase::under_way;
  }
  [[nodiscard]] Snapshot snapshot() const;
  [[nodiscard]] domain::Span limit(const domain::Contract& contract,
                                   domain::EffortGroup group) const;

  static constexpr std::size_t relation_size = 256;

  const Scenario& scenario_;
  const Parameters& p_;
  const Chance chance_;
  const Start* const start_;
  const Watch* const watch_;
  const Recorder* const recorder_;
  Day origin_;
  int begins_ = 0;  ///< the first day
  int ends_ = 0;    ///< the day after the last
  std::vector<Lot> lots_;
  std::array<double, relation_size> relation_{};
  const double learning_;
  domain::Span limit_reduced_;
  domain::Span limit_other_;
  std::vector<Participant*> displaced_;
  int day_ = 0;
  Outcomes out_;
};

}  // namespace stafett::foresee
