-- sample_number: n = 0, 1, 2, ... as far as a permille table or the busiest
-- day needs (a surge is at most a 110th of the year's tickets).

DROP TABLE IF EXISTS temp.sample_number;
CREATE TEMP TABLE sample_number(n INTEGER PRIMARY KEY) STRICT;
INSERT INTO sample_number
WITH RECURSIVE number(n) AS (
  SELECT 0
  UNION ALL
  SELECT n+1 FROM number
  WHERE n<(SELECT max(999, tickets/100) FROM sample_settings)
)
SELECT n FROM number;
