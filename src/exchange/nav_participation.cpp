#include "exchange/nav_participation.hpp"

#include <algorithm>

#include "exchange/compare.hpp"
#include "exchange/values.hpp"

namespace stafett::exchange {

namespace {

void read_number_member(ObjectReader& object, std::string_view name, ListedPerson& person) {
  const std::string text = object.text(name, Field::number, Need::present);
  if (text.empty()) return;
  NumberReading read = read_number(text);
  person.number = std::move(read.number);
  person.verdict = read.verdict;
  const JsonNode& at = object.node_of(name);
  switch (read.fault) {
    case NumberReading::Fault::wrong_control_digits:
      object.error("wrong_control_digits", at, name, Field::number, "control digits that fit",
                   "***********");
      break;
    case NumberReading::Fault::not_a_number:
      object.error("bad_person_number", at, name, Field::number, "11 digits", "text");
      break;
    case NumberReading::Fault::none:
      if (read.verdict == NumberVerdict::flagged) {
        object.warn("number_without_date", at, name, Field::number, "number with a day of birth",
                    "***********");
      }
  }
}

void read_names(ObjectReader& object, ListedPerson& person) {
  person.given_name = object.text("fornavn", Field::given_name, Need::present);
  person.middle_name = object.text("mellomnavn", Field::middle_name);
  person.family_name = object.text("etternavn", Field::family_name, Need::present);
}

/// The portal blanks out name and number of people with protected address in its lists (nav.md 5).
/// A blank there means "hidden", never "has none": what is known already must stay.
void read_protection(ObjectReader& object, ListedParticipation& into) {
  const auto is_protected = object.truth("adressebeskyttet", Field::protection);
  if (!is_protected.value_or(false)) return;
  into.person.protection = {std::string{protection_of_unknown_degree}, true};
  const auto hidden = [&](Field field, std::string& value) {
    if (!value.empty() && value != "Adressebeskyttet") return;
    value.clear();
    into.given.reset(static_cast<std::size_t>(field));
  };
  hidden(Field::given_name, into.person.given_name);
  hidden(Field::middle_name, into.person.middle_name);
  hidden(Field::family_name, into.person.family_name);
  hidden(Field::number, into.person.number);
  hidden(Field::phone, into.person.phone);
  hidden(Field::email, into.person.email);
}

/// "aarsak" is null, a code, or an object {type, beskrivelse}, by kind and age of the file.
void read_reason(ObjectReader& status, ListedParticipation& into) {
  const JsonNode* reason = status.member("aarsak");
  if (reason != nullptr && reason->kind == JsonKind::object) {
    auto object = *status.object("aarsak", Field::status_reason);
    // amt.deltaker-ekstern-v1 always has the object, with null in it where there is no reason.
    into.status_reason = object.code("type", Field::status_reason, CodeList::status_reason);
    into.status_reason_text = object.text("beskrivelse", Field::status_reason_text);
    return;
  }
  into.status_reason = status.code("aarsak", Field::status_reason, CodeList::status_reason);
  into.status_reason_text = status.text("aarsakTekst", Field::status_reason_text);
}

void read_status(ObjectReader& object, ListedParticipation& into, const char* changed_name,
                 const char* words_name) {
  auto status = object.object("status", Field::status, Need::present);
  if (!status) return;
  into.status = status->code("type", Field::status, CodeList::status, Need::present);
  read_reason(*status, into);
  into.status_changed_at = status->stamp(changed_name, Field::status_changed_at);
  into.status_text = status->text(words_name, Field::status_text);
}

ListedExtent read_extent(ObjectReader& object, const char* valid_name, const char* recorded_name) {
  ListedExtent extent;
  extent.percent = object.decimal("deltakelsesprosent", no_field, 0, 100);
  extent.days_per_week = object.decimal("dagerPerUke", no_field, 0, 7);
  extent.valid_from = object.day(valid_name, no_field);
  extent.recorded_at = object.stamp(recorded_name, no_field);
  return extent;
}

/// The portal tells two of them by name, the messages tell all in a list.
void read_extents(ObjectReader& object, ListedParticipation& into, const char* valid_name,
                  const char* recorded_name) {
  const JsonNode* member = object.member("deltakelsesmengder");
  if (member != nullptr && member->kind == JsonKind::object) {
    auto two = *object.object("deltakelsesmengder", Field::extents);
    for (const auto& [name, part] : {std::pair{"sisteDeltakelsesmengde", "last"},
                                     std::pair{"nesteDeltakelsesmengde", "next"}}) {
      auto one = two.object(name, no_field);
      if (!one) continue;
      into.extents.push_back(read_extent(*one, valid_name, recorded_name));
      into.extents.back().part = part;
    }
    return;
  }
  for (ObjectReader& one : object.objects("deltakelsesmengder", Field::extents)) {
    into.extents.push_back(read_extent(one, valid_name, recorded_name));
  }
}

void read_content(ObjectReader& object, ListedParticipation& into, const char* items_name) {
  auto content = object.object("innhold", Field::content);
  if (!content) return;
  into.content_lead = content->text("ledetekst", Field::content_lead);
  for (ObjectReader& one : content->objects(items_name, Field::content)) {
    ListedContentItem item;
    item.text = one.text("tekst", no_field);
    item.code = one.code("innholdskode", no_field, CodeList::content, Need::present);
    item.chosen = one.truth("valgt", no_field).value_or(true);
    item.description = one.text("beskrivelse", no_field);
    const bool again = std::any_of(
        into.content.begin(), into.content.end(),
        [&](const ListedContentItem& other) { return other.code.code == item.code.code; });
    if (again) {  // one code, one place: the second is kept aside
      into.kept_aside.push_back({one.path(), to_text(item)});
      continue;
    }
    into.content.push_back(std::move(item));
  }
}

void read_consultants(ObjectReader& object, ListedParticipation& into) {
  for (ObjectReader& one : object.objects("veiledere", Field::consultants)) {
    into.consultants.push_back(read_employee(one));
  }
}

void read_entries(ObjectReader& object, std::string_view name, Field field, CodeList types,
                  std::string_view type_name, std::vector<ListedEntry>& into) {
  for (ObjectReader& one : object.objects(name, field)) into.push_back(one.entry(types, type_name));
}

void read_assessments(ObjectReader& object, ListedParticipation& into) {
  if (auto now = object.value("gjeldendeVurderingFraArrangor", Field::assessments)) {
    into.assessments.push_back(now->entry(CodeList::assessment, "vurderingstype"));
  }
  read_entries(object, "historiskeVurderingerFraArrangor", Field::assessments, CodeList::assessment,
               "vurderingstype", into.assessments);
}

void read_active_change(ObjectReader& object, ListedParticipation& into) {
  if (auto change = object.value("aktivEndring", Field::active_change)) {
    into.active_change = change->entry(CodeList::free, "type");
  }
}

void read_news(ObjectReader& object, ListedParticipation& into) {
  into.answer_from_agency = object.truth("svarFraNav", Field::answer_from_agency);
  into.update_from_agency = object.truth("oppdateringFraNav", Field::update_from_agency);
  into.new_participant = object.truth("nyDeltaker", Field::new_participant);
}

void read_days(ObjectReader& object, ListedParticipation& into) {
  into.start_day = object.day("startDato", Field::start_day);
  into.last_day = object.day("sluttDato", Field::last_day);
  check_days(object, "sluttDato", into.start_day, into.last_day);
}

/// GET /tiltaksarrangor/koordinator/deltakerliste/{id}: one of "deltakere".
void read_list_row(ObjectReader& object, ListedParticipation& into) {
  into.nav_id = object.uuid("id", Field::participation_id, Need::present);
  read_names(object, into.person);
  read_number_member(object, "fodselsnummer", into.person);
  into.referred_at = object.stamp("soktInnDato", Field::referred_at);
  read_days(object, into);
  read_status(object, into, "endretDato", "tekst");
  read_consultants(object, into);
  into.nav_office = object.text("navKontor", Field::nav_office);
  read_entries(object, "aktiveEndringsmeldinger", Field::proposals, CodeList::free, "type",
               into.proposals);
  read_assessments(object, into);
  into.is_consultant_for = object.truth("erVeilederForDeltaker", Field::is_consultant_for);
  read_active_change(object, into);
  read_news(object, into);
  read_protection(object, into);
}

/// GET /tiltaksarrangor/veileder/mine-deltakere: one element.
void read_my_row(ObjectReader& object, ListedParticipation& into, ListedDelivery& delivery) {
  into.nav_id = object.uuid("id", Field::participation_id, Need::present);
  read_names(object, into.person);
  read_number_member(object, "fodselsnummer", into.person);
  read_days(object, into);
  read_status(object, into, "endretDato", "tekst");
  if (auto list = object.object("deltakerliste", Field::delivery_id, Need::present)) {
    delivery.nav_id = list->uuid("id", Field::delivery_id, Need::present);
    delivery.measure_name = list->text("type", no_field);
    delivery.name = list->text("navn", no_field);
    const ListedCode measure = read_code_or_word(CodeList::measure, delivery.measure_name);
    if (measure.known) delivery.measure = measure;
  }
  into.own_part = object.code("veiledertype", Field::own_part, CodeList::consultant_part);
  read_entries(object, "aktiveEndringsmeldinger", Field::proposals, CodeList::free, "type",
               into.proposals);
  read_active_change(object, into);
  into.changed_at = object.stamp("sistEndret", Field::changed_at);
  read_news(object, into);
  into.under_follow_up = object.truth("erUnderOppfolging", Field::under_follow_up);
  read_protection(object, into);
}

void read_address(ObjectReader& object, ListedAddress& address) {
  auto member = object.object("adresse", Field::address);
  if (!member) return;
  address.type = member->text("adressetype", Field::address_type);
  address.postcode = member->text("postnummer", Field::postcode);
  address.place = member->text("poststed", Field::place);
  address.extra = member->text("tilleggsnavn", Field::address_extra);
  address.line = member->text("adressenavn", Field::address);
}

void read_agency_contact(ObjectReader& object, ListedParticipation& into) {
  auto information = object.object("navInformasjon", Field::nav_office);
  if (!information) return;
  into.nav_office = information->text("navkontor", Field::nav_office);
  auto counsellor = information->object("navVeileder", Field::counsellor);
  if (!counsellor) return;
  into.counsellor = counsellor->text("navn", Field::counsellor);
  into.counsellor_email = counsellor->text("epost", Field::counsellor_email);
  into.counsellor_phone = counsellor->text("telefon", Field::counsellor_phone);
}

/// GET /tiltaksarrangor/deltaker/{id}.
void read_file(ObjectReader& object, ListedParticipation& into, ListedDelivery& delivery) {
  into.nav_id = object.uuid("id", Field::participation_id, Need::present);
  if (auto list = object.object("deltakerliste", Field::delivery_id, Need::present)) {
    delivery.nav_id = list->uuid("id", Field::delivery_id, Need::present);
    delivery.first_day = list->day("startDato", no_field);
    delivery.last_day = list->day("sluttDato", no_field);
    check_days(*list, "sluttDato", delivery.first_day, delivery.last_day);
    delivery.start_type = list->code("oppstartstype", no_field, CodeList::start_type);
    delivery.measure = list->code("tiltakskode", no_field, CodeList::measure);
    delivery.enrolment_type = list->code("pameldingstype", no_field, CodeList::enrolment_type);
  }
  read_names(object, into.person);
  read_number_member(object, "fodselsnummer", into.person);
  into.person.phone = object.text("telefonnummer", Field::phone);
  into.person.email = object.text("epost", Field::email);
  read_status(object, into, "endretDato", "tekst");
  read_days(object, into);
  into.extent_percent = object.decimal("deltakelseProsent", Field::extent_percent, 0, 100);
  into.days_per_week = object.decimal("dagerPerUke", Field::days_per_week, 0, 7);
  into.referred_to = object.text("soktInnPa", Field::referred_to);
  into.referred_at = object.stamp("soktInnDato", Field::referred_at);
  // The delivery's measure once more; where the two differ, this one is kept aside.
  const ListedCode measure = object.code("tiltakskode", no_field, CodeList::measure);
  if (delivery.measure.code.empty()) delivery.measure = measure;
  if (!measure.code.empty() && measure.code != delivery.measure.code) {
    into.kept_aside.push_back({"tiltakskode", measure.code});
  }
  into.referral_text = object.text("bestillingTekst", Field::referral_text);
  read_content(object, into, "innhold");
  into.removed_from_list_at = object.stamp("fjernesDato", Field::removed_from_list_at);
  read_agency_contact(object, into);
  read_consultants(object, into);
  read_entries(object, "aktiveForslag", Field::proposals, CodeList::proposal, "type",
               into.proposals);
  read_entries(object, "aktiveEndringsmeldinger", Field::proposals, CodeList::free, "type",
               into.proposals);
  read_entries(object, "historiskeEndringsmeldinger", Field::history, CodeList::free, "type",
               into.history);
  read_address(object, into.person.address);
  read_assessments(object, into);
  into.source = object.code("kilde", Field::source, CodeList::source);
  read_entries(object, "historikk", Field::history, CodeList::history, "type", into.history);
  read_extents(object, into, "gyldigFra", "opprettet");
  read_entries(object, "ulesteEndringer", Field::updates, CodeList::free, "type", into.updates);
  into.shared_by_hand = object.truth("erManueltDeltMedArrangor", Field::shared_by_hand);
  into.under_follow_up = object.truth("erUnderOppfolging", Field::under_follow_up);
  read_protection(object, into);
}

/// Kafka amt.deltaker-v1 and amt.deltaker-ekstern-v1.
void read_message(ObjectReader& object, ListedParticipation& into, ListedDelivery& delivery,
                  bool external) {
  into.nav_id = object.uuid("id", Field::participation_id, Need::present);
  delivery.nav_id = object.uuid("gjennomforingId", Field::delivery_id, Need::present);
  read_number_member(object, "personIdent", into.person);
  read_days(object, into);
  read_status(object, into, external ? "opprettetTidspunkt" : "opprettetDato",
              external ? "tekst" : "statusTekst");
  into.registered_at =
      object.stamp(external ? "registrertTidspunkt" : "registrertDato", Field::registered_at);
  into.changed_at = object.stamp(external ? "endretTidspunkt" : "endretDato", Field::changed_at);
  into.days_per_week = object.decimal("dagerPerUke", Field::days_per_week, 0, 7);
  into.extent_percent = object.decimal("prosentStilling", Field::extent_percent, 0, 100);
  into.source = object.code("kilde", Field::source, CodeList::source);
  read_content(object, into, external ? "valgtInnhold" : "innhold");
  read_extents(object, into, external ? "gyldigFraDato" : "gyldigFra",
               external ? "opprettetTidspunkt" : "opprettet");
}

/// POST /external/deltakere/personalia: one of the answer's elements.
void read_personalia(ObjectReader& object, ListedParticipation& into) {
  into.nav_id = object.uuid("deltakerId", Field::participation_id, Need::present);
  read_names(object, into.person);
  read_number_member(object, "personident", into.person);
  into.nav_office_number = object.text("navEnhetsnummer", Field::nav_office_number);
  into.nav_office = object.text("navEnhetsnavn", Field::nav_office);
  into.person.protection =
      object.code("adressebeskyttelse", Field::protection, CodeList::protection);
  into.person.shielded = object.truth("erSkjermet", Field::shielded);
}

}  // namespace

ListedConsultant read_employee(ObjectReader& object) {
  ListedConsultant employee;
  employee.nav_id = object.uuid("ansattId", no_field);
  employee.for_id = object.uuid("deltakerId", no_field);
  employee.part = object.code("veiledertype", no_field, CodeList::consultant_part);
  employee.given_name = object.text("fornavn", no_field, Need::present);
  employee.middle_name = object.text("mellomnavn", no_field);
  employee.family_name = object.text("etternavn", no_field, Need::present);
  return employee;
}

void check_days(ObjectReader& object, std::string_view last_name, const std::optional<Day>& first,
                const std::optional<Day>& last) {
  if (!first || !last || *first <= *last) return;
  object.error("last_before_first", object.node_of(last_name), last_name, Field::last_day,
               first->to_text() + " or later", last->to_text());
}

void read_participation(FileKind kind, ObjectReader& object, ListedParticipation& into,
                        ListedDelivery& delivery) {
  switch (kind) {
    case FileKind::bff_list:
      return read_list_row(object, into);
    case FileKind::bff_my_participants:
      return read_my_row(object, into, delivery);
    case FileKind::bff_participant:
      return read_file(object, into, delivery);
    case FileKind::participant_v1:
      return read_message(object, into, delivery, false);
    case FileKind::participant_external_v1:
      return read_message(object, into, delivery, true);
    case FileKind::personalia:
      return read_personalia(object, into);
    default:
      return;
  }
}

}  // namespace stafett::exchange
