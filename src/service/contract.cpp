#include "service/contract.hpp"

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/contract_view.hpp"
#include "service/words.hpp"
#include "store/contract.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::TermKind;
using domain::TermUnit;

constexpr Rejected number_taken{"number_taken", "/number"};
constexpr Rejected predecessor_unknown{"contract_unknown", "/predecessor"};

Result<domain::Grant> contract_key(const Call& call, Action action) {
  return house_key(call, RecordKind::contract, action);
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
        const auto fine = refusing([&] { touched = store::change_contract(tx, *changed, seen); },
                                   number_taken, predecessor_unknown);
        if (!fine) return tl::make_unexpected(fine.error());
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
        const auto fine =
            refusing([&] { store::add_contract(tx, *made, call.now, call.session.account); },
                     number_taken, predecessor_unknown);
        if (!fine) return tl::make_unexpected(fine.error());
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

}  // namespace stafett::service
