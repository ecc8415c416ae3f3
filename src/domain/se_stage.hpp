// The five stages of supported employment (EUSE; R107). A participant may go back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class SeStage : std::uint8_t {
  engagement,
  vocational_profile,
  job_finding,
  employer_engagement,
  on_and_off_job_support,
};

template <>
inline constexpr auto words<SeStage> = word_list<SeStage>({
    {SeStage::engagement, "engagement"},
    {SeStage::vocational_profile, "vocational_profile"},
    {SeStage::job_finding, "job_finding"},
    {SeStage::employer_engagement, "employer_engagement"},
    {SeStage::on_and_off_job_support, "on_and_off_job_support"},
});

/// 1 to 5, as people say it and as it is kept.
constexpr int number_of(SeStage stage) { return static_cast<int>(stage) + 1; }
/// The stage with a number from 1 to 5; nothing for others.
std::optional<SeStage> se_stage(int number);

struct StageChange {
  SeStage stage = SeStage::engagement;
  Day day;
  std::string reason = {};
  std::optional<EmployeeId> by = {};
  friend bool operator==(const StageChange&, const StageChange&) = default;
};

/// Moves to another stage, forward or back, from a day that is not to come and not before the
/// latest move. Refused also where it is the stage already (already_exists).
Result<std::vector<StageChange>> move_stage(std::vector<StageChange> history, StageChange next,
                                            Day today);

/// The stage on a day; nothing before the first.
std::optional<SeStage> stage_on(std::span<const StageChange> history, Day day);

/// How many days the participant has been in the stage of today, today not counted; nothing where
/// there is none.
std::optional<std::int32_t> days_in_stage(std::span<const StageChange> history, Day today);

}  // namespace stafett::domain
