#include "app/example/beats.hpp"

namespace stafett::example {

using domain::NoteKind;

bool can_be_booked(const Step& step) {
  return step.kind == NoteKind::meeting || step.kind == NoteKind::video ||
         step.kind == NoteKind::employer_visit;
}

std::optional<int> Diary::reserve(EmployeePlace who, Day day, int minutes, Dice& dice) {
  constexpr int first_minute = 8 * 60 + 30;
  constexpr int half_hours = 14;
  auto& taken = taken_[{who.at, day.number()}];
  const int count = (minutes + 29) / 30;
  const auto block = (1U << count) - 1;
  const int offset = dice.between(0, half_hours - count);
  for (int i = 0; i <= half_hours - count; ++i) {
    const int at = (offset + i) % (half_hours - count + 1);
    if ((taken & (block << at)) != 0) continue;
    taken |= block << at;
    return first_minute + at * 30;
  }
  return std::nullopt;
}

}  // namespace stafett::example
