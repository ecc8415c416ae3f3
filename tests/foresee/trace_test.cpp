#include "foresee/trace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <utility>

#include "foresee/circles.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

Scenario lively() {
  Scenario scenario = with(shipped("base"), {{"contract.lots", 2},
                                             {"contract.places", 40},
                                             {"contract.base_years", 1},
                                             {"contract.options", 1},
                                             {"staff.leave_per_year", 1}});
  scenario.days = 1500;
  return scenario;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<Happened> recorded(const Scenario& scenario, std::uint64_t replication) {
  std::vector<Happened> all;
  const Recorder recorder = [&](const Happened& one) { all.push_back(one); };
  static_cast<void>(run_circles(scenario, 1, replication, nullptr, nullptr, &recorder));
  return all;
}

}  // namespace

TEST_CASE("people are named by numbers from one") {
  CHECK(participant_of("1-17") == Who{false, 0, 16, 0});
  CHECK(consultant_of("2-3-1") == Who{true, 1, 2, 0});
  CHECK(name_of(*consultant_of("2-3-1")) == "2-3-1");
  CHECK(name_of(*participant_of("1-17")) == "1-17");
  for (const char* text : {"", "1", "1-", "0-1", "1-2-3", "a-b", "1-2 ", "-1-2"}) {
    CAPTURE(text);
    CHECK_FALSE(participant_of(text).has_value());
  }
  CHECK_FALSE(consultant_of("1-2").has_value());
}

TEST_CASE(
    "a participant's life holds all that happened to that one, in order, with every contact") {
  const Scenario scenario = lively();
  const auto all = recorded(scenario, 2);
  // The one with the most consultants.
  std::map<std::pair<std::uint32_t, std::int64_t>, int> changes;
  for (const Happened& one : all)
    if (one.what == Happening::lead_gained) ++changes[{one.lot, one.referral}];
  const auto most =
      std::max_element(changes.begin(), changes.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  REQUIRE(most->second >= 2);
  const Who who{false, most->first.first, most->first.second, 0};
  const auto life = trace(scenario, 1, 2, who);

  std::vector<Happened> own;
  int contacts = 0;
  for (const Happened& one : all) {
    if (one.lot != who.lot || one.referral != who.number) continue;
    if (one.what == Happening::met)
      contacts += one.value;
    else
      own.push_back(one);
  }
  std::vector<Happening> told;
  int told_contacts = 0;
  int day = 0;
  std::size_t around = 0;
  for (const Traced& one : life) {
    CHECK(one.event.day >= day);
    day = one.event.day;
    if (one.event.referral != who.number)
      ++around;
    else if (one.event.what == Happening::met)
      told_contacts += one.event.value;
    else
      told.push_back(one.event.what);
  }
  REQUIRE(told.size() == own.size());
  for (std::size_t i = 0; i < own.size(); ++i) CHECK(told[i] == own[i].what);
  CHECK(told_contacts == contacts);
  // What the contract and the consultant of the day did stands between.
  CHECK(around > 0);

  const std::string text = trace_text(scenario, life);
  CHECK(holds(text, "is referred"));
  CHECK(holds(text, "loses consultant " + std::to_string(who.lot + 1) + "-"));
  CHECK(holds(text, "weeks up to here"));
  CHECK(text == trace_text(scenario, trace(scenario, 1, 2, who)));
  CHECK(text != trace_text(scenario, trace(scenario, 1, 3, who)));
  const std::string csv = trace_csv(scenario, life);
  CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == life.size() + 1);
  const std::string json = trace_json(scenario, life);
  CHECK(holds(json, "\"event\":\"lead_lost\""));
  CHECK(std::count(json.begin(), json.end(), '{') == std::count(json.begin(), json.end(), '}'));
}

TEST_CASE("a consultant's life goes from the first day to the last, with those who were followed") {
  const Scenario scenario = lively();
  const auto life = trace(scenario, 1, 0, *consultant_of("1-1-1"));
  REQUIRE(life.size() > 3);
  const auto began = std::find_if(life.begin(), life.end(), [](const Traced& one) {
    return one.event.what == Happening::consultant_began;
  });
  REQUIRE(began != life.end());
  CHECK(began->who == "consultant 1-1-1");
  for (const Traced& one : life) {
    CHECK(one.event.lot == 0);
    CHECK((one.event.post == 0 || one.event.post == Happened::none));
  }
  CHECK(std::any_of(life.begin(), life.end(),
                    [](const Traced& one) { return one.who.starts_with("participant 1-"); }));
  // Everything at once holds no weeks, but all else.
  const auto all = recorded(scenario, 0);
  const auto weeks = std::count_if(all.begin(), all.end(),
                                   [](const Happened& one) { return one.what == Happening::met; });
  CHECK(trace(scenario, 1, 0).size() == all.size() - static_cast<std::size_t>(weeks));
}
