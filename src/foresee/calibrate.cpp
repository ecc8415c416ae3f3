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
constexpr Said elsewhere =
    said("hvem som ble med til en annen leverandør, står i registeret til den andre leverandøren",
         "kven som vart med til ein annan leverandør, står i registeret til den andre leverandøren",
         "who went along to another provider is in the other provider's register");
constexpr Said no_competence =
    said("kompetanse står ikke i registeret", "kompetanse står ikkje i registeret",
         "competence is not in the register");
constexpr Said no_hours = said("hvordan uka brukes, står ikke i registeret",
                               "korleis veka blir brukt, står ikkje i registeret",
                               "how the week is spent is not in the register");
constexpr Said no_distance = said("hvor nær arbeid noen er, står ikke i registeret",
                                  "kor nær arbeid nokon er, står ikkje i registeret",
                                  "how near to work somebody is, is not in the register");
constexpr Said not_carried = said("hva som ble med i overleveringen, står ikke i registeret",
                                  "kva som vart med i overleveringa, står ikkje i registeret",
                                  "what was carried over is not in the register");
constexpr Said no_costs = said("kostnader står i regnskapet", "kostnader står i rekneskapen",
                               "costs are in the accounts");
constexpr Said not_held =
    said("registeret har det ikke", "registeret har det ikkje", "the register does not hold it");

constexpr auto unheld = std::to_array<std::pair<std::string_view, Said>>({
    {"contract.incumbent_wins",
     said("et register har anbudene som ble vunnet; hvor mange som ble tapt, står ikke der",
          "eit register har anboda som vart vunne; kor mange som vart tapte, står ikkje der",
          "a register holds the tenders that were won; how many were lost is not in it")},
    {"change.staff_moves", elsewhere},
    {"change.participants_follow", elsewhere},
    {"change.participants_finish",
     said("hva det ble av dem som ikke ble med, skilles ikke fra andre avslutninger",
          "kva det vart av dei som ikkje vart med, blir ikkje skilt frå andre avslutningar",
          "what became of those who did not go along is not told apart from other endings")},
    {"staff.training_gain",
     said("hva opplæring gir, står ikke i registeret", "kva opplæring gir, står ikkje i registeret",
          "what training brings is not in the register")},
    {"staff.competence_start", no_competence},
    {"staff.competence_degree", no_competence},
    {"staff.competence_months", no_competence},
    {"week.hours", no_hours},
    {"week.documentation_share", no_hours},
    {"week.meeting_hours", no_hours},
    {"week.own_search_hours", said("konsulentenes egen jobbsøking står ikke i registeret",
                                   "eiga jobbsøking for konsulentane står ikkje i registeret",
                                   "the consultants' own search for work is not in the register")},
    {"week.contact_hours",
     said("notater har minuttene sammen, ikke forberedelse og reise, som teller her",
          "notat har minutta saman, ikkje førebuing og reise, som tel her",
          "notes hold the minutes together, not preparation and travel, which count here")},
    {"people.near_share", no_distance},
    {"people.far_share", no_distance},
    {"job.near", no_distance},
    {"job.far", no_distance},
    {"job.contact",
     said("det er færre kontakter der konsulentene har mange deltakere, og færre jobber også av "
          "andre grunner: sett sammen sier de ikke hva det ene gjør med det andre",
          "det er færre kontaktar der konsulentane har mange deltakarar, og færre jobbar også av "
          "andre grunnar: sett saman seier dei ikkje kva det eine gjer med det andre",
          "contacts are fewer where caseloads are high, and jobs as well for other reasons: seen "
          "together they do not tell the one's effect on the other")},
    {"job.relation_weeks",
     said("kan ikke skilles fra job.relation, og fra at de nærmest arbeid slutter først",
          "kan ikkje skiljast frå job.relation, og frå at dei nærast arbeid sluttar først",
          "cannot be told apart from job.relation, and from those nearest to work leaving first")},
    {"handover.carries", not_carried},
    {"handover.overlap_carries", not_carried},
    {"handover.retelling_weeks", said("hva som ble fortalt på nytt, står ikke i registeret",
                                      "kva som vart fortalt på nytt, står ikkje i registeret",
                                      "what was told again is not in the register")},
    {"cost.place_month", no_costs},
    {"cost.hire", no_costs},
    {"cost.tender", no_costs},
});

const Said& why_unheld(std::string_view name) {
  for (const auto& [parameter, reason] : unheld)
    if (parameter == name) return reason;
  return not_held;
}

// What is counted, by the name that the fits give it.
constexpr auto exposures = std::to_array<std::pair<std::string_view, Said>>({
    {"person-weeks", said("personuker", "personveker", "person-weeks")},
    {"post-weeks", said("stillingsuker", "stillingsveker", "post-weeks")},
    {"people hired", said("ansettelser", "tilsetjingar", "people hired")},
    {"notices", said("oppsigelser", "oppseiingar", "notices")},
    {"grants", said("innvilgelser", "innvilgingar", "grants")},
    {"decisions", said("avgjørelser", "avgjerder", "decisions")},
    {"contracts", said("kontrakter", "kontraktar", "contracts")},
    {"place-years", said("plassår", "plassår", "place-years")},
    {"participants", said("deltakere", "deltakarar", "participants")},
});

std::string_view exposure_word(const Fitted& fitted, Language language) {
  for (const auto& [unit, word] : exposures)
    if (unit == fitted.unit) return word.in(language);
  return fitted.unit;
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

Fitted not_asked(const Scenario& base, const ParameterInfo& parameter, Spoken reason) {
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

Spoken too_few_events(const Fitted& fitted, const CalibrationRule& rule) {
  return spoken([&](Language language) {
    return say(language,
               said("{0} hendelser i {1} {2}; det kreves minst {3}",
                    "{0} hendingar i {1} {2}; det trengst minst {3}",
                    "{0} events in {1} {2}; at least {3} are asked for"),
               written(std::round(fitted.events), language),
               written(std::round(fitted.exposure), language), exposure_word(fitted, language),
               rule.least_events);
  });
}

Spoken not_narrower(const Fitted& fitted) {
  return spoken([&](Language language) {
    return say(language,
               said("{0} til {1} etter registeret, ikke tydelig smalere enn {2} til {3}",
                    "{0} til {1} etter registeret, ikkje tydeleg smalare enn {2} til {3}",
                    "{0} to {1} by the register, not clearly narrower than {2} to {3}"),
               shown(fitted.interval.low, language), shown(fitted.interval.high, language),
               shown(fitted.range.low, language), shown(fitted.range.high, language));
  });
}

Fitted judged(const ToFit& to_fit, const char* parameter, const Known& known, const char* unit) {
  const ParameterInfo& info = *find_parameter(parameter);
  Fitted fitted = not_asked(to_fit.base, info, {});
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
          not_asked(base, *given.parameter, spoken(why_unheld(given.parameter->name))));
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

std::string source_text(const Calibration& calibration, const Fitted& fitted, Language language) {
  std::string text =
      say(language,
          said("registeret {0}, {1} hendelser i {2} {3}", "registeret {0}, {1} hendingar i {2} {3}",
               "register of {0}, {1} events in {2} {3}"),
          (calibration.until - 1).to_text(), fmt::format("{:.0f}", fitted.events),
          fmt::format("{:.0f}", fitted.exposure), exposure_word(fitted, language));
  if (!fitted.given.empty())
    text += say(language,
                said("; andre på sine verdier: {0}", "; andre på sine verdiar: {0}",
                     "; others at their values: {0}"),
                fitted.given);
  return text;
}

Scenario fitted_scenario(const Scenario& base, const Calibration& calibration, bool own_contracts) {
  Scenario own = base;
  const std::string day = (calibration.until - 1).to_text();
  constexpr Said name =
      said("Slik registeret vårt er", "Slik registeret vårt er", "As in our register");
  constexpr Said text = said("{0}, med det som kontorets eget register forteller {1} i stedet.",
                             "{0}, med det som registeret til kontoret fortel {1} i staden.",
                             "{0}, with what the office's own register tells on {1} in its place.");
  call(own, spoken(name), spoken([&](Language language) {
         return say(language, text, base.name_in(language),
                    written(calibration.until - 1, language));
       }));
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
    given.source = source_text(calibration, fitted, Language::en);
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
