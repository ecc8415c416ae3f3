// The simulator holds its own copy of where everybody stands, for it asks the domain on few days
// only. Here every day is asked: runs of any kind are written down as the domain's records and
// histories, move by move, and held to what its functions make of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "domain/assignment.hpp"
#include "domain/delivery.hpp"
#include "domain/duration_rule.hpp"
#include "foresee/chance.hpp"
#include "foresee/circles.hpp"
#include "foresee/scenarios.hpp"

using namespace stafett;
using namespace stafett::foresee;

namespace {

// Chance that says what a run is like.
class Any {
 public:
  explicit Any(std::uint64_t seed) : chance_{seed, 0} {}
  double between(double low, double high) {
    return low + (high - low) * unit(chance_.draw({EntityKind::agency, 0}, 1, use_++).first);
  }
  Scenario scenario() {
    Scenario any = with(shipped("base"), {{"contract.lots", 2},
                                          {"contract.places", between(10, 40)},
                                          {"contract.base_years", between(1, 4)},
                                          {"contract.options", between(0, 3)},
                                          {"contract.option_taken", between(0.2, 1)},
                                          {"contract.start_months", between(0, 9)},
                                          {"contract.incumbent_wins", between(0, 1)},
                                          {"change.staff_moves", between(0, 1)},
                                          {"change.overlap_days", between(0, 20)},
                                          {"staff.leave_per_year", between(0.1, 1)},
                                          {"staff.fixed_term_share", between(0, 1)},
                                          {"people.reduced_capacity", between(0, 1)}});
    REQUIRE(check_together(any).empty());
    any.first_day = any.first_day + static_cast<int>(between(0, 1000));
    any.days = 3000;
    return any;
  }
  std::vector<int> days(std::size_t count, int before) {
    std::set<int> chosen;
    while (chosen.size() < count) chosen.insert(static_cast<int>(between(0, before)));
    return {chosen.begin(), chosen.end()};
  }

 private:
  Chance chance_;
  std::uint32_t use_ = 0;
};

EmployeeId employee(std::size_t contract, std::int64_t post, std::uint32_t holder) {
  EmployeeId id;
  id.uuid.bytes = {1, static_cast<std::uint8_t>(contract), static_cast<std::uint8_t>(post),
                   static_cast<std::uint8_t>(holder >> 8), static_cast<std::uint8_t>(holder)};
  return id;
}

// One participation as a register would have it.
struct File {
  domain::Participation record;
  std::vector<domain::StageChange> stages;
  std::vector<domain::Assignment> leads;
};

// Everybody who is in place, written down as it happens. Each move is made by the domain, which
// must not refuse it.
class Register {
 public:
  using Who = std::pair<std::size_t, std::int64_t>;  // contract and referral

  explicit Register(Day first_day) : first_day_{first_day} {}

  void hear(const Happened& now) {
    if (now.referral == Happened::none) return;
    const Day today = first_day_ + now.day;
    const Who who{now.lot, now.referral};
    switch (now.what) {
      case Happening::began: {
        File& file = files_[who];
        file.record.status = domain::Status::deltar;
        file.record.start_day = today;
        file.record.end_day = first_day_ + now.value;
        move(file, domain::SeStage::engagement, today);
        follow(file, now, today);
        break;
      }
      case Happening::stage_reached:
        move(files_.at(who), domain::se_stage(now.value).value(), today);
        break;
      case Happening::job_found:
        move(files_.at(who), domain::SeStage::on_and_off_job_support, today);
        break;
      case Happening::job_lost:
        move(files_.at(who), domain::SeStage::job_finding, today);
        break;
      case Happening::plan_agreed:
        files_.at(who).record.plan_agreed_day = today;
        files_.at(who).record.mapping_confirmed_day = today;
        break;
      case Happening::time_granted:
        files_.at(who).record.end_day = first_day_ + now.value;
        break;
      case Happening::lead_gained:
        follow(files_.at(who), now, today);
        break;
      case Happening::lead_lost: {
        File& file = files_.at(who);
        auto ended = domain::end_assignment(file.leads, file.leads.back().id, today, "left",
                                            file.leads.back().employee);
        REQUIRE(ended.has_value());
        file.leads = *std::move(ended);
        break;
      }
      case Happening::time_over:
        // The dates alone end it, on this day.
        CHECK(status_on(files_.at(who), today) == domain::Status::har_sluttet);
        CHECK(status_on(files_.at(who), today - 1) == domain::Status::deltar);
        [[fallthrough]];
      case Happening::job_kept:
      case Happening::dropped_out:
      case Happening::finished_at_change:
      case Happening::returned_at_change:
        files_.erase(who);
        break;
      default:
        break;
    }
  }

  static domain::Coded<domain::Status> status_on(const File& file, Day day) {
    return domain::advance(file.record, domain::Delivery{}, day).participation.status;
  }

  [[nodiscard]] const std::map<Who, File>& files() const { return files_; }

 private:
  static void move(File& file, domain::SeStage stage, Day today) {
    auto moved = domain::move_stage(file.stages, {stage, today}, today);
    REQUIRE(moved.has_value());
    file.stages = *std::move(moved);
  }
  void follow(File& file, const Happened& now, Day today) {
    domain::Assignment next;
    next.id.uuid.bytes[0] = static_cast<std::uint8_t>(file.leads.size() + 1);
    next.employee = employee(now.lot, now.post, now.holder);
    next.days.first = today;
    next.reason = "given";
    next.decided_by = next.employee;
    auto led = domain::change_lead(file.leads, next);
    REQUIRE(led.has_value());
    file.leads = *std::move(led);
  }

  Day first_day_;
  std::map<Who, File> files_;
};

// The last day that the rules of duration allow, as the domain would warn of it the day before.
bool warned_of(const Snapshot::OfParticipant& one) {
  domain::DurationQuestion question;
  question.measure = domain::MeasureType::oppfolging;
  question.start_day = *one.record.start_day;
  question.group = one.reduced_capacity
                       ? domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne
                       : domain::EffortGroup::trenger_veiledning;
  question.today = one.limit_day - 1;
  const auto warnings = domain::duration_warnings(question);
  return std::any_of(warnings.begin(), warnings.end(),
                     [&](const auto& warning) { return warning.limit_day == one.limit_day; });
}

}  // namespace

TEST_CASE("on 1,000 random days of 100 random runs the simulator holds what the domain says") {
  Any any{99};
  std::size_t shown = 0;
  std::size_t contracts = 0;
  std::size_t consultants = 0;
  std::size_t participants = 0;
  std::set<std::pair<int, int>> phases_seen;  // circle and phase: all of them must have come up
  std::set<domain::SeStage> stages_seen;
  std::size_t wrong = 0;
  const auto holds = [&](bool is_so) { wrong += is_so ? 0 : 1; };
  for (std::uint64_t run = 0; run < 100; ++run) {
    const Scenario scenario = any.scenario();
    Register files{scenario.first_day};
    const Recorder recorder = [&](const Happened& now) { files.hear(now); };
    Watch watch;
    watch.days = any.days(10, 2999);
    watch.show = [&](const Snapshot& now) {
      const Day today = now.today;
      ++shown;
      std::vector<domain::Circle> circles;
      for (const auto& one : now.contracts) {
        ++contracts;
        circles.push_back(domain::phases(one.record, today));
        const auto phase = domain::as_phase(domain::phase_on(circles.back(), today));
        holds(phase == one.phase);
        if (phase) phases_seen.insert({0, static_cast<int>(*phase)});
        holds(one.end_day == domain::end_day(one.record, today));
        holds(one.end_known == (domain::next_open_option(one.record, today) == nullptr));
      }
      std::map<EmployeeId, int> caseloads;
      for (const auto& one : now.consultants) {
        ++consultants;
        REQUIRE(domain::make_employment(one.record).has_value());
        holds(one.record.days.contains(today));
        holds(one.phase == domain::as_phase(domain::phase_on(
                               domain::phases(one.record, circles[one.contract]), today)));
        phases_seen.insert({1, static_cast<int>(one.phase)});
        caseloads[employee(one.contract, one.post, one.holder)] = one.caseload;
      }
      holds(now.participants.size() == files.files().size());
      for (const auto& one : now.participants) {
        ++participants;
        const File& file = files.files().at({one.contract, one.referral});
        // Phase, by what the simulator holds and by what was written down.
        holds(one.phase == domain::as_phase(domain::phase_on(domain::phases(one.record), today)));
        domain::Participation written = file.record;
        written.referral_day = one.record.referral_day;
        holds(domain::phases(written) == domain::phases(one.record));
        phases_seen.insert({2, static_cast<int>(one.phase)});
        // The limit is one that the domain would warn of, and the granted time keeps to it.
        holds(warned_of(one));
        holds(*one.record.end_day <= one.limit_day + 1);
        // Status, stage and lead.
        holds(Register::status_on(file, today) == domain::Status::deltar);
        holds(domain::stage_on(file.stages, today) == one.stage);
        stages_seen.insert(one.stage);
        const auto* lead = domain::lead_on(file.leads, today);
        holds((lead != nullptr) == one.has_lead);
        if (lead != nullptr) --caseloads[lead->employee];
      }
      // Everybody's consultant is in a post, and has no other participants.
      for (const auto& [who, left] : caseloads) holds(left == 0);
    };
    static_cast<void>(run_circles(scenario, 5, run, nullptr, &watch, &recorder));
  }
  CHECK(shown == 1000);
  CHECK(wrong == 0);
  CHECK(phases_seen.size() == 9);
  CHECK(stages_seen.size() == 5);
  CHECK(contracts > 1900);
  CHECK(consultants > 2000);
  CHECK(participants > 20'000);
}
