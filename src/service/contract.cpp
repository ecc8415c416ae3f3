#include "service/contract.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/employment.hpp"
#include "domain/rings.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/people.hpp"
#include "service/words.hpp"
#include "store/contract.hpp"
#include "store/participation.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::TermKind;
using domain::TermUnit;

Result<domain::Grant> contract_key(const Call& call, Action action) {
  return house_key(call, RecordKind::contract, action);
}

int counted(std::int64_t number) {
  return static_cast<int>(std::clamp<std::int64_t>(number, -1, 1'000'000));
}

// From what is sent to what the domain knows.

template <class Input>
domain::Contract parts_of(const Input& input) {
  domain::Contract c;
  c.number = text::trim(input.number);
  c.name = text::trim(input.name);
  c.measure = domain::Coded<domain::MeasureType>::read(input.measure_type);
  c.agreement = domain::Coded<domain::AgreementType>::read(input.agreement_type);
  c.buyer = text::trim(input.buyer);
  c.area = text::trim(input.area);
  c.award_day = input.award_day;
  c.first_day = input.first_day;
  c.base_end_day = input.base_last_day + 1;
  c.option_model = domain::Coded<domain::OptionModel>::read(input.option_model);
  c.start_months = counted(input.start_months);
  c.intake_stop_day = input.intake_stop_day;
  c.predecessor = input.predecessor;
  c.method = text::trim(input.method);
  c.price_model = domain::Coded<domain::PriceModel>::read(input.price_model);
  c.data_role = input.data_role;
  if (input.places) c.places = counted(*input.places);
  return c;
}

/// The value of a term from the fields that its kind's unit takes; a missing one refuses.
Result<domain::TermValue> value_of(TermKind kind, const view::TermInput& input) {
  const auto missing = [](std::string_view field) {
    return refuse(Reason::invalid, "term_value_missing", field);
  };
  switch (domain::unit_of(kind)) {
    case TermUnit::codes: {
      if (!input.codes) return missing("/codes");
      return domain::TermValue{std::vector<std::string>{input.codes->begin(), input.codes->end()}};
    }
    case TermUnit::text:
      if (!input.text) return missing("/text");
      return domain::TermValue{std::string{*input.text}};
    case TermUnit::day:
      if (!input.day) return missing("/day");
      return domain::TermValue{*input.day};
    case TermUnit::duration: {
      if (!input.number) return missing("/number");
      if (!input.second_number) return missing("/second_number");
      const bool weeks = input.text && *input.text == "weeks";
      return domain::TermValue{
          domain::DurationLimit{counted(*input.number), counted(*input.second_number),
                                weeks ? domain::SpanUnit::weeks : domain::SpanUnit::months}};
    }
    default:
      if (!input.number) return missing("/number");
      return domain::TermValue{counted(*input.number)};
  }
}

Result<domain::Term> term_of(const Call& call, const view::TermInput& input) {
  const auto kind = domain::from_text<TermKind>(input.kind);
  if (!kind) return refuse(Reason::invalid, "term_kind_unknown", "/kind");
  auto value = value_of(*kind, input);
  if (!value) return tl::make_unexpected(value.error());
  return domain::make_term({.id = TermId::make(call.now, call.random),
                            .kind = *kind,
                            .first_day = input.first_day,
                            .value = *std::move(value),
                            .source = text::trim(input.source)});
}

/// A refusal about a term, at its place in the list.
Refusal at_term(Refusal refusal, std::size_t place) {
  refusal.field = "/terms/" + std::to_string(place) + refusal.field;
  return refusal;
}

// From what is kept to what is shown.

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

/// The consultants of a contract as the demand for education counts them.
std::vector<domain::StaffMember> staff_of(sql::Reading& tx, ContractId contract) {
  std::map<EmployeeId, bool> degrees;
  for (const auto& kept : store::employees_matching(tx, "")) {
    degrees[kept.employee.id] = kept.employee.relevant_degree;
  }
  std::vector<domain::StaffMember> staff;
  for (const auto& kept : store::all_employments(tx)) {
    const auto& e = kept.employment;
    if (e.contract != contract) continue;
    staff.push_back({e.employee, degrees[e.employee], e.extent_percent, e.days});
  }
  return staff;
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
  if (contract_key(call, Action::write)) {
    shown.acts = {view::Act::change, view::Act::add_term};
    if (domain::next_open_option(c, call.today) != nullptr) {
      shown.acts.push_back(view::Act::decide_option);
    }
  }
  return shown;
}

Result<view::ContractView> contract_after(sql::Reading& tx, const Call& call, ContractId id) {
  const auto kept = store::find_contract(tx, id);
  if (!kept) return foreign();
  return contract_view(tx, call, *kept);
}

/// One change of a contract: the domain makes it whole again, or says what does not hang together.
template <class Change>
Result<view::ContractView> change(const Call& call, ContractId id, std::int64_t seen,
                                  Change&& change_it) {
  return command<view::ContractView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = contract_key(call, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        const auto kept = store::find_contract(tx, id);
        if (!kept) return foreign();
        const Result<domain::Contract> changed = change_it(kept->contract);
        if (!changed) return tl::make_unexpected(changed.error());
        std::int64_t touched = 0;
        try {
          touched = store::change_contract(tx, *changed, seen);
        } catch (const sql::Error& error) {
          if (error.kind() == sql::ErrorKind::unique) {
            return refuse(Reason::already_exists, "number_taken", "/number");
          }
          if (error.kind() == sql::ErrorKind::foreign_key) {
            return refuse(Reason::invalid, "contract_unknown", "/predecessor");
          }
          throw;
        }
        const auto version = store::next_version(tx, touched, "contract", id.uuid, seen);
        if (!version) return tl::make_unexpected(version.error());
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "contract", .id = id.uuid, .version = *version};
      },
      [&](sql::Writing& tx, const store::Outcome&) { return contract_after(tx, call, id); });
}

}  // namespace

Result<view::ContractList> list_contracts(const Call& call) {
  const auto key = contract_key(call, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::ContractList> {
    view::ContractList list;
    for (const auto& kept : store::all_contracts(tx)) {
      const auto& c = kept.contract;
      const auto counts = store::counts_of(tx, c.id, call.today);
      const auto* const option = domain::next_open_option(c, call.today);
      const Day last = domain::end_day(c, call.today) - 1;
      list.rows.push_back({.id = c.id.uuid,
                           .number = c.number,
                           .name = c.name,
                           .measure = code_view(c.measure, call.session.language),
                           .buyer = c.buyer,
                           .first_day = c.first_day,
                           .last_day = last,
                           .longest_last_day = domain::longest_end_day(c, call.today) - 1,
                           .phase = domain::phase_on(domain::phases(c, call.today), call.today),
                           .days_left = last - call.today,
                           .next_decision_day = option != nullptr
                                                    ? std::optional{option->decide_by_day}
                                                    : std::nullopt,
                           .participants = counts.participants,
                           .consultants = counts.consultants});
    }
    return list;
  });
}

Result<view::ContractView> read_contract(const Call& call, ContractId id) {
  const auto key = contract_key(call, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read([&](sql::Reading& tx) { return contract_after(tx, call, id); });
}

Result<view::ContractView> register_contract(const Call& call, const view::ContractInput& input) {
  auto parts = parts_of(input);
  parts.id = ContractId::make(call.now, call.random);
  int ordinal = 0;
  for (const auto& option : input.options) {
    parts.options.push_back({.ordinal = ++ordinal,
                             .first_day = option.first_day,
                             .end_day = option.last_day + 1,
                             .decide_by_day = option.decide_by_day});
  }
  for (std::size_t i = 0; i < input.terms.size(); ++i) {
    auto term = term_of(call, input.terms[i]);
    if (!term) return tl::make_unexpected(at_term(term.error(), i));
    parts.terms.push_back(*std::move(term));
  }
  const auto made = domain::make_contract(std::move(parts));
  if (!made) return tl::make_unexpected(made.error());
  return command<view::ContractView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = contract_key(call, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        try {
          store::add_contract(tx, *made, call.now, call.session.account);
        } catch (const sql::Error& error) {
          if (error.kind() == sql::ErrorKind::unique) {
            return refuse(Reason::already_exists, "number_taken", "/number");
          }
          if (error.kind() == sql::ErrorKind::foreign_key) {
            return refuse(Reason::invalid, "contract_unknown", "/predecessor");
          }
          throw;
        }
        store::append(tx, audit_line(call, *key, made->id.uuid));
        return store::Outcome{.kind = "contract", .id = made->id.uuid, .version = 1};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return contract_after(tx, call, ContractId{done.id.value()});
      });
}

Result<view::ContractView> change_contract(const Call& call, ContractId id,
                                           const view::ContractChange& input) {
  return change(call, id, input.version, [&](const domain::Contract& old) {
    auto parts = parts_of(input);
    parts.id = old.id;
    parts.options = old.options;
    parts.terms = old.terms;
    parts.successor = old.successor;
    if (input.terminated_last_day && input.terminated_known_day) {
      parts.termination =
          domain::Termination{*input.terminated_last_day + 1, *input.terminated_known_day};
    }
    return domain::make_contract(std::move(parts));
  });
}

Result<view::ContractView> decide_option(const Call& call, ContractId id, std::int64_t ordinal,
                                         const view::OptionDecision& input) {
  const auto decision = input.decision == view::OptionAnswer::taken
                            ? domain::OptionDecision::taken
                            : domain::OptionDecision::declined;
  return change(call, id, input.version, [&](const domain::Contract& old) {
    return domain::decide_option(old, counted(ordinal), decision, input.decision_day,
                                 input.notice_day);
  });
}

Result<view::ContractView> add_term(const Call& call, ContractId id, const view::TermInput& input) {
  const auto term = term_of(call, input);
  if (!term) return tl::make_unexpected(term.error());
  return command<view::ContractView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = contract_key(call, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        if (!store::find_contract(tx, id)) return foreign();
        store::add_term(tx, id, *term, call.now, call.session.account);
        store::append(tx, audit_line(call, *key, id.uuid));
        return store::Outcome{.kind = "contract", .id = id.uuid, .version = {}};
      },
      [&](sql::Writing& tx, const store::Outcome&) { return contract_after(tx, call, id); });
}

Result<view::Rings> read_rings(const Call& call, ContractId id) {
  const auto key = contract_key(call, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::Rings> {
        const auto kept = store::find_contract(tx, id);
        if (!kept) return foreign();
        const auto& contract = kept->contract;

        std::map<EmployeeId, std::string> names;
        for (auto& employee : store::employees_matching(tx, "")) {
          names[employee.employee.id] = std::move(employee.employee.name);
        }
        std::map<EmployeeId, std::vector<domain::Employment>> posts;
        for (const auto& employment : store::all_employments(tx)) {
          posts[employment.employment.employee].push_back(employment.employment);
        }
        std::vector<domain::RingConsultantFacts> consultants;
        for (const auto& [employee, employments] : posts) {
          const bool here = std::any_of(employments.begin(), employments.end(),
                                        [&](const auto& e) { return e.contract == id; });
          if (here) consultants.push_back({employee, employments});
        }

        // An administrator keeps contracts and sees no participants: the picture has no hairs then.
        auto people = People::load_contract(tx, call, id);
        std::vector<domain::RingParticipantFacts> participants;
        std::map<ParticipationId, const Seen*> by_id;
        if (people) {
          for (const auto& one : people->all()) {
            by_id[one.listed.participation.id] = &one;
            participants.push_back({one.listed.participation, one.listed.assignments});
          }
        }

        const auto rings = domain::rings(contract, consultants, participants, call.today);
        view::Rings shown;
        shown.contract = {contract.id.uuid, contract.name};
        shown.today = call.today;
        shown.first_day = rings.first_day;
        shown.last_day = rings.end_day - 1;
        shown.decided_last_day = rings.decided_end_day - 1;
        shown.award_day = contract.award_day;
        shown.phase = rings.phase;
        shown.spans = spans_view(rings.contract, shown.last_day);
        for (const auto& option : contract.options) {
          shown.options.push_back({option.ordinal, option.first_day, option.end_day - 1,
                                   option.decide_by_day, option.decision});
        }
        for (const auto& ring : rings.consultants) {
          shown.consultants.push_back({ring.employee, names[ring.employee],
                                       spans_view(ring.circle, shown.last_day), ring.caseload,
                                       ring.role_title});
        }
        std::vector<const Seen*> named_people;
        for (const auto& ring : rings.participants) {
          const Seen& one = *by_id.at(ring.participation);
          view::RingParticipant hair;
          hair.participation = ring.participation;
          const auto name = people->name(one);
          if (name.family_name) {
            hair.name = *name.given_name + " " + *name.family_name;
            named_people.push_back(&one);
          }
          hair.spans = spans_view(ring.circle, call.today);
          hair.gaps = day_spans(ring.gaps, call.today);
          if (ring.lead) hair.lead = view::Named{ring.lead->uuid, names[*ring.lead]};
          // Of those whom the asker has nothing to do with, the picture is all: nobody's status,
          // and not who is protected.
          hair.protected_ = people->grant().includes(one.relation) && one.listed.protected_address;
          if (people->grant().shows(one.relation, false, RecordKind::status_dates,
                                    domain::Field::everything)) {
            hair.status = std::string{ring.status.code()};
          }
          hair.readable = people->is_readable(one);
          shown.participants.push_back(std::move(hair));
        }
        shown.gap_days = rings.gap_days;
        shown.without_lead = rings.without_lead;
        if (rings.calm_percent) shown.calm_share = *rings.calm_percent;
        if (!named_people.empty()) trail.push_back(people->line(call, named_people));
        return shown;
      });
}

namespace {

template <class Enum>
std::vector<view::Code> codes_of_list(Language language) {
  std::vector<view::Code> list;
  list.reserve(domain::words<Enum>.size());
  for (const auto& word : domain::words<Enum>) {
    list.push_back({std::string{word.code}, std::string{word.said.in(language)}, true});
  }
  return list;
}

}  // namespace

Result<view::CodeLists> list_codes(const Call& call) {
  const Language language = call.session.language;
  view::CodeLists lists{.measure_types = codes_of_list<domain::MeasureType>(language),
                        .agreement_types = codes_of_list<domain::AgreementType>(language),
                        .option_models = codes_of_list<domain::OptionModel>(language),
                        .price_models = codes_of_list<domain::PriceModel>(language),
                        .statuses = codes_of_list<domain::Status>(language),
                        .reasons = codes_of_list<domain::StatusReason>(language),
                        .contents = codes_of_list<domain::ContentKind>(language),
                        .protections = codes_of_list<domain::AddressProtection>(language),
                        .delivery_statuses = codes_of_list<domain::DeliveryStatus>(language),
                        .start_types = codes_of_list<domain::StartType>(language),
                        .enrolment_types = codes_of_list<domain::EnrolmentType>(language),
                        .data_kinds = codes_of_list<domain::DataKind>(language),
                        .term_kinds = {}};
  for (const auto& word : domain::words<TermKind>) {
    lists.term_kinds.push_back(
        {std::string{word.code}, std::string{word.said.in(language)}, domain::unit_of(word.value)});
  }
  return lists;
}

}  // namespace stafett::service
