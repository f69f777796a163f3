-- Before a check-in is saved, the newest one of the same student, day and colleague is looked at: it may be a double
-- tap. With the colleague in the index that is one row, however many others talked with the student that day.
DROP INDEX checkins_by_student;
CREATE INDEX checkins_by_student ON checkins (student_id, day, staff_id);
