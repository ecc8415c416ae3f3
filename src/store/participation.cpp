#include "store/participation.hpp"

#include <stdexcept>

#include "store/access.hpp"
#include "store/contract.hpp"

namespace stafett::store {

namespace {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

std::string or_empty(std::optional<std::string> text) { return std::move(text).value_or(""); }

}  // namespace

// In the order of participation_of.
constexpr std::string_view participation_by_id = R"(
  select id, person_id, contract_id, delivery_id, origin, earlier_id, referral_day, status,
         status_reason, status_reason_text, status_day, start_day, end_day, plan_agreed_day,
         mapping_confirmed_day, ending_agreed_day, first_contact_day, last_contact_day,
         previous_provider, goal, goal_day, goal_version, se_stage, se_stage_day, effort_group,
         version
  from participation
  where id = $1)";

namespace {

KeptParticipation participation_of(const sql::Row& row) {
  KeptParticipation kept;
  auto& p = kept.participation;
  std::string status;
  std::optional<std::string> reason;
  std::optional<std::string> reason_text;
  row.into(p.id, p.person, p.contract, p.delivery, p.origin, p.earlier, p.referral_day, status,
           reason, reason_text, p.status_day, p.start_day, p.end_day, p.plan_agreed_day,
           p.mapping_confirmed_day, p.ending_agreed_day, p.first_contact_day, p.last_contact_day,
           kept.previous_provider, kept.goal, kept.goal_day, kept.goal_version, kept.se_stage,
           kept.se_stage_day, kept.effort_group, kept.version);
  p.status = domain::Coded<domain::Status>::read(status);
  if (reason) p.reason = domain::Coded<domain::StatusReason>::read(*reason);
  p.reason_text = or_empty(std::move(reason_text));
  return kept;
}

}  // namespace

std::optional<KeptParticipation> find_participation(sql::Reading& tx, const Grant& grant) {
  return tx.ask(participation_by_id, opened_by(grant, RecordKind::status_dates, Action::read))
      .first(participation_of);
}

constexpr std::string_view person_by_participation = R"(
  select n.id, n.number, n.number_verdict, n.given_name, n.middle_name, n.family_name, n.phone,
         n.email, n.address, n.postcode, n.place, n.protection, n.language
  from participation p
  join person n on n.id = p.person_id
  where p.id = $1)";

domain::Person person_of(sql::Reading& tx, const Grant& identity,
                         const std::optional<Grant>& contact, const std::optional<Grant>& address) {
  const auto id = opened_by(identity, RecordKind::identity, Action::read);
  auto person = tx.ask(person_by_participation, id).first([&](const sql::Row& row) {
    domain::Person p;
    p.id = row.get<PersonId>(0);
    const auto text = [&row](int column) {
      return or_empty(row.get<std::optional<std::string>>(column));
    };
    if (const auto code = row.get<std::string_view>(11); !code.empty()) {
      p.protection = domain::Coded<domain::AddressProtection>::read(code);
    }
    if (identity.shows(domain::Field::name)) {
      p.given_name = text(3);
      p.middle_name = text(4);
      p.family_name = text(5);
      p.language = text(12);
    }
    if (identity.shows(domain::Field::number)) {
      p.number.digits = text(1);
      p.number.verdict = row.get<domain::NumberVerdict>(2);
    }
    if (contact && !contact->withholds_all()) {
      p.phone = text(6);
      p.email = text(7);
    }
    if (address && !address->withholds_all()) {
      p.address = text(8);
      p.postcode = text(9);
      p.place = text(10);
    }
    return p;
  });
  if (!person) throw std::logic_error{"a participation without a person"};
  return *std::move(person);
}

constexpr std::string_view referral_by_participation = R"(
  select p.source, p.referral_purpose, p.content_lead, p.nav_office, p.delivery_id,
         p.shared_by_hand, p.under_follow_up, p.removed_from_list_day,
         c.id, c.name, c.office, c.email, c.phone
  from participation p
  left join counsellor c on c.id = p.counsellor_id
  where p.id = $1)";

Referral referral_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::referral, Action::read);
  return tx.ask(referral_by_participation, id)
      .first([](const sql::Row& row) {
        Referral r;
        r.source = row.get<std::optional<std::string>>(0);
        r.purpose = row.get<std::optional<std::string>>(1);
        r.content_lead = row.get<std::optional<std::string>>(2);
        r.office = row.get<std::optional<std::string>>(3);
        r.delivery = row.get<std::optional<DeliveryId>>(4);
        r.shared_by_hand = row.get<bool>(5);
        r.under_follow_up = row.get<bool>(6);
        r.removed_from_list_day = row.get<std::optional<Day>>(7);
        if (!row.is_null(8)) {
          r.counsellor = CounsellorName{
              row.get<CounsellorId>(8), row.get<std::string>(9), row.get<std::string>(10),
              row.get<std::optional<std::string>>(11), row.get<std::optional<std::string>>(12)};
        }
        return r;
      })
      .value_or(Referral{});
}

constexpr std::string_view contents_by_participation = R"(
  select code, text, description, chosen
  from content_item
  where participation_id = $1
  order by ordinal, code)";

namespace {

ContentItem content_item_of(const sql::Row& row) {
  ContentItem item;
  row.into(item.code, item.text, item.description, item.chosen);
  return item;
}

}  // namespace

sql::Asked<std::vector<ContentItem>> contents_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::referral, Action::read);
  return sql::asked_all<content_item_of>(tx.ask(contents_by_participation, id));
}

constexpr std::string_view kept_aside_by_participation = R"(
  select path, value, source
  from kept_aside
  where participation_id = $1
  order by path)";

namespace {

KeptAside aside_of(const sql::Row& row) {
  KeptAside kept;
  row.into(kept.path, kept.value, kept.source);
  return kept;
}

}  // namespace

sql::Asked<std::vector<KeptAside>> kept_aside_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::kept_aside, Action::read);
  return sql::asked_all<aside_of>(tx.ask(kept_aside_by_participation, id));
}

constexpr std::string_view statuses_by_participation = R"(
  select status, reason, reason_text, valid_from, cause
  from participation_status
  where participation_id = $1
  order by ordinal)";

namespace {

domain::StatusChange status_change_of(const sql::Row& row) {
  domain::StatusChange change;
  change.status = domain::Coded<domain::Status>::read(row.get<std::string_view>(0));
  if (const auto reason = row.get<std::optional<std::string>>(1)) {
    change.reason = domain::Coded<domain::StatusReason>::read(*reason);
  }
  change.reason_text = or_empty(row.get<std::optional<std::string>>(2));
  change.valid_from = row.get<Day>(3);
  change.cause = row.get<domain::StatusCause>(4);
  return change;
}

}  // namespace

sql::Asked<std::vector<domain::StatusChange>> statuses_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::status_dates, Action::read);
  return sql::asked_all<status_change_of>(tx.ask(statuses_by_participation, id));
}

constexpr std::string_view granted_by_participation = R"(
  select first_day, end_day, source
  from granted_period
  where participation_id = $1
  order by ordinal)";

namespace {

domain::GrantedPeriod granted_period_of(const sql::Row& row) {
  domain::GrantedPeriod granted;
  row.into(granted.days.first, granted.days.end, granted.source);
  return granted;
}

}  // namespace

sql::Asked<std::vector<domain::GrantedPeriod>> granted_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::status_dates, Action::read);
  return sql::asked_all<granted_period_of>(tx.ask(granted_by_participation, id));
}

constexpr std::string_view extents_by_participation = R"(
  select first_day, percent, days_per_week_tenths
  from extent_period
  where participation_id = $1
  order by ordinal)";

namespace {

domain::ExtentFrom extent_from_of(const sql::Row& row) {
  domain::ExtentFrom extent;
  row.into(extent.first_day, extent.percent, extent.days_per_week_tenths);
  return extent;
}

}  // namespace

sql::Asked<std::vector<domain::ExtentFrom>> extents_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::status_dates, Action::read);
  return sql::asked_all<extent_from_of>(tx.ask(extents_by_participation, id));
}

constexpr std::string_view goals_by_participation = R"(
  select g.number, g.text, g.day, case when a.person_id is null then a.display_name end
  from goal_version g
  left join account a on a.id = g.recorded_by
  where g.participation_id = $1
  order by g.number)";

namespace {

GoalVersion goal_version_of(const sql::Row& row) {
  GoalVersion goal;
  row.into(goal.number, goal.text, goal.day, goal.written_by);
  return goal;
}

}  // namespace

sql::Asked<std::vector<GoalVersion>> goals_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::goal, Action::read);
  return sql::asked_all<goal_version_of>(tx.ask(goals_by_participation, id));
}

constexpr std::string_view stages_by_participation = R"(
  select s.stage, s.day, s.reason, a.display_name
  from se_stage_change s
  left join account a on a.id = s.recorded_by
  where s.participation_id = $1
  order by s.ordinal)";

namespace {

StageRow stage_row_of(const sql::Row& row) {
  StageRow stage;
  row.into(stage.stage, stage.day, stage.reason, stage.by);
  return stage;
}

}  // namespace

sql::Asked<std::vector<StageRow>> stages_of(sql::Reading& tx, const Grant& grant) {
  const auto id = opened_by(grant, RecordKind::se_stage, Action::read);
  return sql::asked_all<stage_row_of>(tx.ask(stages_by_participation, id));
}

constexpr std::string_view update_dates = R"(
  update participation
  set status = $3, status_reason = $4, status_reason_text = $5, status_day = $6, start_day = $7,
      end_day = $8, version = version + 1
  where id = $1 and version = $2)";

constexpr std::string_view insert_status = R"(
  insert into participation_status
    (participation_id, ordinal, status, reason, reason_text, valid_from, recorded_at, cause, actor)
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6, $7, $8
  from participation_status
  where participation_id = $1)";

namespace {

std::int64_t write_dates(sql::Writing& tx, const domain::Advance& advanced,
                         std::int64_t seen_version, Instant now, std::optional<AccountId> actor) {
  const auto& p = advanced.participation;
  const auto code_of = [](const std::optional<domain::Coded<domain::StatusReason>>& reason) {
    return reason ? std::optional<std::string>{reason->code()} : std::nullopt;
  };
  const auto reason = code_of(p.reason);
  const auto touched = tx.run(update_dates, p.id, seen_version, p.status.code(), reason,
                              p.reason_text, p.status_day, p.start_day, p.end_day);
  if (touched == 1) {
    for (const auto& change : advanced.changes) {
      const auto why = code_of(change.reason);
      tx.run(insert_status, p.id, change.status.code(), why, change.reason_text, change.valid_from,
             now, change.cause, actor);
    }
  }
  return touched;
}

}  // namespace

std::int64_t save_dates(sql::Writing& tx, const Grant& grant, const domain::Advance& advanced,
                        std::int64_t seen_version, Instant now) {
  if (opened_by(grant, RecordKind::status_dates, Action::write) != advanced.participation.id) {
    throw std::logic_error{"a grant was used for another record than it was made for"};
  }
  return write_dates(tx, advanced, seen_version, now, grant.actor().account);
}

std::int64_t save_dates_by_program(sql::Writing& tx, const domain::Advance& advanced,
                                   std::int64_t seen_version, Instant now) {
  return write_dates(tx, advanced, seen_version, now, std::nullopt);
}

constexpr std::string_view update_milestones = R"(
  update participation
  set plan_agreed_day = $3, mapping_confirmed_day = $4, ending_agreed_day = $5,
      version = version + 1
  where id = $1 and version = $2)";

std::int64_t save_milestones(sql::Writing& tx, const Grant& grant,
                             const domain::Participation& participation,
                             std::int64_t seen_version) {
  return tx.run(update_milestones, opened_by(grant, RecordKind::plan, Action::write), seen_version,
                participation.plan_agreed_day, participation.mapping_confirmed_day,
                participation.ending_agreed_day);
}

constexpr std::string_view update_goal = R"(
  update participation
  set goal = $3, goal_day = $4, goal_version = goal_version + 1, version = version + 1
  where id = $1 and goal_version = $2)";

constexpr std::string_view insert_goal = R"(
  insert into goal_version (participation_id, number, text, day, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6))";

std::int64_t save_goal(sql::Writing& tx, const Grant& grant, std::string_view text, Day day,
                       std::int64_t seen_version, Instant now) {
  const auto id = opened_by(grant, RecordKind::goal, Action::write);
  const auto touched = tx.run(update_goal, id, seen_version, text, day);
  if (touched == 1) {
    tx.run(insert_goal, id, seen_version + 1, text, day, now, grant.actor().account);
  }
  return touched;
}

constexpr std::string_view update_stage = R"(
  update participation
  set se_stage = $3, se_stage_day = $4, version = version + 1
  where id = $1 and version = $2)";

constexpr std::string_view insert_stage = R"(
  insert into se_stage_change
    (participation_id, ordinal, stage, day, reason, recorded_at, recorded_by)
  select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5, $6
  from se_stage_change
  where participation_id = $1)";

std::int64_t save_stage(sql::Writing& tx, const Grant& grant, const domain::StageChange& change,
                        std::int64_t seen_version, Instant now) {
  const auto id = opened_by(grant, RecordKind::se_stage, Action::write);
  const int number = domain::number_of(change.stage);
  const auto touched = tx.run(update_stage, id, seen_version, number, change.day);
  if (touched == 1) {
    tx.run(insert_stage, id, number, change.day, change.reason, now, grant.actor().account);
  }
  return touched;
}

constexpr std::string_view update_contact = R"(
  update participation
  set first_contact_day = case when first_contact_day is null or first_contact_day > $2
                               then $2 else first_contact_day end,
      last_contact_day = case when last_contact_day is null or last_contact_day < $2
                              then $2 else last_contact_day end
  where id = $1)";

void note_contact(sql::Writing& tx, const Grant& grant, Day day) {
  const bool for_note = grant.kind() == RecordKind::note || grant.kind() == RecordKind::draft ||
                        grant.kind() == RecordKind::appointment;
  if (!for_note || !grant.participation() || grant.action() == Action::read) {
    throw std::logic_error{"a contact is noted by who writes a note or holds an appointment"};
  }
  tx.run(update_contact, *grant.participation(), day);
}

constexpr std::string_view count_change =
    "update participation set version = version + 1 where id = $1 and version = $2";

std::int64_t touch_participation(sql::Writing& tx, const Grant& grant, std::int64_t seen_version) {
  if (!grant.participation() || grant.action() == Action::read) {
    throw std::logic_error{"a change is counted by who may write"};
  }
  return tx.run(count_change, *grant.participation(), seen_version);
}

constexpr std::string_view ids_due = R"(
  select p.id
  from participation p
  left join delivery d on d.id = p.delivery_id
  where (p.start_day <= $1 and p.status = 'VENTER_PA_OPPSTART')
     or (p.end_day <= $1 and p.status in ('VENTER_PA_OPPSTART', 'DELTAR', 'SOKT_INN', 'VURDERES',
                                          'VENTELISTE', 'KLADD', 'UTKAST_TIL_PAMELDING'))
     or (p.end_day > $1 and p.status in ('HAR_SLUTTET', 'FULLFORT', 'AVBRUTT'))
     or ((d.end_day <= $1 or d.status in ('AVSLUTTET', 'AVBRUTT', 'AVLYST'))
         and p.status in ('VENTER_PA_OPPSTART', 'DELTAR', 'SOKT_INN', 'VURDERES', 'VENTELISTE',
                          'KLADD', 'UTKAST_TIL_PAMELDING'))
  order by p.id)";

std::vector<DueByDates> due_by_dates(sql::Reading& tx, Day today) {
  const auto ids =
      tx.rows(ids_due, today).all([](const sql::Row& row) { return row.get<ParticipationId>(0); });
  std::vector<DueByDates> due;
  for (const auto id : ids) {
    auto kept = tx.rows(participation_by_id, id).first(participation_of);
    if (!kept) continue;
    domain::Delivery delivery;
    if (kept->participation.delivery) {
      delivery = find_delivery(tx, *kept->participation.delivery).value_or(delivery);
    }
    due.push_back({std::move(kept->participation), std::move(delivery), kept->version});
  }
  return due;
}

}  // namespace stafett::store
