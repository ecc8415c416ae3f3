#include "foresee/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "foresee/fits.hpp"
#include "foresee/report_text.hpp"

namespace stafett::foresee {

namespace {

// What a provider's register does not hold, and why.
constexpr auto unheld = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"contract.incumbent_wins",
     "a register holds the tenders that were won; how many were lost is not in it"},
    {"change.staff_moves",
     "who went along to another provider is in the other provider's register"},
    {"change.participants_follow",
     "who went along to another provider is in the other provider's register"},
    {"change.participants_finish",
     "what became of those who did not go along is not told apart from other endings"},
    {"staff.training_gain", "what training brings is not in the register"},
    {"staff.competence_start", "competence is not in the register"},
    {"staff.competence_degree", "competence is not in the register"},
    {"staff.competence_months", "competence is not in the register"},
    {"week.hours", "how the week is spent is not in the register"},
    {"week.documentation_share", "how the week is spent is not in the register"},
    {"week.meeting_hours", "how the week is spent is not in the register"},
    {"week.own_search_hours", "the consultants' own search for work is not in the register"},
    {"week.contact_hours",
     "notes hold the minutes together, not preparation and travel, which count here"},
    {"people.near_share", "how near to work somebody is, is not in the register"},
    {"people.far_share", "how near to work somebody is, is not in the register"},
    {"job.near", "how near to work somebody is, is not in the register"},
    {"job.far", "how near to work somebody is, is not in the register"},
    {"job.contact",
     "contacts are fewer where caseloads are high, and jobs as well for other reasons: seen "
     "together "
     "they do not tell the one's effect on the other"},
    {"job.relation_weeks",
     "cannot be told apart from job.relation, and from those nearest to work leaving first"},
    {"handover.carries", "what was carried over is not in the register"},
    {"handover.overlap_carries", "what was carried over is not in the register"},
    {"handover.retelling_weeks", "what was told again is not in the register"},
    {"cost.place_month", "costs are in the accounts"},
    {"cost.hire", "costs are in the accounts"},
    {"cost.tender", "costs are in the accounts"},
});

std::string_view why_unheld(std::string_view name) {
  for (const auto& [parameter, reason] : unheld)
    if (parameter == name) return reason;
  return "the register does not hold it";
}

const Given& given_of(const Scenario& scenario, const ParameterInfo& parameter) {
  return scenario.given[static_cast<std::size_t>(&parameter - parameter_table().data())];
}

void put(Calibration& calibration, Fitted fitted) {
  for (Fitted& one : calibration.parameters) {
    if (one.parameter != fitted.parameter) continue;
    one = std::move(fitted);
    return;
  }
}

void put(Calibration& calibration, std::vector<Fitted> all) {
  for (Fitted& one : all) put(calibration, std::move(one));
}

OwnContracts own_contracts(const domain::Histories& histories) {
  OwnContracts own;
  int places = 0;
  const domain::ContractHistory* newest = nullptr;
  std::optional<Day> oldest;
  const Day last = histories.until - 1;
  for (const auto& line : histories.lines) {
    const auto* now = domain::contract_on(line, last);
    if (now == nullptr) continue;
    ++own.lots;
    places += now->places.value_or(0);
    if (!oldest || now->days.first < *oldest) oldest = now->days.first;
    if (newest == nullptr || now->days.first > newest->days.first) newest = now;
  }
  if (newest == nullptr) return own;
  own.places = (places + own.lots / 2) / own.lots;
  own.base_years = std::max(1, (newest->base_months + 6) / 12);
  own.options = newest->options;
  own.option_years = std::max(1, (newest->option_months + 6) / 12);
  own.start_months = newest->start_months;
  if (own.lots > 1) own.stagger_days = (newest->days.first - *oldest) / (own.lots - 1);
  return own;
}

void set(Scenario& scenario, const char* name, double value, const std::string& source) {
  const ParameterInfo& info = *find_parameter(name);
  Given& given = scenario.given[static_cast<std::size_t>(&info - parameter_table().data())];
  given.value = given.low = given.high = std::clamp(value, info.least, info.most);
  given.evidence = Evidence::own_register;
  given.source = source;
  scenario.parameters.*info.place = given.value;
}

}  // namespace

Fitted not_asked(const Scenario& base, const ParameterInfo& parameter, std::string reason) {
  const Given& given = given_of(base, parameter);
  Fitted fitted;
  fitted.parameter = &parameter;
  fitted.before = given.value;
  fitted.range = {given.low, given.high};
  fitted.reason = std::move(reason);
  return fitted;
}

bool enough_events(const Fitted& fitted, const CalibrationRule& rule) {
  return fitted.events >= rule.least_events;
}

bool narrower(const Fitted& fitted, const CalibrationRule& rule) {
  if (!(fitted.range.low < fitted.range.high)) return std::isfinite(fitted.interval.high);
  return fitted.interval.high - fitted.interval.low <=
         rule.narrower * (fitted.range.high - fitted.range.low);
}

std::string too_few_events(const Fitted& fitted, const CalibrationRule& rule) {
  return fmt::format("{:.0f} events in {:.0f} {}; at least {} are asked for", fitted.events,
                     fitted.exposure, fitted.unit, rule.least_events);
}

std::string not_narrower(const Fitted& fitted) {
  return fmt::format("{} to {} by the register, not clearly narrower than {} to {}",
                     shown(fitted.interval.low), shown(fitted.interval.high),
                     shown(fitted.range.low), shown(fitted.range.high));
}

Fitted judged(const ToFit& to_fit, const char* parameter, const Known& known, const char* unit) {
  const ParameterInfo& info = *find_parameter(parameter);
  Fitted fitted = not_asked(to_fit.base, info, "");
  fitted.asked = true;
  fitted.value = known.value;
  fitted.interval = known.interval;
  fitted.events = known.events;
  fitted.exposure = known.exposure;
  fitted.unit = unit;
  if (!enough_events(fitted, to_fit.rule)) {
    fitted.reason = too_few_events(fitted, to_fit.rule);
  } else if (!narrower(fitted, to_fit.rule)) {
    fitted.reason = not_narrower(fitted);
  } else {
    fitted.told = true;
  }
  return fitted;
}

std::string nothing_to_calibrate(const domain::Histories& histories) {
  const bool has_contract =
      std::any_of(histories.lines.begin(), histories.lines.end(), [](const auto& line) {
        return !line.contracts.empty() && line.measure == domain::MeasureType::oppfolging;
      });
  if (!has_contract)
    return "the register holds no contract of the measure OPPFOLGING, which the model is of";
  if (histories.until <= histories.from)
    return "no day lies between " + histories.from.to_text() + " and " + histories.until.to_text();
  if (std::none_of(histories.participations.begin(), histories.participations.end(),
                   [&](const auto& one) {
                     return one.start_day &&
                            histories.lines[one.line].measure == domain::MeasureType::oppfolging;
                   }))
    return "nobody has begun in a contract of the measure OPPFOLGING yet";
  return {};
}

domain::Histories of_the_measure(domain::Histories histories) {
  std::vector<bool> keeps;
  keeps.reserve(histories.lines.size());
  for (const auto& line : histories.lines)
    keeps.push_back(line.measure == domain::MeasureType::oppfolging);
  const auto foreign = [&](const auto& one) { return !keeps[one.line]; };
  std::erase_if(histories.vacancies, foreign);
  std::erase_if(histories.participations, foreign);
  // Employments stand in their places: leads go by them. One without a day is as good as gone.
  for (auto& one : histories.employments) {
    if (!foreign(one)) continue;
    one.first = histories.until;
    one.end = histories.until;
    one.notice_day.reset();
    one.ended_with_contract = true;
  }
  for (std::size_t i = 0; i < histories.lines.size(); ++i)
    if (!keeps[i]) histories.lines[i].contracts.clear();
  return histories;
}

Calibration calibrate(domain::Histories histories, const Scenario& base,
                      const CalibrationRule& rule) {
  histories = of_the_measure(std::move(histories));
  Calibration found;
  found.from = histories.from;
  found.until = histories.until;
  found.rule = rule;
  found.contracts = own_contracts(histories);
  for (const auto& one : histories.employments)
    found.employments += one.first < histories.until ? 1 : 0;
  for (const auto& one : histories.participations) found.participations += one.start_day ? 1 : 0;
  for (const Given& given : base.given) {
    if (given.evidence != Evidence::lever)
      found.parameters.push_back(
          not_asked(base, *given.parameter, std::string{why_unheld(given.parameter->name)}));
  }
  // How much contact there was time for hangs on how much is wanted: that comes first, and what
  // follows goes by it.
  Scenario world = base;
  Fitted contacts = fit_contacts({histories, world, rule});
  for (int round = 0; round < 4 && contacts.told; ++round) {
    world = with_value(std::move(world), *contacts.parameter, contacts.value);
    contacts = fit_contacts({histories, world, rule});
  }
  // The range that it is held against is the base scenario's.
  contacts.before = given_of(base, *contacts.parameter).value;
  put(found, contacts);
  const ToFit to_fit{histories, world, rule};
  put(found, fit_posts(to_fit));
  put(found, fit_vacancies(to_fit));
  put(found, fit_leaving(to_fit));
  put(found, fit_referrals(to_fit));
  put(found, fit_reduced_capacity(to_fit));
  put(found, fit_stages(to_fit, found.retold_events));
  put(found, fit_granted_time(to_fit));
  put(found, fit_jobs(to_fit, found.retold_events));
  put(found, fit_losing_jobs(to_fit));
  put(found, fit_dropping_out(to_fit));
  put(found, fit_contracts(to_fit));
  return found;
}

std::string source_text(const Calibration& calibration, const Fitted& fitted) {
  std::string text =
      fmt::format("register of {}, {:.0f} events in {:.0f} {}", (calibration.until - 1).to_text(),
                  fitted.events, fitted.exposure, fitted.unit);
  if (!fitted.given.empty()) text += "; others at their values: " + fitted.given;
  return text;
}

Scenario fitted_scenario(const Scenario& base, const Calibration& calibration, bool own_contracts) {
  Scenario own = base;
  const std::string day = (calibration.until - 1).to_text();
  own.name = "As in our register";
  own.text = fmt::format("{}, with what the office's own register tells on {} in its place.",
                         base.name, day);
  own.first_day = calibration.until;
  for (const Fitted& fitted : calibration.parameters) {
    if (!fitted.told) continue;
    const ParameterInfo& info = *fitted.parameter;
    Given& given = own.given[static_cast<std::size_t>(&info - parameter_table().data())];
    const auto inside = [&info](double value) {
      const double whole = info.whole ? std::round(value) : value;
      return std::clamp(whole, info.least, info.most);
    };
    given.value = inside(fitted.value);
    given.low = std::min(given.value, inside(fitted.interval.low));
    given.high = std::max(given.value, inside(fitted.interval.high));
    given.evidence = Evidence::own_register;
    given.source = source_text(calibration, fitted);
    own.parameters.*info.place = given.value;
  }
  const OwnContracts& ours = calibration.contracts;
  if (own_contracts && ours.lots > 0) {
    const std::string source = "the office's contracts on " + day;
    set(own, "contract.lots", ours.lots, source);
    if (ours.places > 0) set(own, "contract.places", ours.places, source);
    set(own, "contract.base_years", ours.base_years, source);
    set(own, "contract.options", ours.options, source);
    if (ours.options > 0) set(own, "contract.option_years", ours.option_years, source);
    set(own, "contract.start_months", ours.start_months, source);
    if (ours.lots > 1) set(own, "contract.stagger_days", ours.stagger_days, source);
  }
  return own;
}

}  // namespace stafett::foresee
