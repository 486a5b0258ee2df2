CREATE INDEX note_subject ON note (subject);
