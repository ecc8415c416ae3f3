#include "foresee/calibration_report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "foresee/kept_register.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;
using doctest::Approx;

namespace {

Scenario office() {
  Scenario scenario = with(shipped("base"), {{"contract.lots", 2},
                                             {"contract.places", 60},
                                             {"contract.stagger_days", 100},
                                             {"week.contacts_wanted", 0.6}});
  scenario.days = 1500;
  return scenario;
}

const Described& row(const std::vector<Described>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Described& one) { return one.name == name; });
  REQUIRE(found != all.end());
  return *found;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// One contract of 300 days, one consultant, one participant who is met every two weeks, is without
// a consultant for four of them and has a job after 140 days.
domain::Histories one_life() {
  domain::Histories all;
  const Day day = *Day::from_text("2026-01-05");
  all.from = day;
  all.until = day + 300;
  domain::ContractHistory contract;
  contract.award_day = day;
  contract.days = {day, std::nullopt};
  contract.places = 10;
  contract.circle = {{domain::Phase::start, {day, day + 70}},
                     {domain::Phase::under_way, {day + 70, std::nullopt}}};
  all.lines.push_back({domain::MeasureType::oppfolging, {contract}});
  all.employments.push_back({.line = 0, .first = day, .end = day + 84, .notice_day = day + 56});
  all.employments.push_back({.line = 0, .first = day + 112});
  domain::ParticipationHistory one;
  one.start_day = day;
  one.leads = {{0, {day, day + 84}}, {1, {day + 112, std::nullopt}}};
  for (int week = 2; week <= 12; week += 2) one.contacts.push_back({day + 7 * week, 1});
  one.jobs = {{day + 140, std::nullopt}};
  all.participations.push_back(one);
  return all;
}

}  // namespace

TEST_CASE("one life is described as one can count it on one's fingers") {
  const auto all = describe(one_life(), shipped("base").parameters);
  constexpr std::size_t start = 0;
  constexpr std::size_t under_way = 1;
  constexpr std::size_t whole = 3;
  // The weeks that end on days 7 to 294: 9 of them in the start phase.
  const auto& contacts = row(all, "contacts");
  CHECK(contacts.in[start]->exposure == 9);
  CHECK(contacts.in[start]->events == 4);
  CHECK(contacts.in[whole]->exposure == 42);
  CHECK(contacts.in[whole]->events == 6);
  // Nobody from day 84 to day 112, which is the evenings of four or five weeks.
  CHECK(row(all, "gaps").in[whole]->events == 5);
  CHECK_FALSE(row(all, "gaps").in[2]);  // there was no end phase
  // In touch last on day 84: silence from day 119 on.
  CHECK(row(all, "silence").in[whole]->events == 26);
  CHECK(row(all, "jobs").in[under_way]->events == 1);
  CHECK(row(all, "jobs").in[under_way]->exposure == 11);  // until the job, at day 140
  CHECK(row(all, "drop_outs").in[whole]->events == 0);
  // 9 weeks until the notice, day 0 included, and 27 of the one who came.
  const auto& leaving = row(all, "leaving");
  CHECK(leaving.in[whole]->events == 1);
  CHECK(leaving.in[whole]->exposure == 9 + 27);
  CHECK(leaving.in[whole]->value == Approx(52.18 / 36));
}

TEST_CASE("the scenario that is written can be read, and says what it rests on") {
  const Scenario base = with(shipped("base"), {});
  const Calibration calibration = calibrate(kept_register(office(), 9, 0), base);
  const Scenario own = fitted_scenario(base, calibration);
  const std::string toml = scenario_toml(own, "scenarios/base.toml");
  const auto read = read_scenario("own.toml", [&](const std::string& path) {
    return path == "own.toml" ? std::optional{toml} : read_disk(path);
  });
  if (!read) FAIL(read.error().front().to_text());
  for (const Language language : {Language::nb, Language::nn, Language::en}) {
    CHECK(read->name_in(language) == own.name_in(language));
    CHECK(read->text_in(language) == own.text_in(language));
    CHECK(holds(read->text_in(language), base.name_in(language)));
    CHECK(read->name_in(language) != base.name_in(language));
  }
  std::size_t from_register = 0;
  for (std::size_t i = 0; i < own.given.size(); ++i) {
    CAPTURE(own.given[i].parameter->name);
    CHECK(read->given[i].value == Approx(own.given[i].value).epsilon(1e-4));
    CHECK(read->given[i].low == Approx(own.given[i].low).epsilon(1e-4));
    CHECK(read->given[i].evidence == own.given[i].evidence);
    if (read->given[i].evidence != Evidence::own_register) continue;
    ++from_register;
    if (read->given[i].parameter->name.starts_with("contract.")) continue;
    CHECK(read->given[i].source.starts_with("register of " + (calibration.until - 1).to_text() +
                                            ", "));
    CHECK(holds(read->given[i].source, " events in "));
  }
  CHECK(from_register > 15);
  CHECK(read->first_day == calibration.until);
  CHECK(read->parameters.lots == 2);
  CHECK(read->parameters.places == 60);
}

TEST_CASE("a true model brings forth such a register, and one with a wrong rate does not") {
  const Scenario truth = office();
  const auto seen = kept_register(truth, 21, 0);
  const Calibration good = calibrate(seen, truth);
  const Check held = check(seen, seen.from, truth, good, 60, 3, 2);
  CHECK(held.rows.size() > 20);
  CHECK(held.inside() * 100 >= held.rows.size() * 85);
  // As if the register had been told wrong: a third more contact, half as many drop-outs.
  Calibration wrong = good;
  for (Fitted& one : wrong.parameters) {
    if (!one.told) continue;
    const double times = one.parameter->name == "week.contacts_wanted" ? 1.33
                         : one.parameter->name == "drop.per_week"      ? 0.5
                                                                       : 1;
    one.value *= times;
    one.interval = {one.interval.low * times, one.interval.high * times};
  }
  const Check missed = check(seen, seen.from, truth, wrong, 60, 3, 2);
  const auto of = [&](const Check& made, std::string_view title) {
    const auto found = std::find_if(made.rows.begin(), made.rows.end(), [&](const CheckRow& one) {
      return one.title.en == title && one.in == described_columns - 1;
    });
    REQUIRE(found != made.rows.end());
    return found->inside();
  };
  CHECK(of(held, "Contacts"));
  CHECK(of(held, "Left without a job"));
  CHECK_FALSE(of(missed, "Contacts"));
  CHECK_FALSE(of(missed, "Left without a job"));
}

TEST_CASE("a register of two contract periods divides where the second began") {
  Scenario scenario =
      with(office(), {{"contract.lots", 1}, {"contract.base_years", 2}, {"contract.options", 0}});
  scenario.days = 1400;
  const auto two = kept_register(scenario, 2, 0);
  const auto second = second_period(two);
  REQUIRE(second);
  CHECK(*second == two.from.plus_years(2));
  CHECK_FALSE(second_period(domain::known_by(two, two.from, two.from + 800)));  // too short a time
  CHECK_FALSE(second_period(domain::known_by(two, two.from, two.from + 600)));
}

TEST_CASE("the report names every parameter once, told or not and why") {
  const Scenario base = shipped("base");
  CalibrationReport report;
  report.base_name = base.name;
  const auto kept = kept_register(office(), 9, 1);
  report.calibration = calibrate(kept, base);
  report.described = describe(kept, base.parameters);
  const std::string text = calibration_text(report);
  const std::string html = calibration_html(report, {"stafett calibrate <x>", "1"}, Language::en);
  for (const Fitted& one : report.calibration.parameters) {
    CAPTURE(one.parameter->name);
    const std::string cell = "<code>" + std::string{one.parameter->name} + "</code>";
    const auto first = html.find(cell);
    REQUIRE(first != std::string::npos);
    CHECK(html.find(cell, first + 1) == std::string::npos);
    CHECK(holds(text, one.parameter->name));
    if (!one.told) CHECK(holds(text, one.reason.en));
  }
  CHECK(holds(html, "&lt;x&gt;"));
  CHECK(holds(html, "one contract period"));
  CHECK(html.find("nan") == std::string::npos);
  CHECK(html.find(">inf") == std::string::npos);
}

TEST_CASE(
    "what the office knows holds in what it is compared with, and what that differs in stands") {
  const auto same = [](const std::string& a, const std::string& b) { return a == b; };
  Scenario own = shipped("base");
  const auto set = [&own](const char* name, double value) {
    for (Given& given : own.given) {
      if (given.parameter->name != name) continue;
      given.value = given.low = given.high = value;
      given.evidence = Evidence::own_register;
      given.file = "own.toml";
      own.parameters.*given.parameter->place = value;
    }
  };
  set("drop.per_week", 0.0042);
  set("contract.base_years", 2);
  own.first_day = own.first_day + 77;
  const Scenario eight = shipped("long-contract");
  const Scenario here = with_own_register(eight, own, same);
  CHECK(here.parameters.drop_per_week == 0.0042);
  CHECK(here.parameters.base_years == eight.parameters.base_years);
  CHECK(eight.parameters.base_years != 2);
  CHECK(here.first_day == own.first_day);
  CHECK(here.name == eight.name);
  // Without a register there is nothing to carry.
  const Scenario plain = with_own_register(eight, shipped("base"), same);
  CHECK(plain.first_day == eight.first_day);
  CHECK(plain.parameters.drop_per_week == eight.parameters.drop_per_week);
}
