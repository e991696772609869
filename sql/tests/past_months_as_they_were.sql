-- The tickets of a past month are the stays begun in it, no more, no less.

WITH arrivals AS (
  SELECT group_name, substr(from_at, 1, 7) AS month, count(*) AS n
  FROM int_group_stints
  GROUP BY 1, 2
)
SELECT c.group_name || ', ' || c.month
FROM mart_capacity AS c
LEFT JOIN arrivals AS a ON a.group_name=c.group_name AND a.month=c.month
WHERE c.kind='actual' AND c.tickets<>ifnull(a.n, 0);
