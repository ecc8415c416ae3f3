#include "foresee/scenario.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

// What is told of "mine.toml", based on the shipped one, with these lines in it (the first is line
// 4).
std::string told(const std::string& lines, const std::string& base = "scenarios/base.toml") {
  const auto result = read_scenario("mine.toml", [&](const std::string& path) {
    if (path != "mine.toml") return read_disk(path);
    return std::optional{"name = \"Mine\"\nbased_on = \"" + base + "\"\n\n" + lines};
  });
  if (result) return {};
  std::string all;
  for (const auto& fault : result.error()) all += fault.to_text() + "\n";
  return all;
}

bool holds(const std::string& text, const std::string& part) {
  CAPTURE(text);
  return text.find(part) != std::string::npos;
}

const std::string places =
    "[contract.places]\nunit = \"places\"\nevidence = \"lever\"\nsource = \"x\"\n";

}  // namespace

TEST_CASE(
    "every shipped scenario can be read, has a name of its own, and rests on named evidence") {
  std::set<std::string> names;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("scenarios")) {
    if (entry.path().extension() != ".toml") continue;
    ++count;
    const Scenario scenario = shipped(entry.path().stem().string());
    names.insert(scenario.name);
    CHECK_FALSE(scenario.text.empty());
    CHECK(scenario.given.size() == parameter_table().size());
    for (std::size_t i = 0; i < scenario.given.size(); ++i) {
      const Given& given = scenario.given[i];
      CHECK(given.parameter == &parameter_table()[i]);
      CHECK(scenario.parameters.*given.parameter->place == given.value);
      CHECK_FALSE(given.source.empty());
      // What is assumed has a range: nobody knows it to the point.
      CHECK((given.evidence != Evidence::assumption || given.has_range()));
    }
  }
  CHECK(count >= 20);
  CHECK(names.size() == count);
}

TEST_CASE("a scenario takes what it does not say from the one it is based on") {
  const Scenario base = shipped("base");
  const Scenario eight = shipped("long-contract");
  CHECK(eight.parameters.base_years == 8);
  CHECK(eight.parameters.options == 0);
  CHECK(eight.parameters.job_per_week == base.parameters.job_per_week);
  CHECK(eight.first_day == base.first_day);
  CHECK(eight.name != base.name);
}

TEST_CASE("a slip is told with file, line and what was expected") {
  CHECK(told("") == "");
  CHECK(holds(told("[contract.plases]\nvalue = 3\n"),
              "mine.toml:4: unknown parameter contract.plases; expected one of contract.lots, "
              "contract.places"));
  CHECK(holds(told("[contracts.places]\nvalue = 3\n"),
              "expected one of the groups change, contract"));
  CHECK(holds(told(places + "value = -1\n"),
              "mine.toml:8: contract.places cannot have this value; "
              "expected a whole number from 1 to 2000 (places)"));
  CHECK(holds(told(places + "value = 2.5\n"), "whole number"));
  CHECK(holds(told(places + "value = \"many\"\n"), "mine.toml:8: contract.places cannot have"));
  CHECK(holds(told(places + "value = nan\n"), "cannot have this value"));
  CHECK(holds(told(places + "value = 50\nrange = [60, 40]\n"),
              "mine.toml:9: the range of contract.places is impossible"));
  CHECK(holds(told(places + "value = 50\nrange = [60, 80]\n"), "outside its range"));
  CHECK(holds(told(places + "value = 50\nrange = [60]\n"), "no pair"));
  CHECK(holds(told(places + "value = 50\nunits = 3\n"),
              "mine.toml:9: unknown key units of contract.places"));
  CHECK(holds(told(places), "has no value"));
  CHECK(holds(
      told("[week.hours]\nvalue = 30\nunit = \"days\"\nevidence = \"lever\"\nsource = \"x\"\n"),
      "mine.toml:6: wrong unit of week.hours; expected unit = \"hours\""));
  CHECK(holds(
      told("[week.hours]\nvalue = 30\nunit = \"hours\"\nevidence = \"rumour\"\nsource = \"x\"\n"),
      "mine.toml:7: unknown evidence of week.hours; expected \"own register\""));
  CHECK(holds(told("[week.hours]\nvalue = 30\nunit = \"hours\"\nevidence = \"lever\"\n"),
              "week.hours has no source"));
  CHECK(holds(told("days = 3\n"),
              "mine.toml:4: days is out of bounds; expected a whole number from 28"));
  CHECK(holds(told("first_day = 7\n"), "mine.toml:4: first_day is no day"));
  CHECK(holds(told("colour = 7\n"), "mine.toml:4: unknown key colour"));
  CHECK(holds(told("name = \n"), "mine.toml:4:"));
}

TEST_CASE("scenarios of the program are called something of their own in every language") {
  for (const Language language : {Language::nb, Language::nn, Language::en}) {
    std::set<std::string> names;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("scenarios")) {
      if (entry.path().extension() != ".toml") continue;
      CAPTURE(entry.path().string());
      ++count;
      const Scenario scenario = shipped(entry.path().stem().string());
      names.insert(scenario.name_in(language));
      CHECK_FALSE(scenario.text_in(language).empty());
      if (language == Language::en) continue;
      CHECK((language == Language::nb ? scenario.name_nb : scenario.name_nn) ==
            scenario.name_in(language));
      CHECK(scenario.text_in(language) != scenario.text);
    }
    CHECK(names.size() == count);
  }
}

TEST_CASE(
    "a scenario is not called what the one that it is based on is called in another language") {
  const auto read = [](const std::string& lines) {
    const auto result = read_scenario("mine.toml", [&](const std::string& path) {
      if (path != "mine.toml") return read_disk(path);
      return std::optional{"based_on = \"scenarios/base.toml\"\n" + lines};
    });
    REQUIRE(result.has_value());
    return *result;
  };
  CHECK(read("name = \"Lengre\"\n").name_in(Language::nb) == "Lengre");
  CHECK(read("name = \"Longer\"\nname_nn = \"Lenger\"\n").name_in(Language::nn) == "Lenger");
  CHECK(read("name = \"Longer\"\n").text_in(Language::nb) == shipped("base").text_nb);
  CHECK(read("name = \"L\"\ntext = \"One.\"\n").text_in(Language::nb) == "One.");
  CHECK(holds(told("name_nb = 3\n"), "mine.toml:4: name_nb is no text"));
}

TEST_CASE("a slip is told in the language of who reads it, with what it is about") {
  const auto result = read_scenario("mine.toml", [](const std::string& path) {
    if (path != "mine.toml") return read_disk(path);
    return std::optional<std::string>{
        "name = \"Mine\"\nbased_on = \"scenarios/base.toml\"\ncolour = 7\n[contract.places]\n"
        "value = 2.5\n"};
  });
  REQUIRE_FALSE(result.has_value());
  REQUIRE(result.error().size() == 5);
  CHECK(result.error()[0].problem.in(Language::nb) == "ukjent nøkkel colour");
  bool is_told = false;
  for (const auto& fault : result.error()) {
    for (const Language language : {Language::nb, Language::nn, Language::en})
      for (const auto& sentence : {fault.problem, fault.expected}) {
        CHECK(sentence.said.whole());
        CHECK_FALSE(holds(sentence.in(language), "{0}"));
        CHECK_FALSE(holds(sentence.in(language), "{1}"));
      }
    is_told |= fault.expected.in(Language::nn) == "eit heilt tal frå 1 til 2000 (places)";
  }
  CHECK(is_told);
}

TEST_CASE("all slips are told at once") {
  const auto text = told("colour = 7\ndays = 1\n[week.colour]\nvalue = 1\n");
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
}

TEST_CASE("a file that is missing, or based on itself, is named") {
  CHECK(holds(told("", "nowhere.toml"), "mine.toml:2: nowhere.toml cannot be read"));
  CHECK(holds(told("", "mine.toml"),
              "mine.toml:2: based_on goes in a circle: mine.toml -> mine.toml"));
  const auto result = read_scenario("gone.toml", read_disk);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().front().to_text() ==
        "gone.toml: gone.toml cannot be read; expected the path of a scenario file");
}

TEST_CASE("values that do not go together are refused, with the line of one of them") {
  const auto one = [](const char* name, const char* unit, double value) {
    return "[" + std::string{name} + "]\nvalue = " + std::to_string(value) + "\nunit = \"" + unit +
           "\"\nevidence = \"lever\"\nsource = \"x\"\n";
  };
  CHECK(holds(told(one("people.far_share", "probability", 0.9)),
              "mine.toml:4: people.near_share and"));
  CHECK(holds(told(one("contract.option_notice_days", "days", 20)), "refused too late"));
  CHECK(holds(told(one("week.meeting_hours", "hours", 40)), "no hour of the week is left"));
  CHECK(holds(
      told(one("contract.base_years", "years", 1) + one("contract.intake_stop_days", "days", 365)),
      "intake would stop before"));
}

TEST_CASE("a parameter that is nowhere given is asked for by name and unit") {
  const auto result = read_scenario("bare.toml", [](const std::string&) {
    return std::optional<std::string>{"name = \"Bare\"\n"};
  });
  REQUIRE_FALSE(result.has_value());
  std::string all;
  for (const auto& fault : result.error()) all += fault.to_text() + "\n";
  CHECK(
      holds(all, "contract.lots is not given; expected [contract.lots] with unit = \"contracts\""));
  CHECK(holds(all, "no length"));
  CHECK(result.error().size() == parameter_table().size() + 2);
}
