-- int_backtest: what would have been forecast then, beside what came.
--
-- Grain: series x origin x model x day. Eight origins a week apart, each
-- followed by 28 days that have happened; of a shorter history as many as leave
-- eight weeks to learn from. Source: int_daily_series.
-- Needs: int_daily_series
--
--   origin    the first day forecast: only days before it are known, to the
--             model and to the yardsticks alike
--   model     holt_winters    as in mart_forecast
--             seasonal_naive  the same weekday of the last week before origin
--             weekday_mean    mean of the last four such days
--   lower_*, upper_*  of holt_winters
--   scale     mean absolute difference of neighbouring weeks before origin: the
--             unit of the mean absolute scaled error

CREATE TABLE int_backtest(
  scope    TEXT NOT NULL,
  name     TEXT NOT NULL,
  origin   TEXT NOT NULL,
  model    TEXT NOT NULL,
  step     INTEGER NOT NULL,
  day      TEXT NOT NULL,
  actual   REAL NOT NULL,
  forecast REAL NOT NULL,
  lower_80 REAL,
  upper_80 REAL,
  lower_95 REAL,
  upper_95 REAL,
  scale    REAL,
  PRIMARY KEY(scope, name, origin, model, step)
) STRICT, WITHOUT ROWID;

INSERT INTO int_backtest
WITH points AS MATERIALIZED (
  SELECT s.scope, s.name, substr(p.at, 1, 10) AS day, p.y
  FROM int_daily_series AS s, series_points(s.series) AS p
), bounds AS (
  SELECT scope, name, min(day) AS first_day, max(day) AS last_day
  FROM points
  GROUP BY scope, name
), weeks(back) AS (
  VALUES (0), (7), (14), (21), (28), (35), (42), (49)
), origins AS (
  SELECT b.scope, b.name,
         date(b.last_day, '-27 days', '-'||w.back||' days') AS origin
  FROM bounds AS b, weeks AS w
  WHERE date(b.last_day, '-83 days', '-'||w.back||' days')>=b.first_day
), histories AS MATERIALIZED (
  SELECT o.scope, o.name, o.origin, series(p.day, p.y, '1 day') AS series
  FROM origins AS o
  JOIN points AS p ON p.scope=o.scope AND p.name=o.name AND p.day<o.origin
  GROUP BY o.scope, o.name, o.origin
), scales AS MATERIALIZED (
  SELECT scope, name, origin, naive_scale(series, 7) AS scale FROM histories
), recent AS (          -- the four days of each weekday before the origin
  SELECT o.scope, o.name, o.origin, strftime('%w', p.day) AS weekday,
         avg(p.y) AS mean,
         max(p.y) FILTER (WHERE p.day>=date(o.origin, '-7 days')) AS latest
  FROM origins AS o
  JOIN points AS p ON p.scope=o.scope AND p.name=o.name
   AND p.day>=date(o.origin, '-28 days') AND p.day<o.origin
  GROUP BY o.scope, o.name, o.origin, weekday
), forecasts AS (
  SELECT h.scope, h.name, h.origin, 'holt_winters' AS model, f.step,
         substr(f.at, 1, 10) AS day, f.forecast,
         f.lower_80, f.upper_80, f.lower_95, f.upper_95
  FROM histories AS h, holt_winters_forecast(h.series, 28) AS f
  UNION ALL
  SELECT r.scope, r.name, r.origin, m.model,
         CAST(julianday(p.day)-julianday(r.origin) AS INTEGER)+1, p.day,
         iif(m.model='weekday_mean', r.mean, r.latest),
         NULL, NULL, NULL, NULL
  FROM recent AS r
  JOIN points AS p ON p.scope=r.scope AND p.name=r.name
   AND p.day>=r.origin AND p.day<date(r.origin, '+28 days')
   AND strftime('%w', p.day)=r.weekday,
       (SELECT 'weekday_mean' AS model UNION ALL SELECT 'seasonal_naive') AS m
)
SELECT f.scope, f.name, f.origin, f.model, f.step, f.day, p.y, f.forecast,
       f.lower_80, f.upper_80, f.lower_95, f.upper_95, s.scale
FROM forecasts AS f
JOIN points AS p ON p.scope=f.scope AND p.name=f.name AND p.day=f.day
JOIN scales AS s ON s.scope=f.scope AND s.name=f.name AND s.origin=f.origin;
