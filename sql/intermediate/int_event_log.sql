-- int_event_log: the desk's whole event log as one value.
--
-- Grain: one row. Source: stg_ticket_events.
-- Needs: stg_ticket_events
--
--   log  made by event_log(); every process view opens it with a table
--        function, so the events are gathered and sorted once. The event's id
--        orders the events of one instant: without it their order, and so the
--        variants, would be whatever order the rows happen to be read in.

CREATE TABLE int_event_log(
  log BLOB
) STRICT;

INSERT INTO int_event_log
SELECT event_log(ticket_id, activity, event_at, agent_id, event_id)
FROM stg_ticket_events;
