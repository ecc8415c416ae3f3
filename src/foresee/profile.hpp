// The largest likelihood and how far from it each parameter may go: profile likelihood, which asks
// of every value how well the other parameters can make up for it, and so says when data cannot
// tell two of them apart.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// One parameter of a likelihood: where it may lie, and where to look first.
struct Free {
  double least = 0;
  double most = 1;
  double start = 0.5;
  bool logarithmic = false;  ///< looked for on a logarithmic scale; `least` is then above 0
};

/// The logarithm of a likelihood; finite inside the bounds.
using LogLikelihood = std::function<double(std::span<const double>)>;

struct Profile {
  std::vector<double> best;
  double most_likely = 0;
  std::vector<Interval> intervals;  ///< one for each; cut at the bounds
};

/// The maximum, and for each parameter the values that the likelihood-ratio test does not refuse.
Profile profile(const LogLikelihood& log_likelihood, std::span<const Free> parameters,
                double confidence = 0.95);

}  // namespace stafett::foresee
