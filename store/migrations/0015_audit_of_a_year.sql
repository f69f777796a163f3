-- The audit is cut at its old end, and nowhere else: a row "audit cut" says through which row, and is itself part of
-- the chain. What it does not name cannot be deleted.
DROP TRIGGER audit_is_not_deleted;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
WHEN OLD.id > coalesce((SELECT CAST(substr(subject, length('through ') + 1) AS INTEGER) FROM audit
  WHERE action = 'audit cut' ORDER BY id DESC LIMIT 1), 0)
BEGIN
  SELECT raise(ABORT, 'the audit is only ever added to');
END;
