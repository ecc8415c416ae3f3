#include "domain/employment.hpp"

#include "domain/say.hpp"
#include "domain/team.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

Employment post(Period days) {
  Employment employment;
  employment.employee = the<EmployeeId>(1);
  employment.role_title = "Jobbkonsulent";
  employment.days = days;
  return employment;
}

std::string refusal(Employment parts) {
  const auto made = make_employment(std::move(parts));
  return made ? "" : made.error().code;
}

const Circle contract = {{Phase::start, from_to("2025-11-01", "2026-06-30")},
                         {Phase::under_way, from_to("2026-07-01", "2027-09-30")},
                         {Phase::end, from_to("2027-10-01", "2027-12-31")}};

}  // namespace

TEST_CASE("a post starts until the onboarding is signed off, at most six months") {
  Employment employment = post(from("2026-01-01"));
  CHECK(phases(employment, {}) == Circle{{Phase::start, from_to("2026-01-01", "2026-06-30")},
                                         {Phase::under_way, from("2026-07-01")}});
  employment.onboarding_signed_day = day("2026-02-15");
  CHECK(phase_on(phases(employment, {}), day("2026-02-14")) == PhaseNow::start);
  CHECK(phase_on(phases(employment, {}), day("2026-02-15")) == PhaseNow::under_way);
  employment.onboarding_signed_day = day("2026-12-15");
  CHECK(phase_on(phases(employment, {}), day("2026-07-01")) == PhaseNow::under_way);
}

TEST_CASE("notice, from whichever side, is the beginning of the end") {
  Employment employment = post(from_to("2026-01-01", "2026-12-31"));
  employment.notice_day = day("2026-09-20");
  CHECK(phase_on(phases(employment, {}), day("2026-09-19")) == PhaseNow::under_way);
  CHECK(phase_on(phases(employment, {}), day("2026-09-20")) == PhaseNow::end);
  CHECK(phase_on(phases(employment, {}), day("2027-01-01")) == PhaseNow::over);
}

TEST_CASE("a fixed term ends through its last three months, a permanent post does not") {
  Employment employment = post(from_to("2026-01-01", "2026-12-31"));
  CHECK(phase_on(phases(employment, {}), day("2026-12-31")) == PhaseNow::under_way);
  employment.type = EmploymentType::fixed_term;
  CHECK(phase_on(phases(employment, {}), day("2026-09-30")) == PhaseNow::under_way);
  CHECK(phase_on(phases(employment, {}), day("2026-10-01")) == PhaseNow::end);
}

TEST_CASE("a post that depends on a contract ends with it, unless other work is agreed") {
  Employment employment = post(from("2026-01-01"));
  employment.contract = the<ContractId>(1);
  CHECK(phase_on(phases(employment, contract), day("2027-09-30")) == PhaseNow::under_way);
  CHECK(phase_on(phases(employment, contract), day("2027-10-01")) == PhaseNow::end);
  CHECK(phase_on(phases(employment, contract), day("2028-05-01")) == PhaseNow::end);
  employment.other_work_agreed = true;
  CHECK(phase_on(phases(employment, contract), day("2027-10-01")) == PhaseNow::under_way);
}

TEST_CASE("a post comes back from its end when the contract's option is taken after all") {
  const Circle waited = {{Phase::under_way, from_to("2026-01-01", "2026-09-30")},
                         {Phase::end, from_to("2026-10-01", "2026-11-19")},
                         {Phase::under_way, from_to("2026-11-20", "2027-09-30")}};
  Employment employment = post(from("2025-01-01"));
  employment.contract = the<ContractId>(1);
  CHECK(phase_on(phases(employment, waited), day("2026-11-19")) == PhaseNow::end);
  CHECK(phase_on(phases(employment, waited), day("2026-11-20")) == PhaseNow::under_way);
}

TEST_CASE("somebody with two posts is where the newer post is; between posts they are not there") {
  const Circle first = {{Phase::under_way, from_to("2026-01-01", "2026-06-30")}};
  const Circle second = {{Phase::start, from_to("2026-05-01", "2026-07-31")}};
  const Circle third = {{Phase::start, from("2026-10-01")}};
  const std::vector<Circle> posts = {third, first, second};
  const Circle whole = joined(posts);
  CHECK(whole == Circle{{Phase::under_way, from_to("2026-01-01", "2026-04-30")},
                        {Phase::start, from_to("2026-05-01", "2026-07-31")},
                        {Phase::start, from("2026-10-01")}});
  CHECK(phase_on(whole, day("2026-08-15")) == PhaseNow::over);
  CHECK(joined({}).empty());
}

TEST_CASE("an onboarding that is not signed off after six months is overdue") {
  Employment employment = post(from("2026-01-01"));
  CHECK_FALSE(onboarding_is_overdue(employment, day("2026-06-30")));
  CHECK(onboarding_is_overdue(employment, day("2026-07-01")));
  employment.onboarding_signed_day = day("2026-03-01");
  CHECK_FALSE(onboarding_is_overdue(employment, day("2026-07-01")));
}

TEST_CASE("a post that does not hang together is not made") {
  const auto broken = [](auto change) {
    Employment employment = post(from_to("2026-01-01", "2026-12-31"));
    change(employment);
    return refusal(employment);
  };
  CHECK(broken([](Employment&) {}).empty());
  CHECK(broken([](Employment& e) { e.role_title = " "; }) == "employment_title_missing");
  CHECK(broken([](Employment& e) { e.extent_percent = 0; }) == "employment_extent_out_of_range");
  CHECK(broken([](Employment& e) { e.extent_percent = 101; }) == "employment_extent_out_of_range");
  CHECK(broken([](Employment& e) { e.days.end = e.days.first; }) == "employment_end_before_start");
  CHECK(broken([](Employment& e) {
          e.type = EmploymentType::fixed_term;
          e.days.end.reset();
        }) == "employment_fixed_term_without_end");
  CHECK(broken([](Employment& e) { e.notice_day = day("2027-01-01"); }) ==
        "employment_notice_after_end");
  CHECK(broken([](Employment& e) { e.onboarding_signed_day = day("2025-12-31"); }) ==
        "employment_onboarding_outside");
  CHECK(broken([](Employment& e) { e.buddy = e.employee; }) == "employment_own_buddy");
}

TEST_CASE("a relevant degree is at least a bachelor's") {
  Employee employee{the<EmployeeId>(1), "Kari", EducationLevel::vocational, "", true};
  CHECK(make_employee(employee).error().code == "employee_degree_below_bachelor");
  employee.education_level = EducationLevel::bachelor;
  CHECK(make_employee(employee).has_value());
  employee.name = " ";
  CHECK(make_employee(employee).error().code == "employee_name_missing");
}

namespace {

const std::vector<StaffMember> staff = {
    {the<EmployeeId>(1), true, 100, from("2026-01-01")},
    {the<EmployeeId>(2), true, 50, from_to("2026-01-01", "2026-06-30")},
    {the<EmployeeId>(3), false, 100, from("2026-01-01")},
    {the<EmployeeId>(4), false, 50, from("2026-03-01")},
};

}  // namespace

TEST_CASE("the share with a relevant degree is known on any day") {
  CHECK(degree_share(staff, day("2026-02-01")).percent() == 66);  // 2 of 3: rounded down
  CHECK(degree_share(staff, day("2026-03-01")).percent() == 50);
  CHECK(degree_share(staff, day("2026-07-01")).percent() == 33);
  CHECK_FALSE(degree_share(staff, day("2025-12-31")).percent().has_value());
  CHECK(degree_share(staff, day("2026-02-01")).meets(66) == true);
  CHECK(degree_share(staff, day("2026-02-01")).meets(67) == false);
  CHECK(degree_share(staff, day("2026-03-01")).meets(50) == true);
  CHECK_FALSE(degree_share(staff, day("2025-12-31")).meets(1).has_value());
}

TEST_CASE("one resignation can break the contract's demand") {
  CHECK(degree_share(staff, day("2026-03-01"), ShareBy::heads, the<EmployeeId>(1)).percent() == 33);
  CHECK(degree_share(staff, day("2026-03-01"), ShareBy::heads, the<EmployeeId>(4)).percent() == 66);
}

TEST_CASE("where a contract counts full-time equivalents, extents weigh") {
  const auto share = degree_share(staff, day("2026-03-01"), ShareBy::extent);
  CHECK(share.weight == 300);
  CHECK(share.weight_with_degree == 150);
  CHECK(share.heads == 4);
}

TEST_CASE("two posts are one head") {
  std::vector<StaffMember> two_posts = staff;
  two_posts.push_back({the<EmployeeId>(1), true, 20, from("2026-01-01")});
  CHECK(degree_share(two_posts, day("2026-02-01")).heads == 3);
  CHECK(degree_share(two_posts, day("2026-02-01"), ShareBy::extent).weight == 270);
}

TEST_CASE("the share through a period is told from day to day on which it changes") {
  const auto shares = degree_shares(staff, from_to("2026-01-15", "2026-12-31"));
  REQUIRE(shares.size() == 3);
  CHECK(shares[0].first_day == day("2026-01-15"));
  CHECK(shares[1].first_day == day("2026-03-01"));
  CHECK(shares[2].first_day == day("2026-07-01"));
  CHECK(shares[2].share.percent() == 33);
}

TEST_CASE("a leader leads those who are in the team on the day") {
  const std::vector<TeamMembership> memberships = {
      {the<TeamId>(1), the<EmployeeId>(1), true, from("2026-01-01")},
      {the<TeamId>(1), the<EmployeeId>(2), false, from_to("2026-02-01", "2026-03-31")},
      {the<TeamId>(2), the<EmployeeId>(3), false, from("2026-01-01")},
  };
  CHECK(leads(memberships, the<EmployeeId>(1), the<EmployeeId>(2), day("2026-03-31")));
  CHECK_FALSE(leads(memberships, the<EmployeeId>(1), the<EmployeeId>(2), day("2026-04-01")));
  CHECK_FALSE(leads(memberships, the<EmployeeId>(2), the<EmployeeId>(1), day("2026-03-01")));
  CHECK_FALSE(leads(memberships, the<EmployeeId>(1), the<EmployeeId>(3), day("2026-03-01")));
  CHECK(are_in_one_team(memberships, the<EmployeeId>(2), the<EmployeeId>(1), day("2026-02-01")));
  CHECK_FALSE(
      are_in_one_team(memberships, the<EmployeeId>(2), the<EmployeeId>(1), day("2026-01-31")));
}

namespace {

Employment any_post() {
  Employment employment = post({Day{*rc::gen::inRange(0, 400)}, std::nullopt});
  if (*rc::gen::arbitrary<bool>())
    employment.days.end = employment.days.first + *rc::gen::inRange(1, 900);
  if (employment.days.end)
    employment.type = *rc::gen::element(EmploymentType::permanent, EmploymentType::fixed_term);
  if (*rc::gen::arbitrary<bool>())
    employment.notice_day = employment.days.first + *rc::gen::inRange(0, 500);
  if (*rc::gen::arbitrary<bool>())
    employment.onboarding_signed_day = employment.days.first + *rc::gen::inRange(0, 300);
  if (*rc::gen::arbitrary<bool>()) employment.contract = the<ContractId>(1);
  employment.other_work_agreed = *rc::gen::arbitrary<bool>();
  return employment;
}

}  // namespace

TEST_CASE("laws of employments") {
  law("each day's phase is what the table in domain.md says of that day", [] {
    const Employment employment = any_post();
    const Day ends = Day{*rc::gen::inRange(0, 900)};
    const Circle of_contract = {{Phase::under_way, Period{Day{-500}, ends}},
                                {Phase::end, Period{ends, ends + 90}}};
    const Circle circle = phases(employment, of_contract);
    for (int n = -5; n < 1400; n += 3) {
      const Day d{n};
      const PhaseNow now = phase_on(circle, d);
      if (d < employment.days.first) {
        RC_ASSERT(now == PhaseNow::not_yet);
      } else if (!employment.days.contains(d)) {
        RC_ASSERT(now == PhaseNow::over);
      } else {
        const bool ending = (employment.notice_day && d >= *employment.notice_day) ||
                            (employment.type == EmploymentType::fixed_term &&
                             d >= employment.days.end->plus_months(-3)) ||
                            (employment.contract && !employment.other_work_agreed && d >= ends);
        const bool starting =
            d < employment.days.first.plus_months(6) &&
            !(employment.onboarding_signed_day && d >= *employment.onboarding_signed_day);
        RC_ASSERT(now == (ending     ? PhaseNow::end
                          : starting ? PhaseNow::start
                                     : PhaseNow::under_way));
      }
    }
  });
  law("a departure never changes the others, and never the share beyond what one head weighs", [] {
    std::vector<StaffMember> people;
    const int count = *rc::gen::inRange(1, 10);
    for (int i = 0; i < count; ++i) {
      people.push_back({the<EmployeeId>(static_cast<std::uint8_t>(i)), *rc::gen::arbitrary<bool>(),
                        100, Period{Day{0}, std::nullopt}});
    }
    const auto whole = degree_share(people, Day{1});
    const auto leaver = the<EmployeeId>(static_cast<std::uint8_t>(*rc::gen::inRange(0, count)));
    const auto left = degree_share(people, Day{1}, ShareBy::heads, leaver);
    RC_ASSERT(left.heads == whole.heads - 1);
    RC_ASSERT(whole.with_degree - left.with_degree >= 0 &&
              whole.with_degree - left.with_degree <= 1);
  });
}
