// bench_circles [FILE]: how fast the full model is (docs/foresee.md), in events per second of
// processor time, over sizes and threads. Run the release build from the top folder:
//
//   cmake --preset release && ninja -C build/release bench_circles &&
//   build/release/bench/foresee/bench_circles
//
// See caseload.cpp about shared machines. Each figure is the best of three rounds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "foresee/circles.hpp"
#include "foresee/replications.hpp"

using namespace stafett::foresee;

namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::optional<std::string> read_disk(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

Scenario sized(Scenario scenario, double lots, double places) {
  scenario = with_value(std::move(scenario), *find_parameter("contract.lots"), lots);
  scenario = with_value(std::move(scenario), *find_parameter("contract.places"), places);
  return with_value(std::move(scenario), *find_parameter("contract.stagger_days"), 30);
}

void measure(const Scenario& scenario, std::size_t replications) {
  double best = 0;
  double seconds_each = 0;
  Outcomes last;
  for (int round = 0; round < 3; ++round) {
    double events = 0;
    const double before = processor_seconds();
    for (std::size_t i = 0; i < replications; ++i) {
      last = run_circles(scenario, 1, i);
      events += static_cast<double>(last.events);
    }
    const double seconds = processor_seconds() - before;
    if (events / seconds > best) {
      best = events / seconds;
      seconds_each = seconds / static_cast<double>(replications);
    }
  }
  const Parameters& p = scenario.parameters;
  std::printf(
      "%6.0f x %5.0f %14.0f %12.1f M %8.1f M/s %12.4f s %8.0f\n", p.lots, p.places,
      static_cast<double>(last.in_place_at_end), static_cast<double>(last.events) * 1e-6,
      best * 1e-6, seconds_each,
      static_cast<double>(last.bytes) / std::max(1.0, static_cast<double>(last.in_place_at_end)));
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  auto read = read_scenario(count > 1 ? words[1] : "scenarios/base.toml", read_disk);
  if (!read) {
    std::fprintf(stderr, "%s\n", read.error().front().to_text().c_str());
    return 1;
  }
  std::printf("the three circles, %d days, one thread: best of three rounds\n", read->days);
  std::printf(
      " lots x places   participants       events    a processor second   a replication  bytes a "
      "participant\n");
  measure(sized(*read, 6, 100), 30);
  measure(sized(*read, 20, 300), 6);  // 300 consultants, 6,000 participants
  measure(sized(*read, 100, 1000), 1);
  if (count > 2) measure(sized(*read, 200, 2000), 1);

  const Scenario office = sized(*read, 20, 300);
  std::printf("\nreplications on threads, 20 x 300 (time of the wall)\n");
  double one = 0;
  for (unsigned threads = 1; threads <= std::max(2U, std::thread::hardware_concurrency());
       threads *= 2) {
    const auto start = std::chrono::steady_clock::now();
    replicate(0, 20, threads, [&](std::size_t i) { static_cast<void>(run_circles(office, 1, i)); });
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (threads == 1) one = seconds;
    std::printf("  %2u threads %8.3f s for 20, %6.1f s for 1,000, %5.2f times one\n", threads,
                seconds, seconds * 50, one / seconds);
  }
}
