-- The innermost circle: contracts won in tenders, their options, dated terms and deliveries.

create table contract (
  id uuid primary key,
  number text not null unique,        -- the buyer's (avtalenummer)
  name text not null,
  measure_type text not null,         -- NAV's tiltakskode; unknown codes are kept as they came
  agreement_type text not null,       -- NAV's avtaletype
  buyer text not null,                -- e.g. Nav Tiltak Øst-Viken
  area text not null,
  award_day date not null,
  first_day date not null,
  base_end_day date not null,         -- day after the base period's last
  option_model text not null,
  start_months integer not null,      -- length of the start period
  intake_stop_day date,
  terminated_day date,                -- last day + 1 where it was broken off
  terminated_known_day date,          -- when that became known
  predecessor_id uuid references contract (id),
  successor_id uuid references contract (id),
  method text not null,               -- name and version of the method
  price_model text not null,
  data_role text not null check (data_role in ('controller', 'processor')),
  places integer,
  created_at bigint not null,
  version bigint not null
);

create table contract_option (
  contract_id uuid not null references contract (id),
  ordinal integer not null,           -- 1, 2, …
  first_day date not null,
  end_day date not null,
  decide_by_day date not null,        -- last day for the buyer's decision
  decision text not null check (decision in ('open', 'taken', 'declined')),
  decision_day date,
  notice_day date,                    -- when the provider was told
  primary key (contract_id, ordinal)
);

-- A change of terms adds a row with its first day; nothing is overwritten.
create table contract_term (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  kind text not null,
  first_day date not null,
  value text not null,                -- JSON of the kind's shape (domain/term.hpp)
  source text not null,               -- annex, circular, tender question …
  recorded_at bigint not null,
  recorded_by uuid
);
create index contract_term_in_force on contract_term (contract_id, kind, first_day);

create table delivery (               -- NAV's gjennomføring, the provider's deltakerliste
  id uuid primary key,
  nav_id uuid unique,
  contract_id uuid references contract (id),
  name text not null,
  measure_type text not null,
  organisation_number text,
  provider_name text,
  first_day date,
  end_day date,
  status text not null,
  start_type text not null,           -- oppstartstype
  enrolment_type text not null,       -- pameldingstype
  places integer,
  meeting_place text,
  created_at bigint not null,
  version bigint not null
);
create index delivery_by_contract on delivery (contract_id);
