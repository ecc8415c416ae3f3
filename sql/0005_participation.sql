-- The outermost circle: people, their participations, and who follows them.

create table counsellor (             -- NAV-veileder
  id uuid primary key,
  name text not null,
  name_key text not null,             -- folded, with office: how lists without an id are matched
  office text not null,
  email text,
  phone text,
  version bigint not null
);
create index counsellor_by_name on counsellor (name_key);

create table person (
  id uuid primary key,
  number text,                        -- fødselsnummer, D-number or what the list had
  number_verdict text not null,       -- valid, synthetic, flagged, missing
  given_name text not null,
  middle_name text,
  family_name text not null,
  sort_name text not null,            -- Norwegian order, family name first
  search text not null,               -- folded names and number
  phone text,
  email text,
  address text,                       -- as lines
  postcode text,
  place text,
  protection text not null,           -- '' or NAV's adressebeskyttelse code
  language text,                      -- preferred, and need of interpreter, in words
  created_at bigint not null,
  version bigint not null
);
create index person_by_number on person (number);
create index person_by_search on person (search);

create table participation (
  id uuid primary key,
  nav_id uuid unique,
  person_id uuid not null references person (id),
  contract_id uuid references contract (id),
  delivery_id uuid references delivery (id),
  origin text not null check (origin in ('new', 'transferred', 'returned')),
  earlier_id uuid references participation (id),
  previous_provider text,
  source text,                        -- NAV's kilde: KOMET, ARENA; null: entered here
  referral_day date,                  -- søkt inn
  referral_purpose text,              -- bestilling / background, as NAV wrote it
  content_lead text,                  -- ledetekst of the chosen content
  counsellor_id uuid references counsellor (id),
  nav_office text,
  effort_group text,
  status text not null,               -- NAV's code; unknown codes are kept
  status_reason text,
  status_reason_text text,
  status_day date not null,           -- in force from
  start_day date,                     -- oppstartsdato
  end_day date,                       -- day after sluttdato
  extent_percent integer,
  days_per_week_tenths integer,       -- 2.5 days is 25
  plan_agreed_day date,
  mapping_confirmed_day date,
  ending_agreed_day date,             -- when its end, or a handover, was decided
  goal text,                          -- the participant's own words, newest
  goal_day date,
  goal_version bigint not null,
  se_stage integer,                   -- 1 to 5, null: not begun
  se_stage_day date,
  first_contact_day date,
  last_contact_day date,
  shared_by_hand boolean not null,    -- erManueltDeltMedArrangor
  under_follow_up boolean not null,   -- erUnderOppfolging
  removed_from_list_day date,         -- fjernesDato
  created_at bigint not null,
  version bigint not null
);
create index participation_by_person on participation (person_id);
create index participation_by_contract on participation (contract_id, status);
create index participation_by_counsellor on participation (counsellor_id);

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
);

create table granted_period (         -- what NAV has granted, with extensions
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  first_day date not null,
  end_day date,
  recorded_at bigint not null,
  source text not null,
  primary key (participation_id, ordinal)
);

create table extent_period (          -- deltakelsesmengde
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  first_day date not null,
  percent integer not null,
  days_per_week_tenths integer,
  recorded_at bigint not null,
  primary key (participation_id, ordinal)
);

create table content_item (           -- innhold chosen for the participation
  participation_id uuid not null references participation (id),
  code text not null,
  ordinal integer not null,
  text text not null,
  description text,
  chosen boolean not null,
  primary key (participation_id, code)
);

create table goal_version (
  participation_id uuid not null references participation (id),
  number integer not null,
  text text not null,
  day date not null,
  recorded_at bigint not null,
  recorded_by uuid,
  primary key (participation_id, number)
);

create table se_stage_change (
  participation_id uuid not null references participation (id),
  ordinal integer not null,
  stage integer not null check (stage between 1 and 5),
  day date not null,
  reason text,
  recorded_at bigint not null,
  recorded_by uuid,
  primary key (participation_id, ordinal)
);

-- Who follows whom: dated, many per pair, never deleted.
create table assignment (
  id uuid primary key,
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
  version bigint not null
);
create index assignment_by_participation on assignment (participation_id, first_day);
create index assignment_by_employee on assignment (employee_id, part, first_day);

-- Fields of the agency's files that have no place of their own: kept, and shown on the file.
create table kept_aside (
  participation_id uuid not null references participation (id),
  path text not null,                 -- JSON pointer or column heading
  value text not null,
  source text not null,               -- kind of file
  recorded_at bigint not null,
  primary key (participation_id, path)
);

-- A logged yes to see a protected person's details, by the assigned consultant.
create table protected_access (
  participation_id uuid not null references participation (id),
  account_id uuid not null references account (id),
  confirmed_at bigint not null,
  expires_at bigint not null,
  primary key (participation_id, account_id, confirmed_at)
);
