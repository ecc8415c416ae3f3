// Parameters from an office's own register. What has a likelihood is fitted by it, with an interval
// and with how many events through how much it rests on; what the register cannot tell stays at its
// range and is named, with the reason. docs/foresee.md says what is assumed.
#pragma once

#include <string>
#include <vector>

#include "domain/history.hpp"
#include "foresee/exact_interval.hpp"
#include "foresee/parameters.hpp"
#include "foresee/said.hpp"
#include "foresee/scenario.hpp"

namespace stafett::foresee {

/// When the data tell a parameter: at least so many events (of a factor: on either side of it), and
/// an interval of at most this share of the range that was held possible before.
struct CalibrationRule {
  double least_events = 10;
  double narrower = 0.75;
  double confidence = 0.95;
};

/// What the register says of one parameter.
struct Fitted {
  const ParameterInfo* parameter = nullptr;
  double before = 0;  ///< the base scenario's value and range
  Interval range;
  bool asked = false;  ///< whether the register speaks of it at all
  bool told = false;   ///< whether it takes the base scenario's place
  double value = 0;    ///< where asked: what the register says, told or not
  Interval interval;
  double events = 0;
  double exposure = 0;
  std::string unit;   ///< of the exposure: "person-weeks"
  std::string given;  ///< parameters that were held at their values for it
  Spoken reason;      ///< where not told: why
};

/// What the office is: contracts and places, which a scenario of its own begins from. These are not
/// estimates.
struct OwnContracts {
  int lots = 0;
  int places = 0;  ///< of each, rounded
  int base_years = 0;
  int options = 0;
  int option_years = 0;
  int start_months = 0;
  int stagger_days = 0;  ///< between one contract's first day and the next one's, on average
};

struct Calibration {
  Day from;
  Day until;  ///< the day after the last that is known
  CalibrationRule rule;
  std::vector<Fitted> parameters;  ///< all that are no lever, in the order of the ledger
  OwnContracts contracts;
  // how much there was
  std::size_t employments = 0;
  std::size_t participations = 0;  ///< that began
  double retold_events = 0;        ///< stages and jobs that came while the model has nothing move
};

/// Why histories cannot be calibrated to at all: empty where they can.
std::string nothing_to_calibrate(const domain::Histories& histories);

/// What belongs to the measure that the model is of (OPPFOLGING).
domain::Histories of_the_measure(domain::Histories histories);

/// Only what belongs to that measure is used.
Calibration calibrate(domain::Histories histories, const Scenario& base,
                      const CalibrationRule& rule = {});

/// The base scenario with what the register tells in its place: value, interval as the range, and
/// what it rests on; and, where `own_contracts`, with the office's contracts and places.
Scenario fitted_scenario(const Scenario& base, const Calibration& calibration,
                         bool own_contracts = true);

/// "register of 2026-11-24, 12 events in 560 person-weeks", and what was held at its value.
std::string source_text(const Calibration& calibration, const Fitted& fitted, Language language);

// The rule, for what fits.
Fitted not_asked(const Scenario& base, const ParameterInfo& parameter, Spoken reason);
bool enough_events(const Fitted& fitted, const CalibrationRule& rule);
bool narrower(const Fitted& fitted, const CalibrationRule& rule);
Spoken too_few_events(const Fitted& fitted, const CalibrationRule& rule);
Spoken not_narrower(const Fitted& fitted);

}  // namespace stafett::foresee
