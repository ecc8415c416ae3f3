// SQLite's log is carried into the database file beside the writer lane, not in it: who writes
// waits for their own commit only, and not now and then for a hundred others' pages.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "store/sql.hpp"

namespace stafett::store {

/// A thread with a connection of its own. PostgreSQL has such a thing itself: there it does
/// nothing.
class Checkpoints {
 public:
  /// Throws sql::Error where the database cannot be opened.
  explicit Checkpoints(const sql::Location& location);
  ~Checkpoints();
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;

  /// After a commit: how many pages the log holds (Connection::log_pages). Never waits. From one
  /// thread, the lane's.
  void committed(int log_pages);

 private:
  void work();

  std::unique_ptr<sql::Connection> connection_;
  int called_at_ = 0;  ///< how many pages the log held when the thread was last called
  std::mutex mutex_;
  std::condition_variable called_;
  bool due_ = false;
  bool stopping_ = false;
  std::thread thread_;  // last, so that it begins with all of the above
};

}  // namespace stafett::store
