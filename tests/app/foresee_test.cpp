// `stafett foresee` as it is typed, and over several processes.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "app/said.hpp"
#include "http/folder.hpp"

using namespace stafett;
using test::holds;
using test::says;
using test::stafett_says;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void check_same(const std::string& one, const std::string& other) {
  for (const char* file : {"/report.html", "/runs.csv", "/report.json", "/runs.kept"}) {
    CAPTURE(file);
    const std::string bytes = bytes_of(one + file);
    CHECK(bytes.size() > 1000);
    CHECK(bytes == bytes_of(other + file));
  }
}

const std::string both =
    "scenarios/base.toml --against scenarios/handover.toml --seed 7 --draws 2 ";

}  // namespace

TEST_CASE(
    "foresee runs two scenarios, prints a table, and writes the same reports on one thread and on "
    "two") {
  const test::Folder folder;
  const std::string out = folder.path().string();
  const std::string both =
      "foresee scenarios/base.toml --against scenarios/handover.toml --runs 3 --seed 7 ";
  const auto one = stafett_says(both + "--threads 1 --out " + out + "/one");
  CHECK(one.status == 0);
  CHECK(holds(one.text, "are assumptions"));
  CHECK(holds(one.text, "Days without a consultant"));
  CHECK(stafett_says(both + "--threads 2 --out " + out + "/two").status == 0);
  for (const char* file : {"/report.html", "/runs.csv", "/report.json"}) {
    std::ifstream a{out + "/one" + file};
    std::ifstream b{out + "/two" + file};
    const std::string first{std::istreambuf_iterator<char>{a}, {}};
    CHECK(first.size() > 1000);
    CHECK(first == std::string{std::istreambuf_iterator<char>{b}, {}});
  }
}

TEST_CASE("foresee names the file and line of a slip, and a run that has no room") {
  const test::Folder folder;
  const std::string path = (folder.path() / "mine.toml").string();
  folder.write("mine.toml", "name = \"Mine\"\nbased_on = \"nowhere.toml\"\n");
  const auto slip = stafett_says("foresee " + path);
  CHECK(slip.status == 1);
  CHECK(holds(slip.text, "mine.toml:2: "));
  CHECK(holds(slip.text, "nowhere.toml cannot be read"));
  // Ten million runs of 55 years: hundreds of gigabytes of outcomes.
  folder.write("long.toml", "name = \"Long\"\nbased_on = \"" +
                                std::filesystem::absolute("scenarios/base.toml").string() +
                                "\"\ndays = 20000\n");
  const auto large =
      stafett_says("foresee " + (folder.path() / "long.toml").string() + " --runs 10000000");
  CHECK(large.status == 1);
  CHECK(holds(large.text, "GB of memory"));
  CHECK(holds(stafett_says("foresee scenarios/base.toml --precision nonsense=1").text,
              "gap_percent"));
  CHECK(stafett_says("foresee").status == 1);
}

TEST_CASE("foresee says which assumptions matter for a difference") {
  const test::Folder folder;
  const std::string ask = "foresee scenarios/base.toml --against scenarios/handover.toml --out " +
                          folder.path().string() +
                          " --each 1 --factors handover.retelling_weeks,job.near ";
  const auto screening = stafett_says(ask + "--screen standstill_percent --walks 3");
  CHECK(screening.status == 0);
  // Retelling is what a handover saves, so it comes first.
  CHECK(screening.text.find("handover.retelling_weeks") < screening.text.find("job.near"));
  CHECK(std::filesystem::exists(folder.path() / "screening.html"));
  CHECK(stafett_says(ask + "--shares standstill_percent --points 8").status == 0);
  CHECK(std::filesystem::exists(folder.path() / "shares.html"));
  CHECK(holds(stafett_says(ask + "--screen nonsense").text, "gap_percent"));
  CHECK(holds(
      stafett_says("foresee scenarios/base.toml --screen jobs_year --factors contract.lots").text,
      "no parameter with a range"));
}

TEST_CASE("a report is carried on as if all had been run at once, stopped in the middle or not") {
  const test::Folder folder;
  const std::string at = folder.path().string();
  CHECK(stafett_says("foresee " + both + "--runs 6 --out " + at + "/at_once").status == 0);
  CHECK(stafett_says("foresee " + both + "--runs 2 --out " + at + "/kept").status == 0);
  CHECK(stafett_says("foresee --extend " + at + "/kept --runs 6 --threads 1").status == 0);
  check_same(at + "/at_once", at + "/kept");

  // Ctrl-C.
  const auto stopped = says("timeout --foreground -s INT 2 " + std::string{STAFETT_PROGRAM} +
                            " foresee " + both + "--runs 100000 --out " + at + "/stopped");
  CHECK(holds(stopped.text, " of 100000 runs. To go on: stafett foresee --extend " + at));
  CHECK(holds(bytes_of(at + "/stopped/report.html"), "stoppet før alle forløpene var ferdige"));
  // Carried on to as many as were done and one more: what would have been run at once.
  const std::string kept = bytes_of(at + "/stopped/runs.kept");
  const auto done = std::stoul(kept.substr(kept.rfind("end ") + 4));
  REQUIRE(done > 0);
  const std::string runs = "--runs " + std::to_string(done + 1);
  CHECK(stafett_says("foresee --extend " + at + "/stopped " + runs).status == 0);
  CHECK(stafett_says("foresee " + both + runs + " --out " + at + "/whole").status == 0);
  check_same(at + "/stopped", at + "/whole");
}

TEST_CASE("what has changed since a report was made keeps it from being carried on, and is named") {
  const test::Folder folder;
  const std::string at = folder.path().string();
  const auto mine = [&](const char* value) {
    folder.write("mine.toml",
                 "name = \"Mine\"\nbased_on = \"" +
                     std::filesystem::absolute("scenarios/base.toml").string() +
                     "\"\ndays = 400\n[handover.carries]\nvalue = " + value +
                     "\nunit = \"share\"\nevidence = \"lever\"\nsource = \"a test\"\n");
  };
  mine("0.5");
  const std::string out = " --out " + at + "/report";
  REQUIRE(stafett_says("foresee " + at + "/mine.toml --runs 2 --draws 0" + out).status == 0);
  const std::string carry_on = "foresee --extend " + at + "/report --runs 3";
  mine("0.6");
  const auto other = stafett_says(carry_on);
  CHECK(other.status == 1);
  CHECK(holds(other.text, "mine.toml: handover.carries is 0.6 ("));
  CHECK(holds(other.text, "and was 0.5 ("));
  mine("0.5");

  const std::string kept = at + "/report/runs.kept";
  const std::string bytes = bytes_of(kept);
  const auto replaced = [&](const std::string& what, const std::string& by) {
    std::string text = bytes;
    std::ofstream{kept} << text.replace(text.find(what), what.size(), by);
  };
  replaced("program ", "program 9.");
  CHECK(holds(stafett_says(carry_on).text, "was made by Stafett 9."));
  replaced("\nrun 0 0 ", "\nrun 0 0 9");
  CHECK(
      holds(stafett_says(carry_on).text, "this program gives other runs than those that are kept"));
  replaced("\nend 2", "\n");
  CHECK(holds(stafett_says(carry_on).text, "runs.kept: line "));
  std::ofstream{kept} << bytes;
  CHECK(stafett_says("foresee --extend " + at + "/report --runs 1").status == 1);
  CHECK(stafett_says("foresee --extend " + at + "/report --seed 2").status == 1);
  CHECK(stafett_says(carry_on).status == 0);
  CHECK(holds(stafett_says("foresee --extend " + at).text, "cannot be read"));
}

TEST_CASE(
    "the command in a report makes its bytes again, and refuses where something has changed") {
  const test::Folder folder;
  const std::string at = folder.path().string();
  folder.write("mine.toml", "name = \"Mine\"\nbased_on = \"" +
                                std::filesystem::absolute("scenarios/base.toml").string() + "\"\n");
  const std::string words = "foresee " + at + "/mine.toml --against handover.toml --scenarios " +
                            "scenarios --days 400 --runs 3 --draws 2 --seed 9 --out " + at + "/";
  REQUIRE(stafett_says(words + "one").status == 0);
  const std::string html = bytes_of(at + "/one/report.html");
  const auto from = html.find("<code>stafett foresee ") + 6;
  std::string command = html.substr(from, html.find("</code>", from) - from);
  const auto replaced = [](std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
  };
  command = replaced(replaced(command, "--scenarios FOLDER", "--scenarios scenarios"), "--out DIR",
                     "--out " + at + "/two");
  REQUIRE(command.starts_with("stafett "));
  const auto again = stafett_says(command.substr(8));
  CAPTURE(again.text);
  CHECK(again.status == 0);
  check_same(at + "/one", at + "/two");
  CHECK(stafett_says("foresee --extend " + at + "/one --runs 4").status == 1);
  CHECK(stafett_says("foresee --extend " + at + "/one --runs 4 --scenarios scenarios").status == 0);

  folder.write("mine.toml", bytes_of(at + "/mine.toml") +
                                "[handover.carries]\nvalue = 0.6\nunit = \"share\"\nevidence = "
                                "\"lever\"\nsource = \"a test\"\n");
  const auto refused = stafett_says(command.substr(8));
  CHECK(refused.status == 1);
  CHECK(holds(refused.text, "these would not be the runs of "));
}

TEST_CASE(
    "what is turned is turned of a contract, one at a time and in words that are understood") {
  const std::string base = "foresee scenarios/base.toml ";
  CHECK(holds(stafett_says(base + "--leaving 1").text, "go with --contract"));
  const std::string from = base + "--contract 1 --data nowhere ";
  CHECK(holds(stafett_says(from + "--option maybe").text, "--option takes taken or declined"));
  CHECK(holds(stafett_says(from + "--set staff.hire_days").text, "--set takes PARAMETER=VALUE"));
  CHECK(holds(stafett_says(from + "--set staff.hire_days=4x").text, "--set takes PARAMETER=VALUE"));
  CHECK(holds(stafett_says(from + "--leaving 1 --against scenarios/handover.toml").text,
              "--against is for scenarios"));
  CHECK(holds(stafett_says(from + "--day 2026-01-01").text, "--day goes with"));
  CHECK(holds(stafett_says(from + "--day soon --same x").text, "--day takes a day"));
  CHECK(holds(stafett_says(from + "--leaving 1 --screen jobs_year").text, "are for a comparison"));
}

TEST_CASE("foresee follows one life through one run, the same one in every scenario") {
  const std::string ask =
      "foresee scenarios/base.toml --against scenarios/handover.toml --trace 1 --seed 4";
  const auto life = stafett_says(ask + " --participant 1-3");
  CHECK(life.status == 0);
  CHECK(holds(life.text, "replication 1, seed 4, participant 1-3"));
  CHECK(holds(life.text, "is referred"));
  CHECK(life.text == stafett_says(ask + " --participant 1-3").text);
  CHECK(holds(stafett_says(ask + " --consultant 1-2-1").text, "the onboarding plan is signed off"));
  CHECK(holds(stafett_says(ask + " --participant 1-3 --as csv").text, ",referred,"));
  CHECK(holds(stafett_says(ask + " --participant 1-3 --as json").text, "\"event\":\"referred\""));
  CHECK(holds(stafett_says(ask + " --participant 1-99999").text, "Nothing happened to that one"));
  CHECK(stafett_says(ask + " --participant 17").status == 1);
  CHECK(stafett_says(ask + " --consultant 1-2").status == 1);
  CHECK(stafett_says("foresee scenarios/base.toml --as csv").status == 1);
}

#ifndef STAFETT_FORESEE_MPI
TEST_CASE("foresee over several processes") {
  FAIL(
      "built without MPI: libopenmpi-dev and openmpi-bin are missing "
      "(packaging/debian-packages.txt)");
}
#else
namespace {

test::Said mpirun(int processes, const std::string& arguments) {
  // As root, and on a machine with fewer cores than processes, as tests are run.
  return says(std::string{STAFETT_MPIRUN} + " --allow-run-as-root --oversubscribe -n " +
              std::to_string(processes) + " " + STAFETT_FORESEE_MPI + " " + arguments);
}

}  // namespace

TEST_CASE("foresee over several processes gives the bytes of one with two threads") {
  const test::Folder folder;
  const std::string at = folder.path().string();
  REQUIRE(
      stafett_says("foresee " + both + "--runs 5 --threads 2 --out " + at + "/threads").status ==
      0);
  const auto two = mpirun(2, both + "--runs 5 --out " + at + "/two");
  INFO(two.text);
  REQUIRE(two.status == 0);
  check_same(at + "/threads", at + "/two");
  // The first alone speaks.
  CHECK(two.text.find("are assumptions") == two.text.rfind("are assumptions"));
  // More processes than replications, threads inside them, and runs that were kept.
  REQUIRE(stafett_says("foresee " + both + "--runs 2 --out " + at + "/kept").status == 0);
  REQUIRE(mpirun(3, "--extend " + at + "/kept --runs 5 --threads 2").status == 0);
  check_same(at + "/threads", at + "/kept");

  for (const char* what :
       {"--screen standstill_percent --walks 3", "--shares standstill_percent --points 8"}) {
    CAPTURE(what);
    const std::string page = what[3] == 'c' ? "/screening.html" : "/shares.html";
    std::string words = both + "--each 1 --factors handover.retelling_weeks,job.near " + what;
    words.replace(words.find("--draws 2 "), 10, "");
    REQUIRE(stafett_says("foresee " + words + " --out " + at + "/here").status == 0);
    REQUIRE(mpirun(2, words + " --out " + at + "/there").status == 0);
    CHECK(bytes_of(at + "/here" + page).size() > 1000);
    CHECK(bytes_of(at + "/here" + page) == bytes_of(at + "/there" + page));
  }
}

TEST_CASE("foresee over several processes ends with one word where it cannot begin") {
  const auto slip = mpirun(2, "scenarios/base.toml --runs many");
  CHECK(slip.status != 0);
  CHECK(slip.text.find("--runs") != std::string::npos);
  CHECK(mpirun(2, "scenarios/nowhere.toml").status != 0);
}
#endif
