// A delivery of a measure (gjennomføring), which the provider knows as a participant list. Its end
// ends all its participations.
#pragma once

#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/id.hpp"
#include "domain/coded.hpp"
#include "domain/contract_codes.hpp"
#include "domain/measure.hpp"

namespace stafett::domain {

struct Delivery {
  DeliveryId id;
  std::optional<ContractId> contract = {};
  std::string name = {};
  Coded<MeasureType> measure;
  std::optional<Day> first_day = {};
  std::optional<Day> end_day = {};  ///< the day after its last
  Coded<DeliveryStatus> status = DeliveryStatus::gjennomfores;
  Coded<StartType> start_type = StartType::lopende;
  Coded<EnrolmentType> enrolment = EnrolmentType::direkte_vedtak;
  std::optional<int> places = {};
  friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// True where the delivery is over on `today`: its last day has passed, or it was ended, broken off
/// or called off.
bool is_over(const Delivery& delivery, Day today);

/// True where it was stopped (AVBRUTT, AVLYST) and did not just run out: then the agency gives the
/// reason SAMARBEIDET_MED_ARRANGOREN_ER_AVBRUTT to everybody whose participation it ended
/// (nav.md 2.1).
bool was_stopped(const Delivery& delivery);

/// True where people complete it or break it off (common start, training), false where they just
/// leave.
bool is_completed_or_broken_off(const Delivery& delivery);

}  // namespace stafett::domain
