// The outline of a participation as a row of meetings, calls and visits: what, when and with whom,
// before anything is put into words.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "app/example/dice.hpp"
#include "app/example/life.hpp"

namespace stafett::example {

struct Beat {
  Step step;
  Day day;
  int minute = 0;          ///< after midnight
  int minutes = 0;         ///< how long
  std::size_t tenure = 0;  ///< in Life::leads
  Chapter chapter = Chapter::meet;
  Turn turn = Turn::none;  ///< the chapter ends with this
  bool enters = false;     ///< the chapter begins with this
  bool booked = false;     ///< was agreed as an appointment
  bool cancels = false;    ///< tells that the next one will not be
  std::size_t work = 0;    ///< the line of work then
  std::optional<EmployerPlace> firm = {};
};

/// When each consultant is taken: no two meetings at a time.
class Diary {
 public:
  /// A free time of so many minutes between half past eight and half past three; nothing when full.
  std::optional<int> reserve(EmployeePlace who, Day day, int minutes, Dice& dice);

 private:
  std::map<std::pair<std::size_t, std::int32_t>, std::uint32_t> taken_;
};

/// The beats of one life in order. For those who go on, the last lies today or later: the next
/// date.
std::vector<Beat> make_beats(const Cast& cast, const Life& life, Diary& diary, Dice& dice);

/// True where a beat of this kind is usually agreed on beforehand.
bool can_be_booked(const Step& step);

}  // namespace stafett::example
