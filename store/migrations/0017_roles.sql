-- What a OneRoster 1.2 export told last of who is what at our school, so that one with changes alone can be understood, and
-- so that a role begins and ends on its days without one. No names: the student system's ids.

CREATE TABLE roles (
  id TEXT PRIMARY KEY, -- the student system's
  person_id TEXT NOT NULL,
  role TEXT NOT NULL, -- its word, in small letters
  begins INTEGER,
  ends INTEGER -- the first day on which it is over; null: not said
) STRICT, WITHOUT ROWID;
