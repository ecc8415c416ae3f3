// The single fits that calibrate() is put together of. Each answers what the register says of a few
// parameters.
#pragma once

#include <vector>

#include "foresee/calibrate.hpp"

namespace stafett::foresee {

/// Histories, and the scenario whose parameters stand for what a register does not hold.
struct ToFit {
  const domain::Histories& histories;
  const Scenario& base;
  const CalibrationRule& rule;
};

/// A parameter as `known` has it, told or not by the rule. `counted`: the events that are compared
/// with the least number, where they are not those of `known`.
Fitted judged(const ToFit& to_fit, const char* parameter, const Known& known, const char* unit);

// by weeks (fit_weeks.cpp)
Fitted fit_contacts(const ToFit& to_fit);
std::vector<Fitted> fit_leaving(const ToFit& to_fit);
std::vector<Fitted> fit_dropping_out(const ToFit& to_fit);
/// Stages 1 to 3. `retold` is raised by the moves that came in weeks in which the model has none.
std::vector<Fitted> fit_stages(const ToFit& to_fit, double& retold);
std::vector<Fitted> fit_jobs(const ToFit& to_fit, double& retold);
std::vector<Fitted> fit_losing_jobs(const ToFit& to_fit);

// by counts and spans (fit_counts.cpp)
std::vector<Fitted> fit_posts(const ToFit& to_fit);
std::vector<Fitted> fit_vacancies(const ToFit& to_fit);
std::vector<Fitted> fit_granted_time(const ToFit& to_fit);
std::vector<Fitted> fit_contracts(const ToFit& to_fit);
Fitted fit_referrals(const ToFit& to_fit);
Fitted fit_reduced_capacity(const ToFit& to_fit);

}  // namespace stafett::foresee
