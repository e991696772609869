-- The breaches of a scope are the resolution clocks that ran out after some
-- event of their ticket and before a later one: of another activity, where runs
-- count as one event. Key: the scope and its counts.

WITH clocks AS (
  SELECT s.ticket_id, s.breached_at,
         (SELECT e.activity FROM int_events AS e
          WHERE e.ticket_id=s.ticket_id AND e.event_at<=s.breached_at
          ORDER BY e.position DESC LIMIT 1) AS activity
  FROM mart_sla AS s
  WHERE s.metric='total_resolution_time' AND s.is_met=0
), known AS (
  SELECT count(*) AS n
  FROM config AS c, clocks AS k
  WHERE k.activity IS NOT NULL
    AND EXISTS (SELECT 1 FROM int_events AS e
                WHERE e.ticket_id=k.ticket_id AND e.event_at>k.breached_at
                  AND (c.collapse=0 OR e.activity<>k.activity))
), told AS (
  SELECT scope, sum(breached) AS n
  FROM mart_bottlenecks
  WHERE scope<>'group'
  GROUP BY scope
)
SELECT printf('%s: %d <> %d', t.scope, t.n, k.n)
FROM told AS t, known AS k
WHERE t.n<>k.n;
