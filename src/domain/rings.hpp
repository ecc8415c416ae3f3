// The product's face: one contract as three rings. Inside the contract's phases, then an arc for
// each consultant, outside a hair for each participant with its gaps. Pure figures: names are added
// by those who know who may see them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/assignment.hpp"
#include "domain/contract.hpp"
#include "domain/employment.hpp"
#include "domain/exposure.hpp"
#include "domain/participation.hpp"
#include "domain/phase.hpp"

namespace stafett::domain {

/// A consultant with all posts; the circle of each post follows the contract it depends on.
struct RingConsultantFacts {
  EmployeeId employee;
  std::span<const Employment> employments;
};

struct RingParticipantFacts {
  const Participation& participation;
  std::span<const Assignment> assignments;
};

struct RingConsultant {
  EmployeeId employee;
  Circle circle;
  int caseload = 0;  ///< participants of this contract whose lead it is today
  std::string role_title;
};

struct RingParticipant {
  ParticipationId participation;
  Circle circle;
  std::vector<Period> gaps;        ///< up to today
  std::optional<EmployeeId> lead;  ///< today
  Coded<Status> status;
};

struct Rings {
  Day first_day;        ///< award, or the first day where that is earlier
  Day end_day;          ///< with every option that may still be taken
  Day decided_end_day;  ///< as decided today
  Circle contract;
  PhaseNow phase = PhaseNow::not_yet;
  std::vector<RingConsultant> consultants;    ///< by first day
  std::vector<RingParticipant> participants;  ///< by first day
  std::int32_t gap_days = 0;                  ///< of all participants, up to today
  int without_lead = 0;                       ///< open participations without a lead today
  std::optional<int> calm_percent;            ///< of all participation days so far
};

/// The rings of `contract` on `today`. Posts that depend on another contract are taken as not
/// depending on any.
Rings rings(const Contract& contract, std::span<const RingConsultantFacts> consultants,
            std::span<const RingParticipantFacts> participants, Day today);

/// The gaps of a participation up to and with today: days from its first to its last on which
/// nobody was lead.
std::vector<Period> gaps_until(const Participation& participation,
                               std::span<const Assignment> assignments, Day today);

}  // namespace stafett::domain
