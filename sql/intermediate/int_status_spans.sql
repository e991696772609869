-- int_status_spans: each ticket's history cut into spans in which its status,
-- group and assignee stay the same. Every SLA figure is a sum over these.
--
-- Grain: ticket x span. Source: int_events, stg_tickets, config. The states are
-- an event log of their own, whose process_events() shows each its next: runs
-- of one state are cut out of it, and what is left is read again as spans.
-- Needs: int_events, stg_tickets, config
--
--   from_at, until_at  half-open; a span begins where the one before ends. The
--                 first begins when the ticket was created (a log may begin
--                 later), the last ends at config.as_of, but a closed one,
--                 where nothing more happens, ends as it begins
--   assignee_id   the agent of the latest event that names an owner, unless
--                 the ticket has moved to another group since
--   is_unsolved   1 = new, open, pending or hold
--   is_opening    1 = the backlog grows by one: created, or reopened
--   is_solve      1 = the backlog shrinks by one: solved, or closed at once
--   is_last       1 = what holds at config.as_of
--
-- Changes at one instant leave one span: what the last of them says. A ticket
-- without any event is new since its creation, and has no group.

DROP TABLE IF EXISTS int_status_spans;
CREATE TABLE int_status_spans(
  ticket_id   ANY NOT NULL,
  ordinal     INTEGER NOT NULL,
  from_at     TEXT NOT NULL,
  until_at    TEXT NOT NULL,
  hours       REAL NOT NULL,
  status      TEXT NOT NULL,
  group_name  TEXT,
  assignee_id ANY,
  is_unsolved INTEGER NOT NULL,
  is_opening  INTEGER NOT NULL,
  is_solve    INTEGER NOT NULL,
  is_last     INTEGER NOT NULL,
  PRIMARY KEY(ticket_id, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO int_status_spans
WITH instants AS (      -- what holds after each, as one text that can be compared
  SELECT e.ticket_id, e.position, e.event_at,
         json_array(e.status, e.group_name, (
           SELECT iif(o.group_name IS e.group_name, o.agent_id, NULL)
           FROM int_events AS o
           WHERE o.ticket_id=e.ticket_id AND o.position<=e.position
             AND o.names_owner
           ORDER BY o.position DESC LIMIT 1)) AS state
  FROM int_events AS e
  WHERE e.stands
), history AS MATERIALIZED (
  SELECT event_log(ticket_id, state, event_at, NULL, position) AS log
  FROM instants
), begun AS (           -- the instants at which a new state begins
  SELECT p.case_id AS ticket_id, 0 AS position,
         min(p.timestamp, t.created_at) AS from_at,
         p.activity AS state, NULL AS previous
  FROM history AS h, process_events(h.log) AS p
  JOIN stg_tickets AS t ON t.ticket_id=p.case_id
  WHERE p.is_start
  UNION ALL
  SELECT p.case_id, p.position, sla_due_at(p.timestamp, p.hours_to_next),
         p.next_activity, p.activity
  FROM history AS h, process_events(h.log) AS p
  WHERE p.next_activity<>p.activity
  UNION ALL
  SELECT t.ticket_id, 0, t.created_at, json_array('new', NULL, NULL), NULL
  FROM stg_tickets AS t
  WHERE NOT EXISTS (SELECT 1 FROM int_events AS e
                    WHERE e.ticket_id=t.ticket_id)
), turns AS (           -- in or out of the backlog, carried as the resource
  SELECT *,
         CASE previous->>0 IN ('solved', 'closed')
           WHEN state->>0 IN ('solved', 'closed') THEN NULL
           WHEN 1 THEN 'opening'
           WHEN 0 THEN 'solve'
           ELSE iif(state->>0 IN ('solved', 'closed'), 'both', 'opening')
         END AS turn
  FROM begun
), spans AS MATERIALIZED (
  SELECT event_log(ticket_id, state, from_at, turn, position) AS log
  FROM turns
)
SELECT
  p.case_id,
  p.position,
  p.timestamp,
  CASE WHEN NOT p.is_end THEN sla_due_at(p.timestamp, p.hours_to_next)
       WHEN p.activity->>0='closed' THEN p.timestamp
       ELSE c.as_of END,
  CASE WHEN NOT p.is_end THEN p.hours_to_next
       WHEN p.activity->>0='closed' THEN 0.0
       ELSE cycle_hours(p.timestamp, c.as_of) END,
  p.activity->>0,
  p.activity->>1,
  p.activity->>2,
  p.activity->>0 NOT IN ('solved', 'closed'),
  ifnull(p.resource IN ('opening', 'both'), 0),
  ifnull(p.resource IN ('solve', 'both'), 0),
  p.is_end
FROM config AS c, spans AS s, process_events(s.log) AS p;
