#include "foresee/order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "foresee/kept.hpp"
#include "foresee/report_text.hpp"
#include "foresee/words.hpp"

namespace stafett::foresee {

namespace {

constexpr std::size_t marked_runs = 10;

// FNV-1a: to tell mistakes apart, not to keep anybody out.
class Mark {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0);
  }
  void add(std::uint64_t word) {
    for (int byte = 0; byte < 8; ++byte)
      add_byte(static_cast<unsigned char>(word >> static_cast<unsigned>(8 * byte)));
  }
  [[nodiscard]] std::string text() const { return fmt::format("{:016x}", value_); }

 private:
  void add_byte(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3U; }
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::string turns_text(const Turns& turns) {
  std::string text;
  if (turns.option)
    text +=
        *turns.option == domain::OptionDecision::taken ? " --option taken" : " --option declined";
  if (turns.leaving > 0) text += fmt::format(" --leaving {}", turns.leaving);
  for (const auto& [name, value] : turns.values)
    text += " --set " + shell_word(name + "=" + exact(value));
  return text;
}

}  // namespace

std::string scenarios_named(const Order& order) {
  std::string command = "stafett foresee " + shell_word(order.files.front());
  for (std::size_t i = 1; i < order.files.size(); ++i)
    command += " --against " + shell_word(order.files[i]);
  if (order.has_shelf) command += " --scenarios FOLDER";
  if (order.has_register) command += " --data FOLDER";
  if (order.contract) command += " --contract " + shell_word(*order.contract);
  if (order.days) command += fmt::format(" --days {}", *order.days);
  return command + turns_text(order.turns);
}

std::string command_of(const Order& order, const Plan& plan, const std::string& mark) {
  std::string command =
      scenarios_named(order) + fmt::format(" --runs {} --draws {} --links {} --seed {}", plan.runs,
                                           order.draws, order.links, plan.seed);
  if (plan.precision)
    command += fmt::format(" --precision {}={}", plan.precision->measure,
                           exact(plan.precision->half_width));
  if (!mark.empty()) {
    command += " --same " + mark;
    if (order.day) command += " --day " + order.day->to_text();
  }
  return command + fmt::format(" --language {} --out DIR", to_text(order.language));
}

std::string mark_of(const Experiment& experiment) {
  Mark mark;
  const std::size_t runs = std::min(marked_runs, experiment.plan.runs);
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    const auto& [scenario, done, start] = experiment.arms[arm];
    for (const auto& [name, value] : kept(scenario)) {
      mark.add(name);
      mark.add(value);
    }
    for (std::size_t run = 0; run < runs; ++run) {
      const Words words = words_of(run < done.size() ? done[run]
                                                     : run_circles(scenario, experiment.plan.seed,
                                                                   run, experiment.start_of(arm)));
      for (const std::uint64_t word : words) mark.add(word);
    }
  }
  return mark.text();
}

}  // namespace stafett::foresee
