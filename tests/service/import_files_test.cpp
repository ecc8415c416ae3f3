#include "service/import_files.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "service/house.hpp"
#include "store/databases.hpp"

using namespace stafett;
using namespace stafett::service;
using stafett::test::monday_morning;

namespace {

constexpr std::string_view small_list =
    "Navn;Fødselsnummer;Status;Startdato\n"
    "Ola Nordmann;12345678901;DELTAR;01.12.2025\n"
    "Per Hansen;;VENTER_PA_OPPSTART;01.03.2026\n";

FilesToImport::File sample(const std::string& name) {
  std::ifstream in{"tests/data/nav/" + name, std::ios::binary};
  REQUIRE(in);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return {name, bytes.str()};
}

/// A house, and the program itself at its desk.
class Machine {
 public:
  explicit Machine(sql::Engine engine)
      : database{engine}, store{{.location = database.location()}} {
    store.write([&](sql::Writing& tx) {
      tx.run(R"(insert into contract (id, number, name, measure_type, agreement_type, buyer, area,
                  award_day, first_day, base_end_day, option_model, start_months, method,
                  price_model, data_role, created_at, version)
                values ($1, '25/1', 'Oppfølging', 'OPPFOLGING', 'AVTALE', 'Nav', 'Oslo',
                  '2025-01-01', '2025-02-01', '2027-02-01', 'TO_PLUSS_EN', 6, 'SE',
                  'ANNEN_AVTALT_PRIS', 'processor', $2, 1))",
             ContractId::make(monday_morning, random), monday_morning);
    });
  }

  test::TestDatabase database;
  store::Store store;
  test::SeededRandom random{5};
  Vault vault{{1, 2, 3}};
  Passwords passwords{{.operations = 1, .memory = 8192, .at_once = 1, .waiting = 1}};
  House house{store, vault, passwords};

  Call call() {
    Session session;
    session.stage = Session::Stage::full;
    session.role = domain::Role::administrator;
    session.language = Language::en;
    return Call{.house = house,
                .now = monday_morning,
                .today = monday_morning.day_in_norway(),
                .random = random,
                .session = session};
  }

  ImportedFiles take_in(const FilesToImport& input) {
    auto told = import_files(call(), input);
    REQUIRE(told.has_value());
    return *std::move(told);
  }

  template <class... Values>
  std::int64_t number(std::string_view sql, const Values&... values) {
    return store.read(
        [&](sql::Reading& tx) { return tx.one<std::int64_t>(sql, values...).value_or(-1); });
  }
  /// How many lines there are of anybody or anything that a file could leave.
  std::int64_t left_behind() {
    std::int64_t all = 0;
    for (const auto* table : {"person", "participation", "delivery", "import", "import_row",
                              "import_finding", "import_mapping", "audit"}) {
      all += number(std::string{"select count(*) from "} + table);
    }
    return all;
  }
};

}  // namespace

ON_BOTH_ENGINES("files are taken in one after the other, each against what those before it leave") {
  Machine machine{engine};
  FilesToImport input;
  input.contract = "25/1";
  for (const auto* name :
       {"bff-admin-deltakerlister.json", "bff-deltaker-historikk.json", "bff-deltaker.json",
        "bff-deltakerliste-veiledere.json", "bff-deltakerliste.json",
        "bff-mine-deltakerlister.json", "bff-veileder-mine-deltakere.json",
        "deltaker-ekstern-v1.json", "deltaker-v1-arena.json", "deltaker-v1.json"}) {
    input.files.push_back(sample(name));
  }
  const auto told = machine.take_in(input);
  CHECK(told.done);
  REQUIRE(told.files.size() == input.files.size());
  for (const auto& file : told.files) {
    CAPTURE(file.import.file_name);
    CHECK(file.import.state == view::ImportState::confirmed);
    CHECK(file.import.rows_refused == 0);
  }
  CHECK(machine.number("select count(*) from participation") == 4);
  // The log says that the program itself did it, and about whom.
  CHECK(machine.number("select count(*) from audit where kind = 'import' and actor is null") ==
        std::int64_t(2 * input.files.size()));
  CHECK(machine.number("select count(distinct person_id) from audit_subject") ==
        machine.number("select count(*) from person"));
  // The same files by themselves change nothing any more.
  for (auto& file : input.files) {
    FilesToImport again;
    again.contract = "25/1";
    again.files = {std::move(file)};
    const auto twice = machine.take_in(again);
    CHECK(twice.files[0].import.rows_new == 0);
  }
}

ON_BOTH_ENGINES("one file that cannot be used keeps all of them out, and leaves no trace") {
  Machine machine{engine};
  const auto before = machine.left_behind();
  FilesToImport input;
  auto broken = sample("bff-deltakerliste.json");
  broken.bytes.resize(broken.bytes.size() / 2);
  input.files = {{"liste.csv", std::string{small_list}}, broken, sample("deltaker-v1.json")};
  const auto told = machine.take_in(input);
  CHECK_FALSE(told.done);
  REQUIRE(told.files.size() == 2);
  CHECK(told.files[0].import.rows_new == 2);
  const auto& refused = told.files[1].import;
  CHECK(refused.state == view::ImportState::refused);
  REQUIRE_FALSE(refused.findings.empty());
  CHECK(refused.findings[0].severity == view::Severity::error);
  CHECK_FALSE(refused.findings[0].place.empty());
  CHECK_FALSE(refused.findings[0].text.empty());
  CHECK(machine.left_behind() == before);
}

ON_BOTH_ENGINES("a trial tells what would come of the files, and changes nothing") {
  Machine machine{engine};
  const auto before = machine.left_behind();
  FilesToImport input;
  input.files = {{"liste.csv", std::string{small_list}}};
  input.only_try = true;
  input.with_rows = true;
  const auto told = machine.take_in(input);
  CHECK_FALSE(told.done);
  CHECK(told.files.at(0).import.rows_new == 2);
  CHECK(told.files.at(0).rows.size() == 2);
  CHECK(machine.left_behind() == before);

  // Where known people are shown, that stays in the log although nothing else does.
  input.only_try = false;
  machine.take_in(input);
  input.only_try = true;
  const auto at = input.files[0].bytes.find("01.12.2025");
  input.files[0].bytes.replace(at, 10, "02.12.2025");
  const auto lines = machine.number("select count(*) from audit");
  const auto newer = machine.take_in(input);
  REQUIRE(newer.files.at(0).rows.size() == 1);
  CHECK(newer.files[0].rows[0].changes.at(0).field == "start_day");
  CHECK(machine.number("select count(*) from audit") == lines + 1);
  CHECK(machine.number("select subjects from audit where seq = $1", lines + 1) == 1);
}

ON_BOTH_ENGINES("what somebody says of a column goes before the guess, and is remembered") {
  Machine machine{engine};
  FilesToImport input;
  input.files = {{"liste.csv", "Navn;Dato;Merke\nOla Nordmann;01.12.2025;Blå\n"}};
  input.columns = {{"dato", "start_day"}, {"Merke", std::nullopt}};
  const auto told = machine.take_in(input);
  CHECK(told.done);
  CHECK(told.files.at(0).import.columns.at(1).field == "start_day");
  CHECK(machine.number("select count(*) from participation where start_day = '2025-12-01'") == 1);
  input.columns.clear();
  CHECK(machine.take_in(input).files.at(0).import.columns.at(1).field == "start_day");

  input.columns = {{"Dagen", "start_day"}};
  CHECK(import_files(machine.call(), input).error().code == "no_such_heading");
  input.columns = {{"Dato", "skostørrelse"}};
  CHECK(import_files(machine.call(), input).error().code == "no_such_field");
  input.columns.clear();
  input.contract = "99/9";
  CHECK(import_files(machine.call(), input).error().code == "no_such_contract");
}
