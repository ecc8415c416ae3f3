// keeps_writing LOCATION [BYTES]: writes teams from four threads for as long as it lives, and
// prints the number of each on standard output when it was acknowledged. Killed by
// durability_test.cpp, or stopped by a limit of BYTES on the size of its files.
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <vector>

#include "store/store.hpp"

using namespace stafett;

int main(int count, char** arguments) {
  if (count < 2) return 2;
  if (count > 2) {
    const auto bytes = static_cast<rlim_t>(std::strtoul(arguments[2], nullptr, 10));
    const rlimit limit{bytes, bytes};
    std::signal(SIGXFSZ, SIG_IGN);  // a full disk is an error of write(), not a signal
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
  }
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  store::Store store{{sql::Location::from_text(arguments[1])}};
  std::atomic<int> next = 0;
  std::vector<std::jthread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&store, &next] {
      for (;;) {
        const int number = ++next;
        const auto name = std::to_string(number);
        store.write([&](sql::Writing& tx) {
          Uuid id;
          for (std::size_t k = 0; k < 4; ++k)
            id.bytes[k] = static_cast<std::uint8_t>(number >> (8 * k));
          tx.run("insert into team (id, name, created_at, version) values ($1, $2, 0, 1)", id,
                 name);
          store::append(tx, {Instant{0}, std::nullopt, "program", "", "write", "team", id, {}});
        });
        const auto line = name + '\n';
        if (write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(3);
      }
    });
  }
}
