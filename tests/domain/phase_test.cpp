#include "domain/phase.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

TEST_CASE("before its first day a circle has not begun, after its last it is over") {
  const Circle circle = {{Phase::start, from_to("2026-01-01", "2026-01-31")},
                         {Phase::under_way, from_to("2026-02-01", "2026-02-28")},
                         {Phase::end, from_to("2026-03-01", "2026-03-31")}};
  CHECK(phase_on(circle, day("2025-12-31")) == PhaseNow::not_yet);
  CHECK(phase_on(circle, day("2026-01-01")) == PhaseNow::start);
  CHECK(phase_on(circle, day("2026-01-31")) == PhaseNow::start);
  CHECK(phase_on(circle, day("2026-02-01")) == PhaseNow::under_way);
  CHECK(phase_on(circle, day("2026-03-31")) == PhaseNow::end);
  CHECK(phase_on(circle, day("2026-04-01")) == PhaseNow::over);
  CHECK(phase_on(Circle{}, day("2026-01-01")) == PhaseNow::not_yet);
}

TEST_CASE("only start, under way and end are phases") {
  CHECK(as_phase(PhaseNow::start) == Phase::start);
  CHECK(as_phase(PhaseNow::under_way) == Phase::under_way);
  CHECK(as_phase(PhaseNow::end) == Phase::end);
  CHECK_FALSE(as_phase(PhaseNow::not_yet).has_value());
  CHECK_FALSE(as_phase(PhaseNow::over).has_value());
}

TEST_CASE("laws of circles") {
  law("a circle shows on each of its days the phase it was made of, without holes or needless "
      "joints",
      [] {
        const auto pattern = *rc::gen::container<std::vector<int>>(
            rc::gen::inRange(0, 3));  // a phase for each ten days
        const auto phase_at = [&](Day d) {
          const auto block = static_cast<std::size_t>(d.number() / 10);
          return block < pattern.size() ? static_cast<Phase>(pattern[block]) : Phase::end;
        };
        std::vector<Day> changes;
        for (std::size_t i = 0; i <= pattern.size(); ++i)
          changes.emplace_back(static_cast<std::int32_t>(10 * i));
        const Day first{*rc::gen::inRange(0, 50)};
        const bool open = *rc::gen::arbitrary<bool>();
        const Day end = first + *rc::gen::inRange(0, 200);
        const Circle circle =
            circle_of(first, open ? std::nullopt : std::optional{end}, changes, phase_at);

        for (int n = -5; n < 260; ++n) {
          const Day d{n};
          const auto now = phase_on(circle, d);
          if (d < first || circle.empty()) {
            RC_ASSERT(now == PhaseNow::not_yet);
          } else if (!open && d >= end) {
            RC_ASSERT(now == PhaseNow::over);
          } else {
            RC_ASSERT(as_phase(now) == phase_at(d));
          }
        }
        for (std::size_t i = 1; i < circle.size(); ++i) {
          RC_ASSERT(circle[i - 1].days.end == circle[i].days.first);
          RC_ASSERT(circle[i - 1].phase != circle[i].phase);
        }
        RC_ASSERT(circle.empty() == (!open && end <= first));
      });
}
