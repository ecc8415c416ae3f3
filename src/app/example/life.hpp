// Who takes part, from when to when, and who follows them: the outline that telling.cpp fills in.
#pragma once

#include <optional>
#include <vector>

#include "app/example/cast.hpp"
#include "app/example/story.hpp"

namespace stafett::example {

/// Why a consultant came to follow somebody.
enum class Came : std::uint8_t { first, after_leaving, after_gap, cover, back, team, shared };

/// One consultant following one participant.
struct Tenure {
  EmployeePlace who;
  Day first;
  std::optional<Day> last = {};  ///< nothing: goes on
  Came came = Came::first;
  std::string reason = {};      ///< why it began
  std::string end_reason = {};  ///< where it ends without a successor the day after
};

/// One participation in outline.
struct Life {
  ParticipationPlace participation;
  ContractPlace contract;
  Day referral, start;
  Day planned_last;              ///< the last day that has been granted when it ends, or today
  std::optional<Day> last = {};  ///< the last day, where it is over
  domain::Status status = domain::Status::deltar;  ///< today
  std::optional<domain::StatusReason> reason = {};
  std::string reason_text;
  Situation closing = Situation::end_time;
  const Story* story = nullptr;    ///< nothing: never came so far
  Day horizon;                     ///< the day the story's hundred percent stand for
  bool uncontacted = false;        ///< on the list, and nobody has been in touch
  bool without_lead = false;       ///< not given to anybody yet
  std::vector<Day> granted;        ///< last days as granted, first to last
  std::size_t work = 0, need = 0;  ///< in the library
  std::string town;
  std::vector<Tenure> leads;
  std::vector<Tenure> besides;

  [[nodiscard]] bool takes_part() const { return status == domain::Status::deltar; }
};

/// People and participations (added to the script) with their outlines, consultants not yet given.
std::vector<Life> make_lives(Cast& cast);

/// Gives everybody consultants: by load, with leavers' and newcomers' hand-overs, gaps, holiday
/// cover and changes of team.
void give_consultants(const Cast& cast, std::vector<Life>& lives);

}  // namespace stafett::example
