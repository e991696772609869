-- int_status_spans: each ticket's history cut into spans in which its status,
-- group and assignee stay the same. Every SLA figure is a sum over these.
--
-- Grain: ticket x span. Source: int_events, stg_tickets, config.
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
--   is_solve      1 = the backlog shrinks by one: solved, or closed at once; a
--                 ticket that begins solved does both
--   is_last       1 = what holds at config.as_of
--
-- Changes at one instant leave one span: what the last of them says.
--
-- The states are collected as a log of their own: process_events() then leaves
-- out what changes nothing and looks both ways, where lag() and lead() would
-- sort and buffer every row twice. At most one state of an instant is left, so
-- the place of the log's sorting value is free for the assignee.

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
WITH states AS (        -- what holds after each instant
  SELECT
    e.ticket_id, e.position, e.event_at, e.status, e.group_name,
    iif(e.names_owner, e.agent_id,
        (SELECT iif(o.group_name IS e.group_name, o.agent_id, NULL)
         FROM int_events AS o INDEXED BY int_events_by_owner
         WHERE o.ticket_id=e.ticket_id AND o.position<e.position
           AND o.names_owner
         ORDER BY o.position DESC LIMIT 1)) AS assignee_id
  FROM int_events AS e
  WHERE e.stands
), history AS MATERIALIZED (
  SELECT event_log(ticket_id, status, event_at, group_name, assignee_id) AS log
  FROM states
), spans AS MATERIALIZED ( -- from each change to the next
  SELECT
    p.case_id AS ticket_id,
    p.position AS ordinal,
    iif(p.is_start,
        min(p.timestamp, (SELECT t.created_at FROM stg_tickets AS t
                          WHERE t.ticket_id=p.case_id)),
        p.timestamp) AS from_at,
    p.next_timestamp AS next_at,
    p.activity AS status,
    p.resource AS group_name,
    p.sorting AS assignee_id,
    p.activity NOT IN ('solved', 'closed') AS is_unsolved,
    p.previous_activity NOT IN ('solved', 'closed') AS was_unsolved
  FROM history AS h, process_events(h.log, '{"changes": true}') AS p
), ended AS (
  SELECT s.*,
         coalesce(s.next_at, iif(s.status='closed', s.from_at, c.as_of))
           AS until_at
  FROM spans AS s, config AS c
)
SELECT
  ticket_id,
  ordinal,
  from_at,
  until_at,
  cycle_hours(from_at, until_at),
  status,
  group_name,
  assignee_id,
  is_unsolved,
  ordinal=1 OR is_unsolved AND NOT was_unsolved,
  NOT is_unsolved AND ifnull(was_unsolved, 1),
  next_at IS NULL
FROM ended;
