// bench_foresee [LEVELS [POSTS…]]: how fast the engine is on the public CASELOAD model
// (docs/foresee.md), in events per second of processor time, with memory, and what a second thread
// brings. Run the release build:
//
//   cmake --preset release && ninja -C build/release bench_foresee &&
//   build/release/bench/foresee/bench_foresee
//
// Processor time is counted because machines are shared; neighbours still take cache and bandwidth,
// so figures to be compared come from one run on a quiet machine. Each figure is the best of three
// rounds.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "foresee/caseload.hpp"
#include "foresee/replications.hpp"

using namespace stafett::foresee;

namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double most_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

struct Measured {
  double rate = 0;  // events a processor second
  double bytes_each = 0;
  std::uint64_t events = 0;
};

Measured measure(const CaseloadSpec& spec, AgendaDesign design, std::size_t replications) {
  Measured best;
  for (int round = 0; round < 3; ++round) {
    std::uint64_t events = 0;
    double bytes_each = 0;
    const double before = processor_seconds();
    for (std::size_t i = 0; i < replications; ++i) {
      const auto result = run_caseload(spec, 1, i, design);
      events += result.events();
      bytes_each = static_cast<double>(result.bytes) / static_cast<double>(result.most_in_system);
    }
    const double rate = static_cast<double>(events) / (processor_seconds() - before);
    if (rate > best.rate) best = {rate, bytes_each, events};
  }
  return best;
}

void threads_table(const CaseloadSpec& spec, std::size_t replications) {
  std::printf("\nreplications on threads, level C, c = %u (time of the wall)\n", spec.posts);
  double one = 0;
  for (unsigned threads = 1; threads <= std::max(2U, std::thread::hardware_concurrency());
       threads *= 2) {
    const auto start = std::chrono::steady_clock::now();
    replicate(0, replications, threads,
              [&](std::size_t i) { static_cast<void>(run_caseload(spec, 1, i)); });
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (threads == 1) one = seconds;
    std::printf("  %2u threads %8.3f s  %5.2f times one\n", threads, seconds, one / seconds);
  }
}

}  // namespace

int main(int count, char** words) {
  const std::string levels = count > 1 ? words[1] : "ABCD";
  std::vector<std::uint32_t> sizes;
  for (int i = 2; i < count; ++i)
    sizes.push_back(static_cast<std::uint32_t>(std::strtoul(words[i], nullptr, 10)));
  if (sizes.empty()) sizes = {50, 500, 5'000, 50'000};

  std::printf(
      "CASELOAD, ten years, one thread: events a second of processor time, best of three\n");
  std::printf(
      "level      c  replications     events   day lists        heap   bytes a participant\n");
  for (const std::uint32_t posts : sizes) {
    const std::size_t replications = std::max<std::size_t>(1, 10'000 / posts);
    for (const char letter : levels) {
      const auto spec = caseload(static_cast<CaseloadLevel>(letter - 'A'), posts);
      const Measured days = measure(spec, AgendaDesign::day_lists, replications);
      // The heap is the reference for being right, not for being fast: not at sizes where it takes
      // minutes.
      const Measured heap = posts <= 5'000 ? measure(spec, AgendaDesign::heap,
                                                     std::max<std::size_t>(1, replications / 4))
                                           : Measured{};
      std::printf("%5c %6u %13zu %10.1f M %7.1f M/s %7.1f M/s %9.0f\n", letter, posts, replications,
                  static_cast<double>(days.events) * 1e-6, days.rate * 1e-6, heap.rate * 1e-6,
                  days.bytes_each);
      std::fflush(stdout);
    }
  }
  std::printf("most memory of this process: %.0f MB\n", most_megabytes());
  threads_table(caseload(CaseloadLevel::c, sizes.front()),
                std::max<std::size_t>(4, 20'000 / sizes.front()));
}
