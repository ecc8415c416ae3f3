#include "domain/contract.hpp"

#include <algorithm>

namespace stafett::domain {

namespace {

/// The end phase begins at the latest so long before the end (domain.md).
constexpr int end_phase_months = 3;

tl::unexpected<Refusal> invalid(std::string_view code, std::string_view field) {
  return refuse(Reason::invalid, code, field, "R3");
}

/// When the provider was told of a decision; where that was not noted, the day of the decision, and
/// at the latest the last day for it.
Day told_on(const OptionYear& option) {
  return option.notice_day.value_or(option.decision_day.value_or(option.decide_by_day));
}

/// The decision as the provider knew it on a day.
OptionDecision known_decision(const OptionYear& option, Day known_on) {
  return told_on(option) <= known_on ? option.decision : OptionDecision::open;
}

bool is_known(const std::optional<Termination>& termination, Day known_on) {
  return termination && termination->known_day <= known_on;
}

Result<void> check_options(const Contract& contract) {
  Day follows_on = contract.base_end_day;
  int ordinal = 1;
  bool none_missing = true;
  for (const OptionYear& option : contract.options) {
    if (option.ordinal != ordinal) return invalid("contract_option_order", "/options");
    if (option.first_day != follows_on) return invalid("contract_option_hole", "/options");
    if (option.end_day <= option.first_day) return invalid("contract_option_empty", "/options");
    if (option.decide_by_day >= option.first_day) {
      return invalid("contract_option_decided_too_late", "/options");
    }
    const bool decided = option.decision != OptionDecision::open;
    if (decided != option.decision_day.has_value() || decided != option.notice_day.has_value()) {
      return invalid("contract_option_days", "/options");
    }
    if (decided && *option.notice_day < *option.decision_day) {
      return invalid("contract_notice_before_decision", "/options");
    }
    if (option.decision == OptionDecision::taken && !none_missing) {
      return invalid("contract_option_order", "/options");
    }
    none_missing = none_missing && option.decision == OptionDecision::taken;
    follows_on = option.end_day;
    ++ordinal;
  }
  return {};
}

}  // namespace

Result<Contract> make_contract(Contract parts) {
  if (parts.name.empty()) return invalid("contract_name_missing", "/name");
  if (parts.number.empty()) return invalid("contract_number_missing", "/number");
  if (parts.award_day > parts.first_day) return invalid("contract_award_after_start", "/award_day");
  if (parts.base_end_day <= parts.first_day)
    return invalid("contract_end_before_start", "/base_last_day");
  if (parts.start_months < 0 || parts.start_months > 24) {
    return invalid("contract_start_period", "/start_months");
  }
  if (const auto options = check_options(parts); !options)
    return tl::make_unexpected(options.error());
  if (parts.termination) {
    const Day longest = parts.options.empty() ? parts.base_end_day : parts.options.back().end_day;
    if (parts.termination->end_day <= parts.first_day || parts.termination->end_day > longest) {
      return invalid("contract_terminated_outside", "/terminated_last_day");
    }
    if (parts.termination->known_day > parts.termination->end_day) {
      return invalid("contract_terminated_before_known", "/terminated_known_day");
    }
  }
  if (parts.places && *parts.places < 0) return invalid("contract_places", "/places");
  return parts;
}

std::vector<OptionYear> usual_options(OptionModel model, Day first_day, int notice_months) {
  int years = 0;
  switch (model) {
    case OptionModel::to_pluss_en:
      years = 1;
      break;
    case OptionModel::to_pluss_en_pluss_en:
      years = 2;
      break;
    case OptionModel::to_pluss_en_pluss_en_pluss_en:
      years = 3;
      break;
    case OptionModel::ingen_opsjonsmulighet:
    case OptionModel::valgfri_sluttdato:
    case OptionModel::annet:
      break;
  }
  std::vector<OptionYear> options;
  for (int i = 0; i < years; ++i) {
    OptionYear option;
    option.ordinal = i + 1;
    option.first_day = first_day.plus_years(2 + i);
    option.end_day = first_day.plus_years(3 + i);
    option.decide_by_day = option.first_day.plus_months(-notice_months) - 1;
    options.push_back(option);
  }
  return options;
}

Day end_day(const Contract& contract, Day known_on) {
  Day end = contract.base_end_day;
  for (const OptionYear& option : contract.options) {
    if (known_decision(option, known_on) != OptionDecision::taken) break;
    end = option.end_day;
  }
  if (is_known(contract.termination, known_on)) end = std::min(end, contract.termination->end_day);
  return end;
}

Day longest_end_day(const Contract& contract, Day known_on) {
  Day end = contract.base_end_day;
  for (const OptionYear& option : contract.options) {
    if (known_decision(option, known_on) == OptionDecision::declined) break;
    end = option.end_day;
  }
  if (is_known(contract.termination, known_on)) end = std::min(end, contract.termination->end_day);
  return end;
}

std::optional<Day> end_known_since(const Contract& contract, Day known_on) {
  std::optional<Day> since;
  for (const OptionYear& option : contract.options) {
    if (known_decision(option, known_on) != OptionDecision::declined) continue;
    since = told_on(option);
    break;
  }
  if (is_known(contract.termination, known_on)) {
    since =
        std::min(since.value_or(contract.termination->known_day), contract.termination->known_day);
  }
  return since;
}

const OptionYear* next_open_option(const Contract& contract, Day day) {
  for (const OptionYear& option : contract.options) {
    switch (known_decision(option, day)) {
      case OptionDecision::open:
        return &option;
      case OptionDecision::declined:
        return nullptr;
      case OptionDecision::taken:
        break;
    }
  }
  return nullptr;
}

std::optional<std::int32_t> days_until_decide_by(const OptionYear& option, Day today) {
  if (known_decision(option, today) != OptionDecision::open) return std::nullopt;
  return option.decide_by_day - today;
}

Result<Contract> decide_option(Contract contract, int ordinal, OptionDecision decision,
                               Day decision_day, Day notice_day) {
  if (decision == OptionDecision::open) return invalid("contract_decision_missing", "/decision");
  for (OptionYear& option : contract.options) {
    if (option.ordinal < ordinal) {
      if (option.decision != OptionDecision::taken) {
        return refuse(Reason::not_now, "contract_earlier_option_not_taken", "/ordinal", "R3");
      }
      continue;
    }
    if (option.ordinal > ordinal) break;
    if (option.decision != OptionDecision::open) {
      return refuse(Reason::already_exists, "contract_option_decided", "/decision", "R4");
    }
    if (notice_day < decision_day) return invalid("contract_notice_before_decision", "/notice_day");
    if (decision_day < contract.award_day)
      return invalid("contract_decision_before_award", "/decision_day");
    option.decision = decision;
    option.decision_day = decision_day;
    option.notice_day = notice_day;
    return contract;
  }
  return refuse(Reason::not_found, "not_found");
}

Circle phases(const Contract& contract, Day today) {
  const Day start_phase_end = contract.first_day.plus_months(contract.start_months);
  // On a day we judge by what was known on it, and nobody knows more than today.
  const auto phase_at = [&](Day day) {
    const Day known_on = std::min(day, today);
    const Day last_months = end_day(contract, known_on).plus_months(-end_phase_months);
    const Day ends_from =
        std::min(end_known_since(contract, known_on).value_or(last_months), last_months);
    if (day >= ends_from) return Phase::end;
    return day < start_phase_end ? Phase::start : Phase::under_way;
  };
  // News comes on some days; between them the calendar alone turns the phase.
  std::vector<Day> news = {contract.award_day};
  for (const OptionYear& option : contract.options) {
    if (option.decision != OptionDecision::open && told_on(option) <= today) {
      news.push_back(told_on(option));
    }
  }
  if (is_known(contract.termination, today)) news.push_back(contract.termination->known_day);
  std::vector<Day> changes = {start_phase_end};
  for (const Day day : news) {
    changes.push_back(day);
    changes.push_back(end_day(contract, day).plus_months(-end_phase_months));
  }
  return circle_of(contract.award_day, end_day(contract, today), changes, phase_at);
}

bool takes_new_participants(const Contract& contract, Day day) {
  if (day < contract.first_day || day >= end_day(contract, day)) return false;
  std::optional<Day> stop = contract.intake_stop_day;
  if (const Term* term = in_force(contract.terms, TermKind::intake_stop, day)) {
    if (const Day* last = std::get_if<Day>(&term->value)) stop = *last;
  }
  return !stop || day <= *stop;
}

std::vector<Coded<DataKind>> allowed_data_kinds(const Contract& contract, Day day) {
  std::vector<Coded<DataKind>> kinds;
  if (const Term* term = in_force(contract.terms, TermKind::data_kinds, day)) {
    if (const auto* codes = std::get_if<std::vector<std::string>>(&term->value)) {
      for (const auto& code : *codes) kinds.push_back(Coded<DataKind>::read(code));
    }
  }
  return kinds;
}

Coded<PriceModel> price_model_on(const Contract& contract, Day day) {
  if (const Term* term = in_force(contract.terms, TermKind::price_model, day)) {
    const auto* codes = std::get_if<std::vector<std::string>>(&term->value);
    if (codes != nullptr && !codes->empty()) return Coded<PriceModel>::read(codes->front());
  }
  return contract.price_model;
}

}  // namespace stafett::domain
