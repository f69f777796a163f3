-- What more is told of a check-in than its kind, and what staff say of students and of themselves.

-- The student was not at school; of a family: nobody answered.
ALTER TABLE checkins ADD COLUMN away INTEGER NOT NULL DEFAULT 0 CHECK (away IN (0, 1));
ALTER TABLE checkins ADD COLUMN good_news INTEGER NOT NULL DEFAULT 0 CHECK (good_news IN (0, 1));
ALTER TABLE checkins ADD COLUMN language TEXT NOT NULL DEFAULT ''; -- the family was spoken with in it; empty: not told
-- Who reads the note besides its author.
ALTER TABLE checkins ADD COLUMN seen_by TEXT NOT NULL DEFAULT 'author'
  CHECK (seen_by = 'author' OR seen_by = 'team' OR seen_by = 'support');

-- Who says of themselves that they are a student's person.
CREATE TABLE adults (
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  since INTEGER NOT NULL,
  PRIMARY KEY (student_id, staff_id)
) STRICT, WITHOUT ROWID;

-- What a student would be glad we know.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('interest', 'ambition', 'strength', 'preference')),
  words TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX facts_by_student ON facts (student_id);

-- A misspelling its writer confirmed once: theirs alone.
CREATE TABLE learned_names (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  heard TEXT NOT NULL, -- folded
  student_id INTEGER NOT NULL REFERENCES students (id),
  PRIMARY KEY (staff_id, heard)
) STRICT, WITHOUT ROWID;

-- Whom one does not want suggested, and until which day (the first they may be again).
CREATE TABLE left_off (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  student_id INTEGER NOT NULL REFERENCES students (id),
  until INTEGER NOT NULL,
  PRIMARY KEY (staff_id, student_id)
) STRICT, WITHOUT ROWID;

-- Who is out, or wants to be asked nothing, and until which day; null: until they say so. Never why.
CREATE TABLE pauses (
  staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
  until INTEGER
) STRICT;

-- Few rows: who is away today is asked for each suggestion, and a scan of a year would not do.
CREATE INDEX checkins_away ON checkins (day) WHERE away = 1;
