-- The daily work: notes, appointments, tasks, drafts; employers and jobs.

create table note (
  id uuid primary key,
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
  version bigint not null
);
create index note_by_participation on note (participation_id, day);
create index note_by_author on note (author_id, day);

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
);

create table appointment (
  id uuid primary key,
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
  version bigint not null
);
create index appointment_by_participation on appointment (participation_id, day);
create index appointment_by_employee on appointment (employee_id, day);

create table task (
  id uuid primary key,
  participation_id uuid not null references participation (id),
  owner text not null check (owner in ('consultant', 'participant', 'counsellor')),
  text text not null,
  due_day date,
  done_day date,
  created_at bigint not null,
  created_by uuid,
  version bigint not null
);
create index task_by_participation on task (participation_id, due_day);

-- Anything typed and not yet sent, by place of the page ("note:<participation>"). The writer's own.
create table draft (
  account_id uuid not null references account (id),
  place text not null,
  content text not null,              -- JSON of the form
  participation_id uuid references participation (id),
  changed_at bigint not null,
  version bigint not null,
  primary key (account_id, place)
);

create table employer (
  id uuid primary key,
  organisation_number text unique,
  name text not null,
  search text not null,
  place text not null,
  industry text not null,
  version bigint not null
);

create table job (
  id uuid primary key,
  participation_id uuid not null references participation (id),
  employer_id uuid not null references employer (id),
  kind text not null check (kind in ('work_trial', 'practice', 'wage_subsidy', 'ordinary')),
  title text not null,
  first_day date not null,
  end_day date,
  extent_percent integer not null,
  created_at bigint not null,
  version bigint not null
);
create index job_by_participation on job (participation_id, first_day);
create index job_by_employer on job (employer_id);
