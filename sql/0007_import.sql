-- Files read in: each import with its rows, what was found in them, and the remembered column mappings.

create table import (
  id uuid primary key,
  file_name text not null,
  file_kind text not null,            -- bff-deltakerliste, deltaker-v1, csv, xlsx …
  file_hash text not null,
  contract_id uuid references contract (id),
  state text not null check (state in ('preview', 'confirmed', 'discarded', 'refused')),
  mapping text,                       -- JSON: column → field
  columns text,                       -- JSON: the file's own columns with samples' shapes
  rows_new integer not null,
  rows_changed integer not null,
  rows_unchanged integer not null,
  rows_refused integer not null,
  created_at bigint not null,
  created_by uuid,
  confirmed_at bigint,
  version bigint not null
);

create table import_row (
  import_id uuid not null references import (id),
  ordinal integer not null,           -- as in the file
  place text not null,                -- line, row or JSON pointer
  verdict text not null check (verdict in ('new', 'changed', 'unchanged', 'refused')),
  participation_id uuid,
  label text not null,                -- who it is, as shown to the importer
  content text not null,              -- JSON of the listed participation
  changes text not null,              -- JSON: field, old, new
  primary key (import_id, ordinal)
);
create index import_row_by_verdict on import_row (import_id, verdict, ordinal);

create table import_finding (
  import_id uuid not null references import (id),
  ordinal integer not null,
  row_ordinal integer,
  severity text not null check (severity in ('error', 'warning', 'note')),
  place text not null,
  field text not null,
  code text not null,
  expected text not null,
  found text not null,
  primary key (import_id, ordinal)
);

create table import_mapping (         -- remembered by the headings' fingerprint
  fingerprint text primary key,
  mapping text not null,
  changed_at bigint not null
);
