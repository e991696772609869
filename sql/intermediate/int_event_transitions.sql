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

CREATE TABLE int_event_transitions(
  ticket_id     ANY NOT NULL,
  position      INTEGER NOT NULL,
  from_activity TEXT NOT NULL,
  to_activity   TEXT NOT NULL,
  from_type     TEXT NOT NULL,
  to_type       TEXT NOT NULL,
  from_at       TEXT NOT NULL,
  to_at         TEXT NOT NULL,
  hours         REAL NOT NULL,
  from_group    TEXT,
  to_group      TEXT,
  resource      ANY,
  PRIMARY KEY(ticket_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO int_event_transitions
SELECT
  a.ticket_id, a.position,
  a.activity, b.activity,
  a.event_type, b.event_type,
  a.event_at, b.event_at,
  a.hours_to_next,
  a.group_name, b.group_name,
  a.agent_id
FROM int_events AS a
JOIN int_events AS b ON b.ticket_id=a.ticket_id AND b.position=a.position+1;
