// Where runs are made in the background, beside a server that has other things to do. Everybody's
// runs take turns, a slice each, so that nobody waits behind a long one; the first picture comes
// after few runs and is refined. Runs, seeds and scenarios make a result again to the last bit, so
// the desk keeps nothing over a restart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "foresee/experiment.hpp"
#include "foresee/order.hpp"
#include "foresee/picture.hpp"
#include "foresee/scenario.hpp"

namespace stafett::foresee {

/// What is asked for.
struct RunOrder {
  std::vector<Scenario> scenarios;  ///< the first is what the others are compared with
  std::uint64_t seed = 1;
  std::size_t runs = 1000;  ///< of each scenario
  Order asked = {};         ///< its draws and links; and all, as a command asks for it
  /// What they begin with, one for each scenario; the scenarios are begin_with's then. Empty:
  /// empty contracts.
  std::vector<Start> starts = {};
  Instant begun_at = {};  ///< told on, and nothing to the desk
};

enum class RunState : std::uint8_t { waiting, running, done, stopped, broken };

/// How far a run is.
struct RunNow {
  Uuid id;
  RunState state = RunState::waiting;
  std::size_t done = 0;  ///< replications, over all scenarios, draws included
  std::size_t of = 0;
  std::optional<double> seconds_left;      ///< once something is done
  std::shared_ptr<const Picture> picture;  ///< null until there is one
  std::shared_ptr<const RunOrder> order;
};

class RunDesk {
 public:
  struct Limits {
    unsigned threads = 1;
    std::size_t each = 3;        ///< unfinished runs of one person
    std::size_t all = 24;        ///< unfinished runs
    std::size_t kept_each = 10;  ///< of one person, a new one included; the oldest goes first
    std::size_t bytes = std::size_t{1} << 30;  ///< of memory for all of them
    std::size_t first_runs = 40;               ///< before the first picture
    double slice = 0.25;                       ///< seconds of one turn
  };
  /// What the machine does for it: rooms that decide are told the time.
  struct Machine {
    std::function<double()> seconds;          ///< of a clock that only goes forward
    std::function<void()> enter_thread = {};  ///< called first on the desk's own thread
  };

  RunDesk(Limits limits, Machine machine);
  ~RunDesk();  ///< stops what runs
  RunDesk(const RunDesk&) = delete;
  RunDesk& operator=(const RunDesk&) = delete;

  /// Puts a run in the row under `id`. The same `key` of the same owner gives the run that it
  /// began, whatever it asks for now. Refuses (too_many, "runs_of_one_full" or "runs_full";
  /// too_large, "run_too_large" with values needed_mb and allowed_mb): said before the first
  /// replication, not by the machine during the last. Throws nothing of its own.
  Result<RunNow> begin(const AccountId& owner, const Uuid& id, const std::string& key,
                       RunOrder order);
  /// Another person's run is nothing, as one that never was.
  [[nodiscard]] std::optional<RunNow> find(const AccountId& owner, const Uuid& id) const;
  /// The owner's, newest first.
  [[nodiscard]] std::vector<RunNow> runs_of(const AccountId& owner) const;
  /// Ends it with what is there; one that is finished stays as it is.
  std::optional<RunNow> stop(const AccountId& owner, const Uuid& id);
  /// Stops it and forgets it.
  bool forget(const AccountId& owner, const Uuid& id);
  /// Of a run that is finished and has something to show; null else.
  [[nodiscard]] std::shared_ptr<const Experiment> experiment(const AccountId& owner,
                                                             const Uuid& id) const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

/// About how many bytes a run takes while it goes and is kept.
std::size_t bytes_needed(const RunOrder& order, unsigned threads);

}  // namespace stafett::foresee
