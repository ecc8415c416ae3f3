// The writer lane: all writes of a process go through one thread with one connection. It takes what
// waits, runs each command in its own savepoint, commits the group once, and only then answers:
// with sixteen writers waiting, one wait for the disk serves all sixteen.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/checkpoints.hpp"
#include "store/sql.hpp"

namespace stafett::store {

class Lane {
 public:
  /// True: what was written stays. False: the command has refused, and its writes are undone.
  using Command = std::function<bool(sql::Writing&)>;

  /// Opens its connection; throws sql::Error where that fails.
  Lane(sql::Location location, std::size_t most_in_group);
  /// Runs what waits already, then ends the thread. Nobody may call run() any more.
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  /// Runs `command` on the writer's thread and comes back when its group is on the disk. What the
  /// command throws is thrown here, its writes undone, the others of its group unharmed. Throws
  /// sql::Error (busy) where the database could not be reached, and (full) where the disk has no
  /// room; then nothing was written. May be called from any thread but the writer's own. A commit
  /// that fails in any other way ends the process (std::abort): whether it is on the disk is not
  /// known, and nobody may be told either way.
  void run(const Command& command);

 private:
  struct Job;
  class GroupTransaction;

  void work();
  void run_group(const std::vector<Job*>& group);
  void run_jobs(const std::vector<Job*>& group, GroupTransaction& tx);
  void begin();
  void commit(const std::vector<Job*>& group);
  bool found_no_room(const sql::Error& error);

  sql::Location location_;
  std::size_t most_in_group_;
  std::unique_ptr<sql::Connection> connection_;
  Checkpoints checkpoints_;
  std::mutex mutex_;
  std::condition_variable waiting_;
  std::vector<Job*> queue_;
  bool stopping_ = false;
  bool full_ = false;  ///< the newest commit found no room; the writer's thread's own
  std::thread thread_;
};

}  // namespace stafett::store
