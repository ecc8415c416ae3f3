// What somebody asked to have run, and how it is asked for again: one command makes the same bytes,
// wherever the runs were made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/language.hpp"
#include "foresee/experiment.hpp"
#include "foresee/turn.hpp"

namespace stafett::foresee {

/// What was asked for beside the plan: enough to ask it again.
struct Order {
  std::string version;               ///< of the program
  std::vector<std::string> files;    ///< the scenarios, as they were named
  std::size_t draws = 0;             ///< over the ranges
  std::size_t links = 0;             ///< runs without each link of the model
  Language language = Language::nb;  ///< of the page
  bool has_shelf = false;            ///< files without a folder lie in the folder of --scenarios
  bool has_register = false;         ///< --data is read: for its contract, or a scenario in it
  std::optional<int> days = {};      ///< how far, where that is not left to the scenarios
  std::optional<std::string> contract = {};  ///< of the register that the runs begin with
  std::optional<Day> day = {};               ///< with a contract: on the evening of which day
  Turns turns = {};                          ///< with a contract: what is turned beside its course
  friend bool operator==(const Order&, const Order&) = default;
};

/// The command that makes it again, but for its runs, draws and seed. Where register and scenarios
/// lie is left to who types it: FOLDER.
std::string scenarios_named(const Order& order);
/// The whole command. Threads and processes do not matter, and neither does where it is written.
/// `mark` is mark_of's; empty: runs that come out otherwise are not refused.
std::string command_of(const Order& order, const Plan& plan, const std::string& mark);

/// Told of an experiment in few letters: another program, another scenario or another register
/// gives another mark. It is made of the scenarios as they were run and of what the first ten runs
/// of each came to; those that are not there are run for it.
std::string mark_of(const Experiment& experiment);

}  // namespace stafett::foresee
