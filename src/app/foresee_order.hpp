// What `stafett foresee` is to run: as it was typed, or as it was kept beside a report that is
// carried on.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/arguments.hpp"
#include "app/foresee_start.hpp"
#include "foresee/kept.hpp"

namespace stafett::app {

/// The runs themselves, in a report's folder beside what was made of them.
inline constexpr char kept_name[] = "runs.kept";

struct ForeseeOrder {
  foresee::Order order;
  foresee::Plan plan;
  std::optional<StartAsked> from;  ///< the register, where the runs begin with it
  std::optional<std::filesystem::path> out;
  std::optional<foresee::Kept> kept;  ///< what is carried on

  /// What makes the same bytes again: threads do not matter, and neither does where it is written.
  [[nodiscard]] std::string command() const;
  /// That without runs, draws and seed.
  [[nodiscard]] std::string scenarios_named() const;
};

/// From --extend FOLDER, or else from a scenario and what goes with it. Nothing where the folder
/// holds nothing that this program can carry on: why is said on standard error.
std::optional<ForeseeOrder> foresee_order(Arguments& arguments);

/// The scenarios of its files. Nothing where one cannot be read, or is not as it was when the runs
/// were kept: each difference is said on standard error.
std::optional<std::vector<foresee::Scenario>> scenarios_of(const ForeseeOrder& order,
                                                           std::optional<foresee::Start>& start);

/// MEASURE=HALF_WIDTH. Throws UsageError.
foresee::Plan::Precision precision_from(const std::string& option, const std::string& text);

}  // namespace stafett::app
