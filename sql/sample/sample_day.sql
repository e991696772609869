-- sample_day: a row a day of 2025: how many tickets it brings, and how hard
-- they press on the desk.
--
--   day      0 = 2025-01-01, a Wednesday
--   kind     0 weekday, 1 Saturday or Sunday
--   surge    percent above the day's usual volume, 0 but on surge days
--   tickets  created that day; sums to the setting whatever its size
--   first    tickets created on earlier days
--   load     percent: how much longer everything takes the desk that day. It
--            rises with a surge, lingers a day, and drifts up over the year
--
-- Volume = weekday x growth x month's end x holiday x surge x a roll of +-9 %,
-- in whole numbers; README.md lists the sizes.

DROP TABLE IF EXISTS temp.sample_day;
CREATE TEMP TABLE sample_day(
  day     INTEGER PRIMARY KEY,
  kind    INTEGER NOT NULL,
  surge   INTEGER NOT NULL,
  tickets INTEGER NOT NULL,
  first   INTEGER NOT NULL,
  load    INTEGER NOT NULL
) STRICT;
INSERT INTO sample_day
WITH surge(date, percent) AS (
  VALUES ('2025-02-13', 110), ('2025-04-08',  90), ('2025-06-18', 150),
         ('2025-09-09', 130), ('2025-09-10',  80), ('2025-11-28', 100)
), holiday(date, percent) AS (
  VALUES ('2025-01-01', 40), ('2025-04-18', 70), ('2025-04-21', 70),
         ('2025-05-01', 75), ('2025-12-24', 60), ('2025-12-25', 40),
         ('2025-12-26', 50), ('2025-12-29', 85), ('2025-12-30', 85), ('2025-12-31', 65)
), weekday(number, percent) AS (
  VALUES (0, 111), (1, 120), (2, 117), (3, 113), (4, 98), (5, 46), (6, 41)
), day AS (
  SELECT n AS day, date('2025-01-01', n || ' days') AS date,
         (n+2)%7 AS weekday
  FROM sample_number WHERE n<365
), swell AS (
  -- the last two days of a month and the first of the next: invoices go out
  SELECT day, CASE strftime('%d', date, '+2 days')
                WHEN '01' THEN 118 WHEN '02' THEN 124 WHEN '03' THEN 114
                ELSE 100 END AS percent
  FROM day
), volume AS (
  SELECT day, weekday, coalesce(surge.percent, 0) AS surge,
         weekday.percent*(1000+200*day/364)*swell.percent
         * coalesce(holiday.percent, 100)/10000
         * (100+coalesce(surge.percent, 0))/100
         * (91+CAST(19*split_hash(day, 100*seed+1) AS INTEGER)) AS weight
  FROM day
  JOIN swell USING (day)
  JOIN weekday ON weekday.number=weekday
  LEFT JOIN surge USING (date)
  LEFT JOIN holiday USING (date)
  CROSS JOIN sample_settings
), total AS (
  SELECT day, weekday, surge, weight,
         sum(weight) OVER (ORDER BY day) AS upto,
         sum(weight) OVER () AS year,
         lag(surge, 1, 0) OVER (ORDER BY day) AS yesterday
  FROM volume
)
SELECT day, weekday>=5, surge,
       settings.tickets*upto/year
         - settings.tickets*(upto-weight)/year,
       settings.tickets*(upto-weight)/year,
       100+surge/3+yesterday/6+15*day/364
FROM total CROSS JOIN sample_settings AS settings;
