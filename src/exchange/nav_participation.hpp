// One participation out of each of the agency's JSON kinds. Names in quotes are theirs.
#pragma once

#include "exchange/json_object.hpp"
#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// Reads one participation of `kind` into `into`; the delivery it tells of, if any, into
/// `delivery`.
void read_participation(FileKind kind, ObjectReader& object, ListedParticipation& into,
                        ListedDelivery& delivery);

/// A name on three lines, as consultants, coordinators and employees have it.
ListedConsultant read_employee(ObjectReader& object);

/// Checks that the last day is not before the first.
void check_days(ObjectReader& object, std::string_view last_name, const std::optional<Day>& first,
                const std::optional<Day>& last);

}  // namespace stafett::exchange
