// The commands as they are typed, on a data folder of their own.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/command.hpp"
#include "app/premises.hpp"
#include "app/said.hpp"
#include "http/folder.hpp"
#include "store/account.hpp"

using namespace stafett;
using test::holds;
using test::stafett_says;

namespace {

/// An office in a new folder, with one administrator.
class Office {
 public:
  Office() {
    setenv("STAFETT_PASSPHRASE", "en lang nok setning", 1);
    app::Arguments arguments{{"--data", data()}};
    app::OpenHouse open{app::Premises::from(arguments), sql::Mode::create};
    rename(open, "Arbeid og Vei AS");
    open.store().write([&](sql::Writing& tx) {
      store::Account account;
      account.id = AccountId::make(app::now(), open.random());
      account.username = "kari";
      account.display_name = "Kari Sjef";
      account.language = "nb";
      account.created_at = app::now();
      account.roles = {domain::Role::administrator};
      store::add_account(tx, account);
    });
  }
  ~Office() { unsetenv("STAFETT_PASSPHRASE"); }
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  [[nodiscard]] std::string data() const { return (folder_.path() / "data").string(); }
  [[nodiscard]] std::string file(const std::string& name) const {
    return (folder_.path() / name).string();
  }
  [[nodiscard]] test::Said says(const std::string& command) const {
    return stafett_says(command + " --data " + data());
  }
  void rename(const std::string& name) const {
    app::Arguments arguments{{"--data", data()}};
    app::OpenHouse open{app::Premises::from(arguments), sql::Mode::read_write};
    rename(open, name);
  }
  [[nodiscard]] std::string name() const {
    app::Arguments arguments{{"--data", data()}};
    app::OpenHouse open{app::Premises::from(arguments), sql::Mode::read_write};
    return open.store().read(
        [](sql::Reading& tx) { return store::find_organisation(tx).value().name; });
  }

 private:
  static void rename(app::OpenHouse& open, const std::string& name) {
    open.store().write([&](sql::Writing& tx) {
      store::save_organisation(tx, {name, std::nullopt, false}, app::now());
    });
  }

  test::Folder folder_;
};

}  // namespace

TEST_CASE("the program says what it can do, and what it could not understand") {
  CHECK(stafett_says("help").status == 0);
  CHECK(holds(stafett_says("help").text, "  backup "));
  CHECK(holds(stafett_says("help serve").text, "--trust-proxy"));
  CHECK(stafett_says("version").text.starts_with("stafett "));
  CHECK(stafett_says("").status == 1);
  CHECK(stafett_says("brew").status == 1);
  CHECK(holds(stafett_says("brew").text, "no command brew"));
  const auto wrong = stafett_says("serve --data x --prot 80");
  CHECK(wrong.status == 1);
  CHECK(holds(wrong.text, "--prot: no such option here"));
  CHECK(holds(stafett_says("backup").text, "--data is missing"));
}

TEST_CASE("every command tells what it can do where it is asked to, and nothing is wrong then") {
  for (const auto& command : app::commands()) {
    CAPTURE(command.name);
    const std::string name{command.name};
    const auto help = stafett_says(name + " --help");
    CHECK(help.status == 0);
    CHECK(help.text.starts_with("stafett " + name + ": "));
    CHECK(help.text == stafett_says("help " + name).text);
    CHECK(help.text == stafett_says(name + " -h").text);
    CHECK(help.text == stafett_says(name + " --whatever 3 --help 2>/dev/null").text);
    std::size_t from = 0;
    for (std::size_t end = 0; (end = help.text.find('\n', from)) != std::string::npos;
         from = end + 1)
      CHECK_MESSAGE(end - from <= 102, help.text.substr(from, end - from));
  }
}

TEST_CASE("what a backup holds is there again after it is restored") {
  const Office office;
  const auto backup = office.file("office.backup");
  const auto made = office.says("backup " + backup);
  CHECK(made.status == 0);
  CHECK(holds(made.text, "house.key"));
  std::ifstream in(backup, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  CHECK_FALSE(holds(bytes, "Arbeid og Vei"));

  const auto checked = stafett_says("verify --backup " + backup);
  CHECK(checked.status == 0);
  CHECK(holds(checked.text, "Whole, made "));
  CHECK(office.says("verify --backup " + backup).text == checked.text);

  office.rename("Et annet navn");
  const auto restored = office.says("restore " + backup);
  CHECK(restored.status == 0);
  CHECK(holds(restored.text, "Restored as of "));
  CHECK(office.name() == "Arbeid og Vei AS");
  CHECK(office.says("verify").status == 0);
}

TEST_CASE("a backup takes the place of an older one, and of nothing else") {
  const Office office;
  const auto backup = office.file("office.backup");
  std::ofstream{backup};  // as mktemp makes them
  CHECK(office.says("backup " + backup).status == 0);
  office.rename("Et annet navn");
  CHECK(office.says("backup " + backup).status == 0);
  CHECK(office.says("restore " + backup).status == 0);
  CHECK(office.name() == "Et annet navn");

  for (const auto& name : {"stafett.sqlite", "house.key"}) {
    const auto file = office.data() + "/" + name;
    CAPTURE(name);
    const auto said = office.says("backup " + file);
    CHECK(said.status == 1);
    CHECK(holds(said.text, "is left alone"));
    CHECK_FALSE(std::filesystem::exists(file + ".new"));
  }
  CHECK(office.name() == "Et annet navn");
  const auto key = office.file("backup.key");
  CHECK(stafett_says("backup-key " + key).status == 0);
  CHECK(office.says("backup --key " + key + " " + key).status == 1);
  CHECK(office.says("backup --key " + key + " " + backup).status == 0);
  CHECK(office.says("verify --key " + key + " --backup " + backup).status == 0);
}

TEST_CASE("a backup that was changed, or is opened with another secret, changes nothing") {
  const Office office;
  const auto backup = office.file("office.backup");
  REQUIRE(office.says("backup " + backup).status == 0);
  office.rename("Et annet navn");

  setenv("STAFETT_PASSPHRASE", "en helt annen setning", 1);
  CHECK(office.says("restore " + backup).status == 1);
  setenv("STAFETT_PASSPHRASE", "en lang nok setning", 1);
  std::filesystem::resize_file(backup, std::filesystem::file_size(backup) - 1);
  CHECK(office.says("restore " + backup).status == 1);
  CHECK(stafett_says("verify --backup " + backup).status == 1);
  CHECK(office.name() == "Et annet navn");
}

TEST_CASE("a backup is always sealed: with a key file, or with a passphrase that is long enough") {
  const Office office;
  unsetenv("STAFETT_PASSPHRASE");
  CHECK(office.says("backup " + office.file("a")).status == 1);
  CHECK_FALSE(std::filesystem::exists(office.file("a")));
  setenv("STAFETT_PASSPHRASE", "for kort", 1);
  CHECK(holds(office.says("backup " + office.file("a")).text, "at least 12 characters"));

  const auto key = office.file("backup.key");
  CHECK(stafett_says("backup-key " + key).status == 0);
  CHECK(stafett_says("backup-key " + key).status == 1);
  CHECK(office.says("backup " + office.file("a") + " --key " + key).status == 0);
  CHECK(stafett_says("verify --backup " + office.file("a") + " --key " + key).status == 0);
  CHECK(office.says("backup").status == 1);
}

TEST_CASE("an office moves to another database with everything in it") {
  const Office office;
  const auto to = office.file("other/moved.sqlite");
  std::filesystem::create_directory(office.file("other"));
  const auto from = office.data() + "/stafett.sqlite";
  const auto moved = stafett_says("copy --from " + from + " --to " + to);
  CHECK(moved.status == 0);
  CHECK(holds(moved.text, "Copied and compared: "));
  CHECK(holds(stafett_says("account --data " + office.data() + " --database " + to).text, "kari"));
  // It is not empty any more.
  CHECK(stafett_says("copy --from " + from + " --to " + to).status == 1);
}

TEST_CASE("an audit log that was tampered with is found out") {
  const Office office;
  CHECK(office.says("account kari").status == 0);  // leaves a line
  CHECK(holds(office.says("verify").text, "is whole: 1 lines"));
  {
    const auto connection = sql::open(sql::Location::from_text(office.data() + "/stafett.sqlite"),
                                      sql::Mode::read_write);
    connection->run("update audit set action = 'read'");
  }
  const auto found = office.says("verify");
  CHECK(found.status == 1);
  CHECK(holds(found.text, "broken at line 1"));
}

TEST_CASE("an administrator who has lost everything is let in by the machine's owner") {
  const Office office;
  CHECK(office.says("account").text == "kari\n");
  CHECK(holds(office.says("account Kari").text, "/invitation/"));
  CHECK(office.says("account nobody").status == 1);
  CHECK(office.says("setup-token").status == 1);
}

TEST_CASE("the agency's files are taken in as they are typed, all of them or none") {
  const Office office;
  const auto tried = office.says("import --dry-run tests/data/nav/bff-deltaker.json");
  CHECK(tried.status == 0);
  CHECK(holds(tried.text, "bff-deltaker.json (bff-deltaker): "));
  CHECK(holds(tried.text, "bff-deltaker.json:14:19 /fodselsnummer: warning: "));
  CHECK(holds(tried.text, "nothing was changed"));

  const auto broken = office.file("broken.csv");
  std::ofstream{broken} << "Navn;Startdato\nOla Nordmann;31.02.2026\nPer Hansen;01.03.2026\n";
  const auto not_json = office.file("not.json");
  std::ofstream{not_json} << "[{\"id\": ";
  const auto none = office.says("import tests/data/nav/bff-deltaker.json " + not_json);
  CHECK(none.status == 1);
  CHECK(holds(none.text, "not.json (unknown): refused as a whole"));
  CHECK(holds(none.text, "Nothing was changed."));

  const auto some = office.says("import --language nb " + broken);
  CHECK(some.status == 2);
  CHECK(holds(some.text, "broken.csv:2:2 Startdato: error: Dagen "));
  CHECK(holds(some.text, "1 new, 0 changed, 0 unchanged, 1 refused"));
  const auto all = office.says("import --as Kari --rows tests/data/nav/bff-deltaker.json");
  CHECK(all.status == 0);
  CHECK(holds(all.text, "  new      1:1 Fornavn "));
  CHECK(holds(office.says("import tests/data/nav/bff-deltaker.json").text,
              "0 new, 0 changed, 2 unchanged, 0 refused"));
  CHECK(office.says("verify").status == 0);

  CHECK(holds(office.says("import").text, "FILE is missing"));
  CHECK(office.says("import --as ola tests/data/nav/bff-deltaker.json").status == 1);
  CHECK(holds(office.says("import --contract 1/2 tests/data/nav/bff-deltaker.json").text,
              "no contract has the number 1/2"));
  CHECK(office.says("import " + office.file("nowhere.csv")).status == 1);
}

TEST_CASE("an office that is not there is not made by looking for it") {
  const test::Folder folder;
  const auto data = (folder.path() / "nowhere").string();
  for (const auto* command : {"verify", "migrate", "account"}) {
    CAPTURE(command);
    CHECK(stafett_says(std::string{command} + " --data " + data).status == 1);
    CHECK_FALSE(std::filesystem::exists(data + "/stafett.sqlite"));
  }
}

TEST_CASE("an office's register makes a scenario of its own, and what it cannot tell is named") {
  const test::Folder folder;
  const std::string house = (folder.path() / "house").string();
  REQUIRE(stafett_says("example --data " + house).status == 0);
  const std::string own = (folder.path() / "own.toml").string();
  const auto told =
      stafett_says("calibrate scenarios/base.toml --runs 5 --data " + house + " --out " + own);
  CAPTURE(told.text);
  REQUIRE(told.status == 0);
  CHECK(holds(told.text, "Told by the register"));
  CHECK(holds(told.text, "week.contacts_wanted"));
  CHECK(holds(told.text, "at least 10 are asked for"));
  CHECK(holds(told.text, "how near to work somebody is, is not in the register"));
  CHECK(std::filesystem::exists(folder.path() / "own.html"));
  std::ifstream in{own};
  const std::string toml{std::istreambuf_iterator<char>{in}, {}};
  CHECK(holds(toml, "evidence = \"own register\""));
  CHECK(holds(toml, "events in"));
  const auto run =
      stafett_says("foresee " + own + " --against scenarios/long-contract.toml --runs 2");
  CHECK(run.status == 0);
  CHECK(holds(run.text, "from the office's own register"));
  // The same register and seed, the same bytes.
  const std::string again = (folder.path() / "again.toml").string();
  REQUIRE(stafett_says("calibrate scenarios/base.toml --runs 5 --threads 1 --data " + house +
                       " --out " + again)
              .status == 0);
  std::ifstream second{again};
  CHECK(toml == std::string{std::istreambuf_iterator<char>{second}, {}});
}

TEST_CASE("calibrate says what is missing, and makes no register by looking for one") {
  Office office;
  const auto empty = office.says("calibrate scenarios/base.toml --out " + office.file("own.toml"));
  CHECK(empty.status == 1);
  CHECK(holds(empty.text, "no contract of the measure OPPFOLGING"));
  CHECK_FALSE(std::filesystem::exists(office.file("own.toml")));
  const auto nowhere = stafett_says("calibrate scenarios/base.toml --out " +
                                    office.file("own.toml") + " --data " + office.file("nowhere"));
  CHECK(nowhere.status == 1);
  CHECK(holds(nowhere.text, "there is no register in"));
  CHECK(holds(office.says("calibrate scenarios/base.toml --out own.txt").text, ".toml"));
  CHECK(holds(office.says("calibrate scenarios/base.toml --out o.toml --from tomorrow").text,
              "--from takes a day"));
}
