#include "app/example/script.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "app/example/cast.hpp"
#include "base/text.hpp"
#include "domain/calendar.hpp"
#include "domain/person_number.hpp"

namespace stafett::example {
namespace {

using domain::AssignmentPart;
using domain::Status;
using domain::StatusReason;

const Day monday = *Day::of(2025, 11, 24);

const Script& script() {
  static const Script one = write_script(1, monday);
  return one;
}

/// All acts of one kind with when and who.
template <class Wanted>
std::vector<std::pair<const Event*, const Wanted*>> all(const Script& s) {
  std::vector<std::pair<const Event*, const Wanted*>> found;
  for (const auto& event : s.events) {
    if (const auto* act = std::get_if<Wanted>(&event.act)) found.emplace_back(&event, act);
  }
  return found;
}

/// The agency's last word on each participation.
std::map<std::size_t, AgencyState> last_word(const Script& s) {
  std::map<std::size_t, AgencyState> states;
  for (const auto& event : s.events) {
    if (const auto* a = std::get_if<Referred>(&event.act)) states[a->participation.at] = a->state;
    if (const auto* a = std::get_if<AgencyChanged>(&event.act))
      states[a->participation.at] = a->state;
  }
  return states;
}

Status status_today(const AgencyState& state, Day today) {
  const bool begun =
      state.status == Status::venter_pa_oppstart && state.start_day && *state.start_day <= today;
  return begun ? Status::deltar : state.status;
}

/// The days of each lead of each participation.
struct Led {
  EmployeePlace who;
  Period days;
};
std::map<std::size_t, std::vector<Led>> leads(const Script& s) {
  std::map<std::size_t, std::vector<Led>> found;
  for (const auto& [event, a] : all<Assigned>(s)) {
    if (a->part != AssignmentPart::lead) continue;
    auto& rows = found[a->participation.at];
    if (!rows.empty() && (!rows.back().days.end || *rows.back().days.end > a->first_day)) {
      rows.back().days.end = a->first_day;
    }
    rows.push_back({a->employee, {a->first_day, {}}});
  }
  for (const auto& [event, a] : all<AssignmentEnded>(s)) {
    for (auto& led : found[a->participation.at]) {
      if (led.who == a->employee && led.days.contains(a->last_day)) led.days.end = a->last_day + 1;
    }
  }
  return found;
}

TEST_CASE("the same seed and day give the same script to the byte; another seed gives another") {
  CHECK(to_text(script()) == to_text(write_script(1, monday)));
  CHECK(to_text(script()) != to_text(write_script(2, monday)));
}

TEST_CASE("one provider with three contracts: one in its end, one under way, one in its start") {
  REQUIRE(script().contracts.size() == 3);
  const auto& ending = script().contracts[follow_up_contract.at];
  CHECK(ending.base_end_day - 1 - monday == 60);
  CHECK(ending.option_model == domain::OptionModel::to_pluss_en_pluss_en);
  const auto decided = all<OptionDecided>(script());
  REQUIRE(decided.size() == 1);
  CHECK(decided[0].second->contract == follow_up_contract);
  CHECK(decided[0].second->decision == domain::OptionDecision::declined);
  const auto& under_way = script().contracts[clarification_contract.at];
  CHECK(under_way.first_day.plus_months(under_way.start_months) < monday);
  CHECK(under_way.base_end_day.plus_months(-3) > monday);
  const auto& starting = script().contracts[course_contract.at];
  CHECK(starting.first_day < monday);
  CHECK(starting.first_day.plus_months(starting.start_months) > monday);
  for (const auto& contract : script().contracts)
    CHECK(domain::make_contract(contract).has_value());
}

TEST_CASE(
    "twelve consultants: two have left, one has given notice, one has just begun; two leaders") {
  std::map<std::size_t, Day> first, last;
  for (const auto& [event, a] : all<Hired>(script()))
    first[a->employee.at] = a->employment.days.first;
  for (const auto& [event, a] : all<NoticeGiven>(script())) last[a->employee.at] = a->last_day;
  int consultants = 0, left = 0, leaving = 0, fresh = 0, leaders = 0, administrators = 0;
  for (std::size_t i = 0; i < script().employees.size(); ++i) {
    switch (script().employees[i].position) {
      case Position::leader:
        ++leaders;
        break;
      case Position::administrator:
        ++administrators;
        break;
      case Position::consultant:
        ++consultants;
        if (last.contains(i) && last[i] < monday) ++left;
        if (last.contains(i) && last[i] >= monday) ++leaving;
        if (first[i] > monday - 15) ++fresh;
        break;
    }
  }
  CHECK(consultants == 12);
  CHECK(left == 2);
  CHECK(leaving == 1);
  CHECK(fresh == 1);
  CHECK(leaders == 2);
  CHECK(administrators == 1);
}

TEST_CASE("140 people, each with a name of their own and a number that can be nobody's") {
  CHECK(script().people.size() == 140);
  std::set<std::string> names, numbers;
  for (const auto& p : script().people) {
    names.insert(p.given_name + ' ' + p.family_name);
    numbers.insert(p.number);
    CHECK(domain::read_person_number(p.number)->verdict == domain::NumberVerdict::synthetic);
    CHECK((p.email.empty() || p.email.ends_with(".example")));
    CHECK(p.phone.starts_with("+47 00 "));
  }
  CHECK(names.size() == 140);
  CHECK(numbers.size() == 140);
}

TEST_CASE("every status that a provider is shown is there, and every reason") {
  std::set<Status> statuses;
  std::set<StatusReason> reasons;
  for (const auto& [participation, state] : last_word(script())) {
    statuses.insert(status_today(state, monday));
    if (state.reason) reasons.insert(*state.reason);
  }
  CHECK(statuses == std::set{Status::sokt_inn, Status::vurderes, Status::venter_pa_oppstart,
                             Status::deltar, Status::har_sluttet, Status::ikke_aktuell,
                             Status::fullfort, Status::avbrutt});
  CHECK(reasons.size() == domain::words<StatusReason>.size());
}

TEST_CASE("some have come from another provider, one has come back") {
  int transferred = 0, returned = 0;
  for (const auto& row : script().participations) {
    if (row.origin == domain::Origin::transferred) {
      ++transferred;
      CHECK_FALSE(row.previous_provider.empty());
    }
    if (row.origin == domain::Origin::returned) {
      ++returned;
      REQUIRE(row.earlier);
      CHECK(script().participations[row.earlier->at].person == row.person);
    }
  }
  CHECK(transferred >= 1);
  CHECK(returned == 1);
}

TEST_CASE(
    "one person's address is protected: no text that anybody writes gives the name or the town "
    "away") {
  const auto found =
      std::ranges::find_if(script().people, [](const auto& p) { return p.protection.has_value(); });
  REQUIRE(found != script().people.end());
  const PersonPlace person{static_cast<std::size_t>(found - script().people.begin())};
  CHECK(std::ranges::count_if(script().people,
                              [](const auto& p) { return p.protection.has_value(); }) == 1);
  CHECK(found->address.empty());
  CHECK(found->place.empty());
  int texts = 0;
  const auto check = [&](ParticipationPlace participation, const std::string& text) {
    if (script().participations[participation.at].person != person) return;
    ++texts;
    CHECK(text.find(found->given_name) == std::string::npos);
    CHECK(text.find(found->family_name) == std::string::npos);
    for (const auto* town : {"Sarpsborg", "Fredrikstad"}) {
      // Firms and the agency's office may have the town's name; the place of meeting may not.
      CHECK(text.find(std::string{"kontoret vårt i "} + town) == std::string::npos);
      CHECK(text.find(std::string{"Kontoret i "} + town) == std::string::npos);
    }
  };
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    check(a->participation, a->content.text + a->content.present);
  }
  for (const auto& [event, a] : all<AppointmentMade>(script()))
    check(a->participation, a->place + a->purpose);
  for (const auto& [event, a] : all<TaskAdded>(script())) check(a->participation, a->text);
  for (std::size_t i = 0; i < script().participations.size(); ++i) {
    const auto& row = script().participations[i];
    check({i}, row.purpose + row.content_lead);
  }
  CHECK(texts > 20);
}

TEST_CASE("nobody writes of somebody they do not follow, nor when they are away") {
  const auto rows = leads(script());
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    const Day day = event->at.day_in_norway();
    const auto& led = rows.at(a->participation.at);
    CHECK(std::ranges::any_of(
        led, [&](const Led& l) { return l.who == *event->by && l.days.contains(day); }));
  }
}

TEST_CASE("a participation has at most one lead consultant on any day") {
  for (const auto& [participation, led] : leads(script())) {
    for (std::size_t i = 0; i + 1 < led.size(); ++i) {
      REQUIRE(led[i].days.end);
      CHECK(*led[i].days.end <= led[i + 1].days.first);
    }
  }
}

TEST_CASE(
    "there are gaps: people who had no lead consultant for a while, and some who have none today") {
  const auto rows = leads(script());
  int past = 0, today = 0;
  for (const auto& [participation, state] : last_word(script())) {
    const auto found = rows.find(participation);
    const auto status = status_today(state, monday);
    const bool open = status == Status::deltar || status == Status::venter_pa_oppstart;
    if (found == rows.end()) {
      today += open ? 1 : 0;
      continue;
    }
    const auto& led = found->second;
    for (std::size_t i = 0; i + 1 < led.size(); ++i)
      past += *led[i].days.end < led[i + 1].days.first ? 1 : 0;
    if (open && led.back().days.end && *led.back().days.end <= monday) ++today;
  }
  CHECK(past >= 2);
  CHECK(today >= 3);
}

TEST_CASE("assignments have reasons: who left, holidays, another team") {
  std::set<std::string> reasons;
  for (const auto& [event, a] : all<Assigned>(script())) reasons.insert(a->reason);
  for (const auto* reason : {"Forrige konsulent har sluttet", "Ferieavvikling", "Tilbake fra ferie",
                             "Konsulenten har byttet team"}) {
    CAPTURE(reason);
    CHECK(reasons.contains(reason));
  }
}

TEST_CASE("some on the list have not been contacted by anybody yet") {
  std::set<std::size_t> met;
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    if (domain::NoteKind::other != a->content.kind) met.insert(a->participation.at);
  }
  int waiting = 0;
  for (const auto& [participation, state] : last_word(script())) {
    if (state.status == Status::venter_pa_oppstart && !met.contains(participation)) ++waiting;
  }
  CHECK(waiting >= 5);
}

TEST_CASE("nothing happens after a participation has ended but what ends it") {
  const auto states = last_word(script());
  const auto check = [&](ParticipationPlace participation, Day day) {
    const auto& state = states.at(participation.at);
    const auto status = status_today(state, monday);
    if (state.last_day && status != Status::deltar && status != Status::venter_pa_oppstart) {
      CHECK(day <= *state.last_day);
    }
  };
  for (const auto& [event, a] : all<NoteWritten>(script())) check(a->participation, a->content.day);
  for (const auto& [event, a] : all<AppointmentMade>(script())) {
    check(a->participation, a->starts_at.day_in_norway());
  }
  for (const auto& [event, a] : all<JobBegun>(script())) check(a->participation, a->first_day);
}

TEST_CASE(
    "people work on working days between eight and five, and the last thing happens before today") {
  for (std::uint64_t seed : {1, 5}) {
    for (const Day today :
         {monday, *Day::of(2026, 7, 11), *Day::of(2026, 1, 2), *Day::of(2024, 2, 29)}) {
      CAPTURE(today.to_text());
      const auto s = write_script(seed, today);
      int wrong_days = 0, wrong_hours = 0;
      for (const auto& event : s.events) {
        const Day day = event.at.day_in_norway();
        const auto minute = (event.at - Instant::in_norway(day, 0)) / minutes(1);
        wrong_days += domain::is_working_day(day) ? 0 : 1;
        wrong_hours += minute >= 8 * 60 && minute < 17 * 60 ? 0 : 1;
      }
      CHECK(wrong_days == 0);
      CHECK(wrong_hours == 0);
      CHECK(s.events.back().at < Instant::in_norway(today, 0));
      for (const auto& [event, a] : all<AppointmentMade>(s)) {
        CHECK(domain::is_working_day(a->starts_at.day_in_norway()));
      }
    }
  }
}

TEST_CASE("nobody is in two meetings at a time") {
  std::map<std::size_t, std::vector<std::pair<Instant, Instant>>> times;
  std::set<std::size_t> cancelled;
  for (const auto& [event, a] : all<AppointmentClosed>(script())) {
    if (a->state == domain::AppointmentState::cancelled) cancelled.insert(a->appointment.at);
  }
  for (const auto& [event, a] : all<AppointmentMade>(script())) {
    const bool in_group = script().contract_of(a->participation) == course_contract;
    if (cancelled.contains(a->appointment.at) || in_group) continue;
    times[a->with.at].emplace_back(a->starts_at, a->starts_at + minutes(a->minutes));
  }
  for (auto& [who, meetings] : times) {
    std::ranges::sort(meetings);
    for (std::size_t i = 0; i + 1 < meetings.size(); ++i) {
      CHECK(meetings[i].second <= meetings[i + 1].first);
    }
  }
}

TEST_CASE("July is quieter than October") {
  int july = 0, october = 0;
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    july += a->content.day.month() == 7 ? 1 : 0;
    october += a->content.day.month() == 10 ? 1 : 0;
  }
  CHECK(july * 2 < october);
}

TEST_CASE("today has appointments for everybody who is at work, and there are more to come") {
  const auto cast = make_cast(1, monday);
  std::set<std::size_t> today;
  int coming = 0;
  for (const auto& [event, a] : all<AppointmentMade>(script())) {
    if (a->starts_at.day_in_norway() == monday) today.insert(a->with.at);
    if (a->starts_at.day_in_norway() > monday) ++coming;
  }
  for (std::size_t i = 0; i < script().employees.size(); ++i) {
    const bool has_people = script().employees[i].position == Position::consultant && i != 11;
    CAPTURE(script().employees[i].employee.name);
    if (has_people && cast.at_work({i}, monday)) CHECK(today.contains(i));
  }
  CHECK(coming >= 20);
}

TEST_CASE("stages go forward one at a time by talk, and back when something did not fit") {
  std::map<std::size_t, int> stage;
  int back = 0;
  for (const auto& [event, a] : all<StageMoved>(script())) {
    auto& now = stage[a->participation.at];
    CHECK(domain::number_of(a->stage) != now);
    if (domain::number_of(a->stage) < now) {
      ++back;
      CHECK_FALSE(a->reason.empty());
    }
    now = domain::number_of(a->stage);
  }
  CHECK(back >= 3);
}

TEST_CASE("who has left for a job has a job in the file") {
  std::set<std::size_t> working;
  for (const auto& [event, a] : all<JobBegun>(script())) {
    if (a->kind == domain::JobKind::ordinary || a->kind == domain::JobKind::wage_subsidy) {
      working.insert(a->participation.at);
    }
  }
  for (const auto& [participation, state] : last_word(script())) {
    if (script().contract_of({participation}) != follow_up_contract) continue;
    if (state.status == Status::har_sluttet && state.reason == StatusReason::fatt_jobb) {
      CHECK(working.contains(participation));
    }
  }
}

TEST_CASE("there is work of every kind: trial, practice, wage subsidy, ordinary") {
  std::set<domain::JobKind> kinds;
  for (const auto& [event, a] : all<JobBegun>(script())) kinds.insert(a->kind);
  CHECK(kinds.size() == domain::words<domain::JobKind>.size());
}

TEST_CASE("firms' numbers are synthetic; one is not known by its number yet") {
  int missing = 0;
  for (const auto& e : script().employers) {
    if (!e.organisation_number) {
      ++missing;
      continue;
    }
    CHECK(e.organisation_number->front() == '3');
    CHECK(domain::read_organisation_number(*e.organisation_number) == e.organisation_number);
  }
  CHECK(missing == 1);
}

TEST_CASE("three thousand notes do not read as copies of each other") {
  std::set<std::string> texts;
  std::map<std::string_view, int> openings;
  std::size_t count = 0;
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    if (!a->is_signed) continue;
    ++count;
    texts.insert(a->content.text);
  }
  CHECK(count > 2400);
  CHECK(texts.size() * 1000 > count * 995);
}

TEST_CASE("two years of notes, in both written standards and of every kind") {
  std::set<domain::NoteKind> kinds;
  int nynorsk = 0;
  Day earliest = monday;
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    kinds.insert(a->content.kind);
    earliest = std::min(earliest, a->content.day);
    if (a->content.text.find(" ikkje ") != std::string::npos) ++nynorsk;
    CHECK(a->content.text.size() > 15);
    CHECK(text::is_utf8(a->content.text));
    CHECK(a->content.minutes > 0);
  }
  CHECK(kinds.size() == domain::words<domain::NoteKind>.size());
  CHECK(nynorsk > 30);
  CHECK(monday - earliest > 640);
}

TEST_CASE("a few notes are corrected, very few withheld, some are not finished") {
  CHECK(all<NoteCorrected>(script()).size() >= 5);
  int withheld = 0, unfinished = 0;
  for (const auto& [event, a] : all<NoteWritten>(script())) {
    withheld += a->content.withheld_reason ? 1 : 0;
    unfinished += a->is_signed ? 0 : 1;
  }
  CHECK(withheld == 2);
  CHECK(unfinished >= 3);
  CHECK(all<Typed>(script()).size() >= 1);
}

TEST_CASE("everything is told before it is used: appointments, tasks, notes, jobs and firms") {
  std::set<std::size_t> appointments, tasks, notes, jobs, firms, people;
  for (const auto& event : script().events) {
    if (const auto* a = std::get_if<AppointmentMade>(&event.act))
      appointments.insert(a->appointment.at);
    if (const auto* a = std::get_if<AppointmentClosed>(&event.act))
      CHECK(appointments.contains(a->appointment.at));
    if (const auto* a = std::get_if<TaskAdded>(&event.act)) tasks.insert(a->task.at);
    if (const auto* a = std::get_if<TaskDone>(&event.act)) CHECK(tasks.contains(a->task.at));
    if (const auto* a = std::get_if<EmployerRegistered>(&event.act)) firms.insert(a->employer.at);
    if (const auto* a = std::get_if<JobBegun>(&event.act)) {
      CHECK(firms.contains(a->employer.at));
      jobs.insert(a->job.at);
    }
    if (const auto* a = std::get_if<JobEnded>(&event.act)) CHECK(jobs.contains(a->job.at));
    if (const auto* a = std::get_if<Referred>(&event.act)) people.insert(a->participation.at);
    if (const auto* a = std::get_if<Assigned>(&event.act))
      CHECK(people.contains(a->participation.at));
    if (const auto* a = std::get_if<NoteCorrected>(&event.act)) CHECK(notes.contains(a->note.at));
    if (const auto* a = std::get_if<NoteWritten>(&event.act)) {
      notes.insert(a->note.at);
      CHECK(people.contains(a->participation.at));
      if (a->holds) CHECK(appointments.contains(a->holds->at));
    }
  }
  CHECK(people.size() == script().participations.size());
}

TEST_CASE("some are near the limit of how long they may take part") {
  int near_a_year = 0, near_twelve_weeks = 0;
  const auto states = last_word(script());
  for (const auto& [participation, state] : states) {
    if (status_today(state, monday) != Status::deltar || !state.start_day) continue;
    const auto& row = script().participations[participation];
    const int days = monday - *state.start_day;
    if (row.effort_group == domain::EffortGroup::trenger_veiledning && days > 320 && days < 366)
      ++near_a_year;
    if (script().contract_of({participation}) == clarification_contract && days > 70)
      ++near_twelve_weeks;
  }
  CHECK(near_a_year >= 3);
  CHECK(near_twelve_weeks >= 2);
}

}  // namespace
}  // namespace stafett::example
