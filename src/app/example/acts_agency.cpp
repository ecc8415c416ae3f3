// The agency's lists, carried out as an import carries them out.
#include "app/example/acts.hpp"
#include "service/command.hpp"
#include "service/import_apply.hpp"
#include "service/import_plan.hpp"
#include "service/import_preview.hpp"
#include "store/import_people.hpp"

namespace stafett::example {

namespace {

using exchange::Field;
using exchange::ListedParticipation;

// What the office knows of somebody that no list carries.
constexpr std::string_view put_origin = R"(
  update participation
  set origin = $2, earlier_id = $3, previous_provider = $4, effort_group = $5
  where id = $1)";
constexpr std::string_view put_language = R"(
  update person
  set language = $2
  where id = $1)";

domain::Grant import_key(domain::Action action) {
  return must(
      domain::decide_house({.account = {}, .role = domain::Role::administrator},
                           domain::Relation::administers, domain::RecordKind::import, action),
      "import");
}

exchange::Stamp stamp(Instant at) { return {at.to_text(), at}; }

void tell(ListedParticipation& row, Field field, std::string& into, const std::string& text) {
  if (text.empty()) return;
  into = text;
  row.set(field);
}

void tell_state(ListedParticipation& row, const AgencyState& state, Instant at) {
  row.status.code = std::string{to_text(state.status)};
  row.set(Field::status);
  row.status_changed_at = stamp(at);
  row.set(Field::status_changed_at);
  if (state.reason) {
    row.status_reason.code = std::string{to_text(*state.reason)};
    row.set(Field::status_reason);
  }
  tell(row, Field::status_reason_text, row.status_reason_text, state.reason_text);
  if (state.start_day) {
    row.start_day = state.start_day;
    row.set(Field::start_day);
  }
  if (state.last_day) {
    row.last_day = state.last_day;
    row.set(Field::last_day);
  }
}

void tell_person(ListedParticipation& row, const PersonRow& person) {
  auto& p = row.person;
  tell(row, Field::given_name, p.given_name, person.given_name);
  tell(row, Field::family_name, p.family_name, person.family_name);
  tell(row, Field::number, p.number, person.number);
  p.verdict = domain::NumberVerdict::synthetic;
  tell(row, Field::phone, p.phone, person.phone);
  tell(row, Field::email, p.email, person.email);
  tell(row, Field::address, p.address.line, person.address);
  tell(row, Field::postcode, p.address.postcode, person.postcode);
  tell(row, Field::place, p.address.place, person.place);
  if (person.protection) {
    tell(row, Field::protection, p.protection.code, std::string{to_text(*person.protection)});
  }
}

void tell_referral(ListedParticipation& row, const ParticipationRow& told,
                   const CounsellorRow& counsellor) {
  row.referred_at = stamp(Instant::in_norway(told.referral_day, 9 * 60));
  row.set(Field::referred_at);
  tell(row, Field::referral_text, row.referral_text, told.purpose);
  tell(row, Field::content_lead, row.content_lead, told.content_lead);
  for (const auto kind : told.contents) {
    exchange::ListedContentItem item;
    item.code.code = std::string{to_text(kind)};
    item.text = std::string{domain::said(kind, Language::nb)};
    row.content.push_back(std::move(item));
    row.set(Field::content);
  }
  tell(row, Field::nav_office, row.nav_office, counsellor.office);
  tell(row, Field::counsellor, row.counsellor, counsellor.name);
  tell(row, Field::counsellor_email, row.counsellor_email, counsellor.email);
  tell(row, Field::counsellor_phone, row.counsellor_phone, counsellor.phone);
  row.source = {"KOMET", true};
  row.set(Field::source);
  row.shared_by_hand = told.shared_by_hand;
  row.set(Field::shared_by_hand);
}

ListedParticipation row_of(const Player& player, ParticipationPlace place) {
  ListedParticipation row;
  row.ordinal = 1;
  row.nav_id = player.props.nav_ids[place.at];
  row.set(Field::participation_id);
  row.delivery_nav_id =
      player.props.delivery_nav_ids[player.script.participations[place.at].delivery.at];
  row.set(Field::delivery_id);
  return row;
}

/// Reads one row in. Gives the participation as it is known afterwards.
store::KnownParticipation read_in(sql::Writing& tx, const service::Call& call, ContractId contract,
                                  ListedParticipation row) {
  const auto key = import_key(domain::Action::write);
  const auto context =
      service::plan_context(tx, key, exchange::FileKind::bff_list, contract, call.today);
  service::ImportApplier applier{tx, call, context};
  std::vector<ListedParticipation> rows{std::move(row)};
  auto plans = service::plan_rows(tx, context, rows);
  if (plans.front().difference.verdict == exchange::Verdict::refused) {
    throw std::logic_error{"the invented office: a row of the agency's list was refused"};
  }
  applier.apply(plans);
  auto line = service::audit_line(call, key);
  line.subjects = applier.subjects();
  if (!line.subjects.empty()) store::append(tx, line);
  const std::vector<std::string> ids{rows.front().nav_id->to_text()};
  return store::known_participations(tx, key, store::KnownBy::nav_id, ids).at(0);
}

}  // namespace

void perform(Player& player, const Event& event, const DeliveryListed& act) {
  const auto& row = player.script.deliveries[act.delivery.at];
  const auto& d = row.delivery;
  exchange::ListedDelivery told;
  told.ordinal = 1;
  told.nav_id = player.props.delivery_nav_ids[act.delivery.at];
  told.name = d.name;
  told.measure.code = std::string{d.measure.code()};
  told.provider_name = player.script.provider.name;
  told.organisation_number = player.script.provider.organisation_number;
  told.first_day = d.first_day;
  if (d.end_day) told.last_day = *d.end_day - 1;
  told.status.code = std::string{to_text(act.status)};
  told.start_type.code = std::string{d.start_type.code()};
  told.enrolment_type.code = std::string{d.enrolment.code()};
  if (d.places) told.places = *d.places;
  told.meeting_place = row.meeting_place;
  const auto call = player.call(event.at);
  player.house.store.write([&](sql::Writing& tx) {
    const auto key = import_key(domain::Action::write);
    const auto context = service::plan_context(tx, key, exchange::FileKind::bff_list,
                                               player.props.contracts[row.contract.at], call.today);
    service::ImportApplier{tx, call, context}.apply(service::plan_delivery(context, told));
    store::append(tx, service::audit_line(call, key));
  });
}

void perform(Player& player, const Event& event, const Referred& act) {
  const auto& told = player.script.participations[act.participation.at];
  const auto& person = player.script.people[told.person.at];
  auto row = row_of(player, act.participation);
  tell_state(row, act.state, event.at);
  tell_person(row, person);
  tell_referral(row, told, player.script.counsellors[told.counsellor.at]);
  const auto call = player.call(event.at);
  const auto contract = player.props.contracts[player.script.contract_of(act.participation).at];
  const auto known = player.house.store.write([&](sql::Writing& tx) {
    auto read = read_in(tx, call, contract, std::move(row));
    const auto earlier =
        told.earlier ? std::optional{player.props.participations[told.earlier->at]} : std::nullopt;
    const auto text_or_null = [](const std::string& text) {
      return text.empty() ? std::nullopt : std::optional{text};
    };
    std::optional<std::string> group;
    if (told.effort_group) group = std::string{to_text(*told.effort_group)};
    tx.run(put_origin, read.id, told.origin, earlier, text_or_null(told.previous_provider), group);
    tx.run(put_language, read.person_id, text_or_null(person.language));
    return read;
  });
  player.props.participations[act.participation.at] = known.id;
  player.props.people[act.participation.at] = known.person_id;
  auto& counsellor = player.props.counsellors[told.counsellor.at];
  if (!counsellor) {
    counsellor = known.counsellor.value().id;
    player.let_in(told.counsellor, event.at);
  }
}

void perform(Player& player, const Event& event, const AgencyChanged& act) {
  auto row = row_of(player, act.participation);
  tell_state(row, act.state, event.at);
  const auto contract = player.props.contracts[player.script.contract_of(act.participation).at];
  player.house.store.write(
      [&](sql::Writing& tx) { read_in(tx, player.call(event.at), contract, std::move(row)); });
}

}  // namespace stafett::example
