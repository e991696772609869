-- int_events: each ticket's events in the order in which they happened, with
-- what a reader of a history asks next.
--
-- Grain: ticket x event. Source: int_event_log, whose process_events() gives the
-- order and looks ahead, and stg_ticket_events, to which the event's id, which
-- the log sorts by, leads back.
-- Needs: int_event_log, stg_ticket_events, stg_agents
--
--   position       1 = the ticket's first event; events of one instant go by
--                  event_id
--   hours_to_next  NULL = the ticket's last event so far
--   stands         1 = the last event of its instant. Of several events at one
--                  instant the last one wins, so states (int_status_spans) are
--                  read from these rows only
--   names_owner    1 = the event says whose ticket it now is: it has an agent,
--                  one not known to be of another group than the one it leaves
--                  the ticket with, and is not a note or a customer's reply
--                  (anybody may look in) nor an escalation (whoever escalates
--                  gives it away)

CREATE TABLE int_events(
  ticket_id     ANY NOT NULL,
  position      INTEGER NOT NULL,
  event_id      INTEGER NOT NULL,
  event_at      TEXT NOT NULL,
  hours_to_next REAL,
  stands        INTEGER NOT NULL,
  activity      TEXT NOT NULL,
  event_type    TEXT NOT NULL,
  status        TEXT NOT NULL,
  group_name    TEXT,
  agent_id      ANY,
  is_automatic  INTEGER,
  names_owner   INTEGER NOT NULL,
  PRIMARY KEY(ticket_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO int_events
SELECT
  e.ticket_id,
  p.position,
  e.event_id,
  e.event_at,
  p.hours_to_next,
  p.is_end OR p.hours_to_next>0,
  e.activity,
  e.event_type,
  e.status,
  e.group_name,
  e.agent_id,
  e.is_automatic,
  e.agent_id IS NOT NULL
    AND e.event_type NOT IN ('note', 'customer_reply', 'escalated')
    AND ifnull(a.group_name=e.group_name, 1)
FROM int_event_log AS l, process_events(l.log) AS p
JOIN stg_ticket_events AS e ON e.event_id=p.sorting
LEFT JOIN stg_agents AS a ON a.agent_id=e.agent_id;

-- Whose a ticket is says the last such event, which may lie far back: without
-- this a case of many events and no owner is read from its start at each event.
CREATE INDEX int_events_by_owner ON int_events(ticket_id, position)
 WHERE names_owner;
