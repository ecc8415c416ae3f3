#include "app/ahead.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>
#include <utility>

#include "app/arguments.hpp"
#include "base/log.hpp"
#include "service/scenario.hpp"

namespace stafett::app {
namespace {

foresee::Shelf shelf_in(const std::string& folder) {
  std::map<std::string, std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  foresee::Shelf shelf{std::move(files)};
  const auto usual = shelf.read(std::string{service::usual_scenario} + ".toml");
  if (!usual) throw UsageError{"--scenarios " + folder + ": " + usual.error().front().to_text()};
  return shelf;
}

// One core stays for who waits for an answer; a quarter of the memory at most.
foresee::RunDesk::Limits limits_here() {
  foresee::RunDesk::Limits limits;
  const unsigned cores = std::thread::hardware_concurrency();
  limits.threads = cores > 1 ? cores - 1 : 1;
  const auto memory = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) *
                      static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  limits.bytes = std::min(std::size_t{2} << 30, memory / 4);
  return limits;
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// On Linux a priority is a thread's own, and those it starts inherit it.
void give_way() {
  constexpr int low = 15;
  if (setpriority(PRIO_PROCESS, 0, low) != 0)
    log::write(log::Level::warning, "runs_have_no_lower_priority");
}

}  // namespace

Ahead::Ahead(const std::string& scenarios)
    : shelf_{shelf_in(scenarios)},
      runs_{limits_here(), {seconds_now, give_way}},
      foresight_{runs_, shelf_, STAFETT_VERSION} {}

}  // namespace stafett::app
