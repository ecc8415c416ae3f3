#include "service/contract_view.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "domain/employment.hpp"
#include "service/access.hpp"
#include "service/requirement.hpp"
#include "service/words.hpp"
#include "store/participation.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::TermKind;

view::TermView term_view(const domain::Contract& contract, const domain::Term& term, Day today) {
  view::TermView shown{.id = term.id.uuid,
                       .kind = std::string{to_text(term.kind)},
                       .first_day = term.first_day,
                       .number = {},
                       .second_number = {},
                       .text = {},
                       .day = {},
                       .codes = {},
                       .source = term.source,
                       .in_force = domain::in_force(contract.terms, term.kind, today) == &term};
  if (const auto* number = std::get_if<int>(&term.value)) shown.number = *number;
  if (const auto* codes = std::get_if<std::vector<std::string>>(&term.value)) shown.codes = *codes;
  if (const auto* text = std::get_if<std::string>(&term.value)) shown.text = *text;
  if (const auto* day = std::get_if<Day>(&term.value)) shown.day = *day;
  if (const auto* limit = std::get_if<domain::DurationLimit>(&term.value)) {
    shown.number = limit->ordinary;
    shown.second_number = limit->absolute;
    shown.text = std::string{to_text(limit->unit)};
  }
  return shown;
}

/// What the contract demands today, and how it stands where the house can tell by itself.
std::vector<view::Demand> demands_of(sql::Reading& tx, const domain::Contract& contract, Day today,
                                     Language language) {
  std::vector<view::Demand> demands;
  for (const auto& word : domain::words<TermKind>) {
    const auto* const term = domain::in_force(contract.terms, word.value, today);
    if (term == nullptr) continue;
    view::Demand demand{.kind = std::string{word.code},
                        .text = std::string{word.said.in(language)},
                        .demanded = domain::to_text(term->value),
                        .actual = {},
                        .met = {},
                        .source = term->source};
    const auto* const number = std::get_if<int>(&term->value);
    if (word.value == TermKind::degree_share && number != nullptr) {
      const auto share = domain::degree_share(staff_of(tx, contract.id), today);
      if (const auto percent = share.percent()) demand.actual = std::to_string(*percent);
      demand.met = share.meets(*number);
    }
    if (word.value == TermKind::caseload_ceiling && number != nullptr) {
      std::int64_t most = 0;
      const auto staff = staff_of(tx, contract.id);
      for (const auto& load : store::caseloads(tx, today)) {
        const bool here =
            std::any_of(staff.begin(), staff.end(), [&](const domain::StaffMember& member) {
              return member.employee == load.employee && member.days.contains(today);
            });
        if (here) most = std::max(most, load.lead);
      }
      demand.actual = std::to_string(most);
      demand.met = most <= *number;
    }
    demands.push_back(std::move(demand));
  }
  return demands;
}

std::optional<view::Named> named(sql::Reading& tx, const std::optional<ContractId>& id) {
  if (!id) return std::nullopt;
  const auto kept = store::find_contract(tx, *id);
  if (!kept) return std::nullopt;
  return view::Named{id->uuid, kept->contract.name};
}

}  // namespace

view::ContractView contract_view(sql::Reading& tx, const Call& call,
                                 const store::KeptContract& kept) {
  const auto& c = kept.contract;
  view::ContractView shown;
  shown.id = c.id.uuid;
  shown.version = kept.version;
  shown.number = c.number;
  shown.name = c.name;
  shown.measure_type = std::string{c.measure.code()};
  shown.agreement_type = std::string{c.agreement.code()};
  shown.buyer = c.buyer;
  shown.area = c.area;
  shown.award_day = c.award_day;
  shown.first_day = c.first_day;
  shown.base_last_day = c.base_end_day - 1;
  shown.option_model = std::string{c.option_model.code()};
  shown.start_months = c.start_months;
  shown.intake_stop_day = c.intake_stop_day;
  shown.predecessor = named(tx, c.predecessor);
  shown.successor = named(tx, c.successor);
  shown.method = c.method;
  shown.price_model = std::string{c.price_model.code()};
  shown.data_role = c.data_role;
  if (c.places) shown.places = *c.places;
  shown.measure = code_view(c.measure, call.session.language);
  for (const auto& option : c.options) {
    view::OptionView year{.ordinal = option.ordinal,
                          .first_day = option.first_day,
                          .last_day = option.end_day - 1,
                          .decide_by_day = option.decide_by_day,
                          .decision = option.decision,
                          .decision_day = option.decision_day,
                          .notice_day = option.notice_day,
                          .days_left = {}};
    if (const auto days = domain::days_until_decide_by(option, call.today)) year.days_left = *days;
    shown.options.push_back(year);
  }
  for (const auto& term : c.terms) shown.terms.push_back(term_view(c, term, call.today));
  shown.demands = demands_of(tx, c, call.today, call.session.language);
  shown.phase = domain::phase_on(domain::phases(c, call.today), call.today);
  shown.last_day = domain::end_day(c, call.today) - 1;
  shown.longest_last_day = domain::longest_end_day(c, call.today) - 1;
  shown.days_left = shown.last_day - call.today;
  if (c.termination) {
    shown.terminated_last_day = c.termination->end_day - 1;
    shown.terminated_known_day = c.termination->known_day;
  }
  const auto counts = store::counts_of(tx, c.id, call.today);
  shown.participants = counts.participants;
  shown.consultants = counts.consultants;
  for (const auto& team : store::all_teams(tx)) {
    if (std::find(team.contracts.begin(), team.contracts.end(), c.id) != team.contracts.end()) {
      shown.teams.push_back({team.id.uuid, team.name});
    }
  }
  for (const auto& d : store::deliveries_of(tx, c.id)) {
    shown.deliveries.push_back({d.id.uuid, d.name, std::string{d.measure.code()}, d.first_day,
                                last_day(d.end_day), std::string{d.status.code()}, d.places});
  }
  if (house_key(call, domain::RecordKind::contract, domain::Action::write)) {
    shown.acts = {view::Act::change, view::Act::add_term};
    if (domain::next_open_option(c, call.today) != nullptr) {
      shown.acts.push_back(view::Act::decide_option);
    }
  }
  return shown;
}

}  // namespace stafett::service
