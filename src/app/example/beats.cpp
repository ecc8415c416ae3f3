#include "app/example/beats.hpp"

#include <algorithm>

#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using enum Situation;
using domain::NoteKind;

/// Something that has to be said on or after a day, by whoever leads in that tenure.
struct Duty {
  Day due;
  Step step;
  std::size_t tenure;
};

int length_of(NoteKind kind, Dice& dice) {
  switch (kind) {
    case NoteKind::meeting:
      return dice.between(3, 5) * 15;
    case NoteKind::video:
      return dice.between(2, 3) * 15;
    case NoteKind::phone:
      return dice.between(2, 6) * 5;
    case NoteKind::employer_visit:
      return dice.between(2, 3) * 30;
    case NoteKind::message:
      return 5;
    case NoteKind::attendance:
      return 15;
    case NoteKind::other:
      return dice.between(3, 8) * 5;
  }
  return 15;
}

class Telling {
 public:
  Telling(const Cast& cast, const Life& life, Diary& diary, Dice& dice)
      : cast_{cast},
        life_{life},
        diary_{diary},
        dice_{dice},
        today_{cast.script.today},
        work_{life.work} {}

  std::vector<Beat> told() && {
    if (life_.leads.empty() || life_.uncontacted) return {};
    find_closing();
    if (life_.story == nullptr) {
      came_to_nothing();
    } else {
      collect_duties();
      follow();
    }
    return std::move(beats_);
  }

 private:
  const std::vector<Leg> legs() const {
    return {life_.story->legs.begin(), life_.story->legs.end()};
  }

  std::optional<std::size_t> tenure_on(Day day) const {
    for (std::size_t i = 0; i < life_.leads.size(); ++i) {
      const auto& t = life_.leads[i];
      if (t.first <= day && (!t.last || day <= *t.last)) return i;
    }
    return std::nullopt;
  }

  bool possible(Day day) const {
    const auto tenure = tenure_on(day);
    return tenure && cast_.at_work(life_.leads[*tenure].who, day);
  }

  /// The last day on which the end can be talked over.
  void find_closing() {
    if (!life_.last) return;
    for (Day day = *life_.last; day > life_.leads.front().first; day = day - 1) {
      if (possible(day)) {
        closing_ = day;
        return;
      }
    }
  }

  /// The first possible day from `day` on; nothing where there is none before the end.
  std::optional<Day> place(Day day) const {
    const Day limit = closing_ ? *closing_ - 1 : life_.last ? *life_.last : today_ + 24;
    const Day asked = day;
    while (day <= limit && !possible(day)) day = day + 1;
    // After a holiday not everybody can be met on the first day.
    if (day > asked + 4) day = day + dice_.between(0, 9);
    while (day <= limit && !possible(day)) day = day + 1;
    if (day > limit) return std::nullopt;
    return day;
  }

  void collect_duties() {
    for (std::size_t i = 0; i < life_.leads.size(); ++i) {
      const auto& t = life_.leads[i];
      const auto& post = cast_.posts[t.who.at];
      if (i > 0) {
        switch (t.came) {
          case Came::cover:
            add(t.first + dice_.between(3, 9), {holiday_cover, NoteKind::phone}, i);
            break;
          case Came::after_gap:
            add(t.first, {after_gap, NoteKind::phone}, i);
            add(t.first + 4, {new_consultant, NoteKind::meeting}, i);
            break;
          case Came::after_leaving:
          case Came::team:
          case Came::shared:
            add(t.first + dice_.between(0, 4), {new_consultant, NoteKind::meeting}, i);
            break;
          case Came::first:
          case Came::back:
            break;
        }
      }
      const bool leaves = post.notice_day && post.last_day &&
                          (!t.last || *t.last == *post.last_day) && *post.notice_day < today_;
      if (leaves && (!life_.last || *life_.last > *post.notice_day + 10)) {
        add(std::max(*post.notice_day, t.first) + dice_.between(2, 12),
            {told_leaving, NoteKind::meeting}, i);
        if (t.last) add(*t.last - dice_.between(1, 4), {closing_with, NoteKind::meeting}, i);
      }
    }
    const std::size_t last = life_.leads.size() - 1;
    if (life_.contract == follow_up_contract && !life_.last && dice_.chance(82)) {
      add(cast_.option_notice_day + dice_.between(1, 24), {contract_ends, NoteKind::meeting}, last);
    }
    for (std::size_t i = 0; i < life_.granted.size(); ++i) {
      const Day until = life_.granted[i];
      const bool goes_on = i + 1 < life_.granted.size();
      if (life_.contract != follow_up_contract || (!goes_on && life_.last)) continue;
      add(until - dice_.between(30, 38), {extension, NoteKind::meeting}, last + 1);
      if (dice_.chance(70))
        add(until - dice_.between(18, 26), {nav_meeting, NoteKind::meeting}, last + 1);
    }
    if (life_.contract == clarification_contract && dice_.chance(55)) {
      add(life_.horizon - dice_.between(6, 10), {nav_meeting, NoteKind::video}, last + 1);
    }
    std::ranges::stable_sort(duties_, {}, &Duty::due);
  }

  /// `tenure` past the last: whoever leads then.
  void add(Day due, Step step, std::size_t tenure) { duties_.push_back({due, step, tenure}); }

  int percent(Day day) const {
    const int whole = std::max(1, life_.horizon - life_.start);
    return std::clamp((day - life_.start) * 100 / whole, 0, 100);
  }

  void follow() {
    const auto plan = legs();
    std::size_t leg = 0;
    std::size_t firsts = 0;
    bool enters = true;
    bool begun = false;
    std::size_t thens = dice_.below(16);
    Day cursor = life_.leads.front().first;
    if (dice_.chance(70)) cursor = cursor - 1;
    bool has_job = false;
    std::vector<Step> turning;  // what ends the chapter, still to come
    while (true) {
      const auto& chapter = plan_of(plan[leg].chapter);
      int gap = dice_.between(chapter.least_days, chapter.most_days);
      if (!begun) gap = dice_.between(0, 3);
      if (turning.size() > 0) gap = dice_.between(2, 5);
      Day day = cursor + gap;
      if (day.weekday() > 5)
        day = day + dice_.between(0, 4);  // or every week would begin with meetings
      // What has to be said goes first, but not before the first contact.
      if (begun && turning.empty() && take_duty(day, cursor, plan[leg].chapter)) {
        cursor = beats_.back().day;
        if (cursor >= today_) return;
        continue;
      }
      const auto placed = place(day);
      if (!placed) break;
      day = *placed;

      // Time to go on to the next chapter?
      const bool firsts_done = firsts >= chapter.first.size();
      if (turning.empty() && firsts_done && leg + 1 < plan.size() &&
          (percent(day) >= plan[leg].until || plan[leg].chapter == Chapter::meet)) {
        const auto steps = steps_of(plan[leg].turn);
        turning.assign(steps.begin(), steps.end());
        if (plan[leg].turn == Turn::hired && dice_.chance(45)) {
          turning.insert(turning.begin(), {subsidy, NoteKind::meeting});
        }
        if (plan[leg].turn == Turn::none || turning.empty()) {
          next_leg(leg, firsts, enters);
          continue;
        }
      }
      // Whoever ends with a job gets it in time.
      const bool late = life_.story->reaches_job && !has_job && closing_ && *closing_ - day < 24;
      if (late && turning.empty()) turning = {{job_start, NoteKind::phone}};

      Step step{};
      Turn turn = Turn::none;
      if (!turning.empty()) {
        step = turning.front();
        turning.erase(turning.begin());
        turn = late ? Turn::found : plan[leg].turn;
        if (plan[leg].chapter == Chapter::job && step.situation == job_start) turn = Turn::found;
      } else if (!firsts_done) {
        step = chapter.first[firsts];
      } else {
        step = chapter.then[thens++ % chapter.then.size()];
      }
      step = special(step);
      if (!beats_.empty() && mishap(step, day)) {
        cursor = day;
        if (day >= today_) return;
        continue;
      }
      if (!put(step, day, plan[leg].chapter, turn, enters)) {
        cursor = day;
        if (turn != Turn::none) turning.insert(turning.begin(), step);
        continue;
      }
      if (turn == Turn::none && !firsts_done) ++firsts;
      if (step.situation != first_call_no_answer) begun = true;
      if (step.situation == first_call_no_answer && firsts > 0) --firsts;
      if (step.situation == job_start) has_job = true;
      enters = false;
      cursor = beats_.back().day;
      if (cursor >= today_) return;
      if (turn != Turn::none && turning.empty()) {
        if (late) {
          while (leg + 1 < plan.size()) ++leg;
          firsts = 0;
          enters = true;
        } else {
          next_leg(leg, firsts, enters);
        }
        if (turn == Turn::lost) has_job = false;
      }
    }
    close();
  }

  static void next_leg(std::size_t& leg, std::size_t& firsts, bool& enters) {
    ++leg;
    firsts = 0;
    enters = true;
  }

  /// The duty that is due before `day`, put in its place; false where there is none that can be
  /// done.
  bool take_duty(Day day, Day cursor, Chapter chapter) {
    while (!duties_.empty() && duties_.front().due <= day) {
      const Duty duty = duties_.front();
      duties_.erase(duties_.begin());
      const auto placed = place(std::max(duty.due, cursor + 1));
      if (!placed || (*placed > duty.due + 25)) continue;
      const auto tenure = tenure_on(*placed);
      if (duty.tenure < life_.leads.size() && tenure != duty.tenure) continue;
      if (put(duty.step, *placed, chapter, Turn::none, false)) return true;
    }
    return false;
  }

  Step special(Step step) {
    const auto& row = cast_.script.participations[life_.participation.at];
    if (step.situation == first_meeting && row.origin == domain::Origin::transferred) {
      step.situation = transferred_meeting;
    }
    if (step.situation == first_meeting && row.origin == domain::Origin::returned) {
      step.situation = returned_meeting;
    }
    if (step.situation == first_call && beats_.empty() && dice_.chance(16)) {
      return {first_call_no_answer, NoteKind::other};
    }
    if (step.kind == NoteKind::meeting && beats_.size() > 4 && dice_.chance(14)) {
      step.kind = NoteKind::video;
    }
    if (step.situation == trial_agreed && dice_.chance(40)) step.kind = NoteKind::phone;
    if (step.situation == extension && dice_.chance(30)) step.kind = NoteKind::phone;
    return step;
  }

  /// Not everything comes to pass: somebody does not come, or has to move the date.
  bool mishap(const Step& step, Day day) {
    if (step.kind != NoteKind::meeting || beats_.size() < 3 || life_.contract == course_contract ||
        day >= today_) {
      return false;
    }
    const auto before = beats_.back().step.situation;
    if (before == missed || before == rescheduled) return false;
    const bool drifting = life_.reason == domain::StatusReason::ikke_mott && percent(day) > 70;
    if (dice_.chance(drifting ? 65 : 4)) {
      return put({missed, NoteKind::other}, day, beats_.back().chapter, Turn::none, false);
    }
    if (dice_.chance(4)) {
      if (!put({rescheduled, NoteKind::message}, day, beats_.back().chapter, Turn::none, false)) {
        return false;
      }
      beats_.back().cancels = true;
      return true;
    }
    return false;
  }

  bool put(Step step, Day day, Chapter chapter, Turn turn, bool enters) {
    const bool to_come = day >= today_;
    if (to_come && (step.kind == NoteKind::message || step.kind == NoteKind::other)) {
      step = {check_in, NoteKind::phone};
    }
    Beat beat{step, day};
    beat.tenure = *tenure_on(day);
    beat.minutes =
        step.situation == missed || step.situation == group_end ? 15 : length_of(step.kind, dice_);
    const auto who = life_.leads[beat.tenure].who;
    const bool takes_time = step.situation != group_end &&
                            (step.situation == missed || step.kind == NoteKind::meeting ||
                             step.kind == NoteKind::video ||
                             step.kind == NoteKind::employer_visit || step.kind == NoteKind::phone);
    if (takes_time) {
      const int taken = step.situation == missed ? 45 : beat.minutes;
      const auto minute = diary_.reserve(who, day, taken, dice_);
      if (!minute) return false;
      beat.minute = *minute;
    } else if (step.kind == NoteKind::attendance) {
      beat.minute = 9 * 60;
    } else {
      beat.minute = 510 + dice_.between(0, 28) * 15;
    }
    beat.chapter = chapter;
    beat.turn = turn;
    beat.enters = enters;
    beat.booked =
        to_come || step.situation == missed || (can_be_booked(step) && dice_.chance(94)) ||
        (step.kind == NoteKind::phone && step.situation != first_call && dice_.chance(25));
    choose_firm(step, chapter, enters);
    beat.work = work_;
    beat.firm = firm_for(step, chapter);
    beats_.push_back(beat);
    return true;
  }

  /// An approach or an interview is about one firm, and what follows too; after a trial that did
  /// not fit, some look for another line of work.
  void choose_firm(const Step& step, Chapter chapter, bool enters) {
    const bool anew = (enters && (chapter == Chapter::approach || chapter == Chapter::interviews ||
                                  chapter == Chapter::testing)) ||
                      !firm_;
    if (anew) {
      const auto near = employers_near(cast_.script, life_.town, work_);
      const auto before = firm_;
      firm_ = dice_.pick(near);
      if (near.size() > 1 && firm_ == before) {
        firm_ = near[(dice_.below(near.size() - 1) + 1) % near.size()];
      }
    }
    if (step.situation == strengths && after_stop_ && dice_.chance(45)) {
      for (int tries = 0; tries < 8; ++tries) {
        const auto other = dice_.below(library().work.size());
        if (employers_near(cast_.script, life_.town, other).empty()) continue;
        work_ = other;
        break;
      }
      after_stop_ = false;
      firm_.reset();
      firm_ = dice_.pick(employers_near(cast_.script, life_.town, work_));
    }
    if (step.situation == stage_back) after_stop_ = true;
  }

  /// Applications go to many firms; the rest is about the one.
  std::optional<EmployerPlace> firm_for(const Step& step, Chapter chapter) {
    switch (step.situation) {
      case application:
      case search_status:
      case outreach:
      case check_in:
      case practical:
      case group_talk: {
        const bool about_the_one = chapter == Chapter::approach || chapter == Chapter::trial ||
                                   chapter == Chapter::interviews || chapter == Chapter::job;
        if (about_the_one) return firm_;
        const auto near = employers_near(cast_.script, life_.town, work_);
        return dice_.pick(near);
      }
      default:
        return firm_;
    }
  }

  void came_to_nothing() {
    Day day = life_.leads.front().first + dice_.between(0, 2);
    if (const auto placed = place(day)) {
      put({first_call_no_answer, NoteKind::other}, *placed, Chapter::meet, Turn::none, false);
      day = *placed + dice_.between(2, 4);
    }
    if (life_.reason == domain::StatusReason::ikke_mott) return;
    if (const auto placed = place(day)) {
      put({first_call, NoteKind::phone}, *placed, Chapter::meet, Turn::none, false);
    }
  }

  void close() {
    if (!closing_ || (!beats_.empty() && beats_.back().day >= *closing_)) return;
    const Situation how = life_.closing;
    const NoteKind kind = how == end_absence || how == end_other ? NoteKind::other
                          : how == end_health                    ? NoteKind::phone
                                                                 : NoteKind::meeting;
    put({how, kind == NoteKind::other && how == end_other ? NoteKind::phone : kind}, *closing_,
        beats_.empty() ? Chapter::meet : beats_.back().chapter, Turn::none, false);
  }

  const Cast& cast_;
  const Life& life_;
  Diary& diary_;
  Dice& dice_;
  Day today_;
  std::size_t work_;
  std::optional<EmployerPlace> firm_;
  bool after_stop_ = false;
  std::optional<Day> closing_;
  std::vector<Duty> duties_;
  std::vector<Beat> beats_;
};

}  // namespace

std::vector<Beat> make_beats(const Cast& cast, const Life& life, Diary& diary, Dice& dice) {
  return Telling{cast, life, diary, dice}.told();
}

}  // namespace stafett::example
