// Lives as a register has kept them, without who lived them: of contracts, of those who followed up
// and of those who were followed up. What happened and when, for learning how long and how often;
// a person is a number in the order of the list and means nothing outside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/day.hpp"
#include "domain/coded.hpp"
#include "domain/employment.hpp"
#include "domain/measure.hpp"
#include "domain/phase.hpp"
#include "domain/se_stage.hpp"

namespace stafett::domain {

/// A contract as it turned out. `days` ends where its end is decided by now.
struct ContractHistory {
  Day award_day;
  Period days;
  Circle circle;
  std::optional<Day> intake_end = {};  ///< the first day on which nobody new may begin
  std::optional<int> places = {};
  int base_months = 0;
  int options = 0;
  int option_months = 0;  ///< of one; 0 without options
  int options_taken = 0;
  int options_declined = 0;
  int start_months = 0;
  friend bool operator==(const ContractHistory&, const ContractHistory&) = default;
};

/// A contract and those that followed it with the same provider, one after another.
struct ContractLine {
  Coded<MeasureType> measure;
  std::vector<ContractHistory> contracts;
  friend bool operator==(const ContractLine&, const ContractLine&) = default;
};

/// One person in a post that depends on a line of contracts, from the first day to the last without
/// a break. `end` is empty while it lasts.
struct EmploymentHistory {
  std::size_t line = 0;
  Day first;
  std::optional<Day> end = {};  ///< the day after the last
  std::optional<Day> notice_day = {};
  bool ended_with_contract = false;  ///< the contract's end made it so, and no notice
  EmploymentType type = EmploymentType::permanent;
  bool relevant_degree = false;
  std::optional<Day> onboarding_signed_day = {};
  std::vector<Period> other_work = {};  ///< days on which work was agreed beyond the contract's end
  friend bool operator==(const EmploymentHistory&, const EmploymentHistory&) = default;
};

/// A post that somebody gave notice of, until the next one begins in it.
struct VacancyHistory {
  std::size_t line = 0;
  Day notice_day;
  Day left_day;
  std::optional<Day> filled_day = {};  ///< nothing: not yet, or the contract ended first
  std::optional<Day> closed_day = {};  ///< when it was no longer to be filled
  friend bool operator==(const VacancyHistory&, const VacancyHistory&) = default;
};

/// Why a participation is over.
enum class EndKind : std::uint8_t {
  going_on,
  never_began,
  with_a_job,
  left_without_job,  ///< before the granted time was over
  time_over,
  with_contract,  ///< finished or sent back because the contract changed hands
};

struct ParticipationHistory {
  struct Lead {
    std::size_t employment = 0;  ///< index among the employments
    Period days;
    friend bool operator==(const Lead&, const Lead&) = default;
  };
  struct Stage {
    SeStage stage = SeStage::engagement;
    Day day;
    friend bool operator==(const Stage&, const Stage&) = default;
  };
  struct Contact {
    Day day;
    int times = 1;
    friend bool operator==(const Contact&, const Contact&) = default;
  };
  struct Granted {
    Day known_day;  ///< since when it is granted
    Day end;        ///< the day after the last
    friend bool operator==(const Granted&, const Granted&) = default;
  };
  std::size_t line = 0;
  std::optional<Day> referral_day = {};
  std::optional<Day> start_day = {};
  std::optional<Day> end_day = {};  ///< the day after the last, or when it came to nothing
  EndKind ended = EndKind::going_on;
  std::optional<bool> reduced_capacity = {};  ///< nothing where the provider was not told
  std::vector<Lead> leads = {};               ///< lead consultants, in order
  std::vector<Stage> stages = {};             ///< in order
  std::vector<Period> jobs = {};              ///< paid work, in order
  std::vector<Contact> contacts = {};         ///< in order
  std::vector<Granted> granted = {};          ///< in order
  friend bool operator==(const ParticipationHistory&, const ParticipationHistory&) = default;
};

/// What is known of the days from `from` up to `until`; what goes on then has not ended.
struct Histories {
  Day from = {};
  Day until = {};
  std::vector<ContractLine> lines = {};
  std::vector<EmploymentHistory> employments = {};
  std::vector<VacancyHistory> vacancies = {};
  std::vector<ParticipationHistory> participations = {};
};

/// The contract of the line that is in force on a day, or about to be; nullptr where there is none.
const ContractHistory* contract_on(const ContractLine& line, Day day);

/// The phase of that contract; nothing before its award and after the last one's end.
std::optional<Phase> contract_phase(const ContractLine& line, Day day);

/// The same lives as they were known on the evening before `until`, watched from `from` on: what
/// came later is taken away, and who had not begun by then is not there.
Histories known_by(Histories histories, Day from, Day until);

}  // namespace stafett::domain
