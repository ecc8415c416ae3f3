// Everything the model of the three circles rests on: one number each, with its unit and the bounds
// beyond which it means nothing. The table is the only place that names them; scenario files, the
// report's ledger, the sensitivity analysis and docs/foresee.md go by it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "base/language.hpp"

namespace stafett::foresee {

struct Parameters {
  // contract
  double lots = 0;
  double places = 0;
  double base_years = 0;
  double options = 0;
  double option_years = 0;
  double option_taken = 0;
  double option_notice_days = 0;
  double award_days = 0;
  double start_months = 0;
  double intake_stop_days = 0;
  double stagger_days = 0;
  double incumbent_wins = 0;
  // change of provider
  double staff_moves = 0;
  double participants_follow = 0;
  double participants_finish = 0;
  double overlap_days = 0;
  // staff
  double caseload_ceiling = 0;
  double hire_days = 0;
  double hired_notice_days = 0;
  double degree_share = 0;
  double fixed_term_share = 0;
  double leave_per_year = 0;
  double leave_contract_end = 0;
  double leave_first_year = 0;
  double leave_strain = 0;
  double leave_fixed_term = 0;
  double leaver_notice_days = 0;
  double onboarding_weeks = 0;
  double training_days = 0;
  double training_gain = 0;
  double competence_start = 0;
  double competence_degree = 0;
  double competence_months = 0;
  // week
  double week_hours = 0;
  double documentation_share = 0;
  double meeting_hours = 0;
  double own_search_hours = 0;
  double contact_hours = 0;
  double contacts_wanted = 0;
  // participants
  double referrals = 0;
  double near_share = 0;
  double far_share = 0;
  double reduced_capacity = 0;
  double engagement_weeks = 0;
  double profile_weeks = 0;
  double finding_weeks = 0;
  double granted_months = 0;
  double extended = 0;
  // jobs
  double job_per_week = 0;
  double job_finding = 0;
  double job_near = 0;
  double job_far = 0;
  double job_contact = 0;
  double job_relation = 0;
  double job_relation_weeks = 0;
  double job_competence = 0;
  double job_lost_per_week = 0;
  double job_lost_unsupported = 0;
  double job_kept_weeks = 0;
  // leaving without a job, and changes of consultant
  double drop_per_week = 0;
  double drop_without_lead = 0;
  double drop_change = 0;
  double handover_carries = 0;
  double overlap_carries = 0;
  double retelling_weeks = 0;
  // cost
  double cost_place_month = 0;
  double cost_hire = 0;
  double cost_tender = 0;
};

struct ParameterInfo {
  std::string_view name;  ///< as scenario files write it, "group.name"
  double Parameters::*place;
  std::string_view unit;  ///< as scenario files write it
  double least;
  double most;
  bool whole;  ///< whole numbers only
  Said text;   ///< what it is
};

/// All of them, in the order of the ledger.
std::span<const ParameterInfo> parameter_table();

/// Whether the value is within the parameter's bounds, and whole where it has to be; what is no
/// number is neither.
bool takes(const ParameterInfo& parameter, double value);

/// A parameter's unit as people read it.
Said unit_said(const ParameterInfo& parameter);

/// The row of a name; nullptr where there is none.
const ParameterInfo* find_parameter(std::string_view name);

}  // namespace stafett::foresee
