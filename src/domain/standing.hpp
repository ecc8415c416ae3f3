// How a contract stands on the evening of a day: who works on it, who takes part and who waits, as
// plain values without names and without anybody's id. It is what a run forward begins with.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/assignment.hpp"
#include "domain/contract.hpp"
#include "domain/duration_rule.hpp"
#include "domain/employment.hpp"
#include "domain/participation.hpp"
#include "domain/se_stage.hpp"

namespace stafett::domain {

struct Standing {
  struct Consultant {
    /// The post: type, extent, days, notice, other work, sign-off. It depends on the contract, or
    /// on none. It may begin after the day: hired, and not there yet.
    Employment post;
    bool relevant_degree = false;
    int elsewhere = 0;  ///< participants of other contracts whose lead it is
    friend bool operator==(const Consultant&, const Consultant&) = default;
  };

  struct Participant {
    /// Dates, status and milestones.
    Participation record;
    SeStage stage = SeStage::engagement;
    std::optional<Day> stage_since = {};
    std::optional<Coded<EffortGroup>> group = {};  ///< nothing where the provider is not told
    std::optional<std::size_t> lead = {};          ///< in `consultants`; nothing in a gap
    Day since;                                     ///< of that lead, or of the gap
    int leads = 0;  ///< how many lead consultants there have been, the one of the day included
    std::optional<Day> job_since = {};  ///< of work that goes on
    friend bool operator==(const Participant&, const Participant&) = default;
  };

  struct Waiting {
    Day referred;
    std::optional<Day> begins = {};  ///< where a first day is agreed; after the day
    friend bool operator==(const Waiting&, const Waiting&) = default;
  };

  Day day;
  Contract contract;
  std::vector<Consultant> consultants;    ///< those in a post by first day, then those to come
  std::vector<Participant> participants;  ///< by first day
  std::vector<Waiting> waiting;           ///< by referral
  friend bool operator==(const Standing&, const Standing&) = default;
};

/// An employee with every post, as the register has it.
struct StandingConsultantFacts {
  EmployeeId employee;
  std::span<const Employment> employments;
  bool relevant_degree = false;
  int leads = 0;  ///< participants whose lead it is on the day, of all contracts
  bool leads_team = false;
};

struct StandingParticipantFacts {
  const Participation& participation;
  std::span<const Assignment> assignments;
  std::optional<SeStage> stage;
  std::optional<Day> stage_since;
  std::optional<Coded<EffortGroup>> group;
  std::optional<Day> job_since;
};

/// The standing of `contract` on `today`. Consultants are those with a post that depends on it, and
/// those who are lead of one of its participants. Left out is who leads nobody and whose post
/// depends on another contract, or on none, and who leads a team and no participant. A lead of whom
/// no post is registered is taken to be in one since the first assignment; one whose posts are all
/// over is none. In place is who takes part (or has a status that we do not know) and has begun;
/// others whose participation is open wait.
Standing standing(const Contract& contract, std::span<const StandingConsultantFacts> consultants,
                  std::span<const StandingParticipantFacts> participants, Day today);

/// The longest stay that the rules in force on `day` allow without special grounds: the contract's
/// own term where it has one, else the measure's rules for the group; nothing where neither says.
/// Where groups differ and this one is none of them, it is the longest.
std::optional<Span> ordinary_limit(const Contract& contract, EffortGroup group, Day day);

}  // namespace stafett::domain
