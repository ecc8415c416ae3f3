// Whether a model with fitted parameters brings forth registers like the one it was fitted to
// (posterior predictive check), or like a later part of it that it has not seen (hold-out).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/history.hpp"
#include "foresee/calibrate.hpp"
#include "foresee/described.hpp"
#include "foresee/replications.hpp"

namespace stafett::foresee {

/// One value of describe(), seen and foretold.
struct CheckRow {
  std::string_view name;  ///< of the value
  Said title;
  Said unit;
  std::size_t in = 0;  ///< which of described_in
  Known seen;
  Interval foretold;  ///< 95 of 100 simulated registers lie in it
  double middle = 0;
  [[nodiscard]] bool inside() const { return foretold.covers(seen.value); }
};

struct Check {
  Day from;  ///< the days that are compared
  Day until;
  std::size_t runs = 0;
  std::vector<CheckRow> rows;
  [[nodiscard]] std::size_t inside() const;
};

/// Simulates `runs` registers from `begin` to the last known day, each with every fitted parameter
/// drawn from its interval, and compares their days from `seen.from` on with `seen`.
Check check(const domain::Histories& seen, Day begin, const Scenario& base,
            const Calibration& calibration, std::size_t runs, std::uint64_t seed, unsigned threads,
            const Progress& progress = {});

/// Where a register of two contract periods divides: the first day of a contract that came when
/// another was over or about to be. Nothing where there is none with half a year on either side.
std::optional<Day> second_period(const domain::Histories& histories);

}  // namespace stafett::foresee
