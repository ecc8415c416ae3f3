-- What a preview still needs: the file of a table, so that its columns can be mapped anew, and what
-- kind of thing each row is.

alter table import add column source text;  -- base64; null in other kinds of file, and when it is over
alter table import_row add column kind text not null default 'participation';
                                            -- participation, delivery, employee, told

-- What the agency's files say of a delivery that has no column of its own.
create table delivery_kept_aside (
  delivery_id uuid not null references delivery (id),
  path text not null,
  value text not null,
  source text not null,               -- kind of file
  recorded_at bigint not null,
  primary key (delivery_id, path)
);
