-- What colleagues ask each other, whom students name, and what staff wish for themselves.

-- What one member of staff asks another: to log a check-in of their own with a student. Gone once answered. Ids
-- are never given out again, so that an old button means nothing new.
CREATE TABLE log_asks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES students (id),
  asker_id INTEGER NOT NULL REFERENCES staff (id),
  asked_id INTEGER NOT NULL REFERENCES staff (id),
  day INTEGER NOT NULL, -- on which it was asked
  UNIQUE (student_id, asker_id, asked_id)
) STRICT;

-- Whom a student names as an adult of theirs, as told by a member of staff.
CREATE TABLE named_adults (
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  told_by INTEGER NOT NULL REFERENCES staff (id),
  since INTEGER NOT NULL,
  PRIMARY KEY (student_id, staff_id)
) STRICT, WITHOUT ROWID;

-- Whom one wants to keep an eye on, and until which day.
CREATE TABLE watched (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  student_id INTEGER NOT NULL REFERENCES students (id),
  until INTEGER NOT NULL,
  PRIMARY KEY (staff_id, student_id)
) STRICT, WITHOUT ROWID;

-- What one does not want to be sent, until they say so. Being left out of suggestions is in pauses.
CREATE TABLE muted (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  what TEXT NOT NULL CHECK (what IN ('practice', 'messages')),
  PRIMARY KEY (staff_id, what)
) STRICT, WITHOUT ROWID;
