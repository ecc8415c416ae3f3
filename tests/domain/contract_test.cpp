#include "domain/contract.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

/// Awarded in November 2023, two years from January 2024, and one option year for each of `options`
/// on end.
Contract two_years(int options) {
  Contract contract;
  contract.number = "24/1";
  contract.name = "Oppfølging Nord";
  contract.measure = MeasureType::oppfolging;
  contract.award_day = day("2023-11-01");
  contract.first_day = day("2024-01-01");
  contract.base_end_day = day("2026-01-01");
  const OptionModel models[] = {OptionModel::ingen_opsjonsmulighet, OptionModel::to_pluss_en,
                                OptionModel::to_pluss_en_pluss_en,
                                OptionModel::to_pluss_en_pluss_en_pluss_en};
  contract.option_model = models[options];
  contract.options = usual_options(models[options], contract.first_day, 3);
  return make_contract(contract).value();
}

Contract decided(Contract contract, int ordinal, OptionDecision decision, const char* notice) {
  return decide_option(std::move(contract), ordinal, decision, day(notice) - 7, day(notice))
      .value();
}

std::string refusal(Contract parts) {
  const auto made = make_contract(std::move(parts));
  return made ? "" : made.error().code;
}

}  // namespace

TEST_CASE("the option models give two years and then one at a time") {
  CHECK(usual_options(OptionModel::ingen_opsjonsmulighet, day("2024-01-01"), 3).empty());
  CHECK(usual_options(OptionModel::annet, day("2024-01-01"), 3).empty());
  const auto options = usual_options(OptionModel::to_pluss_en_pluss_en, day("2024-03-01"), 3);
  REQUIRE(options.size() == 2);
  CHECK(options[0].first_day == day("2026-03-01"));
  CHECK(options[0].end_day == day("2027-03-01"));
  CHECK(options[0].decide_by_day == day("2025-11-30"));
  CHECK(options[1].end_day == day("2028-03-01"));
  CHECK(usual_options(OptionModel::to_pluss_en_pluss_en_pluss_en, day("2024-03-01"), 3).size() ==
        3);
}

TEST_CASE("three years and one, as the study's informants had it, is entered by hand") {
  Contract contract = two_years(0);
  contract.option_model = OptionModel::annet;
  contract.base_end_day = day("2027-01-01");
  contract.options = {{1, day("2027-01-01"), day("2028-01-01"), day("2026-09-30")}};
  CHECK(refusal(contract).empty());
  CHECK(longest_end_day(contract, day("2024-01-01")) == day("2028-01-01"));
}

TEST_CASE("a contract lasts through its base period and each option that is taken") {
  Contract contract = two_years(2);
  CHECK(end_day(contract, day("2025-01-01")) == day("2026-01-01"));
  CHECK(longest_end_day(contract, day("2025-01-01")) == day("2028-01-01"));

  contract = decided(contract, 1, OptionDecision::taken, "2025-09-15");
  CHECK(end_day(contract, day("2025-09-14")) == day("2026-01-01"));  // not known yet
  CHECK(end_day(contract, day("2025-09-15")) == day("2027-01-01"));

  contract = decided(contract, 2, OptionDecision::declined, "2026-09-15");
  CHECK(end_day(contract, day("2026-09-15")) == day("2027-01-01"));
  CHECK(longest_end_day(contract, day("2026-09-14")) == day("2028-01-01"));
  CHECK(longest_end_day(contract, day("2026-09-15")) == day("2027-01-01"));
  CHECK(end_known_since(contract, day("2026-09-15")) == day("2026-09-15"));
  CHECK_FALSE(end_known_since(contract, day("2026-09-14")).has_value());
}

TEST_CASE("the days to an option's decision are counted until notice comes") {
  Contract contract = two_years(1);
  const OptionYear* option = next_open_option(contract, day("2025-09-01"));
  REQUIRE(option != nullptr);
  CHECK(option->decide_by_day == day("2025-09-30"));
  CHECK(days_until_decide_by(*option, day("2025-09-01")) == 29);
  CHECK(days_until_decide_by(*option, day("2025-09-30")) == 0);
  CHECK(days_until_decide_by(*option, day("2025-10-02")) == -2);

  contract = decided(contract, 1, OptionDecision::taken, "2025-09-20");
  CHECK_FALSE(days_until_decide_by(contract.options[0], day("2025-09-20")).has_value());
  CHECK(days_until_decide_by(contract.options[0], day("2025-09-19")) == 11);
  CHECK(next_open_option(contract, day("2025-09-20")) == nullptr);
}

TEST_CASE("an option is decided once, in order, and notice comes after the decision") {
  const Contract contract = two_years(2);
  const auto decide = [&](int ordinal, const char* decision_day, const char* notice_day) {
    const auto made =
        decide_option(contract, ordinal, OptionDecision::taken, day(decision_day), day(notice_day));
    return made ? std::string{} : made.error().code;
  };
  CHECK(decide(1, "2025-09-01", "2025-09-05").empty());
  CHECK(decide(1, "2025-09-05", "2025-09-01") == "contract_notice_before_decision");
  CHECK(decide(1, "2023-10-01", "2025-09-01") == "contract_decision_before_award");
  CHECK(decide(2, "2025-09-01", "2025-09-05") == "contract_earlier_option_not_taken");
  CHECK(decide(3, "2025-09-01", "2025-09-05") == "contract_earlier_option_not_taken");
  const auto unknown =
      decide_option(two_years(0), 1, OptionDecision::taken, day("2025-09-01"), day("2025-09-05"));
  CHECK(unknown.error().reason == Reason::not_found);
  const auto again = decide_option(decided(contract, 1, OptionDecision::taken, "2025-09-15"), 1,
                                   OptionDecision::declined, day("2025-09-16"), day("2025-09-17"));
  CHECK(again.error().reason == Reason::already_exists);
}

TEST_CASE("a contract whose days do not hang together is not made") {
  const auto broken = [](auto change) {
    Contract contract = two_years(2);
    change(contract);
    return refusal(contract);
  };
  CHECK(broken([](Contract& c) { c.award_day = day("2024-01-02"); }) ==
        "contract_award_after_start");
  CHECK(broken([](Contract& c) { c.base_end_day = c.first_day; }) == "contract_end_before_start");
  CHECK(broken([](Contract& c) { c.options[0].first_day = day("2026-01-02"); }) ==
        "contract_option_hole");
  CHECK(broken([](Contract& c) { c.options[1].ordinal = 3; }) == "contract_option_order");
  CHECK(broken([](Contract& c) { c.options[1].end_day = c.options[1].first_day; }) ==
        "contract_option_empty");
  CHECK(broken([](Contract& c) { c.options[0].decide_by_day = day("2026-01-01"); }) ==
        "contract_option_decided_too_late");
  CHECK(broken([](Contract& c) { c.options[0].decision = OptionDecision::taken; }) ==
        "contract_option_days");
  CHECK(broken([](Contract& c) { c.start_months = 25; }) == "contract_start_period");
  CHECK(broken([](Contract& c) { c.name.clear(); }) == "contract_name_missing");
  CHECK(broken([](Contract& c) {
          c.termination = Termination{day("2030-01-01"), day("2025-01-01")};
        }) == "contract_terminated_outside");
}

TEST_CASE(
    "the start phase lasts from award through the start period, the end phase the last three "
    "months") {
  const Circle circle = phases(two_years(0), day("2024-02-01"));
  CHECK(circle == Circle{{Phase::start, from_to("2023-11-01", "2024-06-30")},
                         {Phase::under_way, from_to("2024-07-01", "2025-09-30")},
                         {Phase::end, from_to("2025-10-01", "2025-12-31")}});
}

TEST_CASE("how long the start period is, is data") {
  Contract contract = two_years(0);
  contract.start_months = 2;
  CHECK(phase_on(phases(contract, day("2024-02-01")), day("2024-02-29")) == PhaseNow::start);
  CHECK(phase_on(phases(contract, day("2024-02-01")), day("2024-03-01")) == PhaseNow::under_way);
}

TEST_CASE("an option declined long before is the beginning of the end from the day it is known") {
  const Contract contract = decided(two_years(1), 1, OptionDecision::declined, "2025-06-10");
  CHECK(phase_on(phases(contract, day("2025-07-01")), day("2025-06-09")) == PhaseNow::under_way);
  CHECK(phase_on(phases(contract, day("2025-07-01")), day("2025-06-10")) == PhaseNow::end);
  CHECK(phase_on(phases(contract, day("2025-06-09")), day("2025-06-10")) == PhaseNow::under_way);
}

TEST_CASE(
    "a contract that waits for its option is in its end phase, and under way again after the good "
    "news") {
  const Contract contract = decided(two_years(1), 1, OptionDecision::taken, "2025-11-20");
  CHECK(phases(contract, day("2025-12-01")) ==
        Circle{{Phase::start, from_to("2023-11-01", "2024-06-30")},
               {Phase::under_way, from_to("2024-07-01", "2025-09-30")},
               {Phase::end, from_to("2025-10-01", "2025-11-19")},
               {Phase::under_way, from_to("2025-11-20", "2026-09-30")},
               {Phase::end, from_to("2026-10-01", "2026-12-31")}});
}

TEST_CASE(
    "a contract that is broken off is ending from the day that is known, also in its start "
    "period") {
  Contract contract = two_years(1);
  contract.termination = Termination{day("2024-06-01"), day("2024-03-15")};
  const Circle circle = phases(contract, day("2024-04-01"));
  CHECK(circle == Circle{{Phase::start, from_to("2023-11-01", "2024-03-14")},
                         {Phase::end, from_to("2024-03-15", "2024-05-31")}});
  CHECK(phase_on(phases(contract, day("2024-03-14")), day("2024-06-01")) == PhaseNow::start);
}

TEST_CASE("the end is known from the first bad news, not from the last") {
  Contract contract = decided(two_years(1), 1, OptionDecision::declined, "2025-06-10");
  contract.termination = Termination{day("2025-11-01"), day("2025-08-01")};
  CHECK(end_known_since(contract, day("2025-12-01")) == day("2025-06-10"));
  contract.termination->known_day = day("2025-05-01");
  CHECK(end_known_since(contract, day("2025-12-01")) == day("2025-05-01"));
  CHECK(end_day(contract, day("2025-12-01")) == day("2025-11-01"));
}

TEST_CASE("nobody new begins before the contract, after the last day for it, or after the end") {
  Contract contract = two_years(0);
  CHECK_FALSE(takes_new_participants(contract, day("2023-12-31")));
  CHECK(takes_new_participants(contract, day("2024-01-01")));
  CHECK_FALSE(takes_new_participants(contract, day("2026-01-01")));
  contract.intake_stop_day = day("2025-09-30");
  CHECK(takes_new_participants(contract, day("2025-09-30")));
  CHECK_FALSE(takes_new_participants(contract, day("2025-10-01")));
  contract.terms = {
      {the<TermId>(1), TermKind::intake_stop, day("2025-02-01"), day("2025-06-30"), "Brev"}};
  CHECK_FALSE(takes_new_participants(contract, day("2025-07-01")));
  CHECK(takes_new_participants(contract, day("2025-01-31")));
}

TEST_CASE(
    "the contract says which personal data may be processed and how it is paid, from a day on") {
  Contract contract = two_years(0);
  contract.price_model = PriceModel::avtalt_pris_per_benyttet_plass_per_maned;
  CHECK(allowed_data_kinds(contract, day("2024-01-01")).empty());
  contract.terms = {
      {the<TermId>(1), TermKind::data_kinds, day("2024-01-01"),
       std::vector<std::string>{"NAVN", "STEMME", "NOE_NYTT"}, "Bilag 3"},
      {the<TermId>(2), TermKind::price_model, day("2025-01-01"),
       std::vector<std::string>{"AVTALT_PRIS_PER_TIME_OPPFOLGING_PER_DELTAKER"}, "Endring 1"},
  };
  const auto kinds = allowed_data_kinds(contract, day("2024-01-01"));
  REQUIRE(kinds.size() == 3);
  CHECK(kinds[1] == DataKind::stemme);
  CHECK(kinds[2].code() == "NOE_NYTT");
  CHECK(price_model_on(contract, day("2024-12-31")) ==
        PriceModel::avtalt_pris_per_benyttet_plass_per_maned);
  CHECK(price_model_on(contract, day("2025-01-01")) ==
        PriceModel::avtalt_pris_per_time_oppfolging_per_deltaker);
}

namespace {

/// A contract with any options and decisions, as they come in life: in order, noticed at any time,
/// perhaps broken off.
Contract any_contract() {
  Contract contract = two_years(*rc::gen::inRange(0, 4));
  contract.start_months = *rc::gen::inRange(0, 25);
  for (int ordinal = 1; ordinal <= static_cast<int>(contract.options.size()); ++ordinal) {
    const auto decision =
        *rc::gen::element(OptionDecision::open, OptionDecision::taken, OptionDecision::declined);
    if (decision == OptionDecision::open) break;
    const Day notice = contract.options[static_cast<std::size_t>(ordinal - 1)].first_day -
                       *rc::gen::inRange(1, 500);
    auto next = decide_option(contract, ordinal, decision, notice, notice);
    if (next) contract = *next;
    if (decision == OptionDecision::declined) break;
  }
  if (*rc::gen::inRange(0, 4) == 0) {
    const Day end = contract.first_day + *rc::gen::inRange(1, 700);
    contract.termination = Termination{end, end - *rc::gen::inRange(0, 300)};
  }
  return contract;
}

}  // namespace

TEST_CASE("laws of a contract's phases") {
  law("a contract is in exactly one phase on each day from award to its end, as known today", [] {
    const Contract contract = any_contract();
    const Day today = contract.award_day + *rc::gen::inRange(-100, 2200);
    const Circle circle = phases(contract, today);
    const Day end = end_day(contract, today);
    for (Day d = contract.award_day - 3; d < end + 3; ++d) {
      const auto now = phase_on(circle, d);
      if (d < contract.award_day) {
        RC_ASSERT(now == PhaseNow::not_yet);
      } else if (d >= end) {
        RC_ASSERT(now == PhaseNow::over);
      } else {
        RC_ASSERT(as_phase(now).has_value());
      }
    }
  });
  law("the phase of a day that is past does not change with what is known later, but for an end "
      "that had come",
      [] {
        const Contract contract = any_contract();
        const Day today = contract.award_day + *rc::gen::inRange(0, 1500);
        const Day later = today + *rc::gen::inRange(0, 700);
        const Circle then = phases(contract, today);
        const Circle now = phases(contract, later);
        const Day d = contract.award_day + *rc::gen::inRange(0, 1500);
        RC_PRE(d <= today && d < end_day(contract, today) && d < end_day(contract, later));
        RC_ASSERT(phase_on(then, d) == phase_on(now, d));
      });
  law("each day's phase is what the table in domain.md says of that day", [] {
    const Contract contract = any_contract();
    const Day today = contract.award_day + *rc::gen::inRange(0, 2200);
    const Circle circle = phases(contract, today);
    const Day d = contract.award_day + *rc::gen::inRange(0, 2200);
    RC_PRE(d < end_day(contract, today));
    const Day known_on = std::min(d, today);
    const auto known_since = end_known_since(contract, known_on);
    const bool ending =
        (known_since && *known_since <= d) || d >= end_day(contract, known_on).plus_months(-3);
    const bool starting = d < contract.first_day.plus_months(contract.start_months);
    const PhaseNow expected = ending     ? PhaseNow::end
                              : starting ? PhaseNow::start
                                         : PhaseNow::under_way;
    RC_ASSERT(phase_on(circle, d) == expected);
  });
  law("what is decided never makes a contract longer than it could have become", [] {
    const Contract contract = any_contract();
    const Day on = contract.award_day + *rc::gen::inRange(0, 2200);
    const Day later = on + *rc::gen::inRange(0, 800);
    RC_ASSERT(end_day(contract, on) <= longest_end_day(contract, on));
    RC_ASSERT(longest_end_day(contract, later) <= longest_end_day(contract, on));
  });
}
