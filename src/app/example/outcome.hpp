// What follows from what was talked about: goal, stage, milestones, work, things to do.
#pragma once

#include <vector>

#include "app/example/ledger.hpp"

namespace stafett::example {

class Outcome {
 public:
  Outcome(Ledger& ledger, const Life& life, const std::vector<Beat>& beats);

  /// What follows from a beat that was written down at `now`.
  void follows(std::size_t beat, Instant now, const Scene& scene, Memory& memory);
  /// Whether the next work is practice, else a trial; decided before it is written about.
  void decide_practice(const Beat& beat);
  [[nodiscard]] bool practice() const { return practice_; }
  /// Nothing is left to do for those who have ended.
  void finish_tasks();

 private:
  struct OpenTask {
    TaskPlace task;
    Day due;
    bool done = false;
  };

  void add(Instant at, EmployeePlace by, Act act) { ledger_.add(at, by, std::move(act)); }
  [[nodiscard]] EmployeePlace author(const Beat& b) const { return life_.leads[b.tenure].who; }
  void milestones(const Beat& b, Instant now);
  void end_agreed(const Beat& b, Instant now);
  void set_goal(const Beat& b, Instant now);
  void move_stage(const Beat& b, Instant now);
  void work(const Beat& b, Instant now);
  JobPlace begin_job(const Beat& b, Instant now, domain::JobKind kind, std::optional<Day> last,
                     int extent);
  void task(std::size_t i, Instant now, const Scene& scene, Memory& memory);

  Ledger& ledger_;
  Script& script_;
  const Life& life_;
  const std::vector<Beat>& beats_;
  const ParticipationRow& row_;
  const PersonRow& person_;
  Dice dice_;
  std::vector<OpenTask> open_tasks_;
  std::string goal_;
  int goals_ = 0, stage_ = 0;
  bool planned_ = false, mapped_ = false, end_agreed_ = false, practice_ = true,
       subsidised_ = false;
  std::optional<JobPlace> trial_, job_;
  Day trial_since_;
};

}  // namespace stafett::example
