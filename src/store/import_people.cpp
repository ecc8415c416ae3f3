#include "store/import_people.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/text.hpp"

namespace stafett::store {

namespace {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

constexpr std::size_t keys_at_once = 100;

void require(const Grant& grant, Action action) {
  if (!grant.covers(RecordKind::import, action)) {
    throw std::logic_error{"a grant was used for another record than it was made for"};
  }
}

/// "$1, $2, … $100": one text for any number of keys, the last repeated, so that the statement is
/// prepared once.
std::string places() {
  std::string out;
  for (std::size_t i = 1; i <= keys_at_once; ++i) out += (i > 1 ? ", $" : "$") + std::to_string(i);
  return out;
}

template <class Key>
std::vector<sql::Parameter> padded(std::span<const Key> keys) {
  std::vector<sql::Parameter> parameters;
  parameters.reserve(keys_at_once);
  for (const Key& key : keys) parameters.emplace_back(key);
  while (parameters.size() < keys_at_once) parameters.push_back(parameters.back());
  return parameters;
}

// In the order of known_of.
constexpr std::string_view known_select = R"(
  select p.id, n.id, n.number, n.number_verdict, n.given_name, n.middle_name, n.family_name, n.phone, n.email,
         n.address, n.postcode, n.place, n.protection,
         p.nav_id, p.contract_id, p.delivery_id, p.origin, p.earlier_id, p.source, p.referral_day,
         p.referral_purpose, p.content_lead, p.counsellor_id, p.nav_office, p.status, p.status_reason,
         p.status_reason_text, p.status_day, p.start_day, p.end_day, p.extent_percent, p.days_per_week_tenths,
         p.shared_by_hand, p.under_follow_up, p.removed_from_list_day,
         d.nav_id, c.id, c.name, c.office, c.email, c.phone
  from participation p
  join person n on n.id = p.person_id
  left join delivery d on d.id = p.delivery_id
  left join counsellor c on c.id = p.counsellor_id
  where )";

KnownParticipation known_of(const sql::Row& row) {
  KnownParticipation k;
  std::optional<CounsellorId> counsellor;
  std::optional<std::string> name;
  std::optional<std::string> office;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  auto& n = k.person;
  auto& p = k.participation;
  row.into(k.id, k.person_id, n.number, n.number_verdict, n.given_name, n.middle_name,
           n.family_name, n.phone, n.email, n.address, n.postcode, n.place, n.protection, p.nav_id,
           p.contract, p.delivery, p.origin, p.earlier, p.source, p.referral_day,
           p.referral_purpose, p.content_lead, p.counsellor, p.nav_office, p.status,
           p.status_reason, p.status_reason_text, p.status_day, p.start_day, p.end_day,
           p.extent_percent, p.days_per_week_tenths, p.shared_by_hand, p.under_follow_up,
           p.removed_from_list_day, k.delivery_nav_id, counsellor, name, office, email, phone);
  if (counsellor)
    k.counsellor =
        CounsellorName{*counsellor, name.value_or(""), office.value_or(""), email, phone};
  return k;
}

const std::string& known_by(KnownBy by) {
  static const std::string nav_id = std::string{known_select} + "p.nav_id in (" + places() + ")";
  static const std::string number = std::string{known_select} + "n.number in (" + places() + ")";
  static const std::string search = std::string{known_select} + "n.search in (" + places() + ")";
  switch (by) {
    case KnownBy::nav_id:
      return nav_id;
    case KnownBy::number:
      return number;
    case KnownBy::search:
      return search;
  }
  return nav_id;
}

const std::string& contents_of_many() {
  static const std::string text =
      "select participation_id, code, text, description, chosen from content_item where "
      "participation_id in (" +
      places() + ") order by participation_id, ordinal, code";
  return text;
}

const std::string& asides_of_many() {
  static const std::string text =
      "select participation_id, path, value, source from kept_aside where participation_id in (" +
      places() + ") order by participation_id, path";
  return text;
}

/// Content and what was kept aside, for up to a hundred at once.
void load_parts(sql::Reading& tx, std::span<KnownParticipation> known) {
  if (known.empty()) return;
  std::map<ParticipationId, KnownParticipation*> by_id;
  std::vector<ParticipationId> ids;
  for (KnownParticipation& k : known) {
    if (by_id.emplace(k.id, &k).second) ids.push_back(k.id);
  }
  for (std::size_t at = 0; at < ids.size(); at += keys_at_once) {
    const auto some =
        std::span<const ParticipationId>{ids}.subspan(at, std::min(keys_at_once, ids.size() - at));
    const auto parameters = padded(some);
    for (const sql::Row row : tx.rows_with(contents_of_many(), parameters)) {
      ContentItem item;
      item.code = row.get<std::string>(1);
      item.text = row.get<std::string>(2);
      item.description = row.get<std::optional<std::string>>(3);
      item.chosen = row.get<bool>(4);
      by_id.at(row.get<ParticipationId>(0))->content.push_back(std::move(item));
    }
    for (const sql::Row row : tx.rows_with(asides_of_many(), parameters)) {
      KeptAside kept{row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)};
      by_id.at(row.get<ParticipationId>(0))->aside.push_back(std::move(kept));
    }
  }
}

std::string sort_name(const PersonRow& p) {
  std::string name = p.family_name + ", " + p.given_name;
  if (p.middle_name && !p.middle_name->empty()) name += " " + *p.middle_name;
  return text::sort_key(name);
}

}  // namespace

std::string person_search(const PersonRow& p) {
  std::string words = p.given_name + " " + p.middle_name.value_or("") + " " + p.family_name;
  if (p.number) words += " " + *p.number;
  return text::fold(words);
}

std::vector<KnownParticipation> known_participations(sql::Reading& tx, const Grant& grant,
                                                     KnownBy by,
                                                     std::span<const std::string> keys) {
  require(grant, grant.action());
  std::vector<KnownParticipation> all;
  for (std::size_t at = 0; at < keys.size(); at += keys_at_once) {
    const auto some = keys.subspan(at, std::min(keys_at_once, keys.size() - at));
    for (const sql::Row row : tx.rows_with(known_by(by), padded(some)))
      all.push_back(known_of(row));
  }
  load_parts(tx, all);
  return all;
}

std::vector<PersonId> people_of(sql::Reading& tx, const Grant& grant,
                                std::span<const ParticipationId> participations) {
  require(grant, grant.action());
  static const std::string people =
      "select person_id from participation where id in (" + places() + ") order by id";
  std::vector<PersonId> all;
  for (std::size_t at = 0; at < participations.size(); at += keys_at_once) {
    const auto some =
        participations.subspan(at, std::min(keys_at_once, participations.size() - at));
    for (const sql::Row row : tx.rows_with(people, padded(some)))
      all.push_back(row.get<PersonId>(0));
  }
  return all;
}

std::set<ParticipationId> protected_among(sql::Reading& tx, const Grant& grant,
                                          std::span<const ParticipationId> participations) {
  require(grant, grant.action());
  static const std::string question =
      "select p.id from participation p join person n on n.id = p.person_id "
      "where n.protection <> '' and p.id in (" +
      places() + ")";
  std::set<ParticipationId> found;
  for (std::size_t at = 0; at < participations.size(); at += keys_at_once) {
    const auto some =
        participations.subspan(at, std::min(keys_at_once, participations.size() - at));
    for (const sql::Row row : tx.rows_with(question, padded(some)))
      found.insert(row.get<ParticipationId>(0));
  }
  return found;
}

constexpr std::string_view nav_id_by_id = "select nav_id from participation where id = $1";

std::optional<Uuid> nav_id_of(sql::Reading& tx, const Grant& grant, ParticipationId participation) {
  require(grant, grant.action());
  return tx.one<std::optional<Uuid>>(nav_id_by_id, participation).value_or(std::nullopt);
}

constexpr std::string_view all_employee_keys =
    "select id, nav_id, search from employee order by id";

std::vector<EmployeeKey> employee_keys(sql::Reading& tx) {
  return tx.rows(all_employee_keys).all([](const sql::Row& row) {
    EmployeeKey key;
    row.into(key.id, key.nav_id, key.folded_name);
    return key;
  });
}

constexpr std::string_view update_nav_id =
    "update employee set nav_id = $2, version = version + 1 where id = $1";

void set_employee_nav_id(sql::Writing& tx, const Grant& grant, EmployeeId id, const Uuid& nav_id) {
  require(grant, Action::write);
  tx.run_soon(update_nav_id, id, nav_id);
}

constexpr std::string_view all_deliveries = R"(
  select id, nav_id, contract_id, name, measure_type, organisation_number, provider_name, first_day, end_day, status,
         start_type, enrolment_type, places, meeting_place
  from delivery
  order by id)";

constexpr std::string_view all_delivery_asides = R"(
  select delivery_id, path, value, source
  from delivery_kept_aside
  order by delivery_id, path)";

std::vector<KnownDelivery> known_deliveries(sql::Reading& tx) {
  auto known = tx.rows(all_deliveries).all([](const sql::Row& row) {
    KnownDelivery k;
    auto& d = k.row;
    row.into(k.id, d.nav_id, d.contract, d.name, d.measure_type, d.organisation_number,
             d.provider_name, d.first_day, d.end_day, d.status, d.start_type, d.enrolment_type,
             d.places, d.meeting_place);
    return k;
  });
  for (const sql::Row row : tx.rows(all_delivery_asides)) {
    const auto id = row.get<DeliveryId>(0);
    const auto of =
        std::lower_bound(known.begin(), known.end(), id,
                         [](const KnownDelivery& k, DeliveryId wanted) { return k.id < wanted; });
    if (of == known.end() || of->id != id) continue;
    of->aside.push_back(
        {row.get<std::string>(1), row.get<std::string>(2), row.get<std::string>(3)});
  }
  return known;
}

constexpr std::string_view insert_person = R"(
  insert into person (id, number, number_verdict, given_name, middle_name, family_name, sort_name, search, phone,
                      email, address, postcode, place, protection, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1))";

void add_person(sql::Writing& tx, const Grant& grant, PersonId id, const PersonRow& p,
                Instant now) {
  require(grant, Action::write);
  tx.run_soon(insert_person, id, p.number, p.number_verdict, p.given_name, p.middle_name,
              p.family_name, sort_name(p), person_search(p), p.phone, p.email, p.address,
              p.postcode, p.place, p.protection, now);
}

constexpr std::string_view update_person = R"(
  update person
  set number = $2, number_verdict = $3, given_name = $4, middle_name = $5, family_name = $6, sort_name = $7,
      search = $8, phone = $9, email = $10, address = $11, postcode = $12, place = $13, protection = $14,
      version = version + 1
  where id = $1)";

void change_person(sql::Writing& tx, const Grant& grant, PersonId id, const PersonRow& p) {
  require(grant, Action::write);
  tx.run_soon(update_person, id, p.number, p.number_verdict, p.given_name, p.middle_name,
              p.family_name, sort_name(p), person_search(p), p.phone, p.email, p.address,
              p.postcode, p.place, p.protection);
}

constexpr std::string_view insert_participation = R"(
  insert into participation (id, person_id, nav_id, contract_id, delivery_id, origin, earlier_id, source, referral_day,
                             referral_purpose, content_lead, counsellor_id, nav_office, status, status_reason,
                             status_reason_text, status_day, start_day, end_day, extent_percent, days_per_week_tenths,
                             shared_by_hand, under_follow_up, removed_from_list_day, goal_version, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
          $24, 0, $25, 1))";

void add_participation(sql::Writing& tx, const Grant& grant, ParticipationId id, PersonId person,
                       const ParticipationRow& p, Instant now) {
  require(grant, Action::write);
  tx.run_soon(insert_participation, id, person, p.nav_id, p.contract, p.delivery, p.origin,
              p.earlier, p.source, p.referral_day, p.referral_purpose, p.content_lead, p.counsellor,
              p.nav_office, p.status, p.status_reason, p.status_reason_text, p.status_day,
              p.start_day, p.end_day, p.extent_percent, p.days_per_week_tenths, p.shared_by_hand,
              p.under_follow_up, p.removed_from_list_day, now);
}

constexpr std::string_view update_participation = R"(
  update participation
  set nav_id = $2, contract_id = $3, delivery_id = $4, source = $5, referral_day = $6, referral_purpose = $7,
      content_lead = $8, counsellor_id = $9, nav_office = $10, status = $11, status_reason = $12,
      status_reason_text = $13, status_day = $14, start_day = $15, end_day = $16, extent_percent = $17,
      days_per_week_tenths = $18, shared_by_hand = $19, under_follow_up = $20, removed_from_list_day = $21,
      version = version + 1
  where id = $1)";

void change_participation(sql::Writing& tx, const Grant& grant, ParticipationId id,
                          const ParticipationRow& p) {
  require(grant, Action::write);
  tx.run_soon(update_participation, id, p.nav_id, p.contract, p.delivery, p.source, p.referral_day,
              p.referral_purpose, p.content_lead, p.counsellor, p.nav_office, p.status,
              p.status_reason, p.status_reason_text, p.status_day, p.start_day, p.end_day,
              p.extent_percent, p.days_per_week_tenths, p.shared_by_hand, p.under_follow_up,
              p.removed_from_list_day);
}

constexpr std::string_view insert_first_status = R"(
  insert into participation_status (participation_id, ordinal, status, reason, reason_text, valid_from, recorded_at,
                                    cause, actor)
  values ($1, 1, $2, $3, $4, $5, $6, 'import', $7))";

constexpr std::string_view insert_next_status = R"(
  insert into participation_status (participation_id, ordinal, status, reason, reason_text, valid_from, recorded_at,
                                    cause, actor)
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6, 'import', $7
  from participation_status
  where participation_id = $1)";

void add_imported_status(sql::Writing& tx, const Grant& grant, ParticipationId id,
                         const ParticipationRow& p, bool first, Instant now,
                         std::optional<AccountId> actor) {
  require(grant, Action::write);
  tx.run_soon(first ? insert_first_status : insert_next_status, id, p.status, p.status_reason,
              p.status_reason_text, p.status_day, now, actor);
}

constexpr std::string_view insert_first_period = R"(
  insert into granted_period (participation_id, ordinal, first_day, end_day, recorded_at, source)
  values ($1, 1, $2, $3, $4, 'import'))";

constexpr std::string_view insert_next_period = R"(
  insert into granted_period (participation_id, ordinal, first_day, end_day, recorded_at, source)
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, 'import'
  from granted_period
  where participation_id = $1)";

void add_imported_period(sql::Writing& tx, const Grant& grant, ParticipationId id, Day first,
                         std::optional<Day> end, bool is_first, Instant now) {
  require(grant, Action::write);
  tx.run_soon(is_first ? insert_first_period : insert_next_period, id, first, end, now);
}

constexpr std::string_view delete_content = "delete from content_item where participation_id = $1";
constexpr std::string_view insert_content = R"(
  insert into content_item (participation_id, code, ordinal, text, description, chosen)
  values ($1, $2, $3, $4, $5, $6))";

void replace_content(sql::Writing& tx, const Grant& grant, ParticipationId id,
                     std::span<const ContentItem> items, bool is_new) {
  require(grant, Action::write);
  if (!is_new) tx.run_soon(delete_content, id);
  int ordinal = 0;
  for (const ContentItem& item : items) {
    tx.run_soon(insert_content, id, item.code, ++ordinal, item.text, item.description, item.chosen);
  }
}

constexpr std::string_view delete_extents = "delete from extent_period where participation_id = $1";
constexpr std::string_view insert_extent = R"(
  insert into extent_period (participation_id, ordinal, first_day, percent, days_per_week_tenths, recorded_at)
  values ($1, $2, $3, $4, $5, $6))";

void replace_extents(sql::Writing& tx, const Grant& grant, ParticipationId id,
                     std::span<const ExtentRow> extents, bool is_new) {
  require(grant, Action::write);
  if (!is_new) tx.run_soon(delete_extents, id);
  int ordinal = 0;
  for (const ExtentRow& e : extents) {
    tx.run_soon(insert_extent, id, ++ordinal, e.first, e.percent, e.days_per_week_tenths,
                e.recorded_at);
  }
}

constexpr std::string_view upsert_aside = R"(
  insert into kept_aside (participation_id, path, value, source, recorded_at)
  values ($1, $2, $3, $4, $5)
  on conflict (participation_id, path) do update set value = $3, source = $4, recorded_at = $5)";

constexpr std::string_view delete_one_aside =
    "delete from kept_aside where participation_id = $1 and path = $2";

void keep_aside(sql::Writing& tx, const Grant& grant, ParticipationId id, const KeptAside& kept,
                Instant now) {
  require(grant, Action::write);
  if (kept.value.empty()) {
    tx.run_soon(delete_one_aside, id, kept.path);
    return;
  }
  tx.run_soon(upsert_aside, id, kept.path, kept.value, kept.source, now);
}

constexpr std::string_view delete_aside = R"(
  delete from kept_aside
  where participation_id = $1 and source = $2 and path not like 'field:%')";

void forget_aside(sql::Writing& tx, const Grant& grant, ParticipationId id,
                  std::string_view source) {
  require(grant, Action::write);
  tx.run_soon(delete_aside, id, source);
}

constexpr std::string_view counsellor_by_key =
    "select id, email, phone from counsellor where name_key = $1 order by id";
constexpr std::string_view insert_counsellor = R"(
  insert into counsellor (id, name, name_key, office, email, phone, version)
  values ($1, $2, $3, $4, $5, $6, 1))";
constexpr std::string_view update_counsellor = R"(
  update counsellor
  set email = $2, phone = $3, version = version + 1
  where id = $1)";

CounsellorId counsellor_named(sql::Writing& tx, const Grant& grant, CounsellorId new_id,
                              const CounsellorName& told) {
  require(grant, Action::write);
  const std::string key = text::fold(told.name) + '\n' + text::fold(told.office);
  struct Known {
    CounsellorId id;
    std::optional<std::string> email;
    std::optional<std::string> phone;
  };
  const auto known = tx.rows(counsellor_by_key, key).first([](const sql::Row& row) {
    Known k;
    row.into(k.id, k.email, k.phone);
    return k;
  });
  if (!known) {
    tx.run_soon(insert_counsellor, new_id, told.name, key, told.office, told.email, told.phone);
    return new_id;
  }
  const auto& email = told.email ? told.email : known->email;
  const auto& phone = told.phone ? told.phone : known->phone;
  if (email != known->email || phone != known->phone)
    tx.run_soon(update_counsellor, known->id, email, phone);
  return known->id;
}

constexpr std::string_view insert_delivery = R"(
  insert into delivery (id, nav_id, contract_id, name, measure_type, organisation_number, provider_name, first_day,
                        end_day, status, start_type, enrolment_type, places, meeting_place, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1))";

void add_imported_delivery(sql::Writing& tx, const Grant& grant, DeliveryId id,
                           const DeliveryRow& d, Instant now) {
  require(grant, Action::write);
  tx.run_soon(insert_delivery, id, d.nav_id, d.contract, d.name, d.measure_type,
              d.organisation_number, d.provider_name, d.first_day, d.end_day, d.status,
              d.start_type, d.enrolment_type, d.places, d.meeting_place, now);
}

constexpr std::string_view update_delivery = R"(
  update delivery
  set nav_id = $2, contract_id = $3, name = $4, measure_type = $5, organisation_number = $6, provider_name = $7,
      first_day = $8, end_day = $9, status = $10, start_type = $11, enrolment_type = $12, places = $13,
      meeting_place = $14, version = version + 1
  where id = $1)";

void change_imported_delivery(sql::Writing& tx, const Grant& grant, DeliveryId id,
                              const DeliveryRow& d) {
  require(grant, Action::write);
  tx.run_soon(update_delivery, id, d.nav_id, d.contract, d.name, d.measure_type,
              d.organisation_number, d.provider_name, d.first_day, d.end_day, d.status,
              d.start_type, d.enrolment_type, d.places, d.meeting_place);
}

constexpr std::string_view upsert_delivery_aside = R"(
  insert into delivery_kept_aside (delivery_id, path, value, source, recorded_at)
  values ($1, $2, $3, $4, $5)
  on conflict (delivery_id, path) do update set value = $3, source = $4, recorded_at = $5)";

void keep_delivery_aside(sql::Writing& tx, const Grant& grant, DeliveryId id, const KeptAside& kept,
                         Instant now) {
  require(grant, Action::write);
  tx.run_soon(upsert_delivery_aside, id, kept.path, kept.value, kept.source, now);
}

constexpr std::string_view insert_assignment = R"(
  insert into assignment (id, participation_id, employee_id, part, first_day, end_day, reason, decided_by, created_at,
                          version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1))";

void add_imported_assignment(sql::Writing& tx, const Grant& grant, const domain::Assignment& a,
                             Instant now) {
  require(grant, Action::write);
  tx.run_soon(insert_assignment, a.id, a.participation, a.employee, a.part, a.days.first,
              a.days.end, a.reason, a.decided_by, now);
}

// Makes plans that were kept be made anew, too, those of the references' checks among them. A table
// that autovacuum is at work on is left out rather than waited for.
constexpr std::string_view analyze_people = R"(
  analyze (skip_locked) counsellor, person, participation, participation_status, granted_period, content_item,
                        extent_period, kept_aside, assignment)";

void take_stock_of_people(sql::Writing& tx, const Grant& grant) {
  require(grant, Action::write);
  // SQLite takes the index whatever the size, and would keep its statistics in tables of its own.
  if (tx.engine() == sql::Engine::postgres) tx.run_soon(analyze_people);
}

}  // namespace stafett::store
