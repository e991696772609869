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
WITH states AS (        -- what holds after each instant
  SELECT e.ticket_id, e.position, e.event_at, e.status, e.group_name,
         (SELECT iif(o.group_name IS e.group_name, o.agent_id, NULL)
          FROM int_events AS o
          WHERE o.ticket_id=e.ticket_id AND o.position<=e.position
            AND o.names_owner
          ORDER BY o.position DESC LIMIT 1) AS assignee_id
  FROM int_events AS e
  WHERE e.stands
), compared AS (        -- each beside the one before it
  SELECT *,
         lag(position) OVER life IS NULL AS is_first,
         status NOT IN ('solved', 'closed') AS is_unsolved,
         lag(status NOT IN ('solved', 'closed')) OVER life AS was_unsolved,
         status IS NOT lag(status) OVER life
           OR group_name IS NOT lag(group_name) OVER life
           OR assignee_id IS NOT lag(assignee_id) OVER life AS is_change
  FROM states
  WINDOW life AS (PARTITION BY ticket_id ORDER BY position)
), begun AS (           -- the states that begin a span
  SELECT c.ticket_id, c.position,
         iif(c.is_first, min(t.created_at, c.event_at), c.event_at) AS from_at,
         c.status, c.group_name, c.assignee_id, c.is_unsolved,
         c.is_first OR (c.is_unsolved AND NOT c.was_unsolved) AS is_opening,
         NOT c.is_unsolved AND (c.is_first OR c.was_unsolved) AS is_solve
  FROM compared AS c
  JOIN stg_tickets AS t ON t.ticket_id=c.ticket_id
  WHERE c.is_first OR c.is_change
  UNION ALL
  SELECT t.ticket_id, 1, t.created_at, 'new', NULL, NULL, 1, 1, 0
  FROM stg_tickets AS t
  WHERE NOT EXISTS (SELECT 1 FROM int_events AS e
                    WHERE e.ticket_id=t.ticket_id)
), spans AS (
  SELECT *,
         row_number() OVER life AS ordinal,
         lead(from_at) OVER life AS next_at
  FROM begun
  WINDOW life AS (PARTITION BY ticket_id ORDER BY position)
), ended AS (
  SELECT s.*,
         CASE WHEN s.next_at IS NOT NULL THEN s.next_at
              WHEN s.status='closed' THEN s.from_at
              ELSE c.as_of END AS until_at
  FROM spans AS s, config AS c
)
SELECT ticket_id, ordinal, from_at, until_at, cycle_hours(from_at, until_at),
       status, group_name, assignee_id, is_unsolved, is_opening, is_solve,
       next_at IS NULL
FROM ended;
