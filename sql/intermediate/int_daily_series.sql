-- int_daily_series: how many tickets come in a day, as series values: what is
-- forecast, scored and looked through for surges.
--
-- Grain: the desk, and each group. Source: stg_tickets, int_group_stints,
-- config.
-- Needs: stg_tickets, int_group_stints, config
--
--   scope   'desk' or 'group'; name is the desk's or the group's
--   series  a number a UTC day, from the first day with an arrival to the last
--           whole day before config.as_of; a day without any is 0. For the
--           desk tickets by creation; for a group stays begun, so a ticket that
--           comes to a group twice counts twice there
--   days    of them

CREATE TABLE int_daily_series(
  scope  TEXT NOT NULL,
  name   TEXT NOT NULL,
  days   INTEGER NOT NULL,
  series BLOB NOT NULL,
  PRIMARY KEY(scope, name)
) STRICT, WITHOUT ROWID;

INSERT INTO int_daily_series
WITH ends AS (          -- the day of as_of is not over
  SELECT desk, date(as_of) AS today,
         json_object('missing', 'zero', 'to', date(as_of, '-1 day')) AS options
  FROM config
), collected AS (
  SELECT 'desk' AS scope, e.desk AS name,
         series(t.created_at, 1, '1 day', 'sum', e.options) AS series
  FROM ends AS e JOIN stg_tickets AS t ON t.created_at<e.today
  UNION ALL
  SELECT 'group', substr(k.key, 11),    -- a key is the day and the group
         series(substr(k.key, 1, 10), k.n, '1 day', 'sum', e.options)
  FROM ends AS e, (SELECT keyed(substr(from_at, 1, 10) || group_name, 1) AS stays
                   FROM int_group_stints) AS s,
       keyed_quantiles(s.stays, 0.5) AS k
  WHERE k.key<e.today
  GROUP BY 2
)
SELECT scope, name, series_info(series)->>'buckets', series
FROM collected
WHERE series_info(series)->>'buckets'>0;
