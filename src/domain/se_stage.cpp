#include "domain/se_stage.hpp"

namespace stafett::domain {

std::optional<SeStage> se_stage(int number) {
  if (number < 1 || number > static_cast<int>(words<SeStage>.size())) return std::nullopt;
  return static_cast<SeStage>(number - 1);
}

Result<std::vector<StageChange>> move_stage(std::vector<StageChange> history, StageChange next,
                                            Day today) {
  if (next.day > today) return refuse(Reason::invalid, "day_in_future", "/day", "R107");
  if (!history.empty()) {
    if (next.day < history.back().day) {
      return refuse(Reason::invalid, "day_before_latest_move", "/day", "R107");
    }
    if (next.stage == history.back().stage) {
      return refuse(Reason::already_exists, "same_stage", "/stage", "R107");
    }
  }
  history.push_back(std::move(next));
  return history;
}

std::optional<SeStage> stage_on(std::span<const StageChange> history, Day day) {
  std::optional<SeStage> stage;
  for (const StageChange& change : history) {
    if (change.day <= day) stage = change.stage;
  }
  return stage;
}

std::optional<std::int32_t> days_in_stage(std::span<const StageChange> history, Day today) {
  std::optional<std::int32_t> days;
  for (const StageChange& change : history) {
    if (change.day <= today) days = today - change.day;
  }
  return days;
}

}  // namespace stafett::domain
