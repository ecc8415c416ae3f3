// Changes of consultant and of provider, as a participant lives through them: competing hazards,
// and what is left of the contract on the day one begins. Lengths and phases of contracts by
// renewal and reward.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "foresee/lives.hpp"

using namespace stafett;
using namespace stafett::foresee;
using exact::ClosedForm;
using exact::Life;
using exact::Lives;

namespace {

// Nothing happens to anybody but what a test turns on: no jobs, no retelling, consultants who stay
// and are replaced on the day.
Scenario quiet(std::initializer_list<std::pair<const char*, double>> values) {
  const Scenario scenario = with(shipped("base"), {{"contract.stagger_days", 0},
                                                   {"contract.intake_stop_days", 0},
                                                   {"change.participants_follow", 1},
                                                   {"change.staff_moves", 1},
                                                   {"staff.leave_per_year", 0},
                                                   {"staff.hire_days", 0},
                                                   {"staff.hired_notice_days", 0},
                                                   {"staff.training_days", 0},
                                                   {"staff.leave_first_year", 1},
                                                   {"staff.leave_strain", 1},
                                                   {"staff.leave_fixed_term", 1},
                                                   {"staff.leave_contract_end", 1},
                                                   {"people.reduced_capacity", 1},
                                                   {"people.granted_months", 42},
                                                   {"job.per_week", 0},
                                                   {"handover.retelling_weeks", 0},
                                                   {"drop.without_lead", 1},
                                                   {"drop.change", 0}});
  return with(scenario, values);
}

// --- contracts

// A contract that begins on a day, as it may go: chance, end, and where its phases turn.
struct Course {
  double chance;
  int end;
  int under_way_from;
  int ends_from;
};

std::vector<Course> courses(const Scenario& scenario, const Parameters& p, int first) {
  const Day begins = scenario.first_day + first;
  const auto number = [&](Day day) { return day - scenario.first_day; };
  const int under_way = number(begins.plus_months(static_cast<int>(p.start_months)));
  std::vector<Course> all;
  double reached = 1;
  Day end = begins.plus_years(static_cast<int>(p.base_years));
  for (int taken = 0; taken <= static_cast<int>(p.options); ++taken) {
    const bool last = taken == static_cast<int>(p.options);
    // Declined: the end is known from the news on. Used up: three months before.
    const int known =
        last ? number(end.plus_months(-3)) : number(end) - static_cast<int>(p.option_notice_days);
    all.push_back({last ? reached : reached * (1 - p.option_taken), number(end), under_way, known});
    reached *= p.option_taken;
    end = end.plus_years(static_cast<int>(p.option_years));
  }
  return all;
}

// The chance that a contract begins on a day, for all days before `until`.
std::map<int, double> beginnings(const Scenario& scenario, const Parameters& p, int until) {
  std::map<int, double> on = {{0, 1}};
  for (const auto& [first, chance] : on)
    for (const Course& course : courses(scenario, p, first))
      if (course.end < until) on[course.end] += chance * course.chance;
  return on;
}

Scenario contracts(double base_years, double options) {
  Scenario scenario = quiet({{"contract.lots", 8},
                             {"contract.places", 1},
                             {"contract.base_years", base_years},
                             {"contract.options", options},
                             {"contract.option_taken", 0.7},
                             {"people.referrals", 0.001}});
  scenario.days = 7000;
  return scenario;
}

ClosedForm<Scenario> of_contracts(const Scenario& scenario) {
  const Parameters& truth = scenario.parameters;
  double length = 0;  // of the first
  for (const Course& course : courses(scenario, truth, 0)) length += course.chance * course.end;
  double ended = 0;
  std::array<double, 3> days{};
  for (const auto& [first, chance] : beginnings(scenario, truth, scenario.days)) {
    if (first > 0) ended += chance;
    for (const Course& course : courses(scenario, truth, first)) {
      const auto within = [last = scenario.days, both = chance * course.chance](int from, int to) {
        return both * std::max(0, std::min(to, last) - from);
      };
      days[0] += within(first, course.under_way_from);
      days[1] += within(course.under_way_from, course.ends_from);
      days[2] += within(course.ends_from, course.end);
    }
  }
  return exact::lived({"length", "ended", "start", "under way", "end"},
                      [=, lots = truth.lots, last = scenario.days](const Lives& all) {
                        std::vector<double> off = {-lots * length, -lots * ended, -lots * days[0],
                                                   -lots * days[1], -lots * days[2]};
                        std::map<std::uint32_t, std::pair<int, domain::Phase>> now;
                        const auto turned = [&](std::uint32_t lot, int day, domain::Phase phase) {
                          if (const auto before = now.find(lot); before != now.end())
                            off[2 + static_cast<std::size_t>(before->second.second)] +=
                                day - before->second.first;
                          now[lot] = {day, phase};
                        };
                        for (const Happened& one : all.others) {
                          if (one.what == Happening::contract_turned)
                            turned(one.lot, one.day, *one.contract_phase);
                          if (one.what != Happening::contract_ended) continue;
                          off[1] += 1;
                          if (one.contract == 0) off[0] += one.value;
                        }
                        for (std::uint32_t lot = 0; lot < lots; ++lot)
                          turned(lot, last, domain::Phase::start);
                        return off;
                      });
}

// --- changes of provider

// Every contract goes to another provider, everybody goes along and leaves with the same chance
// every week.
Scenario handed_on() {
  Scenario scenario = quiet({{"contract.lots", 5},
                             {"contract.places", 20},
                             {"contract.base_years", 1},
                             {"contract.options", 2},
                             {"contract.option_taken", 0.7},
                             {"contract.incumbent_wins", 0},
                             {"people.referrals", 2},
                             {"drop.per_week", 0.05}});
  scenario.days = 2600;
  return scenario;
}

// Whoever begins on a day is there after so many more, in the morning: the weekly looks until then.
// That the granted time ends them after three years is one in three thousand, and left out.
double still_there(const Parameters& p, int days) {
  return std::pow(1 - p.drop_per_week, (days + 6) / 7 - 1);
}

// Those who begin within these days are seen to their end.
constexpr int looked_at = 1800;

ClosedForm<Scenario> of_providers(const Scenario& scenario) {
  const Parameters& truth = scenario.parameters;
  const auto starts = beginnings(scenario, truth, scenario.days);
  // For who begins on a day: the mean of changes, the chance of one, and of a second.
  std::vector<double> mean(looked_at);
  std::vector<double> one(looked_at);
  std::vector<double> two(looked_at);
  for (int day = 0; day < looked_at; ++day) {
    const auto at = static_cast<std::size_t>(day);
    for (const auto& [end, chance] : starts)
      if (end > day) mean[at] += chance * still_there(truth, end - day);
    for (const auto& [first, chance] : starts) {
      if (first > day) break;
      // What is left of the contract in which the day falls.
      for (const Course& course : courses(scenario, truth, first)) {
        if (course.end <= day) continue;
        one[at] += chance * course.chance * still_there(truth, course.end - day);
        for (const Course& next : courses(scenario, truth, course.end))
          two[at] += chance * course.chance * next.chance * still_there(truth, next.end - day);
      }
    }
  }
  return exact::lived({"changes", "one", "two"}, [=](const Lives& all) {
    std::vector<double> off(3);
    for (const Life& life : all.participants) {
      if (life.front().day >= looked_at) continue;
      const auto day = static_cast<std::size_t>(life.front().day);
      const auto changes = std::count_if(life.begin(), life.end(), [](const Happened& now) {
        return now.what == Happening::followed;
      });
      off[0] += static_cast<double>(changes) - mean[day];
      off[1] += (changes >= 1 ? 1 : 0) - one[day];
      off[2] += (changes >= 2 ? 1 : 0) - two[day];
    }
    return off;
  });
}

// --- changes of consultant

// Consultants give notice at one rate, four weeks ahead, and are replaced on the day; participants
// leave at another.
Scenario passed_on() {
  Scenario scenario = with(quiet({{"contract.lots", 1},
                                  {"contract.places", 30},
                                  {"contract.base_years", 25},
                                  {"contract.options", 0},
                                  {"staff.caseload_ceiling", 5},
                                  {"staff.leave_per_year", 3},
                                  {"staff.leaver_notice_days", 28},
                                  {"people.referrals", 2},
                                  {"drop.per_week", 0.05}}),
                           {});
  scenario.days = 2500;
  return scenario;
}

// A stay with a consultant ends by the consultant's leaving: week by week, before the participant
// leaves, who is looked at four times more from the notice to the last day. `earlier`: the
// participant's weekday comes before the consultant's, so that it is one time more.
double changes(const Parameters& p, bool earlier) {
  const double notice = p.leave_per_year / 52.18;
  const double stays = 1 - p.drop_per_week;
  return notice * std::pow(stays, earlier ? 5 : 4) / (1 - (1 - notice) * stays);
}

ClosedForm<Scenario> of_consultants(const Scenario& scenario) {
  return exact::lived(
      {"first", "later"}, [truth = scenario.parameters, days = scenario.days](const Lives& all) {
        std::map<std::pair<std::int64_t, std::uint32_t>, int> hired;
        for (const Happened& one : all.others)
          if (one.what == Happening::consultant_began) hired[{one.post, one.holder}] = one.day;
        // How many days until a weekday comes again, 1 to 7.
        const auto until = [](int day, int weekday) { return ((weekday - day) % 7 + 6) % 7 + 1; };
        std::vector<double> off(2);
        for (const Life& life : all.participants) {
          if (life.front().day + 7 * 150 > days) continue;
          std::size_t stay = 0;
          double expected = changes(truth, false);
          for (const Happened& now : life) {
            const bool lost = now.what == Happening::lead_lost;
            const bool gone = now.what == Happening::dropped_out && now.post != Happened::none;
            if (lost || gone) {
              off[stay == 0 ? 0 : 1] += (lost ? 1 : 0) - expected;
              ++stay;
            }
            if (now.what != Happening::lead_gained) continue;
            expected = changes(truth, until(now.day, life.front().day) <
                                          until(now.day, hired.at({now.post, now.holder})));
          }
        }
        return off;
      });
}

}  // namespace

TEST_CASE("contracts of so many years: length, renewals and phases by renewal and reward") {
  for (const auto& terms : {std::pair{2, 2}, std::pair{3, 1}, std::pair{3, 2}}) {
    const int years = terms.first;
    const int options = terms.second;
    CAPTURE(years);
    CAPTURE(options);
    const Scenario scenario = contracts(years, options);
    const double p = scenario.parameters.option_taken;
    double length = 0;
    for (const Course& course : courses(scenario, scenario.parameters, 0))
      length += course.chance * course.end;
    CHECK(length / 365.25 ==
          doctest::Approx(years + p + (options == 2 ? p * p : 0)).epsilon(0.001));
    exact::holds(scenario, of_contracts(scenario), 5, {"contract.option_taken"});
  }
}

TEST_CASE("changes of provider come by what is left of the contract on the day one begins") {
  const Scenario scenario = handed_on();
  exact::holds(scenario, of_providers(scenario), 4, {"contract.option_taken", "drop.per_week"});
}

TEST_CASE(
    "changes of consultant are a race between the consultant's hazard and the participant's") {
  const Scenario scenario = passed_on();
  exact::holds(scenario, of_consultants(scenario), 4, {"staff.leave_per_year", "drop.per_week"});
}
