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
-- Changes at one instant leave one span: what the last of them says. A ticket
-- without any event is new since its creation, and has no group.

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
WITH owned AS (         -- each event and the latest that names an owner
  SELECT *, max(iif(names_owner, position, NULL)) OVER (
           PARTITION BY ticket_id ORDER BY position) AS owner_position
  FROM int_events
), states AS (          -- what holds after each instant
  SELECT
    e.ticket_id, e.position, e.event_at, e.status, e.group_name,
    iif(o.group_name IS e.group_name, o.agent_id, NULL) AS assignee_id,
    e.status NOT IN ('solved', 'closed') AS is_unsolved
  FROM owned AS e
  LEFT JOIN int_events AS o
         ON o.ticket_id=e.ticket_id AND o.position=e.owner_position
  WHERE e.stands
), neighbours AS (      -- each beside the one before it
  SELECT
    *,
    lag(position) OVER ticket IS NULL AS is_first,
    (status, group_name, assignee_id) IS NOT (lag(status) OVER ticket,
      lag(group_name) OVER ticket, lag(assignee_id) OVER ticket) AS is_change,
    lag(is_unsolved) OVER ticket AS was_unsolved
  FROM states
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
), spans AS (           -- from each change to the next
  SELECT
    n.*,
    row_number() OVER ticket AS ordinal,
    iif(n.is_first, min(n.event_at, t.created_at), n.event_at) AS from_at,
    lead(n.event_at) OVER ticket AS next_at
  FROM neighbours AS n
  JOIN stg_tickets AS t USING (ticket_id)
  WHERE n.is_first OR n.is_change
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
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
  is_first OR is_unsolved AND NOT was_unsolved,
  NOT is_unsolved AND ifnull(was_unsolved, 1),
  next_at IS NULL
FROM ended;

-- Tickets without any event.
INSERT INTO int_status_spans
SELECT t.ticket_id, 1, t.created_at, c.as_of,
       cycle_hours(t.created_at, c.as_of), 'new', NULL, NULL, 1, 1, 0, 1
FROM config AS c, stg_tickets AS t
WHERE NOT EXISTS (SELECT 1 FROM int_events AS e
                  WHERE e.ticket_id=t.ticket_id);
