// The threads that answer. A plain queue: as many wait in it as there are connections, no more.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace stafett::http {

class Workers {
 public:
  using Job = std::function<void()>;

  explicit Workers(unsigned count);
  /// Drops what waits, lets what runs end.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// From any thread. Jobs begin in the order they came. A job must not throw.
  void add(Job job);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable come_;
  std::deque<Job> waiting_;  // guarded by mutex_
  bool ending_ = false;      // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace stafett::http
