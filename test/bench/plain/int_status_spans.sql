-- Plain SQL for int_status_spans: lag() tells changes, lead() where they end.
-- The owner as a max() OVER and a join, instead of the look back, took longer.

INSERT INTO int_status_spans
WITH states AS (
  SELECT
    e.ticket_id, e.position, e.event_at, e.status, e.group_name,
    iif(e.names_owner, e.agent_id,
        (SELECT iif(o.group_name IS e.group_name, o.agent_id, NULL)
         FROM int_events AS o
         WHERE o.ticket_id=e.ticket_id AND o.position<e.position
           AND o.names_owner
         ORDER BY o.position DESC LIMIT 1)) AS assignee_id,
    e.status NOT IN ('solved', 'closed') AS is_unsolved
  FROM int_events AS e
  WHERE e.stands
), neighbours AS (
  SELECT
    *,
    lag(position) OVER ticket IS NULL AS is_first,
    (status, group_name, assignee_id) IS NOT (lag(status) OVER ticket,
      lag(group_name) OVER ticket, lag(assignee_id) OVER ticket) AS is_change,
    lag(is_unsolved) OVER ticket AS was_unsolved
  FROM states
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
), spans AS (
  SELECT
    n.*,
    row_number() OVER ticket AS ordinal,
    lead(n.event_at) OVER ticket AS next_at
  FROM neighbours AS n
  WHERE n.is_first OR n.is_change
  WINDOW ticket AS (PARTITION BY ticket_id ORDER BY position)
), ended AS (
  SELECT
    s.*,
    iif(s.is_first, min(s.event_at, t.created_at), s.event_at) AS from_at,
    coalesce(s.next_at,
             iif(s.status='closed', iif(s.is_first, min(s.event_at, t.created_at),
                                        s.event_at), c.as_of)) AS until_at
  FROM spans AS s
  JOIN config AS c
  JOIN stg_tickets AS t ON t.ticket_id=s.ticket_id
)
SELECT
  ticket_id, ordinal, from_at, until_at,
  (unixepoch(until_at)-unixepoch(from_at))/3600.0,
  status, group_name, assignee_id, is_unsolved,
  is_first OR is_unsolved AND NOT was_unsolved,
  NOT is_unsolved AND ifnull(was_unsolved, 1),
  next_at IS NULL
FROM ended;
