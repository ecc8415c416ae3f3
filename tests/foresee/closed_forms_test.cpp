// Where an exact answer is known, the simulation must give it: |z| < 4 at fixed seeds, and more
// than that as soon as one rate is wrong by a twentieth, so that the test could have failed.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

#include "foresee/exact.hpp"
#include "foresee/replications.hpp"

using namespace stafett::foresee;
using exact::Held;

namespace {

using Event = CaseloadEvent;
using Panel = std::vector<Held>;

std::vector<CaseloadResult> runs(const CaseloadSpec& spec, std::uint64_t seed, std::size_t count) {
  std::vector<CaseloadResult> all(count);
  replicate(0, count, 2, [&](std::size_t i) { all[i] = run_caseload(spec, seed, i); });
  return all;
}

Held held(const char* what, const std::vector<CaseloadResult>& all, double truth,
          const std::function<double(const CaseloadResult&)>& of) {
  Held one{what, {}, truth};
  for (const auto& r : all) one.runs.push_back(of(r));
  return one;
}

// `panel` measures a specification against the truth of another. Holds for the truth itself, and
// for none of the specifications that are wrong by 5 %.
void holds(const CaseloadSpec& right,
           const std::function<Panel(const CaseloadSpec& run, const CaseloadSpec& truth)>& panel,
           std::vector<double CaseloadSpec::*> rates) {
  for (const Held& one : panel(right, right)) {
    INFO(one.what << ": " << estimate(one.runs).mean << ", exactly " << one.truth << ", z "
                  << one.z());
    CHECK(std::fabs(one.z()) < 4);
  }
  for (const auto rate : rates) {
    CaseloadSpec wrong = right;
    wrong.*rate *= 1.05;
    CAPTURE(wrong.*rate);
    CHECK(exact::worst(panel(wrong, right)) > 4);
  }
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

TEST_CASE("CASELOAD with turnover: queue, busy places, filled posts and flows are the exact ones") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 5);
  spec.places = 4;
  spec.arrivals_per_day = 5 * 4 / spec.service_days;
  spec.measure_from = 2000;
  spec.days = 22'000;
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const auto all = runs(run, 17, 700);
          const auto exact = exact::caseload(truth);
          return Panel{
              held("queue", all, exact.queue, [](const auto& r) { return r.mean_queue; }),
              held("busy", all, exact.busy, [](const auto& r) { return r.mean_busy; }),
              held("filled", all, exact.filled, [](const auto& r) { return r.mean_filled; }),
              // At its end the run is stationary too.
              held("filled at the end", all, exact.filled,
                   [](const auto& r) { return static_cast<double>(r.filled_at_end); }),
          };
        },
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days, &CaseloadSpec::patience_days,
         &CaseloadSpec::tenure_days, &CaseloadSpec::vacancy_days});
}

TEST_CASE(
    "CASELOAD at the published size (c = 50) meets its exact answer, with and without turnover") {
  const auto panel = [](const CaseloadSpec& run, const CaseloadSpec& truth) {
    const auto all = runs(run, 4, 40);
    const auto exact = exact::caseload(truth);
    Panel held_to = {held("queue", all, exact.queue, [](const auto& r) { return r.mean_queue; }),
                     held("busy", all, exact.busy, [](const auto& r) { return r.mean_busy; })};
    if (truth.tenure_days < CaseloadSpec::forever)
      held_to.push_back(
          held("filled", all, exact.filled, [](const auto& r) { return r.mean_filled; }));
    return held_to;
  };
  for (const auto level : {CaseloadLevel::a, CaseloadLevel::b}) {
    CaseloadSpec spec = caseload(level, 50);
    spec.measure_from = 2000;
    spec.days = 12'000;
    if (level == CaseloadLevel::a)
      holds(spec, panel, {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
    else
      holds(spec, panel, {&CaseloadSpec::service_days, &CaseloadSpec::vacancy_days});
  }
}

TEST_CASE("intervals for 95 of 100 cover the exact answer with about 95 of 100 seeds") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 5);
  spec.places = 4;
  spec.arrivals_per_day = 5 * 4 / spec.service_days;
  spec.measure_from = 2000;
  spec.days = 6000;
  const auto exact = exact::caseload(spec);
  int queue = 0;
  int filled = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::vector<double> queues;
    std::vector<double> posts;
    for (const auto& r : runs(spec, 1000 + seed, 40)) {
      queues.push_back(r.mean_queue);
      posts.push_back(r.mean_filled);
    }
    queue += estimate(queues).interval->covers(exact.queue) ? 1 : 0;
    filled += estimate(posts).interval->covers(exact.filled) ? 1 : 0;
  }
  // Binomial (100, 0.95): 88 to 99 with more than 99.5 %.
  CHECK(queue >= 88);
  CHECK(queue <= 99);
  CHECK(filled >= 88);
  CHECK(filled <= 99);
}

TEST_CASE("M/M/s: Erlang's delay formula") {
  CaseloadSpec spec = servers(5, 4);
  spec.measure_from = 1000;
  spec.days = 21'000;
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const double offered = truth.arrivals_per_day * truth.service_days;
          const double waits = exact::erlang_c(truth.posts, offered);
          const auto all = runs(run, 2, 150);
          return Panel{held("queue", all, waits * offered / (truth.posts - offered),
                            [](const auto& r) { return r.mean_queue; }),
                       held("busy", all, offered, [](const auto& r) { return r.mean_busy; })};
        },
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("of 100 seeds about 95 give intervals that cover Erlang's answers") {
  CaseloadSpec spec = servers(5, 4);
  spec.measure_from = 1000;
  spec.days = 5000;
  const double waits = exact::erlang_c(5, 4) * 4 / (5 - 4);
  int queue = 0;
  int busy = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto all = runs(spec, 2000 + seed, 25);
    const auto covers = [&](double truth, const std::function<double(const CaseloadResult&)>& of) {
      return estimate(held("", all, truth, of).runs).interval->covers(truth) ? 1 : 0;
    };
    queue += covers(waits, [](const auto& r) { return r.mean_queue; });
    busy += covers(4, [](const auto& r) { return r.mean_busy; });
  }
  CHECK(queue >= 88);
  CHECK(queue <= 99);
  CHECK(busy >= 88);
  CHECK(busy <= 99);
}

TEST_CASE("M/M/s+M: Erlang A, from its own birth and death chain") {
  CaseloadSpec spec = servers(5, 6);
  spec.patience_days = 20;
  spec.measure_from = 1000;
  spec.days = 21'000;
  holds(
      spec,
      [](const CaseloadSpec& run, const CaseloadSpec& truth) {
        double weight = 1;
        double all_weight = 1;
        double queue = 0;
        double busy = 0;
        for (unsigned n = 1; n < 400; ++n) {
          const unsigned waiting = n > truth.posts ? n - truth.posts : 0;
          weight *= truth.arrivals_per_day /
                    ((n - waiting) / truth.service_days + waiting / truth.patience_days);
          all_weight += weight;
          queue += weight * waiting;
          busy += weight * (n - waiting);
        }
        const auto all = runs(run, 3, 150);
        return Panel{
            held("queue", all, queue / all_weight, [](const auto& r) { return r.mean_queue; }),
            held("busy", all, busy / all_weight, [](const auto& r) { return r.mean_busy; })};
      },
      {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days, &CaseloadSpec::patience_days});
}

TEST_CASE("no waiting room: Erlang's loss formula, whatever the law of the service") {
  for (const auto law : {ServiceLaw::exponential, ServiceLaw::lognormal}) {
    CaseloadSpec spec = servers(10, 8);
    spec.patience_days = 0;
    spec.service_law = law;
    spec.service_spread = 1.5;
    spec.measure_from = 1000;
    spec.days = 21'000;
    holds(spec,
          [](const CaseloadSpec& run, const CaseloadSpec& truth) {
            const double offered = truth.arrivals_per_day * truth.service_days;
            const double lost = exact::erlang_b(truth.posts, offered);
            const auto all = runs(run, 5, 100);
            return Panel{
                held("busy", all, offered * (1 - lost), [](const auto& r) { return r.mean_busy; }),
                held("lost", all, truth.arrivals_per_day * truth.days * lost,
                     [](const auto& r) { return static_cast<double>(r.count(Event::drop_out)); }),
                held("waiting", all, 0, [](const auto& r) { return r.mean_queue; })};
          },
          {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
  }
}

TEST_CASE("M/M/infinity from empty: a Poisson number with mean rho (1 - exp(-t/m))") {
  CaseloadSpec spec = servers(400, 60);
  spec.service_days = 100;
  spec.arrivals_per_day = 0.6;
  spec.days = 120;
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const double mean = truth.arrivals_per_day * truth.service_days *
                              (1 - std::exp(-double(truth.days) / truth.service_days));
          const auto all = runs(run, 6, 1500);
          return Panel{held("number", all, mean,
                            [](const auto& r) { return static_cast<double>(r.in_service_at_end); }),
                       // Poisson: the variance is the mean.
                       held("square", all, mean, [mean](const auto& r) {
                         const double off = static_cast<double>(r.in_service_at_end) - mean;
                         return off * off;
                       })};
        },
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("M/G/infinity: the law of the service matters by its mean alone") {
  CaseloadSpec spec = servers(150, 30);
  spec.service_law = ServiceLaw::lognormal;
  spec.service_spread = 2;
  spec.measure_from = 3000;
  spec.days = 10'000;
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const auto all = runs(run, 7, 60);
          return Panel{held("busy", all, truth.arrivals_per_day * truth.service_days,
                            [](const auto& r) { return r.mean_busy; })};
        },
        {&CaseloadSpec::arrivals_per_day, &CaseloadSpec::service_days});
}

TEST_CASE("posts: binomial in number, alternating in time, leaves as renewal theory says") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  spec.arrivals_per_day = 0.01;  // posts alone
  spec.days = 7300;
  spec.measure_from = 3650;
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const double cycle = truth.tenure_days + truth.vacancy_days;
          const double share = truth.tenure_days / cycle;
          const double mean = truth.posts * share;
          const auto all = runs(run, 8, 1500);
          // From all filled: leaves over t days are t/cycle and what the start adds, (V/cycle)^2 a
          // post.
          const double ahead = truth.vacancy_days / cycle;
          return Panel{
              held("filled", all, mean, [](const auto& r) { return r.mean_filled; }),
              held("variance", all, mean * (1 - share),
                   [mean](const auto& r) {
                     const double off = static_cast<double>(r.filled_at_end) - mean;
                     return off * off;
                   }),
              held("leaves", all, truth.posts * (truth.days / cycle + ahead * ahead),
                   [](const auto& r) { return static_cast<double>(r.count(Event::leave)); })};
        },
        {&CaseloadSpec::tenure_days, &CaseloadSpec::vacancy_days});
}

TEST_CASE(
    "the inspection paradox: who is met on a day has a mean tenure behind and another ahead") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 200);
  spec.arrivals_per_day = 0.01;
  spec.tenure_days = 300;
  spec.days = 9000;
  const auto panel = [](const CaseloadSpec& run) {
    Panel met = {{"whole", {}, 600},
                 {"behind", {}, 300},
                 {"ahead", {}, 300},
                 // Exponential on both sides: over one mean with e^-1.
                 {"long behind", {}, std::exp(-1)},
                 {"long ahead", {}, std::exp(-1)}};
    for (std::uint64_t i = 0; i < 40; ++i) {
      std::vector<CaseloadStep> steps;
      run_caseload(run, 9, i, AgendaDesign::day_lists, &steps);
      const Moment visit = Moment::midnight(4500);
      const auto days = [](Moment from, Moment to) {
        return static_cast<double>(to - from) / ticks_per_day;
      };
      std::map<std::uint32_t, Moment> since;
      std::array<std::vector<double>, 5> tenures;
      for (const auto& step : steps) {
        if (step.event == Event::hire) since[step.post] = step.at;
        if (step.event != Event::leave) continue;
        const Moment began = since[step.post];
        if (visit < began || step.at <= visit) continue;
        tenures[0].push_back(days(began, step.at));
        tenures[1].push_back(days(began, visit));
        tenures[2].push_back(days(visit, step.at));
        tenures[3].push_back(tenures[1].back() > 300 ? 1 : 0);
        tenures[4].push_back(tenures[2].back() > 300 ? 1 : 0);
      }
      for (std::size_t k = 0; k < met.size(); ++k) met[k].runs.push_back(estimate(tenures[k]).mean);
    }
    return met;
  };
  for (const Held& one : panel(spec)) {
    INFO(one.what << ": z " << one.z());
    CHECK(std::fabs(one.z()) < 4);
  }
  spec.tenure_days *= 1.05;
  CHECK(exact::worst(panel(spec)) > 4);
}

TEST_CASE("changes of consultant: a stay ends by a change with the odds of the two hazards") {
  CaseloadSpec spec = caseload(CaseloadLevel::b, 50);
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const double change = 1 / truth.tenure_days;
          const double job = 1 / truth.service_days;
          // Each stay is a trial of its own; the difference of what came and what was to come has
          // mean 0.
          return Panel{held("changes", runs(run, 10, 150), 0, [&](const auto& r) {
            const auto changed = static_cast<double>(r.count(Event::displacement));
            const auto found = static_cast<double>(r.count(Event::job));
            return changed * job - found * change;
          })};
        },
        {&CaseloadSpec::service_days, &CaseloadSpec::tenure_days});
}

TEST_CASE("contracts that end: posts fill again after each end as two competing rates say") {
  CaseloadSpec spec = caseload(CaseloadLevel::d, 50);
  spec.arrivals_per_day = 0.01;
  spec.contact_days = 0;
  spec.contract_days = 500;
  spec.days = 5500;
  spec.measure_from = 500;  // ten whole contracts of every provider
  holds(spec,
        [](const CaseloadSpec& run, const CaseloadSpec& truth) {
          const double cycle = truth.tenure_days + truth.vacancy_days;
          const double rate = 1 / truth.tenure_days + 1 / truth.vacancy_days;
          const double length = truth.contract_days;
          const double lost = (1 - std::exp(-rate * length)) / (rate * length);
          const auto all = runs(run, 12, 400);
          return Panel{held("filled", all, truth.posts * truth.tenure_days / cycle * (1 - lost),
                            [](const auto& r) { return r.mean_filled; })};
        },
        {&CaseloadSpec::vacancy_days});
  for (const auto& r : runs(spec, 12, 5)) CHECK(r.count(Event::contract_end) == 5 * 11);
}

TEST_CASE("PASTA: arrivals see the system as it is over time") {
  CaseloadSpec spec = servers(5, 4);
  spec.days = 21'000;
  std::vector<double> differences;
  for (std::uint64_t i = 0; i < 60; ++i) {
    std::vector<CaseloadStep> steps;
    const auto result = run_caseload(spec, 13, i, AgendaDesign::day_lists, &steps);
    double waiting = 0;
    double seen = 0;
    for (const auto& step : steps) {
      if (step.event == Event::arrival) seen += waiting;
      if (step.event == Event::arrival) waiting += 1;
      if (step.event == Event::start || step.event == Event::drop_out) waiting -= 1;
    }
    differences.push_back(seen / static_cast<double>(result.count(Event::arrival)) -
                          result.mean_queue);
  }
  CHECK(std::fabs(exact::z(differences, 0)) < 4);
}
