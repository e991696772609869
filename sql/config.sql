-- config: one row, the settings that every later object reads. Declared here,
-- filled by sql/sources/<desk>/config.sql.
--
--   as_of          the moment of looking, UTC; nothing later is used anywhere
--   at_risk_share  an open clock is at risk when no more than this share of
--                  its target is left
--   surge_share    a day is a surge when it passes its 7-day mean by this share
--   occupancy      share of productive hours that can be spent on tickets: 1
--                  where productive_hours are net of waiting for the next one
--   happy_path     the documented process in the desk's own activity names:
--                  'A -> B -> C', or a JSON list of lists; NULL = none is known
--   collapse       1 = the process views cut a run of one activity to one,
--                  for desks whose log has a row an update, not a row a step

CREATE TABLE config(
  id            INTEGER PRIMARY KEY
    CONSTRAINT "config has one row" CHECK( id=1 ),
  desk          TEXT NOT NULL,
  as_of         TEXT
    CONSTRAINT "AS_OF must be a moment, such as 2016-04-01 or 2016-04-01 09:30"
    CHECK( ifnull(as_of GLOB
      '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9]*',
      0) ),
  at_risk_share REAL NOT NULL DEFAULT 0.2
    CONSTRAINT "at_risk_share is between 0 and 1"
    CHECK( at_risk_share BETWEEN 0 AND 1 ),
  surge_share   REAL NOT NULL DEFAULT 0.2
    CONSTRAINT "surge_share is not negative" CHECK( surge_share>=0 ),
  occupancy     REAL NOT NULL DEFAULT 1
    CONSTRAINT "occupancy is above 0 and at most 1"
    CHECK( occupancy>0 AND occupancy<=1 ),
  happy_path    TEXT,
  collapse      INTEGER NOT NULL DEFAULT 0
    CONSTRAINT "collapse is 0 or 1" CHECK( collapse IN (0, 1) )
) STRICT;
