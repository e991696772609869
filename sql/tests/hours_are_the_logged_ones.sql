-- A past month's hours are the minutes that the group's agents noted in it.

WITH logged AS (
  SELECT a.group_name, substr(e.event_at, 1, 7) AS month,
         sum(e.agent_minutes)/60 AS hours
  FROM stg_ticket_events AS e
  JOIN stg_agents AS a ON a.agent_id=e.agent_id
  WHERE e.agent_minutes IS NOT NULL
  GROUP BY a.group_name, month
)
SELECT c.group_name || ', ' || c.month
FROM mart_capacity AS c
JOIN logged AS l ON l.group_name=c.group_name AND l.month=c.month
WHERE c.kind='actual' AND c.tickets>0
  AND abs(c.required_hours-l.hours)>1e-6*max(1, l.hours)
