// Many replications on many threads. Each writes to its own place, and whoever sums up goes through
// them in their order: the number of threads changes no bit of any result.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace stafett::foresee {

/// Asked after each replication with how many are done; false stops the others from beginning.
/// Called from several threads, one at a time.
using Progress = std::function<bool(std::size_t done)>;

/// run(first) … run(first + count - 1), each once, on at most `threads` threads (at least one).
/// False where `progress` stopped it. What a replication throws is thrown here, the first of them.
template <class Run>
bool replicate(std::size_t first, std::size_t count, unsigned threads, const Run& run,
               const Progress& progress = {}) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stopped{false};
  std::mutex telling;
  std::size_t done = 0;
  std::exception_ptr broken;
  const auto work = [&] {
    while (!stopped.load(std::memory_order_relaxed)) {
      const std::size_t mine = next.fetch_add(1, std::memory_order_relaxed);
      if (mine >= count) return;
      try {
        run(first + mine);
      } catch (...) {
        const std::lock_guard lock{telling};
        if (!broken) broken = std::current_exception();
        stopped = true;
        return;
      }
      const std::lock_guard lock{telling};
      ++done;
      if (progress && !progress(done)) stopped = true;
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  if (broken) std::rethrow_exception(broken);
  return done == count;
}

}  // namespace stafett::foresee
