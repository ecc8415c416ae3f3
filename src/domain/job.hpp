// Work with an employer: a trial, practice, subsidised or ordinary work, for a period (R121).
#pragma once

#include <cstdint>
#include <string>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class JobKind : std::uint8_t { work_trial, practice, wage_subsidy, ordinary };

template <>
inline constexpr auto words<JobKind> = word_list<JobKind>({
    {JobKind::work_trial, "work_trial"},
    {JobKind::practice, "practice"},
    {JobKind::wage_subsidy, "wage_subsidy"},
    {JobKind::ordinary, "ordinary"},
});

struct Job {
  JobId id;
  ParticipationId participation;
  EmployerId employer;
  JobKind kind = JobKind::ordinary;
  std::string title;  ///< up to 200 characters
  Period days;
  int extent_percent = 100;  ///< 1 to 100
  friend bool operator==(const Job&, const Job&) = default;
};

/// The job, where it has a day, an extent of 1 to 100 % and a title; else a refusal "job_…".
Result<Job> make_job(Job parts);

}  // namespace stafett::domain
