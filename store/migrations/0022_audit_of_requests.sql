-- What an audit must tell (PROTOCOL X-21): beside who did what when, at which school, by which request, what it did to a
-- record, and whether it was refused. Rows from before say nothing of these; version says what of a row its digest covers.
CREATE TEMP TABLE before AS SELECT * FROM audit;
DROP TABLE audit;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id), -- null: the command line, or nobody: the clock
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  link TEXT NOT NULL DEFAULT '', -- a digest of the row and of the one before it; '': from before there were any
  version INTEGER NOT NULL DEFAULT 1 CHECK (version IN (1, 2)),
  tenant TEXT NOT NULL DEFAULT '', -- the school's, as in settings
  request TEXT NOT NULL DEFAULT '', -- the same in all rows of one request
  result TEXT NOT NULL DEFAULT 'done' CHECK (result IN ('done', 'denied')),
  -- Keyed hashes of the record as it stood and as it stands; '': none, or the row is not about one.
  hash_before TEXT NOT NULL DEFAULT '',
  hash_after TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO audit (id, at, staff_id, action, subject, link) SELECT id, at, staff_id, action, subject, link FROM before;
DROP TABLE before;
CREATE INDEX audit_by_request ON audit (request);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'the audit is only ever added to');
END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
WHEN OLD.id > coalesce((SELECT CAST(substr(subject, length('through ') + 1) AS INTEGER) FROM audit
  WHERE action = 'audit cut' ORDER BY id DESC LIMIT 1), 0)
BEGIN
  SELECT raise(ABORT, 'the audit is only ever added to');
END;

-- One database is one school's: its own id, drawn once, stands in each row of its audit.
INSERT INTO settings (name, value) VALUES ('tenant', lower(hex(randomblob(16))));
