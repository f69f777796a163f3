-- What weighs when a weekly card is chosen and is nobody's business but counselors' and leads', and how often a
-- colleague is asked where their lead thinks fewer is right.

-- Students a school chose to look after for a while. Erased with its review, not kept.
CREATE TABLE priorities (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given out again: buttons name it
  staff_id INTEGER NOT NULL REFERENCES staff (id), -- whose list it is
  weight TEXT NOT NULL CHECK (weight IN ('gentle', 'strong', 'asks')),
  since INTEGER NOT NULL,
  review INTEGER NOT NULL -- the last day on which it weighs anything
) STRICT;

CREATE TABLE priority_students (
  priority_id INTEGER NOT NULL REFERENCES priorities (id),
  student_id INTEGER NOT NULL REFERENCES students (id),
  PRIMARY KEY (priority_id, student_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX priority_students_by_student ON priority_students (student_id);

-- Fewer asks a week than a colleague is used to, as their lead said.
CREATE TABLE lowered_asks (
  staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
  most INTEGER NOT NULL CHECK (most BETWEEN 0 AND 1),
  by_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
