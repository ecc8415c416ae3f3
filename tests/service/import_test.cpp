#include "service/import.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "base/text.hpp"
#include "exchange/workbook.hpp"
#include "service/house.hpp"
#include "store/audit.hpp"
#include "store/contract.hpp"
#include "store/databases.hpp"
#include "store/staff.hpp"

using namespace stafett;
using namespace stafett::service;
using stafett::test::monday_morning;

namespace {

std::string sample(const std::string& name) {
  std::ifstream in{"tests/data/nav/" + name, std::ios::binary};
  REQUIRE(in);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string replaced(std::string text, std::string_view was, std::string_view is) {
  const auto at = text.find(was);
  REQUIRE(at != std::string::npos);
  return text.replace(at, was.size(), is);
}

/// An office with its database, and an administrator at the desk.
class Office {
 public:
  explicit Office(sql::Engine engine)
      : database{engine}, store{{.location = database.location()}} {}

  test::TestDatabase database;
  store::Store store;
  test::SeededRandom random{11};
  Vault vault{{1, 2, 3}};
  Passwords passwords{{.operations = 1, .memory = 8192, .at_once = 1, .waiting = 1}};
  House house{store, vault, passwords};
  Instant now = monday_morning;
  AccountId account = AccountId::make(monday_morning, random);
  int commands = 0;
  Language language = Language::nb;

  Call call(domain::Role role = domain::Role::administrator) {
    Session session;
    session.stage = Session::Stage::full;
    session.account = account;
    session.role = role;
    session.language = language;
    now = now + seconds(1);
    Command command{"key-" + std::to_string(++commands), "hash"};
    return Call{.house = house,
                .now = now,
                .today = now.day_in_norway(),
                .random = random,
                .session = session,
                .command = command};
  }

  ContractId contract(const std::string& number) {
    const auto id = ContractId::make(now, random);
    store.write([&](sql::Writing& tx) {
      tx.run(
          R"(insert into contract (id, number, name, measure_type, agreement_type, buyer, area, award_day, first_day,
                                      base_end_day, option_model, start_months, method, price_model, data_role,
                                      created_at, version)
                values ($1, $2, $3, 'OPPFOLGING', 'AVTALE', 'Nav', 'Oslo', '2025-01-01', '2025-02-01', '2027-02-01',
                        'TO_PLUSS_EN', 6, 'SE', 'ANNEN_AVTALT_PRIS', 'processor', $4, 1))",
          id, number, "Kontrakt " + number, now);
    });
    return id;
  }

  EmployeeId employee(const std::string& name, std::optional<Uuid> nav_id = {}) {
    const auto id = EmployeeId::make(now, random);
    store.write([&](sql::Writing& tx) {
      tx.run(
          R"(insert into employee (id, nav_id, name, sort_name, search, education_level, education_field,
                                      relevant_degree, created_at, version)
                values ($1, $2, $3, $4, $5, 'bachelor', 'sosialt arbeid', $6, $7, 1))",
          id, nav_id, name, text::sort_key(name), text::fold(name), true, now);
    });
    return id;
  }

  view::ImportView start(const std::string& bytes, std::optional<ContractId> contract = {},
                         std::optional<ParticipationId> history_of = {}) {
    const auto view = start_import(
        call(), {.name = "liste", .bytes = bytes, .contract = contract, .history_of = history_of});
    REQUIRE(view.has_value());
    return *view;
  }

  view::ImportView confirm(const view::ImportView& import) {
    const auto done = confirm_import(call(), ImportId{import.id}, {import.version});
    REQUIRE(done.has_value());
    CHECK(done->state == view::ImportState::confirmed);
    return *done;
  }

  view::ImportView take_in(const std::string& bytes, std::optional<ContractId> contract = {}) {
    return confirm(start(bytes, contract));
  }

  std::vector<view::ImportRow> rows(const view::ImportView& import) {
    const auto list = list_import_rows(call(), ImportId{import.id}, {});
    REQUIRE(list.has_value());
    return list->rows;
  }

  template <class... Values>
  std::int64_t number(std::string_view sql, const Values&... values) {
    return store.read(
        [&](sql::Reading& tx) { return tx.one<std::int64_t>(sql, values...).value_or(-1); });
  }
  template <class... Values>
  std::string word(std::string_view sql, const Values&... values) {
    return store.read([&](sql::Reading& tx) {
      return tx.one<std::optional<std::string>>(sql, values...)
          .value_or(std::nullopt)
          .value_or("(null)");
    });
  }

  /// Everything that an import may change, counted: equal before and after an import that changes
  /// nothing.
  std::vector<std::int64_t> state() {
    std::vector<std::int64_t> all;
    for (const char* table : {"person", "participation", "counsellor", "delivery", "employee"}) {
      all.push_back(number(std::string{"select count(*) from "} + table));
      all.push_back(number(std::string{"select coalesce(sum(version), 0) from "} + table));
    }
    for (const char* table : {"participation_status", "granted_period", "extent_period",
                              "content_item", "kept_aside", "delivery_kept_aside", "assignment"}) {
      all.push_back(number(std::string{"select count(*) from "} + table));
    }
    return all;
  }
};

const view::FieldChange* change_of(const view::ImportRow& row, std::string_view field) {
  for (const view::FieldChange& change : row.changes) {
    if (change.field == field) return &change;
  }
  return nullptr;
}

bool has_finding(const view::ImportView& import, std::string_view code) {
  return std::any_of(import.findings.begin(), import.findings.end(),
                     [code](const view::ImportFinding& f) { return f.code == code; });
}

constexpr const char* sample_names[] = {"bff-admin-deltakerlister.json",
                                        "bff-deltaker.json",
                                        "bff-deltakerliste-veiledere.json",
                                        "bff-deltakerliste.json",
                                        "deltaker-v1.json",
                                        "bff-veileder-mine-deltakere.json",
                                        "deltaker-v1-arena.json",
                                        "deltaker-ekstern-v1.json",
                                        "siste-tiltaksgjennomforinger-v2.json",
                                        "bff-mine-deltakerlister.json"};

constexpr std::string_view office_list =
    "Navn;Fødselsnummer;Telefon;Status;Startdato;Sluttdato;Dager per "
    "uke;Nav-kontor;Nav-veileder;Veileder;Skonummer\n"
    "Ola Nordmann;12345678901;90909090;DELTAR;01.12.2025;31.05.2026;2,5;Nav Testheim;Vera "
    "Veileder;Kari Konsulent;44\n"
    "Per Hansen;;;Venter på oppstart;01.03.2026;;;Nav Testheim;;;\n";

}  // namespace

ON_BOTH_ENGINES("an empty database takes in each of the agency's files, and none of them twice") {
  Office office{engine};
  const ContractId contract = office.contract("25/1");
  for (const std::string name : sample_names) {
    CAPTURE(name);
    const std::string bytes = sample(name);
    const auto first = office.start(bytes, contract);
    CHECK(first.state == view::ImportState::preview);
    CHECK(first.rows_refused == 0);
    office.confirm(first);
    const auto before = office.state();
    const auto again = office.start(bytes, contract);
    CHECK(again.rows_new == 0);
    CHECK(again.rows_changed == 0);
    CHECK(again.rows_unchanged == first.rows_new + first.rows_changed + first.rows_unchanged);
    office.confirm(again);
    CHECK(office.state() == before);
  }
  CHECK(office.number("select count(*) from participation") == 4);
  CHECK(office.number("select count(*) from participation where contract_id = $1", contract) == 4);
  CHECK(office.number("select count(*) from delivery") == 4);
}

ON_BOTH_ENGINES("what the portal says of a participant stands on the record") {
  Office office{engine};
  const ContractId contract = office.contract("25/1");
  office.take_in(sample("bff-deltaker.json"), contract);
  CHECK(office.word("select given_name from person") == "Fornavn");
  CHECK(office.word("select number_verdict from person") == "flagged");
  CHECK(office.word("select phone from person") == "90909090");
  CHECK(office.word("select address from person") == "Gate 1");
  CHECK(office.word("select status from participation") == "DELTAR");
  CHECK(office.word("select cast(start_day as text) from participation") == "2023-02-01");
  CHECK(office.word("select cast(referral_day as text) from participation") == "2023-01-15");
  CHECK(office.word("select referral_purpose from participation") ==
        "Tror deltakeren vil ha nytte av dette");
  CHECK(office.number("select days_per_week_tenths from participation") == 25);
  CHECK(office.word("select name from counsellor") == "Veileder Veiledersen");
  CHECK(office.word("select email from counsellor") == "epost@nav.no");
  CHECK(office.word("select code from content_item") == "kode");
  CHECK(office.word("select cause from participation_status") == "import");
  CHECK(office.word("select value from kept_aside where path = 'field:assessments'")
            .find("Mangler førerkort") != std::string::npos);
  CHECK(office.word("select value from kept_aside where path = 'field:consultants'")
            .find("Per Person · MEDVEILEDER") != std::string::npos);
  CHECK(office.word("select c.name from contract c join delivery d on d.contract_id = c.id") ==
        "Kontrakt 25/1");
}

ON_BOTH_ENGINES(
    "a list that an office made is taken in, and a newer one shows what differs for each person") {
  Office office{engine};
  const ContractId contract = office.contract("25/1");
  const EmployeeId kari = office.employee("Kari Konsulent");
  const auto preview = office.start(std::string{office_list}, contract);
  CHECK(preview.rows_new == 2);
  const auto rows = office.rows(preview);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].label == "Ola Nordmann");
  CHECK(rows[0].place == "2");
  REQUIRE(change_of(rows[0], "start_day") != nullptr);
  CHECK(change_of(rows[0], "start_day")->new_ == "2025-12-01");
  CHECK_FALSE(change_of(rows[0], "start_day")->old.has_value());
  office.confirm(preview);
  CHECK(office.number("select count(*) from participation where contract_id = $1", contract) == 2);
  CHECK(office.number("select count(*) from assignment where employee_id = $1 and part = 'lead'",
                      kari) == 1);
  CHECK(office.word("select value from kept_aside where path = 'Skonummer'") == "44");

  std::string newer{office_list};
  newer = replaced(newer, "31.05.2026", "31.08.2026");
  newer = replaced(newer, "90909090", "91919191");
  newer += "Ny Deltaker;12345678903;;DELTAR;01.02.2026;;;;;;\n";
  const auto differs = office.start(newer, contract);
  CHECK(differs.rows_new == 1);
  CHECK(differs.rows_changed == 1);
  CHECK(differs.rows_unchanged == 1);
  const auto changed = office.rows(differs);
  const view::ImportRow& ola = changed.at(0);
  CHECK(ola.verdict == view::Verdict::changed);
  REQUIRE(ola.changes.size() == 2);
  CHECK(change_of(ola, "phone")->old == "90909090");
  CHECK(change_of(ola, "phone")->new_ == "91919191");
  CHECK(change_of(ola, "last_day")->old == "2026-05-31");
  CHECK(change_of(ola, "last_day")->new_ == "2026-08-31");
  office.confirm(differs);
  CHECK(office.number("select count(*) from person") == 3);
  CHECK(office.word(
            "select cast(end_day as text) from participation p join person n on n.id = p.person_id "
            "where n.family_name = 'Nordmann'") == "2026-09-01");
  CHECK(
      office.number(
          "select count(*) from granted_period g join participation p on p.id = g.participation_id "
          "join person n on n.id = p.person_id where n.family_name = 'Nordmann'") == 2);
  // The record's own chain is not given a second lead.
  CHECK(office.number("select count(*) from assignment") == 1);
}

ON_BOTH_ENGINES("a status that the agency changed is an event with a history") {
  Office office{engine};
  const std::string bytes = sample("deltaker-v1-arena.json");
  office.take_in(bytes);
  std::string ended = replaced(bytes, "\"DELTAR\"", "\"HAR_SLUTTET\"");
  ended = replaced(ended, "2022-02-13T00:00:00", "2026-01-20T00:00:00");
  ended = replaced(ended, "\"aarsak\": null", "\"aarsak\": \"FATT_JOBB\"");
  ended = replaced(ended, "2030-02-14", "2026-01-19");
  office.take_in(ended);
  CHECK(office.word("select status from participation") == "HAR_SLUTTET");
  CHECK(office.word("select status_reason from participation") == "FATT_JOBB");
  CHECK(office.number("select count(*) from participation_status") == 2);
  CHECK(
      office.word("select cast(valid_from as text) from participation_status where ordinal = 2") ==
      "2026-01-20");
  // The older file again: its status is from before, its dates are what it says.
  const auto older = office.start(bytes);
  CHECK(has_finding(older, "status_older"));
  office.confirm(older);
  CHECK(office.word("select status from participation") == "HAR_SLUTTET");
  CHECK(office.number("select count(*) from participation_status") == 2);
}

ON_BOTH_ENGINES("files of different kinds about the same participation fill each other in") {
  Office office{engine};
  office.take_in(sample("bff-deltaker.json"));
  const auto mine = office.start(sample("bff-veileder-mine-deltakere.json"));
  CHECK(mine.rows_new == 0);
  office.confirm(mine);
  CHECK(office.number("select count(*) from participation") == 1);
  CHECK(office.word("select phone from person") == "90909090");  // the newer file does not tell it
  CHECK(office.word("select cast(start_day as text) from participation") == "2023-02-15");

  std::string personalia = sample("external-deltakere-personalia.json");
  const auto unknown = office.start(personalia);
  CHECK(unknown.rows_refused == 2);
  CHECK(has_finding(unknown, "unknown_participation"));
  personalia = replaced(personalia, "\"deltakerId\": \"a3f1c2d4-5678-4e9b-8a2b-123456789abc\"",
                        "\"deltakerId\": \"977350f2-d6a5-49bb-a3a0-773f25f863d9\"");
  office.take_in(personalia);
  CHECK(office.word("select given_name from person") == "Ola");
  CHECK(office.word("select middle_name from person") == "Normann");
}

ON_BOTH_ENGINES("a history without a name is attached to the participation that was chosen") {
  Office office{engine};
  office.take_in(sample("bff-deltaker.json"));
  const auto nobody = office.start(sample("bff-deltaker-historikk.json"));
  CHECK(has_finding(nobody, "whose_history"));
  CHECK(office.rows(nobody).at(0).label == "history");
  const auto chosen = office.start(
      sample("bff-deltaker-historikk.json"), {},
      ParticipationId::from_text(office.word("select cast(id as text) from participation")));
  CHECK(chosen.rows_changed == 1);
  // The portal's address has the agency's own id.
  const auto by_their_id =
      ParticipationId::from_text(office.word("select cast(nav_id as text) from participation"));
  CHECK(office.start(sample("bff-deltaker-historikk.json"), {}, by_their_id).rows_changed == 1);
  office.confirm(chosen);
  CHECK(office.word("select value from kept_aside where path = 'field:history'")
            .find("LeggTilOppstartsdato") != std::string::npos);
  // The portal's file says "historikk": []; what has happened has happened.
  CHECK(office.start(sample("bff-deltaker.json")).rows_changed == 0);
}

ON_BOTH_ENGINES("a bad file is refused with its place, and leaves everything as it was") {
  Office office{engine};
  office.take_in(std::string{office_list});
  const auto before = office.state();
  const struct {
    std::string bytes;
    const char* code;
  } cases[] = {{sample("bff-deltakerliste.json").substr(0, 700), "json_truncated"},
               {"", "empty_file"},
               {"PK\x03\x04", "xlsx_archive"},
               {"a;b\n1;2\n", "mapping_needed"},
               {"Navn;Fnr\n\"Ola", "csv_quote_open"}};
  for (const auto& c : cases) {
    CAPTURE(c.code);
    const auto refused = office.start(c.bytes);
    CHECK(refused.state == view::ImportState::refused);
    CHECK(has_finding(refused, c.code));
    const auto done = confirm_import(office.call(), ImportId{refused.id}, {refused.version});
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == "not_in_preview");
  }
  CHECK(office.state() == before);
}

ON_BOTH_ENGINES("rows with an error stay out, the others go in") {
  Office office{engine};
  std::string bytes{office_list};
  bytes = replaced(bytes, "01.12.2025", "31.02.2026");
  const auto preview = office.start(bytes);
  CHECK(preview.rows_refused == 1);
  CHECK(preview.rows_new == 1);
  const auto rows = office.rows(preview);
  CHECK(rows.at(0).verdict == view::Verdict::refused);
  REQUIRE(rows.at(0).findings.size() == 2);  // the dummy number is only flagged
  CHECK(rows.at(0).findings[1].severity == view::Severity::error);
  CHECK(rows.at(0).findings[1].place == "2:5 Startdato");
  CHECK(rows.at(0).findings[1].code == "bad_day");
  office.confirm(preview);
  CHECK(office.number("select count(*) from person") == 1);
}

ON_BOTH_ENGINES("a confirmation is done once, whatever the number of times it is sent") {
  Office office{engine};
  const auto preview = office.start(std::string{office_list});
  const Call call = office.call();
  REQUIRE(confirm_import(call, ImportId{preview.id}, {preview.version}).has_value());
  const auto before = office.state();
  const auto again = confirm_import(call, ImportId{preview.id}, {preview.version});
  REQUIRE(again.has_value());
  CHECK(again->state == view::ImportState::confirmed);
  CHECK(office.state() == before);
  const auto other = confirm_import(office.call(), ImportId{preview.id}, {again->version});
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().code == "not_in_preview");
}

ON_BOTH_ENGINES("a preview that has been overtaken is not carried out") {
  Office office{engine};
  const auto first = office.start(std::string{office_list});
  const auto second = office.start(std::string{office_list});
  office.confirm(first);
  const auto before = office.state();
  const auto done = confirm_import(office.call(), ImportId{second.id}, {second.version});
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().code == "preview_outdated");
  CHECK(done.error().reason == Reason::conflict);
  CHECK(office.state() == before);
}

ON_BOTH_ENGINES(
    "columns that a person maps are remembered for the next file with the same headings") {
  Office office{engine};
  const std::string bytes = "Hvem;Kode\nOla Nordmann;44\n";
  const auto refused = office.start(bytes);
  CHECK(refused.state == view::ImportState::refused);
  REQUIRE(refused.columns.size() == 2);
  CHECK(refused.columns[0].heading == "Hvem");
  CHECK(refused.columns[0].sample_shape == "text");
  view::MappingInput input;
  input.columns = {{1, view::Text<60>{"full_name"}}, {2, std::nullopt}};
  input.version = refused.version;
  const auto mapped = map_columns(office.call(), ImportId{refused.id}, input);
  REQUIRE(mapped.has_value());
  CHECK(mapped->state == view::ImportState::preview);
  CHECK(mapped->rows_new == 1);
  CHECK(mapped->columns.at(0).field == "full_name");
  CHECK(mapped->columns.at(0).confidence == 100);
  const auto next = office.start("HVEM;kode\nKari Nordmann;45\n");
  CHECK(next.state == view::ImportState::preview);
  CHECK(next.rows_new == 1);
  office.confirm(*mapped);
  CHECK(office.word("select value from kept_aside where path = 'Kode'") == "44");
  input.columns[0].field = view::Text<60>{"history"};
  const auto no_such = map_columns(office.call(), ImportId{next.id}, input);
  REQUIRE_FALSE(no_such.has_value());
  CHECK(no_such.error().code == "no_such_field");
}

ON_BOTH_ENGINES("columns mapped anew are those of the sheet that was chosen") {
  Office office{engine};
  auto book = workbook::parts(workbook::row(1, {"Navn"}) + workbook::row(2, {"Gal Rad"}));
  for (auto& [name, content] : book) {
    if (name == "xl/workbook.xml")
      content = replaced(content, "</sheets>",
                         R"(<sheet name="Ark2" sheetId="3" r:id="rId20"/></sheets>)");
    if (name == "xl/_rels/workbook.xml.rels")
      content = replaced(
          content, "</Relationships>",
          R"(<Relationship Id="rId20" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet3.xml"/></Relationships>)");
  }
  book.emplace_back(
      "xl/worksheets/sheet3.xml",
      R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)" +
          workbook::row(1, {"Hvem", "Navn"}) + workbook::row(2, {"Ola Nordmann", "Rett"}) +
          "</sheetData></worksheet>");
  const auto bytes = workbook::zip(book);
  const auto preview =
      start_import(office.call(), {.name = "bok.xlsx", .bytes = bytes, .sheet = "Ark2"});
  REQUIRE(preview.has_value());
  REQUIRE(preview->columns.size() == 2);
  view::MappingInput input;
  input.columns = {{1, view::Text<60>{"full_name"}}, {2, std::nullopt}};
  input.version = preview->version;
  const auto mapped = map_columns(office.call(), ImportId{preview->id}, input);
  REQUIRE(mapped.has_value());
  REQUIRE(mapped->columns.size() == 2);
  CHECK(office.rows(*mapped).at(0).label == "Ola Nordmann");
}

ON_BOTH_ENGINES("a consultant in the file is matched by id or by name, or told of as not matched") {
  Office office{engine};
  const EmployeeId lead = office.employee("Fornavn Etternavn");
  const auto preview = office.start(sample("bff-deltaker.json"));
  CHECK(has_finding(preview, "consultant_not_matched"));  // Per Person
  office.confirm(preview);
  CHECK(office.number("select count(*) from assignment where employee_id = $1 and part = 'lead'",
                      lead) == 1);
  CHECK(office.number("select count(*) from assignment") == 1);
  CHECK(office.word("select cast(nav_id as text) from employee") ==
        "2d5fc2f7-a9e6-4830-a987-4ff135a70c10");

  const auto employees = office.start(sample("bff-deltakerliste-veiledere.json"));
  CHECK(employees.rows_unchanged == 2);
  CHECK(has_finding(employees, "consultant_not_matched"));
  office.employee("Fornavn1 Etternavn1");
  const auto matched = office.start(sample("bff-deltakerliste-veiledere.json"));
  CHECK(matched.rows_changed == 1);
  office.confirm(matched);
  CHECK(
      office.number(
          "select count(*) from employee where nav_id = '29bf6799-bb56-4a86-857b-99b529b3dfc4'") ==
      1);
}

ON_BOTH_ENGINES("a finding is a sentence in the language of the one who reads it") {
  Office office{engine};
  const std::string bytes = "Navn;Status;Startdato\nOla Nordmann;DELTAR;31.02.2026\n";
  const auto preview = office.start(bytes);
  REQUIRE(has_finding(preview, "bad_day"));
  const auto said = [&] {
    const auto import = read_import(office.call(), ImportId{preview.id});
    REQUIRE(import.has_value());
    for (const auto& finding : import->findings) {
      if (finding.code == "bad_day") return finding.text;
    }
    return std::string{};
  };
  CHECK(said() == "Dagen finnes ikke eller kan ikke leses (31.02.2026). Skriv den som 01.02.2026.");
  office.language = Language::en;
  CHECK(said() == "The day does not exist or cannot be read (31.02.2026). Write it as 01.02.2026.");
}

ON_BOTH_ENGINES("a row says whether it is about a participant, a delivery, or only told") {
  Office office{engine};
  const auto list = office.rows(office.start(sample("bff-deltakerliste.json")));
  const auto of_kind = [&](view::ImportRowKind kind) {
    return std::count_if(list.begin(), list.end(),
                         [&](const view::ImportRow& row) { return row.kind == kind; });
  };
  CHECK(of_kind(view::ImportRowKind::participation) == 1);
  CHECK(of_kind(view::ImportRowKind::delivery) == 1);
}

ON_BOTH_ENGINES("of people with protected address the preview shows no name, number or contact") {
  Office office{engine};
  std::string bytes = sample("bff-deltaker.json");
  bytes = replaced(bytes, "\"adressebeskyttet\": false", "\"adressebeskyttet\": true");
  const auto preview = office.start(bytes);
  const auto rows = office.rows(preview);
  const view::ImportRow& row = rows.at(0);
  CHECK(row.label.empty());
  for (const char* field :
       {"given_name", "family_name", "number", "phone", "email", "address", "postcode", "place"}) {
    CAPTURE(field);
    REQUIRE(change_of(row, field) != nullptr);
    CHECK_FALSE(change_of(row, field)->new_.has_value());
  }
  CHECK(change_of(row, "status")->new_ == "DELTAR");
  office.confirm(preview);
  CHECK(office.word("select protection from person") == "BESKYTTET");
  CHECK(office.word("select phone from person") == "90909090");
  // A later list that hides the name takes nothing away, and is still no news.
  std::string hidden = sample("bff-veileder-mine-deltakere.json");
  hidden = replaced(hidden, "\"fornavn\": \"Fornavn\"", "\"fornavn\": \"\"");
  hidden = replaced(hidden, "\"etternavn\": \"Etternavn\"", "\"etternavn\": \"\"");
  hidden = replaced(hidden, "10987654321", "");
  hidden = replaced(hidden, "\"adressebeskyttet\": false", "\"adressebeskyttet\": true");
  office.take_in(hidden);
  CHECK(office.word("select given_name from person") == "Fornavn");
  CHECK(office.word("select number from person") == "10987654321");
}

ON_BOTH_ENGINES("somebody who comes back is the same person with a new participation") {
  Office office{engine};
  const ContractId first = office.contract("24/1");
  const ContractId second = office.contract("26/1");
  const std::string list = "Navn;Fnr;Status;Startdato;Sluttdato\nOla Nordmann;12345678901;";
  office.take_in(list + "Har sluttet;01.02.2025;01.08.2025\n", first);
  office.take_in(list + "DELTAR;01.01.2026;\n", second);
  CHECK(office.number("select count(*) from person") == 1);
  CHECK(office.number("select count(*) from participation") == 2);
  CHECK(office.word("select origin from participation where contract_id = $1", second) ==
        "returned");
  CHECK(office.number(
            "select count(*) from participation p join participation e on e.id = p.earlier_id "
            "where e.contract_id = $1",
            first) == 1);
  // Without a contract to tell them apart, the open one is meant.
  const auto open = office.start(list + "DELTAR;01.01.2026;\n");
  CHECK(open.rows_unchanged == 1);
}

ON_BOTH_ENGINES(
    "what was personal in a preview is gone when it is over; what it changed is still told") {
  Office office{engine};
  office.take_in(std::string{office_list});
  const auto preview = office.start(replaced(std::string{office_list}, "90909090", "91919191"));
  const auto done = office.confirm(preview);
  CHECK(office.number("select count(*) from import_row where content <> '' or label <> ''") == 0);
  CHECK(office.number("select count(*) from import where source is not null") == 0);
  const auto rows = office.rows(done);
  CHECK(rows.at(0).verdict == view::Verdict::changed);
  REQUIRE(change_of(rows.at(0), "phone") != nullptr);
  CHECK_FALSE(change_of(rows.at(0), "phone")->new_.has_value());
  CHECK(rows.at(0).participation.has_value());

  const auto thrown_away = office.start(std::string{office_list});
  REQUIRE(
      discard_import(office.call(), ImportId{thrown_away.id}, {thrown_away.version}).has_value());
  CHECK(office.number("select count(*) from import_row where content <> ''") == 0);
  CHECK(list_imports(office.call(), {})->rows.size() == 3);
  CHECK(list_imports(office.call(), {})->rows.at(0).state == view::ImportState::discarded);
}

ON_BOTH_ENGINES("imports are the administrator's, and each is in the log with those it is about") {
  Office office{engine};
  for (const auto role : {domain::Role::consultant, domain::Role::leader, domain::Role::counsellor,
                          domain::Role::participant, domain::Role::researcher}) {
    CHECK_FALSE(
        start_import(office.call(role), {.name = "liste", .bytes = office_list}).has_value());
    CHECK_FALSE(list_imports(office.call(role), {}).has_value());
  }
  CHECK(office.number("select count(*) from import") == 0);
  const auto preview = office.start(std::string{office_list});
  office.confirm(preview);
  CHECK(office.number("select subjects from audit where kind = 'import' and action = 'write' order "
                      "by seq desc limit 1") == 2);
  const auto again = office.start(std::string{office_list});
  office.rows(again);  // shows known people
  CHECK(office.number("select subjects from audit where kind = 'import' and action = 'read' order "
                      "by seq desc limit 1") == 2);
}

ON_BOTH_ENGINES("rows are shown page by page, and by verdict") {
  Office office{engine};
  std::string bytes = "Navn;Fnr\n";
  for (int i = 0; i < 120; ++i)
    bytes += "Person Nummer" + std::to_string(i) + (i % 40 == 0 ? ";feil\n" : ";\n");
  const auto preview = office.start(bytes);
  CHECK(preview.rows_new == 117);
  CHECK(preview.rows_refused == 3);
  std::optional<std::string> cursor;
  std::size_t seen = 0;
  int pages = 0;
  do {
    const auto page =
        list_import_rows(office.call(), ImportId{preview.id}, {std::nullopt, cursor, std::nullopt});
    REQUIRE(page.has_value());
    seen += page->rows.size();
    cursor = page->next_cursor;
    ++pages;
  } while (cursor);
  CHECK(seen == 120);
  CHECK(pages == 3);
  const auto refused =
      list_import_rows(office.call(), ImportId{preview.id}, {view::Verdict::refused, {}, {}});
  CHECK(refused->rows.size() == 3);
  CHECK_FALSE(list_import_rows(office.call(), ImportId{preview.id}, {{}, std::string{"x"}, {}})
                  .has_value());
}

ON_BOTH_ENGINES("a long list is put in whole, and the database learns of its size on the way") {
  Office office{engine};
  std::string bytes = "Navn;Fnr;Status\n";
  for (int i = 0; i < 450; ++i)
    bytes +=
        "Person Nummer" + std::to_string(i) + ";1234567" + std::to_string(1000 + i) + ";DELTAR\n";
  office.confirm(office.start(bytes));
  CHECK(office.number("select count(*) from participation") == 450);
  CHECK(office.start(bytes).rows_unchanged == 450);
  if (engine != sql::Engine::postgres) return;
  CHECK(office.number("select cast(reltuples as bigint) from pg_class where relname = 'person' and "
                      "relnamespace = current_schema()::regnamespace") >= 400);
}

TEST_CASE("a preview of 140 rows is there within a second") {
  Office office{sql::Engine::sqlite};
  std::string bytes{office_list.substr(0, office_list.find('\n') + 1)};
  for (int i = 0; i < 140; ++i) {
    bytes += "Person Nummer" + std::to_string(i) + ";1234567" + std::to_string(1000 + i) +
             ";90909090;DELTAR;01.12.2025;31.05.2026;2,5;Nav Testheim;Vera Veileder;;\n";
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto preview = office.start(bytes);
  const auto took = std::chrono::steady_clock::now() - begun;
  CHECK(preview.rows_new == 140);
  CHECK(took < std::chrono::seconds{1});
}
