// An experiment kept beside its report, so that it can be carried on: what was asked, of which
// program, every scenario to the last number, and what every run came to. Text, a line each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "foresee/experiment.hpp"
#include "foresee/order.hpp"

namespace stafett::foresee {

/// A scenario as lines of a name and what it stands for: equal where the scenarios are.
struct KeptLine {
  std::string name;
  std::string value;
  friend bool operator==(const KeptLine&, const KeptLine&) = default;
};
using KeptScenario = std::vector<KeptLine>;
KeptScenario kept(const Scenario& scenario);

struct Kept {
  Order order;
  Plan plan;  ///< seed, runs and precision; threads are nobody's business
  std::vector<KeptScenario> scenarios;
  std::vector<std::vector<Outcomes>> runs;  ///< by scenario, as many of each
};

std::string kept_text(const Experiment& experiment, const Order& order);

/// What kept_text wrote. Otherwise why it cannot be carried on: "line 7: …".
tl::expected<Kept, std::string> read_kept(std::string_view text);

/// What is otherwise in these scenarios than in those that were kept, in words; nothing where they
/// are the same.
std::vector<std::string> changed(const Kept& kept, const std::vector<Scenario>& scenarios);

/// The experiment as it was left, with its runs. Nothing where this program, or the register that
/// it begins with, gives other runs than those kept: the first and the last of each scenario are
/// run again to know. `starts` as begun() has them.
std::optional<Experiment> taken_up(Kept kept, std::vector<Scenario> scenarios,
                                   std::vector<Start> starts = {});

}  // namespace stafett::foresee
