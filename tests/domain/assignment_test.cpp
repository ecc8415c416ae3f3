#include "domain/assignment.hpp"

#include <algorithm>
#include <set>

#include "domain/say.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

using Rows = std::vector<Assignment>;

Assignment given_to(std::uint8_t employee, Period days, std::uint8_t id = 0) {
  Assignment assignment;
  assignment.id = the<AssignmentId>(id != 0 ? id : employee);
  assignment.participation = the<ParticipationId>(1);
  assignment.employee = the<EmployeeId>(employee);
  assignment.days = days;
  assignment.reason = "Ny deltaker";
  assignment.decided_by = the<EmployeeId>(99);
  return assignment;
}

std::string code_of(const Result<Rows>& result) { return result ? "" : result.error().code; }

std::optional<EmployeeId> leader_on(const Rows& rows, const char* iso) {
  const Assignment* lead = lead_on(rows, day(iso));
  return lead != nullptr ? std::optional{lead->employee} : std::nullopt;
}

}  // namespace

TEST_CASE(
    "a change of lead consultant ends the one before on the day before, with the reason and who "
    "decided") {
  Rows rows = change_lead({}, given_to(1, from("2026-01-01"))).value();
  Assignment next = given_to(2, from("2026-03-01"));
  next.reason = "Kari slutter";
  rows = change_lead(rows, next).value();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].days == from_to("2026-01-01", "2026-02-28"));
  CHECK(rows[0].end_reason == "Kari slutter");
  CHECK(rows[0].ended_by == the<EmployeeId>(99));
  CHECK(rows[1].days == from("2026-03-01"));
  CHECK(leader_on(rows, "2026-02-28") == the<EmployeeId>(1));
  CHECK(leader_on(rows, "2026-03-01") == the<EmployeeId>(2));
}

TEST_CASE("somebody else on the same day leaves a row without a day: nothing is deleted") {
  Rows rows = change_lead({}, given_to(1, from("2026-01-01"))).value();
  rows = change_lead(rows, given_to(2, from("2026-01-01"))).value();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].days.empty());
  CHECK(leader_on(rows, "2026-01-01") == the<EmployeeId>(2));
  CHECK(lead_chain(rows).size() == 1);
}

TEST_CASE("a lead in between goes on until the one that is planned already begins") {
  Rows rows = change_lead({}, given_to(1, from("2026-06-01"))).value();
  rows = change_lead(rows, given_to(3, from("2026-09-01"))).value();
  rows = change_lead(rows, given_to(2, from("2026-01-01"))).value();
  CHECK(leader_on(rows, "2026-05-31") == the<EmployeeId>(2));
  CHECK(leader_on(rows, "2026-06-01") == the<EmployeeId>(1));
  CHECK(leader_on(rows, "2026-09-01") == the<EmployeeId>(3));
  CHECK(code_of(change_lead(rows, given_to(4, from_to("2026-02-01", "2026-07-31")))) ==
        "lead_overlap");
}

TEST_CASE("whoever was beside and becomes lead is not both") {
  Rows rows = change_lead({}, given_to(1, from("2026-01-01"))).value();
  rows = add_co(rows, given_to(2, from("2026-01-01"))).value();
  rows = change_lead(rows, given_to(2, from("2026-02-01"), 3)).value();
  CHECK(leader_on(rows, "2026-02-01") == the<EmployeeId>(2));
  CHECK(co_on(rows, day("2026-02-01")).empty());
  CHECK(co_on(rows, day("2026-01-31")).size() == 1);
}

TEST_CASE("a change needs a reason, somebody who decided, at least a day, and somebody new") {
  const Rows rows = change_lead({}, given_to(1, from("2026-01-01"))).value();
  Assignment next = given_to(2, from("2026-02-01"));
  next.reason = "  ";
  CHECK(code_of(change_lead(rows, next)) == "reason_missing");
  next = given_to(2, from("2026-02-01"));
  next.decided_by.reset();
  CHECK(code_of(change_lead(rows, next)) == "decided_by_missing");
  CHECK(code_of(change_lead(rows, given_to(2, Period{day("2026-02-01"), day("2026-02-01")}))) ==
        "period_empty");
  CHECK(code_of(change_lead(rows, given_to(1, from("2026-02-01"), 2))) == "already_lead");
}

TEST_CASE("three may be beside the lead, a fourth may not; nor the same person twice") {
  Rows rows = change_lead({}, given_to(1, from("2026-01-01"))).value();
  for (std::uint8_t n = 2; n <= 4; ++n)
    rows = add_co(rows, given_to(n, from("2026-01-01"))).value();
  CHECK(code_of(add_co(rows, given_to(5, from("2026-06-01")))) == "too_many_co");
  CHECK(code_of(add_co(rows, given_to(5, from_to("2025-12-01", "2026-01-01")))) == "too_many_co");
  CHECK(add_co(rows, given_to(5, from_to("2025-12-01", "2025-12-31"))).has_value());
  CHECK(code_of(add_co(rows, given_to(1, from_to("2026-06-01", "2026-06-30"), 6))) ==
        "twice_the_same");
}

TEST_CASE("an assignment is ended with a reason, on a day that it has not ended before") {
  const Rows rows = change_lead({}, given_to(1, from("2026-01-01"))).value();
  const auto end = [&](const Rows& of, std::uint8_t id, const char* end_day, const char* reason) {
    return end_assignment(of, the<AssignmentId>(id), day(end_day), reason, the<EmployeeId>(99));
  };
  const Rows ended = end(rows, 1, "2026-04-01", "Permisjon").value();
  CHECK(ended[0].days == from_to("2026-01-01", "2026-03-31"));
  CHECK(ended[0].end_reason == "Permisjon");
  CHECK(end(ended, 1, "2026-03-01", "Tidligere enn ventet").has_value());
  CHECK(code_of(end(ended, 1, "2026-05-01", "Senere")) == "already_ended");
  CHECK(code_of(end(rows, 2, "2026-04-01", "Permisjon")) == "not_found");
  CHECK(code_of(end(rows, 1, "2026-04-01", "")) == "reason_missing");
  CHECK(code_of(end(rows, 1, "2025-12-31", "Permisjon")) == "end_before_start");
}

TEST_CASE("days without a lead consultant are gaps") {
  Rows rows = change_lead({}, given_to(1, from_to("2026-01-10", "2026-01-31"))).value();
  rows = change_lead(rows, given_to(2, from_to("2026-02-10", "2026-02-20"))).value();
  CHECK(lead_gaps(rows, from_to("2026-01-01", "2026-02-28")) ==
        std::vector<Period>{from_to("2026-01-01", "2026-01-09"),
                            from_to("2026-02-01", "2026-02-09"),
                            from_to("2026-02-21", "2026-02-28")});
  CHECK(lead_gaps(rows, from("2026-02-15")) == std::vector<Period>{from("2026-02-21")});
  CHECK(lead_gaps(rows, from_to("2026-01-12", "2026-01-20")).empty());
  CHECK(lead_gaps({}, from_to("2026-01-01", "2026-01-02")) ==
        std::vector<Period>{from_to("2026-01-01", "2026-01-02")});
}

TEST_CASE("the chain of consultants is told from the first to the last") {
  Rows rows = change_lead({}, given_to(2, from("2026-06-01"))).value();
  rows = change_lead(rows, given_to(1, from("2026-01-01"))).value();
  rows = add_co(rows, given_to(3, from("2026-01-01"))).value();
  const auto chain = lead_chain(rows);
  REQUIRE(chain.size() == 2);
  CHECK(chain[0]->employee == the<EmployeeId>(1));
  CHECK(chain[1]->employee == the<EmployeeId>(2));
}

namespace {

/// A life of changes, as anybody might try to make them; what is refused leaves the rows as they
/// were.
Rows any_rows() {
  Rows rows;
  const int tries = *rc::gen::inRange(0, 25);
  for (int i = 0; i < tries; ++i) {
    const Day first{*rc::gen::inRange(0, 100)};
    Period days{first, std::nullopt};
    if (*rc::gen::arbitrary<bool>()) days.end = first + *rc::gen::inRange(0, 40);
    const auto next =
        given_to(*rc::gen::inRange<std::uint8_t>(1, 8), days, static_cast<std::uint8_t>(i + 1));
    const int kind = *rc::gen::inRange(0, 5);
    auto result = kind <= 2   ? change_lead(rows, next)
                  : kind == 3 ? add_co(rows, next)
                              : end_assignment(
                                    rows, the<AssignmentId>(*rc::gen::inRange<std::uint8_t>(1, 25)),
                                    first, "Slutter", the<EmployeeId>(99));
    if (result) {
      RC_ASSERT(result->size() >= rows.size());
      rows = *result;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("laws of assignments") {
  law("after any changes no day has two leads, more than three beside, or anybody twice", [] {
    const Rows rows = any_rows();
    RC_ASSERT(check_assignments(rows).has_value());
    for (int n = -2; n < 150; ++n) {
      int leads = 0;
      int beside = 0;
      std::set<EmployeeId> people;
      for (const Assignment& row : rows) {
        if (!row.days.contains(Day{n})) continue;
        (row.part == AssignmentPart::lead ? leads : beside) += 1;
        RC_ASSERT(people.insert(row.employee).second);
      }
      RC_ASSERT(leads <= 1);
      RC_ASSERT(beside <= most_co_consultants);
    }
  });
  law("gaps and led days together are the whole period, and no day is both", [] {
    const Rows rows = any_rows();
    const Day first{*rc::gen::inRange(0, 100)};
    const Period within{first, first + *rc::gen::inRange(0, 120)};
    const auto gaps = lead_gaps(rows, within);
    for (int n = -2; n < 250; ++n) {
      const Day d{n};
      const bool in_gap =
          std::any_of(gaps.begin(), gaps.end(), [&](const Period& gap) { return gap.contains(d); });
      RC_ASSERT(in_gap == (within.contains(d) && lead_on(rows, d) == nullptr));
    }
    for (std::size_t i = 1; i < gaps.size(); ++i) RC_ASSERT(*gaps[i - 1].end < gaps[i].first);
  });
  law("whoever is made lead is lead from that day", [] {
    const Rows rows = any_rows();
    const Day first{*rc::gen::inRange(0, 100)};
    const auto changed = change_lead(rows, given_to(50, Period{first, std::nullopt}));
    RC_ASSERT(changed.has_value());
    RC_ASSERT(lead_on(*changed, first)->employee == the<EmployeeId>(50));
    RC_ASSERT(changed->size() == rows.size() + 1);
  });
}
