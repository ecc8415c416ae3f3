// What a running house does for itself between requests: signs the audit log's newest line, lets a
// new day's dates move the statuses, and drops what has served its time.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "base/day.hpp"
#include "base/instant.hpp"
#include "service/house.hpp"
#include "store/audit_key.hpp"

namespace stafett::app {

/// What is done from time to time, whoever counts the time.
class Chores {
 public:
  explicit Chores(service::House& house) : house_{house} {}

  /// Does what is due at `now`: on each new day in Norway, and at first, statuses move by their
  /// dates (nav.md 2.1); every hour, and at first, what is over is dropped. What fails is in the
  /// log and is tried again next time.
  void look(Instant now);

 private:
  service::House& house_;
  std::optional<Day> moved_on_;
  std::optional<Instant> dropped_at_;
};

class Upkeep {
 public:
  /// Begins at once, on a thread of its own; both must outlive it.
  Upkeep(service::House& house, store::AuditKey& audit_key);
  /// Signs a last time, and ends the thread.
  ~Upkeep();
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;

 private:
  void work();

  service::House& house_;
  store::AuditKey& audit_key_;
  Chores chores_;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ended_ = false;
  std::thread thread_;
};

/// Drops commands' keys, sessions, counts of failed tries, invitations and previews that nobody
/// needs any more.
void drop_what_is_over(service::House& house, Instant now);

}  // namespace stafett::app
