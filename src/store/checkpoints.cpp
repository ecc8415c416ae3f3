#include "store/checkpoints.hpp"

#include "base/log.hpp"

namespace stafett::store {

namespace {

/// SQLite's own measure.
constexpr int pages_between = 1000;

}  // namespace

Checkpoints::Checkpoints(const sql::Location& location) {
  if (location.engine != sql::Engine::sqlite) return;
  connection_ = sql::open(location, sql::Mode::read_write);
  thread_ = std::thread{[this] { work(); }};
}

Checkpoints::~Checkpoints() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  called_.notify_one();
  thread_.join();
}

void Checkpoints::committed(int log_pages) {
  if (log_pages < called_at_) called_at_ = 0;  // the log began anew
  if (connection_ == nullptr || log_pages - called_at_ < pages_between) return;
  called_at_ = log_pages;
  {
    const std::lock_guard lock{mutex_};
    due_ = true;
  }
  called_.notify_one();
}

void Checkpoints::work() {
  for (;;) {
    {
      std::unique_lock lock{mutex_};
      called_.wait(lock, [this] { return stopping_ || due_; });
      if (stopping_) return;
      due_ = false;
    }
    try {
      // Passive: as far as readers allow, and nobody waits for it.
      connection_->execute("pragma wal_checkpoint(passive)");
    } catch (const sql::Error& error) {
      log::write(log::Level::warning, "store.checkpoint_failed", {{"error", error.what()}});
    }
  }
}

}  // namespace stafett::store
