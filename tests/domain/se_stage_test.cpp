#include "domain/se_stage.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

TEST_CASE("the five stages are numbered as people number them") {
  CHECK(number_of(SeStage::engagement) == 1);
  CHECK(number_of(SeStage::on_and_off_job_support) == 5);
  CHECK(se_stage(3) == SeStage::job_finding);
  CHECK_FALSE(se_stage(0).has_value());
  CHECK_FALSE(se_stage(6).has_value());
}

TEST_CASE("a participant may go back a stage, and days in the stage are counted from the move") {
  const Day today = day("2026-05-01");
  auto history = move_stage({}, {SeStage::engagement, day("2026-01-01")}, today).value();
  history = move_stage(history, {SeStage::job_finding, day("2026-02-01")}, today).value();
  history = move_stage(history, {SeStage::vocational_profile, day("2026-04-01"), "Ville noe annet"},
                       today)
                .value();
  CHECK(stage_on(history, day("2025-12-31")) == std::nullopt);
  CHECK(stage_on(history, day("2026-01-31")) == SeStage::engagement);
  CHECK(stage_on(history, day("2026-03-31")) == SeStage::job_finding);
  CHECK(stage_on(history, today) == SeStage::vocational_profile);
  CHECK(days_in_stage(history, today) == 30);
  CHECK_FALSE(days_in_stage({}, today).has_value());
}

TEST_CASE("a move is on a day that has come, not before the latest move, and to another stage") {
  const Day today = day("2026-05-01");
  const std::vector<StageChange> history = {{SeStage::engagement, day("2026-01-01")}};
  const auto move = [&](SeStage stage, const char* iso) {
    const auto moved = move_stage(history, {stage, day(iso)}, today);
    return moved ? std::string{} : moved.error().code;
  };
  CHECK(move(SeStage::job_finding, "2026-05-01").empty());
  CHECK(move(SeStage::job_finding, "2026-05-02") == "day_in_future");
  CHECK(move(SeStage::job_finding, "2026-01-01").empty());  // two moves on one day are how it was
  CHECK(move(SeStage::job_finding, "2025-12-31") == "day_before_latest_move");
  CHECK(move(SeStage::engagement, "2026-02-01") == "same_stage");
}
