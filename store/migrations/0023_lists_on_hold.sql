-- A list that has ended is kept of students on hold alone, for the hold: it weighs nothing and is shown to nobody.
ALTER TABLE priorities ADD COLUMN is_over INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1));
