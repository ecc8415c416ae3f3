#include "domain/exposure.hpp"

#include <map>
#include <tuple>

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

TEST_CASE("calm time is when the contract and the named consultant are both under way") {
  const Circle participation = {{Phase::under_way, from_to("2026-01-01", "2026-01-10")}};
  const Circle contract = {{Phase::under_way, from_to("2026-01-01", "2026-01-06")},
                           {Phase::end, from_to("2026-01-07", "2026-12-31")}};
  const std::vector<LeadCircle> leads = {
      {from_to("2026-01-01", "2026-01-02"), {{Phase::under_way, from("2025-01-01")}}},
      {from_to("2026-01-05", "2026-01-31"), {{Phase::start, from("2026-01-05")}}}};
  const Exposure turned =
      exposure(participation, contract, leads, from_to("2025-12-01", "2026-03-01"));
  CHECK(turned.days == 10);
  CHECK(turned.calm_days == 2);
  CHECK(turned.calm_percent() == 20);
  CHECK(turned.shares == std::vector<ExposureShare>{
                             {Phase::under_way, Phase::end, Phase::start, 4, 400},
                             {Phase::under_way, Phase::under_way, Phase::under_way, 2, 200},
                             {Phase::under_way, Phase::under_way, std::nullopt, 2, 200},
                             {Phase::under_way, Phase::under_way, Phase::start, 2, 200},
                         });
}

TEST_CASE("only days up to the asked one count") {
  const Circle participation = {{Phase::start, from("2026-01-01")}};
  CHECK(exposure(participation, {}, {}, from_to("2026-01-01", "2026-01-31")).days == 31);
  const Exposure nothing = exposure(participation, {}, {}, from_to("2025-01-01", "2025-12-31"));
  CHECK(nothing.days == 0);
  CHECK(nothing.shares.empty());
  CHECK_FALSE(nothing.calm_percent().has_value());
}

TEST_CASE("laws of exposure") {
  const auto any_circle = [] {
    Day d{*rc::gen::inRange(0, 20)};
    Circle circle;
    const int spans = *rc::gen::inRange(0, 5);
    for (int i = 0; i < spans; ++i) {
      const Day end = d + *rc::gen::inRange(1, 20);
      const auto phase = static_cast<Phase>((i + *rc::gen::inRange(0, 2)) % 3);
      circle.push_back({phase, Period{d, end}});
      d = end;
    }
    return circle;
  };
  law("the shares are what counting day by day gives, and their per mille add up", [any_circle] {
    const Circle participation = any_circle();
    const Circle contract = any_circle();
    std::vector<LeadCircle> leads;
    Day d{0};
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
      const Day first = d + *rc::gen::inRange(0, 5);
      d = first + *rc::gen::inRange(1, 20);
      leads.push_back({Period{first, d}, any_circle()});
    }
    const Day first{*rc::gen::inRange(0, 30)};
    const Period within{first, first + *rc::gen::inRange(0, 90)};
    const Exposure turned = exposure(participation, contract, leads, within);

    using Key = std::tuple<std::optional<Phase>, std::optional<Phase>, std::optional<Phase>>;
    std::map<Key, std::int32_t> counted;
    std::int32_t days = 0;
    std::int32_t calm = 0;
    for (Day on = within.first; on < *within.end; ++on) {
      const auto phase = as_phase(phase_on(participation, on));
      if (!phase) continue;
      std::optional<Phase> consultant;
      for (const auto& lead : leads) {
        if (lead.days.contains(on)) consultant = as_phase(phase_on(lead.circle, on));
      }
      const auto of_contract = as_phase(phase_on(contract, on));
      ++counted[Key{phase, of_contract, consultant}];
      ++days;
      calm += of_contract == Phase::under_way && consultant == Phase::under_way ? 1 : 0;
    }
    RC_ASSERT(turned.days == days);
    RC_ASSERT(turned.calm_days == calm);
    RC_ASSERT(turned.shares.size() == counted.size());
    std::int32_t per_mille = 0;
    for (const auto& share : turned.shares) {
      RC_ASSERT(
          (share.days == counted[Key{share.participation, share.contract, share.consultant}]));
      per_mille += share.per_mille;
    }
    RC_ASSERT(per_mille == (days > 0 ? 1000 : 0));
  });
}
