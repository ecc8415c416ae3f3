// What an experiment says, for people and for programs: one HTML page that needs nothing else, CSV,
// JSON, and a table for the screen. Everything is made from the experiment alone, so the same runs
// give the same bytes.
#pragma once

#include <string>

#include "base/language.hpp"
#include "foresee/experiment.hpp"

namespace stafett::foresee {

/// What stands on a report but cannot be known here.
struct Origin {
  std::string command;  ///< that makes it again
  std::string version;  ///< of the program
};

/// A table in plain text: means with intervals, and differences from the first scenario.
std::string table_text(const Experiment& experiment);

/// The page: what it rests on first, then what it comes to in sentences, results with intervals and
/// the three uncertainties, charts, the ledger of parameters, the STRESS checklist, what the model
/// leaves out, and how it comes again. Sources stand as scenario files have them.
std::string report_html(const Experiment& experiment, const Origin& origin, Language language);

/// Every measure of every run: scenario, replication, measure, phase ("all" for the whole), value.
/// What a run does not have has no row.
std::string runs_csv(const Experiment& experiment);

/// Means, deviations, intervals, quantiles and differences; the parameters with their evidence; how
/// it was run.
std::string report_json(const Experiment& experiment, const Origin& origin);

}  // namespace stafett::foresee
