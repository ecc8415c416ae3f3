#include "domain/rings.hpp"

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

Contract two_plus_one() {
  Contract contract;
  contract.id = the<ContractId>(1);
  contract.number = "24/1";
  contract.name = "Oppfølging Nord";
  contract.award_day = day("2025-11-01");
  contract.first_day = day("2026-01-01");
  contract.base_end_day = day("2028-01-01");
  contract.options = usual_options(OptionModel::to_pluss_en, contract.first_day, 3);
  return contract;
}

Employment post(std::uint8_t employee, const char* first, const char* title) {
  Employment employment;
  employment.employee = the<EmployeeId>(employee);
  employment.contract = the<ContractId>(1);
  employment.role_title = title;
  employment.days = from(first);
  return employment;
}

Participation participation(std::uint8_t n, Status status, const char* referral) {
  Participation one;
  one.id = the<ParticipationId>(n);
  one.status = status;
  one.status_day = day(referral);
  one.referral_day = day(referral);
  one.start_day = day(referral);
  return one;
}

Assignment lead(std::uint8_t employee, Period days) {
  Assignment assignment;
  assignment.employee = the<EmployeeId>(employee);
  assignment.days = days;
  assignment.reason = "Ny deltaker";
  return assignment;
}

}  // namespace

TEST_CASE("the rings hold the contract, its consultants and its participants with their gaps") {
  const Contract contract = two_plus_one();
  const std::vector<Employment> of_kari = {post(1, "2026-01-01", "Jobbkonsulent")};
  const std::vector<Employment> of_ola = {post(2, "2024-01-01", "Veileder"),
                                          post(2, "2026-02-01", "Jobbspesialist")};
  const std::vector<RingConsultantFacts> consultants = {{the<EmployeeId>(1), of_kari},
                                                        {the<EmployeeId>(2), of_ola}};
  const Participation first = participation(1, Status::deltar, "2026-08-01");
  const Participation second = participation(2, Status::deltar, "2026-07-01");
  const Participation third = participation(3, Status::sokt_inn, "2026-09-01");
  const std::vector<Assignment> of_first = {lead(1, from_to("2026-08-01", "2026-08-20")),
                                            lead(2, from("2026-08-25"))};
  const std::vector<Assignment> of_second = {lead(2, from("2026-07-01"))};
  const std::vector<RingParticipantFacts> participants = {
      {first, of_first}, {second, of_second}, {third, {}}};

  const Rings turned = rings(contract, consultants, participants, day("2026-09-02"));
  CHECK(turned.first_day == day("2025-11-01"));
  CHECK(turned.decided_end_day == day("2028-01-01"));
  CHECK(turned.end_day == day("2029-01-01"));
  CHECK(turned.phase == PhaseNow::under_way);
  CHECK(turned.contract == phases(contract, day("2026-09-02")));

  REQUIRE(turned.consultants.size() == 2);
  CHECK(turned.consultants[0].employee == the<EmployeeId>(2));  // was there first
  CHECK(turned.consultants[0].caseload == 2);
  CHECK(turned.consultants[0].role_title == "Jobbspesialist");
  CHECK(turned.consultants[1].caseload == 0);

  REQUIRE(turned.participants.size() == 3);
  CHECK(turned.participants[0].participation == the<ParticipationId>(2));
  CHECK(turned.participants[0].gaps.empty());
  CHECK(turned.participants[1].lead == the<EmployeeId>(2));
  CHECK(turned.participants[1].gaps == std::vector<Period>{from_to("2026-08-21", "2026-08-24")});
  CHECK(turned.participants[2].gaps == std::vector<Period>{from_to("2026-09-01", "2026-09-02")});
  CHECK_FALSE(turned.participants[2].lead.has_value());
  CHECK(turned.gap_days == 6);
  CHECK(turned.without_lead == 1);

  // Calm: the contract is under way from July; Ola's newer post starts until 1 August, Kari's post
  // until 1 July. Second: 1 to 31 July no, 33 days yes. First: 20 days with Kari, 9 with Ola.
  // Third: none.
  const int calm = 33 + 20 + 9;
  const int days = 64 + 33 + 2;
  CHECK(turned.calm_percent == (200 * calm + days) / (2 * days));
}

TEST_CASE("a contract without anybody has empty rings, not wrong ones") {
  const Rings turned = rings(two_plus_one(), {}, {}, day("2026-01-01"));
  CHECK(turned.consultants.empty());
  CHECK(turned.participants.empty());
  CHECK_FALSE(turned.calm_percent.has_value());
  CHECK(turned.without_lead == 0);
}

TEST_CASE("whoever has left needs no lead, but the gaps that were are told") {
  Participation left = participation(1, Status::har_sluttet, "2026-01-10");
  left.end_day = day("2026-02-01");
  const std::vector<Assignment> assignments = {lead(1, from_to("2026-01-15", "2026-12-31"))};
  const std::vector<RingParticipantFacts> participants = {{left, assignments}};
  const Rings turned = rings(two_plus_one(), {}, participants, day("2026-03-01"));
  CHECK(turned.participants[0].gaps == std::vector<Period>{from_to("2026-01-10", "2026-01-14")});
  CHECK_FALSE(turned.participants[0].lead.has_value());
  CHECK(turned.without_lead == 0);
}

TEST_CASE("somebody who is referred from a day to come has no gap yet") {
  const Participation later = participation(1, Status::venter_pa_oppstart, "2026-06-01");
  CHECK(gaps_until(later, {}, day("2026-05-31")).empty());
  CHECK(gaps_until(later, {}, day("2026-06-01")) ==
        std::vector<Period>{from_to("2026-06-01", "2026-06-01")});
}
