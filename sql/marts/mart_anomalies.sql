-- mart_anomalies: which days were out of the ordinary, by four methods of
-- which none lets a day be part of its own yardstick.
--
-- Grain: series x day x method: every whole day that the method can score, not
-- only those it flags, so that its alarms can be counted against its days.
-- Source: mart_daily_ops, int_daily_series, config.
-- Needs: mart_daily_ops, int_daily_series, config
--
--   scope, name, measure  the series: of the desk 'arrivals' (tickets created),
--                 'breaches' (resolution clocks that ran out) and 'reopenings';
--                 of a group its 'arrivals', stays begun. Watched are those of
--                 one a day or more on average: of smaller counts a day tells
--                 little
--   method        what the day is held to (expected) and when that is too far:
--     'zscore'    the mean of the 28 days before; more than 3 of their standard
--                 deviations from it, up or down
--     'surge_7'   the mean of the 7 days before; more than config.surge_share
--                 above it. Blind to the week: it flags the day after a weekend
--     'surge_weekday'   the same, with the same weekday of the 4 weeks before
--     'weekday_robust'  the median of the same weekday of up to 8 weeks before,
--                 shifted by the median of what the last 28 days were off theirs;
--                 more than 3.5 robust standard deviations of those (1.4826 x
--                 median distance), up or down: few surges neither raise it nor
--                 widen it. From the day on for which 14 such days are known
--   score         of zscore and weekday_robust the deviations above expected, of
--                 the surges the share; NULL where expected is 0
--   score_limit   what it must pass to be flagged
--
-- A method has no row for a day whose yardstick is not long enough yet, or does
-- not vary at all.

CREATE TABLE mart_anomalies(
  scope       TEXT NOT NULL,
  name        TEXT NOT NULL,
  measure     TEXT NOT NULL,
  day         TEXT NOT NULL,
  method      TEXT NOT NULL,
  weekday     INTEGER NOT NULL,
  value       REAL NOT NULL,
  expected    REAL NOT NULL,
  score       REAL,
  score_limit REAL NOT NULL,
  is_anomaly  INTEGER NOT NULL,
  PRIMARY KEY(scope, name, measure, method, day)
) STRICT, WITHOUT ROWID;

INSERT INTO mart_anomalies
WITH days AS (
  SELECT 'desk' AS scope, c.desk AS name, m.column1 AS measure, d.day, d.weekday,
         CASE m.column1 WHEN 'arrivals' THEN d.volume
                        WHEN 'breaches' THEN d.sla_n-d.sla_met
                        ELSE d.reopened END AS value
  FROM config AS c, mart_daily_ops AS d,
       (VALUES ('arrivals'), ('breaches'), ('reopenings')) AS m
  WHERE NOT d.is_partial
  UNION ALL
  SELECT s.scope, s.name, 'arrivals', substr(p.at, 1, 10),
         1+(strftime('%w', p.at)+6)%7, p.y
  FROM int_daily_series AS s, series_points(s.series) AS p
  WHERE s.scope='group'
), watched AS MATERIALIZED (
  SELECT scope, name, measure FROM days
  GROUP BY scope, name, measure
  HAVING avg(value)>=1
), usual AS (
  SELECT
    d.*,
    iif(count(*) OVER month=28, moving_avg(d.value) OVER month, NULL)
      AS month_mean,
    rolling_zscore(d.value, 28) OVER past AS month_z,
    iif(count(*) OVER week=7, moving_avg(d.value) OVER week, NULL)
      AS week_mean,
    iif(count(*) OVER four=4, moving_avg(d.value) OVER four, NULL)
      AS weekday_mean,
    iif(count(*) OVER eight>=4, median(d.value) OVER eight, NULL)
      AS weekday_median
  FROM days AS d
  JOIN watched USING (scope, name, measure)
  WINDOW past AS (PARTITION BY scope, name, measure ORDER BY day),
         month AS (past ROWS BETWEEN 28 PRECEDING AND 1 PRECEDING),
         week AS (past ROWS BETWEEN 7 PRECEDING AND 1 PRECEDING),
         weekdays AS (PARTITION BY scope, name, measure, weekday ORDER BY day),
         four AS (weekdays ROWS BETWEEN 4 PRECEDING AND 1 PRECEDING),
         eight AS (weekdays ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING)
), measured AS MATERIALIZED (
  SELECT
    *,
    weekday_median+median(value-weekday_median) OVER (
      past ROWS BETWEEN 28 PRECEDING AND 1 PRECEDING) AS robust_median,
    rolling_robust_z(value-weekday_median, 28, 14) OVER past AS robust_z
  FROM usual
  WINDOW past AS (PARTITION BY scope, name, measure ORDER BY day)
), surges AS (
  SELECT scope, name, measure, day, 'surge_weekday' AS method, weekday, value,
         weekday_mean AS expected, value>weekday_mean*(1+surge_share) AS is_surge
  FROM measured, config
  WHERE weekday_mean IS NOT NULL
  UNION ALL
  SELECT scope, name, measure, day, 'surge_7', weekday, value, week_mean,
         value>week_mean*(1+surge_share)
  FROM measured, config
  WHERE week_mean IS NOT NULL AND NOT (scope='desk' AND measure='arrivals')
  UNION ALL             -- the desk's own are those of mart_daily_ops
  SELECT w.scope, w.name, w.measure, d.day, 'surge_7', d.weekday, d.volume,
         d.volume_7_avg, d.is_surge
  FROM watched AS w, mart_daily_ops AS d
  WHERE w.scope='desk' AND w.measure='arrivals'
    AND NOT d.is_partial AND d.is_surge IS NOT NULL
)
SELECT scope, name, measure, day, 'zscore', weekday, value, month_mean,
       month_z, 3.0, abs(month_z)>3.0
FROM measured
WHERE month_z IS NOT NULL
UNION ALL
SELECT scope, name, measure, day, 'weekday_robust', weekday, value, robust_median,
       robust_z, 3.5, abs(robust_z)>3.5
FROM measured
WHERE robust_z IS NOT NULL
UNION ALL
SELECT s.scope, s.name, s.measure, s.day, s.method, s.weekday, s.value,
       s.expected, s.value/nullif(s.expected, 0.0)-1, c.surge_share, s.is_surge
FROM surges AS s, config AS c;
