-- The house: who runs this database, what was done in it and by whom.
-- Types used in all files: uuid, date (a day in Norway), bigint (instants: microseconds UTC; money: øre),
-- boolean, integer, text. Periods are half-open: first_day … end_day (the day after the last; null: open).

create table organisation (
  id integer primary key check (id = 1),
  name text not null,
  organisation_number text,
  invented boolean not null,          -- an office made up for trying out; every page says so
  invented_seed bigint,
  created_at bigint not null
);

create table setup_token (
  token_hash text primary key,
  created_at bigint not null,
  used_at bigint
);

-- The chain of the audit log. One line an act (write or read); ids and kinds, never content.
create table audit (
  seq bigint primary key,             -- 1, 2, 3 … without holes
  at bigint not null,
  actor uuid,                         -- account; null: the program itself
  role text not null,
  relation text not null,             -- to the person concerned, '' when none is
  action text not null,
  kind text not null,                 -- kind of record
  record uuid,
  subjects integer not null,          -- how many rows in audit_subject belong to this line
  prev_hash text not null,
  hash text not null
);
create index audit_by_actor on audit (actor, seq);

-- Whom a line is about: one row a person shown or changed.
create table audit_subject (
  person_id uuid not null,
  seq bigint not null references audit (seq),
  primary key (person_id, seq)
);
create index audit_subject_by_seq on audit_subject (seq);

create table idempotency (
  key text not null,
  actor uuid not null,
  request_hash text not null,
  result_kind text not null,
  result_id uuid,
  result_version bigint,
  at bigint not null,
  primary key (actor, key)
);
create index idempotency_by_time on idempotency (at);

-- What was erased (ids only), so that restoring an older backup erases it again.
create table erasure (
  kind text not null,                 -- person, participation, import
  id uuid not null,
  at bigint not null,
  primary key (kind, id)
);
