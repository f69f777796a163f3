-- What a OneRoster export told last of classes and of who is in them, so that one with changes alone can be understood.
-- No names of people: the student system's ids.

CREATE TABLE classes (
  id TEXT PRIMARY KEY, -- the student system's
  homeroom INTEGER NOT NULL CHECK (homeroom IN (0, 1)),
  title TEXT NOT NULL, -- "7A" of a homeroom, "Math 7" of another class
  begins INTEGER,
  ends INTEGER -- the first day on which it is over; null: not said
) STRICT, WITHOUT ROWID;

CREATE TABLE class_people (
  id TEXT PRIMARY KEY,
  class_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('student', 'teacher', 'helper')),
  begins INTEGER,
  ends INTEGER -- the first day on which they are in it no more; null: not said
) STRICT, WITHOUT ROWID;

CREATE INDEX class_people_by_person ON class_people (person_id);

-- What came into the watched folder, and what became of it.
CREATE TABLE drops (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE, -- by name and time of the files, so that they are the same after a restart
  mark TEXT NOT NULL, -- of what they hold
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'waiting', 'refused', 'replaced')),
  only_changes INTEGER NOT NULL CHECK (only_changes IN (0, 1))
) STRICT;

CREATE INDEX drops_waiting ON drops (number) WHERE outcome = 'waiting';
CREATE INDEX drops_by_mark ON drops (mark);
