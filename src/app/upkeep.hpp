// What a running house does for itself between requests: signs the audit log's newest line, and
// drops what has served its time.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/audit_key.hpp"
#include "store/store.hpp"

namespace stafett::app {

class Upkeep {
 public:
  /// Begins at once, on a thread of its own; both must outlive it.
  Upkeep(store::Store& store, store::AuditKey& audit_key);
  /// Signs a last time, and ends the thread.
  ~Upkeep();
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;

 private:
  void work();

  store::Store& store_;
  store::AuditKey& audit_key_;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ended_ = false;
  std::thread thread_;
};

/// Drops commands' keys, sessions and counts of failed tries that nobody needs any more.
void drop_what_is_over(store::Store& store, Instant now);

}  // namespace stafett::app
