#include "exchange/nav_lists.hpp"

#include "exchange/nav_participation.hpp"

namespace stafett::exchange {

namespace {

void read_delivery_days(ObjectReader& object, const char* first_name, const char* last_name,
                        ListedDelivery& into) {
  into.first_day = object.day(first_name, no_field);
  into.last_day = object.day(last_name, no_field);
  check_days(object, last_name, into.first_day, into.last_day);
}

}  // namespace

void read_list_head(ObjectReader& object, ListedDelivery& into) {
  into.nav_id = object.uuid("id", no_field, Need::present);
  into.name = object.text("navn", no_field);
  into.measure_name = object.text("tiltaksnavn", no_field);
  into.provider_name = object.text("arrangorNavn", no_field);
  read_delivery_days(object, "startDato", "sluttDato", into);
  into.status = object.code("status", no_field, CodeList::delivery_status);
  for (ObjectReader& one : object.objects("koordinatorer", no_field)) {
    into.coordinators.push_back(read_employee(one));
    if (into.coordinators.back().part.code.empty())
      into.coordinators.back().part = {"KOORDINATOR", true};
  }
  into.measure = object.code("tiltakskode", no_field, CodeList::measure);
  into.start_type = object.code("oppstartstype", no_field, CodeList::start_type);
  into.enrolment_type = object.code("pameldingstype", no_field, CodeList::enrolment_type);
}

void read_admin_list(ObjectReader& object, ListedDelivery& into) {
  into.nav_id = object.uuid("id", no_field, Need::present);
  into.name = object.text("navn", no_field);
  into.measure_name = object.text("tiltaksnavn", no_field);
  into.provider_name = object.text("arrangorNavn", no_field);
  into.organisation_number = object.text("arrangorOrgnummer", no_field);
  into.provider_parent = object.text("arrangorParentNavn", no_field);
  read_delivery_days(object, "startDato", "sluttDato", into);
  into.added = object.truth("lagtTil", no_field);
  into.start_type = object.code("oppstartstype", no_field, CodeList::start_type);
}

void read_delivery_message(ObjectReader& object, ListedDelivery& into) {
  into.kind = object.text("type", no_field, Need::present);
  constexpr std::string_view prefix = "TiltaksgjennomforingV2.";
  if (into.kind.starts_with(prefix)) into.kind.erase(0, prefix.size());
  into.nav_id = object.uuid("id", no_field, Need::present);
  into.created_at = object.stamp("opprettetTidspunkt", no_field);
  into.updated_at = object.stamp("oppdatertTidspunkt", no_field);
  into.measure = object.code("tiltakskode", no_field, CodeList::measure);
  if (auto provider = object.object("arrangor", no_field)) {
    into.organisation_number = provider->text("organisasjonsnummer", no_field);
  }
  into.enrolment_type = object.code("pameldingType", no_field, CodeList::enrolment_type);
  into.name = object.text("navn", no_field);
  read_delivery_days(object, "startDato", "sluttDato", into);
  into.status = object.code("status", no_field, CodeList::delivery_status);
  into.start_type = object.code("oppstart", no_field, CodeList::start_type);
  into.available_from = object.day("tilgjengeligForArrangorFraOgMedDato", no_field);
  into.open_for_enrolment = object.truth("apentForPamelding", no_field);
  into.places = object.count("antallPlasser");
  into.part_time_percent = object.decimal("deltidsprosent", no_field, 0, 100);
  into.meeting_place = object.text("oppmoteSted", no_field);
}

void read_my_lists(ObjectReader& object, ParticipantList& list) {
  if (auto counts = object.object("veilederFor", no_field)) {
    for (const char* name : {"veilederFor", "medveilederFor"}) {
      const auto value = counts->count(name, Need::present);
      if (!value) continue;
      const JsonNode& at = counts->node_of(name);
      list.counts.push_back({name, *value, {at.line, at.column, "/" + counts->path_to(name)}});
    }
  }
  auto coordinator = object.object("koordinatorFor", no_field);
  if (!coordinator) return;
  for (ObjectReader& one : coordinator->objects("deltakerlister", no_field)) {
    ListedDelivery delivery;
    delivery.ordinal = static_cast<std::uint32_t>(list.deliveries.size() + 1);
    delivery.where = {one.node().line, one.node().column, "/" + one.path()};
    delivery.nav_id = one.uuid("id", no_field, Need::present);
    delivery.measure_name = one.text("type", no_field);
    delivery.name = one.text("navn", no_field);
    read_delivery_days(one, "startdato", "sluttdato", delivery);
    delivery.start_type = one.code("oppstartstype", no_field, CodeList::start_type);
    list.deliveries.push_back(std::move(delivery));
  }
}

void DeliveryBook::enter(ListedDelivery delivery, std::vector<Detail>& aside) {
  if (!delivery.nav_id) return;
  const auto [place, is_new] = places_.try_emplace(*delivery.nav_id, deliveries_.size());
  if (is_new) {
    deliveries_.push_back(std::move(delivery));
    return;
  }
  ListedDelivery& known = deliveries_[place->second];
  const auto text = [&](const char* path, std::string& was, std::string& says) {
    if (was.empty()) {
      was = std::move(says);
    } else if (!says.empty() && says != was) {
      aside.push_back({path, std::move(says)});
    }
  };
  const auto code = [&](const char* path, ListedCode& was, ListedCode& says) {
    if (was.code.empty()) {
      was = std::move(says);
    } else if (!says.code.empty() && says.code != was.code) {
      aside.push_back({path, std::move(says.code)});
    }
  };
  const auto day = [&](const char* path, std::optional<Day>& was, const std::optional<Day>& says) {
    if (!was) {
      was = says;
    } else if (says && *says != *was) {
      aside.push_back({path, says->to_text()});
    }
  };
  text("deltakerliste/navn", known.name, delivery.name);
  text("deltakerliste/type", known.measure_name, delivery.measure_name);
  code("deltakerliste/tiltakskode", known.measure, delivery.measure);
  code("deltakerliste/oppstartstype", known.start_type, delivery.start_type);
  code("deltakerliste/pameldingstype", known.enrolment_type, delivery.enrolment_type);
  day("deltakerliste/startDato", known.first_day, delivery.first_day);
  day("deltakerliste/sluttDato", known.last_day, delivery.last_day);
}

}  // namespace stafett::exchange
