-- sample_hour: when in the day tickets come in: a row a kind of day and
-- permille, so that one roll of 0..999 reads a time off by rowid.
--
--   id    1000*kind + permille; kind as in sample_day
--   at    seconds after midnight
--   span  seconds to the next row's time

DROP TABLE IF EXISTS temp.sample_hour;
CREATE TEMP TABLE sample_hour(
  id   INTEGER PRIMARY KEY,
  at   INTEGER NOT NULL,
  span INTEGER NOT NULL
) STRICT;
INSERT INTO sample_hour
WITH curve(kind, tickets) AS (
  VALUES
  --   hour 0            6               12              18              23
  (0, '[9,6,5,4,5,8, 16,34,62,86,96,92, 74,80,90,86,76,62, 48,42,40,34,26,15]'),
  (1, '[12,9,7,5,5,6, 12,22,38,54,66,68, 62,58,58,56,54,52, 50,52,50,40,28,18]')
), hour AS (
  SELECT kind, key AS hour, value AS tickets,
         sum(value) OVER (PARTITION BY kind ORDER BY key) AS upto,
         sum(value) OVER (PARTITION BY kind) AS day
  FROM curve, json_each(tickets)
), permille AS (
  SELECT kind, n,
         3600*hour+3600*(n*day-1000*(upto-tickets))
                     / (1000*tickets) AS at
  FROM hour
  JOIN sample_number ON n*day>=1000*(upto-tickets) AND n*day<1000*upto
  WHERE n<1000
)
SELECT 1000*kind+n, at,
       lead(at, 1, 86400) OVER (PARTITION BY kind ORDER BY n)-at
FROM permille;
