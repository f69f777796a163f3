-- What the platforms tell of accounts and channels: no more than is needed to know staff, and to know who reads
-- along where the weekly card comes.

-- A linked account that the platform calls a guest, a bot, another organisation's or deactivated has no access
-- while it is one; null: it has.
ALTER TABLE accounts ADD COLUMN barred TEXT CHECK (barred IN ('guest', 'bot', 'gone', 'foreign'));

-- Accounts whose e-mail is that of one member of staff: a hint, until its owner or an admin says so. Ids are never
-- given out again, so that "confirm all of these" means those that were shown.
CREATE TABLE matches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  platform TEXT NOT NULL,
  key TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  denied INTEGER NOT NULL DEFAULT 0 CHECK (denied IN (0, 1)), -- its owner said: that is not me
  UNIQUE (platform, key)
) STRICT;

CREATE INDEX matches_by_staff ON matches (staff_id);

-- How many accounts there are, and no more, of a look at all of them.
CREATE TABLE censuses (
  platform TEXT PRIMARY KEY,
  members INTEGER NOT NULL,
  guests INTEGER NOT NULL,
  taken INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE places ADD COLUMN counts_only INTEGER NOT NULL DEFAULT 0 CHECK (counts_only IN (0, 1));

CREATE TABLE audiences (
  place_id INTEGER PRIMARY KEY REFERENCES places (id),
  has_us INTEGER NOT NULL CHECK (has_us IN (0, 1)),
  private INTEGER NOT NULL CHECK (private IN (0, 1)),
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  guests INTEGER, -- null: they could not be counted
  strangers INTEGER NOT NULL, -- people of the workspace who are nobody on the staff roster
  looked INTEGER NOT NULL,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)) -- whoever runs Knownby heard that it does not fit
) STRICT;
