-- The tickets of a past month are the stays begun in it, no more, no less.

WITH arrivals AS MATERIALIZED (
  SELECT k.key, k.n
  FROM (SELECT keyed(substr(from_at, 1, 7) || group_name, 1) AS stays
        FROM int_group_stints) AS s, keyed_quantiles(s.stays, 0.5) AS k
)
SELECT c.group_name || ', ' || c.month
FROM mart_capacity AS c
LEFT JOIN arrivals AS a ON a.key=c.month || c.group_name
WHERE c.kind='actual' AND c.tickets<>ifnull(a.n, 0);
