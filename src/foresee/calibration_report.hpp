// What a calibration says: the scenario file that comes of it, a table for the screen, and a page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foresee/calibrate.hpp"
#include "foresee/calibration_check.hpp"
#include "foresee/described.hpp"
#include "foresee/report.hpp"

namespace stafett::foresee {

struct CalibrationReport {
  std::string base_name;
  Calibration calibration;
  std::vector<Described> described;
  std::optional<Check> predictive;  ///< nothing where it was not asked for
  std::optional<Check> hold_out;    ///< nothing without a second contract period
};

/// A scenario file that is based on `base_path` (as it is to stand in the file) and gives what the
/// register tells. read_scenario reads it.
std::string scenario_toml(const Scenario& own, const std::string& base_path);

std::string calibration_text(const CalibrationReport& report);
std::string calibration_html(const CalibrationReport& report, const Origin& origin,
                             Language language);

}  // namespace stafett::foresee
