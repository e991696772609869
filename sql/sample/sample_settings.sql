-- sample_settings: one row, how the made-up desk is made. Whoever wants another
-- desk updates it before the next file is read.
--
--   tickets  created in the year; events are about five times as many
--   seed     another seed is another year of the same desk
--   starve   the group that is short of staff, and slow for it: 'tier 2' or
--            'engineering'

CREATE TABLE sample_settings(
  id      INTEGER PRIMARY KEY
    CONSTRAINT "sample_settings has one row" CHECK( id=1 ),
  tickets INTEGER NOT NULL DEFAULT 50000
    CONSTRAINT "tickets must be between 1 and 10000000"
    CHECK( tickets BETWEEN 1 AND 10000000 ),
  seed    INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "seed must be between 0 and 1000000000"
    CHECK( seed BETWEEN 0 AND 1000000000 ),
  starve  TEXT NOT NULL DEFAULT 'tier 2'
    CONSTRAINT "starve must be 'tier 2' or 'engineering'"
    CHECK( starve IN ('tier 2', 'engineering') )
) STRICT;
INSERT INTO sample_settings(id) VALUES (1);
