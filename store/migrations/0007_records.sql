-- A student's record as a whole: kept from being deleted, answered by the family, grown old.

-- Nothing of this student is deleted while the row stands. Who asked for it, and in which words.
CREATE TABLE holds (
  student_id INTEGER PRIMARY KEY REFERENCES students (id),
  staff_id INTEGER REFERENCES staff (id), -- null: the command line
  reason TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;

-- What the family wants said beside the record. Never changed, only added.
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id), -- who wrote it down
  words TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX statements_by_student ON statements (student_id);

-- What is left of check-ins that are too old to be kept: how many, of which grade, in which month.
CREATE TABLE past_months (
  month TEXT NOT NULL CHECK (month LIKE '____-__'),
  grade_id INTEGER NOT NULL REFERENCES groups (id),
  counted INTEGER NOT NULL,
  PRIMARY KEY (month, grade_id)
) STRICT, WITHOUT ROWID;

-- Deleting a student asks each table that may hold them.
CREATE INDEX week_card_students_by_student ON week_card_students (student_id);
CREATE INDEX learned_names_by_student ON learned_names (student_id);
CREATE INDEX left_off_by_student ON left_off (student_id);

-- Since when somebody is no longer active; null: they are, or it was not seen yet.
ALTER TABLE staff ADD COLUMN left_on INTEGER;

-- A digest of the row and of the one before it; empty: from before there were any.
ALTER TABLE audit ADD COLUMN link TEXT NOT NULL DEFAULT '';
