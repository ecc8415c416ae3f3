#include "store/history.hpp"

#include <stdexcept>

#include "base/instant.hpp"

namespace stafett::store {

namespace {

constexpr std::string_view participations = R"(
  select id, contract_id, referral_day, status, status_reason, status_day, start_day, end_day,
    effort_group
  from participation
  where contract_id is not null and status <> 'FEILREGISTRERT'
  order by id)";

// Given and given to somebody else on the same day leaves a row without a day.
constexpr std::string_view leads = R"(
  select participation_id, employee_id, first_day, end_day
  from assignment
  where part = 'lead' and (end_day is null or end_day > first_day)
  order by participation_id, first_day, created_at, id)";

constexpr std::string_view stages = R"(
  select participation_id, day, stage
  from se_stage_change
  order by participation_id, ordinal)";

// What stops the clocks of contact (domain::is_contact): a note or a meeting of such a kind. A day
// counts once, for the meeting and the note about it are the same contact.
constexpr std::string_view contacts = R"(
  select participation_id, day
  from note
  where state = 'signed' and kind in ('meeting', 'phone', 'video', 'message', 'attendance')
  union
  select participation_id, day
  from appointment
  where state = 'held' and kind in ('meeting', 'phone', 'video', 'message', 'attendance')
  order by participation_id, day)";

constexpr std::string_view granted = R"(
  select participation_id, recorded_at, end_day
  from granted_period
  where end_day is not null
  order by participation_id, ordinal)";

constexpr std::string_view jobs = R"(
  select participation_id, first_day, end_day
  from job
  where kind in ('ordinary', 'wage_subsidy')
  order by participation_id, first_day, id)";

HistoryRow participation_of(const sql::Row& row) {
  HistoryRow one;
  std::string status;
  std::optional<std::string> reason;
  std::optional<std::string> group;
  row.into(one.id, one.contract, one.referral_day, status, reason, one.status_day, one.start_day,
           one.end_day, group);
  one.status = domain::Coded<domain::Status>::read(status);
  if (reason) one.reason = domain::Coded<domain::StatusReason>::read(*reason);
  if (group) one.group = domain::Coded<domain::EffortGroup>::read(*group);
  return one;
}

}  // namespace

HistoryRows history_rows(sql::Reading& tx, const domain::Grant& grant) {
  if (!grant.covers(domain::RecordKind::contract, domain::Action::read))
    throw std::logic_error{"histories are read with a grant to read contracts"};
  HistoryRows all;
  all.participations = tx.rows(participations).all(participation_of);
  all.leads = tx.rows(leads).all([](const sql::Row& row) {
    HistoryLead one;
    row.into(one.participation, one.employee, one.days.first, one.days.end);
    return one;
  });
  all.stages = tx.rows(stages).all([](const sql::Row& row) {
    HistoryDay one;
    row.into(one.participation, one.day, one.what);
    return one;
  });
  all.contacts = tx.rows(contacts).all([](const sql::Row& row) {
    HistoryDay one;
    row.into(one.participation, one.day);
    one.what = 1;
    return one;
  });
  all.granted = tx.rows(granted).all([](const sql::Row& row) {
    HistoryDay one;
    one.participation = row.get<ParticipationId>(0);
    one.day = row.get<Instant>(1).day_in_norway();
    one.end = row.get<Day>(2);
    return one;
  });
  all.jobs = tx.rows(jobs).all([](const sql::Row& row) {
    HistoryDay one;
    row.into(one.participation, one.day, one.end);
    return one;
  });
  return all;
}

}  // namespace stafett::store
