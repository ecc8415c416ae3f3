// What happens in a run, told as it happens: for the life of one participant or consultant, and for
// a register made of a run. A run without a recorder costs nothing more.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/codes.hpp"
#include "domain/phase.hpp"

namespace stafett::foresee {

enum class Happening : std::uint8_t {
  // the contract's circle
  contract_began,  ///< value: the day of its end as far as it is known; 0 where options are open
  option_taken,    ///< value: the option's ordinal
  option_declined,
  contract_turned,  ///< into another phase
  tender_awarded,   ///< value: 1 where the incumbent won
  contract_ended,   ///< value: its days
  provider_changed,
  // the consultant's
  consultant_began,   ///< value: the first day on which participants are met; amount: 1 with a
                      ///< relevant degree, and 2 more on a fixed term
  onboarding_signed,  ///< the plan is signed off
  consultant_turned,  ///< into another phase
  work_agreed,        ///< beyond the contract's end
  work_open,          ///< again: the next contract has begun
  notice_given,       ///< value: the day after the last; amount: the chance of it in that week
  moved_along,        ///< to the new provider
  kept_back,          ///< did not go along to the new provider
  consultant_left,    ///< value: days in the post
  // the participant's
  referred,
  refused,        ///< value: 0 no intake, 1 the waiting list is full, 2 intake stopped meanwhile
  began,          ///< value: the day after the granted time; amount: 1 with reduced work capacity
  lead_lost,      ///< the consultant left
  lead_gained,    ///< amount: weeks of retelling to come
  met,            ///< a week with a consultant; value: contacts held
  plan_agreed,    ///< and the mapping confirmed
  stage_reached,  ///< value: 1 to 5
  participant_turned,  ///< into another phase, by the day alone
  time_granted,        ///< again; value: the day after the granted time
  job_found,           ///< amount: the chance of it in that week
  job_lost,            ///< amount: the chance of it in that week
  job_kept,            ///< and so the participation ended
  dropped_out,         ///< left without a job; amount: the chance of it in that week
  time_over,           ///< the granted time was over
  followed,            ///< to the new provider
  finished_at_change,
  returned_at_change,
};

constexpr auto codes_of(Happening) {
  return codes<Happening>({{Happening::contract_began, "contract_began"},
                           {Happening::option_taken, "option_taken"},
                           {Happening::option_declined, "option_declined"},
                           {Happening::contract_turned, "contract_turned"},
                           {Happening::tender_awarded, "tender_awarded"},
                           {Happening::contract_ended, "contract_ended"},
                           {Happening::provider_changed, "provider_changed"},
                           {Happening::consultant_began, "consultant_began"},
                           {Happening::onboarding_signed, "onboarding_signed"},
                           {Happening::consultant_turned, "consultant_turned"},
                           {Happening::work_agreed, "work_agreed"},
                           {Happening::work_open, "work_open"},
                           {Happening::notice_given, "notice_given"},
                           {Happening::moved_along, "moved_along"},
                           {Happening::kept_back, "kept_back"},
                           {Happening::consultant_left, "consultant_left"},
                           {Happening::referred, "referred"},
                           {Happening::refused, "refused"},
                           {Happening::began, "began"},
                           {Happening::lead_lost, "lead_lost"},
                           {Happening::lead_gained, "lead_gained"},
                           {Happening::met, "met"},
                           {Happening::plan_agreed, "plan_agreed"},
                           {Happening::stage_reached, "stage_reached"},
                           {Happening::participant_turned, "participant_turned"},
                           {Happening::time_granted, "time_granted"},
                           {Happening::job_found, "job_found"},
                           {Happening::job_lost, "job_lost"},
                           {Happening::job_kept, "job_kept"},
                           {Happening::dropped_out, "dropped_out"},
                           {Happening::time_over, "time_over"},
                           {Happening::followed, "followed"},
                           {Happening::finished_at_change, "finished_at_change"},
                           {Happening::returned_at_change, "returned_at_change"}});
}

/// One thing that happened. Days count from the scenario's first. The numbers of lot, post and
/// referral are the same under every policy; all of them from 0.
struct Happened {
  static constexpr std::int64_t none = -1;

  int day = 0;
  Happening what{};
  std::uint32_t lot = 0;
  std::uint32_t contract = 0;    ///< which of the lot's contracts, one after the other
  std::int64_t post = none;      ///< of the consultant concerned, or the participant's consultant
  std::uint32_t holder = 0;      ///< which of the post's consultants, one after the other
  std::int64_t referral = none;  ///< the participant
  std::optional<domain::Phase> contract_phase = {};
  std::optional<domain::Phase> consultant_phase = {};
  std::optional<domain::Phase> participant_phase = {};
  int value = 0;      ///< see Happening
  double amount = 0;  ///< see Happening
  friend bool operator==(const Happened&, const Happened&) = default;
};

/// Hears of everything in the order in which it happens. Of a run that begins with a register it
/// first hears what that tells of everybody, person by person, with the days on which it was: they
/// are negative, and the phases of then are not told.
using Recorder = std::function<void(const Happened&)>;

}  // namespace stafett::foresee
