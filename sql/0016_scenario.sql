-- Scenarios that somebody in the house has written, for running the circles forward. Those that come with
-- the program are files of its own and not kept here.

create table scenario (
  id uuid primary key,
  name text not null,                 -- as the text says it; empty where the text says none
  content text not null,              -- TOML, as typed: faulty ones are kept too
  changed_at bigint not null,
  changed_by uuid not null references account (id),
  version bigint not null
);
