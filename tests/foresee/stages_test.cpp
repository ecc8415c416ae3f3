// The stages of supported employment as an absorbing chain, and the hazard of a job with everything
// that it depends on, against their closed forms.
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "foresee/arithmetic.hpp"
#include "foresee/lives.hpp"

using namespace stafett;
using namespace stafett::foresee;
using exact::ClosedForm;
using exact::Life;
using exact::Lives;
using exact::Matrix;

namespace {

constexpr int days = 2500;

// One contract without end, consultants who stay and have time for all, nobody at a special
// distance.
Scenario calm(std::initializer_list<std::pair<const char*, double>> values) {
  Scenario scenario = with(shipped("no-tender"), {{"contract.lots", 1},
                                                  {"contract.places", 40},
                                                  {"contract.stagger_days", 0},
                                                  {"staff.leave_per_year", 0},
                                                  {"staff.hire_days", 0},
                                                  {"staff.hired_notice_days", 0},
                                                  {"staff.training_days", 0},
                                                  {"staff.competence_start", 1},
                                                  {"people.reduced_capacity", 1},
                                                  {"people.extended", 1},
                                                  {"people.granted_months", 42},
                                                  {"people.referrals", 3},
                                                  {"people.near_share", 0},
                                                  {"people.far_share", 0},
                                                  {"week.contact_hours", 0.5},
                                                  {"handover.retelling_weeks", 0},
                                                  {"job.relation", 0},
                                                  {"job.competence", 0},
                                                  {"job.lost_per_week", 0},
                                                  {"job.kept_weeks", 1},
                                                  {"drop.change", 0}});
  scenario.days = days;
  return with(scenario, values);
}

// Nobody is looked at whose end would not be seen.
constexpr int weeks_seen = 150;
bool seen_whole(const Life& life) { return life.front().day + 7 * weeks_seen < days; }

// --- the chain of the stages

Scenario stages() {
  return calm({{"people.engagement_weeks", 4},
               {"people.profile_weeks", 6},
               {"people.finding_weeks", 8},
               {"job.per_week", 0.15},
               {"job.finding", 0.4},
               {"drop.per_week", 0.02}});
}

// A week's chances between stages 1 to 4; what is missing in a row leaves by a job or without one.
Matrix chain(const Parameters& p) {
  const double stays = 1 - p.drop_per_week;
  const double job_in_3 = p.job_per_week * p.job_finding;
  Matrix q(4, std::vector<double>(4));
  const auto moves_on = [&](std::size_t stage, double chance, double no_job) {
    q[stage][stage] = stays * no_job * (1 - chance);
    if (stage < 3) q[stage][stage + 1] = stays * no_job * chance;
  };
  moves_on(0, 1 / p.engagement_weeks, 1);
  moves_on(1, 1 / p.profile_weeks, 1);
  moves_on(2, 1 / p.finding_weeks, 1 - job_in_3);
  moves_on(3, 0, 1 - p.job_per_week);
  return q;
}

struct Passage {
  std::array<double, 4> weeks{};  // in stages 1 to 4
  double in_all = 0;
  bool job = false;
};

Passage passage(const Life& life) {
  Passage one;
  std::size_t stage = 0;
  int since = life.front().day;
  for (const Happened& now : life) {
    const bool ends = now.what == Happening::job_found || now.what == Happening::dropped_out;
    if (!ends && now.what != Happening::stage_reached) continue;
    one.weeks[stage] += (now.day - since) / 7.0;
    since = now.day;
    if (ends) {
      one.in_all = (now.day - life.front().day) / 7.0;
      one.job = now.what == Happening::job_found;
      return one;
    }
    stage = static_cast<std::size_t>(now.value) - 1;
  }
  FAIL("a life without end");
  return one;
}

ClosedForm<Scenario> of_stages(const Parameters& truth) {
  const Matrix q = chain(truth);
  const Matrix n = exact::fundamental(q);
  double mean = 0;
  double mean_square = 0;  // of a discrete phase-type law: (I + Q) N^2 1
  const Matrix square = exact::product(n, n);
  for (std::size_t j = 0; j < 4; ++j) {
    mean += n[0][j];
    for (std::size_t i = 0; i < 4; ++i) mean_square += ((i == 0 ? 1 : 0) + q[0][i]) * square[i][j];
  }
  const double job =
      (1 - truth.drop_per_week) * truth.job_per_week * (n[0][2] * truth.job_finding + n[0][3]);
  // Still there after 5, 15 and 40 weeks: the first row of Q^t.
  constexpr std::array<int, 3> after = {5, 15, 40};
  std::array<double, 3> there{};
  Matrix power = {{1, 0, 0, 0}};
  for (int t = 1; t <= after.back(); ++t) {
    power = exact::product(power, q);
    for (std::size_t k = 0; k < after.size(); ++k)
      if (t == after[k]) there[k] = power[0][0] + power[0][1] + power[0][2] + power[0][3];
  }
  return exact::lived(
      {"stage 1", "stage 2", "stage 3", "stage 4", "weeks", "square", "job", "5", "15", "40"},
      [=](const Lives& all) {
        std::vector<double> off(10);
        for (const Life& life : all.participants) {
          if (!seen_whole(life)) continue;
          const Passage one = passage(life);
          for (std::size_t s = 0; s < 4; ++s) off[s] += one.weeks[s] - n[0][s];
          off[4] += one.in_all - mean;
          off[5] += one.in_all * one.in_all - mean_square;
          off[6] += (one.job ? 1 : 0) - job;
          for (std::size_t k = 0; k < after.size(); ++k)
            off[7 + k] += (one.in_all > after[k] ? 1 : 0) - there[k];
        }
        return off;
      });
}

// --- the hazard of a job, with distance, relation and competence

// From the third week on everybody is where a job may come, with the same chance but for what is
// looked at.
Scenario hazards() {
  return calm({{"people.engagement_weeks", 1},
               {"people.profile_weeks", 1},
               {"people.finding_weeks", 1},
               {"people.near_share", 0.3},
               {"people.far_share", 0.3},
               {"job.per_week", 0.015},
               {"job.finding", 1},
               {"job.near", 2},
               {"job.far", 0.5},
               {"job.relation", 3},
               {"job.relation_weeks", 20},
               {"job.competence", 0.5},
               {"drop.per_week", 0}});
}

double hazard(const Parameters& p, double distance, int weeks_with_same) {
  return p.job_per_week * distance * (1 + p.job_competence) *
         (1 + p.job_relation * (1 - std::exp(-weeks_with_same / p.job_relation_weeks)));
}

// Who still has no job after so many weeks: those near to work, far from it and between together.
ClosedForm<Scenario> of_survival(const Parameters& truth) {
  constexpr std::array<int, 4> after = {6, 12, 26, 52};
  std::array<double, 4> there{};
  const auto group = [&](double share, double distance) {
    double survives = 1;
    for (int week = 1; week <= after.back(); ++week) {
      if (week >= 3) survives *= 1 - hazard(truth, distance, week);
      for (std::size_t k = 0; k < after.size(); ++k)
        if (week == after[k]) there[k] += share * survives;
    }
  };
  group(truth.near_share, truth.job_near);
  group(truth.far_share, truth.job_far);
  group(1 - truth.near_share - truth.far_share, 1);
  return exact::lived({"6", "12", "26", "52"}, [=](const Lives& all) {
    std::vector<double> off(after.size());
    for (const Life& life : all.participants) {
      if (!seen_whole(life)) continue;
      double weeks = weeks_seen;
      for (const Happened& now : life)
        if (now.what == Happening::job_found) weeks = (now.day - life.front().day) / 7.0;
      for (std::size_t k = 0; k < after.size(); ++k)
        off[k] += (weeks > after[k] ? 1 : 0) - there[k];
    }
    return off;
  });
}

// Jobs that came, less what the hazards of the weeks add up to.
ClosedForm<Scenario> of_weeks(const Parameters& truth) {
  const auto of = [truth](const Lives& all) {
    double off = 0;
    for (const Life& life : all.participants) {
      int with_same = 0;
      bool looking = false;
      int stage = 1;
      for (const Happened& now : life) {
        if (now.what == Happening::lead_gained) with_same = 0;
        if (now.what == Happening::met) {
          ++with_same;
          if (looking && stage >= 3) off -= hazard(truth, 1, with_same);
        }
        if (now.what == Happening::stage_reached) {
          stage = now.value;
          looking = true;
        }
        if (now.what == Happening::job_lost) looking = true;
        if (now.what == Happening::job_found) {
          looking = false;
          off += 1;
        }
      }
    }
    return std::vector<double>{off};
  };
  return exact::lived({"jobs"}, of, true);
}

}  // namespace

TEST_CASE(
    "the stages are an absorbing chain: visits by the fundamental matrix, a phase-type time") {
  exact::holds(stages(), of_stages(stages().parameters), 4,
               {"people.engagement_weeks", "people.profile_weeks", "people.finding_weeks",
                "job.per_week", "job.finding", "drop.per_week"});
}

TEST_CASE("a hazard with all it depends on gives the survivor function it stands for") {
  exact::holds(hazards(), of_survival(hazards().parameters), 6,
               {"job.per_week", "job.near", "job.far", "job.relation", "job.relation_weeks",
                "job.competence"});
}

TEST_CASE(
    "jobs come at the hazard of the weeks as they were lived, through changes of consultant") {
  const Scenario lived = with(hazards(), {{"people.near_share", 0},
                                          {"people.far_share", 0},
                                          {"staff.caseload_ceiling", 10},
                                          {"staff.leave_per_year", 1.5},
                                          {"staff.leave_first_year", 1},
                                          {"job.lost_per_week", 0.02},
                                          {"job.kept_weeks", 26},
                                          {"drop.per_week", 0.01}});
  exact::holds(lived, of_weeks(lived.parameters), 6,
               {"job.per_week", "job.relation", "job.competence"});
}
