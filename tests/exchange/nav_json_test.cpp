#include "exchange/nav_json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/day.hpp"
#include "exchange/read_list.hpp"
#include "exchange/samples.hpp"
#include "exchange/values.hpp"

using namespace stafett;
using namespace stafett::exchange;

namespace {

ParticipantList read(std::string_view bytes) { return read_list("liste.json", bytes); }
ParticipantList read_sample(std::string_view name) { return read(sample::file(name)); }

std::size_t errors_in(const ParticipantList& list) {
  return static_cast<std::size_t>(
      std::count_if(list.findings.begin(), list.findings.end(),
                    [](const Finding& f) { return f.severity == Severity::error; }));
}

const Finding& first_error(const ParticipantList& list) {
  for (const Finding& finding : list.findings) {
    if (finding.severity == Severity::error) return finding;
  }
  FAIL("no error was found");
  return list.findings.front();
}

bool has_finding(const ParticipantList& list, std::string_view code) {
  return std::any_of(list.findings.begin(), list.findings.end(),
                     [&](const Finding& f) { return f.code == code; });
}

/// True where the two say the same, whatever was found on the way.
bool says_the_same(const ParticipantList& a, const ParticipantList& b) {
  return a.kind == b.kind && a.participations == b.participations && a.deliveries == b.deliveries &&
         a.employees == b.employees && a.counts == b.counts && a.history == b.history &&
         a.kept_aside == b.kept_aside && errors_in(a) == errors_in(b);
}

Day day(int y, int m, int d) { return *Day::of(y, m, d); }
Uuid uuid(std::string_view text) { return *Uuid::from_text(text); }

/// Another value that could stand in the same place.
std::string another(const std::string& json, const sample::Leaf& leaf) {
  const std::string text = json.substr(leaf.offset, leaf.length);
  if (leaf.kind == 'b') return text == "true" ? "false" : "true";
  if (leaf.kind == 'n') return text == "4" ? "5" : "4";
  if (leaf.kind == 'e')
    return text == "[]" ? R"([{"type":"Ny","fornavn":"A","etternavn":"B"}])" : R"({"x":1})";
  const std::string inner = text.substr(1, text.size() - 2);
  if (Uuid::from_text(inner)) return "\"00000000-1111-2222-3333-444444444444\"";
  if (inner.size() == 11 && inner.find_first_not_of("0123456789") == std::string::npos)
    return "\"12345678911\"";
  if (read_stamp(inner)) return inner.size() == 10 ? "\"2024-05-06\"" : "\"2024-05-06T07:08:09\"";
  return "\"" + inner + "x\"";
}

}  // namespace

TEST_CASE("each of the agency's samples is known by its content, and read without an error") {
  const struct {
    const char* name;
    FileKind kind;
    std::size_t participations, deliveries, employees;
  } cases[] = {
      {"bff-admin-deltakerlister.json", FileKind::bff_admin_lists, 0, 2, 0},
      {"bff-deltaker-historikk.json", FileKind::bff_participant_history, 0, 0, 0},
      {"bff-deltaker.json", FileKind::bff_participant, 1, 1, 0},
      {"bff-deltakerliste-veiledere.json", FileKind::bff_list_consultants, 0, 0, 2},
      {"bff-deltakerliste.json", FileKind::bff_list, 1, 1, 0},
      {"bff-mine-deltakerlister.json", FileKind::bff_my_lists, 0, 1, 0},
      {"bff-veileder-mine-deltakere.json", FileKind::bff_my_participants, 1, 1, 0},
      {"deltaker-ekstern-v1.json", FileKind::participant_external_v1, 1, 1, 0},
      {"deltaker-v1-arena.json", FileKind::participant_v1, 1, 1, 0},
      {"deltaker-v1.json", FileKind::participant_v1, 1, 1, 0},
      {"external-deltakere-personalia.json", FileKind::personalia, 2, 0, 0},
      {"siste-tiltaksgjennomforinger-v2.json", FileKind::deliveries_v2, 0, 2, 0},
  };
  CHECK(std::size(cases) == sample::names().size());
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const ParticipantList list = read_sample(c.name);
    CHECK(list.kind == c.kind);
    CHECK(errors_in(list) == 0);
    CHECK(list.participations.size() == c.participations);
    CHECK(list.deliveries.size() == c.deliveries);
    CHECK(list.employees.size() == c.employees);
  }
}

TEST_CASE("the portal's file of one participant is read field by field") {
  const ParticipantList list = read_sample("bff-deltaker.json");
  const ListedParticipation& p = list.participations.at(0);
  CHECK(p.nav_id == uuid("977350f2-d6a5-49bb-a3a0-773f25f863d9"));
  CHECK(p.delivery_nav_id == uuid("9987432c-e336-4b3b-b73e-b7c781a0823a"));
  CHECK(list.deliveries.at(0).measure == ListedCode{"ARBEIDSFORBEREDENDE_TRENING", true});
  CHECK(p.person.given_name == "Fornavn");
  CHECK(p.has(Field::middle_name));
  CHECK(p.person.middle_name.empty());
  CHECK(p.person.family_name == "Etternavn");
  CHECK(p.person.number == "10987654321");
  CHECK(p.person.verdict == NumberVerdict::flagged);
  CHECK(p.person.phone == "90909090");
  CHECK(p.person.email == "mail@test.no");
  CHECK(p.person.address == ListedAddress{"KONTAKTADRESSE", "Gate 1", "", "1234", "MOSS"});
  CHECK(p.person.protection.code.empty());
  CHECK(p.status.code == "DELTAR");
  CHECK(p.status_changed_at->given == "2023-02-01T00:00:00");
  CHECK(p.start_day == day(2023, 2, 1));
  CHECK(p.has(Field::last_day));
  CHECK_FALSE(p.last_day.has_value());
  CHECK(p.days_per_week == Decimal{25, 1});
  CHECK_FALSE(p.extent_percent.has_value());
  CHECK(p.referred_to == "Gjennomføring 1");
  CHECK(p.referred_at->at == instant_in_norway(day(2023, 1, 15), 0));
  CHECK(p.referral_text == "Tror deltakeren vil ha nytte av dette");
  CHECK(p.content_lead == "Innholdsledetekst...");
  REQUIRE(p.content.size() == 1);
  CHECK(p.content[0] == ListedContentItem{{"kode", false}, "tekst", "beskrivelse", true});
  CHECK(p.nav_office == "Nav Oslo");
  CHECK(p.counsellor == "Veileder Veiledersen");
  CHECK(p.counsellor_email == "epost@nav.no");
  CHECK(p.counsellor_phone == "56565656");
  REQUIRE(p.consultants.size() == 2);
  CHECK(p.consultants[0].part.code == "VEILEDER");
  CHECK(p.consultants[1].part.code == "MEDVEILEDER");
  CHECK(p.consultants[1].nav_id == uuid("7c43b43b-43be-4d4b-8057-d907c5f1e5c5"));
  CHECK(p.consultants[1].given_name == "Per");
  REQUIRE(p.assessments.size() == 1);
  CHECK(p.assessments[0].type.code == "OPPFYLLER_IKKE_KRAVENE");
  CHECK(p.assessments[0].text == "Mangler førerkort");
  CHECK(p.source.code == "ARENA");
  CHECK(p.shared_by_hand == false);
  CHECK(p.under_follow_up == true);
  CHECK(p.kept_aside.empty());
  const ListedDelivery& delivery = list.deliveries.at(0);
  CHECK(delivery.first_day == day(2023, 2, 1));
  CHECK(delivery.start_type.code == "LOPENDE");
  CHECK(delivery.enrolment_type.code == "TRENGER_GODKJENNING");
  CHECK(list.place_of(p, Field::counsellor).path == "/navInformasjon/navVeileder/navn");
}

TEST_CASE("the portal's list ties its rows to the delivery in its head") {
  const ParticipantList list = read_sample("bff-deltakerliste.json");
  const ListedParticipation& p = list.participations.at(0);
  CHECK(p.delivery_nav_id == list.deliveries.at(0).nav_id);
  CHECK(p.where.path == "/deltakere/0");
  CHECK(p.where.line == 22);
  CHECK(p.nav_office == "NAV Testheim");
  CHECK(p.new_participant == false);
  CHECK(list.deliveries.at(0).coordinators.size() == 2);
  CHECK(list.deliveries.at(0).coordinators[1].family_name == "Etternavn2");
  CHECK(list.deliveries.at(0).provider_name == "Arrangør AS");
  CHECK_FALSE(p.has(Field::phone));
}

TEST_CASE("messages about participants give status, reason, extents and content") {
  for (const char* name : {"deltaker-v1.json", "deltaker-ekstern-v1.json"}) {
    CAPTURE(name);
    const ParticipantList list = read_sample(name);
    const ListedParticipation& p = list.participations.at(0);
    CHECK(p.status.code == "HAR_SLUTTET");
    CHECK(p.status_text == "Har sluttet");
    CHECK(p.status_reason.code == "FATT_JOBB");
    CHECK(p.status_reason_text == "Fått jobb");
    CHECK(p.status_changed_at->given == "2023-10-24T11:47:48.254204");
    CHECK(p.start_day == day(2022, 2, 25));
    CHECK(p.last_day == day(2022, 5, 20));
    CHECK(p.content.size() == 2);
    CHECK(p.content[1].code == ListedCode{"kartlegge-helse", true});
    REQUIRE(p.extents.size() == 1);
    CHECK(p.extents[0].percent == Decimal{50, 0});
    CHECK(p.extents[0].valid_from == day(2022, 2, 25));
  }
  const ListedParticipation arena = read_sample("deltaker-v1-arena.json").participations.at(0);
  CHECK(arena.days_per_week == Decimal{25, 1});
  CHECK(arena.extent_percent == Decimal{100, 0});
}

TEST_CASE("counts, deliveries, employees and history land where they can be seen") {
  const ParticipantList mine = read_sample("bff-mine-deltakerlister.json");
  REQUIRE(mine.counts.size() == 2);
  CHECK(mine.counts[0].name == "veilederFor");
  CHECK(mine.counts[0].value == 2);
  CHECK(mine.counts[1].value == 3);
  CHECK(mine.deliveries.at(0).measure_name == "Tiltaksnavnet");

  const ParticipantList deliveries = read_sample("siste-tiltaksgjennomforinger-v2.json");
  CHECK(deliveries.deliveries.at(0).kind == "Enkeltplass");
  const ListedDelivery& group = deliveries.deliveries.at(1);
  CHECK(group.places == 25);
  CHECK(group.part_time_percent == Decimal{50, 0});
  CHECK(group.organisation_number == "123456789");
  CHECK(group.created_at->at == read_stamp("2026-01-02T03:04:05Z")->at);
  CHECK(group.open_for_enrolment == true);

  const ParticipantList employees = read_sample("bff-deltakerliste-veiledere.json");
  CHECK(employees.employees.at(1).nav_id == uuid("e824dbfe-5317-491b-82ed-03b870eed963"));

  const std::string history = sample::file("bff-deltaker-historikk.json");
  const ParticipantList nobody = read(history);
  CHECK(has_finding(nobody, "whose_history"));
  REQUIRE(nobody.history.size() == 1);
  CHECK(nobody.history[0].type.code == "EndringFraArrangor");
  CHECK(nobody.history[0].by == "Orgnavn");
  CHECK(nobody.history[0].details.at(1) == Detail{"endring/startdato", "2023-02-01"});
  ReadOptions options;
  options.history_of = uuid("977350f2-d6a5-49bb-a3a0-773f25f863d9");
  const ParticipantList chosen = read_list("historikk.json", history, options);
  CHECK(chosen.history.empty());
  CHECK(chosen.participations.at(0).nav_id == options.history_of);
  CHECK(chosen.participations.at(0).history.size() == 1);
}

TEST_CASE("every leaf of every sample matters: change it, and the list says something else") {
  for (const std::string& name : sample::names()) {
    const std::string json = sample::file(name);
    const ParticipantList before = read(json);
    for (const sample::Leaf& leaf : sample::leaves(json)) {
      CAPTURE(name);
      CAPTURE(leaf.pointer);
      if (leaf.kind != '0') {
        CHECK_FALSE(says_the_same(read(sample::with(json, leaf, another(json, leaf))), before));
        continue;
      }
      for (const char* text : {"\"2031-05-06\"", "\"Tekst\"", "{\"type\": \"Ny\"}", "7"}) {
        CAPTURE(text);
        CHECK_FALSE(says_the_same(read(sample::with(json, leaf, text)), before));
      }
    }
  }
}

TEST_CASE("a wrong type at any leaf is an error that names the place") {
  for (const std::string& name : sample::names()) {
    const std::string json = sample::file(name);
    for (const sample::Leaf& leaf : sample::leaves(json)) {
      if (leaf.pointer.starts_with("/request/")) continue;  // kept aside whatever it is
      CAPTURE(name);
      CAPTURE(leaf.pointer);
      // A list is right nowhere where a leaf stands; at an empty list a number is wrong.
      const ParticipantList list = read(sample::with(json, leaf, leaf.kind == 'e' ? "1" : "[1]"));
      const Finding& error = first_error(list);
      CHECK(error.code == "wrong_type");
      CHECK(error.place.line == leaf.line);
      CHECK(error.place.path.starts_with(leaf.pointer));
      const bool row_refused =
          std::any_of(list.participations.begin(), list.participations.end(),
                      [](const ListedParticipation& p) { return p.refused; }) ||
          std::any_of(list.deliveries.begin(), list.deliveries.end(),
                      [](const ListedDelivery& d) { return d.refused; });
      const bool other = list.kind == FileKind::bff_participant_history ||
                         list.kind == FileKind::bff_list_consultants;
      CHECK((row_refused || list.refused() || other));
    }
  }
}

TEST_CASE("a file cut off anywhere is refused as a whole, with the place of the cut") {
  for (const std::string& name : sample::names()) {
    const std::string json = sample::file(name);
    const std::size_t end = json.find_last_not_of(" \r\n") + 1;
    for (std::size_t cut = 1; cut < end; cut += cut < 97 ? 1 : 97) {
      CAPTURE(name);
      CAPTURE(cut);
      const ParticipantList list = read(std::string_view{json}.substr(0, cut));
      CHECK(list.refused());
      CHECK(list.participations.empty());
      const Finding& error = first_error(list);
      CHECK(error.code == "json_truncated");
      CHECK(error.place.line > 0);
      CHECK(error.found == "end of file");
    }
  }
}

TEST_CASE("a field that nobody knows is kept aside, and said so once") {
  std::string json = sample::file("bff-deltakerliste.json");
  json.replace(json.find("\"nyDeltaker\""), 0, R"("nytt": {"a": [1, null], "b/c": "x"}, )");
  const ParticipantList list = read(json);
  CHECK(errors_in(list) == 0);
  const auto& aside = list.participations.at(0).kept_aside;
  CHECK(aside == std::vector<Detail>{{"nytt/a/0", "1"}, {"nytt/a/1", ""}, {"nytt/b~1c", "x"}});
  CHECK(has_finding(list, "kept_aside"));
}

TEST_CASE("an unknown code is kept as it came, and flagged") {
  std::string json = sample::file("deltaker-v1.json");
  json.replace(json.find("HAR_SLUTTET"), 11, "HELT_NY_KODE");
  const ParticipantList list = read(json);
  CHECK(errors_in(list) == 0);
  CHECK(list.participations.at(0).status == ListedCode{"HELT_NY_KODE", false});
  const auto flagged = std::find_if(list.findings.begin(), list.findings.end(),
                                    [](const Finding& f) { return f.code == "unknown_code"; });
  REQUIRE(flagged != list.findings.end());
  CHECK(flagged->found == "HELT_NY_KODE");
  CHECK(flagged->place.path == "/status/type");
}

TEST_CASE("a name that the portal blanks out for protection does not count as taken away") {
  std::string json = sample::file("bff-deltakerliste.json");
  const auto put = [&](std::string_view was, std::string_view is) {
    json.replace(json.find(was), was.size(), is);
  };
  put("\"deltakere\": [\n  {\n   \"id\": \"252428ac-37a6-4341-bb17-5bad412c9409\",\n   "
      "\"fornavn\": \"Fornavn\"",
      "\"deltakere\": [\n  {\n   \"id\": \"252428ac-37a6-4341-bb17-5bad412c9409\",\n   "
      "\"fornavn\": \"\"");
  put("\"etternavn\": \"Etternavn\"", "\"etternavn\": \"\"");
  put("10987654321", "");
  put("\"adressebeskyttet\": false", "\"adressebeskyttet\": true");
  const ParticipantList list = read(json);
  CHECK(errors_in(list) == 0);
  const ListedParticipation& p = list.participations.at(0);
  CHECK(p.person.protection.code == "BESKYTTET");
  CHECK_FALSE(p.has(Field::given_name));
  CHECK_FALSE(p.has(Field::family_name));
  CHECK_FALSE(p.has(Field::number));
  CHECK(p.has(Field::protection));
}

TEST_CASE("a number that is mistyped is refused, a dummy only flagged, and neither is shown") {
  const std::string json = sample::file("bff-deltakerliste.json");
  const auto with_number = [&](const std::string& number) {
    std::string changed = json;
    changed.replace(changed.find("10987654321"), 11, number);
    return read(changed);
  };
  // 1 January 1990 of a test person (month + 80), with control digits that do not fit.
  const ParticipantList mistyped = with_number("01819012300");
  CHECK(first_error(mistyped).code == "wrong_control_digits");
  CHECK(first_error(mistyped).place.path == "/deltakere/0/fodselsnummer");
  CHECK(first_error(mistyped).found.find_first_of("0123456789") == std::string::npos);
  CHECK(mistyped.participations.at(0).refused);
  const ParticipantList dummy = with_number("12345678901");
  CHECK(errors_in(dummy) == 0);
  CHECK(has_finding(dummy, "number_without_date"));
  CHECK(first_error(with_number("123")).code == "bad_person_number");
}

TEST_CASE("a last day before the first is refused") {
  std::string json = sample::file("deltaker-v1.json");
  json.replace(json.find("2022-05-20"), 10, "2022-02-24");
  CHECK(first_error(read(json)).code == "last_before_first");
  json.replace(json.find("2022-02-24"), 10, "2022-02-30");
  CHECK(first_error(read(json)).code == "bad_day");
  CHECK(first_error(read(json)).found == "2022-02-30");
}

TEST_CASE("the same participation twice: both are refused, each naming the other's line") {
  const std::string one = sample::file("deltaker-v1-arena.json");
  const ParticipantList list = read("[" + one + ",\n" + one + "]");
  REQUIRE(list.participations.size() == 2);
  CHECK(list.participations[0].refused);
  CHECK(list.participations[1].refused);
  const Finding& error = first_error(list);
  CHECK(error.code == "duplicate_id");
  CHECK(error.row == 1);
  CHECK(error.found.starts_with(std::to_string(list.participations[1].where.line)));
}

TEST_CASE(
    "two participations of one person in one list are the agency's affair when each has its id") {
  const std::string one = sample::file("deltaker-v1-arena.json");
  std::string two = one;
  two.replace(two.find("dc600c70"), 8, "dc600c71");
  CHECK(errors_in(read("[" + one + "," + two + "]")) == 0);
}

TEST_CASE("JSON that is no list of the agency's is refused as a whole") {
  for (const char* text : {"[]", "{}", "[1,2]", "[{\"a\": 1}]", "{\"response\": [{\"a\": 1}]}"}) {
    CAPTURE(text);
    CHECK(read(text).refused());
  }
}

TEST_CASE("a list of 200,000 rows is told to be too long, and read where that is allowed") {
  std::string json = "[";
  for (int i = 0; i < 200'000; ++i) {
    char row[200];
    std::snprintf(
        row, sizeof row,
        R"(%s{"id":"%08x-0000-4000-8000-000000000000","gjennomforingId":"b3420940-5479-48c8-b2fa-3751c7a33aa2",)"
        R"("personIdent":"1234%07d","status":{"type":"DELTAR"}})",
        i > 0 ? ",\n" : "", static_cast<unsigned>(i), i);
    json += row;
  }
  json += "]";
  const ParticipantList list = read(json);
  CHECK(list.refused());
  CHECK(first_error(list).code == "too_many_rows");
  CHECK(first_error(list).expected == "150000");
  CHECK(first_error(list).found == "200000");
  ReadOptions options;
  options.most_rows = 200'000;
  const ParticipantList all = read_list("liste.json", json, options);
  CHECK(all.participations.size() == 200'000);
  CHECK(errors_in(all) == 0);
}
