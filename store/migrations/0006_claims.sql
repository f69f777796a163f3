-- What becomes of a weekly card: who takes whom, who was asked, and what the card says of it by now.

-- Who said they would see a student, and until which day (the first it holds no more). A counted check-in by
-- anybody, a release or that day ends it.
CREATE TABLE claims (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given out again: buttons name it
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  at INTEGER NOT NULL,
  released INTEGER, -- when it was given back or handed on; null: it was not
  asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1)) -- whether they got to it: once, ever
) STRICT;

CREATE UNIQUE INDEX claims_of_student ON claims (student_id, staff_id, until) WHERE released IS NULL;
CREATE INDEX claims_of_staff ON claims (staff_id, until);
CREATE INDEX claims_released ON claims (student_id, released) WHERE released IS NOT NULL;
CREATE INDEX claims_by_at ON claims (at);

-- Not released, and not reached since by anybody; whose days have passed still stand in it.
CREATE VIEW open_claims AS
  SELECT c.id, c.student_id, c.staff_id, c.since, c.until, c.at, c.released, c.asked
  FROM claims c JOIN students s ON s.id = c.student_id JOIN staff p ON p.id = c.staff_id
  WHERE c.released IS NULL AND s.left_on IS NULL AND p.active = 1
    AND (s.last_day IS NULL OR s.last_day < c.since);

-- A claim offered to a colleague; it stays where it is until it is accepted.
CREATE TABLE gifts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id), -- to whom
  at INTEGER NOT NULL,
  answer TEXT CHECK (answer IN ('accepted', 'declined')),
  UNIQUE (claim_id, staff_id)
) STRICT;

-- Whom a card suggested to whom, in private. Never shown, summed or exported by person: it is read to ask
-- everybody alike.
CREATE TABLE asks (
  week_card_id INTEGER NOT NULL REFERENCES week_cards (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  student_id INTEGER NOT NULL REFERENCES students (id),
  PRIMARY KEY (week_card_id, staff_id, student_id)
) STRICT, WITHOUT ROWID;

-- "Not for me this week."
CREATE TABLE passes (
  week_card_id INTEGER NOT NULL REFERENCES week_cards (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (week_card_id, staff_id)
) STRICT, WITHOUT ROWID;

-- Fewer asks a week than others, for whoever works part-time.
CREATE TABLE fewer_asks (
  staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
  most INTEGER NOT NULL CHECK (most BETWEEN 0 AND 2)
) STRICT;

-- The questions of the week a school added to ours, and those of ours it does not want.
CREATE TABLE questions (
  words TEXT PRIMARY KEY,
  wanted INTEGER NOT NULL CHECK (wanted IN (0, 1))
) STRICT, WITHOUT ROWID;

ALTER TABLE week_cards ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE week_cards ADD COLUMN standing TEXT NOT NULL DEFAULT ''; -- "4 of 6 taken", as the message says it
CREATE INDEX week_cards_by_made ON week_cards (made);
CREATE INDEX week_cards_by_week ON week_cards (week);

-- The slot is the school day before the meeting on `weekday`, not that day itself.
ALTER TABLE schedules ADD COLUMN before_meeting INTEGER NOT NULL DEFAULT 0 CHECK (before_meeting IN (0, 1));

-- From when on the names in a message are to be edited out; null: it holds none.
ALTER TABLE outbox ADD COLUMN fades INTEGER;
CREATE INDEX outbox_fading ON outbox (fades) WHERE fades IS NOT NULL;
CREATE INDEX outbox_redraws ON outbox (reference) WHERE act = 'redraw' AND state IN ('pending', 'dead');
