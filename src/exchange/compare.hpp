// What a list says against what is known, field by field. Pure: the service loads what is known and
// decides, with these, what is new, changed or unchanged.
//
// Values are compared as the texts people see: days as 2026-02-01, numbers as 2.5, lists one entry
// a line. What is kept coarser than it was told (a time of day in a day's column) is compared as
// coarse as it is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/participant_list.hpp"

namespace stafett::exchange {

struct FieldValue {
  Field field = Field::kept_aside;
  std::string text = {};  ///< "" where there is none
  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};
/// In the order of Field, each at most once. A field that is not in it is not told of.
using FieldValues = std::vector<FieldValue>;

/// All that a row tells.
FieldValues values_of(const ListedParticipation& row);
/// The text of one field, or nothing where it is not among them.
const std::string* find(const FieldValues& values, Field field);

std::string to_text(const ListedConsultant& consultant);
std::string to_text(const ListedEntry& entry);
std::string to_text(const ListedExtent& extent);
std::string to_text(const ListedContentItem& item);
/// "Fornavn Mellomnavn Etternavn" without the missing ones.
std::string full_name(const ListedConsultant& consultant);

/// What a file says of a delivery beside what a delivery has columns for: path and text.
std::vector<Detail> details_of(const ListedDelivery& delivery);

struct Change {
  Field field = Field::kept_aside;
  std::optional<std::string> before = {};  ///< nothing: was not known
  std::optional<std::string> after = {};   ///< nothing: is said to be none
  friend bool operator==(const Change&, const Change&) = default;
};

enum class Verdict : std::uint8_t { new_, changed, unchanged, refused };
std::string_view to_text(Verdict verdict);  ///< "new", "changed", "unchanged", "refused"
std::optional<Verdict> verdict_from_text(std::string_view text);

struct Difference {
  Verdict verdict = Verdict::unchanged;
  std::vector<Change> changes = {};
  bool older_status =
      false;  ///< the row's status is from before the one that is known, and was not used
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// `known`: the values kept of the same participation; nothing where there is none. A field known
/// but not told of is no change, nor is an empty one that was never known. Two rules of the field
/// are in it: a status from before the known one's day does not come back (the agency's list may be
/// older than our own look at the dates), and protection that a list tells of without its degree is
/// that which is known.
Difference compare(const ListedParticipation& listed, const FieldValues* known);

/// The protection of somebody of whom a file only says that there is one.
inline constexpr std::string_view protection_of_unknown_degree = "BESKYTTET";

}  // namespace stafett::exchange
