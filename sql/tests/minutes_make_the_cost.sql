-- The agents' minutes of a ticket's events add up to those of its costs, where a
-- desk tells both: half a minute an event is rounding. Key: ticket_id.

SELECT ticket_id
FROM (SELECT ticket_id, sum(agent_minutes) AS minutes,
             count(agent_minutes) AS events
      FROM stg_ticket_events
      WHERE agent_minutes IS NOT NULL
      GROUP BY ticket_id)
JOIN stg_ticket_costs AS c USING (ticket_id)
WHERE abs(minutes-c.agent_minutes)>0.5*events+1e-6;
