-- Firms are listed in Norwegian order (æ ø å last), which both engines read from a key.

alter table employer add column sort_name text not null default '';
create index employer_by_name on employer (sort_name, id);
