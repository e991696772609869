-- Event log: whoever did an event by as_of, where the log names them.

INSERT INTO stg_agents(agent_id)
SELECT DISTINCT agent_id FROM stg_ticket_events
WHERE agent_id IS NOT NULL
ORDER BY agent_id;
