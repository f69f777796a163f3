-- Posts that somebody who runs Knownby gave for a while. The roster's own are never touched: they count again after it.
CREATE TABLE posts (
  staff_id INTEGER PRIMARY KEY REFERENCES staff (id),
  role TEXT NOT NULL
    CHECK (role IN ('staff', 'teacher', 'counselor', 'coach', 'lead', 'principal', 'admin')),
  since INTEGER NOT NULL,
  until INTEGER NOT NULL, -- the last day
  by_id INTEGER REFERENCES staff (id) -- null: the command line
) STRICT;

CREATE TRIGGER roster_posts_in AFTER INSERT ON posts BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_posts_out AFTER DELETE ON posts BEGIN UPDATE roster SET version = version + 1; END;
CREATE TRIGGER roster_posts_changed AFTER UPDATE ON posts BEGIN UPDATE roster SET version = version + 1; END;
