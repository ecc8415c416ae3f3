// Runs of the full model as the lives of its participants, to hold against closed forms.
#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "foresee/circles.hpp"
#include "foresee/exact.hpp"
#include "foresee/recorder.hpp"
#include "foresee/replications.hpp"
#include "foresee/scenarios.hpp"

namespace stafett::foresee::exact {

/// All that happened to one participant, in order; the first is the beginning.
using Life = std::vector<Happened>;

/// The lives of all who began in a run, by contract and number, and whatever else happened. The
/// weeks with a consultant are many: only where they are asked for.
struct Lives {
  std::vector<Life> participants;
  std::vector<Happened> others;
};

inline Lives lives(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                   bool with_meetings = false) {
  Lives all;
  std::vector<std::vector<Life>> by_number(static_cast<std::size_t>(scenario.parameters.lots));
  const Recorder recorder = [&](const Happened& one) {
    if (one.referral == Happened::none) {
      all.others.push_back(one);
      return;
    }
    if (one.what == Happening::referred || one.what == Happening::refused) return;
    if (one.what == Happening::met && !with_meetings) return;
    auto& lot = by_number[one.lot];
    const auto number = static_cast<std::size_t>(one.referral);
    if (lot.size() <= number) lot.resize(number + 1);
    lot[number].push_back(one);
  };
  static_cast<void>(run_circles(scenario, seed, replication, nullptr, nullptr, &recorder));
  for (auto& lot : by_number)
    for (auto& life : lot)
      if (!life.empty()) all.participants.push_back(std::move(life));
  return all;
}

/// What each of `names` comes to in each of `count` runs; `of` gives one run's values, whose mean
/// over runs is nought where the model is right.
inline std::vector<Held> measured(const std::vector<std::string>& names, const Scenario& scenario,
                                  std::uint64_t seed, std::size_t count,
                                  const std::function<std::vector<double>(const Lives&)>& of,
                                  bool with_meetings = false) {
  std::vector<std::vector<double>> values(count);
  replicate(0, count, 2,
            [&](std::size_t i) { values[i] = of(lives(scenario, seed, i, with_meetings)); });
  std::vector<Held> panel;
  for (std::size_t k = 0; k < names.size(); ++k) {
    panel.push_back({names[k], {}, 0});
    for (const auto& run : values) panel.back().runs.push_back(run[k]);
  }
  return panel;
}

/// Off from the truth of `truth` by less than four standard errors where `scenario` is `truth`, and
/// by more as soon as one of `rates` is wrong by a twentieth.
using Panel = std::function<std::vector<Held>(const Scenario& scenario, const Parameters& truth)>;

inline void holds(const Scenario& right, const Panel& panel,
                  std::initializer_list<const char*> rates) {
  for (const Held& one : panel(right, right.parameters)) {
    INFO(one.what << ": z " << one.z());
    CHECK(std::fabs(one.z()) < 4);
  }
  for (const char* rate : rates) {
    INFO(std::string{rate});
    const ParameterInfo* parameter = find_parameter(rate);
    REQUIRE(parameter != nullptr);
    const Scenario wrong = with_value(right, *parameter, right.parameters.*parameter->place * 1.05);
    const double found = worst(panel(wrong, right.parameters));
    CHECK(found > 4);
  }
}

/// With how many of 100 seeds the interval for 95 of 100 covers the truth, for each of the panel.
inline void covers(const std::function<std::vector<Held>(std::uint64_t seed)>& panel) {
  std::vector<int> covered;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto held = panel(5000 + seed);
    covered.resize(held.size());
    for (std::size_t k = 0; k < held.size(); ++k)
      covered[k] += estimate(held[k].runs).interval->covers(held[k].truth) ? 1 : 0;
  }
  // Binomial (100, 0.95): 88 to 99 with more than 99.5 %.
  for (const int one : covered) {
    CHECK(one >= 88);
    CHECK(one <= 99);
  }
}

}  // namespace stafett::foresee::exact
