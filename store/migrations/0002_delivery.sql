-- Where each person is written to: the conversation a platform keeps for the two of us. Opaque on both sides.
CREATE TABLE conversations (
  platform TEXT NOT NULL,
  person TEXT NOT NULL, -- as in accounts.key
  address TEXT NOT NULL,
  PRIMARY KEY (platform, person)
) STRICT, WITHOUT ROWID;

-- Why nothing is posted there any more, until somebody sets the place up again; empty: it is.
ALTER TABLE schedules ADD COLUMN stopped TEXT NOT NULL DEFAULT '';
