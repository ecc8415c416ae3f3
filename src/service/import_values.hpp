// Between a list's neutral values and the rows that are kept: what is known, as a list is compared
// with it; and what a list says, merged into what is kept. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "exchange/compare.hpp"
#include "exchange/participant_list.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

/// What is kept of a participation, in the texts that exchange::compare takes. Of what lies aside
/// under paths of files, only that of files of kind `source`: another kind of file does not know
/// those paths.
exchange::FieldValues values_of(const store::KnownParticipation& known, std::string_view source);

/// What the row says of the person, put over what is kept. What the row is silent about stays.
void merge(const exchange::ListedParticipation& row, store::PersonRow& person);
/// The same of the participation, but for what refers to other rows (contract, delivery,
/// counsellor). The status is in force from the day the row says, else from `today` where it is
/// another one; `older_status` leaves it as it is.
void merge(const exchange::ListedParticipation& row, bool older_status, Day today,
           store::ParticipationRow& participation);
/// The same of a delivery.
void merge(const exchange::ListedDelivery& told, store::DeliveryRow& delivery);

/// A status for a row that has none (a table without such a column): from its dates as they stand
/// on `today`.
std::string status_from_dates(const exchange::ListedParticipation& row, Day today);

/// Fields that have no column and are kept under "field:NAME", with the texts they are compared by.
std::vector<exchange::FieldValue> fields_aside(const exchange::ListedParticipation& row);
std::string path_of_field(exchange::Field field);  ///< "field:consultants"

std::vector<store::ContentItem> content_of(const exchange::ListedParticipation& row);
/// Those that have a day, in the order of their days; what was told of an equal day later stands.
std::vector<store::ExtentRow> extents_of(const exchange::ListedParticipation& row, Instant now);

}  // namespace stafett::service
