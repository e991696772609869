-- A past month's hours are the minutes that the group's agents noted in it.

WITH logged AS MATERIALIZED (
  SELECT keyed(substr(e.event_at, 1, 7) || a.group_name, e.agent_minutes)
           AS minutes
  FROM stg_ticket_events AS e
  JOIN stg_agents AS a ON a.agent_id=e.agent_id
  WHERE e.agent_minutes IS NOT NULL
)
SELECT c.group_name || ', ' || c.month
FROM logged AS l, keyed_quantiles(l.minutes, 0.5) AS m
CROSS JOIN mart_capacity AS c ON c.month || c.group_name=m.key
WHERE c.kind='actual' AND c.tickets>0
  AND abs(c.required_hours-m.total/60)>1e-6*max(1, m.total/60)
