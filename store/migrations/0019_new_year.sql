-- Whose adult somebody was in the last school year, as they or the student said: kept for one year.
CREATE TABLE past_adults (
  student_id INTEGER NOT NULL REFERENCES students (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  since INTEGER NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)), -- they said whether they still are
  is_over INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1)), -- of a year before that, and a hold keeps it
  PRIMARY KEY (student_id, staff_id)
) STRICT, WITHOUT ROWID;

-- How many of the roster's changes were of accounts, channels and posts for a while: a file that is compared with people
-- and groups meanwhile need not be compared anew.
ALTER TABLE roster ADD COLUMN not_of_people INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER roster_accounts_in;
DROP TRIGGER roster_accounts_out;
DROP TRIGGER roster_accounts_changed;
DROP TRIGGER roster_places_in;
DROP TRIGGER roster_places_mapped;
DROP TRIGGER roster_posts_in;
DROP TRIGGER roster_posts_out;
DROP TRIGGER roster_posts_changed;
CREATE TRIGGER roster_accounts_in AFTER INSERT ON accounts
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_accounts_out AFTER DELETE ON accounts
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_accounts_changed AFTER UPDATE ON accounts
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_places_in AFTER INSERT ON places WHEN NEW.group_id IS NOT NULL
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_places_mapped AFTER UPDATE OF group_id ON places
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_posts_in AFTER INSERT ON posts
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_posts_out AFTER DELETE ON posts
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
CREATE TRIGGER roster_posts_changed AFTER UPDATE ON posts
BEGIN UPDATE roster SET version = version + 1, not_of_people = not_of_people + 1; END;
