#include "exchange/participant_list.hpp"

#include <algorithm>
#include <array>

namespace stafett::exchange {

namespace {

constexpr std::array<std::string_view, field_count> field_names = {"participation_id",
                                                                   "delivery_id",
                                                                   "delivery_name",
                                                                   "measure",
                                                                   "full_name",
                                                                   "given_name",
                                                                   "middle_name",
                                                                   "family_name",
                                                                   "number",
                                                                   "phone",
                                                                   "email",
                                                                   "address_type",
                                                                   "address",
                                                                   "address_extra",
                                                                   "postcode",
                                                                   "place",
                                                                   "protection",
                                                                   "shielded",
                                                                   "status",
                                                                   "status_text",
                                                                   "status_reason",
                                                                   "status_reason_text",
                                                                   "status_changed_at",
                                                                   "start_day",
                                                                   "last_day",
                                                                   "referred_at",
                                                                   "referred_to",
                                                                   "registered_at",
                                                                   "changed_at",
                                                                   "removed_from_list_at",
                                                                   "extent_percent",
                                                                   "days_per_week",
                                                                   "extents",
                                                                   "referral_text",
                                                                   "content_lead",
                                                                   "content",
                                                                   "nav_office",
                                                                   "nav_office_number",
                                                                   "counsellor",
                                                                   "counsellor_email",
                                                                   "counsellor_phone",
                                                                   "consultants",
                                                                   "consultant",
                                                                   "co_consultant",
                                                                   "own_part",
                                                                   "assessments",
                                                                   "proposals",
                                                                   "history",
                                                                   "updates",
                                                                   "source",
                                                                   "shared_by_hand",
                                                                   "under_follow_up",
                                                                   "is_consultant_for",
                                                                   "answer_from_agency",
                                                                   "update_from_agency",
                                                                   "new_participant",
                                                                   "active_change",
                                                                   "contract",
                                                                   "kept_aside"};
static_assert(!field_names.back().empty());

constexpr std::array<std::string_view, 14> kind_names = {"unknown",
                                                         "bff-admin-deltakerlister",
                                                         "bff-deltaker",
                                                         "bff-deltaker-historikk",
                                                         "bff-deltakerliste",
                                                         "bff-deltakerliste-veiledere",
                                                         "bff-mine-deltakerlister",
                                                         "bff-veileder-mine-deltakere",
                                                         "deltaker-v1",
                                                         "deltaker-ekstern-v1",
                                                         "external-deltakere-personalia",
                                                         "siste-tiltaksgjennomforinger-v2",
                                                         "csv",
                                                         "xlsx"};
static_assert(kind_names.size() == static_cast<std::size_t>(FileKind::xlsx) + 1);

}  // namespace

std::string_view to_text(Field field) { return field_names[static_cast<std::size_t>(field)]; }

std::optional<Field> field_from_text(std::string_view text) {
  const auto* const found = std::find(field_names.begin(), field_names.end(), text);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<Field>(found - field_names.begin());
}

std::string_view to_text(FileKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

std::string Decimal::to_text() const {
  std::string text = std::to_string(digits < 0 ? -digits : digits);
  if (decimals > 0) {
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    // Not insert(place, "."): g++ 12 warns of it when it optimises.
    text.insert(text.end() - decimals, '.');
  }
  return digits < 0 ? "-" + text : text;
}

std::int64_t Decimal::tenths() const {
  if (decimals == 0) return digits * 10;
  std::int64_t scale = 1;
  for (int i = 1; i < decimals; ++i) scale *= 10;
  const std::int64_t half = scale / 2;
  return digits >= 0 ? (digits + half) / scale : -((-digits + half) / scale);
}

bool ParticipantList::refused() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& f) { return f.severity == Severity::error && f.row == 0; });
}

Place ParticipantList::place_of(const ListedParticipation& row, Field field) const {
  Place place = row.where;
  const auto source = std::find_if(sources.begin(), sources.end(),
                                   [field](const FieldSource& s) { return s.field == field; });
  if (source == sources.end()) return place;
  if (source->column > 0) {
    place.column = source->column;
    place.path = source->path;
  } else {
    place.path += '/' + source->path;
  }
  return place;
}

}  // namespace stafett::exchange
