#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "layering/rules.hpp"

using namespace stafett::layering;

namespace {

// The tests run from the top of the repository (tests/CMakeLists.txt).
const std::vector<File>& the_tree() {
  static const std::vector<File> tree = read_tree(".");
  return tree;
}

std::string told(const std::vector<Fault>& faults) {
  std::string text;
  for (const auto& f : faults)
    text += "\n  " + f.path + ":" + std::to_string(f.line) + ": " + f.what;
  return text;
}

void none(const std::vector<Fault>& faults) { CHECK_MESSAGE(faults.empty(), told(faults)); }

std::size_t faults_in(const char* path, const std::string& text) {
  return check_includes({{path, text}}).size();
}

}  // namespace

TEST_CASE("the tree that is checked is this repository, whole") {
  bool this_file = false;
  std::size_t sources = 0;
  for (const auto& file : the_tree()) {
    this_file = this_file || file.path == "tests/layering/layering_test.cpp";
    if (file.path.starts_with("src/")) ++sources;
  }
  CHECK(this_file);
  CHECK(sources > 5);
}

TEST_CASE("no file of the house includes upward or sideways") { none(check_includes(the_tree())); }

TEST_CASE("Beast and Asio are compiled in one unit") {
  none(check_single_network_unit(the_tree()));
}

TEST_CASE("the rooms that decide are told the time, they do not look") {
  none(check_pure_rooms(the_tree()));
}

TEST_CASE("the tree names no machine's path and no registry it was fetched through") {
  none(check_no_machine(the_tree()));
}

TEST_CASE("no number in the tree could be a living person's") {
  none(check_invented_people(the_tree()));
}

TEST_CASE("long files are named, to be divided when they are next touched") {
  const auto found = long_files(the_tree());
  if (!found.empty()) MESSAGE("more than 400 lines:" << told(found));
}

TEST_CASE("an include that goes upward is found") {
  CHECK(faults_in("src/domain/contract.hpp", "#include \"store/database.hpp\"\n") == 1);
  CHECK(faults_in("src/base/day.cpp", "#  include \"domain/contract.hpp\"") == 1);
  CHECK(faults_in("src/http/server.cpp", "#include \"service/notes.hpp\"\n") == 1);
  CHECK(faults_in("src/service/notes.cpp", "#include \"api/json.hpp\"\n") == 1);
}

TEST_CASE("an include that goes sideways is found") {
  CHECK(faults_in("src/store/notes.cpp", "#include \"service/notes.hpp\"\n") == 1);
  CHECK(faults_in("src/exchange/csv.cpp", "#include \"store/database.hpp\"\n") == 1);
  CHECK(faults_in("src/foresee/run.cpp", "#include \"exchange/csv.hpp\"\n") == 1);
}

TEST_CASE("an include that hides its room is found") {
  CHECK(faults_in("src/domain/contract.cpp", "#include \"contract.hpp\"\n") == 1);
  CHECK(faults_in("src/domain/contract.cpp", "#include \"../store/database.hpp\"\n") == 1);
  CHECK(faults_in("src/attic/things.cpp", "int x;\n") == 1);
}

TEST_CASE("includes that go downward or stay are let be") {
  CHECK(faults_in(
            "src/domain/contract.cpp",
            "#include \"domain/contract.hpp\"\n#include \"base/day.hpp\"\n#include <vector>\n") ==
        0);
  CHECK(faults_in("src/app/main.cpp", "#include \"http/server.hpp\"\n#include \"store/x.hpp\"\n") ==
        0);
  CHECK(faults_in("tests/store/any_test.cpp", "#include \"service/notes.hpp\"\n") == 0);
}

TEST_CASE("outside libraries stay in the rooms that are meant for them") {
  CHECK(faults_in("src/service/notes.cpp", "#include <boost/json.hpp>\n") == 1);
  CHECK(faults_in("src/api/json.cpp", "#include <boost/json/parse.hpp>\n") == 0);
  CHECK(faults_in("src/store/notes.cpp", "#include <sqlite3.h>\n") == 1);
  CHECK(faults_in("src/store/sqlite.cpp", "#include <sqlite3.h>\n") == 0);
  CHECK(faults_in("src/store/postgres.cpp", "#include <libpq-fe.h>\n") == 0);
  CHECK(faults_in("src/store/postgres_wire.hpp", "#include <libpq-fe.h>\n") == 0);
  CHECK(faults_in("src/store/lane.cpp", "#include <libpq-fe.h>\n") == 1);
  CHECK(faults_in("src/store/sqlite.cpp", "#include <libpq-fe.h>\n") == 1);
  CHECK(faults_in("src/api/routes.cpp", "#include <boost/asio/post.hpp>\n") == 1);
}

TEST_CASE("a second unit with Beast, or a header with it, is found") {
  const File unit{"src/http/server.cpp",
                  "#include <boost/beast/core.hpp>\n#include <boost/asio.hpp>\n"};
  CHECK(check_single_network_unit({unit}).empty());
  CHECK(
      check_single_network_unit({unit, {"src/http/b.cpp", "#include <boost/asio.hpp>\n"}}).size() ==
      2);
  CHECK(check_single_network_unit({{"src/http/a.hpp", "#include <boost/asio.hpp>\n"}}).size() == 1);
}

TEST_CASE("a clock in the domain is found, a word about clocks is not") {
  CHECK(check_pure_rooms({{"src/domain/a.cpp", "auto t = std::chrono::system_clock::now();\n"}})
            .size() == 1);
  CHECK(check_pure_rooms({{"src/domain/a.cpp", "// never system_clock here\n"}}).empty());
  CHECK(check_pure_rooms({{"src/app/clock.cpp", "auto t = std::chrono::system_clock::now();\n"}})
            .empty());
}

TEST_CASE("a machine's path is found") {
  CHECK(check_no_machine({{"docs/a.md", std::string("see /ho") + "me/kari/x\n"}}).size() == 1);
  CHECK(check_no_machine({{"docs/a.md", "see /usr/share/stafett\n"}}).empty());
  CHECK(check_no_machine({{"web/a.ts", std::string("import './pages/ho") + "me/x';\n"}}).empty());
}

TEST_CASE(
    "a number with valid date and control digits is found, the agency's dummies and test numbers "
    "are not") {
  // Built here digit by digit, so that this file holds no such number: 01 01 90, 100, then control
  // digits.
  std::string number = "010190100";
  const int first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  const int second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  bool made = false;
  for (char middle = '0'; middle <= '9' && !made; ++middle) {
    number = std::string("01019010") + middle;
    int a = 0;
    for (int i = 0; i < 9; ++i) a += first[i] * (number[static_cast<std::size_t>(i)] - '0');
    const int k1 = (11 - a % 11) % 11;
    if (k1 == 10) continue;
    number += static_cast<char>('0' + k1);
    int b = 0;
    for (int i = 0; i < 10; ++i) b += second[i] * (number[static_cast<std::size_t>(i)] - '0');
    const int k2 = (11 - b % 11) % 11;
    if (k2 == 10) continue;
    number += static_cast<char>('0' + k2);
    made = true;
  }
  REQUIRE(made);
  CHECK(check_invented_people({{"a.csv", "Kari;" + number + ";x\n"}}).size() == 1);
  CHECK(check_invented_people({{"a.csv", "Kari;12345678901;10987654321\n"}}).empty());
  std::string test_number = number;
  test_number[2] = '8';  // month + 80: Skatteetaten's invented people
  CHECK(check_invented_people({{"a.csv", test_number + "\n"}}).empty());
  CHECK(check_invented_people({{"a.csv", number + "0\n"}}).empty());
}
