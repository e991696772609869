-- Every ticket that came before the day of as_of is in the desk's series, and
-- every stay in its group's.

SELECT s.name || ': ' || t.n || ' <> ' || s.y
FROM (SELECT i.scope, i.name, total(p.y) AS y
      FROM int_daily_series AS i, series_points(i.series) AS p
      GROUP BY i.scope, i.name) AS s
JOIN (SELECT 'desk' AS scope, c.desk AS name, count(*) AS n
      FROM config AS c JOIN stg_tickets AS t ON t.created_at<date(c.as_of)
      UNION ALL
      SELECT 'group', g.group_name, count(*)
      FROM config AS c JOIN int_group_stints AS g ON g.from_at<date(c.as_of)
      GROUP BY g.group_name) AS t ON t.scope=s.scope AND t.name=s.name
WHERE s.y<>t.n
