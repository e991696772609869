-- Every ticket that came before the day of as_of is in the desk's series, and
-- every stay in its group's.

WITH ends AS MATERIALIZED (
  SELECT desk, date(as_of) AS today FROM config
), arrived AS (
  SELECT 'desk' AS scope, e.desk AS name, count(*) AS n
  FROM ends AS e JOIN stg_tickets AS t ON t.created_at<e.today
  UNION ALL
  SELECT 'group', k.key, k.n
  FROM (SELECT keyed(g.group_name, 1) AS stays
        FROM ends AS e JOIN int_group_stints AS g ON g.from_at<e.today) AS s,
       keyed_quantiles(s.stays, 0.5) AS k
), told AS (
  SELECT i.scope, i.name, total(p.y) AS n
  FROM int_daily_series AS i, series_points(i.series) AS p
  GROUP BY i.scope, i.name
)
SELECT t.name || ': ' || a.n || ' <> ' || t.n
FROM told AS t JOIN arrived AS a ON a.scope=t.scope AND a.name=t.name
WHERE t.n<>a.n;
