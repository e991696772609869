-- int_events in DuckDB: each ticket's events in order, each with its neighbours.
-- next_at, from_group: of the events after and before; stands, names_owner: as
-- in ../../../../sql/intermediate/int_events.sql.

CREATE TABLE int_events AS
SELECT e.ticket_id, row_number() OVER ticket AS position, e.event_at,
       lead(e.event_at) OVER ticket AS next_at,
       lead(e.event_at) OVER ticket IS DISTINCT FROM e.event_at AS stands,
       e.activity, e.event_type, e.status, e.group_name,
       lag(e.group_name) OVER ticket AS from_group,
       e.agent_id, e.is_automatic, e.agent_minutes,
       e.agent_id IS NOT NULL
         AND e.event_type NOT IN ('note', 'customer_reply', 'escalated')
         AND coalesce(a.group_name=e.group_name, true) AS names_owner
FROM stg_ticket_events AS e
LEFT JOIN stg_agents AS a ON a.agent_id=e.agent_id
WINDOW ticket AS (PARTITION BY e.ticket_id ORDER BY e.event_at, e.event_id);
