-- The keys that these tables have in SQLite, where a key also is the order they lie in. A key that begins with
-- the participation serves as index as well.

alter table note_version drop constraint note_version_note_id_fkey;
alter table assignment drop constraint assignment_pkey, add primary key (participation_id, id), add unique (id);
alter table note drop constraint note_pkey, add primary key (participation_id, id), add unique (id);
alter table appointment drop constraint appointment_pkey, add primary key (participation_id, id), add unique (id);
alter table task drop constraint task_pkey, add primary key (participation_id, id), add unique (id);
alter table job drop constraint job_pkey, add primary key (participation_id, id), add unique (id);
alter table note_version add foreign key (note_id) references note (id);
drop index appointment_by_participation;
drop index assignment_by_participation;
drop index job_by_participation;
drop index task_by_participation;
