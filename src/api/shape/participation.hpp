// How service/view/participation.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "api/shape/contract.hpp"
#include "api/shape/follow_up.hpp"
#include "api/shape/insight.hpp"
#include "service/view/participation.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(Duty, (), (kind, due_day, urgency, source))
BOOST_DESCRIBE_STRUCT(ParticipationRow, (),
                      (id, person, contract, measure, phase, status, se_stage, last_contact_day,
                       next, last_day, days_left, lead, relation, duty, referral_day, is_new,
                       readable, version))
BOOST_DESCRIBE_STRUCT(ParticipationList, (), (rows, total, next_cursor))
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, name, number, number_verdict, phone, email, address, postcode, place,
                       protection, revealed))
BOOST_DESCRIBE_STRUCT(Goal, (), (text, day, version, written_by))
BOOST_DESCRIBE_STRUCT(Phases, (), (contract, consultant, participation, calm))
BOOST_DESCRIBE_STRUCT(AssignmentView, (),
                      (id, employee, part, first_day, last_day, reason, decided_by, end_reason,
                       version))
BOOST_DESCRIBE_STRUCT(StatusChange, (), (status, reason, reason_text, valid_from, cause))
BOOST_DESCRIBE_STRUCT(ContentItem, (), (code, text, description, chosen))
BOOST_DESCRIBE_STRUCT(Referral, (),
                      (day, purpose, content_lead, contents, office, counsellor, counsellor_email,
                       counsellor_phone, effort_group, source, delivery, shared_by_hand,
                       under_follow_up, removed_from_list_day))
BOOST_DESCRIBE_STRUCT(Extent, (), (first_day, percent, days_per_week))
BOOST_DESCRIBE_STRUCT(Granted, (), (first_day, last_day, source))
BOOST_DESCRIBE_STRUCT(Warning, (), (kind, limit_day, days_left, groups, source))
BOOST_DESCRIBE_STRUCT(StageChange, (), (stage, day, reason, by))
BOOST_DESCRIBE_STRUCT(KeptAside, (), (path, value, source))
BOOST_DESCRIBE_STRUCT(ParticipationFile, (),
                      (id, version, relation, person, contract, measure, origin, previous_provider,
                       earlier, goal, goal_version, phases, status, status_reason,
                       status_reason_text, status_day, start_day, last_day, days_left, se_stage,
                       se_stage_day, lead, co, chain, gaps, gap_days, next, first_contact_day,
                       last_contact_day, plan_agreed_day, mapping_confirmed_day, ending_agreed_day,
                       duties, warnings, referral, statuses, granted, extents, stages, goals, tasks,
                       appointments, jobs, kept_aside, notes, acts))
BOOST_DESCRIBE_STRUCT(TimelineContact, (), (day, kind, minutes))
BOOST_DESCRIBE_STRUCT(TimelineConsultant, (), (employee, part, first_day, last_day, spans))
BOOST_DESCRIBE_STRUCT(Exposure, (), (participation, contract, consultant, days, per_mille))
BOOST_DESCRIBE_STRUCT(Timeline, (),
                      (participation, today, first_day, last_day, contract, consultants, spans,
                       gaps, contacts, stages, jobs, exposure, calm_days))
BOOST_DESCRIBE_STRUCT(ProtectedAccess, (), (reason))
BOOST_DESCRIBE_STRUCT(DatesInput, (), (start_day, last_day, reason, version))
BOOST_DESCRIBE_STRUCT(MilestoneInput, (), (milestone, day, version))
BOOST_DESCRIBE_STRUCT(AssignInput, (),
                      (participations, employee, part, first_day, reason, decided_by))
BOOST_DESCRIBE_STRUCT(AssignResult, (), (assigned, rows))
BOOST_DESCRIBE_STRUCT(EndAssignment, (), (last_day, reason, version))
BOOST_DESCRIBE_STRUCT(MyDayAppointment, (), (participation, person, appointment))
BOOST_DESCRIBE_STRUCT(MyDayDuty, (), (participation, person, duty, phase))
BOOST_DESCRIBE_STRUCT(News, (), (kind, participation, person, at, text))
BOOST_DESCRIBE_STRUCT(MyWeek, (),
                      (notes, note_minutes, appointments, appointment_minutes, people_met,
                       participants))
BOOST_DESCRIBE_STRUCT(MyDay, (), (today, appointments, contact_first, duties, news, drafts, week))
BOOST_DESCRIBE_STRUCT(QueueRow, (),
                      (participation, person, contract, referral_day, due_day, working_days_left,
                       lead, relation))
BOOST_DESCRIBE_STRUCT(CaseloadRow, (),
                      (employee, phase, caseload, ceiling, co, ends_day, without_next_date, overdue,
                       is_new))
BOOST_DESCRIBE_STRUCT(ComingEvent, (), (kind, day, name, link, participation, employee, contract))
BOOST_DESCRIBE_STRUCT(TeamOverview, (),
                      (today, contracts, queue, without_lead, caseloads, coming, overdue,
                       participants))
BOOST_DESCRIBE_STRUCT(SearchHit, (), (kind, id, title, detail, participation))
BOOST_DESCRIBE_STRUCT(SearchResult, (), (hits))
BOOST_DESCRIBE_STRUCT(OwnNote, (),
                      (id, author, kind, day, minutes, text, signed_at, corrections, earlier,
                       withheld, withheld_reason))
BOOST_DESCRIBE_STRUCT(OwnPage, (),
                      (participation, name, contract, measure, provider, goal, status, start_day,
                       last_day, se_stage, phases, next, appointments, tasks, notes, people, gaps,
                       counsellor, office, jobs, readers, others))

}  // namespace stafett::service::view
