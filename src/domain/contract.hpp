// The innermost circle, which governs the others: a contract won in a tender, with its base period,
// its option years and its dated terms (R3, R4, R18).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/coded.hpp"
#include "domain/contract_codes.hpp"
#include "domain/data_kind.hpp"
#include "domain/measure.hpp"
#include "domain/phase.hpp"
#include "domain/term.hpp"

namespace stafett::domain {

enum class OptionDecision : std::uint8_t { open, taken, declined };

template <>
inline constexpr auto words<OptionDecision> = word_list<OptionDecision>({
    {OptionDecision::open, "open"},
    {OptionDecision::taken, "taken"},
    {OptionDecision::declined, "declined"},
});

/// A further period that the buyer may take or decline.
struct OptionYear {
  int ordinal = 1;  ///< 1, 2, … in the order they follow on each other
  Day first_day;
  Day end_day;        ///< the day after its last
  Day decide_by_day;  ///< the last day for the buyer's decision
  OptionDecision decision = OptionDecision::open;
  std::optional<Day> decision_day = {};
  std::optional<Day> notice_day = {};  ///< when the provider was told (R4)
  friend bool operator==(const OptionYear&, const OptionYear&) = default;
};

/// Whether the provider decides over the personal data or handles them for the agency.
enum class DataRole : std::uint8_t { controller, processor };

template <>
inline constexpr auto words<DataRole> = word_list<DataRole>({
    {DataRole::controller, "controller"},
    {DataRole::processor, "processor"},
});

/// A contract broken off before its time.
struct Termination {
  Day end_day;    ///< the day after its last
  Day known_day;  ///< when the provider was told
  friend bool operator==(const Termination&, const Termination&) = default;
};

struct Contract {
  ContractId id;
  std::string number;  ///< the buyer's
  std::string name;
  Coded<MeasureType> measure;
  Coded<AgreementType> agreement;
  std::string buyer;
  std::string area;
  Day award_day;
  Day first_day;
  Day base_end_day;  ///< the day after the base period's last
  Coded<OptionModel> option_model = OptionModel::ingen_opsjonsmulighet;
  std::vector<OptionYear> options = {};  ///< by ordinal
  int start_months = 6;                  ///< length of the start period, from the first day
  std::optional<Day> intake_stop_day = {};
  std::optional<Termination> termination = {};
  std::optional<ContractId> predecessor = {};
  std::optional<ContractId> successor = {};
  std::string method = {};  ///< name and version
  Coded<PriceModel> price_model;
  DataRole data_role = DataRole::processor;
  std::optional<int> places = {};
  std::vector<Term> terms = {};
  friend bool operator==(const Contract&, const Contract&) = default;
};

/// The contract, where its days hang together: award not after the first day, a base period of at
/// least a day, options numbered 1, 2, … that follow on each other without holes and are to be
/// decided before they begin, a decided option with its days, none taken after one that was not,
/// start period 0 to 24 months, a broken-off end inside the contract. Otherwise a refusal with code
/// "contract_…" and the field.
Result<Contract> make_contract(Contract parts);

/// The option periods that a model gives after a base period of two years; a decision at the latest
/// `notice_months` before each begins. Empty for the models that do not say.
std::vector<OptionYear> usual_options(OptionModel model, Day first_day, int notice_months);

/// The day after the contract's last, by what the provider knew on `known_on`: base period, options
/// of which notice had come that they are taken, a termination that was known.
Day end_day(const Contract& contract, Day known_on);

/// As `end_day`, with every option that is still open counted in: how long it may come to last.
Day longest_end_day(const Contract& contract, Day known_on);

/// Since when the provider has known that the contract ends earlier than it could have: notice of
/// an option declined, or of a termination. Nothing while that may still go on, or when it simply
/// runs its whole time.
std::optional<Day> end_known_since(const Contract& contract, Day known_on);

/// The next option that is not decided on `day`; nothing where none is open or an earlier one was
/// declined.
const OptionYear* next_open_option(const Contract& contract, Day day);

/// Days from `today` to the last day for the decision: 0 on that day, negative after it. Nothing
/// once notice has come.
std::optional<std::int32_t> days_until_decide_by(const OptionYear& option, Day today);

/// The buyer has decided over an option. Refused where there is no such option (not_found), it is
/// decided already (already_exists), an earlier one is open or declined (not_now), or notice came
/// before the decision (invalid).
Result<Contract> decide_option(Contract contract, int ordinal, OptionDecision decision,
                               Day decision_day, Day notice_day);

/// The contract's phases (domain.md): start from award until its start period is over; end from the
/// day the end is known, or three months before it, whichever is earlier; under way between. Past
/// days are judged by what was known on them, today and later days by what is known today: a
/// contract that waited for an option was in its end phase, and is under way again after the good
/// news. The end phase goes before the start phase.
Circle phases(const Contract& contract, Day today);

/// True where somebody may begin on `day`: inside the contract, and not after the last day for new
/// participants (the term in force, else the contract's own; R6).
bool takes_new_participants(const Contract& contract, Day day);

/// The kinds of personal data that may be processed on `day`, as the term in force lists them;
/// unknown kinds are kept.
std::vector<Coded<DataKind>> allowed_data_kinds(const Contract& contract, Day day);

/// The prices in force on `day`: the term's, else the contract's own.
Coded<PriceModel> price_model_on(const Contract& contract, Day day);

}  // namespace stafett::domain
