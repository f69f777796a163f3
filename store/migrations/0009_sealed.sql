-- People's words and their e-mail addresses stand in the file sealed (X-24), in columns called so; seal() and its like
-- are Knownby's own. Where a column held '' it is now NULL: that there is nothing is no secret.

-- Wrapped with the school's key, which is not in here. The newest of its purpose seals; a text names its key, so an
-- id is never given out again.
CREATE TABLE data_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 4294967295),
  purpose TEXT NOT NULL CHECK (purpose IN ('fields', 'look-ups')),
  wrapped BLOB NOT NULL,
  since INTEGER -- the day from which its age counts; null: not looked at yet
) STRICT;
SELECT new_keys();

-- Others point at these two, so that they change where they stand. 33: version, key, nonce, tag.
ALTER TABLE checkins ADD COLUMN sealed_note BLOB CHECK (length(sealed_note) > 33);
UPDATE checkins SET sealed_note = seal('checkins.sealed_note', id, note) WHERE note <> '';
ALTER TABLE checkins DROP COLUMN note;

-- An address is found by a keyed hash of it, trimmed and in lower case.
DROP INDEX staff_by_email;
ALTER TABLE staff ADD COLUMN sealed_email BLOB CHECK (length(sealed_email) > 33);
ALTER TABLE staff ADD COLUMN email_look_up BLOB CHECK (length(email_look_up) = 32);
UPDATE staff SET sealed_email = seal('staff.sealed_email', id, email),
  email_look_up = look_up('staff.sealed_email', email) WHERE email <> '';
ALTER TABLE staff DROP COLUMN email;
CREATE INDEX staff_by_email ON staff (email_look_up);

-- These are made anew: an ALTER reads the whole schema several times over, at every test's every start.
CREATE TEMP TABLE before AS SELECT * FROM facts;
DROP TABLE facts;
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  kind TEXT NOT NULL CHECK (kind IN ('interest', 'ambition', 'strength', 'preference')),
  sealed_words BLOB CHECK (length(sealed_words) > 33),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX facts_by_student ON facts (student_id);
INSERT INTO facts SELECT id, student_id, staff_id, kind, seal('facts.sealed_words', id, words), at FROM before;
DROP TABLE before;

CREATE TEMP TABLE before AS SELECT * FROM statements;
DROP TABLE statements;
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id), -- who wrote it down
  sealed_words BLOB CHECK (length(sealed_words) > 33),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_by_student ON statements (student_id);
INSERT INTO statements SELECT id, student_id, staff_id, seal('statements.sealed_words', id, words), at FROM before;
DROP TABLE before;

CREATE TEMP TABLE before AS SELECT * FROM holds;
DROP TABLE holds;
CREATE TABLE holds (
  student_id INTEGER PRIMARY KEY REFERENCES students (id),
  staff_id INTEGER REFERENCES staff (id), -- null: the command line
  sealed_reason BLOB CHECK (length(sealed_reason) > 33),
  since INTEGER NOT NULL
) STRICT;
INSERT INTO holds SELECT student_id, staff_id, seal('holds.sealed_reason', student_id, reason), since FROM before;
DROP TABLE before;

CREATE TEMP TABLE before AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  address TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('post', 'redraw', 'remove')),
  reference TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('pending', 'sending', 'sent', 'ambiguous', 'dead', 'expired')),
  attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  not_before INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  first_sent INTEGER,
  last_sent INTEGER,
  trouble TEXT NOT NULL,
  fades INTEGER, -- from when on the names in a message are to be edited out; null: it holds none
  sealed_body BLOB CHECK (length(sealed_body) > 33)
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, not_before);
CREATE INDEX outbox_open ON outbox (platform, address) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_fading ON outbox (fades) WHERE fades IS NOT NULL;
CREATE INDEX outbox_redraws ON outbox (reference) WHERE act = 'redraw' AND state IN ('pending', 'dead');
CREATE INDEX outbox_to_forget ON outbox (coalesce(last_sent, deadline))
  WHERE sealed_body IS NOT NULL AND state IN ('sent', 'dead', 'expired', 'ambiguous');
INSERT INTO outbox SELECT id, key, platform, address, act, reference, state, attempt, not_before, deadline, first_sent,
  last_sent, trouble, fades, seal('outbox.sealed_body', id, body) FROM before;
DROP TABLE before;

CREATE TEMP TABLE before AS SELECT * FROM seen;
DROP TABLE seen;
-- In the order of arrival, as before: written at the end of the table, forgotten from its start.
CREATE TABLE seen (
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  sealed_reply BLOB CHECK (length(sealed_reply) > 33)
) STRICT;
INSERT INTO seen SELECT id, event, at, seal('seen.sealed_reply', id, reply) FROM before;
DROP TABLE before;

-- What the program itself must keep from others, such as what it signs its marks with.
CREATE TABLE secrets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sealed_value BLOB NOT NULL CHECK (length(sealed_value) > 33)
) STRICT;
INSERT INTO secrets (id, name, sealed_value)
  SELECT 1, name, seal('secrets.sealed_value', 1, value) FROM settings WHERE name = 'mark_secret' AND value <> '';
DELETE FROM settings WHERE name = 'mark_secret';
