-- What belongs to one participation lies side by side, in one tree instead of an index and a heap: opening a
-- file reads a few pages next to each other, not one for each note and each line, however many people there
-- are. The same for the two tables that every answer and every command write to.

drop index assignment_by_participation;
drop index assignment_by_employee;
drop index note_by_participation;
drop index note_by_author;
drop index appointment_by_participation;
drop index appointment_by_employee;
drop index task_by_participation;
drop index job_by_participation;
drop index job_by_employer;
drop index audit_subject_by_seq;
drop index idempotency_by_time;

alter table note_version rename to note_version_before;
alter table note rename to note_before;
alter table assignment rename to assignment_before;
alter table appointment rename to appointment_before;
alter table task rename to task_before;
alter table job rename to job_before;
alter table participation_status rename to participation_status_before;
alter table granted_period rename to granted_period_before;
alter table extent_period rename to extent_period_before;
alter table content_item rename to content_item_before;
alter table goal_version rename to goal_version_before;
alter table se_stage_change rename to se_stage_change_before;
alter table kept_aside rename to kept_aside_before;
alter table audit_subject rename to audit_subject_before;
alter table idempotency rename to idempotency_before;

create table note (
  id uuid not null unique,
  participation_id uuid not null references participation (id),
  author_id uuid not null references employee (id),
  kind text not null,
  day date not null,
  minutes integer not null check (minutes between 0 and 1440),
  present text not null,              -- who was there
  text text not null,                 -- newest version
  state text not null check (state in ('draft', 'signed')),
  signed_at bigint,
  corrections integer not null,       -- earlier versions lie in note_version
  withheld_reason text,               -- not shown to the participant, and why: a rare exception
  created_at bigint not null,
  changed_at bigint not null,
  version bigint not null,
  search text,                        -- its words as search compares them (base/spelling); null: not made yet
  primary key (participation_id, id)
) without rowid;
insert into note
select id, participation_id, author_id, kind, day, minutes, present, text, state, signed_at, corrections,
       withheld_reason, created_at, changed_at, version, search
from note_before
order by participation_id, id;

create table note_version (           -- what a correction replaced
  note_id uuid not null references note (id),
  number integer not null,            -- 1 is the first signed text
  kind text not null,
  day date not null,
  minutes integer not null,
  present text not null,
  text text not null,
  written_at bigint not null,
  written_by uuid not null,
  reason text not null,               -- why it was corrected
  primary key (note_id, number)
) without rowid;
insert into note_version
select note_id, number, kind, day, minutes, present, text, written_at, written_by, reason
from note_version_before
order by note_id, number;

create table assignment (
  id uuid not null unique,
  participation_id uuid not null references participation (id),
  employee_id uuid not null references employee (id),
  part text not null check (part in ('lead', 'co')),
  first_day date not null,
  end_day date,
  reason text not null,
  decided_by uuid,                    -- employee
  end_reason text,
  ended_by uuid,
  created_at bigint not null,
  version bigint not null,
  primary key (participation_id, id)
) without rowid;
insert into assignment
select id, participation_id, employee_id, part, first_day, end_day, reason, decided_by, end_reason,
       ended_by, created_at, version
from assignment_before
order by participation_id, id;

create table appointment (
  id uuid not null unique,
  participation_id uuid not null references participation (id),
  employee_id uuid not null references employee (id),
  starts_at bigint not null,
  day date not null,                  -- the day in Norway of starts_at
  minutes integer not null,
  kind text not null,                 -- as a note's kind
  place text not null,
  purpose text not null,
  state text not null check (state in ('planned', 'held', 'missed', 'cancelled')),
  created_at bigint not null,
  version bigint not null,
  primary key (participation_id, id)
) without rowid;
insert into appointment
select id, participation_id, employee_id, starts_at, day, minutes, kind, place, purpose, state, created_at,
       version
from appointment_before
order by participation_id, id;

create table task (
  id uuid not null unique,
  participation_id uuid not null references participation (id),
  owner text not null check (owner in ('consultant', 'participant', 'counsellor')),
  text text not null,
  due_day date,
  done_day date,
  created_at bigint not null,
  created_by uuid,
  version bigint not null,
  primary key (participation_id, id)
) without rowid;
insert into task
select id, participation_id, owner, text, due_day, done_day, created_at, created_by, version
from task_before
order by participation_id, id;

create table job (
  id uuid not null unique,
  participation_id uuid not null references participation (id),
  employer_id uuid not null references employer (id),
  kind text not null check (kind in ('work_trial', 'practice', 'wage_subsidy', 'ordinary')),
  title text not null,
  first_day date not null,
  end_day date,
  extent_percent integer not null,
  created_at bigint not null,
  version bigint not null,
  primary key (participation_id, id)
) without rowid;
insert into job
select id, participation_id, employer_id, kind, title, first_day, end_day, extent_percent, created_at,
       version
from job_before
order by participation_id, id;

create table participation_status (   -- history; a future status may already lie there
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  status text not null,
  reason text,
  reason_text text,
  valid_from date not null,
  recorded_at bigint not null,
  cause text not null,                -- import, dates, hand
  actor uuid,
  primary key (participation_id, ordinal)
) without rowid;
insert into participation_status
select participation_id, ordinal, status, reason, reason_text, valid_from, recorded_at, cause, actor
from participation_status_before
order by participation_id, ordinal;

create table granted_period (         -- what NAV has granted, with extensions
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  first_day date not null,
  end_day date,
  recorded_at bigint not null,
  source text not null,
  primary key (participation_id, ordinal)
) without rowid;
insert into granted_period
select participation_id, ordinal, first_day, end_day, recorded_at, source
from granted_period_before
order by participation_id, ordinal;

create table extent_period (          -- deltakelsesmengde
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  first_day date not null,
  percent integer not null,
  days_per_week_tenths integer,
  recorded_at bigint not null,
  primary key (participation_id, ordinal)
) without rowid;
insert into extent_period
select participation_id, ordinal, first_day, percent, days_per_week_tenths, recorded_at
from extent_period_before
order by participation_id, ordinal;

create table content_item (           -- innhold chosen for the participation
  participation_id uuid not null references participation (id),
  code text not null,
  ordinal integer not null,
  text text not null,
  description text,
  chosen boolean not null,
  primary key (participation_id, code)
) without rowid;
insert into content_item
select participation_id, code, ordinal, text, description, chosen
from content_item_before
order by participation_id, code;

create table goal_version (
  participation_id uuid not null references participation (id),
  number integer not null,
  text text not null,
  day date not null,
  recorded_at bigint not null,
  recorded_by uuid,
  primary key (participation_id, number)
) without rowid;
insert into goal_version
select participation_id, number, text, day, recorded_at, recorded_by
from goal_version_before
order by participation_id, number;

create table se_stage_change (
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  stage integer not null check (stage between 1 and 5),
  day date not null,
  reason text,
  recorded_at bigint not null,
  recorded_by uuid,
  primary key (participation_id, ordinal)
) without rowid;
insert into se_stage_change
select participation_id, ordinal, stage, day, reason, recorded_at, recorded_by
from se_stage_change_before
order by participation_id, ordinal;

create table kept_aside (
  participation_id uuid not null references participation (id),
  path text not null,                 -- JSON pointer or column heading
  value text not null,
  source text not null,               -- kind of file
  recorded_at bigint not null,
  primary key (participation_id, path)
) without rowid;
insert into kept_aside
select participation_id, path, value, source, recorded_at
from kept_aside_before
order by participation_id, path;

create table audit_subject (
  person_id uuid not null,
  seq bigint not null references audit (seq),
  primary key (person_id, seq)
) without rowid;
insert into audit_subject
select person_id, seq
from audit_subject_before
order by person_id, seq;

create table idempotency (
  key text not null,
  actor uuid not null,
  request_hash text not null,
  result_kind text not null,
  result_id uuid,
  result_version bigint,
  at bigint not null,
  primary key (actor, key)
) without rowid;
insert into idempotency
select key, actor, request_hash, result_kind, result_id, result_version, at
from idempotency_before
order by actor, key;

drop table note_version_before;
drop table note_before;
drop table assignment_before;
drop table appointment_before;
drop table task_before;
drop table job_before;
drop table participation_status_before;
drop table granted_period_before;
drop table extent_period_before;
drop table content_item_before;
drop table goal_version_before;
drop table se_stage_change_before;
drop table kept_aside_before;
drop table audit_subject_before;
drop table idempotency_before;

create index assignment_by_employee on assignment (employee_id, part, first_day);
create index note_by_participation on note (participation_id, day);
create index note_by_author on note (author_id, day);
create index appointment_by_employee on appointment (employee_id, day);
create index job_by_employer on job (employer_id);
create index audit_subject_by_seq on audit_subject (seq);
create index idempotency_by_time on idempotency (at);
