// Exact answers of small Markov models, to hold simulations against.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "foresee/caseload.hpp"
#include "foresee/statistics.hpp"

namespace stafett::foresee::exact {

/// The stationary means of CASELOAD without contracts and with exponential service. The number in
/// the system N and the number of filled posts n are a level-dependent quasi birth and death chain,
/// for the busy number is min(N, places n) whatever the order of matching.
struct Caseload {
  double queue = 0;
  double busy = 0;
  double filled = 0;
};

Caseload caseload(const CaseloadSpec& spec);

/// Erlang's loss formula: the share that meets `servers` busy servers under `offered` load.
double erlang_b(unsigned servers, double offered);

/// Erlang's delay formula: the share that has to wait.
double erlang_c(unsigned servers, double offered);

using Matrix = std::vector<std::vector<double>>;

/// The fundamental matrix (I - Q)^-1 of an absorbing chain whose steps between its transient states
/// are `within`: how often each state is met before the end, from each.
Matrix fundamental(const Matrix& within);

Matrix product(const Matrix& a, const Matrix& b);

/// How many standard errors the mean of `runs` lies from `truth`.
double z(std::span<const double> runs, double truth);

/// A quantity measured in many runs, and what it ought to be.
struct Held {
  std::string what;
  std::vector<double> runs;
  double truth = 0;
  [[nodiscard]] double z() const { return exact::z(runs, truth); }
};

/// The largest |z| of them.
double worst(std::span<const Held> panel);

}  // namespace stafett::foresee::exact
