-- Whose home was called lately is looked for with each weekly card.
CREATE INDEX checkins_homes ON checkins (day) WHERE kind = 'family';
