#include "service/day.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/calendar.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/people.hpp"
#include "service/words.hpp"
#include "store/contract.hpp"
#include "store/day.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::DutyKind;
using domain::RecordKind;

constexpr std::int64_t most_news = 30;
constexpr std::int64_t news_from_the_first_time = hours(7 * 24);
constexpr std::int32_t days_ahead = 90;

Result<EmployeeId> employee_of(const Call& call) {
  if (!call.session.employee) return refuse(Reason::not_allowed, "not_an_employee");
  return *call.session.employee;
}

view::DraftView draft_view(const store::Draft& draft) {
  return {.place = draft.place,
          .content = draft.content,
          .participation = draft.participation,
          .person = {},
          .changed_at = draft.changed_at};
}

/// All that the account has not finished, each with the name of whom it is about, as far as this
/// asker's lists may show it: also of those whom they follow no more.
std::vector<view::DraftView> own_drafts(sql::Reading& tx, const Call& call, store::Trail& trail) {
  std::vector<view::DraftView> views;
  std::vector<ParticipationId> about;
  for (const auto& draft : store::drafts_of(tx, call.session.account)) {
    views.push_back(draft_view(draft));
    if (draft.participation) about.push_back(*draft.participation);
  }
  if (about.empty()) return views;
  const auto people = People::load_named(tx, call, about);
  if (!people) return views;
  std::vector<const Seen*> shown;
  for (const auto& one : people->all()) {
    const auto name = people->name(one);
    if (name.family_name) shown.push_back(&one);
    if (!people->grant().includes(one.relation)) continue;
    for (auto& view : views) {
      if (view.participation == one.listed.participation.id) view.person = name;
    }
  }
  if (!shown.empty()) trail.push_back(people->line(call, shown));
  return views;
}

view::NewsKind kind_of(store::NewsRow::Kind kind) {
  switch (kind) {
    case store::NewsRow::Kind::assigned:
      return view::NewsKind::assigned;
    case store::NewsRow::Kind::status_changed:
      return view::NewsKind::status_changed;
    case store::NewsRow::Kind::note_written:
      return view::NewsKind::note_written;
  }
  return view::NewsKind::assigned;
}

/// Those of `people` whose id is asked for by other rows.
std::map<ParticipationId, const Seen*> by_id(const People& people) {
  std::map<ParticipationId, const Seen*> found;
  for (const auto& one : people.all()) found[one.listed.participation.id] = &one;
  return found;
}

std::vector<const Seen*> everybody(const People& people) {
  std::vector<const Seen*> all;
  for (const auto& one : people.all()) all.push_back(&one);
  return all;
}

}  // namespace

Result<view::MyDay> read_my_day(const Call& call) {
  const auto me = employee_of(call);
  if (!me) return tl::make_unexpected(me.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::MyDay> {
        auto people = People::load(tx, call, store::Scope::mine, false);
        if (!people) return tl::make_unexpected(people.error());
        const auto known = by_id(*people);
        view::MyDay day;
        day.today = call.today;

        const Period soon{call.today, call.today + 2};
        for (const auto& kept : store::meetings_of(tx, people->grant(), soon)) {
          const auto& a = kept.appointment;
          const auto found = known.find(a.participation);
          if (found == known.end() ||
              !people->grant().shows(found->second->relation, false, RecordKind::appointment,
                                     domain::Field::everything)) {
            continue;
          }
          day.appointments.push_back(
              {a.participation,
               people->name(*found->second),
               {a.id.uuid, kept.version, a.starts_at, a.starts_at.day_in_norway(), a.minutes,
                a.kind, a.place, a.purpose, a.state, view::Named{a.employee.uuid, kept.with}}});
        }

        for (const auto& one : people->all()) {
          for (const auto& duty : one.duties) {
            view::MyDayDuty due{one.listed.participation.id, people->name(one), duty_view(duty),
                                one.phase};
            (duty.kind == DutyKind::first_contact ? day.contact_first : day.duties)
                .push_back(std::move(due));
          }
        }
        const auto by_day = [](const view::MyDayDuty& a, const view::MyDayDuty& b) {
          return a.duty.due_day < b.duty.due_day;
        };
        std::stable_sort(day.contact_first.begin(), day.contact_first.end(), by_day);
        std::stable_sort(day.duties.begin(), day.duties.end(), by_day);

        const auto since = store::last_here(tx, call.session.account, call.session.token_hash)
                               .value_or(call.now + -news_from_the_first_time);
        for (const auto& row : store::news_of(tx, people->grant(), call.today, since, most_news)) {
          const auto found = known.find(row.participation);
          if (found == known.end()) continue;
          day.news.push_back({kind_of(row.kind), row.participation, people->name(*found->second),
                              row.at, row.text});
        }

        day.drafts = own_drafts(tx, call, trail);
        const Day monday = call.today - (call.today.weekday() - 1);
        const auto week = store::week_of(tx, *me, Period{monday, monday + 7});
        day.week = {week.notes,        week.note_minutes,
                    week.appointments, week.appointment_minutes,
                    week.people_met,   std::ssize(people->all())};
        if (!people->all().empty()) trail.push_back(people->line(call, everybody(*people)));
        return day;
      });
}

namespace {

view::QueueRow queue_row(People& people, const Seen& one, std::optional<Day> due, Day today) {
  const auto row = people.row(one);
  view::QueueRow queued{.participation = one.listed.participation.id,
                        .person = row.person,
                        .contract = row.contract,
                        .referral_day = row.referral_day,
                        .due_day = due,
                        .working_days_left = {},
                        .lead = row.lead,
                        .relation = one.relation};
  if (due) {
    queued.working_days_left =
        *due >= today ? domain::working_days(today, *due) : -domain::working_days(*due, today);
  }
  return queued;
}

std::optional<Day> due_day(const Seen& one, DutyKind kind) {
  for (const auto& duty : one.duties) {
    if (duty.kind == kind) return duty.due_day;
  }
  return std::nullopt;
}

/// The leader's page as it is put together.
class TeamPage {
 public:
  TeamPage(People& people, Day today) : people_{people}, today_{today} { page_.today = today; }

  void add_participant(const Seen& one) {
    const auto& p = one.listed.participation;
    ++page_.participants;
    if (p.contract) contracts_.insert(*p.contract);
    const bool overdue = std::any_of(
        one.duties.begin(), one.duties.end(),
        [](const domain::Duty& duty) { return duty.urgency == domain::Urgency::overdue; });
    if (overdue) ++page_.overdue;
    if (const auto due = due_day(one, DutyKind::first_contact)) {
      page_.queue.push_back(queue_row(people_, one, due, today_));
    }
    if (one.lead == nullptr) {
      page_.without_lead.push_back(
          queue_row(people_, one, due_day(one, DutyKind::no_lead), today_));
    } else {
      auto& load = loads_[one.lead->employee];
      ++load.lead;
      if (!one.listed.next) ++load.without_next_date;
      if (overdue) ++load.overdue;
    }
    for (const auto* co : domain::co_on(one.listed.assignments, today_)) {
      ++loads_[co->employee].co;
    }
    if (p.end_day) coming_of(one, view::ComingKind::granted_period_ends, *p.end_day - 1);
    if (p.start_day && *p.start_day > today_) {
      coming_of(one, view::ComingKind::participation_starts, *p.start_day);
    }
  }

  /// Whether somebody on the page is followed by this employee.
  [[nodiscard]] bool carries(EmployeeId employee) const { return loads_.contains(employee); }

  void add_consultant(const domain::Employee& employee,
                      const std::vector<store::KeptEmployment>& posts) {
    const auto found = loads_.find(employee.id);
    const Load load = found == loads_.end() ? Load{} : found->second;
    view::CaseloadRow row;
    row.employee = {employee.id.uuid, employee.name};
    row.phase = domain::phase_on(people_.circles().employee_circle(employee.id), today_);
    row.caseload = load.lead;
    row.co = load.co;
    row.without_next_date = load.without_next_date;
    row.overdue = load.overdue;
    row.is_new = row.phase == domain::PhaseNow::start;
    for (const auto& post : posts) {
      const auto& e = post.employment;
      coming({view::ComingKind::employment_starts,
              e.days.first,
              employee.name,
              {},
              {},
              employee.id,
              {}});
      if (e.days.end) {
        coming({view::ComingKind::employment_ends,
                *e.days.end - 1,
                employee.name,
                {},
                {},
                employee.id,
                {}});
      }
      if (!e.days.contains(today_)) continue;
      row.ends_day = e.days.last();
      const auto* const contract = people_.circles().contract(e.contract);
      if (contract == nullptr) continue;
      contracts_.insert(contract->id);
      if (const auto ceiling = domain::number_in_force(
              contract->terms, domain::TermKind::caseload_ceiling, today_)) {
        row.ceiling = *ceiling;
      }
    }
    page_.caseloads.push_back(std::move(row));
  }

  view::TeamOverview finished() && {
    const auto by_due = [](const view::QueueRow& a, const view::QueueRow& b) {
      return std::tie(a.due_day, a.participation) < std::tie(b.due_day, b.participation);
    };
    std::sort(page_.queue.begin(), page_.queue.end(), by_due);
    std::sort(page_.without_lead.begin(), page_.without_lead.end(), by_due);
    for (const auto id : contracts_) {
      const auto* const contract = people_.circles().contract(id);
      if (contract == nullptr) continue;
      page_.contracts.push_back({id.uuid, contract->name});
      coming_of(*contract);
    }
    std::stable_sort(page_.coming.begin(), page_.coming.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
    return std::move(page_);
  }

 private:
  struct Load {
    std::int64_t lead = 0;
    std::int64_t co = 0;
    std::int64_t without_next_date = 0;
    std::int64_t overdue = 0;
  };

  /// What starts and ends in the time ahead.
  void coming(view::ComingEvent event) {
    if (event.day >= today_ && event.day <= today_ + days_ahead)
      page_.coming.push_back(std::move(event));
  }
  void coming_of(const Seen& one, view::ComingKind kind, Day day) {
    const auto name = people_.name(one);
    coming({kind,
            day,
            name.family_name ? *name.given_name + " " + *name.family_name : std::string{},
            {},
            one.listed.participation.id,
            {},
            {}});
  }
  void coming_of(const domain::Contract& contract) {
    const auto add = [&](view::ComingKind kind, Day day) {
      coming({kind, day, contract.name, {}, {}, {}, contract.id});
    };
    add(view::ComingKind::contract_ends, domain::end_day(contract, today_) - 1);
    if (const auto* option = domain::next_open_option(contract, today_)) {
      add(view::ComingKind::option_decision, option->decide_by_day);
    }
    if (contract.intake_stop_day) add(view::ComingKind::intake_stops, *contract.intake_stop_day);
  }

  People& people_;
  Day today_;
  view::TeamOverview page_;
  std::map<EmployeeId, Load> loads_;
  std::set<ContractId> contracts_;
};

}  // namespace

namespace {

/// Whether all posts that somebody had are over.
bool has_left(const std::vector<store::KeptEmployment>& posts, Day today) {
  return !posts.empty() &&
         std::all_of(posts.begin(), posts.end(), [today](const store::KeptEmployment& post) {
           return post.employment.days.end && *post.employment.days.end <= today;
         });
}

}  // namespace

Result<view::TeamOverview> read_team_overview(const Call& call, const OverviewQuery& query) {
  const auto me = employee_of(call);
  if (!me) return tl::make_unexpected(me.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::TeamOverview> {
        auto people = People::load(tx, call, store::Scope::all, false);
        if (!people) return tl::make_unexpected(people.error());
        TeamPage page{*people, call.today};
        std::vector<const Seen*> shown;
        for (const auto& one : people->all()) {
          if (query.contract && one.listed.participation.contract != *query.contract) continue;
          shown.push_back(&one);
          page.add_participant(one);
        }
        // The people of the teams that the asker leads or belongs to, by name.
        const auto around = store::memberships_around(tx, *me);
        for (const auto& kept : store::employees_matching(tx, "")) {
          const auto id = kept.employee.id;
          const bool in_team = id == *me || domain::are_in_one_team(around, *me, id, call.today);
          const bool carries = page.carries(id);
          if (!in_team && !carries) continue;
          // Who has left is shown as long as somebody is still theirs.
          const auto posts = store::employments_of(tx, id);
          if (carries || !has_left(posts, call.today)) page.add_consultant(kept.employee, posts);
        }
        if (!shown.empty()) trail.push_back(people->line(call, shown));
        return std::move(page).finished();
      });
}

Result<view::DraftList> list_drafts(const Call& call) {
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::DraftList> {
        return view::DraftList{own_drafts(tx, call, trail)};
      });
}

Result<view::DraftView> save_draft(const Call& call, const view::Text<120>& place,
                                   const view::DraftInput& input) {
  // Saved again and again as somebody types: the newest wins, so it needs no key of its own.
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::DraftView> {
    if (input.participation) {
      const auto key =
          key_to(tx, call, *input.participation, RecordKind::status_dates, domain::Action::read);
      if (!key) return tl::make_unexpected(key.error());
    }
    const store::Draft draft{place, input.content, input.participation, call.now};
    store::save_draft(tx, call.session.account, draft);
    return draft_view(draft);
  });
}

Result<view::Done> drop_draft(const Call& call, const view::Text<120>& place) {
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::Done> {
    store::drop_draft(tx, call.session.account, place);
    return view::Done{true};
  });
}

}  // namespace stafett::service
