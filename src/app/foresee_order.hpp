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
  StartAsked from;
  std::optional<std::filesystem::path> out;
  std::optional<foresee::Kept> kept;  ///< what is carried on
  std::optional<std::string> same;    ///< the mark of runs that it must make again
};

/// From --extend FOLDER, or else from a scenario and what goes with it. Nothing where the folder
/// holds nothing that this program can carry on: why is said on standard error.
std::optional<ForeseeOrder> foresee_order(Arguments& arguments);

/// What it runs: the scenarios of its files, and what they begin with. Nothing where one cannot be
/// read or turned so, or is not as it was when the runs were kept or marked: why is said on
/// standard error. The order is told the day.
std::optional<foresee::Courses> courses_of(ForeseeOrder& order);

/// MEASURE=HALF_WIDTH. Throws UsageError.
foresee::Plan::Precision precision_from(const std::string& option, const std::string& text);

}  // namespace stafett::app
