-- "As a week ago" is what came on the last day of that weekday before the origin.

WITH points AS MATERIALIZED (
  SELECT s.scope, s.name, substr(p.at, 1, 10) AS day, p.y
  FROM int_daily_series AS s, series_points(s.series) AS p
), guesses AS MATERIALIZED (    -- so that points are looked up by their day
  SELECT scope, name, origin, day, forecast,
         date(day, '-'||(7*((step+6)/7))||' days') AS day_before
  FROM int_backtest
  WHERE model='seasonal_naive'
)
SELECT g.name || ', ' || g.origin || ', ' || g.day
FROM guesses AS g
JOIN points AS p ON p.scope=g.scope AND p.name=g.name AND p.day=g.day_before
WHERE g.forecast<>p.y
