#include "store/day.hpp"

#include <algorithm>
#include <stdexcept>

namespace stafett::store {

namespace {

EmployeeId asker(const domain::ListGrant& grant) {
  if (!grant.actor().employee) throw std::logic_error{"only an employee has a day"};
  return *grant.actor().employee;
}

}  // namespace

// In the order of the map below.
constexpr std::string_view meetings_between = R"(
  select a.id, a.version, a.participation_id, a.employee_id, e.name, a.starts_at, a.minutes, a.kind,
         a.place, a.purpose, a.state
  from appointment a
  join employee e on e.id = a.employee_id
  where a.employee_id = $1 and a.day >= $2 and a.day < $3 and a.state in ('planned', 'held')
  order by a.starts_at, a.id)";

std::vector<KeptAppointment> meetings_of(sql::Reading& tx, const domain::ListGrant& grant,
                                         const Period& days) {
  return tx.rows(meetings_between, asker(grant), days.first, days.end.value())
      .all([](const sql::Row& row) {
        KeptAppointment kept;
        auto& a = kept.appointment;
        row.into(a.id, kept.version, a.participation, a.employee, kept.with, a.starts_at, a.minutes,
                 a.kind, a.place, a.purpose, a.state);
        return kept;
      });
}

#define MINE_TODAY                                                     \
  "select m.participation_id from assignment m where m.employee_id = " \
  "$1 and m.first_day <= $2 and (m.end_day is null or m.end_day > $2)"

constexpr std::string_view newly_assigned = R"(
  select participation_id, created_at, reason
  from assignment
  where employee_id = $1 and (end_day is null or end_day > $2) and created_at > $3
    and (decided_by is null or decided_by <> $1)
  order by created_at desc, id
  limit $4)";

constexpr std::string_view statuses_changed = R"(
  select s.participation_id, s.recorded_at, s.status
  from participation_status s
  where s.recorded_at > $3 and s.participation_id in ()" MINE_TODAY R"()
  order by s.recorded_at desc, s.participation_id, s.ordinal
  limit $4)";

constexpr std::string_view notes_by_others = R"(
  select n.participation_id, n.signed_at, e.name
  from note n
  join employee e on e.id = n.author_id
  where n.state = 'signed' and n.signed_at > $3 and n.author_id <> $1
    and n.participation_id in ()" MINE_TODAY R"()
  order by n.signed_at desc, n.id
  limit $4)";

std::vector<NewsRow> news_of(sql::Reading& tx, const domain::ListGrant& grant, Day today,
                             Instant since, std::int64_t limit) {
  std::vector<NewsRow> news;
  const auto take = [&](std::string_view question, NewsRow::Kind kind) {
    for (const sql::Row row : tx.rows(question, asker(grant), today, since, limit)) {
      NewsRow one{.kind = kind, .participation = {}, .at = {}, .text = {}};
      row.into(one.participation, one.at, one.text);
      news.push_back(std::move(one));
    }
  };
  take(newly_assigned, NewsRow::Kind::assigned);
  take(statuses_changed, NewsRow::Kind::status_changed);
  take(notes_by_others, NewsRow::Kind::note_written);
  std::stable_sort(news.begin(), news.end(),
                   [](const NewsRow& a, const NewsRow& b) { return a.at > b.at; });
  if (std::ssize(news) > limit) news.resize(static_cast<std::size_t>(limit));
  return news;
}

constexpr std::string_view seen_before = R"(
  select max(seen_at)
  from session
  where account_id = $1 and token_hash <> $2 and stage = 'full')";

std::optional<Instant> last_here(sql::Reading& tx, AccountId account, std::string_view session) {
  return tx.one<std::optional<Instant>>(seen_before, account, session).value_or(std::nullopt);
}

constexpr std::string_view notes_in_days = R"(
  select count(*), coalesce(sum(minutes), 0), count(distinct participation_id)
  from note
  where author_id = $1 and state = 'signed' and day >= $2 and day < $3)";

constexpr std::string_view appointments_in_days = R"(
  select count(*), coalesce(sum(minutes), 0)
  from appointment
  where employee_id = $1 and state in ('planned', 'held') and day >= $2 and day < $3)";

Week week_of(sql::Reading& tx, EmployeeId employee, const Period& days) {
  Week week;
  for (const sql::Row row : tx.rows(notes_in_days, employee, days.first, days.end.value())) {
    row.into(week.notes, week.note_minutes, week.people_met);
  }
  for (const sql::Row row : tx.rows(appointments_in_days, employee, days.first, days.end.value())) {
    row.into(week.appointments, week.appointment_minutes);
  }
  return week;
}

namespace {

Draft draft_of(const sql::Row& row) {
  Draft draft;
  row.into(draft.place, draft.content, draft.participation, draft.changed_at);
  return draft;
}

}  // namespace

constexpr std::string_view drafts_by_account = R"(
  select place, content, participation_id, changed_at
  from draft
  where account_id = $1
  order by changed_at desc, place)";

std::vector<Draft> drafts_of(sql::Reading& tx, AccountId account) {
  return tx.rows(drafts_by_account, account).all(draft_of);
}

constexpr std::string_view draft_by_place = R"(
  select place, content, participation_id, changed_at
  from draft
  where account_id = $1 and place = $2)";

std::optional<Draft> find_draft(sql::Reading& tx, AccountId account, std::string_view place) {
  return tx.rows(draft_by_place, account, place).first(draft_of);
}

constexpr std::string_view upsert_draft = R"(
  insert into draft (account_id, place, content, participation_id, changed_at, version)
  values ($1, $2, $3, $4, $5, 1)
  on conflict (account_id, place) do update
  set content = excluded.content, participation_id = excluded.participation_id,
      changed_at = excluded.changed_at, version = draft.version + 1)";

void save_draft(sql::Writing& tx, AccountId account, const Draft& draft) {
  tx.run(upsert_draft, account, draft.place, draft.content, draft.participation, draft.changed_at);
}

constexpr std::string_view delete_draft = "delete from draft where account_id = $1 and place = $2";

void drop_draft(sql::Writing& tx, AccountId account, std::string_view place) {
  tx.run(delete_draft, account, place);
}

}  // namespace stafett::store
