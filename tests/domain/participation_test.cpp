#include "domain/participation.hpp"

#include "domain/say.hpp"
#include "domain/status_moves.hpp"
#include "law.hpp"

using namespace stafett;
using namespace stafett::domain;

namespace {

std::optional<Day> maybe(const char* iso) {
  return iso != nullptr ? std::optional{day(iso)} : std::nullopt;
}

/// A participation whose last day (nullptr: none) is given as people say it.
Participation one(Status status, const char* start, const char* last) {
  Participation participation;
  participation.id = the<ParticipationId>(1);
  participation.status = status;
  participation.status_day = day("2026-01-01");
  participation.referral_day = day("2026-01-01");
  participation.start_day = maybe(start);
  if (last != nullptr) participation.end_day = day(last) + 1;
  return participation;
}

Delivery running() {
  Delivery delivery;
  delivery.measure = MeasureType::oppfolging;
  return delivery;
}

Delivery until(const char* last, DeliveryStatus status = DeliveryStatus::gjennomfores) {
  Delivery delivery = running();
  delivery.end_day = day(last) + 1;
  delivery.status = status;
  return delivery;
}

Delivery course() {
  Delivery delivery;
  delivery.measure = MeasureType::jobbklubb;
  delivery.start_type = StartType::felles;
  delivery.enrolment = EnrolmentType::trenger_godkjenning;
  return delivery;
}

std::optional<StatusReason> reason_of(const Participation& participation) {
  return participation.reason ? participation.reason->known() : std::nullopt;
}

constexpr auto stopped_reason = StatusReason::samarbeidet_med_arrangoren_er_avbrutt;

}  // namespace

TEST_CASE("what the dates make of a participation") {
  struct Row {
    const char* what;
    Status before;
    const char* start;
    const char* last;
    Delivery delivery;
    const char* today;
    Status after;
    const char* since;  // nullptr: as before
  };
  Delivery stopped_course = course();
  stopped_course.status = DeliveryStatus::avbrutt;
  stopped_course.end_day = day("2026-03-01");
  Delivery run_out_course = course();
  run_out_course.end_day = day("2026-03-01");
  Delivery training = running();
  training.measure = MeasureType::gruppe_arbeidsmarkedsopplaering;
  Delivery called_off = running();
  called_off.status = DeliveryStatus::avlyst;

  using enum Status;
  const Row rows[] = {
      {"waits until the day before", venter_pa_oppstart, "2026-02-01", nullptr, running(),
       "2026-01-31", venter_pa_oppstart, nullptr},
      {"begins on its start day", venter_pa_oppstart, "2026-02-01", nullptr, running(),
       "2026-02-01", deltar, "2026-02-01"},
      {"began while nobody looked", venter_pa_oppstart, "2026-02-01", "2026-08-01", running(),
       "2026-03-09", deltar, "2026-02-01"},
      {"takes part on the last day", deltar, "2026-02-01", "2026-03-01", running(), "2026-03-01",
       deltar, nullptr},
      {"has left the day after", deltar, "2026-02-01", "2026-03-01", running(), "2026-03-02",
       har_sluttet, "2026-03-02"},
      {"began and left while nobody looked", venter_pa_oppstart, "2026-02-01", "2026-03-01",
       running(), "2026-04-01", har_sluttet, "2026-03-02"},
      {"has no end", deltar, "2026-02-01", nullptr, running(), "2036-01-01", deltar, nullptr},
      {"completes a course", deltar, "2026-02-01", "2026-03-01", course(), "2026-03-02", fullfort,
       "2026-03-02"},
      {"completes training", deltar, "2026-02-01", "2026-03-01", training, "2026-03-02", fullfort,
       "2026-03-02"},
      {"a course that ran out is completed", deltar, "2026-02-01", nullptr, run_out_course,
       "2026-03-01", fullfort, "2026-03-01"},
      {"a course that was stopped is broken off", deltar, "2026-02-01", "2026-05-01",
       stopped_course, "2026-03-01", avbrutt, "2026-03-01"},
      {"who had completed before the course was stopped has completed", deltar, "2026-02-01",
       "2026-02-20", stopped_course, "2026-03-01", fullfort, "2026-02-21"},
      {"the delivery ends", deltar, "2026-02-01", "2026-05-01", until("2026-02-28"), "2026-03-01",
       har_sluttet, "2026-03-01"},
      {"never began before the delivery ended", venter_pa_oppstart, "2026-04-01", "2026-05-01",
       until("2026-02-28"), "2026-03-01", ikke_aktuell, "2026-03-01"},
      {"has a place but no dates when the delivery ends", venter_pa_oppstart, nullptr, nullptr,
       until("2026-02-28"), "2026-03-01", ikke_aktuell, "2026-03-01"},
      {"the delivery is called off", venter_pa_oppstart, "2026-02-01", nullptr, called_off,
       "2026-02-05", ikke_aktuell, "2026-02-05"},
      {"applied in vain", sokt_inn, nullptr, nullptr, until("2026-02-28"), "2026-03-01",
       ikke_aktuell, "2026-03-01"},
      {"waited on the list in vain", venteliste, nullptr, nullptr, until("2026-02-28"),
       "2026-03-01", ikke_aktuell, "2026-03-01"},
      {"applies still", sokt_inn, nullptr, nullptr, until("2026-02-28"), "2026-02-28", sokt_inn,
       nullptr},
      {"a draft that was never approved", utkast_til_pamelding, nullptr, nullptr,
       until("2026-02-28"), "2026-03-01", avbrutt_utkast, "2026-03-01"},
      {"is extended after the end", har_sluttet, "2026-02-01", "2026-06-30", running(),
       "2026-03-10", deltar, "2026-03-10"},
      {"is extended after the course", fullfort, "2026-02-01", "2026-06-30", course(), "2026-03-10",
       deltar, "2026-03-10"},
      {"is not extended beyond the delivery", har_sluttet, "2026-02-01", "2026-06-30",
       until("2026-02-28"), "2026-03-10", har_sluttet, nullptr},
      {"left long ago", har_sluttet, "2026-02-01", "2026-03-01", running(), "2027-01-01",
       har_sluttet, nullptr},
      {"left, and nobody knows when", har_sluttet, "2026-02-01", nullptr, running(), "2027-01-01",
       har_sluttet, nullptr},
      {"was registered in error", feilregistrert, "2026-02-01", "2026-03-01", running(),
       "2027-01-01", feilregistrert, nullptr},
      {"is not relevant", ikke_aktuell, nullptr, nullptr, until("2026-02-28"), "2027-01-01",
       ikke_aktuell, nullptr},
      {"is half registered", kladd, nullptr, nullptr, until("2026-02-28"), "2027-01-01", kladd,
       nullptr},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Participation before = one(row.before, row.start, row.last);
    const Advance advanced = advance(before, row.delivery, day(row.today));
    CHECK(advanced.participation.status.code() == to_text(row.after));
    CHECK(advanced.participation.status_day.to_text() ==
          (row.since != nullptr ? row.since : before.status_day.to_text()));
    CHECK(advanced.changes.empty() == (row.since == nullptr));
    if (!advanced.changes.empty()) {
      CHECK(advanced.changes.back().status == advanced.participation.status);
      CHECK(advanced.changes.back().valid_from == advanced.participation.status_day);
      CHECK(advanced.changes.back().cause == StatusCause::dates);
    }
  }
}

TEST_CASE("who began and left while nobody looked has both in the history") {
  const auto advanced = advance(one(Status::venter_pa_oppstart, "2026-02-01", "2026-03-01"),
                                running(), day("2026-04-01"));
  REQUIRE(advanced.changes.size() == 2);
  CHECK(advanced.changes[0].status == Status::deltar);
  CHECK(advanced.changes[0].valid_from == day("2026-02-01"));
  CHECK(advanced.changes[1].status == Status::har_sluttet);
}

TEST_CASE("whoever never began has no dates any more") {
  const auto advanced = advance(one(Status::venter_pa_oppstart, "2026-04-01", "2026-05-01"),
                                until("2026-02-28"), day("2026-03-01"));
  CHECK_FALSE(advanced.participation.start_day.has_value());
  CHECK_FALSE(advanced.participation.end_day.has_value());
  CHECK(advanced.dates_changed);
  CHECK_FALSE(reason_of(advanced.participation).has_value());
}

TEST_CASE(
    "when the agency stops a delivery, that is the reason; when it runs out, it is not, but for "
    "drafts") {
  const auto reason_after = [](Status status, const Delivery& delivery) {
    return reason_of(advance(one(status, "2026-02-01", "2026-05-01"), delivery, day("2026-03-01"))
                         .participation);
  };
  const Delivery stopped = until("2026-02-28", DeliveryStatus::avbrutt);
  CHECK(reason_after(Status::deltar, stopped) == stopped_reason);
  CHECK(reason_after(Status::sokt_inn, stopped) == stopped_reason);
  CHECK(reason_after(Status::deltar, until("2026-02-28")) == std::nullopt);
  CHECK(reason_after(Status::utkast_til_pamelding, until("2026-02-28")) == stopped_reason);
}

TEST_CASE("a last day after the delivery's is clipped to it, as soon as that is known") {
  const auto advanced = advance(one(Status::deltar, "2026-02-01", "2026-12-31"),
                                until("2026-06-30"), day("2026-03-01"));
  CHECK(advanced.participation.status == Status::deltar);
  CHECK(advanced.participation.end_day == day("2026-07-01"));
  CHECK(advanced.dates_changed);
  CHECK(advanced.changes.empty());
}

TEST_CASE("a place that begins after the delivery's end keeps its dates until it falls away") {
  const Participation later = one(Status::venter_pa_oppstart, "2026-08-01", "2026-12-31");
  CHECK(advance(later, until("2026-06-30"), day("2026-03-01")).participation == later);
  CHECK(advance(later, until("2026-06-30"), day("2026-07-01")).participation.status ==
        Status::ikke_aktuell);
}

TEST_CASE("a place without a day was never taken") {
  Participation empty = one(Status::venter_pa_oppstart, "2026-02-01", nullptr);
  empty.end_day = empty.start_day;
  CHECK(advance(empty, running(), day("2026-02-01")).participation.status == Status::ikke_aktuell);
}

TEST_CASE("a status we do not know stands, and counts as open") {
  Participation participation = one(Status::deltar, "2026-02-01", "2026-03-01");
  participation.status = Coded<Status>::read("PAA_VENT");
  const auto advanced = advance(participation, running(), day("2027-01-01"));
  CHECK(advanced.participation == participation);
  CHECK(is_open(participation));
}

TEST_CASE("new dates are taken where they can be, and the status follows them") {
  const Day today = day("2026-03-01");
  const auto change = [&](Status status, const char* start, const char* last) {
    const auto changed = change_dates(one(status, "2026-02-01", "2026-06-30"), running(),
                                      maybe(start), maybe(last), today);
    return changed ? std::string{changed->participation.status.code()} : changed.error().code;
  };
  CHECK(change(Status::deltar, "2026-02-01", "2026-09-30") == "DELTAR");
  CHECK(change(Status::deltar, "2026-02-01", "2026-02-28") == "HAR_SLUTTET");
  CHECK(change(Status::har_sluttet, "2026-02-01", "2026-09-30") == "DELTAR");
  CHECK(change(Status::venter_pa_oppstart, nullptr, nullptr) == "VENTER_PA_OPPSTART");
  CHECK(change(Status::venter_pa_oppstart, "2026-04-01", nullptr) == "VENTER_PA_OPPSTART");
  CHECK(change(Status::venter_pa_oppstart, "2026-03-01", nullptr) == "DELTAR");
  CHECK(change(Status::deltar, "2026-04-01", "2026-03-31") == "end_before_start");
  CHECK(change(Status::deltar, nullptr, "2026-03-31") == "end_without_start");
  CHECK(change(Status::deltar, nullptr, nullptr) == "start_missing");
  CHECK(change(Status::deltar, "2026-04-01", nullptr) == "start_in_future");
  CHECK(change(Status::feilregistrert, "2026-02-01", "2026-09-30") == "status_has_no_dates");
  CHECK(change(Status::ikke_aktuell, "2026-02-01", "2026-09-30") == "status_has_no_dates");
  const auto same = change_dates(one(Status::deltar, "2026-02-01", "2026-06-30"), running(),
                                 day("2026-02-01"), day("2026-06-30"), today);
  CHECK_FALSE(same->dates_changed);
}

TEST_CASE("the acts that are open follow from status, dates and delivery") {
  using Acts = std::vector<StatusAct>;
  const Day today = day("2026-03-01");
  CHECK(open_acts(one(Status::kladd, nullptr, nullptr), running(), today) ==
        Acts{StatusAct::share_draft, StatusAct::give_place});
  CHECK(open_acts(one(Status::kladd, nullptr, nullptr), course(), today) ==
        Acts{StatusAct::share_draft, StatusAct::apply});
  CHECK(open_acts(one(Status::deltar, "2026-02-01", nullptr), running(), today) ==
        Acts{StatusAct::register_in_error});
  CHECK(open_acts(one(Status::deltar, "2026-01-01", nullptr), running(), day("2026-01-15")) ==
        Acts{StatusAct::call_off, StatusAct::register_in_error});
  CHECK(open_acts(one(Status::deltar, "2026-01-01", nullptr), running(), day("2026-01-16")) ==
        Acts{StatusAct::register_in_error});
  CHECK(open_acts(one(Status::feilregistrert, nullptr, nullptr), running(), today).empty());
  Participation unknown = one(Status::deltar, nullptr, nullptr);
  unknown.status = Coded<Status>::read("PAA_VENT");
  CHECK(open_acts(unknown, running(), today).empty());
}

TEST_CASE(
    "a participation starts until its plan is agreed and its first mapping confirmed, and ends in "
    "six weeks") {
  Participation participation = one(Status::deltar, "2026-01-15", "2026-07-31");
  CHECK(phases(participation) == Circle{{Phase::start, from_to("2026-01-01", "2026-06-19")},
                                        {Phase::end, from_to("2026-06-20", "2026-07-31")}});
  participation.plan_agreed_day = day("2026-02-10");
  CHECK(phase_on(phases(participation), day("2026-02-10")) == PhaseNow::start);
  participation.mapping_confirmed_day = day("2026-02-20");
  CHECK(phases(participation) == Circle{{Phase::start, from_to("2026-01-01", "2026-02-19")},
                                        {Phase::under_way, from_to("2026-02-20", "2026-06-19")},
                                        {Phase::end, from_to("2026-06-20", "2026-07-31")}});
  participation.ending_agreed_day = day("2026-05-01");
  CHECK(phase_on(phases(participation), day("2026-04-30")) == PhaseNow::under_way);
  CHECK(phase_on(phases(participation), day("2026-05-01")) == PhaseNow::end);
  CHECK(phase_on(phases(participation), day("2026-08-01")) == PhaseNow::over);
}

TEST_CASE("a participation without an end goes on; without any day it has no circle") {
  const Participation open = one(Status::deltar, "2026-01-15", nullptr);
  CHECK(phases(open) == Circle{{Phase::start, from("2026-01-01")}});
  CHECK(days_of(open) == from("2026-01-01"));
  Participation nothing = one(Status::sokt_inn, nullptr, nullptr);
  nothing.referral_day.reset();
  CHECK(phases(nothing).empty());
  CHECK_FALSE(days_of(nothing).has_value());
}

TEST_CASE("what never took place was over when that was decided") {
  Participation participation = one(Status::ikke_aktuell, nullptr, nullptr);
  participation.status_day = day("2026-02-15");
  CHECK(phase_on(phases(participation), day("2026-02-14")) == PhaseNow::start);
  CHECK(phase_on(phases(participation), day("2026-02-15")) == PhaseNow::over);
}

TEST_CASE("a milestone is set on a day that has come, after the referral, and can be taken back") {
  const Participation participation = one(Status::deltar, "2026-01-15", nullptr);
  const Day today = day("2026-03-01");
  const auto set = [&](const char* iso) {
    return set_milestone(participation, Milestone::plan_agreed, maybe(iso), today);
  };
  CHECK(set("2026-03-01")->plan_agreed_day == day("2026-03-01"));
  CHECK(set("2026-03-02").error().code == "day_in_future");
  CHECK(set("2025-12-31").error().code == "day_before_referral");
  CHECK_FALSE(set(nullptr)->plan_agreed_day.has_value());
  CHECK(set_milestone(participation, Milestone::mapping_confirmed, today, today)
            ->mapping_confirmed_day == today);
  CHECK(set_milestone(participation, Milestone::ending_agreed, today, today)->ending_agreed_day ==
        today);
}

TEST_CASE("what is granted is added to what was granted before") {
  auto granted = grant({}, {from_to("2026-01-01", "2026-06-30"), "Nav"}).value();
  granted = grant(granted, {from_to("2026-07-01", "2026-12-31"), "Nav, forlengelse"}).value();
  CHECK(granted.size() == 2);
  CHECK(grant(granted, {from_to("2026-08-01", "2026-12-31"), "Nav"}).error().code ==
        "granted_already");
  CHECK(grant(granted, {from_to("2026-01-01", "2027-12-31"), "Nav"}).error().code ==
        "granted_before_earlier");
  CHECK(grant(granted, {Period{day("2026-08-01"), day("2026-08-01")}, "Nav"}).error().code ==
        "period_empty");
}

TEST_CASE("a later-registered extent with an earlier date wipes the later ones") {
  auto extents = register_extent({}, {day("2026-01-01"), 50, 30}).value();
  extents = register_extent(extents, {day("2026-03-01"), 80, 40}).value();
  extents = register_extent(extents, {day("2026-05-01"), 100, 50}).value();
  CHECK(extent_on(extents, day("2026-04-30"))->percent == 80);
  extents = register_extent(extents, {day("2026-02-01"), 60, 25}).value();
  REQUIRE(extents.size() == 2);
  CHECK(extent_on(extents, day("2026-12-31"))->percent == 60);
  CHECK(extent_on(extents, day("2026-01-31"))->percent == 50);
  CHECK_FALSE(extent_on(extents, day("2025-12-31")).has_value());
  CHECK(register_extent(extents, {day("2026-06-01"), 60, 25}).error().code == "extent_unchanged");
  CHECK(register_extent(extents, {day("2026-06-01"), 0, {}}).error().code ==
        "percent_out_of_range");
  CHECK(register_extent(extents, {day("2026-06-01"), 101, {}}).error().code ==
        "percent_out_of_range");
  CHECK(register_extent(extents, {day("2026-06-01"), 50, 55}).error().code ==
        "days_per_week_out_of_range");
}

namespace {

std::optional<Day> any_maybe_day() {
  if (*rc::gen::inRange(0, 3) == 0) return std::nullopt;
  return Day{*rc::gen::inRange(0, 60)};
}

Participation any_participation(std::optional<Status> status = std::nullopt) {
  Participation participation;
  participation.status = status ? *status : static_cast<Status>(*rc::gen::inRange(0, 14));
  participation.status_day = Day{*rc::gen::inRange(0, 30)};
  participation.referral_day = any_maybe_day();
  participation.start_day = any_maybe_day();
  if (participation.start_day) {
    participation.end_day = any_maybe_day();
    if (participation.end_day && *participation.end_day <= *participation.start_day)
      participation.end_day.reset();
  }
  participation.plan_agreed_day = any_maybe_day();
  participation.mapping_confirmed_day = any_maybe_day();
  participation.ending_agreed_day = any_maybe_day();
  return participation;
}

/// A delivery whose end is known by its day alone, or one that was ended today.
Delivery any_delivery(bool by_day_alone) {
  Delivery delivery = *rc::gen::arbitrary<bool>() ? running() : course();
  delivery.end_day = any_maybe_day();
  if (!by_day_alone) delivery.status = static_cast<DeliveryStatus>(*rc::gen::inRange(0, 4));
  return delivery;
}

/// How far a participation has come: it waits, takes part, has ended.
int progress(const Participation& participation) {
  const auto status = participation.status.known().value();
  if (status == Status::deltar) return 1;
  return is_open(status) ? 0 : 2;
}

}  // namespace

TEST_CASE("laws of dates that drive a status") {
  law("asking again on the same day changes nothing", [] {
    const auto delivery = any_delivery(false);
    const Day today{*rc::gen::inRange(0, 80)};
    const auto advanced = advance(any_participation(), delivery, today).participation;
    const auto again = advance(advanced, delivery, today);
    RC_ASSERT(again.participation == advanced);
    RC_ASSERT(again.changes.empty());
    RC_ASSERT(!again.dates_changed);
  });
  law("every day, or once after a month, comes to the same", [] {
    const auto status =
        *rc::gen::element(Status::sokt_inn, Status::venter_pa_oppstart, Status::deltar,
                          Status::utkast_til_pamelding, Status::venteliste);
    const auto delivery = any_delivery(true);
    Participation daily = any_participation(status);
    const auto once = advance(daily, delivery, Day{70}).participation;
    for (int n = 0; n <= 70; ++n) daily = advance(daily, delivery, Day{n}).participation;
    RC_ASSERT(daily == once);
  });
  law("time alone leads forward, never back, unless the end was moved", [] {
    const auto delivery = any_delivery(true);
    Participation participation = advance(any_participation(), delivery, Day{0}).participation;
    for (int n = 1; n <= 70; ++n) {
      const auto next = advance(participation, delivery, Day{n}).participation;
      const bool extended =
          has_ended(*participation.status.known()) && participation.end_day > Day{n};
      if (!extended) RC_ASSERT(progress(next) >= progress(participation));
      participation = next;
    }
  });
  law("only moves of the table are made, each of them by the dates", [] {
    const auto delivery = any_delivery(false);
    const Day today{*rc::gen::inRange(0, 80)};
    const auto before = any_participation();
    Status status = *before.status.known();
    for (const auto& change : advance(before, delivery, today).changes) {
      const auto moves = status_moves();
      RC_ASSERT(std::any_of(moves.begin(), moves.end(), [&](const StatusMove& move) {
        return move.from == status && change.status == move.to &&
               decided_by(move.act) == DecidedBy::dates;
      }));
      status = *change.status.known();
    }
  });
  law("nobody takes part after their last day, or in a delivery that is over", [] {
    const auto delivery = any_delivery(false);
    const Day today{*rc::gen::inRange(0, 80)};
    const auto after = advance(any_participation(), delivery, today).participation;
    if (after.status == Status::deltar) {
      RC_ASSERT(!is_over(delivery, today));
      RC_ASSERT(!after.end_day || *after.end_day > today);
    }
  });
}

TEST_CASE("laws of a participation's phases") {
  law("phases come in their order, and cover exactly the days of the participation", [] {
    const auto participation = any_participation();
    const Circle circle = phases(participation);
    const auto days = days_of(participation);
    for (std::size_t i = 1; i < circle.size(); ++i)
      RC_ASSERT(circle[i - 1].phase < circle[i].phase);
    for (int n = -3; n < 80; ++n) {
      RC_ASSERT(as_phase(phase_on(circle, Day{n})).has_value() == (days && days->contains(Day{n})));
    }
  });
}

TEST_CASE("laws of extents") {
  law("after any registrations the extents stand in order, and the last one registered counts from "
      "its day",
      [] {
        std::vector<ExtentFrom> extents;
        const int count = *rc::gen::inRange(1, 15);
        for (int i = 0; i < count; ++i) {
          const ExtentFrom next{Day{*rc::gen::inRange(0, 40)}, *rc::gen::inRange(1, 101),
                                std::nullopt};
          const auto registered = register_extent(extents, next);
          if (!registered) continue;
          extents = *registered;
          for (int n = next.first_day.number(); n < 50; ++n)
            RC_ASSERT(extent_on(extents, Day{n}) == next);
          for (std::size_t k = 1; k < extents.size(); ++k) {
            RC_ASSERT(extents[k - 1].first_day < extents[k].first_day);
          }
        }
      });
}
