// stafett-foresee-mpi: `stafett foresee` over many processes, on one machine or several.
//
//   mpirun -n 4 stafett-foresee-mpi scenarios/base.toml --against scenarios/handover.toml --out
//   report
//
// A program of its own, so that `stafett` needs no MPI. All processes go the same way: each runs a
// block of the replications, all take in the words of every one in their order, so that all judge
// by the same runs; the first prints and writes. Nothing is summed up on the way, so the bytes are
// those of one process. Every machine must see the scenario files under the same names.
#include <fmt/format.h>
#include <mpi.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/foresee.hpp"

namespace {

using namespace stafett;

class Ranks {
 public:
  Ranks(int& count, char**& words) {
    int given = 0;
    // Threads may run replications, but only the first one speaks with other processes.
    MPI_Init_thread(&count, &words, MPI_THREAD_FUNNELED, &given);
    MPI_Comm_rank(MPI_COMM_WORLD, &mine_);
    MPI_Comm_size(MPI_COMM_WORLD, &all_);
  }
  ~Ranks() { MPI_Finalize(); }
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] bool first() const { return mine_ == 0; }

  /// Whether all are ready; asked once by each.
  bool all_ready(bool ready) {
    asked_ = true;
    int here = ready ? 1 : 0;
    int everywhere = 0;
    MPI_Allreduce(&here, &everywhere, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return everywhere == 1;
  }
  [[nodiscard]] bool asked() const { return asked_; }

  /// See foresee::Spread. In rounds, so that the first can tell how far it is, and stop all.
  bool spread(std::size_t first, std::size_t count, unsigned threads, const foresee::RunWords& run,
              const foresee::TakeWords& take, const foresee::Progress& progress) const {
    const auto ranks = static_cast<std::size_t>(all_);
    const std::size_t round = std::max<std::size_t>(ranks * threads, (count + 63) / 64);
    for (std::size_t begin = 0; begin < count; begin += round) {
      const std::size_t jobs = std::min(round, count - begin);
      const auto block = [&](std::size_t rank) { return begin + jobs * rank / ranks; };
      const auto rank = static_cast<std::size_t>(mine_);
      const std::size_t from = block(rank);
      std::vector<std::vector<std::uint64_t>> mine(block(rank + 1) - from);
      foresee::replicate(0, mine.size(), threads,
                         [&](std::size_t i) { mine[i] = run(first + from + i); });
      // Each replication's words after their number, in order of rank and so of replication.
      const auto all = gathered(mine);
      std::span<const std::uint64_t> rest{all};
      for (std::size_t job = 0; job < jobs; ++job) {
        const auto length = static_cast<std::size_t>(rest.front());
        take(first + begin + job, rest.subspan(1, length));
        rest = rest.subspan(1 + length);
      }
      int go_on = !progress || progress(begin + jobs) ? 1 : 0;
      MPI_Bcast(&go_on, 1, MPI_INT, 0, MPI_COMM_WORLD);
      if (go_on == 0) return begin + jobs == count;
    }
    return true;
  }

 private:
  [[nodiscard]] std::vector<std::uint64_t> gathered(
      const std::vector<std::vector<std::uint64_t>>& mine) const {
    std::vector<std::uint64_t> sent;
    for (const auto& words : mine) {
      sent.push_back(words.size());
      sent.insert(sent.end(), words.begin(), words.end());
    }
    constexpr std::size_t most = std::numeric_limits<int>::max();
    if (sent.size() > most / static_cast<std::size_t>(all_))
      throw std::length_error{"a round of replications is too large for one message"};
    const int length = static_cast<int>(sent.size());
    std::vector<int> lengths(static_cast<std::size_t>(all_));
    MPI_Allgather(&length, 1, MPI_INT, lengths.data(), 1, MPI_INT, MPI_COMM_WORLD);
    std::vector<int> places(lengths.size());
    for (std::size_t i = 1; i < places.size(); ++i) places[i] = places[i - 1] + lengths[i - 1];
    std::vector<std::uint64_t> all(static_cast<std::size_t>(places.back() + lengths.back()));
    MPI_Allgatherv(sent.data(), length, MPI_UINT64_T, all.data(), lengths.data(), places.data(),
                   MPI_UINT64_T, MPI_COMM_WORLD);
    return all;
  }

  int mine_ = 0;
  int all_ = 1;
  bool asked_ = false;
};

int run(Ranks& ranks, std::vector<std::string> words) {
  if (app::asks_for_help(words)) {
    if (ranks.first())
      fmt::print("stafett-foresee-mpi: stafett foresee over processes\n\n{}", app::foresee_usage);
    return EXIT_SUCCESS;
  }
  // Processes are the threads here, where nobody says otherwise.
  const auto named = [](const std::string& word) { return word.starts_with("--threads"); };
  if (std::none_of(words.begin(), words.end(), named))
    words.insert(words.end(), {"--threads", "1"});
  // What all say, one says.
  if (!ranks.first() && std::freopen("/dev/null", "w", stdout) == nullptr) return EXIT_FAILURE;
  app::ForeseeParty party;
  party.writes = ranks.first();
  party.all_ready = [&](bool ready) { return ranks.all_ready(ready); };
  party.spread = [&](std::size_t first, std::size_t count, unsigned threads,
                     const foresee::RunWords& one, const foresee::TakeWords& take,
                     const foresee::Progress& progress) {
    return ranks.spread(first, count, threads, one, take, progress);
  };
  try {
    app::Arguments arguments{std::move(words)};
    return app::foresee(arguments, party);
  } catch (const app::UsageError& error) {
    if (ranks.first())
      fmt::print(stderr, "stafett-foresee-mpi: {}\n\n{}", error.what(), app::foresee_usage);
    if (!ranks.asked()) ranks.all_ready(false);
    return EXIT_FAILURE;
  }
}

}  // namespace

int main(int count, char** words) {
  Ranks ranks{count, words};
  try {
    return run(ranks, {words + 1, words + count});
  } catch (const std::exception& error) {
    // The others may be waiting for this one.
    std::fprintf(stderr, "stafett-foresee-mpi: %s\n", error.what());
    MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
    return EXIT_FAILURE;
  }
}
