// A register's lives taken week by week, as the model takes them: what each week could have brought
// and what it did bring. What has not ended is there up to the last day that is known, so nothing
// is made of an end that has not come.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "domain/history.hpp"
#include "foresee/parameters.hpp"

namespace stafett::foresee {

/// A week of somebody in a post who has not given notice.
struct ConsultantWeek {
  Day day;  ///< the week's last: the review of circles.hpp
  std::optional<domain::Phase> contract_phase;
  bool ending = false;  ///< the contract is in its end phase and no other work is agreed
  bool first_year = false;
  bool fixed_term = false;
  double strain = 0;  ///< by the caseload and the scenario's hours
  bool notice = false;
};

/// A week of a participation.
struct ParticipantWeek {
  Day day;  ///< the week's last
  std::optional<domain::Phase> contract_phase;
  // as it was when the week began
  std::optional<domain::SeStage> stage;
  bool at_work = false;
  bool has_lead = false;
  int changes = 0;            ///< of lead consultant, so far
  double told = 1;            ///< the share of the week that does not go to telling again
  double moves = 1;           ///< contacts there was time for, of those wanted
  double relation_weeks = 0;  ///< with this consultant, this week included
  double competence = 0;      ///< of the consultant, by time in the post
  // what it brought
  int contacts = 0;
  bool stage_up = false;
  bool job = false;
  bool job_lost = false;
  bool dropped_out = false;
};

/// Asks histories for weeks. `parameters` give what a register does not hold: hours, how competence
/// grows, how long things are told again. Both must outlive it.
class LivedWeeks {
 public:
  LivedWeeks(const domain::Histories& histories, const Parameters& parameters);

  void of_employment(std::size_t which,
                     const std::function<void(const ConsultantWeek&)>& each) const;
  void of_participation(std::size_t which,
                        const std::function<void(const ParticipantWeek&)>& each) const;

  /// How many participants somebody had on the morning of a day.
  [[nodiscard]] int caseload(std::size_t employment, Day day) const;

 private:
  [[nodiscard]] bool ending(std::size_t employment, Day day) const;
  [[nodiscard]] double hours(bool ending) const;

  struct Load {
    std::vector<Day> taken;  // sorted
    std::vector<Day> given;  // sorted
  };
  const domain::Histories& histories_;
  const Parameters& p_;
  std::vector<Load> loads_;
  double learning_;
};

/// The limit of a participation as the rules of the scenario's measure give it; the shorter one
/// where the group is not known.
Day limit_of(const domain::ParticipationHistory& participation);

}  // namespace stafett::foresee
