// Contracts, teams, posts and firms, as the administrator and the consultants register them.
#include <algorithm>

#include "app/example/acts.hpp"
#include "service/contract.hpp"
#include "service/employer.hpp"
#include "service/staff.hpp"
#include "service/team.hpp"

namespace stafett::example {

namespace {

namespace view = service::view;

view::TermInput input_of(const domain::Term& term) {
  view::TermInput input;
  input.kind = std::string{to_text(term.kind)};
  input.first_day = term.first_day;
  input.source = term.source;
  if (const auto* number = std::get_if<int>(&term.value)) input.number = *number;
  if (const auto* text = std::get_if<std::string>(&term.value)) input.text = *text;
  if (const auto* day = std::get_if<Day>(&term.value)) input.day = *day;
  if (const auto* codes = std::get_if<std::vector<std::string>>(&term.value)) {
    input.codes = std::vector<view::Text<100>>{codes->begin(), codes->end()};
  }
  if (const auto* limit = std::get_if<domain::DurationLimit>(&term.value)) {
    input.number = limit->ordinary;
    input.second_number = limit->absolute;
    input.text = std::string{to_text(limit->unit)};
  }
  return input;
}

view::ContractInput input_of(const domain::Contract& c) {
  view::ContractInput input;
  input.number = c.number;
  input.name = c.name;
  input.measure_type = std::string{c.measure.code()};
  input.agreement_type = std::string{c.agreement.code()};
  input.buyer = c.buyer;
  input.area = c.area;
  input.award_day = c.award_day;
  input.first_day = c.first_day;
  input.base_last_day = c.base_end_day - 1;
  input.option_model = std::string{c.option_model.code()};
  input.start_months = c.start_months;
  input.intake_stop_day = c.intake_stop_day;
  input.method = c.method;
  input.price_model = std::string{c.price_model.code()};
  input.data_role = c.data_role;
  if (c.places) input.places = *c.places;
  for (const auto& option : c.options) {
    input.options.push_back({option.first_day, option.end_day - 1, option.decide_by_day});
  }
  for (const auto& term : c.terms) input.terms.push_back(input_of(term));
  return input;
}

/// The post as it stands, for a change of some of it.
view::EmploymentChange change_of(const view::EmploymentView& post) {
  view::EmploymentChange change;
  change.role_title = post.role_title;
  change.extent_percent = post.extent_percent;
  change.last_day = post.last_day;
  change.notice_day = post.notice_day;
  if (post.end_reason) change.end_reason = *post.end_reason;
  if (post.contract) change.contract = ContractId{post.contract->id};
  change.other_work_agreed = post.other_work_agreed;
  change.onboarding_signed_day = post.onboarding_signed_day;
  if (post.buddy) change.buddy = EmployeeId{post.buddy->id};
  change.version = post.version;
  return change;
}

void change_post(Player& player, const Event& event, EmployeePlace who,
                 const view::EmploymentChange& change) {
  auto& post = player.props.posts[who.at];
  const auto shown =
      must(service::change_employment(player.call(event), player.props.employees[who.at],
                                      EmploymentId{post.id}, change),
           "change_employment");
  post = shown.employments.front();
}

}  // namespace

void perform(Player& player, const Event& event, const EmployerRegistered& act) {
  const auto& row = player.script.employers[act.employer.at];
  view::EmployerInput input;
  if (row.organisation_number) input.organisation_number = *row.organisation_number;
  input.name = row.name;
  input.place = row.place;
  input.industry = row.industry;
  player.props.employers[act.employer.at] = EmployerId{
      must(service::register_employer(player.call(event), input), "register_employer").id};
}

void perform(Player& player, const Event& event, const ContractWon& act) {
  const auto shown =
      must(service::register_contract(player.call(event),
                                      input_of(player.script.contracts[act.contract.at])),
           "register_contract");
  player.props.contracts[act.contract.at] = ContractId{shown.id};
  player.props.contract_versions[act.contract.at] = shown.version;
}

void perform(Player& player, const Event& event, const OptionDecided& act) {
  auto& version = player.props.contract_versions[act.contract.at];
  view::OptionDecision input;
  input.decision = act.decision == domain::OptionDecision::taken ? view::OptionAnswer::taken
                                                                 : view::OptionAnswer::declined;
  input.decision_day = act.decision_day;
  input.notice_day = act.notice_day;
  input.version = version;
  version = must(service::decide_option(player.call(event), player.props.contracts[act.contract.at],
                                        act.ordinal, input),
                 "decide_option")
                .version;
}

void perform(Player& player, const Event& event, const TermChanged& act) {
  player.props.contract_versions[act.contract.at] =
      must(service::add_term(player.call(event), player.props.contracts[act.contract.at],
                             input_of(act.term)),
           "add_term")
          .version;
}

void perform(Player& player, const Event& event, const TeamFormed& act) {
  const auto& row = player.script.teams[act.team.at];
  view::TeamInput input;
  input.name = row.name;
  for (const auto contract : row.contracts) {
    input.contracts.push_back(player.props.contracts[contract.at]);
  }
  player.props.teams[act.team.at] =
      TeamId{must(service::register_team(player.call(event), input), "register_team").id};
}

void perform(Player& player, const Event& event, const Hired& act) {
  const auto& row = player.script.employees[act.employee.at];
  const auto& post = act.employment;
  view::EmployeeInput input;
  input.name = row.employee.name;
  input.email = row.email;
  input.phone = row.phone;
  input.education_level = row.employee.education_level;
  input.education_field = row.employee.education_field;
  input.relevant_degree = row.employee.relevant_degree;
  input.employment.role_title = post.role_title;
  input.employment.type = post.type;
  input.employment.extent_percent = post.extent_percent;
  input.employment.first_day = post.days.first;
  input.employment.last_day = post.days.last();
  if (act.contract) input.employment.contract = player.props.contracts[act.contract->at];
  input.employment.other_work_agreed = post.other_work_agreed;
  if (act.buddy) input.employment.buddy = player.props.employees[act.buddy->at];
  const auto shown =
      must(service::register_employee(player.call(event), input), "register_employee");
  player.props.employees[act.employee.at] = EmployeeId{shown.id};
  player.props.posts[act.employee.at] = shown.employments.front();
  player.let_in(act.employee, event.at);
}

void perform(Player& player, const Event& event, const JoinedTeam& act) {
  must(
      service::add_team_member(player.call(event), player.props.teams[act.team.at],
                               {player.props.employees[act.employee.at], act.leads, act.first_day}),
      "add_team_member");
}

void perform(Player& player, const Event& event, const LeftTeam& act) {
  const auto call = player.call(event);
  const auto id = player.props.teams[act.team.at];
  const auto teams = must(service::list_teams(call), "list_teams");
  const auto team = std::find_if(teams.rows.begin(), teams.rows.end(),
                                 [&](const view::TeamView& one) { return one.id == id.uuid; });
  const auto member =
      std::find_if(team->members.begin(), team->members.end(), [&](const view::TeamMember& one) {
        return one.employee.id == player.props.employees[act.employee.at].uuid && !one.last_day;
      });
  must(service::end_team_member(call, id, member->id, {act.last_day, team->version}),
       "end_team_member");
}

void perform(Player& player, const Event& event, const OnboardingSigned& act) {
  auto change = change_of(player.props.posts[act.employee.at]);
  change.onboarding_signed_day = act.day;
  change_post(player, event, act.employee, change);
}

void perform(Player& player, const Event& event, const NoticeGiven& act) {
  auto change = change_of(player.props.posts[act.employee.at]);
  change.notice_day = event.at.day_in_norway();
  change.last_day = act.last_day;
  change.end_reason = act.reason;
  change_post(player, event, act.employee, change);
}

}  // namespace stafett::example
