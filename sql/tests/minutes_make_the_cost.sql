-- The agents' minutes of a ticket's events add up to those of its costs, where a
-- desk tells both: half a minute an event is rounding. Key: ticket_id.

WITH work AS MATERIALIZED (
  SELECT keyed(ticket_id, agent_minutes) AS minutes
  FROM stg_ticket_events
  WHERE agent_minutes IS NOT NULL
)
SELECT c.ticket_id
FROM work AS w, keyed_quantiles(w.minutes) AS m
CROSS JOIN stg_ticket_costs AS c ON c.ticket_id=m.key
WHERE abs(m.total-c.agent_minutes)>0.5*m.n+1e-6;
