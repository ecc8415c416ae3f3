// Exact answers of small Markov models, and how simulations are held to what is known exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
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

/// Something that a run measures, and what it is exactly.
struct Quantity {
  std::string what;
  double truth = 0;
};

/// One value of each quantity, from one run.
using Measure = std::function<std::vector<double>(std::uint64_t seed, std::uint64_t replication)>;

/// Checks a simulation against what is known of it, on so many runs (at least two) of each of 100
/// seeds:
/// - the mean of all runs lies less than four standard errors from the truth;
/// - of the intervals for 95 of 100 that the product gives each seed's runs, 88 to 99 hold the
/// truth
///   (binomial: so many with more than 99 %);
/// - each of `wrong`, measured at the same seeds, is seen to lie further off than four standard
///   errors.
void hold(const std::vector<Quantity>& quantities, std::size_t runs, const Measure& right,
          const std::vector<Measure>& wrong);

/// What is known of a kind of specification: its quantities, and how a run of it measures them.
template <class Spec>
struct ClosedForm {
  std::vector<Quantity> quantities;
  std::function<std::vector<double>(const Spec& spec, std::uint64_t seed,
                                    std::uint64_t replication)>
      measure;
};

/// Checks `right` against its closed form, as hold() does; wrong is each of its rates that is a
/// twentieth too large.
template <class Spec, class Rate>
void holds(const Spec& right, const ClosedForm<Spec>& form, std::size_t runs,
           std::initializer_list<Rate> rates) {
  const auto measure_of = [&form](const Spec& spec) -> Measure {
    return [&form, spec](std::uint64_t seed, std::uint64_t replication) {
      return form.measure(spec, seed, replication);
    };
  };
  std::vector<Measure> wrong;
  for (const Rate rate : rates) wrong.push_back(measure_of(with_a_twentieth_more(right, rate)));
  hold(form.quantities, runs, measure_of(right), wrong);
}

}  // namespace stafett::foresee::exact

namespace stafett::foresee {

inline CaseloadSpec with_a_twentieth_more(CaseloadSpec spec, double CaseloadSpec::*rate) {
  spec.*rate *= 1.05;
  return spec;
}

}  // namespace stafett::foresee
