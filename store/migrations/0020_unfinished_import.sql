-- A large roster is written in parts, so that others are served in between: this row comes with the first and goes with
-- the last.
CREATE TABLE unfinished_import (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mark TEXT NOT NULL, -- of the files: the same ones finish it
  since INTEGER NOT NULL,
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)) -- nobody was on the roster before
) STRICT;
