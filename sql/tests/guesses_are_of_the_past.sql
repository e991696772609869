-- "As a week ago" is what came on the last day of that weekday before the origin.

WITH points AS MATERIALIZED (
  SELECT s.scope, s.name, substr(p.at, 1, 10) AS day, p.y
  FROM int_daily_series AS s, series_points(s.series) AS p
)
SELECT b.name || ', ' || b.origin || ', ' || b.day
FROM int_backtest AS b
JOIN points AS p ON p.scope=b.scope AND p.name=b.name
 AND p.day=date(b.day, '-'||(7*((b.step+6)/7))||' days')
WHERE b.model='seasonal_naive' AND b.forecast<>p.y
