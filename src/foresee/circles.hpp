// The full model: contracts, consultants and participants turning together, day by day.
// docs/foresee.md is its protocol. Phases, limits and stages are the domain's own; what is here is
// chance and what follows from it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/day.hpp"
#include "domain/contract.hpp"
#include "domain/employment.hpp"
#include "domain/participation.hpp"
#include "domain/phase.hpp"
#include "domain/se_stage.hpp"
#include "foresee/recorder.hpp"
#include "foresee/scenario.hpp"
#include "foresee/start.hpp"

namespace stafett::foresee {

/// What happened while contracts were in one phase. Days are participants' days, where nothing else
/// is said.
struct PhaseOutcomes {
  std::int64_t days = 0;
  std::int64_t calm_days = 0;        ///< contract and named consultant both under way
  std::int64_t gap_days = 0;         ///< without a consultant
  std::int64_t standstill_days = 0;  ///< gaps, and weeks in which everything is told again
  std::int64_t contacts = 0;
  std::int64_t handovers = 0;  ///< from one consultant to another
  std::int64_t jobs = 0;
  std::int64_t days_to_job = 0;  ///< from start to job, summed over jobs
  std::int64_t jobs_kept = 0;
  std::int64_t drop_outs = 0;
  std::int64_t hires = 0;
  std::int64_t left = 0;         ///< consultants, each once, whatever made them leave
  std::int64_t tenure_days = 0;  ///< of those
  std::int64_t consultant_days = 0;
  std::int64_t post_days = 0;
  std::int64_t tenders = 0;
  friend bool operator==(const PhaseOutcomes&, const PhaseOutcomes&) = default;
};

/// Thirty days on end.
struct MonthOutcomes {
  std::int32_t days = 0;
  std::int32_t calm_days = 0;
  std::int32_t gap_days = 0;
  std::int32_t jobs = 0;
  std::int32_t vacant_post_days = 0;
  std::int32_t contacts = 0;
  friend bool operator==(const MonthOutcomes&, const MonthOutcomes&) = default;
};

/// All that one run says. Whole numbers, so that sums do not depend on their order.
struct Outcomes {
  std::array<PhaseOutcomes, 3> phase{};  ///< by domain::Phase of the contract
  std::vector<MonthOutcomes> months;
  std::int64_t events = 0;
  std::int64_t referrals = 0;
  std::int64_t refused = 0;  ///< referrals that met no intake or a full waiting list
  std::int64_t starts = 0;
  std::int64_t waiting_days = 0;  ///< from referral to start, of those who started
  std::int64_t jobs_lost = 0;
  std::int64_t ended_by_limit = 0;  ///< the granted time was over
  std::int64_t moved = 0;           ///< went along to a new provider
  std::int64_t finished_at_change = 0;
  std::int64_t returned_at_change = 0;
  std::int64_t in_place_at_start = 0;  ///< of a run that begins with a register
  std::int64_t waiting_at_start = 0;
  std::int64_t in_place_at_end = 0;
  std::int64_t waiting_at_end = 0;
  std::int64_t notices = 0;             ///< consultants who gave notice of their own choice
  std::int64_t left_with_contract = 0;  ///< some of whom had given notice before
  std::int64_t fixed_terms_ended = 0;   ///< on a day of their own, before or after the contract's
  std::int64_t provider_changes = 0;
  std::int64_t contracts_ended = 0;
  std::int64_t contract_days = 0;  ///< of contracts that ended
  std::int64_t most_in_place = 0;
  std::int64_t bytes = 0;  ///< of memory held at the end

  [[nodiscard]] PhaseOutcomes all() const;  ///< over the three phases
  friend bool operator==(const Outcomes&, const Outcomes&) = default;
};

/// The state of everything on the evening of a day, as records of the domain, beside what the model
/// holds of them.
struct Snapshot {
  struct OfContract {
    domain::Contract record;
    std::optional<domain::Phase> phase;
    Day end_day;             ///< the day after the last, as far as it is known
    bool end_known = false;  ///< no option is open any more
  };
  struct OfConsultant {
    domain::Employment record;
    std::size_t contract = 0;  ///< index in `contracts`
    std::int64_t post = 0;     ///< with the next, whose it is, as the recorder tells it
    std::uint32_t holder = 0;
    domain::Phase phase;
    int caseload = 0;
  };
  struct OfParticipant {
    domain::Participation record;
    std::size_t contract = 0;   ///< index in `contracts`
    std::int64_t referral = 0;  ///< as the recorder tells it
    domain::Phase phase;
    domain::SeStage stage;
    bool reduced_capacity = false;
    Day limit_day;  ///< the last day that the duration rules allow
    bool has_lead = false;
  };
  Day today;
  std::vector<OfContract> contracts;
  std::vector<OfConsultant> consultants;
  std::vector<OfParticipant> participants;
};

/// Shown the state on the evenings of `days` (counted from the first day; in order).
struct Watch {
  std::vector<int> days;
  std::function<void(const Snapshot&)> show;
};

/// One replication of a scenario. The same seed and replication give the same outcomes on every
/// machine and thread; watching and recording change nothing. With a start (see begin_with in
/// start.hpp) the first evening is its state.
Outcomes run_circles(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                     const Start* start = nullptr, const Watch* watch = nullptr,
                     const Recorder* recorder = nullptr);

/// About how many bytes a run of this scenario takes, outcomes included.
std::size_t bytes_needed(const Scenario& scenario, const Start* start = nullptr);

}  // namespace stafett::foresee
