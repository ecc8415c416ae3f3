// CASELOAD: a small public model of posts and participants, by which simulators can be compared
// like for like and which can be solved exactly. docs/foresee.md states it to the letter (levels A
// to D).
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "foresee/moment.hpp"

namespace stafett::foresee {

/// The law of the time in service.
enum class ServiceLaw : std::uint8_t { exponential, lognormal };

struct CaseloadSpec {
  static constexpr double forever = std::numeric_limits<double>::infinity();

  std::uint32_t posts = 50;
  std::uint32_t places = 20;    ///< of a post, 1 to 32
  double arrivals_per_day = 0;  ///< Poisson
  ServiceLaw service_law = ServiceLaw::exponential;
  double service_days = 270;         ///< mean
  double service_spread = 1;         ///< standard deviation over mean; of the lognormal law only
  double patience_days = 180;        ///< mean of an exponential law; 0: nobody waits
  double tenure_days = forever;      ///< mean of an exponential law
  double vacancy_days = 60;          ///< mean of an exponential law
  std::uint32_t contact_days = 0;    ///< between two contacts; 0: none are held
  std::uint32_t provider_posts = 0;  ///< posts of one provider; 0: there are no contracts
  double contract_days = 1460;       ///< from one end of a provider's contract to the next
  std::uint32_t days = 3650;         ///< the horizon
  std::uint32_t measure_from = 0;    ///< means over time are taken from this day on
};

/// The four levels: A no turnover; B with it; C and contacts; D and contracts.
enum class CaseloadLevel : std::uint8_t { a, b, c, d };

/// The specification of a level with so many posts of 20 places.
CaseloadSpec caseload(CaseloadLevel level, std::uint32_t posts);

/// Which list of events carries the run.
enum class AgendaDesign : std::uint8_t { day_lists, heap };

enum class CaseloadEvent : std::uint8_t {
  arrival,
  job,
  drop_out,
  leave,
  hire,
  contact,
  contract_end,
  // Not counted as events: what follows from one at the same moment.
  start,
  displacement,
};

inline constexpr std::size_t caseload_counted = 7;  ///< the first so many are events

/// One thing that happened, for those who follow a run.
struct CaseloadStep {
  Moment at;
  CaseloadEvent event;
  std::uint64_t participant = 0;  ///< arrival number; posts and contracts: 0
  std::uint32_t post = 0;         ///< post, or provider for a contract's end; from 0
  friend auto operator<=>(const CaseloadStep&, const CaseloadStep&) = default;
};

struct CaseloadResult {
  std::array<std::uint64_t, 9> counts{};  ///< by CaseloadEvent
  double mean_queue = 0;                  ///< over the measured days
  double mean_busy = 0;
  double mean_filled = 0;
  std::uint64_t waiting_at_end = 0;
  std::uint64_t in_service_at_end = 0;
  std::uint64_t filled_at_end = 0;
  std::uint64_t most_in_system = 0;
  std::uint64_t bytes = 0;  ///< of memory that the run's state and lists took; differs by design

  /// Events executed, as the specification counts them.
  [[nodiscard]] std::uint64_t events() const;
  [[nodiscard]] std::uint64_t count(CaseloadEvent event) const {
    return counts[static_cast<std::size_t>(event)];
  }
  /// Equal but for the bytes.
  [[nodiscard]] bool same_run(const CaseloadResult& other) const;
};

/// Runs one replication from its first day to its last. The same seed and replication give the same
/// run on any design, machine and thread. Steps are added to `steps` where it is given; contacts
/// are not in the order of time there. The specification must be sensible: 1 to 32 places, at least
/// one post, days below 65,000.
CaseloadResult run_caseload(const CaseloadSpec& spec, std::uint64_t seed, std::uint64_t replication,
                            AgendaDesign design = AgendaDesign::day_lists,
                            std::vector<CaseloadStep>* steps = nullptr);

}  // namespace stafett::foresee
