-- What is known of a student is looked at again each school year: the day on which somebody last said that it still
-- holds; null: nobody since it was told.
ALTER TABLE facts ADD COLUMN kept INTEGER;
