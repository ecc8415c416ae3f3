#include "exchange/compare.hpp"

#include <algorithm>
#include <array>

namespace stafett::exchange {

namespace {

std::string truth_text(const std::optional<bool>& truth) {
  if (!truth) return {};
  return *truth ? "true" : "false";
}

std::string day_text(const std::optional<Day>& day) { return day ? day->to_text() : std::string{}; }

std::string day_of(const std::optional<Stamp>& stamp) {
  return stamp ? stamp->at.day_in_norway().to_text() : std::string{};
}

std::string given_text(const std::optional<Stamp>& stamp) {
  return stamp ? stamp->given : std::string{};
}

std::string number_text(const std::optional<Decimal>& number) {
  return number ? number->to_text() : std::string{};
}

void join(std::string& out, std::string_view mark, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += mark;
  out += text;
}

template <class T>
std::string lines_of(const std::vector<T>& all) {
  std::string out;
  for (const T& one : all) join(out, "\n", to_text(one));
  return out;
}

// NOLINTNEXTLINE(readability-function-size): a table of the fields, two lines each
std::string text_of(const ListedParticipation& row, Field field) {
  const ListedPerson& person = row.person;
  switch (field) {
    case Field::participation_id:
      return row.nav_id ? row.nav_id->to_text() : std::string{};
    case Field::delivery_id:
      return row.delivery_nav_id ? row.delivery_nav_id->to_text() : std::string{};
    case Field::delivery_name:
      return row.delivery_name;
    case Field::measure:
      return row.measure;
    case Field::given_name:
      return person.given_name;
    case Field::middle_name:
      return person.middle_name;
    case Field::family_name:
      return person.family_name;
    case Field::number:
      return person.number;
    case Field::phone:
      return person.phone;
    case Field::email:
      return person.email;
    case Field::address_type:
      return person.address.type;
    case Field::address:
      return person.address.line;
    case Field::address_extra:
      return person.address.extra;
    case Field::postcode:
      return person.address.postcode;
    case Field::place:
      return person.address.place;
    case Field::protection:
      return person.protection.code;
    case Field::shielded:
      return truth_text(person.shielded);
    case Field::status:
      return row.status.code;
    case Field::status_text:
      return row.status_text;
    case Field::status_reason:
      return row.status_reason.code;
    case Field::status_reason_text:
      return row.status_reason_text;
    case Field::status_changed_at:
      return day_of(row.status_changed_at);
    case Field::start_day:
      return day_text(row.start_day);
    case Field::last_day:
      return day_text(row.last_day);
    case Field::referred_at:
      return day_of(row.referred_at);
    case Field::referred_to:
      return row.referred_to;
    case Field::registered_at:
      return given_text(row.registered_at);
    case Field::changed_at:
      return given_text(row.changed_at);
    case Field::removed_from_list_at:
      return day_of(row.removed_from_list_at);
    case Field::extent_percent:
      return number_text(row.extent_percent);
    case Field::days_per_week:
      return number_text(row.days_per_week);
    case Field::extents:
      return lines_of(row.extents);
    case Field::referral_text:
      return row.referral_text;
    case Field::content_lead:
      return row.content_lead;
    case Field::content:
      return lines_of(row.content);
    case Field::nav_office:
      return row.nav_office;
    case Field::nav_office_number:
      return row.nav_office_number;
    case Field::counsellor:
      return row.counsellor;
    case Field::counsellor_email:
      return row.counsellor_email;
    case Field::counsellor_phone:
      return row.counsellor_phone;
    case Field::consultants:
      return lines_of(row.consultants);
    case Field::own_part:
      return row.own_part.code;
    case Field::assessments:
      return lines_of(row.assessments);
    case Field::proposals:
      return lines_of(row.proposals);
    case Field::history:
      return lines_of(row.history);
    case Field::updates:
      return lines_of(row.updates);
    case Field::source:
      return row.source.code;
    case Field::shared_by_hand:
      return truth_text(row.shared_by_hand);
    case Field::under_follow_up:
      return truth_text(row.under_follow_up);
    case Field::is_consultant_for:
      return truth_text(row.is_consultant_for);
    case Field::answer_from_agency:
      return truth_text(row.answer_from_agency);
    case Field::update_from_agency:
      return truth_text(row.update_from_agency);
    case Field::new_participant:
      return truth_text(row.new_participant);
    case Field::active_change:
      return row.active_change ? to_text(*row.active_change) : std::string{};
    // Parts of other fields: a full name is three, a consultant's column is among the consultants.
    case Field::full_name:
    case Field::consultant:
    case Field::co_consultant:
    // Chosen by a person, not told by a file.
    case Field::contract:
    case Field::kept_aside:
      return {};
  }
  return {};
}

bool is_part_of_another(Field field) {
  return field == Field::full_name || field == Field::consultant || field == Field::co_consultant ||
         field == Field::contract || field == Field::kept_aside;
}

bool is_of_status(Field field) {
  return field == Field::status || field == Field::status_text || field == Field::status_reason ||
         field == Field::status_reason_text || field == Field::status_changed_at;
}

/// True where the row's status was set before the day from which the known one is in force.
bool has_older_status(const FieldValues& told, const FieldValues& known) {
  const std::string* told_day = find(told, Field::status_changed_at);
  const std::string* known_day = find(known, Field::status_changed_at);
  return told_day != nullptr && known_day != nullptr && !told_day->empty() &&
         *told_day < *known_day;
}

}  // namespace

const std::string* find(const FieldValues& values, Field field) {
  const auto at = std::lower_bound(values.begin(), values.end(), field,
                                   [](const FieldValue& v, Field f) { return v.field < f; });
  return at != values.end() && at->field == field ? &at->text : nullptr;
}

std::string full_name(const ListedConsultant& consultant) {
  std::string name = consultant.given_name;
  join(name, " ", consultant.middle_name);
  join(name, " ", consultant.family_name);
  return name;
}

std::string to_text(const ListedConsultant& consultant) {
  std::string out = full_name(consultant);
  join(out, " · ", consultant.part.code);
  if (consultant.nav_id) join(out, " · ", consultant.nav_id->to_text());
  return out;
}

std::string to_text(const ListedEntry& entry) {
  std::string out = entry.type.code;
  if (entry.at) join(out, " · ", entry.at->given);
  join(out, " · ", entry.by);
  join(out, " · ", entry.text);
  for (const Detail& detail : entry.details) {
    if (!detail.value.empty()) join(out, " · ", detail.path + ": " + detail.value);
  }
  if (entry.id) join(out, " · ", entry.id->to_text());
  return out;
}

std::string to_text(const ListedExtent& extent) {
  std::string out = day_text(extent.valid_from);
  if (extent.percent) join(out, " · ", extent.percent->to_text() + " %");
  if (extent.days_per_week) join(out, " · ", extent.days_per_week->to_text() + " d");
  join(out, " · ", given_text(extent.recorded_at));
  join(out, " · ", extent.part);
  return out;
}

std::string to_text(const ListedContentItem& item) {
  std::string out = item.code.code;
  join(out, " · ", item.text);
  join(out, " · ", item.description);
  if (!item.chosen) join(out, " · ", "(–)");
  return out;
}

FieldValues values_of(const ListedParticipation& row) {
  FieldValues values;
  values.reserve(row.given.count() + 1);
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (is_part_of_another(field) || !row.has(field)) continue;
    values.push_back({field, text_of(row, field)});
  }
  if (!row.kept_aside.empty()) {
    std::string lines;
    for (const Detail& detail : row.kept_aside)
      join(lines, "\n", detail.path + ": " + detail.value);
    values.push_back({Field::kept_aside, std::move(lines)});
  }
  return values;
}

std::vector<Detail> details_of(const ListedDelivery& delivery) {
  std::vector<Detail> details = {
      {"kind", delivery.kind},
      {"measure_name", delivery.measure_name},
      {"provider_parent", delivery.provider_parent},
      {"available_from", day_text(delivery.available_from)},
      {"open_for_enrolment", truth_text(delivery.open_for_enrolment)},
      {"part_time_percent", number_text(delivery.part_time_percent)},
      {"added", truth_text(delivery.added)},
      {"created_at", given_text(delivery.created_at)},
      {"updated_at", given_text(delivery.updated_at)},
      {"coordinators", lines_of(delivery.coordinators)},
  };
  std::erase_if(details, [](const Detail& detail) { return detail.value.empty(); });
  details.insert(details.end(), delivery.kept_aside.begin(), delivery.kept_aside.end());
  return details;
}

std::string_view to_text(Verdict verdict) {
  constexpr std::array<std::string_view, 4> names = {"new", "changed", "unchanged", "refused"};
  return names[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdict_from_text(std::string_view text) {
  for (const Verdict verdict :
       {Verdict::new_, Verdict::changed, Verdict::unchanged, Verdict::refused}) {
    if (to_text(verdict) == text) return verdict;
  }
  return std::nullopt;
}

Difference compare(const ListedParticipation& listed, const FieldValues* known) {
  Difference difference;
  const FieldValues told = values_of(listed);
  const auto some = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>{text};
  };
  if (known == nullptr) {
    difference.verdict = Verdict::new_;
    for (const FieldValue& value : told) {
      if (!value.text.empty())
        difference.changes.push_back({value.field, std::nullopt, value.text});
    }
  } else {
    const bool older = has_older_status(told, *known);
    for (const FieldValue& value : told) {
      const std::string* before = find(*known, value.field);
      const std::string& was = before != nullptr ? *before : std::string{};
      if (was == value.text) continue;
      // A file of one participant may leave the history to another one; what has happened has
      // happened.
      if (value.field == Field::history && value.text.empty()) continue;
      if (value.field == Field::protection && value.text == protection_of_unknown_degree &&
          !was.empty())
        continue;
      if (older && is_of_status(value.field)) {
        difference.older_status = true;
        continue;
      }
      difference.changes.push_back({value.field, some(was), some(value.text)});
    }
    if (!difference.changes.empty()) difference.verdict = Verdict::changed;
  }
  if (listed.refused) difference.verdict = Verdict::refused;
  return difference;
}

}  // namespace stafett::exchange
