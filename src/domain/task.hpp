// Something to do for a participation: by whom, and by which day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class TaskOwner : std::uint8_t { consultant, participant, counsellor };

template <>
inline constexpr auto words<TaskOwner> = word_list<TaskOwner>({
    {TaskOwner::consultant, "consultant"},
    {TaskOwner::participant, "participant"},
    {TaskOwner::counsellor, "counsellor"},
});

struct Task {
  TaskId id;
  ParticipationId participation;
  TaskOwner owner = TaskOwner::consultant;
  std::string text;  ///< 1 to 1000 characters
  std::optional<Day> due_day = {};
  std::optional<Day> done_day = {};
  friend bool operator==(const Task&, const Task&) = default;
};

/// The task, where it says what to do and is not done on a day to come; else a refusal "task_…".
Result<Task> make_task(Task parts, Day today);

}  // namespace stafett::domain
