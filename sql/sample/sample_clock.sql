-- sample_clock: a row a clock and hour of the week, Monday 00:00 first: how
-- much gets done in that hour. Waits are measured in seconds of *work*: an
-- hour's wait ends sooner at noon than at night, so that replies and solves
-- fall where people work.
--
--   id      1000*clock + hour of the week
--   rate    0..20: twentieths of full pace
--   work    seconds of work from Monday 00:00 to the start of this hour
--   weekly  seconds of work in a week
--
-- Clocks: 0 the desk; 1 on call, for urgent tickets, nearly round the clock;
-- 2 customers; 3 the wall's, for what machines do. The desk and on call are
-- weak from 22:00 to 23:00, when the evening shift has gone and the night
-- shift is not there yet.

DROP TABLE IF EXISTS temp.sample_clock;
CREATE TEMP TABLE sample_clock(
  id     INTEGER PRIMARY KEY,
  rate   INTEGER NOT NULL,
  work   INTEGER NOT NULL,
  weekly INTEGER NOT NULL
) STRICT;
INSERT INTO sample_clock
WITH rhythm(clock, weekday, weekend) AS (
  VALUES
  --      hour 0            6              12             18             23
  (0, '[5,5,4,4,4,4, 5,9,15,20,20,20, 18,19,20,20,19,17, 13,11,10,8,2,7]',
      '[3,3,3,3,3,3, 3,4,6,8,8,8, 8,8,8,8,7,7, 6,6,5,5,2,4]'),
  (1, '[14,14,12,12,12,12, 13,15,18,20,20,20, 19,20,20,20,20,19, 18,17,16,14,3,14]',
      '[12,12,10,10,10,10, 11,13,15,17,17,17, 17,17,17,17,16,16, 15,15,14,13,3,13]'),
  (2, '[2,1,1,1,1,1, 3,8,13,16,16,15, 14,15,16,15,14,12, 11,11,11,9,6,4]',
      '[2,2,1,1,1,1, 1,3,6,9,10,10, 9,9,9,9,8,8, 8,9,9,7,5,3]'),
  (3, '[20,20,20,20,20,20, 20,20,20,20,20,20, 20,20,20,20,20,20, 20,20,20,20,20,20]',
      '[20,20,20,20,20,20, 20,20,20,20,20,20, 20,20,20,20,20,20, 20,20,20,20,20,20]')
), week AS (
  SELECT clock, 24*n+key AS hour, value AS rate
  FROM sample_number CROSS JOIN rhythm
  CROSS JOIN json_each(CASE WHEN n<5 THEN weekday ELSE weekend END)
  WHERE n<7
)
SELECT 1000*clock+hour, rate,
       180*(sum(rate) OVER (PARTITION BY clock ORDER BY hour)-rate),
       180*sum(rate) OVER (PARTITION BY clock)
FROM week;
