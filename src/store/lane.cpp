#include "store/lane.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/log.hpp"

namespace stafett::store {

namespace {

/// Any number; all servers of one PostgreSQL database use the same, and so write one after the
/// other.
constexpr const char* begin_postgres = "begin; select pg_advisory_xact_lock(7355608400)";

[[noreturn]] void stop(const std::exception& error) {
  log::write(log::Level::error, "store.commit_failed", {{"error", error.what()}});
  std::abort();
}

/// Where a thread waits for its answer. One a thread, so that it outlives every job.
struct Waiter {
  std::mutex mutex;
  std::condition_variable answered;
};

Waiter& own_waiter() {
  thread_local Waiter waiter;
  return waiter;
}

}  // namespace

/// Lives on the asking thread's stack.
struct Lane::Job {
  const Command& command;
  Waiter& waiter;
  bool done = false;
  std::exception_ptr error;
};

class Lane::GroupTransaction final : public sql::Writing {
 public:
  explicit GroupTransaction(sql::Connection& connection) : Writing{connection} {}
};

Lane::Lane(sql::Location location, std::size_t most_in_group)
    : location_{std::move(location)},
      most_in_group_{std::max<std::size_t>(most_in_group, 1)},
      connection_{sql::open(location_, sql::Mode::read_write)},
      checkpoints_{location_},
      thread_{[this] { work(); }} {}

Lane::~Lane() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  waiting_.notify_one();
  thread_.join();
}

void Lane::run(const Command& command) {
  if (std::this_thread::get_id() == thread_.get_id()) {
    throw std::logic_error{"a command in the writer lane asked the lane to write"};
  }
  auto& waiter = own_waiter();
  Job job{command, waiter, false, nullptr};
  {
    const std::lock_guard lock{mutex_};
    queue_.push_back(&job);
  }
  waiting_.notify_one();
  std::unique_lock lock{waiter.mutex};
  waiter.answered.wait(lock, [&job] { return job.done; });
  if (job.error) std::rethrow_exception(job.error);
}

void Lane::work() {
  std::vector<Job*> group;
  for (;;) {
    {
      std::unique_lock lock{mutex_};
      waiting_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      if (queue_.size() <= most_in_group_) {
        group.swap(queue_);
      } else {
        const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(most_in_group_);
        group.assign(queue_.begin(), end);
        queue_.erase(queue_.begin(), end);
      }
    }
    run_group(group);
    for (auto* job : group) {
      // Told under the lock: once it sees done, the job is gone.
      const std::lock_guard lock{job->waiter.mutex};
      job->done = true;
      job->waiter.answered.notify_one();
    }
    if (connection_ != nullptr) checkpoints_.committed(connection_->log_pages());
    group.clear();
  }
}

void Lane::run_group(const std::vector<Job*>& group) {
  try {
    if (connection_ == nullptr || connection_->is_broken()) {
      connection_.reset();
      connection_ = sql::open(location_, sql::Mode::read_write);
    }
    begin();
    GroupTransaction tx{*connection_};
    run_jobs(group, tx);
  } catch (...) {
    // The whole group is undone: nobody has been told anything yet.
    for (auto* job : group) {
      if (!job->error) job->error = std::current_exception();
    }
    try {
      if (connection_ != nullptr && connection_->in_transaction()) connection_->execute("rollback");
    } catch (const std::exception&) {
      connection_.reset();
    }
    return;
  }
  commit(group);
}

void Lane::run_jobs(const std::vector<Job*>& group, GroupTransaction& tx) {
  // A transaction is its only command's savepoint.
  const bool alone = group.size() == 1;
  for (auto* job : group) {
    if (!alone) connection_->run_soon_with("savepoint command", {});
    bool keep = false;
    try {
      const bool stays = job->command(tx);
      // What was not waited for is this command's fault, if it is anybody's.
      connection_->settle();
      keep = stays;
    } catch (...) {
      job->error = std::current_exception();
    }
    if (!connection_->in_transaction()) {
      // A full disk or a broken page undoes the whole transaction in SQLite.
      throw sql::Error{sql::ErrorKind::busy, {}, "the database gave up the transaction"};
    }
    if (!keep) {
      tx.chain.reset();
      connection_->run(alone ? "rollback" : "rollback to savepoint command");
    }
    if (!alone) connection_->run_soon_with("release savepoint command", {});
  }
}

void Lane::begin() {
  if (connection_->engine() == sql::Engine::sqlite) {
    connection_->run("begin immediate");
    return;
  }
  try {
    connection_->execute(begin_postgres);
  } catch (const sql::Error&) {
    if (!connection_->is_broken()) throw;
    // The server was restarted while nothing was written; nothing is lost by trying once more.
    connection_.reset();
    connection_ = sql::open(location_, sql::Mode::read_write);
    connection_->execute(begin_postgres);
  }
}

void Lane::commit(const std::vector<Job*>& group) {
  if (!connection_->in_transaction()) return;  // its only command was undone
  try {
    connection_->run("commit");
    if (std::exchange(full_, false)) log::write(log::Level::info, "store.room_again");
  } catch (const sql::Error& error) {
    if (!found_no_room(error)) stop(error);
    for (auto* job : group) {
      if (!job->error) job->error = std::current_exception();
    }
  } catch (const std::exception& error) {
    stop(error);
  }
}

/// Whether this failure is known to have left nothing behind. SQLite writes last what makes a
/// transaction hold, and only then waits for the disk: a write that finds no room comes before, and
/// all of it is undone. A server's word that it failed is not as good: it may have come too late.
bool Lane::found_no_room(const sql::Error& error) {
  if (error.kind() != sql::ErrorKind::full || connection_->engine() != sql::Engine::sqlite ||
      connection_->in_transaction())
    return false;
  if (!std::exchange(full_, true))
    log::write(log::Level::error, "store.disk_full", {{"error", error.what()}});
  return true;
}

}  // namespace stafett::store
