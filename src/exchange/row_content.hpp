// A row of a list as text, and back: between the preview and the confirmation a row lies in the
// database (import_row.content), complete.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/compare.hpp"
#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// JSON; what is empty is left out. Reading it back gives an equal value.
std::string content_of(const ListedParticipation& row);
std::string content_of(const ListedDelivery& delivery);
std::string content_of(const ListedConsultant& employee);
std::string content_of(const ListedEntry& entry);

/// Nothing where the text was not made by content_of.
std::optional<ListedParticipation> participation_from(std::string_view content);
std::optional<ListedDelivery> delivery_from(std::string_view content);
std::optional<ListedConsultant> employee_from(std::string_view content);

/// A change as it is kept: the name of a field, or of a delivery's column or path.
struct NamedChange {
  std::string field = {};
  std::optional<std::string> before = {};
  std::optional<std::string> after = {};
  friend bool operator==(const NamedChange&, const NamedChange&) = default;
};
std::vector<NamedChange> named(const std::vector<Change>& changes);

/// [{"field":"phone","before":"1","after":"2"}].
std::string changes_to_text(const std::vector<NamedChange>& changes);
std::optional<std::vector<NamedChange>> changes_from(std::string_view text);

std::string columns_to_text(const std::vector<ListedColumn>& columns);
std::optional<std::vector<ListedColumn>> columns_from(std::string_view text);

}  // namespace stafett::exchange
