-- stg_ticket_events: a row an event at or before config.as_of, the truth that
-- everything else is derived from.
--
--   event_id       numbers the events; events of one instant happened in its
--                  order
--   activity       the desk's own name of the step, what process views show
--   event_type     what the event did: created, assigned, reply,
--                  customer_reply, note, escalated, solved, reopened, closed,
--                  other
--   status         after the event: new, open, pending, hold, solved, closed
--   group_name     the group that holds the ticket after the event; NULL = none
--                  or not known
--   agent_id       who did it
--   is_automatic   1 = a machine did it: nobody's work, though its agent_id may
--                  name whom the machine chose
--   agent_minutes  the agent's work that ended with the event. It belongs to
--                  the agent's own group (stg_agents), also where the event
--                  hands the ticket to another one. NULL = none, or not known
--
-- A ticket's first event need not be 'created': a log may begin later.

CREATE TABLE stg_ticket_events(
  event_id      INTEGER PRIMARY KEY,
  ticket_id     ANY,
  event_at      TEXT,
  activity      TEXT,
  event_type    TEXT,
  status        TEXT,
  group_name    TEXT,
  agent_id      ANY,
  is_automatic  INTEGER,
  agent_minutes REAL
) STRICT;
