// Many replications on many threads, and where somebody wants it in many processes. Each writes to
// its own place, and whoever sums up goes through them in their order: neither the number of
// threads nor that of processes changes a bit of any result.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
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

/// What a replication comes to (words.hpp), and who takes it in. Both are called from several
/// threads.
using RunWords = std::function<std::vector<std::uint64_t>(std::size_t replication)>;
using TakeWords =
    std::function<void(std::size_t replication, std::span<const std::uint64_t> words)>;

/// Replications shared out over processes that all go the same way: each runs its part of `first` …
/// `first + count - 1`, and all take in the words of every one. As replicate otherwise.
using Spread =
    std::function<bool(std::size_t first, std::size_t count, unsigned threads, const RunWords& run,
                       const TakeWords& take, const Progress& progress)>;

/// Who does the work: threads here, and other processes where there is a spread.
struct Crew {
  Crew(unsigned workers = 1, Spread over = {})  // NOLINT(*-explicit-*): a number is a crew
      : threads{workers}, spread{std::move(over)} {}
  unsigned threads;
  Spread spread;
};

/// Runs `first` … `first + count - 1`, each once, by the crew, and takes in what each comes to, in
/// no order. False where `progress` stopped it.
inline bool share_out(std::size_t first, std::size_t count, const Crew& crew, const RunWords& run,
                      const TakeWords& take, const Progress& progress = {}) {
  if (crew.spread) return crew.spread(first, count, crew.threads, run, take, progress);
  return replicate(
      first, count, crew.threads, [&](std::size_t i) { take(i, run(i)); }, progress);
}

/// As share_out, and tells how many from `first` on are done without a hole among them: what a run
/// that was stopped can be carried on from.
inline std::size_t share_out_whole(std::size_t first, std::size_t count, const Crew& crew,
                                   const RunWords& run, const TakeWords& take,
                                   const Progress& progress = {}) {
  std::vector<char> taken(count, 0);
  share_out(
      first, count, crew, run,
      [&](std::size_t i, std::span<const std::uint64_t> words) {
        take(i, words);
        taken[i - first] = 1;
      },
      progress);
  return static_cast<std::size_t>(std::find(taken.begin(), taken.end(), 0) - taken.begin());
}

}  // namespace stafett::foresee
