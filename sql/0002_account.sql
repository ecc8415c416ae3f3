-- Who may sign in, and how. Links to employee, person and counsellor are set in the files that make those.

create table account (
  id uuid primary key,
  username text not null unique,      -- as folded for comparing; an e-mail address or a chosen name
  display_name text not null,
  language text not null check (language in ('nb', 'nn', 'en')),
  password_hash text,                 -- Argon2id; null until the invitation is taken up
  second_factor_secret text,          -- sealed with the house's key, never in clear
  second_factor_since bigint,
  second_factor_step bigint,          -- last TOTP step used: none is used twice
  employee_id uuid,
  person_id uuid,
  counsellor_id uuid,
  closed_at bigint,
  created_at bigint not null,
  version bigint not null
);
create index account_by_employee on account (employee_id);
create index account_by_person on account (person_id);
create index account_by_counsellor on account (counsellor_id);

create table account_role (
  account_id uuid not null references account (id),
  role text not null check (role in
    ('participant', 'consultant', 'leader', 'counsellor', 'administrator', 'researcher')),
  primary key (account_id, role)
);

create table recovery_code (
  account_id uuid not null references account (id),
  code_hash text not null,
  used_at bigint,
  primary key (account_id, code_hash)
);

create table session (
  token_hash text primary key,
  account_id uuid not null references account (id),
  role text not null,                 -- the one role it acts in; '' until fully signed in
  stage text not null check (stage in ('second_factor', 'enrol', 'full')),
  created_at bigint not null,
  seen_at bigint not null,
  ended_at bigint
);
create index session_by_account on session (account_id);

-- Growing waits after failed tries, by account and by address (a hash of it); never a lock for good.
create table login_throttle (
  key text primary key,
  failures integer not null,
  last_at bigint not null,
  wait_until bigint not null
);

create table invitation (
  token_hash text primary key,
  account_id uuid not null references account (id),
  created_by uuid,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
