-- The words of a note as search compares them (base/spelling): between blanks, each once, whatever
-- its spelling and ending. Null where nobody has made them yet; then they are made of the text while
-- searching. No index over all notes: who asks is let into some participations, and only their notes
-- are looked at (note_by_participation).

alter table note add column search text;
