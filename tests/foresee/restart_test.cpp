// A run that is stopped, written down as a register would have it, and begun again from there must
// go on as it would have gone on: in what is expected, for what a register does not tell is drawn
// anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "foresee/circles.hpp"
#include "foresee/replications.hpp"
#include "foresee/scenarios.hpp"
#include "foresee/start.hpp"
#include "foresee/statistics.hpp"

using namespace stafett;
using namespace stafett::foresee;
using domain::SeStage;

namespace {

constexpr int stopped = 500;  ///< on the evening of this day
constexpr int after = 120;

struct Person {
  int referred = 0;
  int began = -1;
  int end = 0;
  std::optional<int> plan;
  int stage = 1;
  int stage_since = 0;
  std::optional<std::int64_t> post;
  int since = 0;
  int leads = 0;
  std::optional<int> job;
  bool reduced = false;
  bool gone = false;
};

struct Held {
  int began = 0;
  std::optional<int> signed_on;
  std::optional<int> notice;
  int last = 0;
  bool degree = false;
  bool fixed = false;
};

// What a register would hold of a run by what is told of it.
class Register {
 public:
  void hear(const Happened& one) {
    if (one.day > stopped) return;
    if (one.referral != Happened::none) of_person(one, people_[one.referral]);
    if (one.referral == Happened::none && one.post != Happened::none) of_post(one);
  }

  [[nodiscard]] Start standing(const Snapshot& now) const {
    Start start;
    start.day = now.today;
    start.contract = now.contracts[0].record;
    start.contract.places = 60;
    const Day first = now.today - stopped;
    std::map<std::int64_t, std::size_t> places;
    for (const auto& [post, held] : posts_) {
      places[post] = start.consultants.size();
      Start::Consultant one;
      one.relevant_degree = held.degree;
      one.post.contract = start.contract.id;
      one.post.role_title = "konsulent";
      one.post.days.first = first + held.began;
      if (held.fixed) {
        one.post.type = domain::EmploymentType::fixed_term;
        one.post.days.end = domain::end_day(start.contract, start.day);
      }
      if (held.signed_on) one.post.onboarding_signed_day = first + *held.signed_on;
      if (held.notice) {
        one.post.notice_day = first + *held.notice;
        one.post.days.end = first + held.last;
      }
      start.consultants.push_back(one);
    }
    for (const auto& [number, person] : people_) {
      if (person.gone) continue;
      if (person.began < 0) {
        start.waiting.push_back({first + person.referred, {}});
        continue;
      }
      Start::Participant one;
      one.record.status = domain::Status::deltar;
      one.record.referral_day = first + person.referred;
      one.record.start_day = first + person.began;
      one.record.end_day = first + person.end;
      if (person.plan)
        one.record.plan_agreed_day = one.record.mapping_confirmed_day = first + *person.plan;
      one.stage = domain::se_stage(person.stage).value();
      one.stage_since = first + person.stage_since;
      one.group = person.reduced ? domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne
                                 : domain::EffortGroup::trenger_veiledning;
      if (person.post) one.lead = places.at(*person.post);
      one.since = first + person.since;
      one.leads = person.leads;
      if (person.job) one.job_since = first + *person.job;
      start.participants.push_back(one);
    }
    return start;
  }

 private:
  static void of_person(const Happened& one, Person& person) {
    const auto moves = [&](int stage) {
      person.stage = stage;
      person.stage_since = one.day;
    };
    switch (one.what) {
      case Happening::referred:
        person.referred = one.day;
        break;
      case Happening::began:
        person.began = person.since = person.stage_since = one.day;
        person.end = one.value;
        person.reduced = one.amount > 0;
        person.post = one.post;
        person.leads = 1;
        break;
      case Happening::time_granted:
        person.end = one.value;
        break;
      case Happening::plan_agreed:
        person.plan = one.day;
        break;
      case Happening::stage_reached:
        moves(one.value);
        break;
      case Happening::lead_lost:
        person.post.reset();
        person.since = one.day;
        break;
      case Happening::lead_gained:
        person.post = one.post;
        person.since = one.day;
        ++person.leads;
        break;
      case Happening::job_found:
        moves(5);
        person.job = one.day;
        break;
      case Happening::job_lost:
        moves(3);
        person.job.reset();
        break;
      case Happening::refused:
      case Happening::job_kept:
      case Happening::dropped_out:
      case Happening::time_over:
        person.gone = true;
        break;
      default:
        break;
    }
  }

  void of_post(const Happened& one) {
    Held& held = posts_[one.post];
    if (one.what == Happening::consultant_began) {
      const int kind = static_cast<int>(one.amount);
      held = {};
      held.began = one.day;
      held.degree = kind % 2 == 1;
      held.fixed = kind >= 2;
    } else if (one.what == Happening::onboarding_signed) {
      held.signed_on = one.day;
    } else if (one.what == Happening::notice_given) {
      held.notice = one.day;
      held.last = one.value;
    } else if (one.what == Happening::consultant_left) {
      posts_.erase(one.post);
    }
  }

  std::map<std::int64_t, Person> people_;
  std::map<std::int64_t, Held> posts_;
};

Scenario one_contract() {
  Scenario scenario =
      with(shipped("base"), {{"contract.lots", 1},
                             {"contract.places", 60},
                             {"contract.base_years", 4},
                             {"job.relation", 0},
                             // A vacancy goes on as it began: nobody has accepted yet.
                             {"staff.hired_notice_days", 0},
                             {"job.per_week", 0.02}});
  scenario.days = stopped + after;
  return scenario;
}

struct Went {
  Outcomes whole;  ///< to the end
  Outcomes until;  ///< to the evening on which it was stopped
  Outcomes again;  ///< from there
};

}  // namespace

TEST_CASE("a run that is begun again from its own register goes on as it would have") {
  const Scenario scenario = one_contract();
  Scenario half = scenario;
  half.days = stopped + 1;
  constexpr std::size_t runs = 500;
  std::vector<Went> went(runs);
  replicate(0, runs, 2, [&](std::size_t i) {
    Register kept;
    const Recorder recorder = [&](const Happened& one) { kept.hear(one); };
    Start start;
    const Watch watch{{stopped}, [&](const Snapshot& now) { start = kept.standing(now); }};
    went[i].whole = run_circles(scenario, 21, i, nullptr, &watch, &recorder);
    went[i].until = run_circles(half, 21, i);
    const Scenario from = begin_with({scenario}, start, after).front();
    went[i].again = run_circles(from, 22, i, &start);
    // The evening on which it was stopped is counted on both sides.
    auto& evening = went[i].again.phase[0];
    evening.days -= std::ssize(start.participants);
    evening.gap_days -= std::count_if(start.participants.begin(), start.participants.end(),
                                      [](const auto& one) { return !one.lead.has_value(); });
  });
  const auto z = [&](auto of) {
    std::vector<double> on;
    std::vector<double> again;
    for (const Went& one : went) {
      on.push_back(static_cast<double>(of(one.whole) - of(one.until)));
      again.push_back(static_cast<double>(of(one.again)));
    }
    const auto difference = paired_difference(on, again);
    return difference.mean / difference.standard_error();
  };
  for (const Went& one : went) REQUIRE(one.again.in_place_at_start == one.until.in_place_at_end);
  const auto holds = [&](const std::string& what, double value) {
    CAPTURE(what);
    CAPTURE(value);
    CHECK(std::fabs(value) < 4);
  };
  holds("jobs", z([](const Outcomes& o) { return o.all().jobs; }));
  holds("jobs kept", z([](const Outcomes& o) { return o.all().jobs_kept; }));
  holds("drop-outs", z([](const Outcomes& o) { return o.all().drop_outs; }));
  holds("starts", z([](const Outcomes& o) { return o.starts; }));
  holds("contacts", z([](const Outcomes& o) { return o.all().contacts; }));
  holds("days", z([](const Outcomes& o) { return o.all().days; }));
  holds("notices", z([](const Outcomes& o) { return o.notices; }));
  holds("hires", z([](const Outcomes& o) { return o.all().hires; }));
  holds("handovers", z([](const Outcomes& o) { return o.all().handovers; }));
  holds("gap days", z([](const Outcomes& o) { return o.all().gap_days; }));
  holds("granted time over", z([](const Outcomes& o) { return o.ended_by_limit; }));
}
