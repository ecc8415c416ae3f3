#include "service/import_values.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "domain/measure.hpp"
#include "domain/participation_codes.hpp"

namespace stafett::service {

namespace {

using exchange::Decimal;
using exchange::Field;
using exchange::FieldValue;
using exchange::ListedParticipation;

constexpr std::string_view field_prefix = "field:";

// No column keeps these; their texts lie aside, each under its name.
constexpr auto aside_fields = std::to_array<Field>({
    Field::delivery_name,
    Field::measure,
    Field::address_type,
    Field::shielded,
    Field::status_text,
    Field::referred_to,
    Field::registered_at,
    Field::changed_at,
    Field::extents,
    Field::nav_office_number,
    Field::consultants,
    Field::own_part,
    Field::assessments,
    Field::proposals,
    Field::history,
    Field::updates,
    Field::is_consultant_for,
    Field::answer_from_agency,
    Field::update_from_agency,
    Field::new_participant,
    Field::active_change,
});

bool lies_aside(Field field) {
  return std::find(aside_fields.begin(), aside_fields.end(), field) != aside_fields.end();
}

std::string text_of(const std::optional<std::string>& text) { return text.value_or(""); }
std::string text_of(const std::optional<Day>& day) { return day ? day->to_text() : std::string{}; }
std::string text_of(bool truth) { return truth ? "true" : "false"; }
std::string last_day_text(const std::optional<Day>& end) {
  return end ? (*end - 1).to_text() : std::string{};
}

std::string tenths_text(const std::optional<int>& tenths) {
  if (!tenths) return {};
  if (*tenths % 10 == 0) return std::to_string(*tenths / 10);
  return Decimal{*tenths, 1}.to_text();
}

std::optional<std::string> or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>{text};
}

/// First line of an address, and the rest.
std::pair<std::string, std::string> lines_of(const std::optional<std::string>& address) {
  const std::string text = text_of(address);
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

/// True where the column keeps all there is to the number.
bool is_kept_whole(Field field, const std::optional<Decimal>& number) {
  if (!number) return true;
  return number->decimals <= (field == Field::days_per_week ? 1 : 0);
}

}  // namespace

std::string path_of_field(Field field) {
  return std::string{field_prefix} + std::string{to_text(field)};
}

exchange::FieldValues values_of(const store::KnownParticipation& known, std::string_view source) {
  const auto& n = known.person;
  const auto& p = known.participation;
  const auto [line, extra] = lines_of(n.address);
  exchange::FieldValues values = {
      {Field::participation_id, p.nav_id ? p.nav_id->to_text() : ""},
      {Field::delivery_id, known.delivery_nav_id ? known.delivery_nav_id->to_text() : ""},
      {Field::given_name, n.given_name},
      {Field::middle_name, text_of(n.middle_name)},
      {Field::family_name, n.family_name},
      {Field::number, text_of(n.number)},
      {Field::phone, text_of(n.phone)},
      {Field::email, text_of(n.email)},
      {Field::address, line},
      {Field::address_extra, extra},
      {Field::postcode, text_of(n.postcode)},
      {Field::place, text_of(n.place)},
      {Field::protection, n.protection},
      {Field::status, p.status},
      {Field::status_reason, text_of(p.status_reason)},
      {Field::status_reason_text, text_of(p.status_reason_text)},
      {Field::status_changed_at, p.status_day.to_text()},
      {Field::start_day, text_of(p.start_day)},
      {Field::last_day, last_day_text(p.end_day)},
      {Field::referred_at, text_of(p.referral_day)},
      {Field::removed_from_list_at, text_of(p.removed_from_list_day)},
      {Field::extent_percent, p.extent_percent ? std::to_string(*p.extent_percent) : ""},
      {Field::days_per_week, tenths_text(p.days_per_week_tenths)},
      {Field::referral_text, text_of(p.referral_purpose)},
      {Field::content_lead, text_of(p.content_lead)},
      {Field::nav_office, text_of(p.nav_office)},
      {Field::counsellor, known.counsellor ? known.counsellor->name : ""},
      {Field::counsellor_email, known.counsellor ? text_of(known.counsellor->email) : ""},
      {Field::counsellor_phone, known.counsellor ? text_of(known.counsellor->phone) : ""},
      {Field::source, text_of(p.source)},
      {Field::shared_by_hand, text_of(p.shared_by_hand)},
      {Field::under_follow_up, text_of(p.under_follow_up)},
  };
  std::string content;
  for (const store::ContentItem& item : known.content) {
    if (!content.empty()) content += '\n';
    content += exchange::to_text(exchange::ListedContentItem{
        {item.code, true}, item.text, text_of(item.description), item.chosen});
  }
  values.push_back({Field::content, std::move(content)});
  std::string aside;
  for (const store::KeptAside& kept : known.aside) {
    if (kept.path.starts_with(field_prefix)) {
      const auto field =
          exchange::field_from_text(std::string_view{kept.path}.substr(field_prefix.size()));
      if (!field) continue;
      // The exact text of something that a column keeps coarser replaces the column's.
      std::erase_if(values, [&](const FieldValue& value) { return value.field == *field; });
      values.push_back({*field, kept.value});
    } else if (kept.source == source) {
      if (!aside.empty()) aside += '\n';
      aside += kept.path + ": " + kept.value;
    }
  }
  if (!aside.empty()) values.push_back({Field::kept_aside, std::move(aside)});
  std::sort(values.begin(), values.end(),
            [](const FieldValue& a, const FieldValue& b) { return a.field < b.field; });
  return values;
}

std::vector<FieldValue> fields_aside(const ListedParticipation& row) {
  std::vector<FieldValue> aside;
  for (FieldValue& value : exchange::values_of(row)) {
    const bool coarse =
        (value.field == Field::extent_percent && !is_kept_whole(value.field, row.extent_percent)) ||
        (value.field == Field::days_per_week && !is_kept_whole(value.field, row.days_per_week));
    if (coarse || lies_aside(value.field)) aside.push_back(std::move(value));
  }
  return aside;
}

void merge(const ListedParticipation& row, store::PersonRow& person) {
  const exchange::ListedPerson& told = row.person;
  if (row.has(Field::given_name)) person.given_name = told.given_name;
  if (row.has(Field::middle_name)) person.middle_name = or_nothing(told.middle_name);
  if (row.has(Field::family_name)) person.family_name = told.family_name;
  if (row.has(Field::number) && !told.number.empty()) {
    person.number = told.number;
    person.number_verdict = domain::to_text(told.verdict);
  }
  if (row.has(Field::phone)) person.phone = or_nothing(told.phone);
  if (row.has(Field::email)) person.email = or_nothing(told.email);
  if (row.has(Field::address) || row.has(Field::address_extra)) {
    auto [line, extra] = lines_of(person.address);
    if (row.has(Field::address)) line = told.address.line;
    if (row.has(Field::address_extra)) extra = told.address.extra;
    person.address = or_nothing(extra.empty() ? line : line + '\n' + extra);
  }
  if (row.has(Field::postcode)) person.postcode = or_nothing(told.address.postcode);
  if (row.has(Field::place)) person.place = or_nothing(told.address.place);
  const bool vaguer =
      told.protection.code == exchange::protection_of_unknown_degree && !person.protection.empty();
  if (row.has(Field::protection) && !vaguer) person.protection = told.protection.code;
}

void merge(const ListedParticipation& row, bool older_status, Day today,
           store::ParticipationRow& p) {
  if (row.nav_id) p.nav_id = row.nav_id;
  if (row.has(Field::source)) p.source = or_nothing(row.source.code);
  if (row.has(Field::referred_at)) {
    p.referral_day =
        row.referred_at ? std::optional{row.referred_at->at.day_in_norway()} : std::nullopt;
  }
  if (row.has(Field::referral_text)) p.referral_purpose = or_nothing(row.referral_text);
  if (row.has(Field::content_lead)) p.content_lead = or_nothing(row.content_lead);
  if (row.has(Field::nav_office)) p.nav_office = or_nothing(row.nav_office);
  if (row.has(Field::start_day)) p.start_day = row.start_day;
  if (row.has(Field::last_day))
    p.end_day = row.last_day ? std::optional{*row.last_day + 1} : std::nullopt;
  if (row.has(Field::extent_percent)) {
    p.extent_percent =
        row.extent_percent
            ? std::optional{static_cast<int>((row.extent_percent->tenths() + 5) / 10)}
            : std::nullopt;
  }
  if (row.has(Field::days_per_week)) {
    p.days_per_week_tenths = row.days_per_week
                                 ? std::optional{static_cast<int>(row.days_per_week->tenths())}
                                 : std::nullopt;
  }
  if (row.shared_by_hand) p.shared_by_hand = *row.shared_by_hand;
  if (row.under_follow_up) p.under_follow_up = *row.under_follow_up;
  if (row.has(Field::removed_from_list_at)) {
    p.removed_from_list_day = row.removed_from_list_at
                                  ? std::optional{row.removed_from_list_at->at.day_in_norway()}
                                  : std::nullopt;
  }
  if (older_status) return;
  const bool another = row.has(Field::status) && row.status.code != p.status;
  if (row.has(Field::status)) p.status = row.status.code;
  if (row.has(Field::status_reason)) p.status_reason = or_nothing(row.status_reason.code);
  if (row.has(Field::status_reason_text)) p.status_reason_text = or_nothing(row.status_reason_text);
  if (row.status_changed_at) {
    p.status_day = row.status_changed_at->at.day_in_norway();
  } else if (another) {
    p.status_day = today;
  }
}

void merge(const exchange::ListedDelivery& told, store::DeliveryRow& d) {
  const auto put = [](const std::string& text, auto& into) {
    if (!text.empty()) into = text;
  };
  if (told.nav_id) d.nav_id = told.nav_id;
  put(told.name, d.name);
  put(told.measure.code.empty() && d.measure_type.empty() ? told.measure_name : told.measure.code,
      d.measure_type);
  put(told.organisation_number, d.organisation_number);
  put(told.provider_name, d.provider_name);
  put(told.status.code, d.status);
  put(told.start_type.code, d.start_type);
  put(told.enrolment_type.code, d.enrolment_type);
  put(told.meeting_place, d.meeting_place);
  if (told.first_day) d.first_day = told.first_day;
  if (told.last_day) d.end_day = *told.last_day + 1;
  if (told.places) d.places = static_cast<int>(std::min<std::int64_t>(*told.places, 1'000'000));
}

std::string status_from_dates(const ListedParticipation& row, Day today) {
  using domain::Status;
  if (!row.start_day || today < *row.start_day)
    return std::string{to_text(Status::venter_pa_oppstart)};
  if (row.last_day && *row.last_day < today) return std::string{to_text(Status::har_sluttet)};
  return std::string{to_text(Status::deltar)};
}

std::vector<store::ContentItem> content_of(const ListedParticipation& row) {
  std::vector<store::ContentItem> items;
  for (const exchange::ListedContentItem& told : row.content) {
    store::ContentItem item;
    item.code = told.code.code;
    item.text = told.text;
    item.description = or_nothing(told.description);
    item.chosen = told.chosen;
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<store::ExtentRow> extents_of(const ListedParticipation& row, Instant now) {
  std::map<Day, store::ExtentRow> by_day;
  for (const exchange::ListedExtent& told : row.extents) {
    if (!told.valid_from || !told.percent) continue;
    store::ExtentRow extent;
    extent.first = *told.valid_from;
    extent.percent = static_cast<int>((told.percent->tenths() + 5) / 10);
    if (told.days_per_week)
      extent.days_per_week_tenths = static_cast<int>(told.days_per_week->tenths());
    extent.recorded_at = told.recorded_at ? told.recorded_at->at : now;
    by_day[extent.first] = extent;
  }
  std::vector<store::ExtentRow> all;
  all.reserve(by_day.size());
  for (const auto& [day, extent] : by_day) all.push_back(extent);
  return all;
}

}  // namespace stafett::service
