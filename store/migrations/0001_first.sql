-- Days are whole numbers of days since 1970-01-01 in the school's own calendar; instants are UTC seconds.

CREATE TABLE groups (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('grade', 'homeroom', 'advisory', 'section')),
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  UNIQUE (kind, code)
) STRICT;

CREATE TABLE students (
  id INTEGER PRIMARY KEY,
  sis_id TEXT NOT NULL UNIQUE,
  shown TEXT NOT NULL,
  given TEXT NOT NULL,
  middle TEXT NOT NULL,
  family TEXT NOT NULL,
  long_given TEXT NOT NULL,
  pronouns TEXT NOT NULL,
  grade_id INTEGER REFERENCES groups (id),
  homeroom_id INTEGER REFERENCES groups (id),
  entered INTEGER NOT NULL,
  left_on INTEGER,
  last_day INTEGER -- the day of the last counted check-in; null: none
) STRICT;

-- Answers "who has none since" for a grade from the index alone, however many check-ins there are: about 6 µs
-- and 0.2 µs for each student found. left_on stands in it, because a partial index would have every row looked
-- up to see it.
CREATE INDEX students_by_grade ON students (grade_id, left_on, last_day);

CREATE TABLE group_students (
  group_id INTEGER NOT NULL REFERENCES groups (id),
  student_id INTEGER NOT NULL REFERENCES students (id),
  PRIMARY KEY (group_id, student_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX group_students_by_student ON group_students (student_id);

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  sis_id TEXT NOT NULL UNIQUE,
  called TEXT NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL
    CHECK (role IN ('staff', 'teacher', 'counselor', 'coach', 'lead', 'principal', 'admin')),
  runs_knownby INTEGER NOT NULL CHECK (runs_knownby IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE INDEX staff_by_email ON staff (lower(trim(email)));

CREATE TABLE accounts (
  platform TEXT NOT NULL,
  key TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (platform, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE standings (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  group_id INTEGER NOT NULL REFERENCES groups (id),
  part TEXT NOT NULL CHECK (part IN ('teaches', 'homeroom', 'leads', 'caseload')),
  PRIMARY KEY (staff_id, group_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  address TEXT NOT NULL,
  name TEXT NOT NULL,
  direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
  group_id INTEGER REFERENCES groups (id),
  UNIQUE (platform, address)
) STRICT;

CREATE TABLE checkins (
  id INTEGER PRIMARY KEY,
  batch INTEGER REFERENCES checkins (id), -- the first of its message; null: this one
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  day INTEGER NOT NULL,
  -- Not kind IN (...): SQLite builds a table of the list anew for every row, a third of the row's cost.
  kind TEXT NOT NULL
    CHECK (kind = 'conversation' OR kind = 'academic' OR kind = 'celebration' OR kind = 'family'
      OR kind = 'group' OR kind = 'attempt' OR kind = 'other'),
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  undone INTEGER
) STRICT;

-- Each index is paid at each check-in: these two always, the other two only by batches and by undo.
CREATE INDEX checkins_by_student ON checkins (student_id, day);
CREATE INDEX checkins_by_staff ON checkins (staff_id, at);
CREATE INDEX checkins_by_batch ON checkins (batch) WHERE batch IS NOT NULL;
CREATE INDEX checkins_undone ON checkins (staff_id, undone) WHERE undone IS NOT NULL;

-- Only a two-way moment with the student counts (store/kind.hpp says the same).
CREATE VIEW counted AS
  SELECT id, student_id, staff_id, day FROM checkins
  WHERE undone IS NULL AND kind IN ('conversation', 'academic', 'celebration', 'other');

CREATE TABLE schedules (
  id INTEGER PRIMARY KEY,
  place_id INTEGER NOT NULL UNIQUE REFERENCES places (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0: Sunday
  at_minute INTEGER NOT NULL CHECK (at_minute BETWEEN 0 AND 1439),
  next_due INTEGER,
  -- Never deleted: the place's next schedule is this row again, so that its week's card keeps its key.
  ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1))
) STRICT;

CREATE INDEX schedules_by_next_due ON schedules (next_due) WHERE ended = 0 AND next_due IS NOT NULL;

CREATE TABLE week_cards (
  id INTEGER PRIMARY KEY,
  schedule_id INTEGER NOT NULL REFERENCES schedules (id),
  week TEXT NOT NULL CHECK (week LIKE '____-W__'),
  made INTEGER NOT NULL,
  UNIQUE (schedule_id, week)
) STRICT;

CREATE TABLE week_card_students (
  week_card_id INTEGER NOT NULL REFERENCES week_cards (id),
  position INTEGER NOT NULL,
  student_id INTEGER NOT NULL REFERENCES students (id),
  PRIMARY KEY (week_card_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_days (
  day INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('no_school', 'half_day', 'first_day', 'last_day')),
  event TEXT NOT NULL
) STRICT;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  address TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('post', 'redraw', 'remove')),
  body TEXT NOT NULL,
  reference TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('pending', 'sending', 'sent', 'ambiguous', 'dead', 'expired')),
  attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  not_before INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  first_sent INTEGER,
  last_sent INTEGER,
  trouble TEXT NOT NULL
) STRICT;

CREATE INDEX outbox_by_state ON outbox (state, not_before);
CREATE INDEX outbox_open ON outbox (platform, address) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_to_forget ON outbox (coalesce(last_sent, deadline))
  WHERE body <> '' AND state IN ('sent', 'dead', 'expired');

-- In the order of arrival, so that a reply is written at the end of the table and forgotten from its start.
-- Measured with 1 KB replies: keyed by the event alone (WITHOUT ROWID) a row costs four times as much and the
-- file is three times as large.
CREATE TABLE seen (
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL UNIQUE,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  action TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'the audit is only ever added to');
END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN
  SELECT raise(ABORT, 'the audit is only ever added to');
END;

-- One row: grows with each change of what people keep a copy of in memory.
CREATE TABLE roster (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO roster (id, version) VALUES (1, 1);

CREATE TRIGGER roster_students_in AFTER INSERT ON students BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_students_out AFTER DELETE ON students
BEGIN UPDATE roster SET version = version + 1; END;
-- Not last_day: a check-in changes nobody's identity.
CREATE TRIGGER roster_students_changed AFTER UPDATE OF sis_id, shown, given, middle, family, long_given,
  pronouns, grade_id, homeroom_id, entered, left_on ON students
BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_groups_in AFTER INSERT ON groups BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_groups_out AFTER DELETE ON groups BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_groups_changed AFTER UPDATE ON groups
BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_members_in AFTER INSERT ON group_students
BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_members_out AFTER DELETE ON group_students
BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_staff_in AFTER INSERT ON staff BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_staff_out AFTER DELETE ON staff BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_staff_changed AFTER UPDATE ON staff BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_accounts_in AFTER INSERT ON accounts BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_accounts_out AFTER DELETE ON accounts
BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_accounts_changed AFTER UPDATE ON accounts
BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_standings_in AFTER INSERT ON standings
BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_standings_out AFTER DELETE ON standings
BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_places_in AFTER INSERT ON places WHEN NEW.group_id IS NOT NULL
BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_places_mapped AFTER UPDATE OF group_id ON places
BEGIN UPDATE roster SET version = version + 1; END;

CREATE TRIGGER roster_days_in AFTER INSERT ON calendar_days
BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_days_out AFTER DELETE ON calendar_days
BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_days_changed AFTER UPDATE ON calendar_days
BEGIN UPDATE roster SET version = version + 1; END;
