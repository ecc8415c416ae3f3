#include "app/example/outcome.hpp"

#include <algorithm>
#include <utility>

#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using enum Situation;
using domain::NoteKind;

/// Which tasks and which purpose belong to what is talked about.
std::string_view task_group(Situation s) {
  switch (s) {
    case first_call:
    case first_meeting:
    case transferred_meeting:
    case returned_meeting:
    case background:
    case goal:
    case plan:
    case clarify_order:
    case new_consultant:
      return "engage";
    case strengths:
    case needs:
    case interests:
    case education:
    case network:
      return "profile";
    case cv:
    case application:
    case search_status:
    case interview_before:
    case interview_no:
    case group_talk:
      return "search";
    case outreach:
    case visit_together:
    case trial_agreed:
    case subsidy:
      return "employer";
    case trial_start:
    case trial_follow:
    case trial_call:
    case job_start:
    case job_support:
    case work_test:
      return "work";
    case contract_ends:
    case told_leaving:
    case extension:
    case clarify_summary:
      return "closing";
    default:
      return {};
  }
}

}  // namespace

Outcome::Outcome(Ledger& ledger, const Life& life, const std::vector<Beat>& beats)
    : ledger_{ledger},
      script_{ledger.script},
      life_{life},
      beats_{beats},
      row_{ledger.script.participations[life.participation.at]},
      person_{ledger.script.people[row_.person.at]},
      dice_{ledger.script.seed, "outcome", life.participation.at} {}

void Outcome::follows(std::size_t beat, Instant now, const Scene& scene, Memory& memory) {
  const auto& b = beats_[beat];
  if (b.step.situation == goal) set_goal(b, now);
  move_stage(b, now);
  milestones(b, now);
  work(b, now);
  task(beat, now, scene, memory);
}

void Outcome::decide_practice(const Beat& beat) {
  if (beat.step.situation != trial_start && beat.step.situation != work_test) return;
  if (life_.contract == clarification_contract) {
    practice_ = false;
  } else if (!trial_) {
    practice_ = dice_.chance(70);
  }
}

/// What follows from what was talked about: goal, stage, milestones, work.
void Outcome::milestones(const Beat& b, Instant now) {
  const auto me = life_.participation;
  const auto who = author(b);
  const Situation s = b.step.situation;
  if (s == plan || (s == needs && b.chapter == Chapter::clarify && !planned_)) {
    if (!planned_)
      add(now + seconds(70), who, MilestoneReached{me, domain::Milestone::plan_agreed, b.day});
    planned_ = true;
  }
  const bool mapped_now = (s == interests && b.chapter == Chapter::profile) ||
                          (s == strengths && b.chapter == Chapter::testing);
  if (mapped_now && !mapped_) {
    add(now + seconds(75), who, MilestoneReached{me, domain::Milestone::mapping_confirmed, b.day});
    mapped_ = true;
  }
  if (s == contract_ends && dice_.chance(40)) end_agreed(b, now);
  if (life_.last && *life_.last - b.day < 21 && b.day > life_.start + 20) end_agreed(b, now);
}

void Outcome::end_agreed(const Beat& b, Instant now) {
  if (std::exchange(end_agreed_, true)) return;
  add(now + seconds(80), author(b),
      MilestoneReached{life_.participation, domain::Milestone::ending_agreed, b.day});
}

void Outcome::set_goal(const Beat& b, Instant now) {
  const auto& lib = library();
  const auto texts_in = [&](std::string_view key, std::string_view name) {
    for (const auto& section : lib.goals) {
      if (section.key == key) return section.all(name);
    }
    return Texts{};
  };
  const auto work = lib.work[b.work].key;
  const bool nynorsk = !person_.abroad && (row_.person.at % 9 == 4);
  Texts texts;
  if (goals_ == 0) {
    if (person_.learner) texts = texts_in(work, "plain.nb");
    if (texts.empty()) {
      const std::string name = nynorsk ? "first.nn" : "first.nb";
      texts = texts_in(work, name);
      for (const auto text : texts_in("any", name)) texts.push_back(text);
    }
  } else {
    texts = texts_in(work, "later.nb");
    for (const auto text : texts_in(lib.needs[life_.need].key, "later.nb")) texts.push_back(text);
    for (const auto text : texts_in("any", nynorsk ? "later.nn" : "later.nb"))
      texts.push_back(text);
  }
  const std::string text{texts[dice_.below(texts.size())]};
  if (text == goal_) return;
  goal_ = text;
  ++goals_;
  add(now + seconds(50), author(b), GoalSet{life_.participation, text, b.day});
}

void Outcome::move_stage(const Beat& b, Instant now) {
  const int stage = b.step.situation == job_start ? 5 : plan_of(b.chapter).stage;
  const bool contact = b.step.situation != first_call_no_answer && b.step.situation != first_call;
  if (stage == 0 || stage == stage_ || !contact || b.step.situation == missed ||
      b.step.situation == rescheduled || b.step.situation == holiday_cover ||
      (b.turn != Turn::none && b.step.situation != job_start)) {
    return;
  }
  const int moved = stage;
  const auto texts = library().office_texts("stage", moved < stage_ ? "back" : "on");
  std::string reason;
  if (moved < stage_) {
    reason = texts[stage_ == 5 ? 2 : stage_ == 4 ? dice_.below(2) : 3];
  } else if (moved > 1) {
    reason = texts[static_cast<std::size_t>(moved) - 2];
  }
  stage_ = moved;
  add(now + seconds(60), author(b),
      StageMoved{life_.participation, static_cast<domain::SeStage>(moved - 1), b.day,
                 std::move(reason)});
}

void Outcome::work(const Beat& b, Instant now) {
  const Situation s = b.step.situation;
  if (!b.firm) return;
  const bool meets_firm =
      b.step.kind == NoteKind::employer_visit || s == job_start || s == trial_agreed;
  if (meets_firm) ledger_.met(*b.firm, now + -seconds(30), author(b));
  if (s == trial_start || (s == work_test && !trial_)) {
    const Day last =
        s == work_test ? std::max(life_.horizon, b.day + 7) : b.day + 7 * dice_.between(6, 10);
    trial_ = begin_job(b, now, practice_ ? domain::JobKind::practice : domain::JobKind::work_trial,
                       last, dice_.between(4, 8) * 10);
  }
  if (trial_ &&
      (s == trial_good_end || s == trial_stop || s == job_start || s == clarify_summary)) {
    const Day last = std::max(trial_since_, b.day - (s == trial_good_end ? 0 : 1));
    add(now + seconds(85), author(b), JobEnded{*trial_, last});
    trial_.reset();
  }
  if (s == subsidy) subsidised_ = true;
  if (s == job_start) {
    constexpr int extents[] = {40, 50, 60, 80, 80, 100};
    job_ =
        begin_job(b, now, subsidised_ ? domain::JobKind::wage_subsidy : domain::JobKind::ordinary,
                  {}, extents[dice_.below(std::size(extents))]);
    subsidised_ = false;
  }
  if (job_ && b.turn == Turn::lost) {
    add(now + seconds(90), author(b), JobEnded{*job_, b.day});
    job_.reset();
  }
}

JobPlace Outcome::begin_job(const Beat& b, Instant now, domain::JobKind kind,
                            std::optional<Day> last, int extent) {
  JobBegun begun;
  begun.job = {script_.jobs++};
  begun.participation = life_.participation;
  begun.employer = *b.firm;
  begun.kind = kind;
  begun.title = std::string{in(library().work[b.work].job, Tongue::bokmal).front()};
  begun.title[0] = static_cast<char>(
      begun.title[0] >= 'a' && begun.title[0] <= 'z' ? begun.title[0] - 32 : begun.title[0]);
  begun.first_day = b.day;
  trial_since_ = b.day;
  begun.last_day = last;
  begun.extent_percent = extent;
  const auto place = begun.job;
  add(now + seconds(84), author(b), std::move(begun));
  return place;
}

void Outcome::task(std::size_t i, Instant now, const Scene& scene, Memory& memory) {
  const auto& b = beats_[i];
  const auto group = task_group(b.step.situation);
  for (auto& open : open_tasks_) {  // what was to be done until now mostly is
    if (open.done || open.due > b.day || !dice_.chance(86)) continue;
    open.done = true;
    add(now + seconds(95), author(b), TaskDone{open.task, b.day});
  }
  if (group.empty() || !dice_.chance(42)) return;
  const auto& tasks = library().tasks_of(group);
  const int draw = dice_.between(1, 100);
  TaskAdded added;
  added.task = {script_.tasks++};
  added.participation = life_.participation;
  std::string_view text;
  if (draw <= 48) {
    added.owner = domain::TaskOwner::consultant;
    text = least_used(in(tasks.consultant, scene.tongue), memory, ledger_.memory, dice_);
  } else if (draw <= 92 || tasks.counsellor.empty()) {
    added.owner = domain::TaskOwner::participant;
    text = least_used(in(tasks.participant, scene.tongue), memory, ledger_.memory, dice_);
  } else {
    added.owner = domain::TaskOwner::counsellor;
    text = tasks.counsellor[dice_.below(tasks.counsellor.size())];
  }
  added.text = fill(text, scene, dice_);
  const Day next = i + 1 < beats_.size() ? beats_[i + 1].day : working_day_from(b.day + 7);
  added.due_day = std::max(working_day_until(next), working_day_from(b.day + 1));
  open_tasks_.push_back({added.task, *added.due_day});
  const auto who = author(b);
  add(now + seconds(96), who, std::move(added));
}

/// Nothing is left to do for those who have ended.
void Outcome::finish_tasks() {
  if (!life_.last || beats_.empty()) return;
  const auto& b = beats_.back();
  for (auto& open : open_tasks_) {
    if (open.done) continue;
    add(Instant::in_norway(b.day, 16 * 60 + 30), author(b), TaskDone{open.task, b.day});
  }
}

}  // namespace stafett::example
