-- Accounts that a platform does not let us write to alone, and what mends that. A row goes once it does.
CREATE TABLE out_of_reach (
  platform TEXT NOT NULL,
  key TEXT NOT NULL,
  since INTEGER NOT NULL,
  fix TEXT NOT NULL, -- what somebody can do about it, as a whole sentence
  PRIMARY KEY (platform, key)
) STRICT, WITHOUT ROWID;
