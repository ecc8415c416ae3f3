#include "foresee/circles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "domain/duration_rule.hpp"
#include "foresee/chance.hpp"
#include "foresee/exact.hpp"
#include "foresee/replications.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

std::vector<Outcomes> runs(const Scenario& scenario, std::uint64_t seed, std::size_t count) {
  std::vector<Outcomes> all(count);
  replicate(0, count, 2, [&](std::size_t i) { all[i] = run_circles(scenario, seed, i); });
  return all;
}

template <class Of>
std::vector<double> each(const std::vector<Outcomes>& all, Of of) {
  std::vector<double> values;
  for (const auto& one : all) values.push_back(static_cast<double>(of(one)));
  return values;
}

// Nobody leaves, no contract ends, nobody drops out or has to tell again, and there is time for
// everybody: participants go through the stages undisturbed.
Scenario undisturbed() {
  return with(shipped("no-tender"), {{"contract.lots", 1},
                                     {"contract.stagger_days", 0},
                                     {"staff.leave_per_year", 0},
                                     {"staff.hire_days", 0},
                                     {"staff.hired_notice_days", 0},
                                     {"staff.training_days", 0},
                                     {"drop.per_week", 0},
                                     {"people.reduced_capacity", 1},
                                     {"people.extended", 1},
                                     {"people.near_share", 0},
                                     {"people.far_share", 0},
                                     {"week.contact_hours", 0.5},
                                     {"job.per_week", 0.15},
                                     {"job.relation", 0},
                                     {"job.competence", 0},
                                     {"job.lost_per_week", 0},
                                     {"job.kept_weeks", 1}});
}

}  // namespace

TEST_CASE("every referral, start, participant and post is accounted for") {
  for (const char* name : {"base", "staff-move", "overlap", "caseload-12", "no-tender"}) {
    CAPTURE(name);
    for (const Outcomes& o : runs(shipped(name), 3, 4)) {
      const PhaseOutcomes all = o.all();
      CHECK(o.referrals == o.refused + o.starts + o.waiting_at_end);
      CHECK(o.starts == all.jobs_kept + all.drop_outs + o.ended_by_limit + o.finished_at_change +
                            o.returned_at_change + o.in_place_at_end);
      CHECK(all.jobs >= all.jobs_kept + o.jobs_lost);
      CHECK(all.calm_days + all.gap_days <= all.days);
      CHECK(all.gap_days <= all.standstill_days);
      CHECK(o.most_in_place <= 100);
      CHECK(o.all().consultant_days <= o.all().post_days);
      std::int64_t days = 0;
      std::int64_t jobs = 0;
      std::int64_t contacts = 0;
      for (const auto& m : o.months) {
        days += m.days;
        jobs += m.jobs;
        contacts += m.contacts;
      }
      CHECK(days == all.days);
      CHECK(jobs == all.jobs);
      CHECK(contacts == all.contacts);
      CHECK(o.all().tenders >= o.contracts_ended);
      CHECK(o.provider_changes <= o.contracts_ended);
    }
  }
}

TEST_CASE("nobody's consultant has more participants than the ceiling allows") {
  Watch watch;
  for (int day = 100; day < 3600; day += 250) watch.days.push_back(day);
  watch.show = [](const Snapshot& now) {
    int led = 0;
    for (const auto& one : now.consultants) {
      CHECK(one.caseload <= 20);
      led += one.caseload;
    }
    CHECK(led == std::count_if(now.participants.begin(), now.participants.end(),
                               [](const auto& one) { return one.has_lead; }));
  };
  static_cast<void>(run_circles(shipped("base"), 1, 0, nullptr, &watch));
}

TEST_CASE("a run takes at most 150 bytes for each participant in place") {
  for (const auto& [lots, places] : {std::pair{6, 100}, std::pair{20, 300}}) {
    const Scenario scenario =
        with(shipped("base"),
             {{"contract.lots", lots}, {"contract.places", places}, {"contract.stagger_days", 30}});
    for (const Outcomes& o : runs(scenario, 1, 4)) CHECK(o.bytes <= 150 * o.in_place_at_end);
  }
}

TEST_CASE("the same seed gives the same run, on any thread") {
  const auto base = shipped("base");
  const auto alone = run_circles(base, 8, 2);
  CHECK(alone == runs(base, 8, 4)[2]);
  CHECK_FALSE(alone == run_circles(base, 8, 3));
  CHECK_FALSE(alone == run_circles(base, 9, 2));
}

TEST_CASE("who is always there meets as often as is wanted") {
  const auto all = runs(undisturbed(), 2, 10);
  for (const Outcomes& o : all) {
    CHECK(o.all().gap_days == 0);
    CHECK(o.all().handovers == 0);
    CHECK(o.notices + o.left_with_contract == 0);
    const double weeks = static_cast<double>(o.all().days) / 7;
    CHECK(static_cast<double>(o.all().contacts) / weeks == doctest::Approx(0.5).epsilon(0.02));
  }
}

TEST_CASE("leaves follow the hazard: one rate, no factors, and the tenure is its inverse") {
  const auto scenario = with(undisturbed(), {{"staff.leave_per_year", 0.5},
                                             {"staff.leave_first_year", 1},
                                             {"staff.leave_strain", 1},
                                             {"staff.leave_fixed_term", 1},
                                             {"staff.leaver_notice_days", 30}});
  const double a_day = scenario.parameters.leave_per_year / 52.18 / 7;
  exact::ClosedForm<Scenario> form{{{"notices", 0}}, {}};
  form.measure = [a_day](const Scenario& one, std::uint64_t seed, std::uint64_t replication) {
    const Outcomes o = run_circles(one, seed, replication);
    // A consultant on notice cannot give it again.
    return std::vector<double>{static_cast<double>(o.notices) -
                               a_day *
                                   static_cast<double>(o.all().consultant_days - 30 * o.notices)};
  };
  exact::holds(scenario, form, 4, {"staff.leave_per_year"});
}

TEST_CASE("a policy of no size has no effect, whatever else is said of it") {
  struct Idle {
    const char* off;
    double nothing;
    std::vector<std::pair<const char*, double>> of_no_effect;
    double something;  // for the switch: then it has an effect
  };
  const std::vector<Idle> all = {
      {"change.overlap_days", 0, {{"handover.overlap_carries", 0.9}}, 14},
      {"contract.incumbent_wins",
       1,
       {{"change.staff_moves", 0.9},
        {"change.participants_follow", 0.2},
        {"change.participants_finish", 0.1}},
       0.5},
      {"handover.retelling_weeks", 0, {{"handover.carries", 0.9}}, 4},
      {"job.relation", 0, {{"job.relation_weeks", 3}}, 0.5},
      {"contract.options", 0, {{"contract.option_taken", 0.1}, {"contract.option_years", 3}}, 1},
      {"drop.per_week", 0, {{"drop.without_lead", 9}, {"drop.change", 2}}, 0.004},
      {"staff.degree_share", 0, {{"staff.competence_degree", 0.4}}, 0.6},
      {"staff.training_days", 0, {{"staff.training_gain", 0.09}}, 5},
  };
  for (const Idle& one : all) {
    CAPTURE(one.off);
    const Scenario off = with(shipped("base"), {{one.off, one.nothing}});
    const Scenario on = with(shipped("base"), {{one.off, one.something}});
    Scenario off_changed = off;
    Scenario on_changed = on;
    for (const auto& value : one.of_no_effect) {
      off_changed = with(off_changed, {value});
      on_changed = with(on_changed, {value});
    }
    CHECK(run_circles(off, 14, 0) == run_circles(off_changed, 14, 0));
    CHECK_FALSE(run_circles(on, 14, 0) == run_circles(on_changed, 14, 0));
  }
}

TEST_CASE("levers pull the way the field knows") {
  const auto base = runs(shipped("base"), 12, 24);
  const auto better = [&](const char* other, auto of) {
    CAPTURE(other);
    const auto paired = paired_difference(each(base, of), each(runs(shipped(other), 12, 24), of));
    return paired.interval->high < 0 ? -1 : paired.interval->low > 0 ? 1 : 0;
  };
  const auto still = [](const Outcomes& o) { return o.all().standstill_days; };
  const auto gap_share = [](const Outcomes& o) {
    return static_cast<double>(o.all().gap_days) / static_cast<double>(o.all().days);
  };
  const auto calm_share = [](const Outcomes& o) {
    return static_cast<double>(o.all().calm_days) / static_cast<double>(o.all().days);
  };
  CHECK(better("handover", still) == -1);
  CHECK(better("handover-none", still) == 1);
  CHECK(better("long-contract", calm_share) == 1);
  CHECK(better("no-tender", calm_share) == 1);
  CHECK(better("notice-120", gap_share) == -1);
  CHECK(better("documentation-50", [](const Outcomes& o) { return o.all().contacts; }) == -1);
}

TEST_CASE("common random numbers sharpen a comparison of policies at least three times") {
  const auto of = [](const Outcomes& o) {
    return static_cast<double>(o.all().standstill_days) / static_cast<double>(o.all().days);
  };
  const auto base = each(runs(shipped("base"), 31, 40), of);
  const auto paired = each(runs(shipped("handover"), 31, 40), of);
  const auto apart = each(runs(shipped("handover"), 32, 40), of);
  CHECK(*variance_reduction(base, paired) > 3);
  CHECK(*variance_reduction(base, apart) < 2);
}
