// A run that begins with a contract as it stands today. The register's standing
// (domain/standing.hpp) is the state on the evening of its day; the run's first day is that day, on
// which nothing more happens. What the register does not tell is reckoned from what it does tell,
// or drawn from the scenario's distributions, and said.
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/result.hpp"
#include "domain/standing.hpp"
#include "foresee/scenario.hpp"

namespace stafett::foresee {

/// The contract, its people and who waits: the same for all scenarios that are compared. The first
/// contract is the registered one, with its dates and decisions; those after it follow the
/// scenario.
using Start = domain::Standing;

/// How long a run from today is where nobody says: two years.
inline constexpr int usual_days_from_start = 730;

/// Refused where no run can begin with it: "contract_over" where the contract has no day left.
Result<void> check_start(const Start& start);

/// The scenarios as they run from the start: one contract, the day of the start, `days` days, and
/// the numbers that the register knows and no scenario turns (places, the caseload ceiling in
/// force) as the register has them. A lever is turned where a scenario differs from the first.
std::vector<Scenario> begin_with(std::vector<Scenario> scenarios, const Start& start,
                                 int days = usual_days_from_start);

/// What was said of when intake stops was said of an end that is none once an option is taken.
void lift_intake_stop(domain::Contract& contract);

/// What it begins with, in words and numbers: no name, nobody's date.
struct StartLine {
  std::string what;   ///< "Participants in place"
  std::string value;  ///< "23"
};
std::vector<StartLine> start_lines(const Start& start, Language language);

/// What the register does not tell, of how many, and what is put there instead.
struct StartGap {
  std::string what;     ///< "distance from work"
  int of = 0;           ///< how many this concerns
  std::string instead;  ///< "drawn: people.near_share, people.far_share"
};
std::vector<StartGap> start_gaps(const Start& start, Language language);

}  // namespace stafett::foresee
