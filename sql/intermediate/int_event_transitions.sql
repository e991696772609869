-- int_event_transitions: each step from one event of a ticket to its next.
--
-- Grain: ticket x consecutive pair of events. Source: int_events.
-- Needs: int_events
--
--   position    of the pair's first event
--   hours       between the two; 0 for events of one instant
--   from_type, to_type    the contract's event_type
--   from_group, to_group  who held the ticket after either event
--   resource    the agent of the first event, as the process views have it
--
-- A view: int_events has it all, in this order.

CREATE VIEW int_event_transitions AS
SELECT
  a.ticket_id,
  a.position,
  a.activity AS from_activity,
  b.activity AS to_activity,
  a.event_type AS from_type,
  b.event_type AS to_type,
  a.event_at AS from_at,
  b.event_at AS to_at,
  a.hours_to_next AS hours,
  a.group_name AS from_group,
  b.group_name AS to_group,
  a.agent_id AS resource
FROM int_events AS a
JOIN int_events AS b ON b.ticket_id=a.ticket_id AND b.position=a.position+1;
