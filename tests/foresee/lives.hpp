// Runs of the full model as the lives of its participants, to hold against closed forms.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "foresee/circles.hpp"
#include "foresee/exact.hpp"
#include "foresee/recorder.hpp"
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

/// A closed form of lives: for each of `names`, `of` says how far a run is off, in the mean nought
/// where the model is right.
inline ClosedForm<Scenario> lived(const std::vector<std::string>& names,
                                  std::function<std::vector<double>(const Lives&)> of,
                                  bool with_meetings = false) {
  ClosedForm<Scenario> form;
  for (const auto& name : names) form.quantities.push_back({name, 0});
  form.measure = [of = std::move(of), with_meetings](const Scenario& scenario, std::uint64_t seed,
                                                     std::uint64_t replication) {
    return of(lives(scenario, seed, replication, with_meetings));
  };
  return form;
}

}  // namespace stafett::foresee::exact
