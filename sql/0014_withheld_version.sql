-- A note that was withheld from its participant stays so in what a correction replaced.

alter table note_version add column withheld_reason text;
