#include "foresee/caseload.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "foresee/exact.hpp"
#include "foresee/replications.hpp"

using namespace stafett::foresee;

namespace {

using enum CaseloadLevel;
using Event = CaseloadEvent;

CaseloadSpec small(CaseloadLevel level) {
  CaseloadSpec spec = caseload(level, 20);
  spec.places = 6;
  spec.arrivals_per_day = 20 * 6 / 270.0;
  return spec;
}

std::vector<CaseloadResult> runs(const CaseloadSpec& spec, std::uint64_t seed, std::size_t count,
                                 unsigned threads = 2) {
  std::vector<CaseloadResult> all(count);
  replicate(0, count, threads, [&](std::size_t i) { all[i] = run_caseload(spec, seed, i); });
  return all;
}

template <class Of>
std::vector<double> each(const std::vector<CaseloadResult>& all, Of of) {
  std::vector<double> values;
  for (const auto& one : all) values.push_back(static_cast<double>(of(one)));
  return values;
}

// How long many were in one state, each from when to when.
class Time {
 public:
  void begin(std::uint64_t who, Moment at) { since_[who] = at; }
  void end(std::uint64_t who, Moment at) {
    sum_ += at - since_.at(who);
    since_.erase(who);
  }
  // How many in the mean, over a run that ends with those who are left.
  [[nodiscard]] double mean(Moment end_of_run) const {
    unsigned __int128 sum = sum_;
    for (const auto& [who, since] : since_) sum += end_of_run - since;
    return static_cast<double>(sum) / static_cast<double>(end_of_run.ticks());
  }

 private:
  std::map<std::uint64_t, Moment> since_;
  unsigned __int128 sum_ = 0;
};

std::vector<CaseloadStep> steps_of(const CaseloadSpec& spec, AgendaDesign design) {
  std::vector<CaseloadStep> steps;
  run_caseload(spec, 11, 3, design, &steps);
  std::sort(steps.begin(), steps.end());
  return steps;
}

}  // namespace

TEST_CASE("the two lists of events give the same run to the last step, on all levels") {
  for (const auto level : {a, b, c, d}) {
    const auto spec = small(level);
    const auto by_days = steps_of(spec, AgendaDesign::day_lists);
    CHECK(by_days.size() > 1000);
    CHECK(by_days == steps_of(spec, AgendaDesign::heap));
    for (std::uint64_t replication = 0; replication < 20; ++replication)
      CHECK(run_caseload(spec, 1, replication)
                .same_run(run_caseload(spec, 1, replication, AgendaDesign::heap)));
  }
}

TEST_CASE("a larger run, whose lists are kept in other pieces, is the same on the heap") {
  CaseloadSpec spec = caseload(d, 200);
  CHECK(spec.arrivals_per_day > 10);
  spec.days = 500;
  CHECK(run_caseload(spec, 1, 0).same_run(run_caseload(spec, 1, 0, AgendaDesign::heap)));
}

TEST_CASE("a run takes at most 150 bytes for each participant in the system") {
  for (const std::uint32_t posts : {50U, 500U}) {
    for (const auto level : {a, b, c, d}) {
      CAPTURE(posts);
      CAPTURE(static_cast<int>(level));
      for (const auto& run : runs(caseload(level, posts), 1, posts == 50 ? 6 : 1))
        CHECK(run.bytes <= 150 * run.most_in_system);
    }
  }
}

TEST_CASE("the number of threads changes no bit") {
  const auto alone = runs(small(d), 5, 12, 1);
  const auto together = runs(small(d), 5, 12, 4);
  for (std::size_t i = 0; i < alone.size(); ++i) CHECK(alone[i].same_run(together[i]));
  CHECK_FALSE(alone[0].same_run(alone[1]));
  CHECK_FALSE(alone[0].same_run(run_caseload(small(d), 6, 0)));
}

TEST_CASE("replications can be stopped, and what breaks in one is heard of") {
  std::size_t begun = 0;
  CHECK_FALSE(replicate(
      0, 100, 1, [&](std::size_t) { ++begun; }, [](std::size_t done) { return done < 5; }));
  CHECK(begun == 5);
  CHECK_THROWS_AS(replicate(0, 10, 2, [](std::size_t) { throw std::runtime_error{"broken"}; }),
                  std::runtime_error);
}

// Identities that hold in every run, checked from its steps alone.
TEST_CASE(
    "nobody is lost: flows balance, places are enough, and the displaced come again or leave") {
  for (const auto level : {a, b, c, d}) {
    const auto spec = small(level);
    std::vector<CaseloadStep> steps;
    const auto result = run_caseload(spec, 3, 1, AgendaDesign::day_lists, &steps);
    // The order of cause within one moment is the order in which they were told; contacts apart.
    std::stable_sort(steps.begin(), steps.end(),
                     [](const auto& x, const auto& y) { return x.at < y.at; });

    enum class Is { waiting, served };
    std::map<std::uint64_t, Is> system;
    std::map<std::uint32_t, std::set<std::uint64_t>> posts;
    std::map<std::uint32_t, bool> filled;
    for (std::uint32_t p = 0; p < spec.posts; ++p) filled[p] = true;
    std::set<std::uint64_t> displaced;
    // Little's law on each state: the time of all who were in it is the time under the curve.
    Time queue_time;
    Time busy_time;
    Time filled_time;
    for (std::uint32_t p = 0; p < spec.posts; ++p) filled_time.begin(p, Moment{});
    const Moment end = Moment::midnight(spec.days);
    bool sound = true;
    const auto holds = [&](bool condition) { sound = sound && condition; };
    for (const auto& step : steps) {
      const auto who = step.participant;
      switch (step.event) {
        case Event::arrival:
          holds(!system.contains(who));
          system[who] = Is::waiting;
          queue_time.begin(who, step.at);
          break;
        case Event::start:
          holds(system.at(who) == Is::waiting && filled.at(step.post));
          system[who] = Is::served;
          queue_time.end(who, step.at);
          busy_time.begin(who, step.at);
          posts[step.post].insert(who);
          holds(posts[step.post].size() <= spec.places);
          displaced.erase(who);
          break;
        case Event::job:
          holds(system.at(who) == Is::served && posts[step.post].erase(who) == 1);
          busy_time.end(who, step.at);
          system.erase(who);
          break;
        case Event::drop_out:
          holds(system.at(who) == Is::waiting);
          queue_time.end(who, step.at);
          system.erase(who);
          displaced.erase(who);
          break;
        case Event::displacement:
          holds(system.at(who) == Is::served && posts[step.post].erase(who) == 1);
          busy_time.end(who, step.at);
          system[who] = Is::waiting;
          queue_time.begin(who, step.at);
          displaced.insert(who);
          break;
        case Event::leave:
          holds(filled.at(step.post));
          filled[step.post] = false;
          filled_time.end(step.post, step.at);
          break;
        case Event::hire:
          holds(!filled.at(step.post) && posts[step.post].empty());
          filled[step.post] = true;
          filled_time.begin(step.post, step.at);
          break;
        case Event::contract_end:
          for (std::uint32_t p = 0; p < spec.provider_posts; ++p) {
            const std::uint32_t closes = step.post * spec.provider_posts + p;
            if (filled[closes]) filled_time.end(closes, step.at);
            filled[closes] = false;
          }
          break;
        case Event::contact:
          holds(system.at(who) == Is::served && posts[step.post].contains(who));
          break;
      }
    }
    CHECK(sound);
    CHECK(result.mean_queue == doctest::Approx(queue_time.mean(end)).epsilon(1e-12));
    CHECK(result.mean_busy == doctest::Approx(busy_time.mean(end)).epsilon(1e-12));
    CHECK(result.mean_filled == doctest::Approx(filled_time.mean(end)).epsilon(1e-12));
    const auto n = [&](Event event) { return result.count(event); };
    CHECK(n(Event::arrival) ==
          n(Event::job) + n(Event::drop_out) + result.waiting_at_end + result.in_service_at_end);
    CHECK(n(Event::start) == n(Event::job) + n(Event::displacement) + result.in_service_at_end);
    CHECK(system.size() == result.waiting_at_end + result.in_service_at_end);
    for (const auto who : displaced) CHECK(system.at(who) == Is::waiting);
    // Work is conserved: nobody waits while a place is free.
    std::size_t places = 0;
    for (const auto& [post, is] : filled) places += is ? spec.places : 0;
    CHECK(result.in_service_at_end == std::min<std::size_t>(places, system.size()));
    if (level == d) CHECK(n(Event::contract_end) >= 2 * 2);
    if (level < b) CHECK(n(Event::displacement) == 0);
  }
}

TEST_CASE("contacts come every fourteen days, the first within fourteen of the start") {
  const auto spec = small(c);
  std::map<std::uint64_t, std::optional<Moment>> latest;
  std::map<std::uint64_t, Moment> started;
  std::size_t contacts = 0;
  for (const auto& step : steps_of(spec, AgendaDesign::day_lists)) {
    if (step.event == Event::start) {
      // A new start has its first contact anew.
      latest[step.participant].reset();
      started[step.participant] = step.at;
    } else if (step.event == Event::contact) {
      auto& before = latest[step.participant];
      if (before)
        CHECK(step.at - *before == ticks_of(14));
      else
        CHECK(step.at - started.at(step.participant) <= ticks_of(14));
      before = step.at;
      ++contacts;
    } else if (step.event == Event::job && latest.contains(step.participant)) {
      const auto& before = latest[step.participant];
      const Moment from = before ? *before : started.at(step.participant);
      CHECK(step.at - from <= ticks_of(14));
    }
  }
  CHECK(contacts > 5000);
}

TEST_CASE(
    "metamorphic: a policy of no size has no effect, and the unit of time is a matter of taste") {
  const auto with_contacts = run_caseload(small(c), 9, 0);
  CaseloadSpec endless = small(d);
  endless.contract_days = 1e12;
  CHECK(run_caseload(endless, 9, 0).same_run(with_contacts));

  // Contacts change nothing else.
  const auto without = run_caseload(small(b), 9, 0);
  CHECK(without.mean_queue == with_contacts.mean_queue);
  CHECK(without.count(Event::job) == with_contacts.count(Event::job));

  CaseloadSpec twice = small(b);
  twice.days *= 2;
  twice.arrivals_per_day /= 2;
  twice.service_days *= 2;
  twice.patience_days *= 2;
  twice.tenure_days *= 2;
  twice.vacancy_days *= 2;
  const auto slow = run_caseload(twice, 9, 0);
  CHECK(slow.counts == without.counts);
  CHECK(slow.mean_queue == doctest::Approx(without.mean_queue).epsilon(1e-6));

  // Merging identical providers: who owns a post matters only at the ends of contracts.
  CaseloadSpec merged = endless;
  merged.provider_posts = 20;
  CHECK(run_caseload(merged, 9, 0).same_run(with_contacts));
}

TEST_CASE("the published sizes give the published numbers of events (c = 50, ten years)") {
  const auto all = runs(caseload(c, 50), 1, 24);
  const auto near = [&](Event event, double published) {
    const auto values = each(all, [&](const auto& r) { return r.count(event); });
    return std::abs(estimate(values).mean - published) / published;
  };
  CHECK(near(Event::arrival, 13510) < 0.01);
  CHECK(near(Event::job, 11790) < 0.01);
  CHECK(near(Event::drop_out, 750) < 0.05);
  CHECK(near(Event::leave, 211) < 0.04);
  CHECK(near(Event::contact, 227500) < 0.01);
}

TEST_CASE("common random numbers sharpen a comparison at least three times") {
  CaseloadSpec fewer_leave = caseload(b, 50);
  fewer_leave.tenure_days = 365 / 0.40;
  const auto today = runs(caseload(b, 50), 21, 120);
  const auto changed = runs(fewer_leave, 21, 120);
  const auto others = runs(fewer_leave, 22, 120);  // met by other chance
  const auto check = [&](const char* what, auto of) {
    CAPTURE(what);
    const auto one = each(today, of);
    const auto paired = each(changed, of);
    const auto apart = each(others, of);
    CHECK(*variance_reduction(one, paired) > 3);
    CHECK(*variance_reduction(one, apart) < 2);
    // Both ask the same question, so they agree within their errors.
    const Estimate sharp = paired_difference(one, paired);
    const Estimate blunt = paired_difference(one, apart);
    CHECK(std::abs(sharp.mean - blunt.mean) < 4 * blunt.standard_error());
  };
  check("queue", [](const auto& r) { return r.mean_queue; });
  check("jobs", [](const auto& r) { return r.count(Event::job); });
  check("drop-outs", [](const auto& r) { return r.count(Event::drop_out); });
}
