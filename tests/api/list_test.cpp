// The lists of participants: what is in them, in which order, and where a page ends.
#include <algorithm>

#include "api/office.hpp"

namespace stafett::test {
namespace {

/// The rows' ids of one page, and where the next begins.
struct Page {
  std::vector<std::string> ids;
  std::string next;
  std::string total;
};

Page page(Browser& browser, const std::string& query) {
  const auto seen = browser.get("/api/participations?" + query);
  REQUIRE_MESSAGE(seen.status == 200, seen.body);
  Page page{.ids = {}, .next = seen["next_cursor"], .total = seen["total"]};
  for (const auto& row : list(seen, "rows")) page.ids.push_back(text_of(row, "id"));
  return page;
}

/// All rows, page by page of `limit`.
std::vector<std::string> all_of(Browser& browser, const std::string& query, int limit) {
  std::vector<std::string> ids;
  std::string cursor;
  for (;;) {
    const auto one = page(browser, query + "&limit=" + std::to_string(limit) +
                                       (cursor.empty() ? "" : "&cursor=" + cursor));
    CHECK(static_cast<int>(one.ids.size()) <= limit);
    ids.insert(ids.end(), one.ids.begin(), one.ids.end());
    if (one.next.empty()) return ids;
    cursor = one.next;
  }
}

/// An office whose leader has seven to look after: four share all that lists are sorted by.
class Lists : public Office {
 public:
  explicit Lists(sql::Engine engine) : Office{engine} {
    for (const char* given : {"Lik", "Lik", "Lik", "Lik"}) {
      alike.push_back(referred(given, "Likesen", ""));
    }
    std::sort(alike.begin(), alike.end());
    everybody = alike;
    everybody.insert(everybody.end(), {kari, per, hemmelig});
    std::sort(everybody.begin(), everybody.end());
  }

  void set(const std::string& participation, const std::string& column, const auto& value) {
    desk.put("update participation set " + column + " = $2 where id = $1",
             *ParticipationId::from_text(participation), value);
  }

  std::vector<std::string> alike;
  std::vector<std::string> everybody;
};

}  // namespace

ON_BOTH_ENGINES(
    "pages of any size give everybody once, also where all that is sorted by is equal") {
  Lists office{engine};
  for (const char* sort :
       {"name", "last_contact", "next_date", "days_left", "stage", "referral_day"}) {
    for (const char* order : {"ascending", "descending"}) {
      const auto query = "scope=team&sort=" + std::string{sort} + "&order=" + order;
      const auto whole = page(office.at_leader, query);
      CHECK(whole.total == "7");
      CHECK(whole.next.empty());
      auto in_any_order = whole.ids;
      std::sort(in_any_order.begin(), in_any_order.end());
      CHECK(in_any_order == office.everybody);
      for (const int limit : {1, 2, 3, 7}) {
        CHECK(all_of(office.at_leader, query, limit) == whole.ids);
      }
      // Equals stand by id, whichever way the list is sorted.
      std::vector<std::string> equals;
      std::copy_if(whole.ids.begin(), whole.ids.end(), std::back_inserter(equals),
                   [&](const std::string& id) {
                     return std::find(office.alike.begin(), office.alike.end(), id) !=
                            office.alike.end();
                   });
      CHECK(equals == office.alike);
    }
  }
}

ON_BOTH_ENGINES("those without the day come last, whichever way the list is sorted") {
  Lists office{engine};
  const auto today = office.desk.now.day_in_norway();
  office.set(office.kari, "last_contact_day", today - 1);
  office.set(office.per, "last_contact_day", today - 9);
  auto found = page(office.at_leader, "scope=team&sort=last_contact").ids;
  CHECK(found[0] == office.per);
  CHECK(found[1] == office.kari);
  found = page(office.at_leader, "scope=team&sort=last_contact&order=descending").ids;
  CHECK(found[0] == office.kari);
  CHECK(found[1] == office.per);
  CHECK(std::is_sorted(found.begin() + 2, found.end()));

  office.set(office.per, "se_stage", 3);
  CHECK(page(office.at_leader, "scope=team&sort=stage").ids[0] == office.per);
  CHECK(page(office.at_leader, "scope=team&sort=stage&order=descending").ids[0] == office.per);
}

ON_BOTH_ENGINES("the next date that a list is sorted by is the first one planned from today on") {
  Lists office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.give(office.per, office.anna_id).status == 200);
  const auto plan = [&](const std::string& participation, int from_today) {
    const auto at = office.desk.now + hours(24 * from_today);
    office.desk.put(R"(
      insert into appointment (id, participation_id, employee_id, starts_at, day, minutes, kind,
                               place, purpose, state, created_at, version)
      values ($1, $2, $3, $4, $5, 30, 'meeting', '', '', 'planned', $4, 1))",
                    office.desk.make<AppointmentId>(), *ParticipationId::from_text(participation),
                    *EmployeeId::from_text(office.anna_id), at, at.day_in_norway());
  };
  plan(office.kari, 5);
  plan(office.kari, -3);
  plan(office.per, 2);
  plan(office.per, 9);
  CHECK(page(office.at_anna, "sort=next_date").ids ==
        std::vector<std::string>{office.per, office.kari});
  CHECK(page(office.at_anna, "sort=next_date&order=descending").ids ==
        std::vector<std::string>{office.kari, office.per});
}

ON_BOTH_ENGINES("whose name is not shown has no place by name: they come last") {
  Lists office{engine};
  for (const char* order : {"ascending", "descending"}) {
    const auto found =
        page(office.at_leader, "scope=team&sort=name&order=" + std::string{order}).ids;
    CHECK(found.back() == office.hemmelig);
  }
}

ON_BOTH_ENGINES("a list is narrowed by what it is asked for, all of it at once") {
  Lists office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.give(office.per, office.bo_id).status == 200);
  office.set(office.per, "se_stage", 2);
  office.set(office.alike[0], "status", std::string{"VENTER_PA_OPPSTART"});
  office.set(office.alike[1], "status", std::string{"HAR_SLUTTET"});
  const auto found = [&](const std::string& query) {
    auto ids = page(office.at_leader, "scope=all&" + query).ids;
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(found("lead=" + office.anna_id) == Ids{office.kari});
  CHECK(found("without_lead=false&stage=2") == Ids{office.per});
  CHECK(found("stage=2&stage=5") == Ids{office.per});
  CHECK(found("stage=0").size() == 5);
  CHECK(found("without_lead=true").size() == 4);
  CHECK(found("without_lead=true&ended=true").size() == 5);
  CHECK(found("status=VENTER_PA_OPPSTART") == Ids{office.alike[0]});
  CHECK(found("status=VENTER_PA_OPPSTART&status=HAR_SLUTTET&ended=true") ==
        Ids{office.alike[0], office.alike[1]});
  CHECK(found("team=" + office.team).size() == 2);
  CHECK(found("team=" + office.team + "&lead=" + office.bo_id) == Ids{office.per});
  CHECK(found("contract=" + office.contract).size() == 6);
  CHECK(found("contract=" + office.team).empty());
  CHECK(found("q=likesen") == Ids{office.alike[0], office.alike[2], office.alike[3]});
  CHECK(found("q=likesen&status=VENTER_PA_OPPSTART") == Ids{office.alike[0]});
  CHECK(found("q=%25").empty());
  CHECK(found("waiting_first_contact=true&lead=" + office.anna_id) == Ids{office.kari});
  CHECK(found("phase=start").size() + found("phase=under_way").size() + found("phase=end").size() +
            found("phase=not_yet").size() ==
        6);
}

ON_BOTH_ENGINES("a draft tells whom it is about, to those who may know the name") {
  Lists office{engine};
  REQUIRE(office.give(office.kari, office.anna_id).status == 200);
  REQUIRE(office.give(office.hemmelig, office.anna_id).status == 200);
  for (const auto& id : {office.kari, office.hemmelig}) {
    const auto kept = office.at_anna.put(
        "/api/drafts/note:" + id, R"({"content":"{}","participation":)" + in_quotes(id) + "}");
    REQUIRE_MESSAGE(kept.status == 200, kept.body);
    CHECK(kept["person"].empty());
  }
  const auto names = [&] {
    std::vector<std::string> all;
    const auto seen = office.at_anna.get("/api/my-day");
    REQUIRE_MESSAGE(seen.status == 200, seen.body);
    for (const auto& draft : list(seen, "drafts")) {
      all.push_back(text_of(*draft.member("person"), "given_name"));
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(names() == std::vector<std::string>{"", "Kari"});
  // Given to somebody else, it is still Anna's draft about somebody she knew.
  REQUIRE(office.give(office.kari, office.bo_id, 1).status == 200);
  office.desk.now = office.desk.now + hours(48);
  sign_in(office.desk, office.at_anna, office.anna);
  CHECK(names() == std::vector<std::string>{"", "Kari"});
  const auto drafts = office.at_anna.get("/api/drafts");
  CHECK(list(drafts, "rows").size() == 2);
}

}  // namespace stafett::test
