-- The made-up desk: work and cost of a ticket. The raw row is the sum at the
-- export; work done after as_of is taken off again, the cost in proportion.

INSERT INTO stg_ticket_costs(ticket_id, agent_minutes, cost)
WITH later AS (
  SELECT ticket_id, sum(agent_minutes) AS minutes
  FROM config
  CROSS JOIN ticket_events
  WHERE moment(event_at, 'iso')>as_of
  GROUP BY ticket_id
), known AS (
  SELECT ticket_id, moment(created_at, 'iso')<=as_of AS is_known
  FROM config
  CROSS JOIN tickets
)
SELECT ticket_id, agent_minutes-coalesce(minutes, 0),
       CASE WHEN minutes>0 THEN cost*(agent_minutes-minutes)/agent_minutes
            ELSE cost END
FROM ticket_costs
LEFT JOIN known USING (ticket_id)
LEFT JOIN later USING (ticket_id)
WHERE is_known IS NOT 0;
