// Where an exact answer is known, the simulation must give it, its intervals must cover it as often
// as they say, and a rate that is wrong by a twentieth must be seen (exact.hpp).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

#include "foresee/exact.hpp"

using namespace stafett::foresee;
using exact::ClosedForm;
using exact::holds;

namespace {

using Event = CaseloadEvent;
using Steps = std::vector<CaseloadStep>;

double queue(const CaseloadResult& r) { return r.mean_queue; }
double busy(const CaseloadResult& r) { return r.mean_busy; }
double filled(const CaseloadResult& r) { return r.mean_filled; }

// What is known of the results of runs.
struct Known {
  const char* what;
  double truth;
  std::function<double(const CaseloadResult&)> of;
};

ClosedForm<CaseloadSpec> known(const std::vector<Known>& all) {
  ClosedForm<CaseloadSpec> form;
  for (const Known& one : all) form.quantities.push_back({one.what, one.truth});
  form.measure = [all](const CaseloadSpec& spec, std::uint64_t seed, std::uint64_t replication) {
    const auto result = run_caseload(spec, seed, replication);
    std::vector<double> values;
    values.reserve(all.size());
    for (const Known& one : all) values.push_back(one.of(result));
    return values;
  };
  return form;
}

// What is known of the means over `together` runs: for quantities of which a single run says little
// or is far from normal.
ClosedForm<CaseloadSpec> averaged(const ClosedForm<CaseloadSpec>& form, std::uint64_t together) {
  ClosedForm<CaseloadSpec> means = form;
  means.measure = [form, together](const CaseloadSpec& spec, std::uint64_t seed,
                                   std::uint64_t replication) {
    std::vector<double> sums(form.quantities.size());
    for (std::uint64_t i = 0; i < together; ++i) {
      const auto values = form.measure(spec, seed, replication * together + i);
      for (std::size_t k = 0; k < sums.size(); ++k)
        sums[k] += values[k] / static_cast<double>(together);
    }
    return sums;
  };
  return means;
}

// What is known of the steps of runs.
ClosedForm<CaseloadSpec> known(
    std::vector<exact::Quantity> quantities,
    const std::function<std::vector<double>(const Steps&, const CaseloadResult&)>& of) {
  ClosedForm<CaseloadSpec> form;
  form.quantities = std::move(quantities);
  form.measure = [of](const CaseloadSpec& spec, std::uint64_t seed, std::uint64_t replication) {
    Steps steps;
    const auto result = run_caseload(spec, seed, replication, AgendaDesign::day_lists, &steps);
    return of(steps, result);
  };
  return form;
}

CaseloadSpec servers(unsigned count, double offered) {
  CaseloadSpec spec;
  spec.posts = count;
  spec.places = 1;
  spec.service_days = 10;
  spec.arrivals_per_day = offered / spec.service_days;
  spec.patience_days = CaseloadSpec::forever;
  return spec;
}

// A number whose variance is known, as its squared distance from the mean.
auto squared_off(double mean, std::uint64_t CaseloadResult::*number) {
  return [mean, number](const CaseloadResult& r) {
    const double off = static_cast<double>(r.*number) - mean;
    return off * off;
  };
}

}  // namespace

TEST_CASE("the exact solver gives the published answers") {
  auto a = caseload(CaseloadLevel::a, 50);
  CHECK(exact::caseload(a).queue == doctest::Approx(9.259).epsilon(1e-4));
  const auto b = exact::caseload(caseload(CaseloadLevel::b, 50));
  CHECK(b.queue == doctest::Approx(47.836).epsilon(1e-4));
  CHECK(b.busy == doctest::Approx(928.25).epsilon(1e-4));
  CHECK(b.filled == doctest::Approx(46.556).epsilon(1e-4));
  auto tiny = caseload(CaseloadLevel::b, 5);
  tiny.places = 4;
  tiny.arrivals_per_day = 5 * 4 / tiny.service_days;
  CHECK(exact::caseload(tiny).queue == doctest::Approx(1.9847).epsilon(1e-4));
  // And Erlang's formulas from their own recursion: 10 servers, 8 erlang.
  CHECK(exact::erlang_b(10, 8) == doctest::Approx(0.12166).epsilon(1e-4));
  CHECK(exact::erlang_c(10, 8) == doctest::Approx(0.40918).epsilon(1e-4));
}

TEST_CASE("CASELOAD with turnover: queue, busy places and filled posts are the exact ones") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 5);
  spec.places = 4;
  spec.arrivals_per_day = 5 * 4 / spec.service_days;
  spec.measure_from = 2000;
  spec.days = 22'000;
  const auto exact = exact::caseload(spec);
  holds(spec,
        known({{"queue", exact.queue, queue},
               {"busy", exact.busy, busy},
               {"filled", exact.filled, filled}}),
        7,
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days, &CaseloadSpec::patience_days,
         &CaseloadSpec::tenure_days, &CaseloadSpec::vacancy_days});
}

TEST_CASE("CASELOAD at the published size (c = 50) meets its exact answer without turnover") {
  CaseloadSpec spec = caseload(CaseloadLevel::a, 50);
  spec.measure_from = 1500;
  spec.days = 4500;
  const auto exact = exact::caseload(spec);
  holds(spec, known({{"queue", exact.queue, queue}, {"busy", exact.busy, busy}}), 3,
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("CASELOAD at the published size (c = 50) meets its exact answer with turnover") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  spec.measure_from = 1500;
  spec.days = 4500;
  const auto exact = exact::caseload(spec);
  holds(spec,
        known({{"queue", exact.queue, queue},
               {"busy", exact.busy, busy},
               {"filled", exact.filled, filled}}),
        3,
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days, &CaseloadSpec::tenure_days,
         &CaseloadSpec::vacancy_days});
}

TEST_CASE("M/M/s: Erlang's delay formula") {
  CaseloadSpec spec = servers(5, 4);
  spec.measure_from = 1000;
  spec.days = 7000;
  const double offered = spec.arrivals_per_day * spec.service_days;
  const double waits = exact::erlang_c(spec.posts, offered);
  holds(
      spec,
      known({{"queue", waits * offered / (spec.posts - offered), queue}, {"busy", offered, busy}}),
      6, {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("M/M/s+M: Erlang A, from its own birth and death chain") {
  CaseloadSpec spec = servers(5, 6);
  spec.patience_days = 20;
  spec.measure_from = 500;
  spec.days = 6500;
  double weight = 1;
  double all = 1;
  double waiting = 0;
  double served = 0;
  for (unsigned n = 1; n < 400; ++n) {
    const unsigned wait = n > spec.posts ? n - spec.posts : 0;
    weight *= spec.arrivals_per_day / ((n - wait) / spec.service_days + wait / spec.patience_days);
    all += weight;
    waiting += weight * wait;
    served += weight * (n - wait);
  }
  holds(
      spec, known({{"queue", waiting / all, queue}, {"busy", served / all, busy}}), 5,
      {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days, &CaseloadSpec::patience_days});
}

TEST_CASE("no waiting room: Erlang's loss formula, whatever the law of the service") {
  for (const auto law : {ServiceLaw::exponential, ServiceLaw::lognormal}) {
    CaseloadSpec spec = servers(10, 8);
    spec.patience_days = 0;
    spec.service_law = law;
    spec.service_spread = 1.5;
    spec.measure_from = 500;
    spec.days = 6000;
    const double offered = spec.arrivals_per_day * spec.service_days;
    const double lost = exact::erlang_b(spec.posts, offered);
    const double days = spec.days - spec.measure_from;
    const auto measured = [from = Moment::midnight(spec.measure_from)](const Steps& steps,
                                                                       const CaseloadResult& r) {
      const auto turned_away = std::count_if(steps.begin(), steps.end(), [&](const auto& step) {
        return step.event == Event::drop_out && step.at >= from;
      });
      return std::vector<double>{r.mean_busy, static_cast<double>(turned_away)};
    };
    holds(spec,
          known({{"busy", offered * (1 - lost)}, {"lost", spec.arrivals_per_day * days * lost}},
                measured),
          5, {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
    CHECK(run_caseload(spec, 5, 0).mean_queue == 0);
  }
}

TEST_CASE("M/M/infinity from empty: a Poisson number with mean rho (1 - exp(-t/m))") {
  CaseloadSpec spec = servers(400, 60);
  spec.service_days = 100;
  spec.arrivals_per_day = 0.6;
  spec.days = 120;
  const double mean = spec.arrivals_per_day * spec.service_days *
                      (1 - std::exp(-static_cast<double>(spec.days) / spec.service_days));
  holds(spec,
        averaged(known({{"number", mean,
                         [](const auto& r) { return static_cast<double>(r.in_service_at_end); }},
                        // Poisson: the variance is the mean.
                        {"variance", mean, squared_off(mean, &CaseloadResult::in_service_at_end)}}),
                 12),
        10, {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("M/G/infinity: the law of the service matters by its mean alone") {
  CaseloadSpec spec = servers(150, 30);
  spec.service_law = ServiceLaw::lognormal;
  spec.service_spread = 2;
  spec.measure_from = 1000;
  spec.days = 2500;
  holds(spec, known({{"busy", spec.arrivals_per_day * spec.service_days, busy}}), 4,
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("posts: binomial in number, alternating in time, leaves as renewal theory says") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  spec.arrivals_per_day = 0.01;  // posts alone
  spec.days = 1500;
  spec.measure_from = 750;
  const double cycle = spec.tenure_days + spec.vacancy_days;
  const double share = spec.tenure_days / cycle;
  const double mean = spec.posts * share;
  // From all filled: leaves over t days are t/cycle and what the start adds, (V/cycle)^2 a post.
  const double ahead = spec.vacancy_days / cycle;
  holds(
      spec,
      averaged(known({{"filled", mean, filled},
                      {"variance", mean * (1 - share),
                       squared_off(mean, &CaseloadResult::filled_at_end)},
                      {"leaves", spec.posts * (spec.days / cycle + ahead * ahead),
                       [](const auto& r) { return static_cast<double>(r.count(Event::leave)); }}}),
               12),
      5, {&CaseloadSpec::tenure_days, &CaseloadSpec::vacancy_days});
}

TEST_CASE(
    "the inspection paradox: who is met on a day has a mean tenure behind and another ahead") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  spec.arrivals_per_day = 0.01;
  spec.tenure_days = 300;
  spec.days = 7000;
  const double mean = spec.tenure_days;
  const auto met = [mean](const Steps& steps, const CaseloadResult&) {
    const Moment visit = Moment::midnight(3500);
    const auto days = [](Moment from, Moment to) {
      return static_cast<double>(to - from) / ticks_per_day;
    };
    std::map<std::uint32_t, Moment> since;
    std::vector<double> sums(5);
    double tenures = 0;
    for (const auto& step : steps) {
      if (step.event == Event::hire) since[step.post] = step.at;
      if (step.event != Event::leave) continue;
      const Moment began = since[step.post];
      if (visit < began || step.at <= visit) continue;
      const double behind = days(began, visit);
      const double ahead = days(visit, step.at);
      ++tenures;
      sums[0] += behind + ahead;
      sums[1] += behind;
      sums[2] += ahead;
      sums[3] += behind > mean ? 1 : 0;
      sums[4] += ahead > mean ? 1 : 0;
    }
    for (double& sum : sums) sum /= tenures;
    return sums;
  };
  holds(spec,
        known({{"whole", 2 * mean},
               {"behind", mean},
               {"ahead", mean},
               // Exponential on both sides: over one mean with e^-1.
               {"long behind", std::exp(-1)},
               {"long ahead", std::exp(-1)}},
              met),
        5, {&CaseloadSpec::tenure_days});
}

TEST_CASE("changes of consultant: a stay ends by a change with the odds of the two hazards") {
  const CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  // Each stay is a trial of its own; the difference of what came and what was to come has mean 0.
  const auto off = [change = 1 / spec.tenure_days, job = 1 / spec.service_days](const auto& r) {
    return static_cast<double>(r.count(Event::displacement)) * job -
           static_cast<double>(r.count(Event::job)) * change;
  };
  holds(spec, known({{"changes", 0, off}}), 3,
        {&CaseloadSpec::service_days, &CaseloadSpec::tenure_days});
}

TEST_CASE("changes of consultant in CASELOAD: a geometric number, to the last of its chances") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  spec.arrivals_per_day = 1;  // a place is always free
  spec.tenure_days = 300;
  spec.days = 5500;
  const double leave = 1 / spec.tenure_days;
  const double again = leave / (leave + 1 / spec.service_days);
  const auto off = [again](const Steps& steps, const CaseloadResult&) {
    std::map<std::uint64_t, int> changes;
    for (const CaseloadStep& step : steps) {
      if (step.event == Event::arrival && step.at < Moment::midnight(2000))
        changes[step.participant] = 0;
      if (step.event == Event::displacement)
        if (const auto one = changes.find(step.participant); one != changes.end()) ++one->second;
    }
    std::vector<double> sums(4);
    for (const auto& [who, count] : changes) {
      sums[0] += count - again / (1 - again);
      for (int k = 1; k <= 3; ++k)
        sums[static_cast<std::size_t>(k)] += (count >= k ? 1 : 0) - std::pow(again, k);
    }
    return sums;
  };
  holds(spec, known({{"mean", 0}, {"one", 0}, {"two", 0}, {"three", 0}}, off), 3,
        {&CaseloadSpec::tenure_days, &CaseloadSpec::service_days});
}

TEST_CASE("contracts that end: posts fill again after each end as two competing rates say") {
  CaseloadSpec spec = caseload(CaseloadLevel::d, 50);
  spec.arrivals_per_day = 0.01;
  spec.contact_days = 0;
  spec.contract_days = 500;
  spec.days = 5500;
  spec.measure_from = 500;  // ten whole contracts of every provider
  const double cycle = spec.tenure_days + spec.vacancy_days;
  const double rate = 1 / spec.tenure_days + 1 / spec.vacancy_days;
  const double length = spec.contract_days;
  const double lost = (1 - std::exp(-rate * length)) / (rate * length);
  holds(spec, known({{"filled", spec.posts * spec.tenure_days / cycle * (1 - lost), filled}}), 4,
        {&CaseloadSpec::vacancy_days});
  for (std::uint64_t i = 0; i < 5; ++i)
    CHECK(run_caseload(spec, 12, i).count(Event::contract_end) == 5 * 11);
}

TEST_CASE("PASTA: arrivals see the system as it is over time") {
  CaseloadSpec spec = servers(5, 4);
  spec.days = 7000;
  const auto off = [in_all = spec.arrivals_per_day * spec.days](const Steps& steps,
                                                                const CaseloadResult& result) {
    double waiting = 0;
    double seen = 0;
    for (const auto& step : steps) {
      if (step.event == Event::arrival) seen += waiting;
      if (step.event == Event::arrival) waiting += 1;
      if (step.event == Event::start || step.event == Event::drop_out) waiting -= 1;
    }
    return std::vector<double>{seen - in_all * result.mean_queue};
  };
  holds(spec, known({{"seen", 0}}, off), 5, {&CaseloadSpec::arrivals_per_day});
}
